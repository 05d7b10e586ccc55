import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, addWorkingDays, atTime, daysBetween, endOfDay, localDateOf, millisecondsBetween, plusDays, plusHours, yearOf } from './calendar.js';
import { isVardag } from './holidays.js';

const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(Date.UTC(1990, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe('periods of law (1930:173)', () => {
  test.each([
    ['2026-11-21', '2027-01-21', '2027-01-21'],
    ['2026-10-24', '2026-12-24', '2026-12-28'],
    ['2026-12-31', '2027-02-28', '2027-03-01'],
    ['2027-12-31', '2028-02-29', '2028-02-29'],
    ['2026-04-19', '2026-06-19', '2026-06-22'],
    ['2026-02-01', '2026-04-01', '2026-04-01'],
    ['2026-02-03', '2026-04-03', '2026-04-07'],
  ])('two months from %s end nominally %s and last allowed %s', (start, nominal, lastAllowed) => {
    expect(addMonths(start, 2)).toEqual({ nominal, lastAllowed });
  });

  test.each([['2026-11-20', 2, '2026-11-24'], ['2026-12-22', 10, '2027-01-12'], ['2026-11-20', 1, '2026-11-23'], ['2026-11-21', 1, '2026-11-23'], ['2026-06-17', 2, '2026-06-22']])(
    'from %s, %i arbetsdagar end %s',
    (start, n, end) => {
      expect(addWorkingDays(start, n)).toBe(end);
    },
  );

  test('calendar days end on the next vardag', () => {
    expect(addDays('2026-11-25', 30)).toEqual({ nominal: '2026-12-25', lastAllowed: '2026-12-28' });
    expect(addDays('2026-11-20', 0)).toEqual({ nominal: '2026-11-20', lastAllowed: '2026-11-20' });
  });

  test('a last allowed day is always a vardag, and never before the nominal day nor more than five days after it', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 24 }), (date, months) => {
        fc.pre(Number(date.slice(0, 4)) < 2098);
        const { nominal, lastAllowed } = addMonths(date, months);
        const rolled = daysBetween(nominal, lastAllowed);
        return isVardag(lastAllowed) && rolled >= 0 && rolled <= 5;
      }),
    );
  });
});

describe('instants and Swedish days', () => {
  test.each([
    ['winter', '2026-11-21', '2026-11-21T22:59:59.999Z', 24],
    ['summer', '2026-06-21', '2026-06-21T21:59:59.999Z', 24],
    ['the spring change', '2026-03-29', '2026-03-29T21:59:59.999Z', 23],
    ['the autumn change', '2026-10-25', '2026-10-25T22:59:59.999Z', 25],
  ])('the end of a day in %s', (_, date, end, hours) => {
    expect(endOfDay(date)).toBe(end);
    expect(millisecondsBetween(atTime(date, '00:00'), end)).toBe(hours * 3_600_000 - 1);
  });

  test('an instant late in the UTC day belongs to the next local day, month and year', () => {
    expect(localDateOf('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
    expect(yearOf('2026-12-31T23:30:00.000Z')).toBe(2027);
    expect(localDateOf('2026-06-30T22:00:00.000Z')).toBe('2026-07-01');
    expect(localDateOf('2026-06-30T21:59:59.999Z')).toBe('2026-06-30');
    expect(yearOf('2026-12-31')).toBe(2026);
  });

  test('hours are clock hours across a change of clocks', () => {
    expect(plusHours('2026-03-28T12:00:00.000Z', 24)).toBe('2026-03-29T12:00:00.000Z');
    expect(plusHours('2026-10-24T12:00:00.000Z', 72)).toBe('2026-10-27T12:00:00.000Z');
  });

  test('the end of any day is in that day, and one millisecond later is the next', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const end = endOfDay(date);
        return localDateOf(end) === date && localDateOf(plusHours(end, 1 / 3_600_000)) > date;
      }),
    );
  });
});

test('the day of any instant is the one the zone itself gives', () => {
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 11, 30) });
  fc.assert(
    fc.property(instants, (at) => {
      const peer = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString();
      return localDateOf(new Date(at).toISOString()) === peer;
    }),
    { numRuns: 1_000 },
  );
});

test('what is no date and no instant is refused', () => {
  for (const date of ['2026-02-30', '2026-13-01', 'x']) expect(() => plusDays(date, 1)).toThrow(RangeError);
  expect(() => localDateOf('yesterday')).toThrow(RangeError);
});

describe('the zone of the machine', () => {
  const own = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = own ?? '';
    if (own === undefined) delete process.env['TZ'];
  });

  test('never changes an answer', () => {
    const zones = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kathmandu', 'Europe/Stockholm');
    const instants = fc.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2099, 11, 30) }).map((at) => new Date(at).toISOString());
    const answers = (at: string) => [localDateOf(at), endOfDay(localDateOf(at)), addMonths(localDateOf(at), 2), addWorkingDays(localDateOf(at), 3)];
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        process.env['TZ'] = 'Europe/Stockholm';
        const here = answers(at);
        process.env['TZ'] = zone;
        expect(answers(at)).toEqual(here);
      }),
    );
  });
});
