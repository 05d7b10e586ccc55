import { setTimeout as wait } from 'node:timers/promises';
import { type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { withClient } from '../embedded/databases.js';
import { patientPostgres as bull } from './patient-postgres.js';
import { within } from './within.js';

export interface QueueConfig {
  databaseUrl: string | null;
  redisUrl: string | null;
}

/** One id is all that a job carries: it lies in clear text, and the truth is in the database. */
export type JobData = Readonly<Record<string, string>>;

/** The part of a BullMQ queue that is used, the same for both backends. */
export interface BullQueue {
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>;
  getJobCounts(...states: ('waiting' | 'delayed' | 'prioritized')[]): Promise<Record<string, number>>;
  drain(delayed: boolean): Promise<unknown>;
  on(event: 'error', listener: () => void): unknown;
  close(): Promise<void>;
}

export interface BullWorker {
  on(event: 'error' | 'failed' | 'stalled', listener: () => void): unknown;
  close(force?: boolean): Promise<void>;
}

export interface ProcessorOptions {
  concurrency: number;
  maxStalledCount: number;
  lockDuration: number;
  stalledInterval: number;
  drainDelay: number;
  runRetryDelay: number;
}

export interface Backend {
  readonly kind: 'postgres' | 'redis';
  /** False when the backend is known to be away: then it is not asked at all. */
  isReady(): Promise<boolean>;
  /** Whether the backend answers now. */
  answers(): Promise<boolean>;
  openQueue(name: string, defaultJobOptions: JobsOptions): BullQueue;
  openWorker(name: string, work: (data: JobData) => Promise<void>, options: ProcessorOptions): BullWorker;
  close(): void;
}

function postgres(connectionString: string): Backend {
  const connection = (max: number) => ({
    connectionString,
    max,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    statement_timeout: 8_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  return {
    kind: 'postgres',
    isReady: () => Promise.resolve(true),
    answers: async () =>
      (await within(
        2_000,
        withClient(connectionString, (client) => client.query('SELECT 1')),
      )) !== null,
    openQueue: (name, defaultJobOptions) =>
      new bull.Queue<JobData>(name, { connection: connection(2), defaultJobOptions }),
    openWorker: (name, work, options) =>
      new bull.Worker<JobData>(name, (job) => work(job.data), { connection: connection(3), ...options }),
    close: () => undefined,
  };
}

/** One connection for all queues, which this process closes itself: a Redis that is away cannot hold up the end. */
function redis(url: string, warn: (line: string) => void): Backend {
  const client = new Redis(url, { maxRetriesPerRequest: null, connectTimeout: 3_000, keepAlive: 10_000 });
  client.on('error', () => undefined);
  client.once('ready', () => void checkDurability(client, warn));
  return {
    kind: 'redis',
    isReady: () => isReady(client),
    answers: async () => (await isReady(client)) && (await within(2_000, client.ping())) !== null,
    openQueue: (name, defaultJobOptions) => new Queue<JobData>(name, { connection: client, defaultJobOptions }),
    openWorker: (name, work, options) =>
      new Worker<JobData>(name, (job) => work(job.data), { connection: client, ...options }),
    close: () => {
      client.disconnect();
    },
  };
}

/** A command for a Redis that is away would wait in memory for its return, so it is not given to it at all. */
async function isReady(client: Redis): Promise<boolean> {
  const end = Date.now() + 2_000;
  while (client.status !== 'ready' && client.status !== 'end' && Date.now() < end) await wait(25);
  return client.status === 'ready';
}

/** Said loudly and no more: correctness does not depend on what Redis keeps. A hosted Redis may refuse the question. */
async function checkDurability(client: Redis, warn: (line: string) => void): Promise<void> {
  const [policy, appendOnly] = await Promise.all([setting(client, 'maxmemory-policy'), setting(client, 'appendonly')]);
  if (policy !== null && policy !== 'noeviction') {
    warn(`Redis may throw jobs away (maxmemory-policy is ${policy}): set it to noeviction.`);
  }
  if (appendOnly === 'no') warn('Redis forgets its jobs when it stops (appendonly is no): set it to yes.');
}

async function setting(client: Redis, name: string): Promise<string | null> {
  const answer = await within(2_000, client.config('GET', name));
  const value: unknown = Array.isArray(answer) ? answer[1] : null;
  return typeof value === 'string' ? value : null;
}

/** Redis when `redisUrl` is set, else the database that the log lies in. */
export function backendFor(config: QueueConfig, warn: (line: string) => void): Backend {
  if (config.redisUrl) return redis(config.redisUrl, warn);
  if (config.databaseUrl) return postgres(config.databaseUrl);
  throw new Error('the queue needs DATABASE_URL or REDIS_URL');
}
