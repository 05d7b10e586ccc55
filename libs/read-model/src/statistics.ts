import { fieldsOf, text } from './fields.js';
import { enhetOf, namndOf } from './organisation-fold.js';
import { nodeEventTypes, nodeRows } from './organisation-rows.js';
import { CounterRows } from './counter-rows.js';
import { caseCategories } from './case-fold.js';
import { historicRows } from './stat-historic.js';
import { importedCaseId, importedFact, importedRows, importedType } from './stat-imported.js';
import { evolveStatFact, statFactEventTypes, type StatFact } from './stat-fact.js';
import { cellsOf, opensToCases, toCaseFact, wholeNamnd } from './stat-measures.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';

/** The cells a case is counted in now, as `unit|measure`. */
interface Counted {
  readonly namnd: string;
  readonly cells: readonly string[];
}

interface StatCase extends StatFact {
  readonly counted: Counted | null;
}

interface Member {
  readonly measure: string;
  readonly year: number;
  readonly unit: string;
  readonly namnd: string;
  readonly caseId: string;
}

const isCaseEvent = new Set(statFactEventTypes);
/** What happens at such a node belongs to no enhet: it counts in the whole nämnd alone. */
const aboveUnits = ['huvudman', 'namnd'];

/** Facts of cases and the declared cells that pages read. A correction moves a case between cells in the same transaction. */
export const statisticsDefinition: ProjectionDefinition = { name: 'statistics', create: createStatistics };

