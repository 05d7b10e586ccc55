import { describe, expect, test } from '@jest/globals';
import { deadlineWake } from '../case/deadline-events.js';
import { crossedDays } from '../case/deadline-explanation.js';
import { atTime, endOfDay, localDateOf, plusDays, plusHours } from '../time/calendar.js';
import { isVardag } from '../time/holidays.js';
import { datesOf, wakesOf } from './deadline-dates.js';
import type { DeadlineSpan } from './deadline-policy.js';
import { defaultDeadlineRows } from './deadline-rows.js';
import { decidedRow, type RecordedPolicy } from './recorded-policy.js';

/** Domain 6.2, word for word. */
test.each([
  ['months', 2, '2026-11-21', '2027-01-21', '2027-01-21'],
  ['months', 2, '2026-10-24', '2026-12-24', '2026-12-28'],
  ['months', 2, '2026-12-31', '2027-02-28', '2027-03-01'],
  ['working-days', 2, '2026-11-20', '2026-11-24', '2026-11-24'],
  ['working-days', 10, '2026-12-22', '2027-01-12', '2027-01-12'],
] as const)('6.2: %s %i from %s ends nominally %s and at the latest %s', (unit, n, start, nominal, lastAllowed) => {
  expect(datesOf({ unit, n }, atTime(start, '09:00'), undefined)).toEqual({ nominal, lastAllowed, dueAt: endOfDay(lastAllowed) });
});

/** The same numbers every time: a small generator instead of chance. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const units = ['hours', 'days', 'working-days', 'months'] as const;
const most = { hours: 200, days: 120, 'working-days': 60, months: 6 } as const;

describe('whatever a nämnd decides, whenever it starts', () => {
  const next = numbers(20_261_121);
  const cases = Array.from({ length: 120 }, () => {
    const row = defaultDeadlineRows[next(defaultDeadlineRows.length)]!;
    const unit = units[next(units.length)]!;
    const plans = [{ shares: [0.25, 0.5, 0.9] }, { daysBefore: [30, 7, 1] }, { daysAfterStart: [1, 5], daily: next(2) === 1 }] as const;
    const [reminders, n] = [plans[next(plans.length)]!, next(most[unit])];
    const decided = { policyId: '', kind: row.kind, unit, n, reminders, validFrom: '2020-01-01' } as unknown as RecordedPolicy;
    return { row: decidedRow(row, decided), span: { unit, n } satisfies DeadlineSpan, startedAt: plusHours(atTime(plusDays('2024-01-01', next(2_000)), '00:00'), next(24)) };
  });

  test('the last allowed day is a vardag and never before the nominal one; hours keep their instant', () => {
    for (const { span, startedAt } of cases) {
      const { nominal, lastAllowed, dueAt } = datesOf(span, startedAt, undefined);
      expect([nominal <= lastAllowed, nominal >= localDateOf(startedAt)]).toEqual([true, true]);
      if (span.unit === 'hours') expect(dueAt).toBe(plusHours(startedAt, span.n));
      else expect([dueAt, span.n === 0 || isVardag(lastAllowed)]).toEqual([endOfDay(lastAllowed), true]);
    }
  });

  test('what moved the end is told day by day, and nothing else is', () => {
    for (const { span, startedAt } of cases) {
      const dates = datesOf(span, startedAt, undefined);
      const crossed = crossedDays({ rule: span, startedAt, ...dates });
      expect(crossed.filter(({ date }) => isVardag(date) || date >= dates.lastAllowed)).toEqual([]);
      if (span.unit === 'days' || span.unit === 'months') expect(crossed.length > 0).toBe(dates.nominal !== dates.lastAllowed);
    }
  });

  test('reminders are few enough to be kept, none lies before the start, and none is told twice', () => {
    for (const { row, span, startedAt } of cases) {
      const wakes = wakesOf(row, span, startedAt, datesOf(span, startedAt, undefined), startedAt);
      expect([wakes.length <= 40, wakes.every(({ at }) => at > startedAt)]).toEqual([true, true]);
      expect(new Set(wakes.map(({ step }) => step)).size).toBe(wakes.length);
      for (const wake of wakes) expect(deadlineWake.parse(wake)).toEqual(wake);
      const late = wakes.filter(({ to }) => to === 'next-level');
      expect(late.every(({ at }) => at > datesOf(span, startedAt, undefined).dueAt)).toBe(true);
      if (row.escalateTo.length === 0) expect(late).toEqual([]);
    }
  });
});
