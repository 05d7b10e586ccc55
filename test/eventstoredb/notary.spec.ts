import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createPool } from '#event-store/pool.js';
import { makeCheckpoint } from '#event-store/checkpoints.js';
import { createEventIdClaims } from '#event-store/event-id-claims.js';
import type { Subscription } from '#event-store/event-store.js';
import { createEventStoreDbStore, type EventStoreDbStore } from '#event-store/eventstoredb.store.js';
import { startNotary } from '#event-store/notary.js';
import { verifyLog } from '#event-store/verify.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { eventually, newEvents, newStream } from '../event-store/fixtures.js';
import type { Recorded } from './server/server-log.js';
import { startEventStoreDbTestServer, type EventStoreDbTestServer } from './server/test-server.js';

describe('the notary of a log in EventStoreDB', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let server: EventStoreDbTestServer;
  let store: EventStoreDbStore;
  let notary: Subscription;
  let privateKey: KeyObject;
  let dir: string;

  beforeEach(async () => {
    database = await startTestDatabase({ migrate: true });
    pool = createPool(database.url, { max: 4, name: 'test', log: () => undefined });
    server = await startEventStoreDbTestServer('eventstore');
    store = await createEventStoreDbStore({ url: server.url, client: 'eventstore', claims: createEventIdClaims(pool) });
    notary = await startNotary({ store, pool });
    privateKey = generateKeyPairSync('ed25519').privateKey;
    dir = await mkdtemp(path.join(tmpdir(), 'klarsyn-notary-'));
  });
  afterEach(async () => {
    await store.close();
    await server.stop();
    await pool.end();
    await database.drop();
    await rm(dir, { recursive: true });
  });

  /** Ten events in five streams, noted. Gives their positions. */
  async function fill(): Promise<bigint[]> {
    const before = (await store.head()).position;
    for (let n = 0; n < 5; n += 1) await store.append(newStream(), 'no-stream', newEvents(2));
    const { position } = await store.head();
    await eventually('all is noted', () => notary.position >= position);
    return (await store.readAll({ after: before, limit: 100 })).events.map((event) => event.position);
  }
  const verify = () => verifyLog({ pool, store, publicKey: createPublicKey(privateKey), checkpointsDir: dir });
  const tamper = (n: number, change: Partial<Recorded>) => Object.assign(server.log.all[n] as Recorded, change);

  it('makes a chain that verifies, also by two notaries at once, and checkpoints of it', async () => {
    const second = await startNotary({ store, pool });
    const positions = await fill();
    await eventually('the other too', () => second.position >= (positions.at(-1) ?? 0n));
    expect(await makeCheckpoint({ pool, store, privateKey, dir })).toMatchObject({ position: positions.at(-1) });
    await fill();
    expect(await verify()).toMatchObject({ ok: true, events: 20n, checkpoints: 1 });
  });

  it('names the event whose content, meta or type was changed', async () => {
    const positions = await fill();
    const { data, metadata, type } = server.log.all[4] as Recorded;
    tamper(4, { data: Buffer.from('{"n":9}') });
    expect(await verify()).toEqual({ ok: false, position: positions[4], reason: 'content-changed' });
    tamper(4, { data, metadata: Buffer.from(Buffer.from(metadata).toString().replace('medarbetare', 'enhetschef!')) });
    expect(await verify()).toEqual({ ok: false, position: positions[4], reason: 'chain-broken' });
    tamper(4, { metadata, type: 'RapportNoted.v9' });
    expect(await verify()).toEqual({ ok: false, position: positions[4], reason: 'chain-broken' });
    tamper(4, { type });
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('names the event that was removed, in the middle or at the end, and the one that was put in', async () => {
    const positions = await fill();
    const [removed] = server.log.all.splice(6, 1);
    expect(await verify()).toEqual({ ok: false, position: positions[6], reason: 'event-missing' });
    server.log.all.splice(6, 0, removed as Recorded);
    const last = server.log.all.pop() as Recorded;
    expect(await verify()).toEqual({ ok: false, position: positions[9], reason: 'event-missing' });
    server.log.all.push(last);
    const between = {
      ...(removed as Recorded),
      commit: (removed as Recorded).commit - 1n,
      prepare: (removed as Recorded).prepare - 1n,
    };
    server.log.all.splice(6, 0, between);
    expect(await verify()).toMatchObject({ ok: false, reason: 'history-rewritten' });
  });

  it('a notary whose notes were made anew is convicted by the signed checkpoint', async () => {
    await fill();
    await makeCheckpoint({ pool, store, privateKey, dir });
    await notary.stop();
    const superuser = new pg.Client({ connectionString: database.ownerUrl });
    await superuser.connect();
    await superuser.query('ALTER TABLE es.notary DISABLE TRIGGER USER');
    await superuser.query('DELETE FROM es.notary');
    await superuser.query("UPDATE es.notary_head SET position = 0, chain = sha256('genesis')");
    await superuser.end();
    tamper(3, { data: Buffer.from('{"n":9}') });
    notary = await startNotary({ store, pool });
    const { position } = await store.head();
    await eventually('all is noted again', () => notary.position >= position);
    expect(await verify()).toEqual({ ok: false, position, reason: 'history-rewritten' });
  });

  it('the app role can only add to it', async () => {
    await fill();
    await expect(pool.query('DELETE FROM es.notary')).rejects.toThrow(/permission denied/);
    await expect(pool.query('UPDATE es.notary_head SET position = 0')).rejects.toThrow(/permission denied/);
  });
});
