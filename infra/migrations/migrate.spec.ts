import { afterEach, expect, test } from '@jest/globals';
import { startTestDatabase, type TestDatabase } from '../embedded/test-database.js';
import { withClient } from '../embedded/databases.js';
import { migrate, migrationFiles } from './migrate.js';

const made: TestDatabase[] = [];

async function empty(): Promise<TestDatabase> {
  const database = await startTestDatabase({ migrate: false });
  made.push(database);
  return database;
}

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop();
});

const count = migrationFiles().main.length + migrationFiles().keys.length;

function run(database: TestDatabase): Promise<number> {
  return migrate({ url: database.ownerUrl, keysUrl: database.ownerKeysUrl });
}

test('every file is applied once, in the order of the numbers, to the database it is for', async () => {
  const database = await empty();
  expect(await run(database)).toBe(count);
  expect(await run(database)).toBe(0);
  const names = (url: string): Promise<string[]> =>
    withClient(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        'SELECT name FROM public.migration ORDER BY applied_at, name',
      );
      return rows.map((row) => row.name);
    });
  expect(await names(database.ownerUrl)).toEqual(migrationFiles().main.map((file) => file.name));
  expect(await names(database.ownerKeysUrl)).toEqual(migrationFiles().keys.map((file) => file.name));
});

test('two processes that migrate at once apply each file once', async () => {
  const database = await empty();
  const counts = await Promise.all([run(database), run(database)]);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count);
});

test('a file that was changed after it had been applied is refused by name', async () => {
  const database = await empty();
  await run(database);
  const name = migrationFiles().main[0]?.name ?? '';
  await withClient(database.ownerUrl, (client) =>
    client.query("UPDATE public.migration SET hash = 'other' WHERE name = $1", [name]),
  );
  await expect(run(database)).rejects.toThrow(`The migration ${name} was changed after it had been applied`);
});

test('a file that fails leaves nothing of itself behind', async () => {
  const database = await empty();
  await withClient(database.ownerUrl, (client) =>
    client.query('CREATE SCHEMA id; CREATE TABLE id.user_account (x int)'),
  );
  await expect(run(database)).rejects.toThrow('The migration 20-id-tables.sql failed');
  const left = await withClient(database.ownerUrl, (client) =>
    client.query("SELECT to_regclass('id.session') AS session"),
  );
  expect(left.rows).toEqual([{ session: null }]);
});

test('the app role can use the queue but change no schema', async () => {
  const database = await empty();
  await run(database);
  await withClient(database.url, (client) => client.query('SELECT 1 FROM bullmq.migration'));
  await expect(withClient(database.url, (client) => client.query('CREATE TABLE public.x (id int)'))).rejects.toThrow(
    'permission denied',
  );
});
