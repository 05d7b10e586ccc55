import { localDateOf } from '#domain/time/calendar.js';
import { caseCategories, receivedAtOf, registrations } from './case-fold.js';
import { fieldsOf, objects, optionalText, text, withValue, yes, type Fields } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';

/** A case as the finder of similar events knows it: codes and days only. */
export interface FeatureRow {
  readonly caseId: string;
  readonly caseType: string;
  readonly category: string;
  readonly unitId: string;
  readonly receivedDate: string;
  readonly categories: readonly string[];
  readonly primaryCategory: string | null;
  readonly process: string | null;
  readonly causes: readonly string[];
  readonly insatstyp: string | null;
  readonly suspected: string | null;
  readonly proposed: string | null;
  readonly reading: string | null;
  readonly beslut: string | null;
  readonly revised: boolean;
  readonly precedentAt: string | null;
}

/** A case by its codes and days, with what a reader without access may know of it. */
export interface FeatureEntry extends FeatureRow {
  readonly number: string | null;
  readonly status: string;
}

export interface FeatureQueries {
  featuresOf(caseId: string): Promise<FeatureEntry | null>;
  /** Cases of the same nämnd that may be similar, never one that jäv keeps from the reader; at most a few hundred. */
  candidatesFor(caseId: string, userId: string): Promise<readonly FeatureEntry[]>;
  /** Decided cases of the same nämnd with a published summary, the most comparable first. */
  precedentsFor(caseId: string, userId: string, limit: number): Promise<readonly FeatureEntry[]>;
}

export const featureColumns = {
  caseId: 'uuid', caseType: 'text', category: 'text', unitId: 'uuid', receivedDate: 'date', categories: 'text[]', primaryCategory: 'text', process: 'text',
  causes: 'text[]', insatstyp: 'text', suspected: 'text', proposed: 'text', reading: 'text', beslut: 'text', revised: 'boolean', precedentAt: 'timestamptz',
} as const;

type Change = (row: FeatureRow, data: Fields, event: ProjectedEvent) => FeatureRow;

const classified: Change = (row, data) => {
  const chosen = objects(data, 'categories');
  const primary = chosen.find((one) => yes(one, 'primary')) ?? chosen[0];
  return {
    ...row,
    categories: [...new Set(chosen.map((one) => text(one, 'code')))],
    primaryCategory: primary === undefined ? null : text(primary, 'code'),
    process: optionalText(data, 'process') ?? row.process,
    insatstyp: optionalText(data, 'insatstyp') ?? row.insatstyp,
  };
};
const causesFound: Change = (row, data) => ({
  ...row, causes: objects(data, 'causes').reduce((known: readonly string[], one) => withValue(known, text(one, 'code')), row.causes),
});
const moved: Change = (row, data) => ({ ...row, unitId: text(data, 'toNodeId') });

const changes: Readonly<Record<string, Change>> = {
  ...Object.fromEntries(['Avvikelse', 'Synpunkt', 'LexSarah'].map((prefix) => [`${prefix}Moved`, moved])),
  AvvikelseBedomningRecorded: classified,
  AvvikelseUtredningRecorded: causesFound,
  SynpunktClassified: classified,
  LexSarahClassified: classified,
  LexSarahUtredningPartRecorded: causesFound,
  LexSarahForhandsbedomningRecorded: (row, data) => ({ ...row, suspected: text(data, 'suspectedSeverity') }),
  LexSarahBeslutsforslagSubmitted: (row, data) => ({ ...row, proposed: text(data, 'value'), reading: null }),
  LexSarahSecondReadingRecorded: (row, data) => ({ ...row, reading: yes(data, 'agrees') ? 'agrees' : 'dissents' }),
  LexSarahSecondReadingWaived: (row) => ({ ...row, reading: 'waived' }),
  LexSarahBeslutRecorded: (row, data) => ({ ...row, beslut: text(data, 'value') }),
  LexSarahBeslutRevised: (row, data) => ({ ...row, beslut: text(data, 'value'), revised: true }),
  LexSarahPrecedentPublished: (row, _data, event) => ({ ...row, precedentAt: event.recordedAt }),
  LexSarahPrecedentWithdrawn: (row) => ({ ...row, precedentAt: null }),
};

export const featuresDefinition: ProjectionDefinition = { name: 'case-features', create: createFeatures };

function createFeatures(): Projection {
  const rows = new TableRows<FeatureRow>({ name: 'case_feature', key: ['caseId'], columns: featureColumns });
  return {
    name: 'case-features',
    version: 1,
    categories: Object.keys(caseCategories),
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set([...registrations, ...Object.keys(changes)]),
    want(event) {
      rows.want(event.caseId);
    },
    apply(event) {
      rows.put(evolveFeatures(rows.get(event.caseId), event));
    },
  };
}

function evolveFeatures(before: FeatureRow | undefined, event: ProjectedEvent): FeatureRow {
  const data = fieldsOf(event.data);
  if (registrations.has(event.type)) return registered(event, data);
  if (before === undefined) throw new ProjectionError('case-not-registered');
  return changes[event.type]?.(before, data, event) ?? before;
}

function registered(event: ProjectedEvent, data: Fields): FeatureRow {
  return {
    caseId: event.caseId,
    caseType: caseCategories[event.category]?.caseType ?? event.category,
    category: event.category,
    unitId: text(data, 'nodeId'),
    receivedDate: localDateOf(receivedAtOf(event)),
    categories: [],
    primaryCategory: null,
    process: null,
    causes: [],
    insatstyp: optionalText(data, 'insatstyp'),
    suspected: null,
    proposed: null,
    reading: null,
    beslut: null,
    revised: false,
    precedentAt: null,
  };
}
