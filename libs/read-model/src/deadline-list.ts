import type { Pool } from 'pg';
import type { Actor } from '#domain/actor.js';
import type { DeadlineListQuery } from '#domain/answers/deadlines.js';
import { caseTypes } from '#domain/answers/worklist.js';
import type { LocalDate } from '#domain/ids.js';
import { inAtgardScope } from './atgarder.js';
import { fromCursor, instantKey, pageOf, uuidKey } from './cursor.js';
import type { CalendarDay, DeadlineEntry, DeadlineListQueries } from './deadline-queries.js';
import { Conditions } from './sql-conditions.js';
import { rowTypes, selectList } from './table-rows.js';
import { visibleCase } from './worklist-queries.js';

const shown = ['deadlineId', 'kind', 'cycle', 'state', 'nominal', 'lastAllowed', 'dueAt', 'basis', 'lagrum', 'lagkrav', 'rule', 'startedAt', 'responsible', 'caseId', 'category'];
const columns = `${selectList(shown, 'd')}, coalesce(t.case_type, 'atgard') AS "caseType", n.number, coalesce(t.unit_id, a.unit_id) AS "unitId"`;
const from = `FROM rm.deadline d LEFT JOIN rm.worklist t ON t.case_id = d.case_id LEFT JOIN rm.atgard a ON a.atgard_id = d.case_id LEFT JOIN rm.case_number n ON n.case_id = d.case_id`;
const open = `d.state IN ('armed', 'missed')`;
const states: Readonly<Record<DeadlineListQuery['state'], string>> = {
  open, overdue: `${open} AND d.due_at < clock_timestamp()`, done: `d.state = 'met'`,
};
const perDay = 5;

/** The deadlines that a reader's lists would show, of cases and of åtgärder: the same predicates as theirs. */
function visible(where: Conditions, actor: Actor): void {
  where.add(`((t.case_id IS NOT NULL AND ${visibleCase(where, actor, caseTypes)}) OR (a.atgard_id IS NOT NULL AND ${inAtgardScope(where, actor, 'a')}))`);
}

type Filter = Pick<DeadlineListQuery, 'unit' | 'caseType' | 'kind' | 'mine' | 'from' | 'to'>;

function filtered(where: Conditions, actor: Actor, { unit, caseType, kind, mine, from: first, to }: Filter): void {
  if (unit !== undefined) {
    const below = `ARRAY(SELECT node_id FROM rm.org_node_below(${where.value(unit)}))`;
    where.add(`coalesce(t.enheter, ARRAY[a.unit_id]) && ${below}`);
  }
  if (caseType !== undefined) where.add(`coalesce(t.case_type, 'atgard') = ${where.value(caseType)}`);
  if (kind !== undefined) where.add(`d.kind = ${where.value(kind)}`);
  if (mine !== undefined) {
    const roles = where.value(actor.grants.map(({ role }) => role));
    const me = where.value(actor.userId);
    where.add(`(t.assignee_id = ${me} OR a.owner_id = ${me} OR d.responsible ?| ${roles}::text[])`);
  }
  if (first !== undefined) where.add(`d.last_allowed >= ${where.value(first)}::date`);
  if (to !== undefined) where.add(`d.last_allowed <= ${where.value(to)}::date`);
}

export function deadlineListQueries(pool: Pool): DeadlineListQueries {
  const find = async <Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ text: sql, values: [...values], types: rowTypes })).rows;
  return {
    async page(actor, query) {
      const where = new Conditions();
      visible(where, actor);
      filtered(where, actor, query);
      where.add(states[query.state]);
      const [due, deadlineId] = fromCursor(query.cursor, [instantKey, uuidKey]) ?? [];
      const done = query.state === 'done';
      if (due !== undefined && deadlineId !== undefined)
        where.add(`(d.due_at, d.deadline_id) ${done ? '<' : '>'} (${where.value(due)}::timestamptz, ${where.value(deadlineId)}::uuid)`);
      const order = done ? 'd.due_at DESC, d.deadline_id DESC' : 'd.due_at, d.deadline_id';
      const rows = await find<DeadlineEntry>(`SELECT ${columns} ${from} ${where.sql} ORDER BY ${order} LIMIT ${where.value(query.limit + 1)}`, where.values);
      return pageOf(rows, query.limit, (row) => [row.dueAt, row.deadlineId]);
    },
    async calendar(actor, filter) {
      const where = new Conditions();
      visible(where, actor);
      filtered(where, actor, filter);
      where.add(open);
      const day = `PARTITION BY d.last_allowed`;
      const rows = await find<DeadlineEntry & { day: LocalDate; total: number; late: number }>(
        `SELECT * FROM (SELECT ${columns}, d.last_allowed AS day, row_number() OVER (${day} ORDER BY d.due_at, d.deadline_id) AS at,
           count(*) OVER (${day})::int AS total, count(*) FILTER (WHERE d.due_at < clock_timestamp()) OVER (${day})::int AS late ${from} ${where.sql}) found
         WHERE at <= ${String(perDay)} ORDER BY day, at`,
        where.values,
      );
      const days = new Map<LocalDate, CalendarDay>();
      for (const { day: date, total, late, ...row } of rows) days.set(date, { date, total, late, rows: [...(days.get(date)?.rows ?? []), row] });
      return [...days.values()];
    },
    async notBegun(actor, unit) {
      const where = new Conditions();
      where.add(visibleCase(where, actor, ['avvikelse']));
      where.add(`t.open AND t.status IN ('received', 'bedomning-done') AND t.received_at < clock_timestamp() - interval '30 days'`);
      if (unit !== undefined) where.add(`t.enheter && ARRAY(SELECT node_id FROM rm.org_node_below(${where.value(unit)}))`);
      const [row] = await find<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM rm.worklist t ${where.sql} LIMIT 1000) few`, where.values);
      return row?.n ?? 0;
    },
  };
}