function createStatistics(): Projection {
  const cases = new TableRows<StatCase>({
    name: 'stat_case',
    key: ['caseId'],
    columns: {
      caseId: 'uuid',
      caseType: 'text',
      receivedDate: 'date',
      nodeIds: 'uuid[]',
      handedOver: 'boolean',
      masterId: 'uuid',
      duplicates: 'uuid[]',
      kind: 'text',
      subject: 'text',
      categories: 'text[]',
      beslut: 'text',
      beslutDate: 'date',
      ivoDate: 'date',
      aterkoppling: 'text',
      aterkopplingDate: 'date',
      enskild: 'jsonb',
      reportingDelay: 'int',
      extern: 'jsonb',
      watched: 'jsonb',
      counted: 'jsonb',
    },
  });
  const cells = new CounterRows('stat_cell');
  const members = new TableRows<Member>({
    name: 'stat_member',
    key: ['namnd', 'measure', 'year', 'unit', 'caseId'],
    columns: { namnd: 'text', measure: 'text', year: 'int', unit: 'text', caseId: 'uuid' },
  });
  const nodes = nodeRows('stat_node');

  const placeOf = (nodeId: string): { namnd: string; unit: string } => {
    const byId = nodes.byId();
    const [enhet, namnd] = [enhetOf(byId, nodeId), namndOf(byId, nodeId)];
    if (enhet === undefined || namnd === undefined) throw new ProjectionError('unknown-unit');
    return { namnd: namnd.code, unit: aboveUnits.includes(enhet.level) ? wholeNamnd : enhet.code };
  };
  const unitsOf = (fact: StatFact): readonly string[] =>
    [...new Set(fact.nodeIds.map((nodeId) => placeOf(nodeId).unit))].filter((unit) => unit !== wholeNamnd);
  const move = (
    { caseId, receivedDate }: StatFact,
    counted: Counted | null,
    gone: ReadonlySet<string>,
    n: 1 | -1,
  ): void => {
    if (counted === null) return;
    const year = Number(receivedDate.slice(0, 4));
    for (const cell of counted.cells) {
      if (gone.has(cell)) continue;
      const [unit, measure] = [cell.slice(0, cell.indexOf('|')), cell.slice(cell.indexOf('|') + 1)];
      cells.add({ namnd: counted.namnd, year, unit, measure }, n);
      if (!opensToCases(measure)) continue;
      if (n === 1) members.put({ namnd: counted.namnd, measure, year, unit, caseId });
      else members.remove(counted.namnd, measure, year, unit, caseId);
    }
  };
  /** Counts a case anew: −1 where it no longer belongs, +1 where it now does. */
  const recount = (fact: StatFact): void => {
    const before = cases.get(fact.caseId)?.counted ?? null;
    const master = fact.masterId === null ? undefined : cases.get(fact.masterId);
    const namnd = placeOf(fact.nodeIds[0] ?? '').namnd;
    const counted = {
      namnd,
      cells: cellsOf(fact, unitsOf(fact), master === undefined ? undefined : toCaseFact(master, [])),
    };
    const moved = before !== null && before.namnd !== namnd;
    move(fact, before, new Set(moved ? [] : counted.cells), -1);
    move(fact, counted, new Set(moved ? [] : before?.cells), 1);
    cases.put({ ...fact, counted });
  };
  const historic = historicRows(placeOf);
  const imported = importedRows();
  const applyImported = (event: ProjectedEvent): void => {
    const fact = importedFact(event);
    const before = cases.get(fact.caseId);
    // A corrected row may belong to another year, which a case of our own never does.
    if (before !== undefined) {
      move(before, before.counted, new Set(), -1);
      cases.put({ ...fact, counted: null });
    }
    recount(fact);
    imported.put({ caseId: fact.caseId, importId: event.caseId, number: text(fieldsOf(event.data), 'sourceId') });
  };
  /** What a revoked import brought is gone from every figure. */
  const takeBack = (importId: string): void => {
    for (const { caseId } of [...imported.all()].filter((row) => row.importId === importId)) {
      const fact = cases.get(caseId);
      if (fact !== undefined) move(fact, fact.counted, new Set(), -1);
      cases.remove(caseId);
      imported.remove(caseId);
    }
  };

  const applyCase = (event: ProjectedEvent): void => {
    const before = cases.get(event.caseId);
    const after = evolveStatFact(before, event);
    if (after === before) return;
    const master =
      after.masterId === null || after.masterId === before?.masterId ? undefined : cases.get(after.masterId);
    if (master !== undefined) cases.put({ ...master, duplicates: [...master.duplicates, after.caseId] });
    recount(after);
    // A duplicate takes the beslut of its master (AV-07).
    for (const id of after.duplicates) {
      const duplicate = cases.get(id);
      if (duplicate !== undefined && after.beslut !== before?.beslut) recount(duplicate);
    }
  };
  return {
    name: 'statistics',
    version: 5,
    categories: [...Object.keys(caseCategories), 'organisation', 'configuration', 'historicImport'],
    onPoison: 'park-stream',
    tables: [cases, cells, members, imported, nodes.table, ...historic.tables],
    handles: new Set([...statFactEventTypes, ...nodeEventTypes, ...historic.eventTypes, importedType]),
    want(event) {
      if (event.type === 'HistoricImportRevoked') imported.wantWhere('importId', event.caseId);
      if (historic.eventTypes.includes(event.type)) historic.want(event);
      else if (event.type === importedType) {
        cases.want(importedCaseId(event));
        imported.want(importedCaseId(event));
      }
      else if (isCaseEvent.has(event.type)) {
        cases.want(event.caseId);
        const master = fieldsOf(event.data)['masterCaseId'];
        if (typeof master === 'string') cases.want(master);
      }
    },
    wantMore(event) {
      if (event.type === 'HistoricImportRevoked')
        for (const { caseId, importId } of imported.all()) if (importId === event.caseId) cases.want(caseId);
      const row = cases.get(event.caseId);
      for (const id of [...(row?.duplicates ?? []), row?.masterId]) if (typeof id === 'string') cases.want(id);
    },
    apply(event) {
      if (event.type === 'HistoricImportRevoked') takeBack(event.caseId);
      if (nodeEventTypes.includes(event.type)) nodes.apply(event);
      else if (event.type === importedType) applyImported(event);
      else if (historic.eventTypes.includes(event.type)) historic.apply(event);
      else applyCase(event);
    },
  };
}
