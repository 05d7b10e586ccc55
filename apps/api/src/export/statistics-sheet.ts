import writeXlsxFile from 'write-excel-file/node';
import type { StatisticsAnswer, StatisticsRow } from '#domain/answers/statistics.js';
import { figureText } from '#domain/statistics/counting.js';
import { measureLabel } from '#domain/statistics/measures.js';

type Cell = string | number;

/** What the page shows, all rows: text where nobody knows a number, so that no sheet sums up the unknown as zero. */
function rowsOf(answer: StatisticsAnswer): Cell[][] {
  const unitName = new Map(answer.units.map((unit) => [unit.code, unit.name]));
  const header = ['Mått', 'Kod', 'Enhet', String(answer.year), String(answer.compareYear), 'Förändring'];
  return [header, ...answer.rows.map((row) => line(row, row.unit === null ? 'Hela nämnden' : (unitName.get(row.unit) ?? row.unit)))];
}

function line(row: StatisticsRow, unit: string): Cell[] {
  const shown = (value: number | null, qualifier: StatisticsRow['qualifier']) =>
    value !== null && qualifier === 'exact' ? value : figureText(value, qualifier);
  return [
    measureLabel(row.measure), row.measure, unit, shown(row.value, row.qualifier), shown(row.compareValue, row.compareQualifier), row.difference ?? '–',
  ];
}

/** CSV for Swedish Excel: semicolons, a byte order mark, every field quoted, nothing that a spreadsheet would run. */
export function statisticsCsv(answer: StatisticsAnswer): string {
  return `\uFEFF${rowsOf(answer).map((cells) => cells.map(csvField).join(';')).join('\r\n')}\r\n`;
}

/** A text that begins as a formula gets an apostrophe first (ASVS 1.2.10), also behind blanks and in full-width forms. */
export function csvField(value: Cell): string {
  if (typeof value === 'number') return `"${String(value).replace('.', ',')}"`;
  const guarded = /^[\s"']*[=+\-@\t\r＝＋－＠]/u.test(value) && value !== '–' ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** XLSX with typed cells: texts are texts and never formulas. */
export async function statisticsXlsx(answer: StatisticsAnswer): Promise<Buffer> {
  const [header = [], ...rows] = rowsOf(answer);
  const data = [
    header.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const })),
    ...rows.map((cells) => cells.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String }))),
  ];
  const columns = [{ width: 52 }, { width: 40 }, { width: 28 }, { width: 14 }, { width: 14 }, { width: 14 }];
  return writeXlsxFile(data, { sheet: 'Statistik', columns }).toBuffer();
}
