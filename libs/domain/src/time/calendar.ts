import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate } from '../ids.js';
import { dateOfDay, dayNumber } from './day-number.js';
import { isVardag } from './holidays.js';

/** Every date in law and statistics is a date in this zone, wherever the machine stands. */
export const swedishZone = 'Europe/Stockholm';

const hourMs = 3_600_000;
/** Swedish clocks are never more than this ahead of UTC. */
const farthestAheadMs = 2 * hourMs;

export interface DueDates {
  /** The day the period ends by lag (1930:173) 1 §; reminders run against it. */
  readonly nominal: LocalDate;
  /** The last day the act may be done, after 2 § has moved the end to the next vardag. */
  readonly lastAllowed: LocalDate;
}

/** The day itself, or the next vardag (lag (1930:173) 2 §). */
export function nextVardag(date: LocalDate): LocalDate {
  let day = date;
  while (!isVardag(day)) day = plusDays(day, 1);
  return day;
}

/** Same day of the month `months` later, or that month's last day when it has no such day; then the roll. */
export function addMonths(date: LocalDate, months: number): DueDates {
  return rolled(Temporal.PlainDate.from(date).add({ months }).toString());
}

/** `days` calendar days later; then the roll. */
export function addDays(date: LocalDate, days: number): DueDates {
  return rolled(plusDays(date, days));
}

/** The `n`th vardag after the date; counting starts the day after, so the end is always a vardag. */
export function addWorkingDays(date: LocalDate, n: number): LocalDate {
  let day = date;
  for (let left = n; left > 0; ) {
    day = plusDays(day, 1);
    if (isVardag(day)) left -= 1;
  }
  return day;
}

function rolled(nominal: LocalDate): DueDates {
  return { nominal, lastAllowed: nextVardag(nominal) };
}

/** Plain calendar days later (or earlier), without the roll. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Clock hours later, whatever the clocks are turned to meanwhile; no roll. */
export function plusHours(from: Instant, hours: number): Instant {
  return plusMilliseconds(from, hours * hourMs);
}

export function plusMilliseconds(from: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(from) + Math.round(milliseconds));
}

/** The last millisecond of the Swedish day: still on time. A day has 23 or 25 hours when the clocks change. */
export function endOfDay(date: LocalDate): Instant {
  return instantOf(momentOf(plusDays(date, 1), '00:00') - 1);
}

/** The instant when Swedish clocks show this time, `07:30`, on this day. */
export function atTime(date: LocalDate, time: string): Instant {
  return instantOf(momentOf(date, time));
}

/** The Swedish date of an instant; late in the UTC evening it is already the next day. */
export function localDateOf(at: Instant): LocalDate {
  const moment = millisecondsOf(at);
  const latest = instantOf(moment + farthestAheadMs).slice(0, 10);
  return moment < momentOf(latest, '00:00') ? plusDays(latest, -1) : latest;
}

/** The Swedish year of an instant or a local date. */
export function yearOf(at: Instant | LocalDate): number {
  return Number((at.includes('T') ? localDateOf(at) : at).slice(0, 4));
}

export function millisecondsBetween(from: Instant, to: Instant): number {
  return millisecondsOf(to) - millisecondsOf(from);
}

const moments = new Map<string, number>();
const mostMoments = 100_000;

/** Looked up in the zone once per day and time: every command asks for the same few days again and again. */
function momentOf(date: LocalDate, time: string): number {
  const key = `${date}T${time}`;
  let moment = moments.get(key);
  if (moment === undefined) {
    moment = Temporal.PlainDateTime.from(key).toZonedDateTime(swedishZone).epochMilliseconds;
    if (moments.size >= mostMoments) moments.clear();
    moments.set(key, moment);
  }
  return moment;
}

function millisecondsOf(at: Instant): number {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) throw new RangeError(`not an instant: ${at}`);
  return moment;
}

function instantOf(moment: number): Instant {
  return new Date(moment).toISOString();
}
