import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { CaseCommands } from '#cases/case-commands.js';
import { CaseReader } from '#cases/case-reader.js';
import type { Config } from '#config/config.js';
import { databaseClock } from '#event-store/database-clock.js';
import { createDraftCrypto } from '#event-store/draft-crypto.js';
import { openRecord } from '#event-store/open-record.js';
import { createClamdScanner } from '#files/scanner.js';
import { openCaseFiles } from '#files/open-files.js';
import { openIdentity } from '#identity/identity.js';
import { packageRoot } from '#infra/embedded/package-root.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { createFacts } from '#read-model/facts.js';
import { ApiModule } from './api.module.js';
import { createDemoIdentityProvider, type DemoIdentityProvider } from './demo/identity-provider.js';
import { AttachmentKeeper } from './attachments/attachment-keeper.js';
import { Attachments } from './attachments/attachments.js';
import { UploadRoom } from './attachments/upload-room.js';
import { UploadRows } from './attachments/upload-rows.js';
import { answerAsDemoProvider } from './demo/mount.js';
import { Diarium } from './diarium.js';
import { FollowUpRunner } from './follow-up.runner.js';
import { createAdapter, setUpHttp } from './http.js';
import { nestLogger } from './logger.js';
import { createMetrics, measureRequests } from './metrics.js';
import { ProblemFilter } from './problem.filter.js';
import type { ServerRoute } from './server-routes.js';
import type { ProviderSettings } from './sign-in/relying-party.js';
import { answerUnmatched } from './web-files.js';

export interface RunningApi {
  readonly url: string;
  /** Every route that the server answers. */
  readonly routes: readonly ServerRoute[];
  stop(): Promise<void>;
}

function providerOf(config: Config, demo: DemoIdentityProvider | null): ProviderSettings {
  if (demo) return { issuer: demo.issuer, clientId: demo.clientId, clientSecret: demo.clientSecret, allowHttp: true, acrValues: [] };
  const secret = config.oidcClientSecretFile === null ? '' : readFileSync(config.oidcClientSecretFile, 'utf8').trim();
  const issuer = config.oidcIssuer ?? '';
  return { issuer, clientId: config.oidcClientId, clientSecret: secret, allowHttp: issuer.startsWith('http:'), acrValues: config.oidcAcrValues };
}

/** Starts all that the API is made of; the databases must be migrated. `stop` ends it in the other order. */
export async function startApi(config: Config, log: Logger, webRoot = join(packageRoot(), 'dist', 'web')): Promise<RunningApi> {
  await mkdir(config.dataDir, { recursive: true });
  const record = await openRecord(config, { name: 'klarsyn-api', log: (message) => { log.warn(message); } });
  const { store, codec, registry, pool } = record;
  const identity = await openIdentity(pool, record.directory, createDraftCrypto(record.keyRing), {
    name: 'klarsyn-identity', log: (message) => { log.warn(message); },
    limits: { idleMinutes: config.sessionIdleMinutes, absoluteHours: config.sessionMaxHours },
  });
  const readModel = createReadModel({ pool, store, log, standsBy: true });
  const clock = databaseClock(pool);
  const cases = new CaseCommands({ store, codec, registry, commandHashKey: record.keyRing.commandHashKey, facts: createFacts(readModel, store), clock, operatorKind: config.operatorKind,
    namesOf: async (userIds) => new Map([...(await identity.users.byIds(userIds))].map(([userId, { name }]) => [userId, name])) });
  const files = openCaseFiles(config, record.keys);
  const room = new UploadRoom();
  const uploads = { cases, files, room, rows: new UploadRows(pool), reader: new CaseReader({ store, codec, registry }) };
  const attachments = new Attachments({ ...uploads, scanner: config.clamd === null ? null : createClamdScanner(config.clamd) });
  const keeper = new AttachmentKeeper({ ...uploads, attachments, log });
  const demo = config.demo && config.oidcIssuer === null ? createDemoIdentityProvider(config.baseUrl) : null;
  const metrics = createMetrics();
  const problems = new ProblemFilter(log);
  const diarium = config.diarium === 'own' && config.operatorKind === 'namnd' ? new Diarium({ reader: new CaseReader({ store, codec, registry }), readModel, cases, clock }) : null;
  const followUps = new FollowUpRunner({ pool, store, codec, registry, cases, diarium, log });
  const adapter = createAdapter(problems, config.baseUrl, config.trustedProxies);
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with({ config, record, identity, readModel, cases, files, attachments, room, followUps, metrics, provider: providerOf(config, demo), log }), adapter, { logger: nestLogger(log), abortOnError: false },
  );
  app.useGlobalFilters(problems);
  const fastify = adapter.getInstance();
  const routes = await setUpHttp(fastify, {
    baseUrl: config.baseUrl, webRoot, requestsPerMinute: config.requestsPerMinute, problems,
  });
  if (demo) answerAsDemoProvider(fastify, demo);
  answerUnmatched(fastify, problems);
  measureRequests(fastify, metrics);
  await readModel.start();
  await followUps.start();
  keeper.start();
  await app.listen(config.port, config.host);
  log.info({ port: config.port }, 'api listens');
  return {
    url: config.baseUrl,
    routes,
    stop: async () => {
      await app.close();
      await keeper.stop();
      await followUps.stop();
      await readModel.stop();
      await identity.close();
      await record.close();
    },
  };
}
