import { fieldsOf, optionalText, text, texts, yes } from './fields.js';
import type { ProjectedEvent } from './projected-event.js';
import type { Aterkoppling, StatFact } from './stat-fact.js';
import { ProjectionError } from './projected-event.js';
import { TableRows } from './table-rows.js';

/** Which import a case came with, and what the older system called it. */
export interface ImportedRow {
  readonly caseId: string;
  readonly importId: string;
  readonly number: string;
}

export const importedType = 'HistoricCaseImported';

export function importedRows(): TableRows<ImportedRow> {
  return new TableRows<ImportedRow>({
    name: 'stat_imported',
    key: ['caseId'],
    columns: { caseId: 'uuid', importId: 'uuid', number: 'text' },
  });
}

export function importedCaseId(event: ProjectedEvent): string {
  return text(fieldsOf(event.data), 'caseId');
}

const types = ['avvikelse', 'synpunkt', 'lex-sarah'] as const;
const told: readonly Aterkoppling[] = ['done', 'not-possible'];

/** The facts of an older case, counted as every other by the day it came in; what nobody knows of it counts nowhere. */
export function importedFact(event: ProjectedEvent): StatFact {
  const data = fieldsOf(event.data);
  const caseType = types.find((one) => one === text(data, 'caseType'));
  if (caseType === undefined) throw new ProjectionError('not-a-case');
  const beslut = optionalText(data, 'beslut');
  return {
    caseId: text(data, 'caseId'),
    caseType,
    receivedDate: text(data, 'receivedDate'),
    nodeIds: [text(data, 'nodeId')],
    handedOver: yes(data, 'handedOver'),
    masterId: null,
    duplicates: [],
    kind: optionalText(data, 'kind'),
    subject: optionalText(data, 'subject'),
    categories: [...new Set(texts(data, 'categories'))].sort(),
    beslut,
    beslutDate: beslut === null ? null : optionalText(data, 'decidedDate'),
    ivoDate: optionalText(data, 'ivoDate'),
    aterkoppling: told.find((one) => one === optionalText(data, 'aterkoppling')) ?? null,
    aterkopplingDate: null,
    enskild: null,
    reportingDelay: null,
    watched: {},
    extern: null,
  };
}
