import type { ClientBase } from 'pg';
import type { Generation } from './checkpoints.js';
import { errorCode, type LogEvent } from './projected-event.js';

export interface Parking {
  readonly event: LogEvent;
  readonly error: string;
}

export function parking(event: LogEvent, error: unknown): Parking {
  return { event, error: errorCode(error) };
}

export async function park(
  tx: ClientBase,
  name: string,
  generation: Generation,
  parkings: readonly Parking[],
): Promise<void> {
  for (const { event, error } of parkings) {
    await tx.query(
      `INSERT INTO rm.parked (name, generation, stream_id, version, position, error) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (name, generation, stream_id) DO UPDATE SET version = $4, position = $5, error = $6, at = clock_timestamp()`,
      [name, generation, event.streamId, event.version, event.position, error],
    );
  }
}

export async function stopAt(tx: ClientBase, name: string, generation: Generation, at: Parking): Promise<void> {
  const reason = `${at.error} at position ${String(at.event.position)}`;
  await tx.query('UPDATE rm.checkpoints SET stopped = $3 WHERE name = $1 AND generation = $2', [
    name,
    generation,
    reason,
  ]);
}

/** Takes the parked streams away, to be tried again from the event that stopped each. */
export async function takeParked(
  tx: ClientBase,
  name: string,
): Promise<readonly { streamId: string; version: bigint }[]> {
  const { rows } = await tx.query<{ streamId: string; version: string }>(
    `DELETE FROM rm.parked WHERE name = $1 AND generation = 'live' RETURNING stream_id AS "streamId", version`,
    [name],
  );
  return rows.map(({ streamId, version }) => ({ streamId, version: BigInt(version) }));
}
