import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadConfig, type Config } from '#config/config.js';
import { openRecord, type Record as OpenedRecord } from '#event-store/open-record.js';
import { freePort } from '#infra/embedded/cluster.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { loadOrganisation } from '#infra/seed/load-demo.js';
import { createSeeder, savePeople } from '#infra/seed/seeder.js';
import { createReadModel } from '#read-model/create-read-model.js';
import type { ReadModel } from '#read-model/read-model.js';
import { createLogger } from '../../apps/api/src/logger.js';
import { startApi, type RunningApi } from '../../apps/api/src/start-api.js';
import { Browser } from './browser.js';
import { until } from './until.js';

/** The real API on its own databases, with the organisation and the people of the demo and not one case. */
export interface TestSystem {
  readonly url: string;
  readonly config: Config;
  readonly database: TestDatabase;
  readonly api: RunningApi;
  /** Everything that the API has logged so far. */
  log(): string;
  /** A browser of its own in which this person has signed in. */
  signIn(login: string): Promise<Browser>;
  /** A query with every right, to look behind the scenes or to prepare a fault. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface SystemOptions {
  /** Settings besides the usual ones; they may depend on the databases. */
  readonly env?: (database: TestDatabase) => Promise<Readonly<Record<string, string>>>;
  /** Loads what the spec needs besides the organisation. */
  readonly load?: (record: OpenedRecord, readModel: ReadModel) => Promise<void>;
}

export const shell = '<!doctype html><html lang="sv"><title>Klarsyn</title><div id="app"></div></html>';
export const script = 'export const page = 1;\n';

function webRootIn(directory: string): string {
  const root = join(directory, 'web');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), shell);
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(root, 'assets', 'page-abc123.js'), script);
  return root;
}

export async function startTestSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const database = await startTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'klarsyn-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const config = loadConfig({
    NODE_ENV: 'test', DEMO: 'true', PORT: String(port), BASE_URL: url, DATA_DIR: directory, DATABASE_URL: database.url, KEYS_DATABASE_URL: database.keysUrl,
    REQUESTS_PER_MINUTE: '1000000', ...(await options.env?.(database)),
  });
  const lines: string[] = [];
  const log = createLogger('debug', 'api', { write: (line) => void lines.push(line) });
  const owner = new Client({ connectionString: database.ownerUrl });
  owner.on('error', () => undefined);
  await owner.connect();
  await load(config, options.load);
  const webRoot = webRootIn(directory);
  let api = await startApi(config, log, webRoot);
  await untilReady(url);
  return {
    url, config, database,
    get api() {
      return api;
    },
    log: () => lines.join(''),
    signIn: (login) => Browser.signIn(url, login),
    async sql<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await owner.query<Row>(text, [...values])).rows;
    },
    async restart() {
      await api.stop();
      api = await startApi(config, log, webRoot);
      await untilReady(url);
    },
    async stop() {
      await api.stop();
      await owner.end();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function load(config: Config, more: SystemOptions['load']): Promise<void> {
  const record = await openRecord(config, { name: 'klarsyn-test', log: () => undefined });
  const readModel = createReadModel({ pool: record.pool, store: record.store, log: createLogger('silent', 'load') });
  await readModel.start();
  await savePeople(record, config.baseUrl);
  await loadOrganisation(createSeeder(record, readModel, () => undefined));
  await more?.(record, readModel);
  await readModel.stop();
  await record.close();
}

async function untilReady(url: string): Promise<void> {
  await until(async () => (await fetch(`${url}/api/health/ready`)).ok, 'the API is ready');
}
