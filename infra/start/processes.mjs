import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** What tells a process from a later one with the same id: its start time (Linux), else null. */
export function startTicks(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

export function identity(pid) {
  return { pid, ticks: startTicks(pid) };
}

/** Whether it is still the process that was written down. */
export function isStill({ pid, ticks }) {
  return Number.isInteger(pid) && pid > 1 && isAlive(pid) && (ticks === null || ticks === startTicks(pid));
}

/** Signals the process group that the process leads, or the process when it leads none. */
export function signal(pid, name) {
  try {
    process.kill(-pid, name);
  } catch {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}

export async function until(holds, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) return false;
    await wait(25);
  }
  return true;
}
