import type { StatisticsRow } from '#domain/answers/statistics.js';
import { differenceText, figureText, type CountQualifier } from '#domain/statistics/counting.js';
import { measureLabel, measureOf } from '#domain/statistics/measures.js';

export interface Bar {
  readonly year: number;
  readonly value: number | null;
  readonly qualifier: CountQualifier;
}

/** A figure as it is printed: 4, ca 30, i nivå med, –. */
export function figure(value: number | null, qualifier: CountQualifier, measure: string): string {
  const text = figureText(value, qualifier);
  return value !== null && measureOf(measure)?.unit === 'percent' ? `${text} %` : text;
}

/** As said aloud: nobody hears a dash. */
export function figureSpoken(value: number | null, qualifier: CountQualifier): string {
  return value === null && qualifier === 'not-reported' ? 'uppgift saknas' : figureText(value, qualifier);
}

export const changeText = differenceText;
export const labelOf = measureLabel;

/** The groups of the table, in the order a kvalitetsberättelse has them. */
const groups: readonly (readonly [string, (measure: string) => boolean])[] = [
  ['Lex Sarah', (measure) => measure.startsWith('lex-sarah') && !measure.startsWith('lex-sarah-beslut')],
  ['Lex Sarah, beslut i årets rapporter', (measure) => measure.startsWith('lex-sarah-beslut')],
  ['Synpunkter och klagomål', (measure) => measure.startsWith('synpunkter')],
  ['Avvikelser mellan myndigheter', (measure) => measure.startsWith('externa-avvikelser')],
  ['Avvikelser', (measure) => /avvikelser$/.test(measure)],
  ['Tid till rapport', (measure) => measure === 'rapporteringsfordrojning'],
  ['Teman', (measure) => measure.startsWith('tema:')],
  ['Handläggningstider i lex Sarah', (measure) => measure.startsWith('handlaggningstid')],
  ['Återkoppling', (measure) => measure === 'aterkopplingsgrad'],
  ['Övrigt', () => true],
];

export interface Group {
  readonly title: string;
  readonly rows: readonly StatisticsRow[];
}

export function grouped(rows: readonly StatisticsRow[]): Group[] {
  const groupOf = (row: StatisticsRow) => groups.findIndex(([, holds]) => holds(row.measure));
  return groups.map(([title], index) => ({ title, rows: rows.filter((row) => groupOf(row) === index) })).filter((group) => group.rows.length > 0);
}

/** Counts open to the cases behind them; lengths of time and shares do not. */
export function opensToCases(row: Pick<StatisticsRow, 'measure' | 'value'>): boolean {
  return row.value !== null && row.value > 0 && measureOf(row.measure)?.unit === 'count';
}
