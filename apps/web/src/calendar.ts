import { plusDays } from '#domain/time/calendar.js';
import { dayNumber, weekday, weekOf } from '#domain/time/day-number.js';
import { nameOfFreeDay, nameOfHoliday } from '#domain/time/holiday-name.js';

export interface CalendarCell {
  readonly date: string;
  readonly inMonth: boolean;
  /** Not a vardag: no period ends here. */
  readonly free: boolean;
  readonly holiday: string | null;
}

export interface CalendarWeek {
  readonly number: number;
  readonly days: readonly CalendarCell[];
}

/** The weeks of a month, Monday first, with the days of its neighbours that they hold. `month` is åååå-mm. */
export function monthGrid(month: string): readonly CalendarWeek[] {
  const first = `${month}-01`;
  const weeks: CalendarWeek[] = [];
  for (let monday = plusDays(first, 1 - weekday(dayNumber(first))); monday.slice(0, 7) <= month; monday = plusDays(monday, 7)) {
    const days = Array.from({ length: 7 }, (_, at): CalendarCell => {
      const date = plusDays(monday, at);
      return { date, inMonth: date.startsWith(month), free: nameOfFreeDay(date) !== null, holiday: nameOfHoliday(date) };
    });
    weeks.push({ number: weekOf(monday), days });
  }
  return weeks;
}

export function monthPlus(month: string, n: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

const named = new Intl.DateTimeFormat('sv-SE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function monthName(month: string): string {
  return named.format(new Date(`${month}-01T00:00:00Z`));
}
