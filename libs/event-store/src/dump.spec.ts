import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { v1 } from '#domain/events.js';
import { content, identity } from '#domain/personal-data.js';
import { narrative, shortText } from '#domain/text.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { createDirectoryCrypto } from './directory-crypto.js';
import { fileKekProvider, type KeyRing } from './kek.js';
import { createKeyStore, type KeyStore } from './keys.js';
import { createFieldCodec, createFieldCrypto } from './personal-data.js';
import { createPostgresStore, type PostgresStore } from './postgres.store.js';
import { createPool } from './pool.js';

const definitions = {
  RapportRegistered: v1(
    z.strictObject({
      narrative: content(narrative),
      reporter: identity('reporter', z.strictObject({ name: shortText, personnummer: z.string() })),
    }),
  ),
};
const canary = { text: 'Kanariefågeln sjöng i korridoren', name: 'Gunhild Kanariesson', personnummer: '19121212-1212' };
const told = {
  narrative: `Då hände det: ${canary.text}.`,
  reporter: { name: canary.name, personnummer: canary.personnummer },
};

let db: TestDatabase;
let pool: pg.Pool;
let store: PostgresStore;
let home: string;
let kek: KeyRing;
let keys: KeyStore;

beforeAll(async () => {
  db = await startTestDatabase({ migrate: true });
  pool = createPool(db.keysUrl, { max: 2, name: 'test', log: () => undefined });
  store = await createPostgresStore({ connectionString: db.url });
  home = await mkdtemp(path.join(tmpdir(), 'klarsyn-dump-'));
  kek = await fileKekProvider(path.join(home, 'keys'));
  keys = createKeyStore(pool, kek);
});
afterAll(async () => {
  await store.close();
  await pool.end();
  await db.drop();
  await rm(home, { recursive: true, force: true });
});

/** Every row of every table of a database, as a thief with the whole database reads it. */
async function dump(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      parts.push(...rows.map((row) => `${name} ${row.line}`));
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

/** The text itself and what a simple disguise would make of it. */
function disguises(text: string): string[] {
  return [
    text,
    text.replaceAll('-', ''),
    Buffer.from(text).toString('base64').slice(0, -2),
    Buffer.from(text).toString('hex'),
    JSON.stringify(text).slice(1, -1),
  ];
}

describe('a dump of both databases without the key directory', () => {
  it('holds no narrative, no name and no personnummer, while the case is there and opens with the keys', async () => {
    const streamId = `lexSarah-${randomUUID()}`;
    const id = randomUUID();
    const codec = createFieldCodec(createFieldCrypto(keys), definitions);
    const meta = {
      commandId: randomUUID(),
      commandHash: 'x',
      actor: randomUUID(),
      role: 'medarbetare',
      correlationId: randomUUID(),
    };
    const data = JSON.stringify(await codec.seal(streamId, 'RapportRegistered', id, told));
    await store.append(streamId, 'no-stream', [{ id, type: 'RapportRegistered.v1', schemaVersion: 1, data, meta }]);
    const directory = createDirectoryCrypto(kek);
    const owner = new pg.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE public.register AS SELECT $1::text AS sealed, $2::text AS by_number', [
      directory.seal(canary.name, 'user:1:name'),
      directory.blindIndex(canary.personnummer),
    ]);
    await owner.end();

    const all = `${await dump(db.ownerUrl)}\n${await dump(db.ownerKeysUrl)}`;
    expect(all).toContain(streamId);
    expect(all).toMatch(/keys\.data_key/);
    for (const text of Object.values(canary)) for (const form of disguises(text)) expect(all).not.toContain(form);
    for await (const event of store.readStream(streamId)) {
      expect(await codec.open(streamId, 'RapportRegistered', event.id, JSON.parse(event.data ?? ''))).toEqual(told);
    }
  });

  it('does not open with the keys of another installation', async () => {
    const caseId = `lexSarah-${randomUUID()}`;
    const id = randomUUID();
    const sealed = await createFieldCodec(createFieldCrypto(keys), definitions).seal(
      caseId,
      'RapportRegistered',
      id,
      told,
    );
    const thief = createKeyStore(pool, await fileKekProvider(path.join(home, 'other-keys')));
    await expect(
      createFieldCodec(createFieldCrypto(thief), definitions).open(caseId, 'RapportRegistered', id, sealed),
    ).rejects.toThrow(/does not open with the keys/);
  });
});
