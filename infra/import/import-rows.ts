import { v7 as uuidv7 } from 'uuid';
import type { CaseCommands } from '#cases/case-commands.js';
import type { CaseReaderParts } from '#cases/case-reader.js';
import { systemActor } from '#domain/actor.js';
import { historicImportId, type HistoricCase } from '#domain/historic-import/historic-case.js';
import {
  fateOf,
  fateOfCount,
  historicImport,
  type HistoricImportState,
} from '#domain/historic-import/historic-import.js';
import { parseStored } from '#event-store/stored-event.js';
import { historicImportEvents, type HistoricImportEvent } from '#domain/historic-import/historic-import.events.js';
import { MappingError, type Mapping } from './mapping.js';
import {
  assertColumns,
  readCases,
  readCounts,
  type GoodRow,
  type HistoricFigure,
  type Nodes,
  type ReadRows,
} from './read-rows.js';
import type { Table } from './table.js';

export type Fate = 'new' | 'changed' | 'same' | 'wrong';

export interface RowFate {
  readonly line: number;
  readonly fate: Fate;
  readonly reason?: string;
}

export interface ImportParts {
  readonly record: CaseReaderParts;
  readonly cases: CaseCommands;
  readonly nodes: Nodes;
}

export interface ImportOptions {
  /** Nothing is written; every row is told what would become of it. */
  readonly dryRun: boolean;
  readonly progress: (done: number, all: number) => void;
}

/** As many as one append takes. */
const batch = 100;
const lanes = 4;
const actor = systemActor('import');

/** Puts the rows into the record. What is there already says nothing, so a second run, or one after a crash, adds only what is missing. */
export async function importTable(
  table: Table,
  mapping: Mapping,
  parts: ImportParts,
  options: ImportOptions,
): Promise<RowFate[]> {
  assertColumns(table, mapping);
  const run = new Run(mapping, parts, options, table.rows.length);
  const fates =
    mapping.kind === 'cases'
      ? await run.cases(readCases(table, mapping, parts.nodes))
      : await run.counts(readCounts(table, mapping, parts.nodes));
  return fates.sort((a, b) => a.line - b.line);
}

class Run {
  private done = 0;

  constructor(
    private readonly mapping: Mapping,
    private readonly parts: ImportParts,
    private readonly options: ImportOptions,
    private readonly all: number,
  ) {}

  async cases(read: ReadRows<HistoricCase>): Promise<RowFate[]> {
    const { good, wrong } = withoutDoubles(read);
    const fates = await inLanes(byMonth(good), async ([month, rows]) => {
      const importId = historicImportId(this.mapping.system, month);
      const state = await this.stateOf(importId);
      const judged = rows.map((row) => ({ ...row, fate: fateOf(state, row.data) }));
      await this.write(
        importId,
        state,
        judged.filter(({ fate }) => fate !== 'same').map(({ data }) => data),
      );
      this.count(judged.filter(({ fate }) => fate === 'same').length);
      return judged.map(({ line, fate }) => ({ line, fate }));
    });
    return [...fates.flat(), ...wrong.map((row) => ({ ...row, fate: 'wrong' as const }))];
  }

  async counts({ good, wrong }: ReadRows<HistoricFigure>): Promise<RowFate[]> {
    const importId = historicImportId(this.mapping.system, 'counts');
    const state = await this.stateOf(importId);
    const fates: RowFate[] = [];
    for (const { line, data } of good) {
      const fate = fateOfCount(state, data);
      if (fate !== 'same' && !this.options.dryRun) {
        if (fates.every((one) => one.fate === 'same')) await this.start(importId, state);
        await this.send(importId, 'RecordHistoricCount', data);
      }
      fates.push({ line, fate });
      this.count(1);
    }
    return [...fates, ...wrong.map((row) => ({ ...row, fate: 'wrong' as const }))];
  }

  private async write(importId: string, state: HistoricImportState, rows: readonly HistoricCase[]): Promise<void> {
    if (this.options.dryRun || rows.length === 0) {
      this.count(rows.length);
      return;
    }
    await this.start(importId, state);
    for (let at = 0; at < rows.length; at += batch) {
      const some = rows.slice(at, at + batch);
      await this.send(importId, 'ImportHistoricCases', { cases: some });
      this.count(some.length);
    }
  }

  private async start(importId: string, { status }: HistoricImportState): Promise<void> {
    if (status === 'none')
      await this.send(importId, 'StartHistoricImport', { nodeId: this.namnd(), source: this.mapping.system });
  }

  private async send(caseId: string, name: string, data: unknown): Promise<void> {
    await this.parts.cases.execute({
      aggregate: 'historicImport',
      caseId,
      name,
      data,
      commandId: uuidv7(),
      actor,
      correlationId: uuidv7(),
    });
  }

  private async stateOf(importId: string): Promise<HistoricImportState> {
    const { store, registry } = this.parts.record;
    let state = historicImport.initial;
    for await (const stored of store.readStream(`${historicImport.category}-${importId}`)) {
      const event = parseStored(registry, stored);
      if (isOfImport(event)) state = historicImport.evolve(state, event);
    }
    return state;
  }

  private namnd(): string {
    const namnder = [...this.parts.nodes.values()].filter(
      ({ level, code }) => level === 'namnd' && (this.mapping.namnd === undefined || this.mapping.namnd === code),
    );
    const [only] = namnder;
    if (only === undefined || namnder.length > 1)
      throw new MappingError('namnd: give the code of the nämnd that the import belongs to.');
    return only.nodeId;
  }

  private count(rows: number): void {
    this.done += rows;
    this.options.progress(this.done, this.all);
  }
}

type Rows = readonly GoodRow<HistoricCase>[];

/** One number is one case: the second row of a number is told, unless it says the same. */
function withoutDoubles({ good, wrong }: ReadRows<HistoricCase>): ReadRows<HistoricCase> {
  const first = new Map<string, GoodRow<HistoricCase>>();
  const doubles = good.filter((row) => {
    const there = first.get(row.data.sourceId);
    if (there === undefined) first.set(row.data.sourceId, row);
    return there !== undefined;
  });
  const told = doubles.map(({ line, data }) => ({
    line,
    reason: `the number is that of line ${String(first.get(data.sourceId)?.line)}`,
  }));
  return { good: [...first.values()], wrong: [...wrong, ...told] };
}

function byMonth(rows: Rows): (readonly [string, Rows])[] {
  const months = new Map<string, GoodRow<HistoricCase>[]>();
  for (const row of rows) {
    const month = row.data.receivedDate.slice(0, 7);
    const known = months.get(month);
    if (known) known.push(row);
    else months.set(month, [row]);
  }
  return [...months];
}

async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function isOfImport(event: { readonly type: string }): event is HistoricImportEvent {
  return Object.hasOwn(historicImportEvents, event.type);
}
