import type { Pool } from 'pg';
import type { Actor } from '#domain/actor.js';
import { caseTypes, type CaseType, type WorklistQuery } from '#domain/answers/worklist.js';
import { mayRead, readScope } from '#domain/policies/access.js';
import { fromCursor, instantKey, pageOf, uuidKey } from './cursor.js';
import { toAnswer } from './deadline-fold.js';
import type { WorklistCounts, WorklistEntry, WorklistQueries } from './queries.js';
import { inScope } from './scope-sql.js';
import { Conditions } from './sql-conditions.js';
import { rowTypes, selectList } from './table-rows.js';
import { never, worklistColumns, type WorklistCase } from './worklist.js';

type Found = WorklistCase & { readonly number: string | null; readonly parked: boolean; readonly now: string };

const from = `FROM rm.worklist t LEFT JOIN rm.case_number n USING (case_id)`;
const select = `SELECT ${selectList(Object.keys(worklistColumns))}, n.number, clock_timestamp() AS now,
  EXISTS (SELECT FROM rm.parked p WHERE p.name = 'worklist' AND p.generation = 'live' AND p.stream_id = t.category || '-' || t.case_id) AS parked ${from}`;
const most = 1_000;

const columns = { enheter: 't.enheter', assigned: 't.assigned', chefBerors: 't.chef_berors', status: 't.status' };

/** What the actor may see in lists: nothing unless the policy says so, and never a case that jäv keeps from the actor. */
export function visibleCase(where: Conditions, actor: Actor, wanted: readonly CaseType[]): string {
  const parts = [...sameScope(actor, wanted)].map(
    ([first, caseTypes]) => `(t.case_type = ANY(${where.value(caseTypes)}) AND ${inScope(where, actor, first, columns)})`,
  );
  return `((${parts.join(' OR ')}) AND NOT t.kept_away @> ARRAY[${where.value(actor.userId)}::text])`;
}

/** Most actors see several types of case alike: what is asked of a row is then asked once. */
function sameScope(actor: Actor, wanted: readonly CaseType[]): Iterable<readonly [CaseType, CaseType[]]> {
  const alike = new Map<string, [CaseType, CaseType[]]>();
  for (const caseType of wanted) {
    const scope = JSON.stringify(readScope(actor, caseType));
    const [first, others] = alike.get(scope) ?? [caseType, []];
    alike.set(scope, [first, [...others, caseType]]);
  }
  return alike.values();
}

function visible(where: Conditions, actor: Actor, wanted: readonly CaseType[]): void {
  where.add(visibleCase(where, actor, wanted));
}

const endOfToday = `((date_trunc('day', clock_timestamp() AT TIME ZONE 'Europe/Stockholm') + interval '1 day') AT TIME ZONE 'Europe/Stockholm')`;
const dueWithin: Readonly<Record<'overdue' | 'today' | 'week', string>> = {
  overdue: 't.next_due < clock_timestamp()',
  today: `t.next_due < ${endOfToday}`,
  week: `t.next_due < ${endOfToday} + interval '6 days'`,
};

function filtered(where: Conditions, actor: Actor, query: WorklistQuery): void {
  where.add(query.state === 'open' ? 't.open' : 'NOT t.open');
  if (query.status !== undefined) where.add(`t.status = ${where.value(query.status)}`);
  if (query.unit !== undefined)
    where.add(`t.enheter && ARRAY(SELECT node_id FROM rm.org_node_below(${where.value(query.unit)}))`);
  if (query.assigned === 'me') where.add(`t.assignee_id = ${where.value(actor.userId)}`);
  if (query.assigned === 'none') where.add('t.assignee_id IS NULL');
  if (query.due !== undefined) where.add(dueWithin[query.due]);
  if (query.number !== undefined) where.add(`n.number = upper(${where.value(query.number.trim())})`);
}

function toEntry(actor: Actor | null, row: Found): WorklistEntry {
  const access =
    actor === null
      ? 'content'
      : mayRead(actor, { ...row, excluded: row.keptAway, ownerUnit: row.unitId, reporterId: null });
  const [next] = row.deadlines;
  return {
    caseId: row.caseId,
    caseType: row.caseType,
    number: row.number,
    status: row.status,
    kind: row.kind,
    unitId: row.unitId,
    receivedAt: row.receivedAt,
    assigneeId: row.assigneeId,
    nextDeadline: next === undefined ? null : toAnswer(next),
    overdueCount: row.deadlines.filter(({ dueAt }) => dueAt < row.now).length,
    someoneInDanger: row.someoneInDanger,
    newMessage: row.newMessage,
    metadataOnly: access !== 'content',
    parked: row.parked,
  };
}

