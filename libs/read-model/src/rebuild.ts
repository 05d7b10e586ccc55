import type { Pool, PoolClient } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '#event-store/event-store.js';
import { applyBatch, applyWithin, inTransaction, lost, markOf, type Target } from './batch.js';
import { createBuildIndexes, createBuildTable } from './build-tables.js';
import { createCheckpoint, logStillHas, readCheckpoint, type Checkpoint } from './checkpoints.js';
import { errorCode, type LogEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import type { RebuildProgress } from './health.js';

export interface RebuildDependencies {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly batchSize: number;
  readonly parse: (stored: StoredEvent) => LogEvent;
}

/**
 * Blue/green: new tables are filled beside the ones that serve, then change places with them in one short transaction.
 * A rebuild that was cut off is taken up where its own checkpoint stands.
 */
export async function rebuildProjection(
  deps: RebuildDependencies,
  definition: ProjectionDefinition,
  onProgress?: (progress: RebuildProgress) => void,
): Promise<{ events: number; ms: number }> {
  const started = performance.now();
  const lock = await deps.pool.connect();
  lock.on('error', lost);
  try {
    await lock.query('SELECT pg_advisory_lock(hashtext($1))', [`rm.rebuild.${definition.name}`]);
    const target: Target = { projection: definition.create(), generation: 'build', epoch: 0 };
    await createCheckpoint(deps.pool, definition.name, 'live', target.projection.version);
    await prepare(deps, target.projection);
    const events = await fill(deps, target, onProgress);
    await createBuildIndexes(deps.pool, target.projection);
    await swap(deps, target);
    return { events, ms: performance.now() - started };
  } finally {
    await lock.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    lock.off('error', lost);
    lock.release();
  }
}

async function prepare({ pool, store }: RebuildDependencies, projection: Projection): Promise<void> {
  const before = await readCheckpoint(pool, projection.name, 'build');
  if (
    before?.version === projection.version &&
    (await logStillHas(store, before)) &&
    (await allBuilding(pool, projection))
  )
    return;
  await inTransaction(pool, 'build', async (tx) => {
    await tx.query(`DELETE FROM rm.checkpoints WHERE name = $1 AND generation = 'build'`, [projection.name]);
    await tx.query(`DELETE FROM rm.parked WHERE name = $1 AND generation = 'build'`, [projection.name]);
    for (const { name } of projection.tables) await createBuildTable(tx, name);
    await createCheckpoint(tx, projection.name, 'build', projection.version);
  });
}

async function allBuilding(pool: Pool, projection: Projection): Promise<boolean> {
  const { rows } = await pool.query<{ n: string }>(
    `SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'rm_build' AND tablename = ANY($1)`,
    [projection.tables.map(({ name }) => name)],
  );
  return Number(rows[0]?.n) === projection.tables.length;
}

/** Reads the next batch while the present one is written. */
async function fill(
  { pool, store, batchSize, parse }: RebuildDependencies,
  target: Target,
  onProgress?: (progress: RebuildProgress) => void,
): Promise<number> {
  const { name } = target.projection;
  const head = (await store.head()).position;
  let position = (await readCheckpoint(pool, name, 'build'))?.position ?? 0n;
  let count = 0;
  let reading = store.readAll({ after: position, limit: batchSize });
  for (;;) {
    const batch = await reading;
    const events = batch.events.map(parse);
    const last = events.at(-1);
    if (last === undefined) return count;
    reading = store.readAll({ after: last.position, limit: batchSize });
    reading.catch(() => undefined);
    const outcome = await applyBatch(pool, target, position, events, markOf(last));
    if (outcome !== 'applied') throw new Error(`rebuild of ${name} cannot go on: ${outcome}`);
    position = last.position;
    count += events.length;
    onProgress?.({ name, events: count, position, head: position > head ? position : head });
    if (batch.atHead) {
      await reading;
      return count;
    }
  }
}

/** Old and new change places. Pages that read meanwhile wait for at most the lock time; if the lock is not had it is tried again. */
async function swap(deps: RebuildDependencies, target: Target): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (await inTransaction(deps.pool, 'build', (tx) => swapWithin(deps, tx, target))) return;
      await fill(deps, target);
    } catch (error) {
      const busy = ['55P03', '40P01'].includes(errorCode(error));
      if (!busy || attempt >= 20) throw error;
      for (const table of target.projection.tables) table.forget();
      await pause(50 * attempt);
    }
  }
}

async function swapWithin(deps: RebuildDependencies, tx: PoolClient, target: Target): Promise<boolean> {
  const { name } = target.projection;
  await tx.query(`SET LOCAL lock_timeout = '2s'; SET LOCAL synchronous_commit = on`);
  const live = await readCheckpoint(tx, name, 'live', true);
  const build = await readCheckpoint(tx, name, 'build', true);
  if (live === null || build === null) throw new Error(`no checkpoint to swap for ${name}`);
  if (build.position < live.position && !(await reach(deps, tx, target, build.position, live.position))) return false;
  await changePlaces(tx, target.projection, live);
  return true;
}

/** The last few events that the running tables have and the new ones have not. False when they are more than a batch. */
async function reach(
  { store, batchSize, parse }: RebuildDependencies,
  tx: PoolClient,
  target: Target,
  from: bigint,
  upTo: bigint,
): Promise<boolean> {
  const batch = await store.readAll({ after: from, limit: batchSize });
  const events = batch.events.map(parse);
  const last = events.at(-1);
  // A log that was restored to a shorter history has nothing more to give.
  if (last === undefined) return true;
  if (last.position < upTo && !batch.atHead) return false;
  return (await applyWithin(tx, target, from, events, markOf(last))) === 'applied';
}

async function changePlaces(tx: PoolClient, projection: Projection, { alarm, epoch }: Checkpoint): Promise<void> {
  const { name } = projection;
  // Nobody may lease a letter or mark a deadline between the copying of such marks and the change.
  await tx.query(
    `LOCK TABLE ${projection.tables.map((table) => `rm.${table.name}`).join(', ')} IN ACCESS EXCLUSIVE MODE`,
  );
  for (const statement of projection.carryOver ?? []) await tx.query(statement);
  for (const table of projection.tables) {
    await tx.query(`DROP TABLE rm.${table.name}`);
    await tx.query(`ALTER TABLE rm_build.${table.name} SET SCHEMA rm`);
  }
  for (const table of ['rm.checkpoints', 'rm.parked']) {
    await tx.query(`DELETE FROM ${table} WHERE name = $1 AND generation = 'live'`, [name]);
    await tx.query(`UPDATE ${table} SET generation = 'live' WHERE name = $1 AND generation = 'build'`, [name]);
  }
  await tx.query(`UPDATE rm.checkpoints SET alarm = $2, epoch = $3 WHERE name = $1 AND generation = 'live'`, [
    name,
    alarm,
    epoch + 1,
  ]);
  await tx.query(`SELECT pg_notify('proj', '')`);
}
