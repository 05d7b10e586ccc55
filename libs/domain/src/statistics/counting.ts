import type { LocalDate } from '../ids.js';

/** How sure a number is. `comparable-to-previous` says only that it was about as the year before; `not-reported` that nobody knows. */
export type CountQualifier = 'exact' | 'circa' | 'comparable-to-previous' | 'not-reported';

/** One figure of a table. `value` null: nobody knows a number; 0: a true zero (CNT-06). */
export interface Cell {
  readonly value: number | null;
  readonly qualifier: CountQualifier;
}

export const notReported: Cell = { value: null, qualifier: 'not-reported' };

export function exact(value: number): Cell {
  return { value, qualifier: 'exact' };
}

/** A cell as recorded by a person; a number is kept only where the qualifier allows one. */
export function recordedCell(value: number | null | undefined, qualifier: CountQualifier): Cell {
  if (qualifier === 'comparable-to-previous') return { value: null, qualifier };
  return qualifier === 'not-reported' || value === null || value === undefined ? notReported : { value, qualifier };
}

/** CNT-06, CNT-07: a sum with an unknown part is unknown, never the sum of what is known; one circa makes it circa. */
export function sum(cells: readonly Cell[]): Cell {
  let value = 0;
  for (const cell of cells) {
    if (cell.value === null) return notReported;
    value += cell.value;
  }
  return { value, qualifier: cells.some((cell) => cell.qualifier === 'circa') ? 'circa' : 'exact' };
}

export interface CountedYear {
  readonly year: number;
  /** What the system itself has counted. */
  readonly counted: number;
  /** First day from which the system holds all cases of this measure; null when it never has. */
  readonly coveredFrom: LocalDate | null;
  /** What was imported for this year, unit and measure. */
  readonly imported?: Cell | undefined;
}

/** Whether the system holds every case of the year. A year that began before the coverage did is not covered. */
export function isCovered(year: number, coveredFrom: LocalDate | null): boolean {
  return coveredFrom !== null && coveredFrom <= `${year}-01-01`;
}

/** CNT-06: a covered year is what was counted, also when that is 0; any other year is what was imported, or unknown. */
export function cellOfYear({ year, counted, coveredFrom, imported }: CountedYear): Cell {
  return isCovered(year, coveredFrom) ? exact(counted) : (imported ?? notReported);
}

/**
 * CNT-03: a total counts every case once, so in a covered year it is `counted` and may be less than the sum of the units.
 * In other years it is the imported total, else the sum of the units, which is unknown as soon as one of them is.
 */
export function totalOfYear(total: CountedYear, units: readonly Cell[]): Cell {
  if (isCovered(total.year, total.coveredFrom)) return exact(total.counted);
  return total.imported ?? (units.length === 0 ? notReported : sum(units));
}

/** Null unless both numbers are known. */
export function difference(now: Cell, before: Cell): number | null {
  return now.value === null || before.value === null ? null : now.value - before.value;
}

const smallestBase = 5;

/** Change in whole percent; null when a number is unknown or the base is below five. */
export function percentChange(now: Cell, before: Cell): number | null {
  const change = difference(now, before);
  return change === null || before.value === null || before.value < smallestBase ? null : Math.round((100 * change) / before.value);
}

export type Change = 'okat' | 'minskat' | 'oforandrat' | 'i-niva-med' | 'uppgift-saknas';
export const changeLabels: Readonly<Record<Change, string>> = {
  okat: 'ökat', minskat: 'minskat', oforandrat: 'oförändrat', 'i-niva-med': 'i nivå med', 'uppgift-saknas': 'uppgift saknas',
};

/** Q-16 in one word. That this year or the one before was "i nivå med" the other is a known answer without a number. */
export function changeOf(now: Cell, before: Cell): Change {
  const change = difference(now, before);
  if (change !== null) return change > 0 ? 'okat' : change < 0 ? 'minskat' : 'oforandrat';
  const [other, comparable] = now.qualifier === 'comparable-to-previous' ? [before, true] : [now, before.qualifier === 'comparable-to-previous'];
  return comparable && other.value !== null ? 'i-niva-med' : 'uppgift-saknas';
}

/** Share in whole percent; null when there is nothing to share. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

/** A figure in a table: "–" where nobody knows (said as "uppgift saknas" in running text), "ca" before a circa number. */
export function figureText(value: number | null, qualifier: CountQualifier): string {
  if (qualifier === 'comparable-to-previous') return 'i nivå med';
  if (value === null || qualifier === 'not-reported') return '–';
  return qualifier === 'circa' ? `ca ${value}` : String(value);
}

/** A change in a table, with its sign: "+17", "−2", "0". */
export function differenceText(change: number | null): string {
  if (change === null) return '–';
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0';
}

/** The middle value; for an even number the mean of the two in the middle. Null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The smallest value that at least this share of the values do not exceed (nearest rank). Null of nothing. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
