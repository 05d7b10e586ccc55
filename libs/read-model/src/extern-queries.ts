import type { Pool } from 'pg';
import type { Actor } from '#domain/actor.js';
import type { CounterpartyFigures, ExternQuery, UnansweredRow } from '#domain/answers/extern.js';
import { fromCursor, instantKey, pageOf, uuidKey } from './cursor.js';
import { inScope } from './scope-sql.js';
import { Conditions } from './sql-conditions.js';
import { rowTypes } from './table-rows.js';

export type UnansweredEntry = Omit<UnansweredRow, 'unitName'> & { readonly unitId: string };

export interface ExternQueries {
  /** Q-23 per counterparty, of the cases the actor may know of. */
  figures(actor: Actor, year: number): Promise<readonly CounterpartyFigures[]>;
  /** Open ones without an answer that the actor may know of, oldest first. */
  unanswered(
    actor: Actor,
    query: ExternQuery,
  ): Promise<{ readonly rows: readonly UnansweredEntry[]; readonly nextCursor: string | null }>;
}

const from = 'FROM rm.extern_avvikelse x JOIN rm.worklist t USING (case_id)';
const mostBodies = 200;
const age = `((clock_timestamp() AT TIME ZONE 'Europe/Stockholm')::date - (x.sent_at AT TIME ZONE 'Europe/Stockholm')::date)`;
const inDays = `((x.answered_at AT TIME ZONE 'Europe/Stockholm')::date - (x.sent_at AT TIME ZONE 'Europe/Stockholm')::date)`;

function visible(where: Conditions, actor: Actor): void {
  where.add(inScope(where, actor, 'extern-avvikelse', { enheter: 't.enheter', assigned: 't.assigned' }));
  where.add(`NOT t.kept_away @> ARRAY[${where.value(actor.userId)}::text]`);
}

export function externQueries(pool: Pool): ExternQueries {
  return {
    async figures(actor, year) {
      const where = new Conditions();
      visible(where, actor);
      where.add(`x.sent_year = ${where.value(year)}`);
      const { rows } = await pool.query<CounterpartyFigures>(
        `SELECT x.counterparty_id AS "bodyId", count(*)::int AS sent,
           count(*) FILTER (WHERE x.acknowledged_at IS NOT NULL)::int AS acknowledged,
           count(*) FILTER (WHERE ${inDays} <= 60)::int AS "answeredInTime",
           count(*) FILTER (WHERE x.answered_at IS NOT NULL)::int AS answered,
           count(*) FILTER (WHERE x.answered_at IS NULL)::int AS unanswered,
           count(*) FILTER (WHERE x.answered_at IS NULL AND ${age} > 60)::int AS overdue,
           count(*) FILTER (WHERE x.raised_at IS NOT NULL)::int AS raised,
           count(*) FILTER (WHERE x.meeting_held IS NOT NULL)::int AS "meetingsHeld"
         ${from} ${where.sql} GROUP BY x.counterparty_id ORDER BY overdue DESC, sent DESC, x.counterparty_id LIMIT ${where.value(mostBodies)}`,
        where.values,
      );
      return rows;
    },
    async unanswered(actor, { counterparty, cursor, limit }) {
      const where = new Conditions();
      visible(where, actor);
      where.add('t.open AND x.sent_at IS NOT NULL AND x.answered_at IS NULL');
      if (counterparty !== undefined) where.add(`x.counterparty_id::text = ${where.value(counterparty)}`);
      const [sentAt, caseId] = fromCursor(cursor, [instantKey, uuidKey]) ?? [];
      if (sentAt !== undefined && caseId !== undefined)
        where.add(`(x.sent_at, x.case_id) > (${where.value(sentAt)}::timestamptz, ${where.value(caseId)}::uuid)`);
      const { rows } = await pool.query<UnansweredEntry>({
        text: `SELECT x.case_id AS "caseId", (SELECT n.number FROM rm.case_number n WHERE n.case_id = x.case_id) AS number, x.counterparty_id AS "bodyId",
                 t.status, t.unit_id AS "unitId", x.sent_at AS "sentAt", ${age}::int AS "ageDays", x.acknowledged_at IS NOT NULL AS acknowledged,
                 x.reminders, x.last_reminded_at AS "lastRemindedAt", CASE WHEN x.meeting_held IS NULL THEN x.planned_meeting END AS "plannedMeeting"
               ${from} ${where.sql} ORDER BY x.sent_at, x.case_id LIMIT ${where.value(limit + 1)}`,
        values: where.values,
        types: rowTypes,
      });
      return pageOf(rows, limit, (row) => [row.sentAt, row.caseId]);
    },
  };
}
