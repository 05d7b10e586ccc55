import { expect, test } from '@jest/globals';
import { weekOf } from './day-number.js';
import { plusDays } from './calendar.js';
import { nameOfFreeDay, nameOfHoliday } from './holiday-name.js';
import { isVardag } from './holidays.js';

test.each([
  ['2026-01-01', 'nyårsdagen'], ['2026-01-06', 'trettondedag jul'], ['2026-04-03', 'långfredagen'], ['2026-04-05', 'påskdagen'], ['2026-04-06', 'annandag påsk'],
  ['2026-05-01', 'första maj'], ['2026-05-14', 'Kristi himmelsfärdsdag'], ['2026-05-24', 'pingstdagen'], ['2026-06-06', 'nationaldagen'], ['2026-06-19', 'midsommarafton'],
  ['2026-06-20', 'midsommardagen'], ['2026-10-31', 'alla helgons dag'], ['2026-12-24', 'julafton'], ['2026-12-25', 'juldagen'], ['2026-12-26', 'annandag jul'],
  ['2026-12-31', 'nyårsafton'], ['2026-11-21', 'lördag'], ['2026-11-22', 'söndag'], ['2026-11-23', null], ['2026-05-25', null], ['2026-04-02', null],
])('%s is %s', (date, name) => {
  expect(nameOfFreeDay(date)).toBe(name);
});

test('a calendar prints holidays, not plain Saturdays and Sundays', () => {
  expect([nameOfHoliday('2026-11-21'), nameOfHoliday('2026-12-24'), nameOfHoliday('2026-06-20')]).toEqual([null, 'julafton', 'midsommardagen']);
});

test('a day has a name exactly when it is no vardag, every day from 1990 to 2099', () => {
  const wrong: string[] = [];
  for (let day = '1990-01-01'; day < '2100-01-01'; day = plusDays(day, 1)) if ((nameOfFreeDay(day) === null) !== isVardag(day)) wrong.push(day);
  expect(wrong).toEqual([]);
});

test.each([['2026-11-21', 47], ['2026-01-01', 1], ['2027-01-01', 53], ['2027-01-04', 1], ['2028-12-31', 52], ['2024-12-30', 1]])('%s lies in week %i', (date, week) => {
  expect(weekOf(date)).toBe(week);
});
