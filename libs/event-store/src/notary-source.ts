import type { Pool } from 'pg';
import type { EventStore, StoredEvent } from './event-store.js';
import { chainNext, contentHash } from './hash-chain.js';
import { RecordBroken, type LogHead, type LogSource, type WalkedEvent, type WalkState } from './log-walk.js';

const batchSize = 1000;

interface Noted {
  readonly position: bigint;
  readonly eventId: string;
  readonly salt: Buffer;
  readonly contentHash: Buffer;
  readonly chain: Buffer;
}

/** What the notary wrote, beside what the store says now: each event must be there, in its place, with its content. */
export function notarySource(pool: Pool, store: EventStore): LogSource {
  return {
    head: () => notaryHead(pool),
    stateAt: (position) => stateAt(pool, position),
    walk: (start, to) => walk(pool, store, start, to),
    checkWhole: async () => undefined,
  };
}

export async function notaryHead(pool: Pool): Promise<LogHead> {
  const { rows } = await pool.query<{ log_id: string; position: string; chain: Buffer }>(
    'SELECT log_id, position, chain FROM es.notary_head',
  );
  const [row] = rows;
  if (!row) throw new RecordBroken(0n, 'head-differs');
  return { logId: row.log_id, position: BigInt(row.position), chain: row.chain };
}

/** The chain value after an event, and the hash of its content. */
export function noted(
  event: StoredEvent,
  salt: Uint8Array,
  before: Uint8Array,
): { contentHash: Buffer; chain: Buffer } {
  const content = contentHash(salt, event.data ?? '');
  const { position, streamId, version, id, type, schemaVersion } = event;
  const header = {
    position,
    streamId,
    version,
    eventId: id,
    type,
    schemaVersion,
    recordedAtMs: Date.parse(event.recordedAt),
    meta: JSON.stringify(event.meta),
  };
  return { contentHash: content, chain: chainNext(before, header, content) };
}

async function stateAt(pool: Pool, position: bigint): Promise<WalkState | undefined> {
  const [row] = await notes(pool, position - 1n, position, 1);
  return row && { position, chain: row.chain, recordedAtMs: Number.NEGATIVE_INFINITY };
}

async function notes(pool: Pool, after: bigint, to: bigint, limit: number): Promise<Noted[]> {
  const { rows } = await pool.query<{
    position: string;
    event_id: string;
    salt: Buffer;
    content_hash: Buffer;
    chain: Buffer;
  }>(
    'SELECT position, event_id, salt, content_hash, chain FROM es.notary WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3',
    [after.toString(), to.toString(), limit],
  );
  return rows.map((row) => ({
    position: BigInt(row.position),
    eventId: row.event_id,
    salt: row.salt,
    contentHash: row.content_hash,
    chain: row.chain,
  }));
}

async function* walk(
  pool: Pool,
  store: EventStore,
  start: WalkState,
  to: bigint,
): AsyncGenerator<readonly WalkedEvent[]> {
  let state = start;
  while (state.position < to) {
    const rows = await notes(pool, state.position, to, batchSize);
    const last = rows.at(-1);
    if (!last) throw new RecordBroken(to, 'event-missing');
    const walked: WalkedEvent[] = [];
    const events = eventsBetween(store, state.position, last.position);
    for (const row of rows) {
      const event = checked((await events.next()).value, row, state);
      walked.push(event);
      state = { ...event, recordedAtMs: state.recordedAtMs };
    }
    yield walked;
  }
}

async function* eventsBetween(store: EventStore, after: bigint, to: bigint): AsyncGenerator<StoredEvent, undefined> {
  for (let next = after, atHead = false; next < to && !atHead;) {
    const batch = await store.readAll({ after: next, limit: batchSize });
    yield* batch.events;
    ({ next, atHead } = batch);
  }
  return undefined;
}

function checked(event: StoredEvent | undefined, row: Noted, before: WalkState): WalkedEvent {
  if (!event || event.position > row.position) throw new RecordBroken(row.position, 'event-missing');
  if (event.position < row.position) throw new RecordBroken(event.position, 'history-rewritten');
  const { contentHash: content, chain } = noted(event, row.salt, before.chain);
  if (!content.equals(row.contentHash)) throw new RecordBroken(row.position, 'content-changed');
  if (event.id !== row.eventId || !chain.equals(row.chain)) throw new RecordBroken(row.position, 'chain-broken');
  return { position: row.position, chain, contentHash: content };
}
