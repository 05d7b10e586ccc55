import type { Pool } from 'pg';
import type { EventStore } from './event-store.js';
import { genesis } from './hash-chain.js';
import { RecordBroken, walkLog, type LogHead, type LogSource, type WalkState } from './log-walk.js';
import { notarySource } from './notary-source.js';

export const beginning: WalkState = { position: 0n, chain: genesis, recordedAtMs: Number.NEGATIVE_INFINITY };

/** The log in PostgreSQL itself, or, for a store that has no chain, what the notary wrote beside what the store says now. */
export function logSource(pool: Pool, store?: EventStore): LogSource {
  return store?.capabilities.chain === 'notary' ? notarySource(pool, store) : postgresSource(pool);
}

function postgresSource(pool: Pool): LogSource {
  return {
    head: () => readHead(pool),
    stateAt: (position) => stateAt(pool, position),
    walk: (start, to) => walkLog(pool, start, to),
    checkWhole: (head) => checkStreams(pool, head.position),
  };
}

async function readHead(pool: Pool): Promise<LogHead> {
  const { rows } = await pool.query<{ log_id: string; position: string; chain: Buffer; beyond: boolean }>(
    'SELECT log_id, position, chain, EXISTS (SELECT FROM es.events e WHERE e.position > h.position) AS beyond FROM es.head h',
  );
  const [row] = rows;
  if (!row) throw new RecordBroken(0n, 'head-differs');
  const position = BigInt(row.position);
  if (row.beyond) throw new RecordBroken(position + 1n, 'head-differs');
  return { logId: row.log_id, position, chain: row.chain };
}

async function stateAt(pool: Pool, position: bigint): Promise<WalkState | undefined> {
  const { rows } = await pool.query<{ chain: Buffer; ms: string }>(
    'SELECT chain, (extract(epoch FROM recorded_at) * 1000)::bigint AS ms FROM es.events WHERE position = $1',
    [position.toString()],
  );
  return rows[0] && { position, chain: rows[0].chain, recordedAtMs: Number(rows[0].ms) };
}

/** The table of streams must say of each stream what the events say. One statement, so appends meanwhile do not disturb it. */
async function checkStreams(pool: Pool, head: bigint): Promise<void> {
  const { rows } = await pool.query<{ position: string | null }>(
    `SELECT m.position FROM es.streams s
       LEFT JOIN LATERAL (SELECT version, position FROM es.events e WHERE e.stream_id = s.stream_id ORDER BY version DESC LIMIT 1) m ON true
       WHERE m.version IS DISTINCT FROM s.version
     UNION ALL
     SELECT e.position FROM es.events e WHERE e.version = 0 AND NOT EXISTS (SELECT FROM es.streams s WHERE s.stream_id = e.stream_id)
     LIMIT 1`,
  );
  if (rows[0]) throw new RecordBroken(rows[0].position === null ? head : BigInt(rows[0].position), 'streams-differ');
}
