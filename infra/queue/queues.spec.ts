import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../embedded/cluster.js';
import { startTestDatabase, type TestDatabase } from '../embedded/test-database.js';
import type { QueueConfig } from './backend.js';
import { createQueues, type QueueAlarm, type Queues } from './queues.js';

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not happen in time');
    await wait(20);
  }
}

interface Server {
  config: () => QueueConfig;
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

function postgres(): Server {
  let database: TestDatabase | null = null;
  return {
    config: () => ({ databaseUrl: database?.url ?? null, redisUrl: null }),
    start: async () => {
      database = await startTestDatabase();
    },
    stop: async () => database?.drop(),
  };
}

/** A Redis of its own for this file, or the one that TEST_REDIS_URL names. */
function redis(): Server {
  let child: ChildProcess | null = null;
  let url = process.env['TEST_REDIS_URL'] ?? '';
  let directory: string | null = null;
  return {
    config: () => ({ databaseUrl: null, redisUrl: url }),
    start: async () => {
      if (url) return;
      const port = await freePort();
      directory = mkdtempSync(join(tmpdir(), 'klarsyn-redis-'));
      const settings = ['--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no'];
      child = spawn('redis-server', ['--port', String(port), ...settings], { stdio: 'ignore' });
      url = `redis://127.0.0.1:${String(port)}`;
    },
    stop: async () => {
      child?.kill('SIGKILL');
      if (child) await until(() => child?.signalCode !== null);
      if (directory !== null) rmSync(directory, { recursive: true, force: true });
    },
  };
}

const hasRedis = Boolean(process.env['TEST_REDIS_URL']) || spawnSync('redis-server', ['--version']).status === 0;
const servers: [string, Server][] = [
  ['PostgreSQL', postgres()],
  ...(hasRedis ? [['Redis', redis()] as [string, Server]] : []),
];

describe.each(servers)('a queue on %s', (_name, server) => {
  const open: Queues[] = [];
  let count = 0;
  const queueName = (): string => `spec-${String(process.pid)}-${String((count += 1))}`;

  function queues(alarm?: (alarm: QueueAlarm) => void): Queues {
    const made = createQueues(server.config(), alarm ? { alarm } : {});
    open.push(made);
    return made;
  }

  beforeAll(() => server.start());
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  afterAll(() => server.stop());

  test('a wake-up reaches the processor with its one id', async () => {
    const name = queueName();
    const seen: unknown[] = [];
    const work = queues();
    work.worker(name, (data) => Promise.resolve(void seen.push(data)));
    work.assertProcessors([name]);
    expect(
      await queues()
        .queue(name)
        .wake({ id: 'dl-a-1', data: { deadlineId: 'a' } }),
    ).toBe(true);
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ deadlineId: 'a' }]);
  });

  test('Q3 the same id while it waits is one job, and free again when it is done', async () => {
    const name = queueName();
    const seen: string[] = [];
    const queue = queues().queue(name);
    for (let i = 0; i < 3; i += 1) await queue.wake({ id: 'dl-b-1', data: { deadlineId: 'b' }, delayMs: 200 });
    expect(await queue.waiting()).toBe(1);
    queues().worker(name, (data) => Promise.resolve(void seen.push(data['deadlineId'] ?? '')));
    await until(() => seen.length === 1);
    await until(async () => (await queue.waiting()) === 0);
    await until(async () => {
      await queue.wake({ id: 'dl-b-1', data: { deadlineId: 'b' } });
      return seen.length > 1;
    });
  });

  test('Q3 a job that failed leaves its id free, and says so without repeating why', async () => {
    const name = queueName();
    const alarms: QueueAlarm[] = [];
    let runs = 0;
    const work = queues((alarm) => alarms.push(alarm));
    work.worker(name, () => {
      runs += 1;
      return Promise.reject(new Error('KANARIE'));
    });
    const queue = queues().queue(name);
    await queue.wake({ id: 'dl-c-1', data: { deadlineId: 'c' } });
    await until(() => runs === 1);
    await until(async () => {
      await queue.wake({ id: 'dl-c-1', data: { deadlineId: 'c' } });
      return runs > 1;
    });
    expect(alarms[0]).toEqual({ queue: name, kind: 'failed' });
  });

  test('Q9 a queue has exactly one processor, or the process does not start', () => {
    const work = queues();
    const name = queueName();
    work.worker(name, () => Promise.resolve());
    expect(() => {
      work.worker(name, () => Promise.resolve());
    }).toThrow('already has a processor');
    expect(() => {
      work.assertProcessors([name, 'mail']);
    }).toThrow('no processor for the queue mail');
  });

  test.each(['', '123', 'dl:1', 'Anna Andersson'])('Q3 the job id "%s" is refused', async (id) => {
    await expect(queues().queue(queueName()).wake({ id, data: {} })).rejects.toThrow('is not allowed');
  });

  test('D3 an emptied queue has nothing left, and takes the same id again', async () => {
    const queue = queues().queue(queueName());
    await queue.wake({ id: 'dl-d-1', data: { deadlineId: 'd' }, delayMs: 60_000 });
    expect(await queue.empty()).toBe(true);
    expect(await queue.waiting()).toBe(0);
    await queue.wake({ id: 'dl-d-1', data: { deadlineId: 'd' }, delayMs: 60_000 });
    expect(await queue.waiting()).toBe(1);
  });
});

test.each(['redis', 'postgres'])(
  'Q4 a %s that is away costs a caller two seconds at most, and the end is not held up',
  async (kind) => {
    const address = `127.0.0.1:${String(await freePort())}`;
    const away = createQueues({
      databaseUrl: kind === 'postgres' ? `postgres://a:b@${address}/x` : null,
      redisUrl: kind === 'redis' ? `redis://${address}` : null,
    });
    away.worker('deadlines', () => Promise.resolve());
    const start = Date.now();
    expect(await away.queue('deadlines').wake({ id: 'dl-e-1', data: { deadlineId: 'e' } })).toBe(false);
    expect(Date.now() - start).toBeLessThan(5_000);
    const closing = Date.now();
    await away.close();
    expect(Date.now() - closing).toBeLessThan(8_000);
  },
);

/** Takes connections to the database and says nothing, until it is told to pass them on. */
async function silentDoor(target: number): Promise<{ port: number; open: () => void; close: () => Promise<void> }> {
  let passes = false;
  const sockets = new Set<Socket>();
  const door = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (!passes) return;
    const behind = connect(target, '127.0.0.1').on('error', () => undefined);
    sockets.add(behind);
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    port: (door.address() as AddressInfo).port,
    open: () => {
      passes = true;
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}

test('a database that is silent when the queue begins neither stops the process nor stays away for ever', async () => {
  const database = await startTestDatabase();
  const address = new URL(database.url);
  const door = await silentDoor(Number(address.port));
  address.port = String(door.port);
  const alarms: QueueAlarm[] = [];
  const seen: unknown[] = [];
  const queues = createQueues({ databaseUrl: address.href, redisUrl: null }, { alarm: (alarm) => alarms.push(alarm) });
  queues.worker('deadlines', (data) => Promise.resolve(void seen.push(data)));
  await until(() => alarms.length > 0);
  let turns = 0;
  await until(() => (turns += 1) > 20);
  expect(alarms.length).toBeLessThan(20);
  door.open();
  await until(async () => queues.queue('deadlines').wake({ id: 'dl-f-1', data: { deadlineId: 'f' } }));
  await until(() => seen.length > 0);
  expect(seen).toEqual([{ deadlineId: 'f' }]);
  await queues.close();
  await door.close();
  await database.drop();
});
