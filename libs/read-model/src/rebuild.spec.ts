import { describe, expect, test } from '@jest/globals';
import { createMemoryStore } from '#event-store/memory.store.js';
import { dumpHash } from './dump.js';
import { append, caseIdOf } from './engine.fixture.js';
import { Bench, code, counted, stream, totals } from './totals.fixture.js';

describe('a rebuild', () => {
  const bench = new Bench();

  test('a rebuild while events keep coming equals what was built live, and the old tables serve until the swap', async () => {
    const running = await bench.start();
    for (let n = 0; n < 200; n += 1) await append(bench.store, stream(n % 9), counted(n % 3));
    expect(await running.waitFor(['totals'], 200n, 5_000)).toBe(true);
    const progress: bigint[] = [];
    let more = 0;
    const rebuilding = running.rebuild('totals', ({ position }) => progress.push(position));
    while (more < 100) {
      await append(bench.store, stream(more % 9), counted(1));
      more += 1;
      expect((await bench.rows()).length).toBe(9);
    }
    expect((await rebuilding).events).toBeGreaterThanOrEqual(200);
    expect(progress.length).toBeGreaterThan(10);
    expect(await running.waitFor(['totals'], 300n, 5_000)).toBe(true);
    const tables = totals().create().tables;
    const live = await dumpHash(bench.pool, tables);
    expect((await bench.rows()).reduce((sum, [, n]) => sum + Number(n), 0)).toBe(300);
    await running.rebuild('totals');
    expect(await dumpHash(bench.pool, tables)).toBe(live);
    const { rows } = await bench.pool.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'rm_build'`);
    expect(rows).toEqual([]);
    await bench.stopAll();
  });

  test('a rebuild that was cut off goes on from its own checkpoint', async () => {
    for (let n = 0; n < 100; n += 1) await append(bench.store, stream(n % 3), counted(1));
    const projections = bench.projections('park-stream', 10);
    const cut = projections.rebuild('totals', ({ position }) => {
      if (position === 50n) throw new Error('killed');
    });
    await expect(cut).rejects.toThrow('killed');
    expect(await bench.rows()).toEqual([]);
    const { events } = await projections.rebuild('totals');
    expect(events).toBe(50);
    expect((await bench.rows()).map(([, n]) => n)).toEqual([34, 33, 33]);
  });

  test('a new version of a projection is rebuilt by itself, and pages see the old rows until it is there', async () => {
    for (let n = 0; n < 30; n += 1) await append(bench.store, stream(n % 3), counted(1));
    const old = await bench.start();
    await old.waitFor(['totals'], 30n, 5_000);
    await bench.stopAll();
    code.version = 2;
    const renewed = await bench.start();
    expect(await renewed.untilCaughtUp(5_000)).toBe(true);
    expect((await renewed.health())[0]).toMatchObject({ version: 2, position: '30' });
    await bench.stopAll();
  });

  test('an older program beside a newer one leaves the newer tables alone', async () => {
    await append(bench.store, stream(1), counted(1));
    const older = await bench.start();
    await older.waitFor(['totals'], 1n, 5_000);
    code.version = 2;
    const newer = await bench.start();
    expect(await newer.untilCaughtUp(5_000)).toBe(true);
    code.version = 1;
    const head = await append(bench.store, stream(1), counted(2));
    expect(await newer.waitFor(['totals'], head, 5_000)).toBe(true);
    expect(await older.waitFor(['totals'], head, 5_000)).toBe(true);
    expect((await older.health())[0]).toMatchObject({ version: 2, position: String(head) });
    const late = await bench.start();
    expect(await late.untilCaughtUp(100)).toBe(false);
    expect((await late.health())[0]).toMatchObject({ version: 2 });
    expect(await bench.rows()).toEqual([[caseIdOf(1), 2, 3]]);
    await bench.stopAll();
  });

  test('a log restored to another history is noticed: the projection is rebuilt from it and says so', async () => {
    for (let n = 0; n < 20; n += 1) await append(bench.store, stream(1), counted(1));
    const before = await bench.start();
    await before.waitFor(['totals'], 20n, 5_000);
    await bench.stopAll();
    bench.store = createMemoryStore();
    for (let n = 0; n < 15; n += 1) await append(bench.store, stream(2), counted(2));
    const after = await bench.start();
    expect(await after.untilCaughtUp(5_000)).toBe(true);
    expect(await bench.rows()).toEqual([[caseIdOf(2), 15, 30]]);
    expect((await after.health())[0]).toMatchObject({ alarm: 'history-changed', position: '15' });
    const head = await append(bench.store, stream(2), counted(1));
    expect(await after.waitFor(['totals'], head, 5_000)).toBe(true);
    await bench.stopAll();
  });
});
