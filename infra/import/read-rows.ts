import type { z } from 'zod';
import { historicImportCommands } from '#domain/historic-import/historic-import.commands.js';
import { historicCase, type HistoricCase } from '#domain/historic-import/historic-case.js';
import { enhetOf, namndOf, type NodeRow } from '#read-model/organisation-fold.js';
import { dayOf } from './dates.js';
import { MappingError, type CaseMapping, type CountMapping, type Mapping } from './mapping.js';
import type { Table, TableRow } from './table.js';

export interface GoodRow<T> {
  readonly line: number;
  readonly data: T;
}

/** Why a row stays out, in words for the person who has the file. */
export interface WrongRow {
  readonly line: number;
  readonly reason: string;
}

export interface ReadRows<T> {
  readonly good: readonly GoodRow<T>[];
  readonly wrong: readonly WrongRow[];
}

export type Nodes = ReadonlyMap<string, NodeRow>;

const figure = historicImportCommands.RecordHistoricCount.schema;
/** One figure of one year, as `RecordHistoricCount` takes it. */
export type HistoricFigure = z.output<typeof figure>;

/** What is wrong with one row; several at once, so that the file is mended in one go. */
class Faults {
  readonly found: string[] = [];

  /** Gives what the cell is, or notes what it should have been. */
  need<T>(value: T | null | undefined, reason: string): T | undefined {
    if (value === null || value === undefined) this.found.push(reason);
    return value ?? undefined;
  }
}

/** @throws MappingError when the file lacks a column that the mapping names */
export function assertColumns({ headings }: Table, { columns }: Mapping): void {
  const missing = Object.values(columns).filter((column) => column !== undefined && !headings.includes(column));
  if (missing.length > 0)
    throw new MappingError(`The file has no column ${missing.map((one) => `"${String(one)}"`).join(', ')}.`);
}

export function readCases(table: Table, mapping: CaseMapping, nodes: Nodes): ReadRows<HistoricCase> {
  return read(table, (row, faults) => caseOf(row, mapping, nodes, faults));
}

export function readCounts(table: Table, mapping: CountMapping, nodes: Nodes): ReadRows<HistoricFigure> {
  return read(table, (row, faults) => figureOf(row, mapping, nodes, faults));
}

function read<T>(table: Table, convert: (row: TableRow, faults: Faults) => T | undefined): ReadRows<T> {
  const good: GoodRow<T>[] = [];
  const wrong: WrongRow[] = [];
  for (const row of table.rows) {
    const faults = new Faults();
    const data = convert(row, faults);
    if (data !== undefined && faults.found.length === 0) good.push({ line: row.line, data });
    else wrong.push({ line: row.line, reason: faults.found.join('; ') || 'the row is not understood' });
  }
  return { good, wrong };
}

function caseOf(row: TableRow, mapping: CaseMapping, nodes: Nodes, faults: Faults): HistoricCase | undefined {
  const { columns } = mapping;
  const word = (field: 'caseType' | 'kind' | 'subject' | 'beslut' | 'aterkoppling') =>
    wordOf(row, mapping, field, faults);
  const day = (column: string | undefined) => dayIn(row, column, mapping, faults);
  if (textOf(row, columns.received) === '') faults.found.push(`${columns.received}: is empty`);
  const data = {
    sourceId: textOf(row, columns.number),
    caseType: word('caseType'),
    receivedDate: day(columns.received),
    nodeId: unitIn(row, mapping, nodes, faults),
    categories: categoriesIn(row, mapping, faults),
    kind: word('kind'),
    subject: word('subject'),
    beslut: word('beslut'),
    decidedDate: day(columns.decided),
    ivoDate: day(columns.ivo),
    aterkoppling: word('aterkoppling'),
  };
  if (faults.found.length > 0) return undefined;
  const parsed = historicCase.safeParse(
    Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  );
  if (parsed.success) return parsed.data;
  tell(parsed.error, columns, faults);
  return undefined;
}

