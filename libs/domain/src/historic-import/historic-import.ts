import type { z } from 'zod';
import type { CommandsOf } from '../commands.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { measuresOfQuery } from '../statistics/measures.js';
import { assertFrom, decideWith, evolveWith, type Evolvers, type Handlers, type Payloads } from '../transition.js';
import { historicCaseId, type HistoricCase, type historicCaseImported } from './historic-case.js';
import { historicImportCommands, type HistoricImportCommands } from './historic-import.commands.js';
import type { HistoricImportEvent, HistoricImportEvents } from './historic-import.events.js';

export interface HistoricImportState {
  readonly status: 'none' | 'started' | 'completed' | 'revoked';
  readonly source: string;
  /** Year, unit and measure → the figure as last recorded, to tell a repeat from a correction. */
  readonly counts: Readonly<Record<string, string>>;
  /** The same for cases: number in the older system → what is known of it, in drawers so that each stays small. */
  readonly cases: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const initial: HistoricImportState = { status: 'none', source: '', counts: {}, cases: {} };

type CountPayload = Payloads<HistoricImportCommands>['RecordHistoricCount'];

/** A figure that stands already is not written again; a corrected one is, and the older stays in the record. */
function recordCount(data: CountPayload, state: HistoricImportState): readonly HistoricImportEvent[] {
  const [only] = measuresOfQuery(data.measure);
  const recorded = {
    year: data.year, nodeId: data.nodeId, measure: only?.id ?? data.measure, value: data.value ?? null,
    qualifier: data.qualifier, source: data.source ?? state.source,
  };
  if (state.counts[placeOf(recorded)] === figureOf(recorded)) return [];
  return [{ type: 'HistoricCountRecorded', data: recorded }];
}

/** What would become of a case that is imported now. */
export function fateOf({ cases }: Pick<HistoricImportState, 'cases'>, data: HistoricCase): 'new' | 'changed' | 'same' {
  const there = cases[drawerOf(data.sourceId)]?.[data.sourceId];
  if (there === undefined) return 'new';
  return there === factsOf(data) ? 'same' : 'changed';
}

function drawerOf(sourceId: string): string {
  return sourceId.slice(-2);
}

const told = ['caseType', 'receivedDate', 'nodeId', 'beslut', 'decidedDate', 'ivoDate', 'handedOver', 'aterkoppling', 'kind', 'subject'] as const;

function factsOf(data: HistoricCase | z.output<typeof historicCaseImported>): string {
  return [...told.map((name) => data[name] ?? ''), ...[...data.categories].sort()].join('|');
}

function importCases({ cases }: Payloads<HistoricImportCommands>['ImportHistoricCases'], state: HistoricImportState): readonly HistoricImportEvent[] {
  return cases
    .filter((one) => fateOf(state, one) !== 'same')
    .map((one) => ({ type: 'HistoricCaseImported', data: { ...one, caseId: historicCaseId(state.source, one.sourceId) } }));
}

function caseWasImported(state: HistoricImportState, data: z.output<typeof historicCaseImported>): HistoricImportState {
  const drawer = drawerOf(data.sourceId);
  return { ...state, cases: { ...state.cases, [drawer]: { ...state.cases[drawer], [data.sourceId]: factsOf(data) } } };
}

/** What would become of a figure that is recorded now. */
export function fateOfCount({ counts }: Pick<HistoricImportState, 'counts'>, data: CountPayload): 'new' | 'changed' | 'same' {
  const [only] = measuresOfQuery(data.measure);
  const there = counts[placeOf({ ...data, measure: only?.id ?? data.measure, value: null })];
  if (there === undefined) return 'new';
  return there === figureOf({ ...data, value: data.value ?? null }) ? 'same' : 'changed';
}

const handlers: Handlers<HistoricImportCommands, HistoricImportState, HistoricImportEvent> = {
  StartHistoricImport: (data, _, { actor }) => [{ type: 'HistoricImportStarted', data: { ...data, startedBy: actor.userId } }],
  RecordHistoricCount: recordCount,
  ImportHistoricCases: importCases,
  CompleteHistoricImport: (_, { counts }) => [{ type: 'HistoricImportCompleted', data: { counts: Object.keys(counts).length } }],
  RevokeHistoricImport: (data) => [{ type: 'HistoricImportRevoked', data }],
};

interface Figure {
  readonly year: number;
  readonly nodeId: string;
  readonly measure: string;
  readonly value: number | null;
  readonly qualifier: string;
}

function placeOf({ year, nodeId, measure }: Figure): string {
  return `${year}|${nodeId}|${measure}`;
}

function figureOf({ value, qualifier }: Figure): string {
  return `${value ?? ''}|${qualifier}`;
}

const evolvers: Evolvers<HistoricImportEvents, HistoricImportState> = {
  HistoricImportStarted: (state, { source }) => ({ ...state, status: 'started', source }),
  HistoricCountRecorded: (state, data) => ({ ...state, counts: { ...state.counts, [placeOf(data)]: figureOf(data) } }),
  HistoricCaseImported: caseWasImported,
  HistoricImportCompleted: (state) => ({ ...state, status: 'completed' }),
  HistoricImportRevoked: (state) => ({ ...state, status: 'revoked' }),
};

/** One stream per import, `historicImport-<uuid>`. Revoking takes its figures out of the statistics. */
export const historicImport: Decider<HistoricImportState, CommandsOf<HistoricImportCommands>, HistoricImportEvent> = {
  category: 'historicImport',
  initial,
  decide: (command, state, context) => {
    if (command.type === 'RevokeHistoricImport' && state.status === 'revoked') return [];
    if (command.type === 'StartHistoricImport' && state.status !== 'none') throw new DomainError('case-exists');
    assertFrom(historicImportCommands[command.type], state.status);
    return decideWith(handlers, command, state, context);
  },
  evolve: (state, event) => evolveWith(evolvers, state, event),
};
