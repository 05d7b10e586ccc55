import { afterAll, expect, test } from '@jest/globals';
import { withClient } from './databases.js';
import { startTestDatabase, type TestDatabase } from './test-database.js';

const made: TestDatabase[] = [];

async function make(options?: { migrate?: boolean }): Promise<TestDatabase> {
  const database = await startTestDatabase(options);
  made.push(database);
  return database;
}

afterAll(async () => {
  for (const database of made) await database.drop();
});

test('a test gets fresh databases with durability on, checksums and Swedish sorting', async () => {
  const { ownerUrl } = await make({ migrate: false });
  const settings = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_encoding') ORDER BY name",
    );
    const { rows: sorted } = await client.query<{ word: string }>(
      "SELECT word FROM unnest(ARRAY['öl', 'ål', 'zon', 'äl', 'al']) AS word ORDER BY word",
    );
    return { settings: rows.map((row) => `${row.name}=${row.setting}`), words: sorted.map((row) => row.word) };
  });
  expect(settings).toEqual({
    settings: ['data_checksums=on', 'fsync=on', 'full_page_writes=on', 'server_encoding=UTF8', 'synchronous_commit=on'],
    words: ['al', 'zon', 'ål', 'äl', 'öl'],
  });
});

test('two tests never see each other, and the app role owns nothing', async () => {
  const [first, second] = await Promise.all([make({ migrate: false }), make({ migrate: false })]);
  await withClient(first.ownerUrl, (client) => client.query('CREATE TABLE mark (id int)'));
  const seen = await withClient(second.ownerUrl, (client) => client.query("SELECT to_regclass('mark') AS mark"));
  expect(seen.rows).toEqual([{ mark: null }]);
  await expect(withClient(first.url, (client) => client.query('SELECT * FROM mark'))).rejects.toThrow(
    'permission denied',
  );
});

test('a migrated pair of databases is made in well under a second', async () => {
  await make();
  const start = performance.now();
  const { ownerUrl, ownerKeysUrl } = await make();
  expect(performance.now() - start).toBeLessThan(1_000);
  const count = (url: string): Promise<number> =>
    withClient(url, async (client) => (await client.query('SELECT 1 FROM public.migration')).rowCount ?? 0);
  expect(await count(ownerUrl)).toBeGreaterThan(0);
  expect(await count(ownerKeysUrl)).toBeGreaterThan(0);
});
