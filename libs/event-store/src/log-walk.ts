import type { Pool } from 'pg';
import { chainNext, contentHash, type ChainedHeader } from './hash-chain.js';

export type Finding =
  | 'event-missing'
  | 'content-changed'
  | 'chain-broken'
  | 'version-gap'
  | 'type-and-version-differ'
  | 'time-backwards'
  | 'redaction-unexplained'
  | 'head-differs'
  | 'streams-differ'
  | 'checkpoint-broken'
  | 'history-rewritten'
  | 'log-truncated'
  | 'other-log';

/** The record is not what was written, first seen at `position`. */
export class RecordBroken extends Error {
  constructor(
    readonly position: bigint,
    readonly finding: Finding,
  ) {
    super(`${finding} at position ${position}`);
    this.name = 'RecordBroken';
  }
}

/** A place in the log that was found whole. */
export interface WalkState {
  readonly position: bigint;
  readonly chain: Buffer;
  readonly recordedAtMs: number;
}

/** An event that was found whole. */
export interface WalkedEvent {
  readonly position: bigint;
  readonly chain: Buffer;
  readonly contentHash: Buffer;
}

export interface LogHead {
  readonly logId: string;
  readonly position: bigint;
  readonly chain: Buffer;
}

/** A log with a chain, however it is kept. Every method throws RecordBroken at what is not as it was written. */
export interface LogSource {
  head(): Promise<LogHead>;
  /** What the log says of a position; undefined when there is no event. */
  stateAt(position: bigint): Promise<WalkState | undefined>;
  walk(start: WalkState, to: bigint): AsyncGenerator<readonly WalkedEvent[]>;
  /** What only the whole shows, after the walk. */
  checkWhole(head: LogHead): Promise<void>;
}

type Row = [
  position: string,
  stream: string,
  version: string,
  id: string,
  type: string,
  schemaVersion: number,
  ms: string,
  data: string | null,
  meta: string,
  salt: Buffer | null,
  hashes: Buffer,
  redactedBy: string | null,
];

const selectRows = `SELECT position, stream_id, version, event_id, type, schema_version, (extract(epoch FROM recorded_at) * 1000)::bigint,
    data::text, meta::text, salt, content_hash || chain, redacted_by
  FROM es.events WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3`;

/** Batches hold about this much payload, so that long events never fill the memory. */
const batchBytes = 8 * 1024 * 1024;

interface Fetched {
  readonly rows: readonly Row[];
  /** The first event among them without the one before it in its stream. */
  readonly gap: bigint | undefined;
}

/**
 * Walks from `start` to `to` in order; each batch it gives is whole. The next batch is fetched while one is checked.
 * @throws RecordBroken at the first event that is not whole
 */
export async function* walkLog(pool: Pool, start: WalkState, to: bigint): AsyncGenerator<readonly WalkedEvent[]> {
  let state = start;
  let fetching = fetch(pool, start.position, to, 500);
  while (state.position < to) {
    const batch = await fetching;
    const last = batch.rows.at(-1);
    if (!last) throw new RecordBroken(state.position + 1n, 'event-missing');
    fetching = fetch(pool, BigInt(last[0]), to, nextLimit(batch.rows));
    fetching.catch(() => undefined); // when this batch is broken, nobody asks for the next
    const walked: WalkedEvent[] = [];
    for (const row of batch.rows) {
      const event = await checked(pool, row, state);
      if (event.position === batch.gap) throw new RecordBroken(event.position, 'version-gap');
      walked.push(event);
      state = { ...event, recordedAtMs: Number(row[6]) };
    }
    yield walked;
  }
  await fetching;
}

async function fetch(pool: Pool, after: bigint, to: bigint, limit: number): Promise<Fetched> {
  if (after >= to) return { rows: [], gap: undefined };
  const query = { text: selectRows, values: [after.toString(), to.toString(), limit], rowMode: 'array' as const };
  const [{ rows }, gap] = await Promise.all([pool.query<Row>(query), firstVersionGap(pool, after, limit)]);
  return { rows, gap };
}

function nextLimit(rows: readonly Row[]): number {
  const bytes = rows.reduce((sum, row) => sum + (row[7]?.length ?? 0) + row[8].length, 1);
  return Math.max(20, Math.min(4_000, Math.floor((batchBytes * rows.length) / bytes)));
}

/** Streams are not remembered while walking: the index answers whether each event has the one before it in its stream. */
async function firstVersionGap(pool: Pool, after: bigint, limit: number): Promise<bigint | undefined> {
  const { rows } = await pool.query<{ position: string }>(
    `SELECT position FROM es.events e WHERE position > $1 AND position <= $2 AND version <> 0
       AND NOT EXISTS (SELECT FROM es.events p WHERE p.stream_id = e.stream_id AND p.version = e.version - 1 AND p.position < e.position)
     ORDER BY position LIMIT 1`,
    [after.toString(), (after + BigInt(limit)).toString()],
  );
  return rows[0] && BigInt(rows[0].position);
}

async function checked(pool: Pool, row: Row, before: WalkState): Promise<WalkedEvent> {
  const [positionText, streamId, version, eventId, type, schemaVersion, ms, data, meta, salt, hashes, redactedBy] = row;
  const position = BigInt(positionText);
  if (position !== before.position + 1n) throw new RecordBroken(before.position + 1n, 'event-missing');
  const content = hashes.subarray(0, 32);
  if (data !== null && salt !== null && redactedBy === null) {
    if (!contentHash(salt, data).equals(content)) throw new RecordBroken(position, 'content-changed');
  } else if (!(await redactionExplained(pool, row))) {
    throw new RecordBroken(position, 'redaction-unexplained');
  }
  const recordedAtMs = Number(ms);
  const header = { position, streamId, version: BigInt(version), eventId, type, schemaVersion, recordedAtMs, meta };
  const chain = chainNext(before.chain, header, content);
  const finding = linkFinding(chain.equals(hashes.subarray(32)), header, before);
  if (finding) throw new RecordBroken(position, finding);
  return { position, chain, contentHash: content };
}

function linkFinding(linked: boolean, header: ChainedHeader, before: WalkState): Finding | undefined {
  if (!linked) return 'chain-broken';
  if (!header.type.endsWith(`.v${header.schemaVersion}`)) return 'type-and-version-differ';
  return header.recordedAtMs < before.recordedAtMs ? 'time-backwards' : undefined;
}

async function redactionExplained(pool: Pool, [position, , , , , , , data, , salt, , by]: Row): Promise<boolean> {
  if (data !== null || salt !== null) return false;
  const { rows } = await pool.query(
    "SELECT FROM es.events WHERE position = $1 AND position > $2 AND type LIKE 'PayloadRedacted.v%' AND data ->> 'position' = $2::text",
    [by, position],
  );
  return rows.length === 1;
}