function figureOf(row: TableRow, mapping: CountMapping, nodes: Nodes, faults: Faults): HistoricFigure | undefined {
  const { columns } = mapping;
  const year = faults.need(wholeOf(textOf(row, columns.year)), `${columns.year}: is no year`);
  const measure = faults.need(wordOf(row, mapping, 'measure', faults), 'measure: is empty');
  const nodeId = unitIn(row, mapping, nodes, faults);
  const written = textOf(row, columns.value);
  const value = wholeOf(written);
  if (written !== '' && value === undefined) faults.found.push(`${columns.value}: is no whole number`);
  const qualifier = wordOf(row, mapping, 'qualifier', faults) ?? (value === undefined ? 'not-reported' : 'exact');
  if (faults.found.length > 0) return undefined;
  const parsed = figure.safeParse({ year, nodeId, measure, qualifier, ...(value !== undefined && { value }) });
  if (parsed.success) return parsed.data;
  tell(parsed.error, columns, faults);
  return undefined;
}

function textOf(row: TableRow, column: string | undefined): string {
  return column === undefined ? '' : String(row.cells.get(column) ?? '').trim();
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function dayIn(row: TableRow, column: string | undefined, { dates }: Mapping, faults: Faults): string | undefined {
  if (column === undefined || textOf(row, column) === '') return undefined;
  return faults.need(
    dayOf(row.cells.get(column) ?? null, dates),
    `${column}: is no day written as ${dates.join(' or ')}`,
  );
}

type Worded = {
  readonly columns: Readonly<Record<string, string | undefined>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
  readonly always: Readonly<Record<string, string | undefined>>;
};

/** The code that the mapping gives for the word in the cell; without a list the cell is the code. */
function wordOf(row: TableRow, { columns, values, always }: Worded, field: string, faults: Faults): string | undefined {
  const said = textOf(row, columns[field]);
  if (said === '') return always[field];
  const list = values[field];
  if (list === undefined) return said;
  return faults.need(list[said], `${nameOf(columns, field)}: "${said}" is not in the mapping`);
}

function categoriesIn(row: TableRow, mapping: CaseMapping, faults: Faults): string[] {
  const said = textOf(row, mapping.columns.categories)
    .split(mapping.categorySeparator)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const list = mapping.values.categories;
  if (list === undefined) return said;
  return said.flatMap(
    (one) => faults.need(list[one], `${nameOf(mapping.columns, 'categories')}: "${one}" is not in the mapping`) ?? [],
  );
}

function unitIn(row: TableRow, mapping: CaseMapping | CountMapping, nodes: Nodes, faults: Faults): string | undefined {
  const before = faults.found.length;
  const code = wordOf(row, mapping, 'unit', faults) ?? mapping.namnd;
  if (faults.found.length > before) return undefined;
  const node =
    code === undefined ? undefined : [...nodes.values()].find((one) => one.code === code || one.nodeId === code);
  const counts =
    node !== undefined && enhetOf(nodes, node.nodeId) !== undefined && namndOf(nodes, node.nodeId) !== undefined;
  return faults.need(
    counts ? node.nodeId : undefined,
    `${nameOf(mapping.columns, 'unit')}: there is no unit ${code === undefined ? 'given' : `"${code}"`}`,
  );
}

/** What the schema refuses, under the headings of the file. */
function tell(error: z.ZodError, columns: Readonly<Record<string, string | undefined>>, faults: Faults): void {
  for (const { path, message } of error.issues) {
    faults.found.push(`${nameOf(columns, String(path[0] ?? ''))}: ${sentenceOf(message)}`);
  }
}

const fields: Readonly<Record<string, string>> = {
  sourceId: 'number',
  receivedDate: 'received',
  decidedDate: 'decided',
  ivoDate: 'ivo',
  nodeId: 'unit',
};

function nameOf(columns: Readonly<Record<string, string | undefined>>, field: string): string {
  return columns[fields[field] ?? field] ?? field;
}

function sentenceOf(code: string): string {
  if (code === 'invalid-number') return 'must be the number of the case in the older system';
  if (code === 'time-order') return 'is later than the beslut or the sending to IVO';
  return code.replaceAll('-', ' ');
}
