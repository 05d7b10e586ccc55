import type { Pool } from 'pg';
import type { RecordedPolicy } from '#domain/policies/recorded-policy.js';
import { recordedPolicy } from '#domain/policies/recorded-policy.js';
import { fieldsOf, object, optionalText, text, texts, whole, type Fields } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import type { DeadlinePolicyQueries } from './deadline-queries.js';
import { rowTypes, TableRows } from './table-rows.js';

interface PolicyRow {
  readonly policyId: string;
  readonly namndId: string;
  readonly kind: string;
  readonly part: string | null;
  readonly unit: string;
  readonly n: number;
  readonly reminders: object;
  readonly validFrom: string;
  readonly source: string | null;
  readonly responsible: readonly string[] | null;
  readonly escalateTo: readonly string[] | null;
  readonly position: string;
}

/** What each nämnd has decided of its deadlines; guards ask for it with every command of a case. */
export const deadlinePoliciesDefinition: ProjectionDefinition = { name: 'deadline-policies', create: createDeadlinePolicies };

function createDeadlinePolicies(): Projection {
  const rows = new TableRows<PolicyRow>({
    name: 'deadline_policy',
    key: ['policyId'],
    columns: {
      policyId: 'uuid', namndId: 'uuid', kind: 'text', part: 'text', unit: 'text', n: 'int', reminders: 'jsonb', validFrom: 'date', source: 'text', responsible: 'text[]', escalateTo: 'text[]', position: 'bigint',
    },
  });
  return {
    name: 'deadline-policies',
    version: 2,
    categories: ['configuration'],
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set(['DeadlinePolicyRecorded']),
    want: () => undefined,
    apply(event) {
      rows.put(rowOf(event));
    },
  };
}

function rowOf({ data, position }: ProjectedEvent): PolicyRow {
  const said = fieldsOf(data);
  const reminders = object(said, 'reminders');
  if (reminders === null) throw new ProjectionError('missing-reminders');
  return {
    policyId: text(said, 'policyId'), namndId: text(said, 'nodeId'), kind: text(said, 'kind'), part: optionalText(said, 'part'), unit: text(said, 'unit'),
    n: whole(said, 'n'), reminders, validFrom: text(said, 'validFrom'), source: optionalText(said, 'source'), responsible: listOrNull(said, 'responsible'), escalateTo: listOrNull(said, 'escalateTo'), position: String(position),
  };
}

/** Absent is not the same as nobody: then those of the row are told. */
function listOrNull(said: Fields, name: string): readonly string[] | null {
  return said[name] === undefined ? null : texts(said, name);
}

export function deadlinePolicyQueries(pool: Pool): DeadlinePolicyQueries {
  return {
    async inForceFor(unit) {
      const { rows } = await pool.query<Record<string, unknown>>({
        name: 'rm-deadline-policies',
        text: `SELECT p.policy_id AS "policyId", p.kind, p.part, p.unit, p.n, p.reminders, p.valid_from AS "validFrom", p.source, p.responsible, p.escalate_to AS "escalateTo"
               FROM rm.deadline_policy p WHERE p.namnd_id IN (SELECT node_id FROM rm.org_node_above($1::uuid)) ORDER BY p.position`,
        values: [unit],
        types: rowTypes,
      });
      return rows.map((row): RecordedPolicy => recordedPolicy.parse(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))));
    },
  };
}
