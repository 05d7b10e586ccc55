import { describe, expect, test } from '@jest/globals';
import { dayOf } from './dates.js';
import { MappingError, readMapping } from './mapping.js';
import { readCsv } from './table.js';

const reading = { encoding: 'auto', separator: 'auto', sheet: 1 } as const;

describe('files as Swedish programs write them', () => {
  test.each([
    ['semicolon', 'a;b\r\nå;2\r\n'],
    ['comma', 'a,b\nå,2'],
    ['tab', 'a\tb\nå\t2'],
    ['a comma in quotes', '"a";"b"\n"å";"2"\n'],
  ])('%s, in UTF-8 with and without its mark and in Windows-1252', (_, text) => {
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(text, 'latin1')]) {
      const { headings, rows } = readCsv(bytes, reading);
      expect([headings, [...(rows[0]?.cells ?? [])]]).toEqual([
        ['a', 'b'],
        [
          ['a', 'å'],
          ['b', '2'],
        ],
      ]);
    }
  });

  test('a file with a quotation mark that is not closed is refused as a whole, with the line', () => {
    expect(() => readCsv(Buffer.from('a;b\n1;2\n3;"4"x\n5;6\n'), reading)).toThrow('Line 3 cannot be taken apart');
  });

  test.each([
    ['2024-03-05', ['yyyy-MM-dd'], '2024-03-05'],
    ['2024-03-05 08:30', ['yyyy-MM-dd'], '2024-03-05'],
    ['5/3 2024', ['yyyy-MM-dd', 'd/M yyyy'], '2024-03-05'],
    ['5/3 2024', ['yyyy-MM-dd'], null],
    ['05.03.2024', ['dd.MM.yyyy'], '2024-03-05'],
    ['20240305', ['yyyyMMdd'], '2024-03-05'],
    ['2024-02-30', ['yyyy-MM-dd'], null],
    ['', ['yyyy-MM-dd'], null],
  ])('the day %j by %j is %j', (text, formats, day) => {
    expect(dayOf(text, formats)).toBe(day);
  });

  test('a date of a workbook is the day it shows', () => {
    expect(dayOf(new Date('2024-03-05T00:00:00.000Z'), ['yyyy-MM-dd'])).toBe('2024-03-05');
  });
});

test('a mapping that is wrong is told place by place', () => {
  const told = (text: string) => {
    try {
      readMapping(text);
      return '';
    } catch (error) {
      return error instanceof MappingError ? error.message : String(error);
    }
  };
  expect(told('{')).toBe('The mapping is no JSON.');
  expect(told('{"kind":"x"}')).toContain('kind must be "cases" or "counts"');
  const wrong = told(
    JSON.stringify({ kind: 'cases', system: '', columns: { number: 'A' }, dates: ['MM-dd'], colums: {} }),
  );
  expect(wrong.split('\n').map((line) => line.split(':')[0])).toEqual(
    expect.arrayContaining(['system', 'columns.received', 'dates.0', 'mapping']),
  );
});
