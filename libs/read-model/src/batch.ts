import type { ClientBase, Pool, PoolClient } from 'pg';
import { moveCheckpoint, readCheckpoint, type Generation, type Mark } from './checkpoints.js';
import { park, parking, stopAt, type Parking } from './parked.js';
import { errorCode, isUnreadable, ProjectionError, type LogEvent, type ProjectedEvent } from './projected-event.js';
import type { Projection } from './projection.js';

/** One projection and the set of tables it writes to. */
export interface Target {
  readonly projection: Projection;
  readonly generation: Generation;
  /** Which epoch of the tables the rows in memory are from. */
  epoch: number;
}

export type BatchOutcome = 'applied' | 'moved-by-another' | 'stopped';

const schemaOf: Readonly<Record<Generation, string>> = { live: 'rm', build: 'rm_build' };
const keptRows = 20_000;

/** A connection that breaks makes the query on it fail; without a listener it would end the whole process. */
export function lost(): void {
  // The query under way tells.
}

/**
 * Runs work on a target's tables in one transaction. Read tables follow from the log and are read again from the checkpoint
 * after a crash, so their commits need not wait for the disk. Nobody waits for a lock for ever: a try that gave up is made again.
 */
export async function inTransaction<T>(
  pool: Pool,
  generation: Generation,
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  client.on('error', lost);
  let broken = false;
  try {
    await client.query(
      `BEGIN; SET LOCAL search_path = ${schemaOf[generation]}, pg_catalog; SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = '3s'`,
    );
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

export function concerns(projection: Projection, event: LogEvent): boolean {
  if (!projection.categories.includes(event.category)) return false;
  return isUnreadable(event) || projection.handles.has(event.type);
}

/**
 * Brings a target over a batch: rows, parked streams and checkpoint in one transaction. When the database itself refuses
 * a row the batch is halved until the event that made it is found; only that one is parked.
 */
export async function applyBatch(
  pool: Pool,
  target: Target,
  from: bigint,
  events: readonly LogEvent[],
  to: Mark,
): Promise<BatchOutcome> {
  try {
    return await inTransaction(pool, target.generation, (tx) => applyWithin(tx, target, from, events, to));
  } catch (error) {
    forget(target.projection);
    if (!isRefusedRow(error)) throw error;
    return halve(pool, target, from, events, to, error);
  }
}

async function halve(
  pool: Pool,
  target: Target,
  from: bigint,
  events: readonly LogEvent[],
  to: Mark,
  error: unknown,
): Promise<BatchOutcome> {
  const only = events[0];
  if (only === undefined) throw error;
  if (events.length === 1)
    return inTransaction(pool, target.generation, (tx) => withhold(tx, target, from, to, parking(only, error)));
  const middle = Math.ceil(events.length / 2);
  const [first, second] = [events.slice(0, middle), events.slice(middle)];
  const last = first.at(-1);
  const between = last === undefined ? to : markOf(last);
  const outcome = await applyBatch(pool, target, from, first, between);
  return outcome === 'applied' ? applyBatch(pool, target, between.position, second, to) : outcome;
}

async function withhold(tx: ClientBase, target: Target, from: bigint, to: Mark, what: Parking): Promise<BatchOutcome> {
  const { projection, generation } = target;
  const checkpoint = await readCheckpoint(tx, projection.name, generation, true);
  if (checkpoint?.position !== from) return 'moved-by-another';
  if (projection.onPoison === 'stop') {
    await stopAt(tx, projection.name, generation, what);
    return 'stopped';
  }
  await park(tx, projection.name, generation, [what]);
  return (await moveCheckpoint(tx, projection.name, generation, from, to)) ? 'applied' : 'moved-by-another';
}

/** The work of a batch inside an open transaction; also used by the swap at the end of a rebuild. */
export async function applyWithin(
  tx: ClientBase,
  target: Target,
  from: bigint,
  events: readonly LogEvent[],
  to: Mark,
): Promise<BatchOutcome> {
  const { projection, generation } = target;
  const checkpoint = await readCheckpoint(tx, projection.name, generation, true);
  if (checkpoint?.position !== from || checkpoint.version !== projection.version) {
    forget(projection);
    return 'moved-by-another';
  }
  if (checkpoint.epoch !== target.epoch) forget(projection);
  target.epoch = checkpoint.epoch;
  if (checkpoint.stopped !== null) return 'stopped';
  const { parkings, stopped } = await applyEvents(tx, projection, events, checkpoint.parked);
  if (stopped !== null) {
    const before = events[events.indexOf(stopped.event) - 1];
    if (before !== undefined) await moveCheckpoint(tx, projection.name, generation, from, markOf(before));
    await stopAt(tx, projection.name, generation, stopped);
    return 'stopped';
  }
  await park(tx, projection.name, generation, parkings);
  if (await moveCheckpoint(tx, projection.name, generation, from, to)) return 'applied';
  forget(projection);
  return 'moved-by-another';
}

/** After a rollback, or when somebody else wrote: what is in memory is no longer what is stored. */
export function forget(projection: Projection): void {
  for (const table of projection.tables) table.forget();
}

/** Loads the rows the events ask for, changes them in memory, writes what changed. */
export async function applyEvents(
  tx: ClientBase,
  projection: Projection,
  events: readonly LogEvent[],
  alreadyParked: ReadonlySet<string>,
) {
  const parked = new Set(alreadyParked);
  const parkings: Parking[] = [];
  let stopped: Parking | null = null;
  const due = events.filter((event) => concerns(projection, event) && !parked.has(event.streamId));
  await loadFor(
    tx,
    projection,
    due.filter((event) => !isUnreadable(event)),
  );
  for (const event of due) {
    if (parked.has(event.streamId)) continue;
    const failed = applyOne(projection, event);
    if (failed === null) continue;
    if (projection.onPoison === 'stop') {
      stopped = failed;
      break;
    }
    parked.add(event.streamId);
    parkings.push(failed);
  }
  for (const table of projection.tables) await table.flush(tx);
  for (const table of projection.tables) table.trim(keptRows);
  return { parkings, stopped };
}

function applyOne(projection: Projection, event: LogEvent): Parking | null {
  try {
    if (isUnreadable(event)) throw new ProjectionError(event.unreadable);
    projection.apply(event);
    for (const table of projection.tables) table.keepEvent();
    return null;
  } catch (error) {
    for (const table of projection.tables) table.dropEvent();
    return parking(event, error);
  }
}

async function loadFor(tx: ClientBase, projection: Projection, events: readonly LogEvent[]): Promise<void> {
  const readable = events.filter((event): event is ProjectedEvent => !isUnreadable(event));
  for (const event of readable)
    wantQuietly(() => {
      projection.want(event);
    });
  let found = await loadTables(tx, projection);
  for (let round = 0; projection.wantMore !== undefined && found > 0 && round < 10; round += 1) {
    for (const event of readable) wantQuietly(() => projection.wantMore?.(event));
    found = await loadTables(tx, projection);
  }
}

/** An event whose fields cannot even be read fails in `apply`, where it is parked. */
function wantQuietly(ask: () => void): void {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof ProjectionError)) throw error;
  }
}

async function loadTables(tx: ClientBase, projection: Projection): Promise<number> {
  let found = 0;
  for (const table of projection.tables) found += await table.load(tx);
  return found;
}

export function markOf(event: LogEvent): Mark {
  const eventId = isUnreadable(event) ? null : event.id;
  return { position: event.position, eventId, streamId: event.streamId, streamVersion: event.version };
}

/** The database refused the content of a row (class 22: data, 23: constraint, 54: limits); anything else is a fault that passes. */
export function isRefusedRow(error: unknown): boolean {
  const code = errorCode(error);
  return /^(22|23|54)[0-9A-Z]{3}$/.test(code);
}
