import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { UnstorableEvent } from '#event-store/errors.js';
import { StoreUnavailable } from '#event-store/event-store.js';
import { createPostgresStore, type PostgresStore } from '#event-store/postgres.store.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { collector, eventually, newEvent, newEvents, newStream, outcomes, streamOf, wholeLog } from './fixtures.js';

describe('the log in PostgreSQL under faults', () => {
  let database: TestDatabase;
  let store: PostgresStore;
  let owner: Client;
  beforeAll(async () => {
    database = await startTestDatabase({ migrate: true });
    store = await createPostgresStore({ connectionString: database.url });
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([owner.end(), store.close()]);
    await database.drop();
  });
  const terminate = (application: string) =>
    owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()`,
      [application],
    );
  const holdHead = async () => {
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM es.head FOR UPDATE');
  };

  test('backends terminated in the middle of load: nothing is lost, nothing doubled, the subscriber sees each once', async () => {
    const { position: before } = await store.head();
    const seen = collector();
    const subscription = store.subscribe({ after: before, batchSize: 100 }, seen.onBatch);
    const acknowledged: string[] = [];
    const load = { running: true };
    const killer = (async () => {
      for (let n = 0; load.running; n += 1) {
        await terminate(['klarsyn-append', 'klarsyn-append', 'klarsyn-listen', 'klarsyn-read'][n % 4] ?? '');
        await new Promise((resume) => setTimeout(resume, 40));
      }
    })();
    const writers = Array.from({ length: 24 }, async (_, w) => {
      const streamId = newStream();
      for (let n = 0; n < 60; n += 1) {
        const event = newEvent();
        const expected = w % 5 === 0 ? 'any' : n === 0 ? 'no-stream' : BigInt(n - 1);
        const appended = await store.append(streamId, expected, [event], { timeoutMs: 20_000 });
        expect(appended.version).toBe(BigInt(n));
        acknowledged.push(event.id);
      }
    });
    const { errors } = await outcomes(writers);
    load.running = false;
    await killer;
    expect(errors).toEqual([]);
    await eventually('the store reads again', () =>
      store.head().then(
        () => true,
        () => false,
      ),
    );
    const log = await wholeLog(store, before);
    expect(log).toHaveLength(24 * 60);
    expect(new Set(log.map((event) => event.id))).toEqual(new Set(acknowledged));
    expect(log.map((event) => event.position)).toEqual(log.map((_, n) => before + 1n + BigInt(n)));
    await eventually('the subscriber has all', () => seen.events.length >= log.length);
    await subscription.stop();
    expect(seen.ids()).toEqual(log.map((event) => event.id));
  }, 60_000);

  test('a slow append beside fast ones hides nothing: a reader that has seen a position has seen all before it', async () => {
    const { position: before } = await store.head();
    const seen = collector();
    const subscription = store.subscribe({ after: before }, seen.onBatch);
    const slow = newStream();
    await owner.query('BEGIN');
    await owner.query(
      `SELECT * FROM es.append_batch(ARRAY[$1], ARRAY['rapport'], ARRAY[-1]::bigint[], ARRAY[1], ARRAY[gen_random_uuid()], ARRAY['RapportNoted.v1'],
         ARRAY[1]::smallint[], '[{}]', '[{}]', decode(repeat('00', 16), 'hex'))`,
      [slow],
    );
    const fast = Promise.all(Array.from({ length: 20 }, () => store.append(newStream(), 'no-stream', newEvents(2))));
    // A transaction that has nothing to do with the log but is open across all of this must not hold readers back.
    const idle = new Client({ connectionString: database.ownerUrl });
    await idle.connect();
    await idle.query('BEGIN; SELECT pg_current_xact_id()');
    expect(await wholeLog(store, before)).toEqual([]);
    await owner.query('COMMIT');
    await fast;
    await eventually('all are seen', () => seen.events.length === 41);
    await idle.query('ROLLBACK');
    await idle.end();
    await subscription.stop();
    expect(seen.events[0]?.streamId).toBe(slow);
    expect(seen.events.map((event) => event.position)).toEqual(seen.events.map((_, n) => before + 1n + BigInt(n)));
  });

  test('an append that gets no answer in time is unknown, and sent again is one append', async () => {
    const streamId = newStream();
    const events = newEvents(2);
    await holdHead();
    const error: unknown = await store
      .append(streamId, 'no-stream', events, { timeoutMs: 300 })
      .catch((reason: unknown) => reason);
    const queued: unknown = await store
      .append(newStream(), 'no-stream', newEvents(1), { timeoutMs: 300 })
      .catch((reason: unknown) => reason);
    await owner.query('ROLLBACK');
    expect(error).toEqual(new StoreUnavailable(true));
    expect(queued).toEqual(new StoreUnavailable(false));
    const again = await store.append(streamId, 'no-stream', events);
    expect(again).toMatchObject({ outcome: 'already-written', version: 1n });
    expect(await streamOf(store, streamId)).toHaveLength(2);
  });

  test('more than 10 000 waiting appends are refused at once, and nothing is written that was refused', async () => {
    const { position } = await store.head();
    await holdHead();
    const first = store.append(newStream(), 'no-stream', newEvents(1));
    await new Promise((resume) => setImmediate(resume));
    const waiting = Array.from({ length: 10_000 }, () =>
      store.append(newStream(), 'no-stream', [newEvent()], { timeoutMs: 20_000 }),
    );
    const over = store.append(newStream(), 'no-stream', [newEvent()]);
    await expect(over).rejects.toEqual(new StoreUnavailable(false));
    await owner.query('ROLLBACK');
    await first;
    const { done, errors } = await outcomes(waiting);
    // On a slow machine the last ones may have waited too long: refused, then, and certainly not written.
    expect(errors.every((error) => error instanceof StoreUnavailable && !error.outcomeUnknown)).toBe(true);
    expect((await store.head()).position - position).toBe(BigInt(done.length + 1));
  }, 60_000);

  test('a payload that only the database can refuse harms nobody in its batch', async () => {
    const tooDeep = newEvent({ data: '['.repeat(60_000) + ']'.repeat(60_000) });
    const bad = newStream();
    const before = Array.from({ length: 5 }, () => store.append(newStream(), 'no-stream', newEvents(2)));
    const refused = store.append(bad, 'no-stream', [tooDeep]);
    const after = Array.from({ length: 5 }, () => store.append(newStream(), 'any', newEvents(2)));
    await expect(refused).rejects.toEqual(new UnstorableEvent('refused by the database (54001)'));
    expect((await outcomes([...before, ...after])).errors).toEqual([]);
    expect(await streamOf(store, bad)).toEqual([]);
  });

  test('an append that another program made between is decided by the database and the fast path comes back', async () => {
    const other = await createPostgresStore({ connectionString: database.url });
    for (let n = 0; n < 30; n += 1) {
      const streamId = newStream();
      await (n % 3 === 0 ? other : store).append(streamId, 'no-stream', [newEvent()]);
      await (n % 2 === 0 ? other : store).append(streamId, 0n, newEvents(2));
      expect(await streamOf(other, streamId)).toHaveLength(3);
    }
    await other.close();
  });

  test('after close nothing is taken any more, and what was acknowledged is there', async () => {
    const other = await createPostgresStore({ connectionString: database.url });
    const streamId = newStream();
    const written = other.append(streamId, 'no-stream', newEvents(2));
    await written;
    await other.close();
    await expect(other.append(streamId, 1n, newEvents(1))).rejects.toEqual(new StoreUnavailable(false));
    expect(await streamOf(store, streamId)).toHaveLength(2);
  });
});
