import type { ClientBase, Pool } from 'pg';
import type { Projection } from './projection.js';

/** An empty twin of a running table: same columns, checks and keys. Its other indexes come when it is full, which is much cheaper. */
export async function createBuildTable(tx: ClientBase, table: string): Promise<void> {
  await tx.query(`DROP TABLE IF EXISTS rm_build.${table}`);
  await tx.query(`CREATE TABLE rm_build.${table} (LIKE rm.${table} INCLUDING ALL EXCLUDING INDEXES)`);
  const { rows } = await tx.query<{ name: string; definition: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u')`,
    [`rm.${table}`],
  );
  for (const { name, definition } of rows)
    await tx.query(`ALTER TABLE rm_build.${table} ADD CONSTRAINT ${name} ${definition}`);
  await tx.query(`ALTER TABLE rm_build.${table} OWNER TO klarsyn_app`);
}

export async function createBuildIndexes(pool: Pool, projection: Projection): Promise<void> {
  const tables = projection.tables.map(({ name }) => name);
  const { rows } = await pool.query<{ definition: string }>(
    `SELECT pg_get_indexdef(x.indexrelid) AS definition
     FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relnamespace = 'rm'::regnamespace AND t.relname = ANY($1)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid)`,
    [tables],
  );
  for (const { definition } of rows) {
    await pool.query(definition.replace(/^(CREATE .*?INDEX) (\S+) ON rm\./, '$1 IF NOT EXISTS $2 ON rm_build.'));
  }
  for (const table of tables) await pool.query(`ANALYZE rm_build.${table}`);
}
