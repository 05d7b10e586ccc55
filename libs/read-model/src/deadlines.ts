import type { Pool } from 'pg';
import {
  deadlineEventTypes,
  deadlineIdOf,
  evolveDeadline,
  nextWake,
  toAnswer,
  type DeadlineFacts,
} from './deadline-fold.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import type { DeadlineQueries } from './deadline-queries.js';
import type { DeadlineRow } from './queries.js';
import { rowTypes, selectList, TableRows } from './table-rows.js';

interface StoredDeadline extends DeadlineFacts {
  readonly caseId: string;
  readonly category: string;
  readonly nextWakeAt: string | null;
  readonly nextStep: string | null;
}

const columns = {
  deadlineId: 'uuid',
  caseId: 'uuid',
  category: 'text',
  kind: 'text',
  cycle: 'text',
  rev: 'int',
  nominal: 'date',
  lastAllowed: 'date',
  dueAt: 'timestamptz',
  basis: 'text',
  lagrum: 'text',
  lagkrav: 'text',
  rule: 'jsonb',
  startedAt: 'timestamptz',
  state: 'text',
  wakes: 'jsonb',
  responsible: 'jsonb',
  escalateTo: 'jsonb',
  reminded: 'jsonb',
  nextWakeAt: 'timestamptz',
  nextStep: 'text',
} as const;

/** What is due and when somebody must be woken. The rows follow from events; the queue only wakes. */
export const deadlinesDefinition: ProjectionDefinition = { name: 'deadlines', create: createDeadlines };

function createDeadlines(): Projection {
  const rows = new TableRows<StoredDeadline>({ name: 'deadline', key: ['deadlineId'], columns });
  return {
    name: 'deadlines',
    version: 1,
    categories: ['avvikelse', 'synpunkt', 'lexSarah', 'externAvvikelse', 'lexSarahInfo', 'atgard'],
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set(deadlineEventTypes),
    want(event) {
      rows.want(deadlineIdOf(event));
    },
    apply(event) {
      const facts = evolveDeadline(rows.get(deadlineIdOf(event)), event);
      const wake = nextWake(facts);
      rows.put({
        ...facts,
        caseId: event.caseId,
        category: event.category,
        nextWakeAt: wake?.at ?? null,
        nextStep: wake?.step ?? null,
      });
    },
    carryOver: [
      `UPDATE rm_build.deadline n SET queued_rev = o.queued_rev, queued_wake_at = o.queued_wake_at
       FROM rm.deadline o WHERE o.deadline_id = n.deadline_id AND o.queued_rev IS NOT NULL`,
    ],
  };
}

/** The promise of the sweep: what is due is noted within a minute. Only what is later than that says that something is wrong. */
const sweepShareMs = 60_000;

const beforeAll = '00000000-0000-0000-0000-000000000000';

type Found = StoredDeadline & { readonly queuedRev: number | null };

const select = `SELECT ${selectList([...Object.keys(columns), 'queuedRev'])} FROM rm.deadline t`;

function toRow(found: Found): DeadlineRow {
  const { caseId, category, rev, nextWakeAt, nextStep, wakes, escalateTo, queuedRev } = found;
  return { ...toAnswer(found), caseId, category, rev, nextWakeAt, nextStep, wakes, escalateTo, queuedRev };
}

export function deadlineQueries(pool: Pool): DeadlineQueries {
  const find = async (where: string, values: readonly unknown[]): Promise<DeadlineRow[]> => {
    const { rows } = await pool.query<Found>({ text: `${select} ${where}`, values: [...values], types: rowTypes });
    return rows.map(toRow);
  };
  return {
    get: async (deadlineId) => (await find('WHERE t.deadline_id = $1', [deadlineId]))[0] ?? null,
    ofCase: (caseId) => find('WHERE t.case_id = $1 ORDER BY t.due_at, t.deadline_id', [caseId]),
    isDue: async (deadlineId) =>
      (await find('WHERE t.deadline_id = $1 AND t.next_wake_at <= clock_timestamp()', [deadlineId]))[0] ?? null,
    dueNow: (limit, graceMs = 0, after) =>
      find(
        `WHERE t.next_wake_at <= clock_timestamp() - $2 * interval '1 ms' AND (t.next_wake_at, t.deadline_id) > ($3::timestamptz, $4::uuid)
         ORDER BY t.next_wake_at, t.deadline_id LIMIT $1`,
        [limit, graceMs, after?.nextWakeAt ?? '-infinity', after?.deadlineId ?? beforeAll],
      ),
    dueWithin: (ms, limit) =>
      find(
        `WHERE t.next_wake_at <= clock_timestamp() + $1 * interval '1 ms' AND (t.queued_rev IS DISTINCT FROM t.rev OR t.queued_wake_at IS DISTINCT FROM t.next_wake_at)
         ORDER BY t.next_wake_at, t.deadline_id LIMIT $2`,
        [ms, limit],
      ),
    async overdueArmed() {
      const { rows } = await pool.query<{ n: string }>(
        `SELECT count(*) AS n FROM rm.deadline WHERE state = 'armed' AND due_at <= clock_timestamp() - $1 * interval '1 ms'`,
        [sweepShareMs],
      );
      return Number(rows[0]?.n ?? 0);
    },
    async markQueued(queued) {
      await pool.query(
        `UPDATE rm.deadline t SET queued_rev = q.rev, queued_wake_at = t.next_wake_at
         FROM unnest($1::uuid[], $2::int[], $3::timestamptz[]) AS q(deadline_id, rev, wake_at)
         WHERE t.deadline_id = q.deadline_id AND t.rev = q.rev AND t.next_wake_at = q.wake_at`,
        [
          queued.map(({ deadlineId }) => deadlineId),
          queued.map(({ rev }) => rev),
          queued.map(({ nextWakeAt }) => nextWakeAt),
        ],
      );
    },
  };
}
