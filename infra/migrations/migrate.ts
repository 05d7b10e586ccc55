import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runMigrations } from 'bullmq';
import { type Client, escapeIdentifier } from 'pg';
import { withClient } from '../embedded/databases.js';
import { packageRoot } from '../embedded/package-root.js';

export interface MigrateOptions {
  /** Address of the main database for a role that owns it. */
  url: string;
  /** Address of the key database for a role that owns it. */
  keysUrl: string;
  /** The role that the programs sign in with, when it is not `klarsyn_app` itself. */
  appUser?: string;
  log?: (line: string) => void;
}

interface Migration {
  name: string;
  sql: string;
  hash: string;
}

/** One number for all processes that migrate the same database. */
const lock = 724_631_001;
const appRole = 'klarsyn_app';

function read(files: string[]): Migration[] {
  return files.sort().map((file) => {
    const sql = readFileSync(file, 'utf8');
    return { name: basename(file), sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

function sqlFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => join(directory, name));
}

/** The numbered files of both databases: `NN-*.sql` for the main one, `keys-*.sql` and `keys/*.sql` for the keys. */
export function migrationFiles(): { main: Migration[]; keys: Migration[] } {
  const directory = join(packageRoot(), 'infra', 'postgres');
  const flat = sqlFiles(directory);
  const ofKeys = (file: string): boolean => basename(file).startsWith('keys-');
  return {
    main: read(flat.filter((file) => !ofKeys(file))),
    keys: read([...flat.filter(ofKeys), ...sqlFiles(join(directory, 'keys'))]),
  };
}

async function applied(client: Client): Promise<Map<string, string>> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS public.migration (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())',
  );
  const { rows } = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM public.migration');
  return new Map(rows.map((row) => [row.name, row.hash]));
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO public.migration (name, hash) VALUES ($1, $2)', [migration.name, migration.hash]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The migration ${migration.name} failed: ${reason}`, { cause: error });
  }
}

/** Roles belong to the whole server: they are made once, without the right to sign in unless someone gave it. */
async function ensureRoles(client: Client, appUser: string): Promise<void> {
  await client.query(
    `DO $$ BEGIN CREATE ROLE ${appRole} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
  );
  if (appUser !== appRole) await client.query(`GRANT ${appRole} TO ${escapeIdentifier(appUser)}`);
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  await client.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(rows[0]?.name ?? '')} TO ${appRole}`);
}

async function migrateOne(client: Client, migrations: Migration[], options: MigrateOptions): Promise<number> {
  await client.query('SELECT pg_advisory_lock($1)', [lock]);
  await ensureRoles(client, options.appUser ?? appRole);
  const done = await applied(client);
  let count = 0;
  for (const migration of migrations) {
    const hash = done.get(migration.name);
    if (hash === migration.hash) continue;
    if (hash !== undefined) {
      throw new Error(
        `The migration ${migration.name} was changed after it had been applied: a new file must carry the change.`,
      );
    }
    options.log?.(`migrating ${migration.name}`);
    await apply(client, migration);
    count += 1;
  }
  return count;
}

/** BullMQ brings its own migrations; the app role may only use what they make. */
async function migrateQueue(client: Client): Promise<void> {
  await runMigrations(client);
  await client.query(`GRANT USAGE ON SCHEMA bullmq TO ${appRole}`);
  for (const kind of ['TABLES', 'SEQUENCES', 'FUNCTIONS']) {
    await client.query(`GRANT ALL ON ALL ${kind} IN SCHEMA bullmq TO ${appRole}`);
  }
}

/**
 * Brings both databases to the newest schema, each file in one transaction of its own; what is applied already is left
 * alone. Two processes may do it at once. Returns how many files were applied.
 */
export async function migrate(options: MigrateOptions): Promise<number> {
  const { main, keys } = migrationFiles();
  const inMain = await withClient(options.url, async (client) => {
    const count = await migrateOne(client, main, options);
    await migrateQueue(client);
    return count;
  });
  const inKeys = await withClient(options.keysUrl, (client) => migrateOne(client, keys, options));
  return inMain + inKeys;
}
