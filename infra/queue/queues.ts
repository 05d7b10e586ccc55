import {
  type Backend,
  backendFor,
  type BullQueue,
  type BullWorker,
  type JobData,
  type QueueConfig,
} from './backend.js';
import { within } from './within.js';

export interface Wish {
  readonly id: string;
  readonly data: JobData;
  readonly delayMs?: number;
}

export interface JobQueue {
  /**
   * Asks for a wake-up. False when the queue did not answer in time: the sweep finds the work anyway, so a caller goes
   * on. Never called while a person waits for an answer, and never inside the transaction that writes the row.
   */
  wake(job: Wish): Promise<boolean>;
  /** Many at once; how many of them, from the first on, the queue took before it was silent. */
  wakeAll(jobs: readonly Wish[]): Promise<number>;
  /** Jobs that wait, also those whose time has not come; null when the queue did not answer. */
  waiting(): Promise<number | null>;
  /** Throws all jobs away. They are only wake-ups: the sweep asks again. */
  empty(): Promise<boolean>;
}

export interface WorkerOptions {
  concurrency?: number;
  /** How long a job stays with a processor that says nothing before another may take it. */
  lockMs?: number;
}

export interface QueueAlarm {
  queue: string;
  kind: 'error' | 'failed' | 'stalled';
}

export interface Queues {
  readonly backend: 'postgres' | 'redis';
  queue(name: string): JobQueue;
  /** Starts the one processor of a queue; a second one for the same queue is refused. */
  worker(name: string, processor: (data: JobData) => Promise<void>, options?: WorkerOptions): void;
  /** Throws when one of these queues has no processor: the process then must not start. */
  assertProcessors(names: readonly string[]): void;
  close(): Promise<void>;
}

const patienceMs = 2_000;
/** Added at once. BullMQ's own bulk call makes a sequence in its schema, which the role of the programs may not. */
const atOnce = 20;
/** An id is taken for as long as its job is kept, also when it failed. */
const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/** A colon and a bare number are refused by BullMQ, and anything long is a sign of data where an id should be. */
const allowedId = /^(?!\d+$)[a-z0-9-]{1,120}$/;

class BullJobQueue implements JobQueue {
  constructor(
    private readonly name: string,
    private readonly queue: BullQueue,
    private readonly isReady: () => Promise<boolean>,
    private readonly failed: () => void,
  ) {}

  async wake({ id, data, delayMs = 0 }: Wish): Promise<boolean> {
    if (!allowedId.test(id)) throw new Error(`the job id of queue ${this.name} is not allowed`);
    const options = { ...jobOptions, jobId: id, delay: Math.max(0, delayMs) };
    return (await this.ask(() => this.queue.add(this.name, data, options))) !== null;
  }

  async wakeAll(jobs: readonly Wish[]): Promise<number> {
    let taken = 0;
    while (taken < jobs.length) {
      const some = await Promise.all(jobs.slice(taken, taken + atOnce).map((job) => this.wake(job)));
      if (some.includes(false)) return taken + some.indexOf(false);
      taken += some.length;
    }
    return taken;
  }

  async waiting(): Promise<number | null> {
    const counts = await this.ask(() => this.queue.getJobCounts('waiting', 'delayed', 'prioritized'));
    return counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async empty(): Promise<boolean> {
    return (await this.ask(() => this.queue.drain(true).then(() => true))) ?? false;
  }

  private async ask<T>(call: () => Promise<T>): Promise<T | null> {
    if (!(await this.isReady())) return null;
    const answer = call();
    answer.catch(this.failed);
    return within(patienceMs, answer);
  }
}

class BullQueues implements Queues {
  private readonly queues = new Map<string, BullQueue>();
  private readonly workers = new Map<string, BullWorker>();

  constructor(
    private readonly bull: Backend,
    private readonly alarm: (alarm: QueueAlarm) => void,
  ) {}

  get backend(): 'postgres' | 'redis' {
    return this.bull.kind;
  }

  queue(name: string): JobQueue {
    const failed = (): void => {
      this.alarm({ queue: name, kind: 'error' });
    };
    return new BullJobQueue(name, this.open(name), () => this.bull.isReady(), failed);
  }

  worker(name: string, processor: (data: JobData) => Promise<void>, options: WorkerOptions = {}): void {
    if (this.workers.has(name)) throw new Error(`the queue ${name} already has a processor`);
    const worker = this.bull.openWorker(name, processor, {
      concurrency: options.concurrency ?? 5,
      maxStalledCount: 100,
      lockDuration: options.lockMs ?? 30_000,
      stalledInterval: options.lockMs ?? 30_000,
      drainDelay: 2,
      runRetryDelay: 1_000,
    });
    this.listen(worker, name);
    this.workers.set(name, worker);
  }

  assertProcessors(names: readonly string[]): void {
    const without = names.filter((name) => !this.workers.has(name));
    if (without.length > 0) throw new Error(`no processor for the queue ${without.join(', ')}`);
  }

  /** A running job is waited for, but not for a server that is away: its connections are then cut. */
  async close(): Promise<void> {
    const cut = this.workers.size > 0 && !(await this.bull.answers());
    const workers = [...this.workers.values()].map((worker) => worker.close(cut));
    await within(2 * patienceMs, Promise.allSettled(workers));
    const queues = [...this.queues.values()].map((queue) => queue.close());
    await within(patienceMs, Promise.allSettled(queues));
    this.bull.close();
  }

  private open(name: string): BullQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.bull.openQueue(name, jobOptions);
    queue.on('error', () => {
      this.alarm({ queue: name, kind: 'error' });
    });
    this.queues.set(name, queue);
    return queue;
  }

  /** Nothing of an error is passed on but its kind: a message may repeat what a job was about. */
  private listen(worker: BullWorker, name: string): void {
    worker.on('error', () => {
      this.alarm({ queue: name, kind: 'error' });
    });
    worker.on('failed', () => {
      this.alarm({ queue: name, kind: 'failed' });
    });
    worker.on('stalled', () => {
      this.alarm({ queue: name, kind: 'stalled' });
    });
  }
}

/**
 * The queues of this process: on PostgreSQL, or on Redis when `redisUrl` is set. Both carry wake-ups only; losing all
 * of them costs at most the time to the next sweep.
 */
export function createQueues(
  config: QueueConfig,
  options: { alarm?: (alarm: QueueAlarm) => void; warn?: (line: string) => void } = {},
): Queues {
  return new BullQueues(backendFor(config, options.warn ?? (() => undefined)), options.alarm ?? (() => undefined));
}
