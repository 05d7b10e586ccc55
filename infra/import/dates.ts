import type { LocalDate } from '#domain/ids.js';
import { localDate } from '#domain/ids.js';
import type { Cell } from './table.js';

const parts = /yyyy|MM|M|dd|d/g;
const patterns: Readonly<Record<string, string>> = {
  yyyy: '(?<y>\\d{4})',
  MM: '(?<m>\\d{2})',
  M: '(?<m>\\d{1,2})',
  dd: '(?<d>\\d{2})',
  d: '(?<d>\\d{1,2})',
};

/** The day of a cell, or null when it is written in no way that the mapping names. A time of day after it is left out. */
export function dayOf(cell: Cell, formats: readonly string[]): LocalDate | null {
  // A workbook keeps a day as midnight in no zone at all, and the library gives it in UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  const text = String(cell ?? '').trim();
  for (const format of formats) {
    const day = dayBy(text, format);
    if (day !== null) return day;
  }
  return null;
}

function dayBy(text: string, format: string): LocalDate | null {
  const found = new RegExp(`^${patternOf(format)}(?:[T ]\\d{1,2}[.:]\\d{2}.*)?$`).exec(text)?.groups;
  if (found === undefined) return null;
  const { y = '', m = '', d = '' } = found;
  const day = localDate.safeParse(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return day.success ? day.data : null;
}

function patternOf(format: string): string {
  let pattern = '';
  let at = 0;
  for (const part of format.matchAll(parts)) {
    pattern += escaped(format.slice(at, part.index)) + (patterns[part[0]] ?? '');
    at = part.index + part[0].length;
  }
  return pattern + escaped(format.slice(at));
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
}
