import type { Pool } from 'pg';
import { EventIdTaken, StoreUnavailable } from './event-store.js';

/**
 * Event ids that were ever used, for a store that knows ids only within a stream and only for a while.
 * An id is claimed before the append, so a claim without an event is possible and an event without a claim is not.
 */
export interface EventIdClaims {
  /** True when none of the ids was claimed before; false when the stream claimed some of them earlier. @throws EventIdTaken */
  claim(streamId: string, ids: readonly string[]): Promise<boolean>;
}

/** Claims in PostgreSQL beside the read tables: exact also between processes. `pool` is closed by its owner. */
export function createEventIdClaims(pool: Pool): EventIdClaims {
  return {
    async claim(streamId, ids) {
      const { fresh, foreign } = await claimed(pool, streamId, ids);
      if (foreign > 0) throw new EventIdTaken(streamId);
      return fresh === ids.length;
    },
  };
}

async function claimed(
  pool: Pool,
  streamId: string,
  ids: readonly string[],
): Promise<{ fresh: number; foreign: number }> {
  try {
    const { rows } = await pool.query<{ fresh: number; foreign: number }>(
      'SELECT fresh, foreign_ids AS foreign FROM es.claim_event_ids($1, $2::uuid[])',
      [streamId, ids],
    );
    return rows[0] ?? { fresh: 0, foreign: ids.length };
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ES004')
      return { fresh: 0, foreign: 1 };
    throw new StoreUnavailable(false);
  }
}
