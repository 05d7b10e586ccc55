import type { ClientBase, Pool } from 'pg';
import type { EventStore } from '#event-store/event-store.js';

/** `live` tables are asked by pages; `build` tables are being made beside them. */
export type Generation = 'live' | 'build';

/** The last event a projection has taken: where it stands and, to know the log again after a restore, which event stood there. */
export interface Mark {
  readonly position: bigint;
  readonly eventId: string | null;
  readonly streamId: string | null;
  readonly streamVersion: bigint | null;
}

export const beforeAll: Mark = { position: 0n, eventId: null, streamId: null, streamVersion: null };

export interface Checkpoint extends Mark {
  readonly version: number;
  /** Grows when rows were written without the position moving (unpark, rebuild). */
  readonly epoch: number;
  /** Why a projection that may not skip anything stands still. */
  readonly stopped: string | null;
  readonly alarm: string | null;
  readonly parked: ReadonlySet<string>;
}

interface CheckpointRow {
  position: string;
  eventId: string | null;
  streamId: string | null;
  streamVersion: string | null;
  version: number;
  epoch: number;
  stopped: string | null;
  alarm: string | null;
  parked: string[] | null;
}

const columns = `c.position, c.event_id AS "eventId", c.stream_id AS "streamId", c.stream_version AS "streamVersion", c.version, c.epoch, c.stopped, c.alarm,
  (SELECT array_agg(p.stream_id) FROM rm.parked p WHERE p.name = c.name AND p.generation = c.generation) AS parked`;
const select = `SELECT ${columns} FROM rm.checkpoints c WHERE c.name = $1 AND c.generation = $2`;

export async function readCheckpoint(
  db: Pool | ClientBase,
  name: string,
  generation: Generation,
  lock = false,
): Promise<Checkpoint | null> {
  const { rows } = await db.query<CheckpointRow>(lock ? `${select} FOR UPDATE OF c` : select, [name, generation]);
  const row = rows[0];
  return row === undefined ? null : toCheckpoint(row);
}

/** Those of the running tables. Locked in the order of their names, so that no two wait for each other. */
export async function readCheckpoints(db: Pool | ClientBase, names: readonly string[], lock = false): Promise<ReadonlyMap<string, Checkpoint>> {
  const { rows } = await db.query<CheckpointRow & { readonly name: string }>({
    name: lock ? 'rm-lock-checkpoints' : 'rm-checkpoints',
    text: `SELECT c.name, ${columns} FROM rm.checkpoints c WHERE c.name = ANY($1) AND c.generation = 'live' ORDER BY c.name ${lock ? 'FOR UPDATE OF c' : ''}`,
    values: [names],
  });
  return new Map(rows.map((row) => [row.name, toCheckpoint(row)]));
}

function toCheckpoint(row: CheckpointRow): Checkpoint {
  const streamVersion = row.streamVersion === null ? null : BigInt(row.streamVersion);
  return { ...row, position: BigInt(row.position), streamVersion, parked: new Set(row.parked ?? []) };
}

/** Does not wait for another process that is moving a checkpoint that is there: it may stand still in the middle of it. */
export async function createCheckpoint(
  db: Pool | ClientBase,
  name: string,
  generation: Generation,
  version: number,
): Promise<void> {
  await db.query(
    `INSERT INTO rm.checkpoints (name, generation, version, position) SELECT $1, $2, $3, 0
     WHERE NOT EXISTS (SELECT 1 FROM rm.checkpoints WHERE name = $1 AND generation = $2) ON CONFLICT DO NOTHING`,
    [name, generation, version],
  );
}

/** Compare and set: false when another process has moved the checkpoint meanwhile. Tells everybody who waits, at commit. */
export async function moveCheckpoint(
  tx: ClientBase,
  name: string,
  generation: Generation,
  from: bigint,
  to: Mark,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `WITH moved AS (
       UPDATE rm.checkpoints SET position = $4, event_id = $5, stream_id = $6, stream_version = $7, updated_at = clock_timestamp()
       WHERE name = $1 AND generation = $2 AND position = $3 RETURNING 1)
     SELECT pg_notify('proj', '') FROM moved`,
    [name, generation, from, to.position, to.eventId, to.streamId, to.streamVersion],
  );
  return rowCount === 1;
}

/** Moves the checkpoints of several projections at once. Gives the names that moved. */
export async function moveCheckpoints(
  db: Pool | ClientBase,
  all: readonly { name: string; version: number; from: bigint }[],
  to: Mark,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ name: string }>({
    name: 'rm-move-checkpoints',
    text: `WITH moved AS (
       UPDATE rm.checkpoints c SET position = $3, event_id = $4, stream_id = $5, stream_version = $6, updated_at = clock_timestamp()
       FROM unnest($1::text[], $2::bigint[], $7::int[]) AS o(name, was, version)
       WHERE c.name = o.name AND c.version = o.version AND c.generation = 'live' AND c.position = o.was AND c.stopped IS NULL RETURNING c.name)
     SELECT name, pg_notify('proj', '') FROM moved`,
    values: [
      all.map(({ name }) => name),
      all.map(({ from }) => from),
      to.position,
      to.eventId,
      to.streamId,
      to.streamVersion,
      all.map(({ version }) => version),
    ],
  });
  return new Set(rows.map(({ name }) => name));
}

/** False when the log no longer has, at the checkpoint's place, the event that was there: it was restored and has another history. */
export async function logStillHas(store: EventStore, mark: Mark): Promise<boolean> {
  if (mark.eventId === null || mark.streamId === null || mark.streamVersion === null) return true;
  for await (const event of store.readStream(mark.streamId, { from: mark.streamVersion, limit: 1 })) {
    return event.id === mark.eventId && event.position === mark.position;
  }
  return false;
}
