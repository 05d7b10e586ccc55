import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { CaseCommands } from '#cases/case-commands.js';
import { loadConfig, type Config } from '#config/config.js';
import { databaseClock } from '#event-store/database-clock.js';
import { openRecord, type Record as OpenRecord } from '#event-store/open-record.js';
import { createFieldCodec, type FieldCrypto } from '#event-store/personal-data.js';
import { eventDefinitions } from '#domain/registry.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { demoPeople } from '#infra/seed/people.js';
import { personId, nodeId } from '#infra/seed/organisation.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { createFacts } from '#read-model/facts.js';
import type { ReadModel } from '#read-model/read-model.js';
import { makeOrganisation } from './organisation.js';

/** An installation as the API has it, with the demo's people: what a worker is then started on. */
export interface Rig {
  readonly database: TestDatabase;
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly record: OpenRecord;
  readonly readModel: ReadModel;
  readonly cases: CaseCommands;
  /** For filing very many new cases whose text nobody reads: no key of its own for each, and no look whether it is there already. */
  readonly quickCases: CaseCommands;
  readonly clock: () => Promise<string>;
  /** The settings of a worker of this installation, with changes. */
  config(changes?: Readonly<Record<string, string>>): Config;
  end(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startRig(settings: Readonly<Record<string, string>> = {}): Promise<Rig> {
  const database = await startTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'klarsyn-worker-'));
  const env = { NODE_ENV: 'test', DATABASE_URL: database.url, KEYS_DATABASE_URL: database.keysUrl, DATA_DIR: dataDir, LOG_LEVEL: 'debug', ...settings };
  const config = loadConfig(env);
  const record = await openRecord(config, { name: 'klarsyn-api', log: () => undefined, poolSize: 6 });
  const readModel = createReadModel({ pool: record.pool, store: record.store, log: quiet });
  const { store, codec, registry, keyRing } = record;
  const clock = databaseClock(record.pool);
  const parts = { store, registry, commandHashKey: keyRing.commandHashKey, facts: createFacts(readModel, store), clock };
  const cases = new CaseCommands({ ...parts, codec });
  const unread = Object.assign(Object.create(store) as typeof store, { readStream: nothing });
  const quickCases = new CaseCommands({ ...parts, store: unread, codec: createFieldCodec(oneEnvelope, eventDefinitions) });
  await savePeople(record);
  await makeOrganisation(cases);
  return {
    database, env, dataDir, record, readModel, cases, quickCases, clock,
    config: (changes = {}) => loadConfig({ ...env, ...changes }),
    end: async () => {
      await record.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function* nothing(): AsyncGenerator<never> {
  // A new case has no events yet.
}

const oneEnvelope: FieldCrypto = {
  prepare: () => Promise.resolve(),
  seal: () => Promise.resolve({ v: 1, kid: '0193aaaa-0000-7000-8000-000000000001', iv: 'AAAA', ct: 'AAAA', tag: 'AAAA' }),
  open: () => Promise.reject(new Error('nobody reads these')),
};

async function savePeople({ pool, directory }: OpenRecord): Promise<void> {
  for (const { login, name, home } of demoPeople) {
    const userId = personId(login);
    await pool.query('INSERT INTO id.user_account (user_id, sealed_name, sealed_email, home_node_id) VALUES ($1, $2, $3, $4)', [
      userId, directory.seal(name, `${userId}/name`), directory.seal(addressOf(login), `${userId}/email`), nodeId(home),
    ]);
  }
}

export function addressOf(login: string): string {
  return `${login}@nackby.example`;
}

/** Everything the worker says, as text and as lines. */
export interface Captured {
  readonly log: Logger;
  text(): string;
  lines(): readonly Readonly<Record<string, unknown>>[];
}

export function captureLog(): Captured {
  const written: string[] = [];
  return {
    log: pino({ name: 'worker', level: 'debug' }, { write: (line: string) => void written.push(line) }),
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** Polls with a bound; tells what did not come true. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  for (const end = performance.now() + ms; !(await holds()); await wait(50)) {
    if (performance.now() > end) throw new Error(`did not happen in time: ${what}`);
  }
}
