import { afterEach, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, launch, ownerRole, prepareCluster } from './cluster.js';
import { databaseUrl, waitUntilReady, withClient } from './databases.js';
import { type EmbeddedPostgres, findEmbedded, startEmbedded } from './embedded-postgres.js';
import { isAlive, runningPostmaster } from './postmaster.js';

const running: EmbeddedPostgres[] = [];
const directories: string[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'klarsyn-embedded-'));
  chmodSync(made, 0o700);
  directories.push(made);
  return join(made, 'inner', 'data');
}

async function start(dataDir: string, log?: (line: string) => void): Promise<EmbeddedPostgres> {
  const server = await startEmbedded(log ? { dataDir, log } : { dataDir });
  running.push(server);
  return server;
}

function serverPid(dataDir: string): number {
  const found = runningPostmaster(join(dataDir, 'postgres', 'cluster'));
  if (!found) throw new Error('no server runs');
  return found.pid;
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not happen in time');
    await wait(20);
  }
}

async function count(url: string): Promise<number> {
  return withClient(url, async (client) => (await client.query('SELECT 1 FROM mark')).rowCount ?? 0);
}

test('data in a directory that only its owner may enter is there again after a stop and a start', async () => {
  const dataDir = directory();
  const first = await start(dataDir);
  await first.ensureDatabase('klarsyn');
  await first.ensureDatabase('klarsyn');
  await withClient(first.url('klarsyn', ownerRole), (client) =>
    client.query('CREATE TABLE mark AS SELECT 1 AS id; GRANT SELECT ON mark TO klarsyn_app'),
  );
  const pid = serverPid(dataDir);
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  const second = await start(dataDir);
  expect(await count(second.url('klarsyn'))).toBe(1);
  expect(statSync(join(dataDir, 'postgres', 'owner.password')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
});

test('a second start on the same data is refused with one sentence, and the first goes on', async () => {
  const dataDir = directory();
  const first = await start(dataDir);
  await expect(startEmbedded({ dataDir })).rejects.toThrow(
    `Klarsyn already runs on the data directory ${dataDir} (process ${String(process.pid)}).`,
  );
  expect(findEmbedded(dataDir)?.url('postgres')).toBe(first.url('postgres'));
  await withClient(first.url('postgres'), (client) => client.query('SELECT 1'));
});

test('a server that a killed process left behind is stopped and its data served again', async () => {
  const dataDir = directory();
  const cluster = prepareCluster(dataDir, () => undefined);
  const port = await freePort();
  const orphan = launch(cluster, port);
  const url = databaseUrl(ownerRole, cluster.passwords.owner, port, 'postgres');
  expect(await waitUntilReady(url, AbortSignal.timeout(20_000))).toBe(true);
  await withClient(url, (client) => client.query('CREATE TABLE mark AS SELECT 1 AS id'));
  writeFileSync(join(dataDir, 'postgres', 'owner.json'), '{"pid":999999999,"ticks":"1","kind":"system"}');

  const lines: string[] = [];
  const server = await start(dataDir, (line) => lines.push(line));
  expect(orphan.exitCode ?? orphan.signalCode).not.toBeNull();
  expect(lines).toContain('stopping the PostgreSQL that an earlier run left behind');
  expect(await count(server.url('postgres', ownerRole))).toBe(1);
});

test('a server that is killed is started again on the same port, with everything that was acknowledged', async () => {
  const dataDir = directory();
  const lines: string[] = [];
  const server = await start(dataDir, (line) => lines.push(line));
  const url = server.url('postgres', ownerRole);
  await withClient(url, (client) => client.query('CREATE TABLE mark AS SELECT 1 AS id'));
  const pid = serverPid(dataDir);
  process.kill(pid, 'SIGKILL');
  await until(() => lines.includes('the embedded PostgreSQL runs again'));
  expect(await count(url)).toBe(1);
  expect(serverPid(dataDir)).not.toBe(pid);
});

test('a data directory that cannot be made is refused with one sentence', async () => {
  const dataDir = directory();
  mkdirSync(join(dataDir, '..'), { recursive: true });
  writeFileSync(join(dataDir), 'a file in the way');
  await expect(startEmbedded({ dataDir })).rejects.toThrow(`The data directory ${dataDir} cannot be written`);
});

test('a directory of another PostgreSQL version is refused with one sentence', async () => {
  const dataDir = directory();
  await (await startEmbedded({ dataDir })).stop();
  writeFileSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
  await expect(startEmbedded({ dataDir })).rejects.toThrow('belongs to PostgreSQL 17');
});
