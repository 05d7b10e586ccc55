import type { ClientBase, Pool } from 'pg';
import { applyEvents, forget, inTransaction, isRefusedRow } from './batch.js';
import { moveCheckpoints, readCheckpoints, type Mark } from './checkpoints.js';
import type { Follower } from './follower.js';
import { park } from './parked.js';
import type { LogEvent } from './projected-event.js';

/** Nothing was written: `overtaken` by another process, or something is out of the ordinary and each is to be brought over by itself. */
class NotTogether extends Error {
  constructor(readonly outcome: 'overtaken' | 'apart') {
    super(outcome);
  }
}

/**
 * Brings all projections over a batch in one transaction, which is far cheaper than one for each. `apart`: one of them
 * could not take it (it stands still, or the database refuses a row).
 */
export async function applyTogether(
  pool: Pool,
  busy: readonly Follower[],
  idle: readonly Follower[],
  events: readonly LogEvent[],
  to: Mark,
): Promise<'applied' | 'overtaken' | 'apart'> {
  try {
    await inTransaction(pool, 'live', (tx) => applyAll(tx, busy, idle, events, to));
    return 'applied';
  } catch (error) {
    for (const { projection } of busy) forget(projection);
    if (error instanceof NotTogether) return error.outcome;
    if (isRefusedRow(error)) return 'apart';
    throw error;
  }
}

async function applyAll(tx: ClientBase, busy: readonly Follower[], idle: readonly Follower[], events: readonly LogEvent[], to: Mark): Promise<void> {
  const found = await readCheckpoints(tx, busy.map(({ projection }) => projection.name), true);
  for (const follower of busy) {
    const { projection, position } = follower;
    const checkpoint = found.get(projection.name);
    if (checkpoint?.position !== position) throw new NotTogether('overtaken');
    if (checkpoint.version !== projection.version || checkpoint.stopped !== null) throw new NotTogether('apart');
    if (checkpoint.epoch !== follower.epoch) forget(projection);
    follower.epoch = checkpoint.epoch;
    const { parkings, stopped } = await applyEvents(tx, projection, events.filter((event) => event.position > position), checkpoint.parked);
    if (stopped !== null) throw new NotTogether('apart');
    await park(tx, projection.name, 'live', parkings);
  }
  const all = [...busy, ...idle];
  const moved = await moveCheckpoints(tx, all.map(({ projection, position }) => ({ name: projection.name, version: projection.version, from: position })), to);
  if (moved.size < all.length) throw new NotTogether('overtaken');
}
