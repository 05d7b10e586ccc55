import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrate } from '../migrations/migrate.js';
import { type Cluster, freePort, launch, ownerRole, prepareCluster } from './cluster.js';
import { databaseUrl, ensureAppRole, ensureDatabase, waitUntilReady } from './databases.js';
import { isAlive, readText, runningPostmaster, startTicks, stopPostmaster } from './postmaster.js';

/** The one server of a test run. Workers find it through a directory that the run's set-up named in the environment. */
export interface TestServer {
  directory: string;
  port: number;
  passwords: Cluster['passwords'];
}

const variable = 'KLARSYN_TEST_SERVER';
const prefix = 'klarsyn-test-';
const patience = 60_000;

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(directory, 'run.json'), JSON.stringify({ pid: process.pid, ticks: startTicks(process.pid) }));
  return directory;
}

async function remove(directory: string): Promise<void> {
  const running = runningPostmaster(join(directory, 'postgres', 'cluster'));
  if (running) await stopPostmaster(running.pid);
  rmSync(directory, { recursive: true, force: true });
}

/** A run that was killed leaves its server behind; the next one clears it away. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const directory = join(tmpdir(), name);
    const run = readText(join(directory, 'run.json'));
    if (run !== null && !isRunning(run)) await remove(directory);
  }
}

function isRunning(run: string): boolean {
  try {
    const { pid, ticks } = JSON.parse(run) as { pid: number; ticks: string | null };
    return isAlive(pid) && (ticks === null || ticks === startTicks(pid));
  } catch {
    return true;
  }
}

/** Does the work in exactly one of the processes of a run; the others wait for what it wrote. */
async function once<T>(directory: string, name: string, work: () => Promise<T>): Promise<T> {
  const result = join(directory, `${name}.json`);
  if (claims(join(directory, `${name}.lock`))) {
    const outcome = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    );
    writeFileSync(`${result}.new`, JSON.stringify(outcome), { mode: 0o600 });
    renameSync(`${result}.new`, result);
  }
  return waitFor<T>(result);
}

function claims(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function waitFor<T>(file: string): Promise<T> {
  const end = Date.now() + patience;
  for (let text = readText(file); ; text = readText(file)) {
    if (text !== null) {
      const outcome = JSON.parse(text) as { value: T } | { error: string };
      if ('error' in outcome) throw new Error(outcome.error);
      return outcome.value;
    }
    if (Date.now() > end) throw new Error('the test database did not become ready');
    await wait(20);
  }
}

async function start(directory: string): Promise<TestServer> {
  await removeAbandoned();
  const cluster = prepareCluster(directory, () => undefined);
  const port = await freePort();
  const child = launch(cluster, port);
  child.unref();
  const ended = new AbortController();
  child.once('exit', () => {
    ended.abort();
  });
  const adminUrl = databaseUrl(ownerRole, cluster.passwords.owner, port, 'postgres');
  if (!(await waitUntilReady(adminUrl, ended.signal))) throw new Error('the test database did not start');
  await ensureAppRole(adminUrl, cluster.passwords.app);
  return { directory, port, passwords: cluster.passwords };
}

/** The server of this run. Outside a run that was set up, it belongs to this process and ends with it. */
export async function testServer(): Promise<TestServer> {
  const directory = process.env[variable] ?? ownDirectory();
  return once(directory, 'server', () => start(directory));
}

function ownDirectory(): string {
  const directory = newDirectory();
  process.env[variable] = directory;
  process.once('exit', () => {
    const running = runningPostmaster(join(directory, 'postgres', 'cluster'));
    if (running) process.kill(running.pid, 'SIGINT');
  });
  return directory;
}

const template = { main: 'template_klarsyn', keys: 'template_klarsyn_keys' };

/** Two migrated databases that fresh ones are copied from: a copy takes a tenth of a second, a migration longer. */
export async function testTemplate(server: TestServer): Promise<typeof template> {
  const url = (database: string): string => databaseUrl(ownerRole, server.passwords.owner, server.port, database);
  return once(server.directory, 'template', async () => {
    await ensureDatabase(url('postgres'), template.main);
    await ensureDatabase(url('postgres'), template.keys);
    await migrate({ url: url(template.main), keysUrl: url(template.keys) });
    return template;
  });
}
