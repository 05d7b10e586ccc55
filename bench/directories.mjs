import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { livingOwner } from '#infra/embedded/owner.js';
import { packageRoot } from '#infra/embedded/package-root.js';
import { runningPostmaster, stopPostmaster } from '#infra/embedded/postmaster.js';

const prefix = 'bench-';
/** A server that is just being stopped may still write: then it is tried again. */
const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

function home() {
  const data = join(packageRoot(), 'data');
  mkdirSync(data, { recursive: true });
  return data;
}

/**
 * A directory for one run. It lies beside the sources and not in the system's temporary directory, which often is memory:
 * a durable write would cost nothing there. `removeAtExit` is called when what must end before it has been started.
 */
export function newDirectory(what) {
  const directory = mkdtempSync(join(home(), `${prefix}${what}-`));
  const remove = () => {
    process.removeListener('exit', remove);
    rmSync(directory, patiently);
  };
  return { directory, remove, removeAtExit: () => process.once('exit', remove) };
}

/** What a run that was killed has left behind, its server included. */
export async function removeAbandoned() {
  for (const name of readdirSync(home()).filter((one) => one.startsWith(prefix))) {
    const directory = join(home(), name);
    if (livingOwner(join(directory, 'postgres', 'owner.json'))) continue;
    const server = runningPostmaster(join(directory, 'postgres', 'cluster'));
    if (server) await stopPostmaster(server.pid);
    rmSync(directory, patiently);
  }
}
