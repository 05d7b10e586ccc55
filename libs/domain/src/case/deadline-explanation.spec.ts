import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../recorded-event.js';
import { caseOf, idOf, received, registered, setOf } from '../policies/deadlines.fixture.js';
import { atTime } from '../time/calendar.js';
import { datesOf } from '../policies/deadline-dates.js';
import { crossedDays, explainedDeadline } from './deadline-explanation.js';

/** A span that starts at nine on a day, with its dates. */
function datesOfSpan(start: string, unit: 'working-days' | 'days' | 'months' | 'hours', n: number) {
  const startedAt = atTime(start, '09:00');
  return { rule: { unit, n }, startedAt, ...datesOf({ unit, n }, startedAt, undefined) };
}

describe('the days that a deadline crosses', () => {
  const crossed = (start: string, unit: 'working-days' | 'days' | 'months' | 'hours', n: number) => crossedDays(datesOfSpan(start, unit, n)).map(({ date, name }) => `${date} ${name}`);

  test('6.2: two months to julafton are moved past the Christmas days', () => {
    expect(crossed('2026-10-24', 'months', 2)).toEqual(['2026-12-24 julafton', '2026-12-25 juldagen', '2026-12-26 annandag jul', '2026-12-27 söndag']);
  });

  test('6.2: two months to a day that is missing end on a Sunday', () => {
    expect(crossed('2026-12-31', 'months', 2)).toEqual(['2027-02-28 söndag']);
    expect(crossed('2026-11-21', 'months', 2)).toEqual([]);
  });

  test('6.2: ten arbetsdagar over Christmas, New Year and trettondedag jul', () => {
    expect(crossed('2026-12-22', 'working-days', 10)).toEqual([
      '2026-12-24 julafton', '2026-12-25 juldagen', '2026-12-26 annandag jul', '2026-12-27 söndag', '2026-12-31 nyårsafton', '2027-01-01 nyårsdagen',
      '2027-01-02 lördag', '2027-01-03 söndag', '2027-01-06 trettondedag jul', '2027-01-09 lördag', '2027-01-10 söndag',
    ]);
    expect(crossed('2026-11-20', 'working-days', 2)).toEqual(['2026-11-21 lördag', '2026-11-22 söndag']);
  });

  test('hours cross nothing', () => {
    expect(crossed('2026-12-24', 'hours', 72)).toEqual([]);
  });
});

describe('what the record says of one deadline', () => {
  const one = caseOf('Avvikelse');
  const events: RecordedEvent[] = [];
  const keep = (at: string, more: readonly { type: string; data: unknown }[]) => {
    for (const { type, data } of more) events.push({ type, data, version: events.length, position: String(events.length), recordedAt: at, actor: 'system:deadlines', role: 'system' });
    return more;
  };
  const set = setOf(keep(received, one.tell(received, registered('AvvikelseRegistered'))) as never, 'DL-AV-2');
  const remind = (step: string) => {
    const at = set.wakes.find((wake) => wake.step === step)!.at;
    keep(at, one.remind(at, 'DL-AV-2', step));
  };
  remind('reminder-1');
  keep(set.dueAt, one.missed(set.dueAt, 'DL-AV-2'));
  remind('overdue-1');

  test('who was reminded when, by function, and who is next', () => {
    const explained = explainedDeadline('Avvikelse', events, idOf('DL-AV-2'), atTime('2026-11-26', '12:00'));
    expect(explained?.told.map(({ at, what, to }) => [at, what, ...to])).toEqual([
      ['2026-11-23T04:00:00.000Z', 'reminder', 'enhetschef', 'ersattare'],
      ['2026-11-25T22:59:59.999Z', 'missed', 'enhetschef', 'ersattare'],
      ['2026-11-26T07:00:00.000Z', 'overdue', 'verksamhetschef'],
    ]);
    expect(explained?.upcoming[0]).toEqual({ at: '2026-11-27T07:00:00.000Z', to: ['verksamhetschef'] });
    expect([explained?.metAt, explained?.moved, explained?.set.policyVersion]).toEqual([null, [], 'standard-1']);
  });

  test('another deadline of the case, or none, is not mixed in', () => {
    expect(explainedDeadline('Avvikelse', events, idOf('DL-AV-3'), received)?.told).toEqual([]);
    expect(explainedDeadline('Avvikelse', events, idOf('DL-AV-6'), received)).toBeUndefined();
  });
});
