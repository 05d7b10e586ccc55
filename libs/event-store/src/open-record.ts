import type { Pool } from 'pg';
import type { Config } from '#config/config.js';
import { eventDefinitions } from '#domain/registry.js';
import { createDirectoryCrypto, type DirectoryCrypto } from './directory-crypto.js';
import { createEventIdClaims } from './event-id-claims.js';
import type { EventStore } from './event-store.js';
import type { FieldCodec } from './field-codec.js';
import { fileKekProvider, fileServiceKeys, type KeyRing, type ServiceKeys } from './kek.js';
import { createKeyStore, type KeyStore } from './keys.js';
import { createFieldCodec, createFieldCrypto, createRefusingCodec } from './personal-data.js';
import { createPool } from './pool.js';
import { createPostgresStore } from './postgres.store.js';
import { createEventRegistry, type EventRegistry } from './stored-event.js';

/** The record as a program has it that gets no key to any case: what is personal stays sealed. */
export interface SealedRecord {
  readonly store: EventStore;
  readonly codec: FieldCodec;
  readonly registry: EventRegistry;
  readonly keyRing: ServiceKeys;
  readonly directory: DirectoryCrypto;
  /** The main database: read tables, register, access log. */
  readonly pool: Pool;
  close(): Promise<void>;
}

/** All that a process needs to write and read the record. */
export interface Record extends SealedRecord {
  readonly keyRing: KeyRing;
  readonly keysPool: Pool;
  /** The keys of the cases, for what is sealed outside the log. */
  readonly keys: KeyStore;
}

export interface OpenOptions {
  readonly name: string;
  readonly log: (message: string) => void;
  /** Connections to the main database, beside those of the log. */
  readonly poolSize?: number;
}

/** Opens the record that the configuration names. The schemas must be migrated. */
export async function openRecord(config: Config, options: OpenOptions): Promise<Record> {
  const { databaseUrl, keysDatabaseUrl } = config;
  if (databaseUrl === null || keysDatabaseUrl === null) throw new DatabaseNotSet();
  const pool = createPool(databaseUrl, { max: options.poolSize ?? 10, name: options.name, log: options.log });
  const keysPool = createPool(keysDatabaseUrl, { max: 4, name: `${options.name}-keys`, log: options.log });
  try {
    const { rows } = await keysPool.query('SELECT 1 FROM keys.data_key LIMIT 1');
    const keyRing = await fileKekProvider(config.keyDir, { mayCreate: rows.length === 0 });
    const store = await openStore(config, databaseUrl, pool, options.log);
    const keys = createKeyStore(keysPool, keyRing);
    const codec = createFieldCodec(createFieldCrypto(keys), eventDefinitions);
    return {
      store, codec, registry: createEventRegistry(eventDefinitions), keyRing, pool, keysPool, keys,
      directory: createDirectoryCrypto(keyRing),
      close: async () => {
        await store.close();
        await Promise.all([pool.end(), keysPool.end()]);
      },
    };
  } catch (error) {
    await Promise.all([pool.end(), keysPool.end()]);
    throw error;
  }
}

/** Opens the record without any case key: neither the key-encryption keys nor the database of the data keys is touched. */
export async function openSealedRecord(config: Config, options: OpenOptions): Promise<SealedRecord> {
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new DatabaseNotSet();
  const keyRing = await fileServiceKeys(config.keyDir);
  const pool = createPool(databaseUrl, { max: options.poolSize ?? 10, name: options.name, log: options.log });
  try {
    const store = await openStore(config, databaseUrl, pool, options.log);
    return {
      store, codec: createRefusingCodec(eventDefinitions), registry: createEventRegistry(eventDefinitions), keyRing, pool,
      directory: createDirectoryCrypto(keyRing),
      close: async () => {
        await store.close();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

class DatabaseNotSet extends Error {
  constructor() {
    super('DATABASE_URL is not set: start through `npm start`, which sets it.');
    this.name = 'DatabaseNotSet';
  }
}

/** PostgreSQL unless `EVENT_STORE_URL` names another. That adapter is loaded only then: its client must never share a process with another. */
async function openStore(config: Config, databaseUrl: string, pool: Pool, log: (message: string) => void): Promise<EventStore> {
  if (config.eventStoreUrl === null) return createPostgresStore({ connectionString: databaseUrl, log });
  const { createEventStoreDbStore } = await import('./eventstoredb.store.js');
  return createEventStoreDbStore({ url: config.eventStoreUrl, client: config.eventStoreClient, claims: createEventIdClaims(pool), log });
}
