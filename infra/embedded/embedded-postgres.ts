import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  appRole,
  type Cluster,
  freePort,
  keptPasswords,
  lastFault,
  launch,
  makeHome,
  ownerRole,
  prepareCluster,
} from './cluster.js';
import { databaseUrl, ensureAppRole, ensureDatabase, waitUntilReady } from './databases.js';
import { EmbeddedError } from './embedded-error.js';
import { livingOwner, type Owner, takeOwnership } from './owner.js';
import { runningPostmaster, stopPostmaster } from './postmaster.js';

export interface EmbeddedPostgres {
  readonly port: number;
  /** The address of a database, for the app role unless `klarsyn_owner` is asked for. */
  url(database: string, user?: string): string;
  ensureDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** DATA_DIR; the cluster lies in `postgres/cluster` below it. */
  dataDir: string;
  log?: (line: string) => void;
  /** `command`: a short piece of work, which another one waits for instead of refusing. */
  kind?: Owner['kind'];
}

const firstTries = 5;
const longestPause = 10_000;

interface Server {
  child: ChildProcess;
  startedAt: number;
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((end) => {
    if (child.exitCode !== null || child.signalCode !== null) end();
    child.once('exit', () => {
      end();
    });
    child.once('error', () => {
      end();
    });
  });
}

async function startOnce(cluster: Cluster, port: number): Promise<Server> {
  const child = launch(cluster, port);
  // A process that ends without having stopped its server, whatever the reason, takes it along.
  const alongWithProcess = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', alongWithProcess);
  const ended = new AbortController();
  void endOf(child).then(() => {
    process.removeListener('exit', alongWithProcess);
    ended.abort();
  });
  const ready = await waitUntilReady(databaseUrl(ownerRole, cluster.passwords.owner, port, 'postgres'), ended.signal);
  if (!ready) throw new EmbeddedError(`The embedded PostgreSQL did not start: ${lastFault(cluster.home)}`);
  return { child, startedAt: Date.now() };
}

/** A port can be taken in between, and the backends of a killed server need a moment to end: both pass by themselves. */
async function startFirst(cluster: Cluster): Promise<{ server: Server; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { server: await startOnce(cluster, port), port };
    } catch (error) {
      if (attempt === firstTries) throw error;
      await wait(200 * 2 ** attempt);
    }
  }
}

/** Keeps one server running on one port until it is told to stop; a full disk, for example, makes PostgreSQL exit. */
class Supervisor {
  private stopping = false;
  private failures = 0;
  private watching: Promise<void>;
  private readonly pause = new AbortController();

  constructor(
    private readonly cluster: Cluster,
    private readonly port: number,
    private server: Server,
    private readonly log: (line: string) => void,
  ) {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.pause.abort();
    const { pid } = this.server.child;
    if (pid !== undefined) await stopPostmaster(pid);
    await this.watching;
  }

  private async watch(): Promise<void> {
    for (;;) {
      await endOf(this.server.child);
      if (this.isStopping()) return;
      this.log(`the embedded PostgreSQL has ended and is started again: ${lastFault(this.cluster.home)}`);
      await this.startAgain();
      if (this.isStopping()) return;
    }
  }

  private async startAgain(): Promise<void> {
    if (Date.now() - this.server.startedAt > 60_000) this.failures = 0;
    while (!this.isStopping()) {
      await wait(Math.min(longestPause, 100 * 2 ** this.failures), null, { signal: this.pause.signal }).catch(
        () => null,
      );
      this.failures += 1;
      const server = this.isStopping() ? null : await startOnce(this.cluster, this.port).catch(() => null);
      if (!server) continue;
      this.server = server;
      this.log('the embedded PostgreSQL runs again');
      if (this.isStopping()) server.child.kill('SIGINT');
      return;
    }
  }

  /** A method, because the flag changes while the loops wait. */
  private isStopping(): boolean {
    return this.stopping;
  }
}

function access(
  passwords: Cluster['passwords'],
  port: number,
): Pick<EmbeddedPostgres, 'port' | 'url' | 'ensureDatabase'> {
  const url = (database: string, user: string = appRole): string =>
    databaseUrl(user, user === ownerRole ? passwords.owner : passwords.app, port, database);
  return { port, url, ensureDatabase: (name) => ensureDatabase(url('postgres', ownerRole), name) };
}

function ownerFile(dataDir: string): string {
  return join(resolve(dataDir), 'postgres', 'owner.json');
}

/**
 * Starts the embedded PostgreSQL on a data directory and keeps it running until `stop()`. A server that a killed
 * process left behind is stopped first. Throws EmbeddedError with one sentence when it cannot be done.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => undefined, kind = 'system' } = options;
  const cluster = await prepareOwned(resolve(dataDir), kind, log);
  try {
    const leftover = runningPostmaster(cluster.directory);
    if (leftover) {
      log('stopping the PostgreSQL that an earlier run left behind');
      await stopPostmaster(leftover.pid);
    }
    const { server, port } = await startFirst(cluster);
    const supervisor = new Supervisor(cluster, port, server, log);
    const open = access(cluster.passwords, port);
    await ensureAppRole(open.url('postgres', ownerRole), cluster.passwords.app);
    const stop = async (): Promise<void> => {
      await supervisor.stop();
      cluster.release();
    };
    return { ...open, stop };
  } catch (error) {
    cluster.release();
    throw error;
  }
}

async function prepareOwned(
  dataDir: string,
  kind: Owner['kind'],
  log: (line: string) => void,
): Promise<Cluster & { release: () => void }> {
  makeHome(dataDir);
  const release = await takeOwnership(ownerFile(dataDir), kind, dataDir);
  try {
    return { ...prepareCluster(dataDir, log), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** The server that another living process serves on this directory, or null. Its `stop` does nothing: it is not ours. */
export function findEmbedded(dataDir: string): EmbeddedPostgres | null {
  const home = join(resolve(dataDir), 'postgres');
  const owner = livingOwner(ownerFile(dataDir));
  const running = owner?.kind === 'system' ? runningPostmaster(join(home, 'cluster')) : null;
  const passwords = keptPasswords(home);
  if (!running || !passwords) return null;
  return { ...access(passwords, running.port), stop: () => Promise.resolve() };
}
