import { countQualifiers } from '#domain/answers/statistics.js';
import { measuresOfQuery } from '#domain/statistics/measures.js';
import { fieldsOf, optionalNumber, optionalText, text, whole, type Fields } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import { TableRows, type ProjectedTable } from './table-rows.js';

/** A figure from a year before the system, as somebody recorded it. A corrected one wins by its position. */
interface CountRow {
  readonly importId: string;
  readonly namnd: string;
  readonly year: number;
  readonly unit: string;
  readonly measure: string;
  readonly value: number | null;
  readonly qualifier: string;
  readonly position: number;
}

/** Coverage of every measure that has no day of its own. */
export const everyMeasure = 'all';

/** First day from which the system holds all cases; measure `all` stands for every measure without a day of its own. */
interface CoverageRow {
  readonly namnd: string;
  readonly measure: string;
  readonly coveredFrom: string;
}

/** What statistics knows besides cases: figures of earlier years, and from when its own are whole. */
export function historicRows(placeOf: (nodeId: string) => { readonly namnd: string; readonly unit: string }) {
  const counts = new TableRows<CountRow>({
    name: 'stat_count',
    key: ['importId', 'namnd', 'year', 'unit', 'measure'],
    columns: {
      importId: 'uuid',
      namnd: 'text',
      year: 'int',
      unit: 'text',
      measure: 'text',
      value: 'int',
      qualifier: 'text',
      position: 'bigint',
    },
  });
  const coverage = new TableRows<CoverageRow>({
    name: 'stat_coverage',
    key: ['namnd', 'measure'],
    columns: { namnd: 'text', measure: 'text', coveredFrom: 'date' },
  });
  const handlers: Readonly<Record<string, (event: ProjectedEvent, data: Fields) => void>> = {
    CoverageSet(_event, data) {
      const { namnd } = placeOf(text(data, 'nodeId'));
      coverage.put({
        namnd,
        measure: optionalText(data, 'measure') ?? everyMeasure,
        coveredFrom: text(data, 'coveredFrom'),
      });
    },
    HistoricCountRecorded(event, data) {
      const qualifier = countQualifiers.find((one) => one === text(data, 'qualifier'));
      if (qualifier === undefined) throw new ProjectionError('unknown-qualifier');
      counts.put({
        importId: event.caseId,
        ...placeOf(text(data, 'nodeId')),
        year: whole(data, 'year'),
        measure: measureNamed(text(data, 'measure')),
        value: optionalNumber(data, 'value'),
        qualifier,
        position: Number(event.position),
      });
    },
    HistoricImportRevoked(event) {
      const revoked = [...counts.all()].filter(({ importId }) => importId === event.caseId);
      for (const { importId, namnd, year, unit, measure } of revoked)
        counts.remove(importId, namnd, year, unit, measure);
    },
  };
  const tables: readonly ProjectedTable[] = [counts, coverage];
  return {
    tables,
    eventTypes: Object.keys(handlers),
    want(event: ProjectedEvent): void {
      if (event.type === 'HistoricImportRevoked') counts.wantWhere('importId', event.caseId);
    },
    apply(event: ProjectedEvent): void {
      handlers[event.type]?.(event, fieldsOf(event.data));
    },
  };
}

/** 'Q-01' means the one measure of that question; where a question has several, the measure itself is named. */
function measureNamed(name: string): string {
  const ofQuery = measuresOfQuery(name);
  if (ofQuery.length > 1) throw new ProjectionError('measure-not-named');
  return ofQuery[0]?.id ?? name;
}
