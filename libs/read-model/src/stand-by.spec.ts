import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Pool } from 'pg';
import { createPostgresStore } from '#event-store/postgres.store.js';
import type { EventStore } from '#event-store/event-store.js';
import { createReadModel } from './create-read-model.js';
import { caseIdOf, eventually, newEvent, quiet, withDatabase } from './engine.fixture.js';
import { node, person } from './dice.fixture.js';
import type { ReadModel } from './read-model.js';

let transactions = 0;

/** Counts the transactions in which a process writes read tables. */
class CountingClient extends Client {
  constructor(...args: ConstructorParameters<typeof Client>) {
    super(...args);
    const query = this.query.bind(this) as (...all: unknown[]) => unknown;
    Object.assign(this, {
      query: (...all: unknown[]) => {
        if (typeof all[0] === 'string' && all[0].startsWith('BEGIN')) transactions += 1;
        return query(...all);
      },
    });
  }
}

let end: () => Promise<void>;
let store: EventStore;
let ownPool: Pool;
let first: ReadModel;
let second: ReadModel;
let made = 0;

async function report(): Promise<bigint> {
  made += 1;
  const event = newEvent('AvvikelseRegistered', {
    nodeId: node('bof-utredning'),
    reporterId: person('amina'),
    anonymous: false,
    affects: ['enskild'],
    receivedAt: '2025-01-01T10:00:00.000Z',
  });
  return (await store.append(`avvikelse-${caseIdOf(made)}`, 'no-stream', [event])).position;
}

beforeAll(async () => {
  const opened = await withDatabase();
  store = await createPostgresStore({ connectionString: opened.database.url });
  ownPool = new Pool({ connectionString: opened.database.url, max: 12, Client: CountingClient });
  first = createReadModel({ pool: opened.pool, store, log: quiet });
  second = createReadModel({ pool: ownPool, store, log: quiet, standsBy: true });
  await first.start();
  await second.start();
  end = async () => {
    await second.stop();
    await first.stop();
    await store.close();
    await ownPool.end();
    await opened.end();
  };
}, 30_000);
afterAll(() => end());

test('as long as another process applies every batch, who stands by writes nothing and sees everything', async () => {
  expect(await second.untilCaughtUp(10_000)).toBe(true);
  transactions = 0;
  for (let n = 0; n < 20; n += 1) expect(await second.waitFor(await report(), 2_000)).toBe(true);
  expect(transactions).toBe(0);
  expect(await second.caseNumbers.numberOf(caseIdOf(made))).toBe(`AVV-2025-${String(made).padStart(4, '0')}`);
});

test('left alone it goes on by itself, and no longer waits for anybody', async () => {
  await first.stop();
  expect(await second.waitFor(await report(), 5_000)).toBe(true);
  expect(transactions).toBeGreaterThan(0);
  for (let n = 0; n < 5; n += 1) expect(await second.waitFor(await report(), 5_000)).toBe(true);
  expect(await second.caseNumbers.numberOf(caseIdOf(made))).toBe(`AVV-2025-${String(made).padStart(4, '0')}`);
});

test('when the other one is back it is left to it again, and no event was taken twice or forgotten', async () => {
  await first.start();
  expect(await first.untilCaughtUp(10_000)).toBe(true);
  await eventually(async () => {
    const before = transactions;
    for (let n = 0; n < 5; n += 1) await second.waitFor(await report(), 2_000);
    return transactions === before;
  }, 20_000);
  await eventually(async () => (await second.health()).every(({ lag }) => lag === 0));
  const { rows } = await ownPool.query<{ n: number; numbers: number }>(
    'SELECT (SELECT count(*)::int FROM rm.worklist) AS n, (SELECT count(DISTINCT number)::int FROM rm.case_number) AS numbers',
  );
  expect(rows).toEqual([{ n: made, numbers: made }]);
});
