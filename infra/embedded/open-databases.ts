import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '#config/config.js';
import { migrate } from '../migrations/migrate.js';
import { ownerRole } from './cluster.js';
import { EmbeddedError } from './embedded-error.js';
import { type EmbeddedPostgres, findEmbedded, startEmbedded } from './embedded-postgres.js';

/** Settings whose database addresses are all filled in. */
export type OpenConfig = Config & {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  readonly keysDatabaseUrl: string;
  readonly keysDatabaseOwnerUrl: string;
};

export interface OpenDatabases {
  readonly settings: OpenConfig;
  /** Stops the embedded PostgreSQL if it was started here. */
  stop(): Promise<void>;
}

const main = 'klarsyn';
const keys = 'klarsyn_keys';
const patienceMs = 60_000;

function filled(config: Config): OpenConfig | null {
  const { databaseUrl, databaseOwnerUrl, keysDatabaseUrl, keysDatabaseOwnerUrl } = config;
  if (!databaseUrl || !databaseOwnerUrl || !keysDatabaseUrl || !keysDatabaseOwnerUrl) return null;
  return { ...config, databaseUrl, databaseOwnerUrl, keysDatabaseUrl, keysDatabaseOwnerUrl };
}

function withEmbedded(config: Config, server: EmbeddedPostgres): OpenConfig {
  return {
    ...config,
    databaseUrl: server.url(main),
    databaseOwnerUrl: server.url(main, ownerRole),
    keysDatabaseUrl: server.url(keys),
    keysDatabaseOwnerUrl: server.url(keys, ownerRole),
  };
}

/** Brings the schema up to date with the roles that the settings name. */
export function migrateSettings(settings: OpenConfig, log: (line: string) => void): Promise<number> {
  const appUser = decodeURIComponent(new URL(settings.databaseUrl).username);
  const ownerUser = decodeURIComponent(new URL(settings.databaseOwnerUrl).username);
  return migrate({
    url: settings.databaseOwnerUrl,
    keysUrl: settings.keysDatabaseOwnerUrl,
    ...(appUser && appUser !== ownerUser ? { appUser } : {}),
    log,
  });
}

async function prepared(config: Config, server: EmbeddedPostgres, log: (line: string) => void): Promise<OpenDatabases> {
  const settings = withEmbedded(config, server);
  try {
    await server.ensureDatabase(main);
    await server.ensureDatabase(keys);
    await migrateSettings(settings, onceOnly(log));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { settings, stop: () => server.stop() };
}

/** A start says once that it migrates; the names of the files are for the command that does only that. */
function onceOnly(log: (line: string) => void): () => void {
  let said = false;
  return () => {
    if (!said) log('bringing the database to the newest schema ...');
    said = true;
  };
}

/** The databases of a system that serves until it is stopped: given by the settings or embedded, always migrated. */
export async function openForSystem(config: Config, log: (line: string) => void): Promise<OpenDatabases> {
  const given = filled(config);
  if (given) {
    await migrateSettings(given, onceOnly(log));
    return { settings: given, stop: () => Promise.resolve() };
  }
  return prepared(config, await startEmbedded({ dataDir: config.dataDir, log }), log);
}

/**
 * The databases for one command. A system that runs on the data directory lends its server, also while it is still
 * starting; without one the embedded PostgreSQL is started for the command and stopped by it.
 */
export async function openForCommand(config: Config, log: (line: string) => void): Promise<OpenDatabases> {
  const given = filled(config);
  if (given) return { settings: given, stop: () => Promise.resolve() };
  const end = Date.now() + patienceMs;
  for (;;) {
    const running = findEmbedded(config.dataDir);
    if (running) return { settings: withEmbedded(config, running), stop: () => Promise.resolve() };
    try {
      return await prepared(config, await startEmbedded({ dataDir: config.dataDir, kind: 'command' }), log);
    } catch (error) {
      if (!(error instanceof EmbeddedError && error.inUse) || Date.now() > end) throw error;
      await wait(100);
    }
  }
}
