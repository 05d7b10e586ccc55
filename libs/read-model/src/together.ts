import type { ClientBase, Pool } from 'pg';
import { applyEvents, forget, inTransaction, isRefusedRow } from './batch.js';
import { moveCheckpoints, readCheckpoints, type Mark } from './checkpoints.js';
import type { Follower } from './follower.js';
import { park } from './parked.js';
import type { LogEvent } from './projected-event.js';

/** Something is out of the ordinary: nothing was written, and each projection is to be brought over by itself. */
class Apart extends Error {}

/**
 * Brings all projections over a batch in one transaction, which is far cheaper than one for each. False when one of them
 * could not take it (overtaken, standing still, a row that the database refuses): then nothing was written for any.
 */
export async function applyTogether(pool: Pool, busy: readonly Follower[], idle: readonly Follower[], events: readonly LogEvent[], to: Mark): Promise<boolean> {
  try {
    await inTransaction(pool, 'live', (tx) => applyAll(tx, busy, idle, events, to));
    return true;
  } catch (error) {
    for (const { projection } of busy) forget(projection);
    if (error instanceof Apart || isRefusedRow(error)) return false;
    throw error;
  }
}

async function applyAll(tx: ClientBase, busy: readonly Follower[], idle: readonly Follower[], events: readonly LogEvent[], to: Mark): Promise<void> {
  const found = await readCheckpoints(tx, busy.map(({ projection }) => projection.name));
  for (const follower of busy) {
    const { projection, position } = follower;
    const checkpoint = found.get(projection.name);
    if (checkpoint?.position !== position || checkpoint.version !== projection.version || checkpoint.stopped !== null) throw new Apart();
    if (checkpoint.epoch !== follower.epoch) forget(projection);
    follower.epoch = checkpoint.epoch;
    const { parkings, stopped } = await applyEvents(tx, projection, events.filter((event) => event.position > position), checkpoint.parked);
    if (stopped !== null) throw new Apart();
    await park(tx, projection.name, 'live', parkings);
  }
  const all = [...busy, ...idle];
  const moved = await moveCheckpoints(tx, all.map(({ projection, position }) => ({ name: projection.name, version: projection.version, from: position })), to);
  if (moved.size < all.length) throw new Apart();
}
