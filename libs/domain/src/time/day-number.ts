import type { LocalDate } from '../ids.js';

const dayMs = 86_400_000;

/** Days since 1970-01-01. Plain arithmetic on the calendar: no zone and no clock has a part in it. RangeError for what is no date. */
export function dayNumber(date: LocalDate): number {
  const days = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (Number.isNaN(days) || dateOfDay(days) !== date) throw new RangeError(`not a date: ${date}`);
  return days;
}

export function dateOfDay(days: number): LocalDate {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601, which the Swedish calendar follows: week 1 is the one with the first Thursday of the year. */
export function weekOf(date: LocalDate): number {
  const thursday = dayNumber(date) - weekday(dayNumber(date)) + 4;
  return 1 + Math.floor((thursday - dayNumber(`${dateOfDay(thursday).slice(0, 4)}-01-01`)) / 7);
}
