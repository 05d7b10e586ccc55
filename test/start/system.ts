import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#infra/embedded/cluster.js';
import { packageRoot } from '#infra/embedded/package-root.js';
import { isAlive } from '#infra/embedded/postmaster.js';

export const root = packageRoot();

/** A directory that only its owner may enter, as mkdtemp makes it. */
export function newDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'klarsyn-start-'));
}

export function removeDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Environment = Record<string, string | undefined>;

function run(
  args: readonly string[],
  env: Environment,
): { child: ChildProcess; ended: Promise<Outcome>; output: () => string } {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NODE_|npm_|JEST_|KLARSYN_)/.test(name)),
  );
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const ended = new Promise<Outcome>((resolve) =>
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    }),
  );
  return { child, ended, output: () => stdout + stderr };
}

export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  milliseconds = 60_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await wait(25);
  }
}

export interface System {
  child: ChildProcess;
  address: string;
  port: number;
  output(): string;
  ended: Promise<Outcome>;
  /** Resolves when it has printed its address; throws when it ends before that. */
  ready(): Promise<void>;
}

/** `npm start` on a data directory, without demo data unless arguments are given. */
export async function startSystem(
  dataDir: string,
  options: { port?: number; env?: Environment; args?: readonly string[] } = {},
): Promise<System> {
  const port = options.port ?? (await freePort());
  const args = [join(root, 'infra/start/start.mjs'), ...(options.args ?? ['--empty'])];
  const { child, ended, output } = run(args, { DATA_DIR: dataDir, PORT: String(port), ...options.env });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const ready = async (): Promise<void> => {
    await until(() => over || output().includes('Ctrl-C stops it.'), 'the system is ready', 120_000);
    if (over) throw new Error(`it ended instead: ${output()}`);
  };
  return { child, address: `http://127.0.0.1:${String(port)}`, port, output, ended, ready };
}

/** `npm run -s klarsyn -- ...` on a data directory. */
export function klarsyn(args: readonly string[], env: Environment = {}): Promise<Outcome> {
  return run([join(root, 'infra/start/klarsyn.mjs'), ...args], env).ended;
}

/** Runs a program file with an option of Node itself, to its end. */
export function node(args: readonly string[], env: Environment = {}): Promise<Outcome> {
  return run(args, env).ended;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The processes of the system that runs on a data directory: its programs and its PostgreSQL, as far as they run. */
export function processesOf(dataDir: string): number[] {
  const programs = JSON.parse(read(join(dataDir, 'processes.json')) || '[]') as { pid: number }[];
  const server = Number(read(join(dataDir, 'postgres', 'cluster', 'postmaster.pid')).split('\n')[0]);
  return [...programs.map(({ pid }) => pid), server].filter((pid) => pid > 1 && isAlive(pid));
}

export async function untilGone(pids: readonly number[], milliseconds: number): Promise<void> {
  await until(() => !pids.some((pid) => isAlive(pid)), 'the processes have ended', milliseconds);
}

export async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health/ready`).catch(() => null);
  return answer?.ok ?? false;
}
