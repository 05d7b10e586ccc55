import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { appRole, ownerRole } from './cluster.js';
import { databaseUrl, withClient } from './databases.js';
import { type TestServer, testServer, testTemplate } from './test-server.js';

/** Two fresh databases of one test: the log with its read tables, and the keys. */
export interface TestDatabase {
  /** For the app role, as the programs see it. */
  url: string;
  keysUrl: string;
  /** For the role that owns everything: to prepare a fault that the app role could not make. */
  ownerUrl: string;
  ownerKeysUrl: string;
  drop(): Promise<void>;
}

async function create(adminUrl: string, name: string, template: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`),
  );
}

/**
 * Makes fresh databases on the one embedded server of this test run, migrated unless `migrate` is false. The server is
 * started by the first call of the run and stopped when the run ends.
 */
export async function startTestDatabase(options: { migrate?: boolean } = {}): Promise<TestDatabase> {
  const server = await testServer();
  const template = options.migrate === false ? emptyTemplate : await testTemplate(server);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const keysName = `${name}_keys`;
  const owner = (database: string): string => databaseUrl(ownerRole, server.passwords.owner, server.port, database);
  const app = (database: string): string => databaseUrl(appRole, server.passwords.app, server.port, database);
  await Promise.all([
    create(owner('postgres'), name, template.main),
    create(owner('postgres'), keysName, template.keys),
  ]);
  return {
    url: app(name),
    keysUrl: app(keysName),
    ownerUrl: owner(name),
    ownerKeysUrl: owner(keysName),
    drop: () => drop(server, [name, keysName]),
  };
}

const emptyTemplate = { main: 'template0', keys: 'template0' };

async function drop(server: TestServer, names: string[]): Promise<void> {
  await withClient(databaseUrl(ownerRole, server.passwords.owner, server.port, 'postgres'), async (client) => {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  });
}
