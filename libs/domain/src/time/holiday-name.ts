import type { LocalDate } from '../ids.js';
import { dayNumber, weekday } from './day-number.js';
import { isHoliday, isVardag, paskdagen } from './holidays.js';

/** Names of the days that lie fixed, `12-24`. Whether they count in a year is for the calendar to say. */
const fixed: Readonly<Record<string, string>> = {
  '01-01': 'nyårsdagen', '01-06': 'trettondedag jul', '05-01': 'första maj', '06-06': 'nationaldagen', '12-24': 'julafton', '12-25': 'juldagen',
  '12-26': 'annandag jul', '12-31': 'nyårsafton',
};
const afterEaster: Readonly<Record<number, string>> = {
  [-2]: 'långfredagen', 0: 'påskdagen', 1: 'annandag påsk', 39: 'Kristi himmelsfärdsdag', 49: 'pingstdagen', 50: 'annandag pingst',
};
const weekend: Readonly<Record<number, string>> = { 6: 'lördag', 7: 'söndag' };

/** What a day is called that lag (1930:173) 2 § does not let a period end on; null for a vardag. */
export function nameOfFreeDay(date: LocalDate): string | null {
  if (isVardag(date)) return null;
  return fixed[date.slice(5)] ?? movingName(date) ?? weekend[weekday(dayNumber(date))] ?? null;
}

/** As `nameOfFreeDay`, without what is only a Saturday or a Sunday: what a calendar prints beside the date. */
export function nameOfHoliday(date: LocalDate): string | null {
  const name = nameOfFreeDay(date);
  return name === weekend[weekday(dayNumber(date))] ? null : name;
}

interface Moving {
  readonly name: string;
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

const moving: readonly Moving[] = [
  { name: 'midsommarafton', weekday: 5, from: '06-19', to: '06-25' },
  { name: 'midsommardagen', weekday: 6, from: '06-20', to: '06-26' },
  { name: 'alla helgons dag', weekday: 6, from: '10-31', to: '11-06' },
];

function movingName(date: LocalDate): string | undefined {
  const easter = afterEaster[dayNumber(date) - dayNumber(paskdagen(Number(date.slice(0, 4))))];
  if (easter !== undefined && isHoliday(date)) return easter;
  const [on, day] = [weekday(dayNumber(date)), date.slice(5)];
  return moving.find((one) => one.weekday === on && one.from <= day && day <= one.to)?.name;
}
