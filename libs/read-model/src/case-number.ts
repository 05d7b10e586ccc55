import type { Pool } from 'pg';
import type { CaseType } from '#domain/answers/worklist.js';
import { caseCategories, receivedAtOf, registrations } from './case-fold.js';
import { swedishYear } from './local-day.js';
import type { ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import type { CaseNumber, CaseNumberQueries } from './queries.js';
import { TableRows } from './table-rows.js';

interface NumberRow {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly year: number;
  readonly sequence: number;
  readonly number: string;
}

interface CounterRow {
  readonly caseType: CaseType;
  readonly year: number;
  readonly last: number;
}

const letters: Readonly<Record<CaseType, string>> = { avvikelse: 'AVV', synpunkt: 'SYN', 'lex-sarah': 'LS', 'extern-avvikelse': 'EX', 'lex-sarah-info': 'LI' };

export function formatCaseNumber(caseType: CaseType, year: number, sequence: number): string {
  return `${letters[caseType]}-${String(year)}-${String(sequence).padStart(4, '0')}`;
}

/** Numbers people can say: the n-th registration in the order of the log, per case type and Swedish year of receipt. No gaps, never reused. */
export const caseNumberDefinition: ProjectionDefinition = { name: 'case-number', create: createCaseNumber };

function createCaseNumber(): Projection {
  const numbers = new TableRows<NumberRow>({
    name: 'case_number',
    key: ['caseId'],
    columns: { caseId: 'uuid', caseType: 'text', year: 'int', sequence: 'int', number: 'text' },
  });
  const counters = new TableRows<CounterRow>({
    name: 'case_number_counter',
    key: ['caseType', 'year'],
    columns: { caseType: 'text', year: 'int', last: 'int' },
  });
  const partOf = (event: ProjectedEvent) => ({
    caseType: caseCategories[event.category]?.caseType ?? 'avvikelse',
    year: swedishYear(receivedAtOf(event)),
  });
  return {
    name: 'case-number',
    version: 1,
    categories: Object.keys(caseCategories),
    onPoison: 'stop',
    tables: [numbers, counters],
    handles: registrations,
    want(event) {
      const { caseType, year } = partOf(event);
      numbers.want(event.caseId);
      counters.want(caseType, year);
    },
    apply(event) {
      if (numbers.get(event.caseId) !== undefined) return;
      const { caseType, year } = partOf(event);
      const sequence = (counters.get(caseType, year)?.last ?? 0) + 1;
      counters.put({ caseType, year, last: sequence });
      numbers.put({
        caseId: event.caseId,
        caseType,
        year,
        sequence,
        number: formatCaseNumber(caseType, year, sequence),
      });
    },
  };
}

export function caseNumberQueries(pool: Pool): CaseNumberQueries {
  const numbersOf = async (caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const { rows } = await pool.query<CaseNumber>({
      name: 'rm-case-numbers',
      text: 'SELECT case_id AS "caseId", number FROM rm.case_number WHERE case_id = ANY($1::uuid[])',
      values: [caseIds],
    });
    return new Map(rows.map(({ caseId, number }) => [caseId, number]));
  };
  return {
    numbersOf,
    numberOf: async (caseId) => (await numbersOf([caseId])).get(caseId) ?? null,
    async find(number) {
      const { rows } = await pool.query<CaseNumber>(
        'SELECT case_id AS "caseId", case_type AS "caseType", number FROM rm.case_number WHERE number = upper($1)',
        [number.trim()],
      );
      return rows[0] ?? null;
    },
  };
}
