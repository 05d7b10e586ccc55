import { Pool } from 'pg';

/** A pool with the limits that keep a silent network from hanging a request, and a listener without which a lost connection ends the process. */
export function createPool(connectionString: string, options: { max: number; name: string; log: (message: string) => void }): Pool {
  const pool = new Pool({
    connectionString,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    statement_timeout: 8_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  // A connection that is lost while it is lent out tells nobody but itself: the query that finds it broken fails.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  pool.on('error', () => { options.log(`a database connection of ${options.name} was lost`); });
  return pool;
}
