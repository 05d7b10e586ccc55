import type { Instant, LocalDate } from '#domain/ids.js';
import { localDateOf } from '#domain/time/calendar.js';

const days = new Map<string, LocalDate>();

/** The Swedish day of an instant. Swedish clocks turn at whole UTC hours, so one answer serves the whole hour. */
export function swedishDay(at: Instant): LocalDate {
  const hour = at.slice(0, 13);
  const known = days.get(hour);
  if (known !== undefined) return known;
  if (days.size > 10_000) days.clear();
  const day = localDateOf(at);
  days.set(hour, day);
  return day;
}

export function swedishYear(at: Instant): number {
  return Number(swedishDay(at).slice(0, 4));
}
