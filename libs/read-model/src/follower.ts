import type { Pool } from 'pg';
import type { EventStore } from '#event-store/event-store.js';
import type { Target } from './batch.js';
import { createCheckpoint, logStillHas, readCheckpoint, type Checkpoint, type Mark } from './checkpoints.js';
import type { ReadModelLog } from './health.js';
import type { ProjectionDefinition } from './projection.js';

/** A projection as this process follows it. */
export interface Follower extends Target {
  position: bigint;
  stopped: boolean;
  /** Its tables are not for this program (other history, other version): nothing is applied until they are rebuilt. */
  blocked: boolean;
  /** The tables belong to a newer program that runs beside this one: they are left to it. */
  isNewer: boolean;
  /** It is behind the shared reader and reads by itself until it is there. */
  catchingUp: boolean;
}

export interface FollowerDependencies {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: ReadModelLog;
}

export function isReady({ stopped, blocked, catchingUp }: Follower): boolean {
  return !stopped && !blocked && !catchingUp;
}

export async function follow(deps: FollowerDependencies, definition: ProjectionDefinition): Promise<Follower> {
  const { name } = definition;
  const projection = definition.create();
  await createCheckpoint(deps.pool, name, 'live', projection.version);
  const checkpoint = await readCheckpoint(deps.pool, name, 'live');
  if (checkpoint === null) throw new Error(`no checkpoint for projection ${name}`);
  const { position, epoch, version } = checkpoint;
  const isNewer = version > projection.version;
  if (isNewer)
    deps.log.error(
      { projection: name, version },
      'the tables of this projection belong to a newer program; they are left alone',
    );
  const blocked = version !== projection.version || !(await hasSameHistory(deps, name, checkpoint));
  return {
    projection,
    generation: 'live',
    epoch,
    position,
    stopped: checkpoint.stopped !== null,
    blocked,
    isNewer,
    catchingUp: false,
  };
}

/** False when the log was restored and went on differently since the projection stood where it stands. */
export async function hasSameHistory(
  { pool, store, log }: FollowerDependencies,
  name: string,
  mark: Mark,
): Promise<boolean> {
  if (await logStillHas(store, mark)) return true;
  log.error(
    { projection: name, position: String(mark.position) },
    'the log has another history than this projection saw; it is rebuilt',
  );
  await pool.query(`UPDATE rm.checkpoints SET alarm = 'history-changed' WHERE name = $1 AND generation = 'live'`, [
    name,
  ]);
  return false;
}

/** Goes on from where somebody else has left a projection. */
export function seen(follower: Follower, checkpoint: Checkpoint | null | undefined): void {
  if (!checkpoint) return;
  for (const table of follower.projection.tables) if (checkpoint.position !== follower.position) table.forget();
  follower.position = checkpoint.position;
  follower.stopped = checkpoint.stopped !== null;
  follower.isNewer = checkpoint.version > follower.projection.version;
  follower.blocked ||= follower.isNewer;
}
