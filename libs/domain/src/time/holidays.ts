import type { LocalDate } from '../ids.js';
import { dateOfDay, dayNumber, weekday } from './day-number.js';

/** First and last year the calendar answers for. Lag (1989:253) is the one law for all of them. */
export const firstYear = 1990;
export const lastYear = 2100;

/**
 * Lag (2004:1320), in force 2005-04-01: nationaldagen became an allmän helgdag and annandag pingst ceased to be one.
 * Both days lie after 1 April, so the year alone decides.
 */
const nationaldagenSince = 2005;

const friday = 5;
const saturday = 6;
const sunday = 7;

/** Påskdagen by the anonymous Gregorian computus (Meeus), which is what lag (1989:253) 2 § describes. */
export function paskdagen(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-0${Math.floor(f / 31)}-${String((f % 31) + 1).padStart(2, '0')}`;
}

/** Days after påskdagen: långfredagen, annandag påsk, Kristi himmelsfärdsdag (6th Thursday). */
const easterOffsets = [-2, 1, 39] as const;
const annandagPingst = 50;

function fixedDays(year: number): readonly string[] {
  return ['01-01', '01-06', '05-01', '12-25', '12-26', ...(year >= nationaldagenSince ? ['06-06'] : [])];
}

/** The allmänna helgdagar of a year that are not simply Sundays (påskdagen and pingstdagen always are). */
function helgdagar(year: number): ReadonlySet<LocalDate> {
  const easter = dayNumber(paskdagen(year));
  const offsets = year < nationaldagenSince ? [...easterOffsets, annandagPingst] : easterOffsets;
  return new Set([
    ...fixedDays(year).map((day) => `${year}-${day}`),
    ...offsets.map((days) => dateOfDay(easter + days)),
    saturdayFrom(`${year}-06-20`), // midsommardagen
    saturdayFrom(`${year}-10-31`), // alla helgons dag
  ]);
}

function saturdayFrom(date: LocalDate): LocalDate {
  const first = dayNumber(date);
  return dateOfDay(first + ((saturday - weekday(first) + 7) % 7));
}

const known = new Map<number, ReadonlySet<LocalDate>>();

/** A year's days never change, so they are computed once. */
function helgdagarOf(year: number): ReadonlySet<LocalDate> {
  if (year < firstYear || year > lastYear) throw new RangeError(`the calendar covers ${firstYear}-${lastYear}, not ${year}`);
  let days = known.get(year);
  if (days === undefined) known.set(year, (days = helgdagar(year)));
  return days;
}

/** Whether the day is an allmän helgdag by lag (1989:253): every Sunday, and the days it names. */
export function isHoliday(date: LocalDate): boolean {
  return helgdagarOf(Number(date.slice(0, 4))).has(date) || weekday(dayNumber(date)) === sunday;
}

/** Midsommarafton, julafton and nyårsafton: no helgdagar, yet lag (1930:173) 2 § treats them alike. */
function isEve(date: LocalDate): boolean {
  const day = date.slice(5);
  if (day === '12-24' || day === '12-31') return true;
  return day >= '06-19' && day <= '06-25' && weekday(dayNumber(date)) === friday;
}

/** Whether lag (1930:173) 2 § lets the last day of a period fall here: not a helgdag, Saturday or one of the three eves. */
export function isVardag(date: LocalDate): boolean {
  return !isHoliday(date) && weekday(dayNumber(date)) !== saturday && !isEve(date);
}
