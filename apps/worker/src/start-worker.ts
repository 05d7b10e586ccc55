import { join } from 'node:path';
import type { Logger } from 'pino';
import { CaseCommands } from '#cases/case-commands.js';
import type { Config } from '#config/config.js';
import { makeCheckpoint } from '#event-store/checkpoints.js';
import { databaseClock } from '#event-store/database-clock.js';
import { openSealedRecord, type SealedRecord } from '#event-store/open-record.js';
import { Addresses } from '#identity/addresses.js';
import { sweepDrafts } from '#identity/draft-sweep.js';
import { createQueues, type QueueAlarm, type Queues } from '#infra/queue/queues.js';
import { createFacts } from '#read-model/facts.js';
import { createReadModel } from '#read-model/create-read-model.js';
import type { ReadModel } from '#read-model/read-model.js';
import { DeadlineProcessor } from './deadline.processor.js';
import { DeadlineScheduler } from './deadline.scheduler.js';
import { folderMailer, type Mailer } from './mailer.js';
import { NotificationProcessor } from './notification.processor.js';
import { usualPace, type Pace } from './pace.js';
import { repeat, type Repeating } from './repeat.js';
import { smtpMailer } from './smtp-mailer.js';

export const deadlineQueue = 'deadlines';
/** What one stop may take in all; a letter under way gets half of it. */
const stopMs = 8_000;
const alarmEveryMs = 30_000;

export interface RunningWorker {
  /** Ends what is under way and closes everything; the second call waits for the first. */
  stop(): Promise<void>;
}

interface Parts {
  readonly config: Config;
  readonly log: Logger;
  readonly pace: Pace;
  readonly record: SealedRecord;
  readonly readModel: ReadModel;
  readonly queues: Queues;
  readonly mailer: Mailer;
}

/**
 * Starts the worker: deadlines and letters. It has no key to any case. Resolves when it works; nothing fires and
 * nothing is sent before the read tables have caught up with the log, or a rebuild would repeat old effects.
 */
export async function startWorker(config: Config, log: Logger, options: { pace?: Partial<Pace>; stopping?: AbortSignal } = {}): Promise<RunningWorker> {
  const warn = (message: string): void => { log.warn(message); };
  const record = await openSealedRecord(config, { name: 'klarsyn-worker', log: warn, poolSize: 8 });
  const parts: Parts = {
    config, log, record,
    pace: { ...usualPace, ...options.pace },
    readModel: createReadModel({ pool: record.pool, store: record.store, log }),
    queues: createQueues(config, { warn, alarm: alarmsTo(log) }),
    mailer: mailerOf(config, databaseClock(record.pool)),
  };
  const close = once(() => closeAll(parts));
  try {
    await parts.readModel.start();
    while (!(await parts.readModel.untilCaughtUp(1_000))) {
      if (options.stopping?.aborted) return { stop: close };
      log.info('waiting for the read tables to catch up');
    }
    const work = begin(parts);
    log.info({ queue: parts.queues.backend }, 'worker runs');
    return { stop: once(() => stopAll(parts, work, close)) };
  } catch (error) {
    await close();
    throw error;
  }
}

function mailerOf(config: Config, clock: () => Promise<string>): Mailer {
  return config.smtpUrl === null ? folderMailer(join(config.dataDir, 'mail'), clock) : smtpMailer(config.smtpUrl, config.mailFrom);
}

/** A queue that is away says so with every try: once in a while is enough. */
function alarmsTo(log: Logger): (alarm: QueueAlarm) => void {
  const told = new Map<string, number>();
  return (alarm) => {
    const kind = `${alarm.queue} ${alarm.kind}`;
    const now = performance.now();
    if (now - (told.get(kind) ?? -Infinity) < alarmEveryMs) return;
    told.set(kind, now);
    log.warn(alarm, 'the queue is in trouble, the sweep goes on without it');
  };
}

interface Work {
  readonly letters: Repeating;
  readonly others: readonly Repeating[];
}

function begin(parts: Parts): Work {
  const { config, log, pace, record, readModel, queues, mailer } = parts;
  const clock = databaseClock(record.pool);
  const cases = new CaseCommands({
    store: record.store, codec: record.codec, registry: record.registry, commandHashKey: record.keyRing.commandHashKey, facts: createFacts(readModel, record.store), clock,
    operatorKind: config.operatorKind,
  });
  const processor = new DeadlineProcessor(readModel, cases);
  const scheduler = new DeadlineScheduler({ readModel, processor, queue: queues.queue(deadlineQueue), clock, log, graceMs: pace.graceMs });
  const letters = new NotificationProcessor({
    readModel, store: record.store, addresses: new Addresses(record.pool, record.directory), mailer, clock, baseUrl: config.baseUrl, log,
    minuteMs: pace.minuteMs, leaseMs: pace.leaseMs,
  });
  queues.worker(deadlineQueue, async ({ deadlineId }) => {
    if (deadlineId !== undefined) await processor.wake(deadlineId);
  }, { lockMs: pace.lockMs });
  queues.assertProcessors([deadlineQueue]);
  const failed = (what: string) => (error: unknown): void => { log.error({ what, fault: faultOf(error) }, 'a round of work failed; the next one tries again'); };
  return {
    letters: repeat(pace.lettersMs, (stopping) => letters.run(stopping), failed('letters')),
    others: [
      repeat(pace.sweepMs, (stopping) => scheduler.sweep(stopping), failed('deadlines')),
      repeat(pace.checkpointMs, () => checkpoint(parts), failed('checkpoint')),
      repeat(pace.checkpointMs, async () => sweepDrafts(record.pool, await clock()), failed('drafts')),
    ],
  };
}

async function checkpoint({ record, config }: Parts): Promise<void> {
  if (record.store.capabilities.chain !== 'inline') return;
  await makeCheckpoint({ pool: record.pool, privateKey: record.keyRing.checkpointKey, dir: join(config.dataDir, 'checkpoints') });
}

/** Letters under way get their time; then the mail server is cut off, and what it did not answer is sent again some day. */
async function stopAll(parts: Parts, { letters, others }: Work, close: () => Promise<void>): Promise<void> {
  const cut = setTimeout(() => { parts.mailer.close(); }, stopMs / 2);
  await Promise.all([letters, ...others].map((one) => one.stop()));
  clearTimeout(cut);
  await checkpoint(parts).catch((error: unknown) => { parts.log.warn({ fault: faultOf(error) }, 'no checkpoint at the end'); });
  await close();
}

async function closeAll({ mailer, queues, readModel, record }: Parts): Promise<void> {
  mailer.close();
  await queues.close();
  await readModel.stop();
  await record.close();
}

/** The kind of a fault and nothing of its text, which may repeat what somebody wrote. */
export function faultOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
