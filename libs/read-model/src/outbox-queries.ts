import type { Pool } from 'pg';
import type { DeadlineLetters, FailedLetter } from './deadline-queries.js';
import type { OutboxQueries, OutboxRow } from './queries.js';
import { rowTypes } from './table-rows.js';

const columns = `o.id, o.template, o.recipient_ref AS "recipientRef", o.case_id AS "caseId", o.category, o.event_id AS "eventId", o.created_at AS "createdAt",
  o.attempts, CASE WHEN o.state = 'waiting' AND o.lease_until > clock_timestamp() THEN 'leased' ELSE o.state END AS state`;
const fiveMinutes = 5 * 60_000;
/** Whoever was excluded after the letter was written gets nothing; it neither waits nor failed, and goes if the exclusion is lifted. */
const mayHave = (letter: string): string =>
  `NOT EXISTS (SELECT 1 FROM rm.outbox_case c WHERE c.case_id = ${letter}.case_id AND ${letter}.recipient_ref = ANY(c.kept_away))`;

export function outboxQueries(pool: Pool): OutboxQueries {
  return {
    async claim(limit, leaseMs = fiveMinutes) {
      const { rows } = await pool.query<OutboxRow>({
        text: `UPDATE rm.outbox o SET lease_until = clock_timestamp() + $2 * interval '1 ms', attempts = o.attempts + 1
               WHERE o.id IN (
                 SELECT w.id FROM rm.outbox w
                 WHERE w.state = 'waiting' AND w.next_try_at <= clock_timestamp() AND (w.lease_until IS NULL OR w.lease_until < clock_timestamp())
                   AND ${mayHave('w')}
                 ORDER BY w.next_try_at, w.id LIMIT $1 FOR UPDATE SKIP LOCKED)
               RETURNING ${columns}`,
        values: [limit, leaseMs],
        types: rowTypes,
      });
      return rows;
    },
    async postpone(id, delayMs) {
      await pool.query(
        `UPDATE rm.outbox SET lease_until = NULL, next_try_at = clock_timestamp() + $2 * interval '1 ms' WHERE id = $1`,
        [id, delayMs],
      );
    },
    async get(id) {
      const { rows } = await pool.query<OutboxRow>({
        text: `SELECT ${columns} FROM rm.outbox o WHERE o.id = $1`,
        values: [id],
        types: rowTypes,
      });
      return rows[0] ?? null;
    },
    async failed(limit) {
      const { rows } = await pool.query<FailedLetter>({
        text: `SELECT o.id, o.template, o.recipient_ref AS "recipientRef", coalesce(o.reason, 'refused') AS reason, o.created_at AS "createdAt"
               FROM rm.outbox o WHERE o.state = 'failed' ORDER BY o.created_at, o.id LIMIT $1`,
        values: [limit],
        types: rowTypes,
      });
      return rows;
    },
    async ofDeadline(deadlineId) {
      const { rows } = await pool.query<DeadlineLetters>(
        `SELECT o.event_id AS "eventId", coalesce(array_agg(DISTINCT o.reached_as) FILTER (WHERE o.reached_as IS NOT NULL), '{}') AS "reachedAs",
           count(*) FILTER (WHERE o.state IN ('sent', 'waiting'))::int AS sent, count(*) FILTER (WHERE o.state IN ('failed', 'cleared'))::int AS failed
         FROM rm.outbox o WHERE o.deadline_id = $1 AND ${mayHave('o')} GROUP BY o.event_id`,
        [deadlineId],
      );
      return rows;
    },
    async counts() {
      const { rows } = await pool.query<{ waiting: string; failed: string; oldest: string | null }>(
        `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'failed') AS failed,
           extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE state = 'waiting')) AS oldest
         FROM rm.outbox o WHERE state = 'failed' OR (state = 'waiting' AND ${mayHave('o')})`,
      );
      const [found] = rows;
      const oldest = found?.oldest ?? null;
      return {
        waiting: Number(found?.waiting ?? 0),
        failed: Number(found?.failed ?? 0),
        oldestWaitingSeconds: oldest === null ? null : Number(oldest),
      };
    },
  };
}
