import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

function serverOf(directory) {
  try {
    return Number(readFileSync(join(directory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** Signal 0 only asks whether the process is there. */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Stops the run's database server, at once: its data is thrown away. */
export default async function endTestRun() {
  const directory = process.env.KLARSYN_TEST_SERVER;
  if (!directory) return;
  const pid = serverOf(directory);
  if (pid) {
    signal(pid, 'SIGQUIT');
    for (const end = Date.now() + 5_000; signal(pid, 0) && Date.now() < end;) await wait(20);
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
