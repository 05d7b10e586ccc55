import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Pace } from '../../apps/worker/src/pace.js';
import { until, type Rig } from './rig.js';

/** A worker in a process of its own, to be killed, paused and given a wrong clock. */
export interface WorkerProcess {
  /** Everything it said. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Waits for its end; gives the exit code, or the signal that ended it. */
  ended(ms?: number): Promise<number | NodeJS.Signals>;
  /** Kills it if it still runs. */
  kill(): Promise<void>;
}

export interface SpawnOptions {
  readonly pace?: Partial<Pace>;
  readonly settings?: Readonly<Record<string, string>>;
  readonly eightDaysAhead?: boolean;
  /** The real entry of the worker instead of the one that takes a pace. */
  readonly main?: boolean;
  /** Return at once and do not wait until it works. */
  readonly atOnce?: boolean;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const register = here('../event-store/ts-register.mjs');

export async function spawnWorker(rig: Rig, options: SpawnOptions = {}): Promise<WorkerProcess> {
  const imports = [register, ...(options.eightDaysAhead ? [here('eight-days-ahead.mjs')] : [])].flatMap((file) => ['--import', file]);
  const program = options.main ? [here('../../apps/worker/src/main.ts')] : [here('run-worker.ts'), JSON.stringify(options.pace ?? {})];
  const child = spawn(process.execPath, [...imports, ...program], {
    env: { PATH: process.env['PATH'] ?? '', ...rig.env, ...options.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const worker = watch(child);
  if (!options.atOnce) await until('the worker runs', () => runs(child, worker), 40_000);
  return worker;
}

function runs(child: ChildProcess, { output }: WorkerProcess): boolean {
  if (child.exitCode !== null) throw new Error(`the worker ended: ${output()}`);
  return output().includes('worker runs');
}

function watch(child: ChildProcess): WorkerProcess {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const how = (): number | NodeJS.Signals | null => child.exitCode ?? child.signalCode;
  const ended = async (ms = 20_000): Promise<number | NodeJS.Signals> => {
    await until('the worker ends', () => how() !== null, ms);
    return how() ?? 'SIGKILL';
  };
  return {
    output: () => said,
    signal: (name) => void child.kill(name),
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended();
    },
  };
}
