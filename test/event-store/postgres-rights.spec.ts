import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { UnsafeDatabase } from '#event-store/errors.js';
import { createPostgresStore, type PostgresStore } from '#event-store/postgres.store.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { newEvent, newStream, streamOf } from './fixtures.js';

describe('the log in PostgreSQL is append-only', () => {
  let database: TestDatabase;
  let store: PostgresStore;
  let app: Client;
  let owner: Client;
  const streamId = newStream();
  beforeAll(async () => {
    database = await startTestDatabase({ migrate: true });
    store = await createPostgresStore({ connectionString: database.url });
    app = new Client({ connectionString: database.url });
    owner = new Client({ connectionString: database.ownerUrl });
    await Promise.all([app.connect(), owner.connect()]);
    await store.append(streamId, 'no-stream', [newEvent({ data: '{"text":"hemligt"}' })]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([app.end(), owner.end(), store.close()]);
    await database.drop();
  });

  const changes = [
    `UPDATE es.events SET data = '{}'`,
    'DELETE FROM es.events',
    'TRUNCATE es.events',
    'DELETE FROM es.streams',
    'TRUNCATE es.streams',
    'DELETE FROM es.head',
    'TRUNCATE es.head',
  ];

  test.each([
    ...changes,
    'UPDATE es.streams SET version = 7',
    'UPDATE es.head SET position = 7',
    `INSERT INTO es.streams VALUES ('a-b', 'a', 0)`,
    'ALTER TABLE es.events DISABLE TRIGGER ALL',
    'SELECT es.redact(1, 2)',
    'SET ROLE es_owner',
    'SET ROLE es_redactor',
  ])('the app role may not: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(changes)('a trigger refuses it to everyone else too: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: 'ES002' });
    await expect(owner.query(`SET session_replication_role = replica; ${sql}`)).rejects.toMatchObject({
      code: 'ES002',
    });
    await owner.query('RESET session_replication_role');
  });

  test('es_owner and es_redactor cannot sign in', async () => {
    const { rows } = await owner.query(
      `SELECT rolname FROM pg_roles WHERE rolname IN ('es_owner', 'es_redactor') AND rolcanlogin`,
    );
    expect(rows).toEqual([]);
  });

  test('a redaction takes the content after an event has said so; readers get the replacement, hashes stay', async () => {
    const [stored] = await streamOf(store, streamId);
    const position = stored?.position ?? 0n;
    const hashes = () => owner.query('SELECT content_hash, chain FROM es.events WHERE position = $1', [position]);
    const before = (await hashes()).rows;
    await expect(owner.query('SELECT es.redact($1, $2)', [position, position + 1n])).rejects.toMatchObject({
      code: 'ES003',
    });
    const said = await store.append(newStream('redaction'), 'no-stream', [
      newEvent({
        type: 'PayloadRedacted.v1',
        data: `{"position":"${position}","replacement":{ "text": "borttaget" }}`,
      }),
    ]);
    await owner.query('SELECT es.redact($1, $2)', [position, said.position]);
    expect(await streamOf(store, streamId)).toEqual([
      { ...stored, data: '{ "text": "borttaget" }', redactedBy: said.position },
    ]);
    const { rows } = await owner.query('SELECT data, salt FROM es.events WHERE position = $1', [position]);
    expect(rows).toEqual([{ data: null, salt: null }]);
    expect((await hashes()).rows).toEqual(before);
  });

  test.each([
    ['synchronous_commit = off', 'synchronous_commit is off'],
    ['synchronous_commit = local', 'synchronous_commit is local'],
  ])('a store refuses to start with %s', async (setting, problem) => {
    const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
    await owner.query(`ALTER DATABASE "${rows[0]?.name}" SET ${setting}`);
    const error: unknown = await createPostgresStore({ connectionString: database.url }).catch(
      (reason: unknown) => reason,
    );
    await owner.query(`ALTER DATABASE "${rows[0]?.name}" RESET synchronous_commit`);
    expect(error).toBeInstanceOf(UnsafeDatabase);
    expect(error).toMatchObject({ problems: [problem] });
  });

  test('a store refuses to start on a database that is not migrated', async () => {
    const empty = await startTestDatabase({ migrate: false });
    const error: unknown = await createPostgresStore({ connectionString: empty.ownerUrl }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ problems: ['the schema es is missing or not complete: migrate first'] });
    await empty.drop();
  });
});
