import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  isReady,
  klarsyn,
  newDirectory,
  processesOf,
  removeDirectory,
  startSystem,
  type System,
  until,
  untilGone,
} from './system.js';

const running: System[] = [];
let home = '';
let dataDir = '';

beforeAll(() => {
  home = newDirectory();
  dataDir = join(home, 'private', 'data');
});
afterEach(async () => {
  for (const system of running.splice(0)) {
    system.child.kill('SIGTERM');
    await system.ended;
  }
}, 30_000);
afterAll(() => {
  removeDirectory(home);
});

async function start(options: Parameters<typeof startSystem>[1] = {}): Promise<System> {
  const system = await startSystem(dataDir, options);
  running.push(system);
  return system;
}

async function started(options: Parameters<typeof startSystem>[1] = {}): Promise<System> {
  const system = await start(options);
  await system.ready();
  return system;
}

test('A1 it starts in a directory that only its owner may enter, and says where it answers and who can sign in', async () => {
  const system = await started();
  expect(await isReady(system.address)).toBe(true);
  expect(system.output()).toContain(`Klarsyn runs on http://localhost:${String(system.port)}`);
  expect(system.output()).toContain('Who can sign in:');
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
}, 300_000);

test('A1 a second start on the same data is one sentence, and the first goes on', async () => {
  const system = await started();
  const second = await startSystem(dataDir);
  const { code, stderr } = await second.ended;
  expect([code, stderr.trim()]).toEqual([
    1,
    `Klarsyn already runs on the data directory ${dataDir} (process ${String(system.child.pid)}).`,
  ]);
  expect(await isReady(system.address)).toBe(true);
}, 120_000);

test('A1 SIGTERM stops everything within ten seconds and leaves no process', async () => {
  const system = await started();
  const pids = processesOf(dataDir);
  const begin = Date.now();
  system.child.kill('SIGTERM');
  expect((await system.ended).code).toBe(0);
  await untilGone(pids, 10_000);
  expect(Date.now() - begin).toBeLessThan(10_000);
  expect(existsSync(join(dataDir, 'klarsyn.lock'))).toBe(false);
}, 120_000);

test('A1 after kill -9 of the whole tree the next start recovers by itself', async () => {
  const system = await started();
  const pids = processesOf(dataDir);
  for (const pid of [system.child.pid ?? 0, ...pids]) process.kill(pid, 'SIGKILL');
  await untilGone(pids, 10_000);
  const next = await started();
  expect(await isReady(next.address)).toBe(true);
}, 120_000);

test('A1 after kill -9 of the starting process alone its children end, and the next start on the same port comes up', async () => {
  const system = await started();
  const pids = processesOf(dataDir);
  system.child.kill('SIGKILL');
  await system.ended;
  const next = await started({ port: system.port });
  expect(await isReady(next.address)).toBe(true);
  await untilGone(pids, 1_000);
}, 120_000);

test('A1 a program and a database that are killed are started again', async () => {
  const system = await started();
  const before = processesOf(dataDir);
  for (const pid of before) process.kill(pid, 'SIGKILL');
  expect(before).toHaveLength(3);
  await until(
    () => processesOf(dataDir).length === 3 && !processesOf(dataDir).some((pid) => before.includes(pid)),
    'new processes run',
  );
  await until(() => isReady(system.address), 'it is ready again');
}, 120_000);

test('A1 a taken port is one sentence', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { ended } = await startSystem(dataDir, { port });
  const { code, stderr } = await ended;
  await new Promise((resolve) => taken.close(resolve));
  expect([code, stderr.trim()]).toEqual([
    1,
    `Port ${String(port)} is taken by another program: choose another with PORT=${String(port + 1)} npm start.`,
  ]);
}, 120_000);

test('A1 a data directory that cannot be made is one sentence', async () => {
  writeFileSync(join(home, 'in-the-way'), '');
  const place = join(home, 'in-the-way', 'data');
  const { ended } = await startSystem(place);
  const { code, stderr } = await ended;
  expect([code, stderr.trim()]).toEqual([
    1,
    `The data directory ${place} cannot be written (ENOTDIR): DATA_DIR names another one.`,
  ]);
}, 120_000);

test('E2 a command works while the system runs and while it does not, and stops what it started', async () => {
  const system = await started();
  expect(await klarsyn(['migrate'], { DATA_DIR: dataDir })).toMatchObject({
    code: 0,
    stdout: 'The schema is up to date.\n',
  });
  const pids = processesOf(dataDir);
  system.child.kill('SIGTERM');
  await system.ended;
  await untilGone(pids, 10_000);
  const alone = await Promise.all([
    klarsyn(['migrate'], { DATA_DIR: dataDir }),
    klarsyn(['migrate'], { DATA_DIR: dataDir }),
  ]);
  expect(alone.map(({ code, stdout }) => [code, stdout])).toEqual([
    [0, 'The schema is up to date.\n'],
    [0, 'The schema is up to date.\n'],
  ]);
  expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
}, 120_000);
