import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from './places.mjs';
import { identity, isStill, signal, until } from './processes.mjs';

const maximumLogBytes = 20_000_000;
const longestPause = 10_000;
const withParent = pathToFileURL(join(root, 'infra', 'start', 'with-parent.mjs')).href;

/** The programs of a running system: each in a process group of its own, started again when it dies. */
export class Children {
  #running = new Map();
  #stopping = false;
  #list;
  #logs;
  #say;

  constructor(dataDir, say) {
    this.#list = join(dataDir, 'processes.json');
    this.#logs = dataDir;
    this.#say = say;
  }

  /** Ends what an earlier run left behind when it was killed: only processes that it wrote down and that still are the same. */
  async clearLeftovers() {
    const left = readList(this.#list).filter(isStill);
    for (const { pid } of left) signal(pid, 'SIGTERM');
    if (await until(() => !left.some(isStill), 3_000)) return;
    for (const { pid } of left) signal(pid, 'SIGKILL');
    await until(() => !left.some(isStill), 3_000);
  }

  /** Starts a program and keeps it running. `failed` resolves with its last words if it ends before `settle()`. */
  keep(name, program, env) {
    const one = { name, program, env, child: null, failures: 0, settled: false, stopped: false };
    let fail;
    const failed = new Promise((resolve) => (fail = resolve));
    this.#running.set(name, one);
    this.#launch(one, fail);
    return { failed, settle: () => (one.settled = true) };
  }

  #launch(one, fail) {
    const log = openLog(join(this.#logs, `${one.name}.log`));
    const from = statSync(join(this.#logs, `${one.name}.log`)).size;
    const started = Date.now();
    one.child = spawn(process.execPath, ['--import', withParent, join(root, 'dist', one.program)], {
      cwd: root,
      env: one.env,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.#write();
    one.child.once('exit', () => {
      if (this.#stopping) return;
      const words = lastWords(join(this.#logs, `${one.name}.log`), from);
      if (!one.settled) fail(words);
      else void this.#again(one, fail, Date.now() - started, words);
    });
  }

  async #again(one, fail, lived, words) {
    one.failures = lived > 60_000 ? 0 : one.failures + 1;
    this.#say(`${one.name} has ended and is started again: ${words}`);
    await wait(Math.min(longestPause, 100 * 2 ** one.failures));
    if (!this.#stopping) this.#launch(one, fail);
  }

  #write() {
    const list = [...this.#running.values()].flatMap(({ child }) => (child?.pid ? [identity(child.pid)] : []));
    writeFileSync(this.#list, JSON.stringify(list), { mode: 0o600 });
  }

  /** Asks all to stop and waits; what has not ended then is killed: everything acknowledged is committed. */
  async stop(milliseconds) {
    this.#stopping = true;
    const children = [...this.#running.values()].map(({ child }) => child).filter((child) => child?.pid);
    const allEnded = () => children.every((child) => child.exitCode !== null || child.signalCode !== null);
    for (const child of children) child.kill('SIGTERM');
    if (!(await until(allEnded, milliseconds))) {
      for (const child of children) signal(child.pid, 'SIGKILL');
      await until(allEnded, 1_000);
    }
    writeFileSync(this.#list, '[]', { mode: 0o600 });
  }
}

function readList(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

function openLog(file) {
  const large = existsSync(file) && statSync(file).size > maximumLogBytes;
  return openSync(file, large ? 'w' : 'a', 0o600);
}

/** What a program said last that is not a structured log line: its reason to end. */
function lastWords(file, from) {
  const lines = readFileSync(file).subarray(from).toString('utf8').trim().split('\n');
  const plain = lines.filter((line) => line !== '' && !line.startsWith('{') && !line.startsWith('    at '));
  return plain.at(-1) ?? `see ${file}`;
}
