import { describe, expect, test } from '@jest/globals';
import { openSync, readdirSync, statSync, truncateSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { fileDueAt, instantIn } from './acts.js';
import { deadlineFaults } from './deadline-faults.js';
import { latenessOf, missedCount, missedOf } from './notes.js';
import { hasRedis, OwnRedis } from './queue-servers.js';
import { captureLog, startRig, until } from './rig.js';

if (hasRedis) deadlineFaults(new OwnRedis());

/** Cuts the end of what Redis wrote last, as a machine that lost its power leaves it. */
function damageTail(directory: string): void {
  const folder = join(directory, 'appendonlydir');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.aof') && statSync(join(folder, one)).size > 20)) {
    const file = join(folder, name);
    closeSync(openSync(file, 'r+'));
    truncateSync(file, statSync(file).size - 7);
  }
}

describe('deadlines when the Redis of the queue dies', () => {
  const losses: readonly [string, 'yes' | 'no', (directory: string) => void][] = hasRedis
    ? [['keeps its jobs', 'yes', () => undefined], ['keeps nothing', 'no', () => undefined], ['comes back with a damaged end', 'yes', damageTail]]
    : [];

  test.each(losses)('F4 it is killed and %s: commands never wait, nothing is lost', async (_what, appendOnly, damage) => {
    const redis = new OwnRedis(appendOnly);
    const rig = await startRig(await redis.start());
    const { log, text } = captureLog();
    const worker = await startWorker(rig.config(), log, { pace: { sweepMs: 1_000, graceMs: 200, lockMs: 1_000 } });
    const before = await fileDueAt(rig, await instantIn(rig, 3_000), 10);
    await redis.kill();
    damage(redis.directory);
    const from = performance.now();
    const without = await fileDueAt(rig, await instantIn(rig, 500), 10);
    const commandMs = (performance.now() - from) / without.length;
    await until('the sweep notes them without Redis', async () => (await missedCount(rig, without)) === without.length);
    await redis.start();
    await until('and those whose jobs lay in Redis', async () => (await missedCount(rig, before)) === before.length);
    const after = await fileDueAt(rig, await instantIn(rig, 1_500), 10);
    await until('and those after it came back', async () => (await missedCount(rig, after)) === after.length);
    const late = latenessOf(await missedOf(rig, [...before, ...without, ...after]));
    expect(late).toMatchObject({ notes: 30 });
    expect(late.earliestMs).toBeGreaterThanOrEqual(0);
    expect(late.latestMs).toBeLessThan(10_000);
    expect(commandMs).toBeLessThan(500);
    // Q8: said, and gone on with.
    expect(text().includes('appendonly is no')).toBe(appendOnly === 'no');
    await worker.stop();
    await rig.end();
    await redis.stop();
  }, 60_000);
});

describe('the way of a command', () => {
  test('Q4 a worker starts and notes deadlines although the queue was never there', async () => {
    const rig = await startRig({ REDIS_URL: 'redis://127.0.0.1:9' });
    const { log } = captureLog();
    const worker = await startWorker(rig.config(), log, { pace: { sweepMs: 500, graceMs: 0 } });
    const cases = await fileDueAt(rig, await instantIn(rig, 1_000), 5);
    await until('they are noted', async () => (await missedCount(rig, cases)) === cases.length);
    const from = performance.now();
    await worker.stop();
    expect(performance.now() - from).toBeLessThan(10_000);
    await rig.end();
  }, 60_000);
});
