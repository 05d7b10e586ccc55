import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventDefinitions } from '#domain/registry.js';
import { CaseKeysWithheld, createRefusingCodec } from '#event-store/personal-data.js';
import { withClient } from '#infra/embedded/databases.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { fileDueAt, fileRapport, instantIn } from './acts.js';
import { missedCount, missedOf } from './notes.js';
import { spawnWorker } from './processes.js';
import { captureLog, startRig, until, type Rig } from './rig.js';

const pace = { sweepMs: 500, graceMs: 100, lockMs: 1_000, lettersMs: 50, leaseMs: 3_000 };

describe('the life of a worker', () => {
  let rig: Rig;
  const scratch = mkdtempSync(join(tmpdir(), 'klarsyn-life-'));
  beforeAll(async () => {
    rig = await startRig();
  }, 60_000);
  afterAll(async () => {
    await rig.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  const terminateAll = (): Promise<unknown> =>
    withClient(rig.database.ownerUrl, (client) =>
      client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'),
    );
  const sentCount = async (caseId: string): Promise<number> => {
    const { rows } = await rig.record.pool.query<{ n: string }>(`SELECT count(*) AS n FROM rm.outbox WHERE case_id = $1 AND state = 'sent'`, [caseId]);
    return Number(rows[0]?.n);
  };

  test('nothing fires and nothing is sent before the read tables have caught up with the log', async () => {
    // The checkpoints are made by whoever follows the log first.
    await (await startWorker(rig.config(), captureLog().log, { pace })).stop();
    const cases = await fileDueAt(rig, await instantIn(rig, 300), 3);
    const captured = captureLog();
    await withClient(rig.database.ownerUrl, async (holder) => {
      await holder.query(`BEGIN; SELECT 1 FROM rm.checkpoints WHERE name = 'statistics' FOR UPDATE`);
      const starting = startWorker(rig.config(), captured.log, { pace });
      await until('the worker has looked twice', () => captured.text().split('waiting for the read tables').length > 2);
      expect(await missedOf(rig, cases)).toEqual([]);
      expect(await sentCount(cases[0]!)).toBe(0);
      expect(captured.text()).not.toContain('worker runs');
      await holder.query('ROLLBACK');
      const worker = await starting;
      await until('then they are noted', async () => (await missedCount(rig, cases)) === cases.length);
      await worker.stop();
    });
  }, 60_000);

  test('F28 the real worker ends within ten seconds of SIGTERM, in the middle of work, and leaves none of it half done', async () => {
    const worker = await spawnWorker(rig, { main: true });
    const cases = await fileDueAt(rig, await instantIn(rig, 500), 60);
    await until('it is at work', async () => {
      const { rows } = await rig.record.pool.query<{ n: string }>(`SELECT count(*) AS n FROM rm.outbox WHERE state = 'sent'`);
      return Number(rows[0]?.n) > 10;
    });
    const from = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.ended(12_000)).toBe(0);
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(worker.output()).not.toMatch(/unhandled|uncaught|\n {4}at /i);
    const { rows: leased } = await rig.record.pool.query(`SELECT 1 FROM rm.outbox WHERE state = 'waiting' AND lease_until > clock_timestamp()
      AND id::text NOT IN (SELECT data->>'outboxId' FROM es.events WHERE stream_id LIKE 'notification-%')`);
    expect(leased).toEqual([]);
    const next = await startWorker(rig.config(), captureLog().log, { pace });
    await until('the next one does the rest', async () => (await missedCount(rig, cases)) === cases.length);
    expect(new Set((await missedOf(rig, cases)).map(({ caseId }) => caseId)).size).toBe(cases.length);
    await next.stop();
  }, 60_000);

  test('F3 it outlives the loss of every connection to the database, again and again', async () => {
    const worker = await spawnWorker(rig, { pace });
    const cases = await fileDueAt(rig, await instantIn(rig, 2_500), 10);
    const told = await fileRapport(rig, { receivedAt: await instantIn(rig, -1_000) });
    for (let n = 0; n < 12; n += 1) {
      await terminateAll();
      await until('the database answers again', () => rig.clock().then(() => true, () => false));
    }
    await until('deadlines are noted', async () => (await missedCount(rig, cases)) === cases.length, 30_000);
    await until('letters go', async () => (await sentCount(told)) === 3, 30_000);
    expect(new Set((await missedOf(rig, cases)).map(({ caseId }) => caseId)).size).toBe(cases.length);
    expect(worker.output()).not.toMatch(/unhandled|uncaught/i);
    worker.signal('SIGTERM');
    expect(await worker.ended()).toBe(0);
  }, 90_000);

  test('it works without any key to a case and without the database of the data keys', async () => {
    const keyDir = join(scratch, 'service-keys');
    mkdirSync(keyDir, { mode: 0o700 });
    for (const name of ['directory.key', 'command-hash.key', 'checkpoint.pem']) cpSync(join(rig.dataDir, 'keys', name), join(keyDir, name));
    const worker = await startWorker(rig.config({ KEY_DIR: keyDir, KEYS_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }), captureLog().log, { pace });
    const cases = await fileDueAt(rig, await instantIn(rig, 800), 3);
    const told = await fileRapport(rig, { receivedAt: await instantIn(rig, -1_000) });
    await until('deadlines are noted', async () => (await missedCount(rig, cases)) === cases.length);
    await until('letters go', async () => (await sentCount(told)) === 3);
    await worker.stop();
  }, 60_000);

  test('its codec lets pass what is not personal and refuses to seal or open the rest', async () => {
    const codec = createRefusingCodec(eventDefinitions);
    const missed = { deadlineId: 'a', kind: 'DL-LS-2', rev: 1, dueAt: '2026-01-01T00:00:00Z' };
    expect(await codec.seal('lexSarah-a', 'LexSarahDeadlineMissed', 'e', missed)).toEqual(missed);
    await expect(codec.seal('lexSarah-a', 'LexSarahRapportRegistered', 'e', { whatHappened: 'KANARIE' })).rejects.toThrow(CaseKeysWithheld);
    const sealed = { whatHappened: { v: 1, kid: 'k', iv: 'i', ct: 'c', tag: 't' } };
    await expect(codec.open('lexSarah-a', 'LexSarahRapportRegistered', 'e', sealed)).rejects.toThrow(CaseKeysWithheld);
  });

  test.each([
    ['without its keys', { KEY_DIR: '/nowhere/at/all' }, /^KeyDirError: The key directory \S+ is missing/],
    ['without a database', { DATABASE_URL: '' }, /^DatabaseNotSet: DATABASE_URL is not set/],
    ['with a setting that cannot be', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/],
  ])('%s it does not start, and says so in one line', async (_what, settings, sentence) => {
    const worker = await spawnWorker(rig, { main: true, settings, atOnce: true });
    expect(await worker.ended()).toBe(1);
    expect(worker.output().trim().split('\n')).toHaveLength(1);
    expect(worker.output()).toMatch(sentence);
  }, 60_000);
});