const order = { open: 't.next_due, t.case_id', closed: 't.case_id DESC' } as const;

function afterCursor(where: Conditions, query: WorklistQuery): void {
  const keys = fromCursor(query.cursor, [instantKey, uuidKey]);
  const [due, caseId] = keys ?? [];
  if (due === undefined || caseId === undefined) return;
  if (query.state === 'open')
    where.add(`(t.next_due, t.case_id) > (${where.value(due)}::timestamptz, ${where.value(caseId)}::uuid)`);
  else where.add(`t.case_id < ${where.value(caseId)}::uuid`);
}

export function worklistQueries(pool: Pool): WorklistQueries {
  const find = async (sql: string, values: readonly unknown[]): Promise<Found[]> => {
    const { rows } = await pool.query<Found>({ text: sql, values: [...values], types: rowTypes });
    return rows;
  };
  const count = async (where: Conditions): Promise<number> => {
    const { rows } = await pool.query<{ n: string }>(
      `SELECT count(*) AS n FROM (SELECT 1 ${from} ${where.sql} LIMIT ${String(most)}) few`,
      where.values,
    );
    return Number(rows[0]?.n ?? 0);
  };
  return {
    async page(actor, query) {
      const wanted = query.caseType === undefined ? caseTypes : [query.caseType];
      const where = new Conditions();
      visible(where, actor, wanted);
      filtered(where, actor, query);
      const total = await count(where);
      afterCursor(where, query);
      const rows = await find(
        `${select} ${where.sql} ORDER BY ${order[query.state]} LIMIT ${where.value(query.limit + 1)}`,
        where.values,
      );
      const page = pageOf(rows, query.limit, ({ nextDue, caseId }) => [nextDue, caseId]);
      const asOf = rows[0]?.now ?? (await now(pool));
      return { rows: page.rows.map((row) => toEntry(actor, row)), nextCursor: page.nextCursor, total, asOf };
    },
    async tasksOf(actor, limit) {
      const where = new Conditions();
      const roles = actor.grants.map((grant) => grant.role).filter((role) => role !== 'medarbetare');
      // Mine to do: what I have in hand, and what waits next for a role of mine.
      where.add(
        `t.open AND (t.assignee_id = ${where.value(actor.userId)} OR t.next_roles && ${where.value(roles)}::text[])`,
      );
      visible(where, actor, caseTypes);
      const rows = await find(
        `${select} ${where.sql} ORDER BY ${order.open} LIMIT ${where.value(limit)}`,
        where.values,
      );
      return rows.map((row) => toEntry(actor, row));
    },
    async counts(actor): Promise<WorklistCounts> {
      const countWith = (condition: string): Promise<number> => {
        const where = new Conditions();
        visible(where, actor, caseTypes);
        where.add(condition);
        return count(where);
      };
      const [open, overdue, unassigned, dueWithinWeek] = await Promise.all([
        countWith('t.open'),
        countWith(`t.open AND ${dueWithin.overdue}`),
        countWith('t.open AND t.assignee_id IS NULL'),
        countWith(`t.open AND ${dueWithin.week}`),
      ]);
      return { open, overdue, unassigned, dueWithinWeek };
    },
    async readable(actor, caseIds) {
      const where = new Conditions();
      where.add(`t.case_id = ANY(${where.value(caseIds)}::uuid[])`);
      visible(where, actor, caseTypes);
      const { rows } = await pool.query<{ caseId: string }>(
        `SELECT t.case_id AS "caseId" ${from} ${where.sql}`,
        where.values,
      );
      return new Set(rows.map(({ caseId }) => caseId));
    },
    async recentIn(actor, unit) {
      const where = new Conditions();
      where.add(`t.open AND t.case_type = 'avvikelse' AND NOT t.chef_berors AND t.received_at > clock_timestamp() - interval '7 days'`);
      where.add(`t.enheter && ARRAY(SELECT node_id FROM rm.org_node_below(${where.value(unit)}))`);
      where.add(`NOT t.kept_away @> ARRAY[${where.value(actor.userId)}::text]`);
      const rows = await find(`${select} ${where.sql} ORDER BY t.received_at DESC, t.case_id LIMIT 5`, where.values);
      return rows.map((row) => toEntry(null, row));
    },
    async entries(caseIds) {
      const rows = await find(`${select} WHERE t.case_id = ANY($1::uuid[])`, [caseIds]);
      return rows.map((row) => toEntry(null, row));
    },
  };
}

async function now(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>({ text: 'SELECT clock_timestamp() AS now', types: rowTypes });
  return rows[0]?.now ?? never;
}
