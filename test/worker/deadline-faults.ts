import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createQueues, type Queues } from '#infra/queue/queues.js';
import { withClient } from '#infra/embedded/databases.js';
import type { Pace } from '../../apps/worker/src/pace.js';
import { deadlineQueue, startWorker, type RunningWorker } from '../../apps/worker/src/start-worker.js';
import { deadlineIdOf, fileDueAt, instantIn } from './acts.js';
import { latenessOf, missedCount, missedOf, notesOf, type Lateness } from './notes.js';
import { spawnWorker, type WorkerProcess } from './processes.js';
import type { QueueServer } from './queue-servers.js';
import { captureLog, startRig, until, type Rig } from './rig.js';

/** The pace of a running system divided by thirty: a minute of it is two seconds here. */
const fast = { sweepMs: 1_000, graceMs: 200, lockMs: 1_000, lettersMs: 500 } satisfies Partial<Pace>;
/** What a minute after the heal is at that pace, and what a machine under load may take besides. */
const promiseMs = 2_000;
const loadMs = 4_000;
/** Far enough ahead that everything is filed before it is due. */
const aheadMs = 2_500;

/** F2, F5, F10, F11, F13, F15: whatever happens to queue, worker and clock, each deadline is noted once, not early and in time. */
export function deadlineFaults(server: QueueServer): void {
  describe(`deadlines with the queue on ${server.name}`, () => {
    let rig: Rig;
    let running: RunningWorker[] = [];
    let processes: WorkerProcess[] = [];
    let queues: Queues;
    const captured = captureLog();

    beforeAll(async () => {
      rig = await startRig(await server.start());
      queues = createQueues(rig.config());
    }, 60_000);
    afterEach(async () => {
      await Promise.all([...running.map((one) => one.stop()), ...processes.map((one) => one.kill())]);
      running = [];
      processes = [];
    });
    afterAll(async () => {
      await queues.close();
      await rig.end();
      await server.stop();
    });

    const work = async (pace: Partial<Pace> = fast): Promise<void> => {
      running.push(await startWorker(rig.config(), captured.log, { pace }));
    };
    const spawnOne = async (options: Parameters<typeof spawnWorker>[1]): Promise<WorkerProcess> => {
      const worker = await spawnWorker(rig, { pace: fast, ...options });
      processes.push(worker);
      return worker;
    };

    const untilQueued = async (cases: readonly string[]): Promise<void> => {
      for (const caseId of cases) {
        // On a slow machine its time may come before its job does.
        await until('each deadline has its job', async () => {
          const row = await rig.readModel.deadlines.get(deadlineIdOf(caseId));
          return row !== null && (row.queuedRev !== null || row.state !== 'armed');
        });
      }
    };

    /** Every one noted; then a look whether anything was noted twice or before its time. */
    const expectOnce = async (cases: readonly string[], what: string, healedMsAfterDue = 0): Promise<Lateness> => {
      await until(`${what}: all are noted`, async () => (await missedCount(rig, cases)) >= cases.length, 60_000);
      const missed = await missedOf(rig, cases);
      expect(missed.map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
      const all = await notesOf(rig, cases);
      expect(new Set(all.map(({ deadlineId, step }) => `${deadlineId} ${step}`)).size).toBe(all.length);
      const late = latenessOf(missed);
      expect(Math.min(...all.map(({ lateMs }) => lateMs))).toBeGreaterThanOrEqual(0);
      expect(late.latestMs - healedMsAfterDue).toBeLessThan(promiseMs + loadMs);
      return late;
    };

    test('F5 the queue is emptied once and again and again while deadlines come due', async () => {
      await work();
      const cases = await fileDueAt(rig, await instantIn(rig, aheadMs), 20);
      await untilQueued(cases);
      await server.wipe(rig);
      await expectOnce(cases, 'emptied once');
      const later = await fileDueAt(rig, await instantIn(rig, aheadMs), 20);
      await until('the rest is noted', async () => {
        await server.wipe(rig);
        return (await missedOf(rig, later)).length === later.length;
      });
      await expectOnce(later, 'emptied again and again');
    }, 60_000);

    test('F13 every job is there five times and two workers take them', async () => {
      const queue = queues.queue(deadlineQueue);
      const dueAt = await instantIn(rig, aheadMs);
      const cases = await fileDueAt(rig, dueAt, 20);
      await Promise.all([work({ ...fast, sweepMs: 60_000 }), work({ ...fast, sweepMs: 60_000 })]);
      await untilQueued(cases);
      const before = (await queue.waiting()) ?? 0;
      const copies = cases.flatMap((caseId) =>
        [1, 2, 3, 4].map((n) => ({ id: `dl-${deadlineIdOf(caseId)}-copy-${String(n)}`, data: { deadlineId: deadlineIdOf(caseId) }, delayMs: Date.parse(dueAt) - Date.now() + 20 })),
      );
      expect(await queue.wakeAll(copies)).toBe(copies.length);
      await until('all copies are done', async () => ((await queue.waiting()) ?? before) <= before - cases.length);
      await expectOnce(cases, 'doubled jobs');
    }, 60_000);

    test('F15 two workers sweep over the same deadlines at once', async () => {
      const cases = await fileDueAt(rig, await instantIn(rig, 500), 60);
      const sweeping = { ...fast, graceMs: 0, sweepMs: 100 };
      await Promise.all([work(sweeping), work(sweeping)]);
      await expectOnce(cases, 'two sweeps', 2_500);
    }, 60_000);

    test('F2 three workers die one after another in the same job', async () => {
      const doomed = ['doomed-1', 'doomed-2', 'doomed-3'];
      // Their sweep leaves the deadline alone and they write no letters: what they die in is the job.
      const pace = { ...fast, graceMs: 600_000, lettersMs: 600_000 };
      const named = (name: string) => ({ DATABASE_URL: `${rig.database.url}?application_name=${name}` });
      const workers = new Map(await Promise.all(doomed.map(async (name) => [name, await spawnOne({ pace, settings: named(name) })] as const)));
      await until('no letter waits', async () => (await rig.readModel.outbox.counts()).waiting === 0);
      const dueAt = await instantIn(rig, aheadMs);
      const cases = await fileDueAt(rig, dueAt, 1);
      await untilQueued(cases);
      await withClient(rig.database.ownerUrl, async (holder) => {
        await holder.query('BEGIN; SELECT 1 FROM es.head FOR UPDATE');
        while (workers.size > 0) {
          let name: string | undefined;
          await until('a worker is in the job', async () => {
            const { rows } = await rig.record.pool.query<{ name: string }>(
              `SELECT application_name AS name FROM pg_stat_activity
               WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%es.append%' AND application_name = ANY($1)`,
              [[...workers.keys()]],
            );
            name = rows[0]?.name;
            return name !== undefined;
          }, 30_000);
          await workers.get(name ?? '')?.kill();
          workers.delete(name ?? '');
        }
        expect(await missedOf(rig, cases)).toEqual([]);
        await holder.query('ROLLBACK');
      });
      const healedAt = Date.parse(await rig.clock());
      await work();
      await expectOnce(cases, 'three killed in the job', healedAt - Date.parse(dueAt));
    }, 90_000);

    test('F10 a worker that stands still and goes on has missed nothing and repeats nothing', async () => {
      const paused = await spawnOne({});
      const dueAt = await instantIn(rig, aheadMs);
      const alone = await fileDueAt(rig, dueAt, 15);
      paused.signal('SIGSTOP');
      await until('the time is out', async () => (await rig.clock()) > dueAt);
      expect(await missedOf(rig, alone)).toEqual([]);
      paused.signal('SIGCONT');
      await expectOnce(alone, 'paused alone');
      const dueLater = await instantIn(rig, aheadMs);
      const shared = await fileDueAt(rig, dueLater, 30);
      await work();
      await until('they are at it', async () => (await missedOf(rig, shared)).length > 0);
      paused.signal('SIGSTOP');
      await until('the other one notes the rest', async () => (await missedOf(rig, shared)).length === shared.length);
      paused.signal('SIGCONT');
      await expectOnce(shared, 'paused in the middle, another goes on');
    }, 60_000);

    // After this BullMQ looks for stalled jobs no more: it notes when it last looked by the clock of whoever looked. The sweep does not mind.
    test('F11 a worker whose clock is eight days ahead notes nothing early, alone and beside one whose clock is right', async () => {
      await spawnOne({ eightDaysAhead: true });
      const alone = await fileDueAt(rig, await instantIn(rig, aheadMs), 15);
      expect(await missedOf(rig, alone)).toEqual([]);
      await expectOnce(alone, 'clock ahead, alone');
      await work();
      await expectOnce(await fileDueAt(rig, await instantIn(rig, aheadMs), 15), 'clock ahead, beside another');
    }, 60_000);

    test('F15 1,000 deadlines come due in the same second with two workers', async () => {
      await Promise.all([work(), work()]);
      const cases = await fileDueAt(rig, await instantIn(rig, 6_000), 1_000);
      // The promise is a minute, whatever else the machine does.
      await expectOnce(cases, '1,000 in a second', 60_000 - promiseMs - loadMs);
    }, 120_000);

    test('nothing that the workers said names a person or a word of a case', () => {
      expect(captured.text()).not.toMatch(/besvarades|nackby|Amina|Lindqvist|@/);
    });
  });
}
