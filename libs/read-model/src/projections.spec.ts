import { describe, expect, test } from '@jest/globals';
import { append, caseIdOf, eventually, newEvent } from './engine.fixture.js';
import { Bench, code, counted, stream } from './totals.fixture.js';

describe('projections', () => {
  const bench = new Bench();

  test('E7 every event has effect once, before and after a restart', async () => {
    for (let n = 0; n < 40; n += 1) await append(bench.store, stream(n % 4), counted(1));
    const first = await bench.start();
    expect(await first.waitFor(['totals'], 40n, 5_000)).toBe(true);
    await bench.stopAll();
    const head = await append(bench.store, stream(0), counted(5));
    const second = await bench.start();
    expect(await second.waitFor(['totals'], head, 5_000)).toBe(true);
    expect(await bench.rows()).toEqual([
      [caseIdOf(0), 11, 15],
      [caseIdOf(1), 10, 10],
      [caseIdOf(2), 10, 10],
      [caseIdOf(3), 10, 10],
    ]);
    await bench.stopAll();
  });

  test('E7 two processes that project at once give each event effect once', async () => {
    const others = [await bench.start(), await bench.start(), await bench.start()];
    for (let n = 0; n < 300; n += 1) await append(bench.store, stream(n % 5), counted(1));
    for (const one of others) expect(await one.waitFor(['totals'], 300n, 10_000)).toBe(true);
    for (const one of others) expect(await one.waitFor(['witness'], 300n, 10_000)).toBe(true);
    expect((await bench.rows()).map(([, n]) => n)).toEqual([60, 60, 60, 60, 60]);
    expect(await bench.seen()).toEqual([60, 60, 60, 60, 60]);
    await bench.stopAll();
  });

  test('a commit of one process wakes a waiting reader in another that projects nothing', async () => {
    const reader = bench.projections();
    await bench.start();
    const waiting = reader.waitFor(['totals'], 1n, 5_000);
    await append(bench.store, stream(1), counted(1));
    expect(await waiting).toBe(true);
    expect(await reader.waitFor(['totals'], 2n, 60)).toBe(false);
    await bench.stopAll();
  });

  test('B4 a poison event parks its stream alone, later events of the stream wait, and unpark brings them in order', async () => {
    const running = await bench.start();
    await append(bench.store, stream(1), counted(1), counted(13), counted(2));
    await append(bench.store, stream(2), counted(4));
    await append(bench.store, stream(1), counted(3));
    expect(await running.waitFor(['totals'], 5n, 5_000)).toBe(true);
    expect(await bench.rows()).toEqual([
      [caseIdOf(1), 1, 1],
      [caseIdOf(2), 1, 4],
    ]);
    expect(await running.health()).toMatchObject([{ name: 'totals', parkedStreams: 1, stopped: false, lag: 0 }, { name: 'witness', parkedStreams: 0, lag: 0 }]);
    expect(await running.unpark('totals')).toBe(0);
    expect((await running.health())[0]?.parkedStreams).toBe(1);
    code.faulty = false;
    expect(await running.unpark('totals')).toBe(1);
    expect(await bench.rows()).toEqual([
      [caseIdOf(1), 4, 19],
      [caseIdOf(2), 1, 4],
    ]);
    const head = await append(bench.store, stream(1), counted(1));
    expect(await running.waitFor(['totals'], head, 5_000)).toBe(true);
    expect((await bench.rows())[0]).toEqual([caseIdOf(1), 5, 20]);
    await bench.stopAll();
  });

  test('B4 an unknown type, data of another form, a missing field and a row the database refuses each park only their own stream', async () => {
    await append(bench.store, stream(1), newEvent('FromTheFuture', {}));
    await append(bench.store, stream(2), newEvent('Counted', [1]));
    await append(bench.store, stream(3), newEvent('Counted', { amount: 'many' }));
    await append(bench.store, stream(4), counted(3_000_000_000));
    await append(bench.store, 'counted-not-a-uuid', counted(1));
    for (let n = 5; n < 30; n += 1) await append(bench.store, stream(n), counted(1));
    const running = await bench.start();
    expect(await running.waitFor(['totals'], 30n, 5_000)).toBe(true);
    expect(await running.waitFor(['witness'], 30n, 5_000)).toBe(true);
    expect((await bench.rows()).length).toBe(25);
    const { rows } = await bench.pool.query<{ stream_id: string; error: string }>(
      `SELECT stream_id, error FROM rm.parked WHERE name = 'totals' ORDER BY position`,
    );
    expect(rows.map(({ stream_id, error }) => [stream_id, error])).toEqual([
      [stream(1), 'NewerThanProgram'],
      [stream(2), 'data-is-not-an-object'],
      [stream(3), 'missing-amount'],
      [stream(4), '22003'],
      ['counted-not-a-uuid', '22P02'],
    ]);
    await bench.stopAll();
  });

  test('a projection where the order of all events counts stops at a poison event and goes on when it is repaired', async () => {
    const running = await bench.start('stop');
    await append(bench.store, stream(1), counted(1), counted(13), counted(2));
    await eventually(async () => (await running.health())[0]?.stopped === true);
    expect((await running.health())[0]).toMatchObject({ alarm: 'unlucky at position 2', position: '1' });
    expect(await bench.rows('test_stop')).toEqual([[caseIdOf(1), 1, 1]]);
    expect(await running.waitFor(['witness'], 3n, 5_000)).toBe(true);
    expect(await bench.seen()).toEqual([3]);
    code.faulty = false;
    await running.unpark('totals');
    expect(await running.waitFor(['totals'], 3n, 5_000)).toBe(true);
    expect(await bench.rows('test_stop')).toEqual([[caseIdOf(1), 3, 16]]);
    await bench.stopAll();
  });

  test('rows that another process unparked are not overwritten from memory', async () => {
    const [first, second] = [await bench.start(), await bench.start()];
    await append(bench.store, stream(1), counted(1), counted(13));
    await first.waitFor(['totals'], 2n, 5_000);
    await second.waitFor(['totals'], 2n, 5_000);
    code.faulty = false;
    expect(await first.unpark('totals')).toBe(1);
    for (let n = 0; n < 30; n += 1) await append(bench.store, stream(1), counted(1));
    expect(await second.waitFor(['totals'], 32n, 5_000)).toBe(true);
    expect(await bench.rows()).toEqual([[caseIdOf(1), 32, 44]]);
    await bench.stopAll();
  });
});
