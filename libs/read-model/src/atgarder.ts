import type { Pool } from 'pg';
import type { Actor } from '#domain/actor.js';
import type { CaseType } from '#domain/answers/worklist.js';
import type { LinkedAtgard } from '#domain/decider.js';
import type { LocalDate } from '#domain/ids.js';
import { isOpen } from '#domain/transition.js';
import { fromCursor, pageOf, uuidKey } from './cursor.js';
import { fieldsOf, objects, optionalText, text, type Fields } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import type { AtgardEntry, AtgardFilter, AtgardQueries } from './queries.js';
import { inScope } from './scope-sql.js';
import { Conditions } from './sql-conditions.js';
import { rowTypes, TableRows } from './table-rows.js';

interface AtgardRow {
  readonly atgardId: string;
  readonly status: string;
  readonly open: boolean;
  readonly effect: string | null;
  readonly ownerId: string | null;
  readonly proposedBy: string | null;
  readonly unitId: string;
  readonly dueDate: LocalDate | null;
  readonly effectReviewDate: LocalDate | null;
  readonly cases: readonly { readonly caseId: string; readonly caseType: string }[];
  readonly caseIds: readonly string[];
  /** Last allowed day of the deadline that runs; `-infinity` when the effect failed and nobody has gone on with it, else `infinity`. */
  readonly nextDue: string;
}

const never = 'infinity';
const atOnce = '-infinity';

type Change = (row: AtgardRow, data: Fields) => AtgardRow;
const to =
  (status: string): Change =>
  (row) => ({ ...row, status });

/** What waits for a decision after a failed effect waits also when the clock of the review has stopped. */
const withoutDay: Change = (row) => (row.nextDue === atOnce ? row : { ...row, nextDue: never });

const changes: Readonly<Record<string, Change>> = {
  AtgardApproved: (row, data) => ({
    ...row,
    status: 'approved',
    ownerId: text(data, 'owner'),
    dueDate: text(data, 'dueDate'),
    effectReviewDate: optionalText(data, 'effectReviewDate'),
  }),
  AtgardRejected: to('rejected'),
  AtgardStarted: to('ongoing'),
  AtgardOwnerAssigned: (row, data) => ({ ...row, ownerId: text(data, 'owner') }),
  AtgardRescheduled: (row, data) =>
    text(data, 'field') === 'dueDate'
      ? { ...row, dueDate: text(data, 'to') }
      : { ...row, effectReviewDate: text(data, 'to') },
  AtgardCompleted: to('done'),
  AtgardEffectReviewed: (row, data) => {
    const effect = text(data, 'effect');
    return { ...row, status: 'effect-reviewed', effect, nextDue: effect === 'not-achieved' ? atOnce : never };
  },
  AtgardReopened: (row, data) => ({
    ...row,
    status: 'ongoing',
    effect: null,
    effectReviewDate: null,
    dueDate: optionalText(data, 'dueDate') ?? row.dueDate,
    nextDue: never,
  }),
  AtgardClosed: (row) => ({ ...row, status: 'closed', nextDue: never }),
  AtgardDeadlineSet: (row, data) => ({ ...row, nextDue: text(data, 'lastAllowed') }),
  AtgardDeadlineMet: withoutDay,
  AtgardDeadlineCancelled: withoutDay,
};

const columns = {
  atgardId: 'uuid',
  status: 'text',
  open: 'boolean',
  effect: 'text',
  ownerId: 'text',
  proposedBy: 'text',
  unitId: 'uuid',
  dueDate: 'date',
  effectReviewDate: 'date',
  cases: 'jsonb',
  caseIds: 'uuid[]',
  nextDue: 'date',
} as const;

/** Åtgärder with owner and dates, and which cases they belong to. What they say stays sealed in their streams. */
export const atgarderDefinition: ProjectionDefinition = { name: 'atgarder', create: createAtgarder };

function createAtgarder(): Projection {
  const rows = new TableRows<AtgardRow>({ name: 'atgard', key: ['atgardId'], columns });
  return {
    name: 'atgarder',
    version: 2,
    categories: ['atgard'],
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set(['AtgardProposed', ...Object.keys(changes)]),
    want(event) {
      rows.want(event.caseId);
    },
    apply(event) {
      const row = event.type === 'AtgardProposed' ? proposed(event) : changed(rows.get(event.caseId), event);
      rows.put({ ...row, open: isOpen(row.status) });
    },
  };
}

