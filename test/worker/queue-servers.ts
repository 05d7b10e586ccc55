import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '#infra/embedded/cluster.js';
import { until, type Rig } from './rig.js';

/** Where the wake-ups of a rig lie, as a fault gets at it from outside. */
export interface QueueServer {
  readonly name: string;
  start(): Promise<Readonly<Record<string, string>>>;
  /** Takes every job away, at once and for good. */
  wipe(rig: Rig): Promise<void>;
  stop(): Promise<void>;
}

export const onPostgres: QueueServer = {
  name: 'PostgreSQL',
  start: () => Promise.resolve({}),
  wipe: async ({ record }) => {
    await record.pool.query('TRUNCATE bullmq.job CASCADE');
  },
  stop: () => Promise.resolve(),
};

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own in a directory of its own: it is emptied and killed. */
export class OwnRedis implements QueueServer {
  readonly name = 'Redis';
  readonly directory = mkdtempSync(join(tmpdir(), 'klarsyn-redis-'));
  private port = 0;
  private child: ChildProcess | null = null;

  constructor(private readonly appendOnly: 'yes' | 'no' = 'yes') {}

  get url(): string {
    return `redis://127.0.0.1:${String(this.port)}`;
  }

  async start(): Promise<{ REDIS_URL: string }> {
    this.port ||= await freePort();
    const settings = ['--bind', '127.0.0.1', '--dir', this.directory, '--save', '', '--appendonly', this.appendOnly, '--maxmemory-policy', 'noeviction'];
    this.child = spawn('redis-server', ['--port', String(this.port), ...settings], { stdio: 'ignore' });
    await until('Redis answers', () => this.ask((client) => client.ping()).then(() => true, () => false));
    return { REDIS_URL: this.url };
  }

  async wipe(): Promise<void> {
    await this.ask((client) => client.flushall());
  }

  async kill(): Promise<void> {
    const child = this.child;
    child?.kill('SIGKILL');
    if (child) await until('Redis ends', () => child.signalCode !== null || child.exitCode !== null);
    this.child = null;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await question(client);
    } finally {
      client.disconnect();
    }
  }
}
