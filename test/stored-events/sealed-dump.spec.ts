import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { EventDefinitions } from '#domain/events.js';
import { eventDefinitions } from '#domain/registry.js';
import { fileKekProvider } from '#event-store/kek.js';
import { createKeyStore } from '#event-store/keys.js';
import { createFieldCodec, createFieldCrypto } from '#event-store/personal-data.js';
import { fieldPlan, type FieldPlan } from '#event-store/personal-fields.js';
import { createPool } from '#event-store/pool.js';
import { createPostgresStore, type PostgresStore } from '#event-store/postgres.store.js';
import { createEventRegistry, toNewEvent } from '#event-store/stored-event.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { sample } from './sample.js';

let db: TestDatabase;
let keysPool: pg.Pool;
let store: PostgresStore;
let home: string;

beforeAll(async () => {
  db = await startTestDatabase({ migrate: true });
  keysPool = createPool(db.keysUrl, { max: 2, name: 'test', log: () => undefined });
  store = await createPostgresStore({ connectionString: db.url });
  home = await mkdtemp(path.join(tmpdir(), 'klarsyn-sealed-'));
});
afterAll(async () => {
  await store.close();
  await keysPool.end();
  await db.drop();
  await rm(home, { recursive: true, force: true });
});

const canary = 'Kanariefågel 19121212-1212';

/** A payload in which everything that is to be sealed says the canary. */
function planted(plan: FieldPlan, value: unknown): unknown {
  if (plan.kind === 'sealed') return value === undefined || value === null ? value : { said: [canary, value] };
  if (typeof value !== 'object' || value === null) return value;
  if (plan.kind === 'each' && Array.isArray(value)) return value.map((item) => planted(plan.item, item));
  const inner = (name: string): FieldPlan => (plan.kind === 'object' ? plan.fields.get(name) : plan.kind === 'each' ? plan.item : undefined) ?? { kind: 'plain' };
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, planted(inner(name), field)]));
}

async function dump(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const lines: string[] = [];
  for (const { name } of tables) lines.push(...(await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)).rows.map((row) => row.line));
  await client.end();
  return lines.join('\n');
}

it('every event type of the system in one log: a dump of the databases shows nothing that is marked, and the keys open all of it', async () => {
  const definitions: EventDefinitions = eventDefinitions;
  const registry = createEventRegistry(definitions);
  const codec = createFieldCodec(createFieldCrypto(createKeyStore(keysPool, await fileKekProvider(path.join(home, 'keys')))), definitions);
  const streamId = `lexSarah-${randomUUID()}`;
  const meta = { commandId: randomUUID(), commandHash: 'x', actor: randomUUID(), role: 'medarbetare', correlationId: randomUUID() };
  const told = new Map<string, unknown>();
  for (const [type, { schema }] of Object.entries(definitions)) {
    const id = randomUUID();
    const data = planted(fieldPlan(schema), sample(schema, 'full', type));
    told.set(id, data);
    await store.append(streamId, 'any', [toNewEvent(registry, { id, type, data: await codec.seal(streamId, type, id, data), meta })]);
  }
  expect(JSON.stringify([...told.values()]).split('Kanariefågel').length).toBeGreaterThan(100);

  const all = `${await dump(db.ownerUrl)}\n${await dump(db.ownerKeysUrl)}`;
  expect(all).toContain(streamId);
  for (const trace of ['Kanarie', '19121212', Buffer.from(canary).toString('base64url').slice(0, 20), Buffer.from(canary).toString('hex')]) expect(all).not.toContain(trace);
  for await (const event of store.readStream(streamId)) {
    expect(await codec.open(streamId, event.type, event.id, JSON.parse(event.data ?? ''))).toEqual(told.get(event.id));
  }
});