function proposed(event: ProjectedEvent): AtgardRow {
  const data = fieldsOf(event.data);
  const cases = objects(data, 'caseRefs').map((ref) => ({
    caseId: text(ref, 'caseId'),
    caseType: text(ref, 'caseType'),
  }));
  return {
    atgardId: event.caseId,
    status: 'proposed',
    open: true,
    effect: null,
    ownerId: null,
    proposedBy: optionalText(data, 'proposedBy'),
    unitId: text(data, 'nodeId'),
    dueDate: null,
    effectReviewDate: null,
    cases,
    caseIds: cases.map(({ caseId }) => caseId),
    nextDue: never,
  };
}

function changed(row: AtgardRow | undefined, event: ProjectedEvent): AtgardRow {
  if (row === undefined) throw new ProjectionError('atgard-not-proposed');
  return changes[event.type]?.(row, fieldsOf(event.data)) ?? row;
}

interface Found extends Omit<AtgardEntry, 'cases'> {
  readonly cases: readonly { readonly caseId: string; readonly caseType: CaseType }[];
  readonly nextDue: string;
}

const sortKey = /^(-?infinity|\d{4,6}-\d\d-\d\d)$/;
const today = `(clock_timestamp() AT TIME ZONE 'Europe/Stockholm')::date`;
const select = `SELECT t.atgard_id AS "atgardId", t.status, t.effect, t.owner_id AS "ownerId", t.unit_id AS "unitId", t.due_date AS "dueDate",
  t.effect_review_date AS "effectReviewDate", t.cases, t.next_due AS "nextDue",
  t.next_due < ${today} AS overdue
  FROM rm.atgard t`;

/** What the actor may see of åtgärder in lists; `table` is the name of `rm.atgard` in the statement. */
export function inAtgardScope(where: Conditions, actor: Actor, table = 't'): string {
  return inScope(where, actor, 'atgard', {
    enheter: `ARRAY[${table}.unit_id]`,
    assigned: `ARRAY[${table}.owner_id]`,
    reporter: `${table}.proposed_by`,
  });
}

function filtered(where: Conditions, filter: AtgardFilter): void {
  if (filter.state !== undefined) where.add(filter.state === 'open' ? 't.open' : 'NOT t.open');
  if (filter.status !== undefined) where.add(`t.status = ${where.value(filter.status)}`);
  if (filter.owner !== undefined) where.add(`t.owner_id = ${where.value(filter.owner)}`);
  if (filter.unit !== undefined)
    where.add(`t.unit_id IN (SELECT node_id FROM rm.org_node_below(${where.value(filter.unit)}))`);
  if (filter.overdue === true) where.add(`t.next_due < ${today}`);
  const [due, atgardId] = fromCursor(filter.cursor, [sortKey, uuidKey]) ?? [];
  if (due !== undefined && atgardId !== undefined)
    where.add(`(t.next_due, t.atgard_id) > (${where.value(due)}::date, ${where.value(atgardId)}::uuid)`);
}

export function atgarderQueries(pool: Pool): AtgardQueries {
  const find = async (rest: string, values: readonly unknown[]): Promise<Found[]> => {
    const { rows } = await pool.query<Found>({ text: `${select} ${rest}`, values: [...values], types: rowTypes });
    return rows;
  };
  const ofCase = async (caseId: string): Promise<readonly AtgardEntry[]> =>
    (await find('WHERE t.case_ids @> ARRAY[$1::uuid] ORDER BY t.atgard_id', [caseId])).map(toEntry);
  return {
    ofCase,
    async page(actor, filter) {
      const where = new Conditions();
      where.add(inAtgardScope(where, actor));
      filtered(where, filter);
      const rows = await find(
        `${where.sql} ORDER BY t.next_due, t.atgard_id LIMIT ${where.value(filter.limit + 1)}`,
        where.values,
      );
      const page = pageOf(rows, filter.limit, ({ nextDue, atgardId }) => [nextDue, atgardId]);
      return { rows: page.rows.map(toEntry), nextCursor: page.nextCursor };
    },
    async get(atgardId) {
      const [row] = await find('WHERE t.atgard_id = $1', [atgardId]);
      return row === undefined ? null : toEntry(row);
    },
    factsOf: async (caseId) => (await ofCase(caseId)).map(toFact),
  };
}

function toEntry({ nextDue: _next, ...entry }: Found): AtgardEntry {
  return entry;
}

/** As `linkedAtgard` gives it from the stream itself. */
function toFact({ atgardId, status, effect, ownerId, dueDate, effectReviewDate }: AtgardEntry): LinkedAtgard {
  return {
    atgardId,
    status,
    ...(effect !== null && { effect }),
    ...(ownerId !== null && { owner: ownerId }),
    ...(dueDate !== null && { dueDate }),
    ...(effectReviewDate !== null && { effectReviewDate }),
    effectReviewed: effect !== null,
  };
}
