import { setTimeout as wait } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { appRole } from './cluster.js';

export function databaseUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/${database}`;
}

/** One connection for one piece of work; a connection that breaks makes the work fail and not the process. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** True when the server answers; false when its process has ended. Recovery after a crash may take its time. */
export async function waitUntilReady(url: string, ended: AbortSignal): Promise<boolean> {
  while (!ended.aborted) {
    const answered = await withClient(url, (client) => client.query('SELECT 1')).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await wait(10);
  }
  return false;
}

const duplicate = new Set(['42P04', '42710', '23505']);

/** CREATE has no IF NOT EXISTS for roles and databases; that another process was quicker is as good. */
async function unlessExists(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || !duplicate.has(error.code ?? '')) throw error;
  });
}

export async function ensureDatabase(ownerUrl: string, name: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await unlessExists(client.query(`CREATE DATABASE ${escapeIdentifier(name)}`));
  });
}

/** The role that the programs sign in with: it owns nothing and gets its rights from the migrations. */
export async function ensureAppRole(ownerUrl: string, password: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await unlessExists(client.query(`CREATE ROLE ${escapeIdentifier(appRole)}`));
    await client.query(`ALTER ROLE ${escapeIdentifier(appRole)} LOGIN PASSWORD ${escapeLiteral(password)}`);
  });
}
