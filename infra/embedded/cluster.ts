import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, prepareBinaries } from './binaries.js';
import { EmbeddedError } from './embedded-error.js';
import { readText } from './postmaster.js';
import { giveTo, runAsFor, type RunAs } from './run-as.js';

export const ownerRole = 'klarsyn_owner';
export const appRole = 'klarsyn_app';

/** A database cluster on disk, ready to be served. */
export interface Cluster {
  /** The directory `postgres` inside the data directory: passwords, log and lock lie beside the cluster. */
  home: string;
  directory: string;
  binaries: Binaries;
  runAs: RunAs | null;
  passwords: { owner: string; app: string };
}

const maximumLogBytes = 10_000_000;

/**
 * A server that runs under another account may not be allowed to enter the directories above its own (0700). It is
 * started inside the cluster and names it by way of its working directory, which needs no right to the way there.
 */
function nameForServer(directory: string, runAs: RunAs | null): string {
  return runAs && process.platform === 'linux' ? '/proc/self/cwd' : directory;
}

/** Makes `dataDir/postgres` and proves that it can be written. */
export function makeHome(dataDir: string): string {
  const home = join(dataDir, 'postgres');
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(join(home, 'writable'), '');
    rmSync(join(home, 'writable'));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new EmbeddedError(`The data directory ${dataDir} cannot be written (${reason}).`);
  }
  return home;
}

/** A password made once and kept 0600 beside the cluster. */
function password(home: string, name: string): string {
  const file = join(home, `${name}.password`);
  const kept = readText(file)?.trim();
  if (kept) return kept;
  const fresh = randomBytes(24).toString('base64url');
  writeFileSync(file, fresh, { mode: 0o600 });
  return fresh;
}

/** The passwords of a cluster that exists, for a program that uses the server another process started. */
export function keptPasswords(home: string): Cluster['passwords'] | null {
  const owner = readText(join(home, 'owner.password'))?.trim();
  const app = readText(join(home, 'app.password'))?.trim();
  return owner && app ? { owner, app } : null;
}

/** Made under another name and renamed when whole: an initdb that was killed leaves nothing that looks like a cluster. */
function initialise(cluster: Cluster): void {
  const arriving = `${cluster.directory}.new`;
  rmSync(arriving, { recursive: true, force: true });
  mkdirSync(arriving, { mode: 0o700 });
  giveTo(arriving, cluster.runAs);
  const secrets = mkdtempSync(join(tmpdir(), 'klarsyn-initdb-'));
  const secret = join(secrets, 'password');
  writeFileSync(secret, cluster.passwords.owner, { mode: 0o600 });
  giveTo(secrets, cluster.runAs);
  giveTo(secret, cluster.runAs);
  const place = nameForServer(arriving, cluster.runAs);
  const encoding = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE'];
  const access = ['--auth=scram-sha-256', `--username=${ownerRole}`, `--pwfile=${secret}`];
  const result = spawnSync(cluster.binaries.initdb, ['-D', place, '-k', ...encoding, ...access], {
    ...cluster.runAs,
    cwd: arriving,
    encoding: 'utf8',
  });
  rmSync(secrets, { recursive: true, force: true });
  if (result.status !== 0) {
    throw new EmbeddedError(
      `The embedded database could not be created: ${lastLine(result.stderr || String(result.error))}`,
    );
  }
  renameSync(arriving, cluster.directory);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'unknown reason';
}

function checkVersion(cluster: Cluster): void {
  const version = readText(join(cluster.directory, 'PG_VERSION'))?.trim();
  if (version === cluster.binaries.major) return;
  throw new EmbeddedError(
    `The data directory ${cluster.directory} belongs to PostgreSQL ${version ?? 'of an unknown version'}, and this Klarsyn brings ${cluster.binaries.major}: restore a backup into an empty DATA_DIR.`,
  );
}

/** Prepares programs, passwords and files below `dataDir/postgres`; makes the cluster when there is none. */
export function prepareCluster(dataDir: string, log: (line: string) => void): Cluster {
  const home = makeHome(dataDir);
  const directory = join(home, 'cluster');
  const runAs = runAsFor(directory);
  const passwords = { owner: password(home, 'owner'), app: password(home, 'app') };
  const cluster: Cluster = { home, directory, binaries: prepareBinaries(runAs, home), runAs, passwords };
  if (!existsSync(directory)) {
    log('creating the embedded PostgreSQL database');
    initialise(cluster);
  }
  checkVersion(cluster);
  return cluster;
}

/** A port of the loopback interface that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  if (address === null || typeof address === 'string') throw new EmbeddedError('No free port was found.');
  return address.port;
}

/** Terse and without statements or parameters: what a person wrote must never reach the server's log. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_statement=none',
  'log_parameter_max_length_on_error=0',
  'password_encryption=scram-sha-256',
  'max_connections=200',
];

function openLog(home: string): number {
  const file = join(home, 'server.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const handle = openSync(file, size > maximumLogBytes ? 'w' : 'a', 0o600);
  chmodSync(file, 0o600);
  return handle;
}

/** Starts the server in a process group of its own, so that Ctrl-C in a terminal reaches it only through its owner. */
export function launch(cluster: Cluster, port: number): ChildProcess {
  const log = openLog(cluster.home);
  try {
    const place = nameForServer(cluster.directory, cluster.runAs);
    return spawn(
      cluster.binaries.postgres,
      ['-D', place, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
      {
        ...cluster.runAs,
        cwd: cluster.directory,
        detached: true,
        stdio: ['ignore', log, log],
        env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      },
    );
  } finally {
    closeSync(log);
  }
}

/** Why the server ended: the last line of its log that says so. */
export function lastFault(home: string): string {
  const lines = (readText(join(home, 'server.log')) ?? '').trim().split('\n');
  return (
    lines.findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*?(FATAL|PANIC):\s*/, '') ??
    lastLine(lines.at(-1) ?? '')
  );
}
