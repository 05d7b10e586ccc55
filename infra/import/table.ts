import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { Mapping } from './mapping.js';

export type Cell = string | number | boolean | Date | null;

export interface TableRow {
  /** In the file, from 1; the headings are usually line 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The file as a whole cannot be read; one sentence. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

type Reading = Pick<Mapping, 'encoding' | 'separator' | 'sheet'>;

export async function readTable(file: string, reading: Reading): Promise<Table> {
  const bytes = await readFile(file).catch(() => {
    throw new TableError(`The file ${file} cannot be read.`);
  });
  return /\.xlsx$/i.test(file) ? readWorkbook(bytes, reading) : readCsv(bytes, reading);
}

/** CSV as Swedish programs write it: semicolons, commas or tabs, in UTF-8 or the Windows code page. */
export function readCsv(bytes: Uint8Array, { encoding, separator }: Reading): Table {
  const text = decoded(bytes, encoding);
  const delimiter = separator === 'auto' ? separatorOf(text) : separator;
  const [first, ...rest] = recordsOf(parsed(text, delimiter));
  const headings = (first?.cells ?? []).map(String);
  return { headings, rows: rest.map(({ line, cells }) => rowOf(line, headings, cells)).filter(hasContent) };
}

/** A quotation mark that is never closed swallows the lines after it, so nothing of such a file is believed. */
function parsed(text: string, delimiter: string): unknown {
  try {
    return parse(text, { delimiter, info: true, relax_column_count: true, trim: true });
  } catch (error) {
    throw new TableError(
      `Line ${String(Number(fieldOf(error, 'lines') ?? 0))} cannot be taken apart: look for a quotation mark.`,
    );
  }
}

interface RawRecord {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** The parser types its records by options that are known here alone. */
function recordsOf(parsed: unknown): RawRecord[] {
  const records = Array.isArray(parsed) ? parsed : [];
  return records.flatMap((one: unknown) => {
    const [info, cells] = [fieldOf(one, 'info'), fieldOf(one, 'record')];
    const list: unknown[] = Array.isArray(cells) ? cells : [];
    return [{ line: Number(fieldOf(info, 'lines') ?? 0), cells: list.map(String) }];
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

async function readWorkbook(bytes: Buffer, { sheet }: Reading): Promise<Table> {
  const rows = await readSheet(bytes, sheet).catch(() => {
    throw new TableError(`The workbook has no readable sheet ${String(sheet)}.`);
  });
  const headings = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  const told = rows.slice(1).map((cells, at) => rowOf(at + 2, headings, cells.map(cellOf)));
  return { headings, rows: told.filter(hasContent) };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date)
    return value;
  return null;
}

function rowOf(line: number, headings: readonly string[], cells: readonly Cell[]): TableRow {
  return { line, cells: new Map(headings.map((heading, at) => [heading, cells[at] ?? null])) };
}

function hasContent({ cells }: TableRow): boolean {
  return [...cells.values()].some((cell) => cell !== null && String(cell).trim() !== '');
}

/** UTF-8 holds to a pattern that the Windows code page breaks with its first å, ä or ö. */
function decoded(bytes: Uint8Array, encoding: Reading['encoding']): string {
  const utf8 = new TextDecoder('utf-8', { fatal: encoding === 'auto' });
  if (encoding === 'windows-1252') return new TextDecoder('windows-1252').decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that parts the headings most often, outside quotes. */
function separatorOf(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => line.split(sign).length;
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';');
}
