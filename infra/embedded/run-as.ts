import { chownSync, readFileSync, statSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.js';

/** The unprivileged account that PostgreSQL runs under, or null when the current one will do. */
export interface RunAs {
  uid: number;
  gid: number;
}

function account(name: string): RunAs | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** PostgreSQL refuses to run as root. A cluster that exists keeps its owner; a new one belongs to postgres or nobody. */
export function runAsFor(cluster: string): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const existing = statSync(cluster, { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const chosen = account('postgres') ?? account('nobody');
  if (!chosen) {
    throw new EmbeddedError(
      'The embedded PostgreSQL cannot run as root and found neither the account postgres nor nobody: start Klarsyn as an ordinary user.',
    );
  }
  return chosen;
}

export function giveTo(path: string, runAs: RunAs | null): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid);
}
