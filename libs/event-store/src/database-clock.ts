import type { Pool } from 'pg';
import type { Instant } from '#domain/ids.js';

/** The clock of the database: the only one that decides when something happened or is due. */
export function databaseClock(pool: Pool): () => Promise<Instant> {
  return async () => {
    const { rows } = await pool.query<{ now: Date }>({ name: 'es-clock', text: 'SELECT clock_timestamp() AS now' });
    const now = rows[0]?.now;
    if (!now) throw new Error('the database gave no time');
    return now.toISOString();
  };
}
