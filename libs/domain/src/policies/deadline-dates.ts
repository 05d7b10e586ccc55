import type { Instant, LocalDate } from '../ids.js';
import {
  addDays, addMonths, addWorkingDays, atTime, daysBetween, endOfDay, localDateOf, millisecondsBetween, plusDays, plusHours, plusMilliseconds,
  type DueDates,
} from '../time/calendar.js';
import type { DeadlineRow, DeadlineSpan } from './deadline-policy.js';

export interface DeadlineDates {
  readonly nominal: LocalDate;
  readonly lastAllowed: LocalDate;
  readonly dueAt: Instant;
}

/** When a span that starts at an instant ends. `stated` is the day of a `date` span. Hours keep the instant, all else ends with the day. */
export function datesOf(span: DeadlineSpan, startedAt: Instant, stated: LocalDate | undefined, targetSameDay = false): DeadlineDates {
  const from = localDateOf(startedAt);
  switch (span.unit) {
    case 'hours': {
      const dueAt = plusHours(startedAt, span.n);
      return { nominal: localDateOf(dueAt), lastAllowed: localDateOf(dueAt), dueAt };
    }
    case 'months':
      return untilEndOf(addMonths(from, span.n));
    case 'days':
      return untilEndOf(addDays(from, span.n));
    case 'working-days': {
      const lastAllowed = addWorkingDays(from, span.n);
      return untilEndOf({ nominal: targetSameDay ? from : lastAllowed, lastAllowed });
    }
    case 'date':
      return untilEndOf({ nominal: stated ?? from, lastAllowed: stated ?? from });
  }
}

function untilEndOf(days: DueDates): DeadlineDates {
  return { ...days, dueAt: endOfDay(days.lastAllowed) };
}

export interface Wake {
  readonly step: string;
  readonly at: Instant;
  readonly to: 'responsible' | 'next-level';
}

/** Letters about days go out when people come to work. */
const morning = '08:00';
const overdueDays = 10;
/** A nämnd may ask for reminders every day of a long span: those nearest the end are kept. */
const mostReminders = 28;

/**
 * Every instant at which somebody is reminded: before the nominal end, on the day, and daily after it was missed.
 * What lies before `now` is left out, so that nothing fires for the past.
 */
export function wakesOf(row: DeadlineRow, span: DeadlineSpan, startedAt: Instant, dates: DeadlineDates, now: Instant): Wake[] {
  const before = remindersAt(row, span, startedAt, dates).map((at, index): Wake => ({ step: `reminder-${index + 1}`, at, to: 'responsible' }));
  return [...before, ...dueDay(span, startedAt, dates), ...overdue(row, span, dates)].filter((wake) => wake.at > now);
}

function remindersAt(row: DeadlineRow, span: DeadlineSpan, startedAt: Instant, dates: DeadlineDates): readonly Instant[] {
  const plan = row.reminders;
  const end = span.unit === 'hours' ? dates.dueAt : endOfDay(dates.nominal);
  if ('shares' in plan) {
    const length = millisecondsBetween(startedAt, end) + (span.unit === 'hours' ? 0 : 1);
    return length <= 0 ? [] : plan.shares.map((share) => plusMilliseconds(startedAt, share * length));
  }
  const dueDayAt = atTime(dates.nominal, morning);
  return plannedDays(plan, localDateOf(startedAt), dates).map((day) => atTime(day, morning)).filter((at) => at !== dueDayAt);
}

function plannedDays(
  plan: { daysBefore: readonly number[] } | { daysAfterStart: readonly number[]; daily: boolean },
  from: LocalDate,
  dates: DeadlineDates,
): readonly LocalDate[] {
  if ('daysBefore' in plan) return plan.daysBefore.map((n) => plusDays(dates.nominal, -n));
  const planned = plan.daysAfterStart.map((n) => plusDays(from, n)).filter((day) => day <= dates.lastAllowed);
  const last = planned.at(-1);
  if (!plan.daily || last === undefined) return planned;
  return [...planned, ...Array.from({ length: daysBetween(last, dates.lastAllowed) }, (_, n) => plusDays(last, n + 1))].slice(-mostReminders);
}

/** On the nominal day; when the clock started after that morning, on the last allowed day. */
function dueDay(span: DeadlineSpan, startedAt: Instant, dates: DeadlineDates): readonly Wake[] {
  if (span.unit === 'hours') return [];
  const at = [dates.nominal, dates.lastAllowed].map((day) => atTime(day, morning)).find((one) => one > startedAt);
  return at === undefined ? [] : [{ step: 'due-day', at, to: 'responsible' }];
}

/** The miss itself is told at once; these are the days after. */
function overdue(row: DeadlineRow, span: DeadlineSpan, dates: DeadlineDates): readonly Wake[] {
  if (row.escalateTo.length === 0) return [];
  const first = row.escalateNextDay === true ? 0 : 1;
  return Array.from({ length: overdueDays }, (_, index): Wake => {
    const n = index + 1;
    const at = span.unit === 'hours' ? plusHours(dates.dueAt, n * 24) : atTime(plusDays(dates.lastAllowed, n + first), morning);
    return { step: `overdue-${n}`, at, to: 'next-level' };
  });
}
