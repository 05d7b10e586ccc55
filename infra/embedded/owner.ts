import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { EmbeddedError } from './embedded-error.js';
import { isAlive, readText, startTicks } from './postmaster.js';

/**
 * Who holds a data directory: the process that started the server in it. A `system` serves until it is stopped; a
 * `command` is a short piece of work that others may wait for.
 */
const heldBy = z.object({ pid: z.int(), ticks: z.string().nullable(), kind: z.enum(['system', 'command']) });
export type Owner = z.infer<typeof heldBy>;

function readOwner(file: string): Owner | null {
  const text = readText(file);
  if (!text) return null;
  try {
    return heldBy.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The living process that holds the directory, or null when nobody does (or the one who did was killed). */
export function livingOwner(file: string): Owner | null {
  const owner = readOwner(file);
  if (!owner || !isAlive(owner.pid)) return null;
  return owner.ticks === null || owner.ticks === startTicks(owner.pid) ? owner : null;
}

/** Takes a stale file out of the way without ever removing one that another process has just written. */
function clearStale(file: string): void {
  const stale = readText(file);
  const aside = `${file}.${String(process.pid)}.stale`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file);
  } catch {
    // Another process was quicker; the next try to take the file decides.
  }
  rmSync(aside, { force: true });
}

function tryTake(file: string, kind: Owner['kind']): boolean {
  const own: Owner = { pid: process.pid, ticks: startTicks(process.pid), kind };
  const arriving = `${file}.${String(process.pid)}.new`;
  writeFileSync(arriving, JSON.stringify(own), { mode: 0o600 });
  try {
    linkSync(arriving, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(arriving, { force: true });
  }
}

/** Takes the directory for this process; a short command that holds it is waited for. */
export async function takeOwnership(
  file: string,
  kind: Owner['kind'],
  directory: string,
  patience = 60_000,
): Promise<() => void> {
  const end = Date.now() + patience;
  while (!tryTake(file, kind)) {
    const owner = livingOwner(file);
    if (!owner) {
      clearStale(file);
    } else if (owner.kind === 'system' || owner.pid === process.pid || Date.now() > end) {
      throw new EmbeddedError(
        `Klarsyn already runs on the data directory ${directory} (process ${String(owner.pid)}).`,
        true,
      );
    } else {
      await wait(100);
    }
  }
  return () => {
    if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}
