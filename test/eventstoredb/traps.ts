import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createPool } from '#event-store/pool.js';
import { StreamClosed } from '#event-store/errors.js';
import { createEventIdClaims } from '#event-store/event-id-claims.js';
import { StoreUnavailable } from '#event-store/event-store.js';
import { BadEventStoreUrl, shareClient, type ClientName } from '#event-store/eventstoredb-client.js';
import { createEventStoreDbStore, type EventStoreDbStore } from '#event-store/eventstoredb.store.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { collector, eventually, newEvent, newEvents, newStream, streamOf } from '../event-store/fixtures.js';
import { loopbackCertificates } from './server/certificates.js';
import { startEventStoreDbTestServer, type EventStoreDbTestServer } from './server/test-server.js';

/** Each test is a way in which a client of the server misleads its user (engine 12.2), and what the adapter does about it. */
export function clientTraps(name: string, client: ClientName): void {
  describe(`${name}: what the client does not tell`, () => {
    let database: TestDatabase;
    let pool: pg.Pool;
    let server: EventStoreDbTestServer;
    let store: EventStoreDbStore;

    const open = (url: string) => createEventStoreDbStore({ url, client, claims: createEventIdClaims(pool) });
    const add = (count = 1) => store.append(newStream(), 'no-stream', newEvents(count));

    beforeAll(async () => {
      database = await startTestDatabase({ migrate: true });
      pool = createPool(database.url, { max: 4, name: 'test', log: () => undefined });
      server = await startEventStoreDbTestServer(client);
      store = await open(server.url);
    });
    afterAll(async () => {
      await store.close();
      await server.stop();
      await pool.end();
      await database.drop();
    });

    it('a second client in the process is refused: its lost server would cancel the appends of the first', async () => {
      await expect(shareClient(client, 'esdb://127.0.0.1:1?tls=false')).rejects.toThrow(BadEventStoreUrl);
      await expect(shareClient(client === 'kurrent' ? 'eventstore' : 'kurrent', server.url)).rejects.toThrow(
        BadEventStoreUrl,
      );
    });

    it.each([
      ['a password that tls=false would drop', 'esdb://admin:hemligt@127.0.0.1:2113?tls=false'],
      ['failed appends that look written', 'esdb://127.0.0.1:2113?tls=false&throwOnAppendFailure=false'],
      ['another scheme', 'http://127.0.0.1:2113'],
    ])('an address with %s is refused, without being repeated', async (_, url) => {
      const error: unknown = await shareClient(client, url).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(BadEventStoreUrl);
      expect(String(error)).not.toContain('hemligt');
    });

    it('a reply that never comes: the same events are sent again and written once', async () => {
      const streamId = newStream();
      server.faults.swallowReplies = 1;
      expect(await store.append(streamId, 'no-stream', newEvents(2))).toMatchObject({
        outcome: 'written',
        version: 1n,
      });
      expect(await streamOf(store, streamId)).toHaveLength(2);
    });

    it('replies that never come at all: outcome unknown in time, and the retry is told that it was written', async () => {
      const streamId = newStream();
      const events = newEvents(2);
      server.faults.swallowReplies = 1000;
      const error: unknown = await store
        .append(streamId, 'no-stream', events, { timeoutMs: 400 })
        .catch((reason: unknown) => reason);
      server.faults.swallowReplies = 0;
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(error).toMatchObject({ outcomeUnknown: true });
      expect(await store.append(streamId, 'no-stream', events)).toMatchObject({
        outcome: 'already-written',
        version: 1n,
      });
    });

    it('the server forgets event ids after a while: a repeat is still found', async () => {
      const streamId = newStream();
      const events = [newEvent()];
      const first = await store.append(streamId, 'any', events);
      server.log.forgetIds();
      expect(await store.append(streamId, 'any', events)).toEqual({ ...first, outcome: 'already-written' });
      expect(await streamOf(store, streamId)).toHaveLength(1);
    });

    it('the time of an event is the same however it is read, to the millisecond', async () => {
      const { position } = await store.head();
      const seen = collector();
      const subscription = store.subscribe({ after: position }, seen.onBatch);
      const appended = await add();
      await eventually('the event', () => seen.events.length === 1);
      await subscription.stop();
      const { events } = await store.readAll({ after: position, limit: 1 });
      expect(seen.events).toEqual(events);
      expect(seen.events[0]?.position).toBe(appended.position);
      expect(Math.abs(Date.parse(events[0]?.recordedAt ?? '') - Date.now())).toBeLessThan(10_000);
    });

    it('a delivery that comes twice is handed on once', async () => {
      const { position } = await store.head();
      await add(6);
      server.faults.duplicateDeliveries = 4;
      const seen = collector();
      const subscription = store.subscribe({ after: position }, seen.onBatch);
      await eventually('six events', () => seen.events.length >= 6);
      await add();
      await eventually('one more', () => seen.events.length >= 7);
      await subscription.stop();
      expect(new Set(seen.ids()).size).toBe(seen.events.length);
      expect(seen.events).toHaveLength(7);
    });

    it('a subscription to which nothing matches still moves on', async () => {
      const { position } = await store.head();
      const seen = collector();
      const subscription = store.subscribe({ after: position, categories: ['ingen'] }, seen.onBatch);
      await add(100);
      await eventually('the position moved', () => subscription.position > position);
      await subscription.stop();
      expect(seen.events).toEqual([]);
      expect(seen.batches.every((batch, i) => batch.next > (seen.batches[i - 1]?.next ?? position))).toBe(true);
    });

    it('the server goes away and comes back: a subscription goes on without loss or repeat, reads and appends tell it', async () => {
      const { position } = await store.head();
      const seen = collector();
      const subscription = store.subscribe({ after: position }, seen.onBatch);
      await add(3);
      await eventually('three events', () => seen.events.length === 3);
      await server.down();
      await eventually('it is noticed', () => subscription.state === 'reconnecting');
      await expect(store.append(newStream(), 'no-stream', [newEvent()], { timeoutMs: 300 })).rejects.toThrow(
        StoreUnavailable,
      );
      await expect(streamOf(store, newStream())).rejects.toThrow(StoreUnavailable);
      await server.up();
      await add(3);
      await eventually('six events', () => seen.events.length >= 6);
      await eventually('live', () => subscription.state === 'live');
      await subscription.stop();
      const { events } = await store.readAll({ after: position, limit: 100 });
      expect(seen.ids()).toEqual(events.map((event) => event.id));
    });

    it('an append under way when the server goes away is written once', async () => {
      const streamId = newStream();
      server.faults.swallowReplies = 1;
      const { appendsSeen } = server.faults;
      const appending = store.append(streamId, 'no-stream', newEvents(3));
      await eventually('the server has it', () => server.faults.appendsSeen > appendsSeen);
      await server.down();
      await server.up();
      expect(await appending).toMatchObject({ version: 2n });
      expect(await streamOf(store, streamId)).toHaveLength(3);
    });

    it('a stream that was removed for ever takes no more and reads as nothing', async () => {
      const streamId = newStream();
      await store.append(streamId, 'no-stream', [newEvent()]);
      server.log.remove(streamId, 'any', true);
      await expect(store.append(streamId, 0n, [newEvent()])).rejects.toThrow(StreamClosed);
      expect(await streamOf(store, streamId)).toEqual([]);
    });

    it('after closing, the process ends by itself', async () => {
      const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));
      const run = promisify(execFile)(
        process.execPath,
        [
          '--no-warnings',
          '--import',
          at('../event-store/ts-register.mjs'),
          at('one-run.ts'),
          client,
          server.url,
          database.url,
        ],
        { timeout: 20_000 },
      );
      expect((await run).stdout).toBe('written false');
    });

    it('finds the server by asking around, and over TLS with an authority of its own', async () => {
      await store.close();
      const discovered = await open(server.url.replace('esdb://', 'esdb+discover://'));
      expect((await discovered.head()).position).toBeGreaterThan(0n);
      await discovered.close();
      const { authority, tls } = loopbackCertificates();
      const folder = await mkdtemp(path.join(tmpdir(), 'klarsyn-tls-'));
      await writeFile(path.join(folder, 'ca.pem'), authority);
      const secure = await startEventStoreDbTestServer(client, tls);
      const overTls = await open(
        `${secure.url.replace('127.0.0.1', 'localhost')}&tlsCAFile=${encodeURIComponent(path.join(folder, 'ca.pem'))}`,
      );
      expect(await overTls.append(newStream(), 'no-stream', [newEvent()])).toMatchObject({ outcome: 'written' });
      expect((await overTls.readAll({ after: 0n, limit: 5 })).events).toHaveLength(1);
      await overTls.close();
      await secure.stop();
      await rm(folder, { recursive: true });
      store = await open(server.url);
    });
  });
}
