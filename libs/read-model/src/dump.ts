import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { ProjectedTable } from './table-rows.js';

/** SHA-256 over the canonical text of tables: equal rows give equal hashes, whatever order they were written in. */
export async function dumpHash(pool: Pool, tables: readonly ProjectedTable[], schema = 'rm'): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, columnNames } of [...tables].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT row_to_json(x)::text AS row FROM (SELECT ${columnNames.join(', ')} FROM ${schema}.${name}) x ORDER BY row_to_json(x)::text COLLATE "C"`,
    );
    hash.update(`${name} ${String(rows.length)}\n`);
    for (const { row } of rows) hash.update(`${row}\n`);
  }
  return hash.digest('hex');
}
