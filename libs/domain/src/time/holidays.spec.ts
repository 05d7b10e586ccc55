import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { firstYear, isHoliday, isVardag, lastYear, paskdagen } from './holidays.js';

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);

describe('Swedish holidays', () => {
  test.each([['2024-03-31'], ['2025-04-20'], ['2028-04-16'], ['1990-04-15'], ['2000-04-23'], ['2038-04-25'], ['2100-03-28']])(
    'påskdagen is %s',
    (date) => {
      expect(paskdagen(Number(date.slice(0, 4)))).toBe(date);
    },
  );

  test('annandag pingst was a holiday until 2004 and nationaldagen is one since 2005', () => {
    expect(isHoliday('2004-05-31')).toBe(true);
    expect(isHoliday('2005-05-16')).toBe(false);
    expect(isHoliday('2003-06-06')).toBe(false);
    expect(isHoliday('2005-06-06')).toBe(true);
  });

  test('every year 1990-2100 has the same weekday holidays as an independent source', () => {
    // The peer's list has annandag pingst and nationaldagen by today's law, so the years before 2005 are compared without them.
    const peer = new Holidays('SE', { timezone: 'Europe/Stockholm' });
    const differences: string[] = [];
    for (const year of years) {
      const theirs = new Set(peer.getHolidays(year).filter((day) => day.type === 'public').map((day) => day.date.slice(0, 10)));
      for (const date of daysOf(year)) {
        if (new Date(date).getUTCDay() === 0 || (year < 2005 && isLawOf2005(date))) continue;
        if (isHoliday(date) !== theirs.has(date)) differences.push(date);
      }
    }
    expect(differences).toEqual([]);
  });

  test.each([['midsommarafton', '2026-06-19'], ['julafton', '2026-12-24'], ['nyårsafton', '2026-12-31'], ['a Saturday', '2026-11-21']])(
    '%s is no helgdag and no vardag',
    (_, date) => {
      expect([isHoliday(date), isVardag(date)]).toEqual([false, false]);
    },
  );

  test.each([['skärtorsdagen', '2026-04-02'], ['trettondagsafton', '2026-01-05'], ['valborg', '2026-04-30'], ['a klämdag', '2026-05-15'], ['the day before alla helgons dag', '2026-10-30']])(
    '%s is a vardag',
    (_, date) => {
      expect(isVardag(date)).toBe(true);
    },
  );

  test('years outside 1990-2100 are refused rather than guessed', () => {
    expect(() => isHoliday('1989-12-29')).toThrow(RangeError);
    expect(() => isHoliday('2101-01-03')).toThrow(RangeError);
  });
});

function isLawOf2005(date: string): boolean {
  const annandagPingst = new Date(Date.parse(paskdagen(Number(date.slice(0, 4)))) + 50 * 86_400_000).toISOString().slice(0, 10);
  return date.endsWith('-06-06') || date === annandagPingst;
}
