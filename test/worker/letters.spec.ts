import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { personId } from '#infra/seed/organisation.js';
import type { Pace } from '../../apps/worker/src/pace.js';
import { startWorker, type RunningWorker } from '../../apps/worker/src/start-worker.js';
import { fileRapport, instantIn } from './acts.js';
import { spawnWorker } from './processes.js';
import { captureLog, startRig, until, type Captured, type Rig } from './rig.js';
import { SmtpSink } from './smtp-sink.js';
import { withClient } from '#infra/embedded/databases.js';

/** A minute of back-off lasts forty milliseconds here. */
const pace: Partial<Pace> = { lettersMs: 50, minuteMs: 40, leaseMs: 3_000 };
/** Who hears of a new rapport at the enhet of barn och familj: its chef and those answerable for lex Sarah. */
const told = ['birgitta', 'marianne', 'sara'];

describe('letters over SMTP', () => {
  let rig: Rig;
  let sink: SmtpSink;
  let captured: Captured;
  let worker: RunningWorker | null = null;

  beforeAll(async () => {
    sink = new SmtpSink();
    rig = await startRig({ SMTP_URL: await sink.start(), MAIL_FROM: 'Klarsyn <klarsyn@post.nackby.example>' });
  }, 60_000);
  afterEach(async () => {
    sink.mode = 'ok';
    await worker?.stop();
    worker = null;
    sink.received.splice(0);
    sink.tries.splice(0);
  });
  afterAll(async () => {
    await rig.end();
    await sink.stop();
  });

  const work = async (): Promise<void> => {
    captured = captureLog();
    worker = await startWorker(rig.config(), captured.log, { pace });
  };
  const file = async (changes: Partial<Parameters<typeof fileRapport>[1]> = {}): Promise<string> =>
    fileRapport(rig, { receivedAt: await instantIn(rig, -1_000), ...changes });
  const notedOf = async (caseId: string): Promise<string[]> => {
    const { rows } = await rig.record.pool.query<{ type: string }>(
      `SELECT e.type FROM es.events e JOIN rm.outbox o ON o.id::text = e.data->>'outboxId' WHERE o.case_id = $1 AND e.stream_id LIKE 'notification-%'`,
      [caseId],
    );
    return rows.map(({ type }) => type);
  };
  const untilNoted = (caseId: string, count = told.length): Promise<void> => until('the letters are noted', async () => (await notedOf(caseId)).length >= count);
  const idsOf = (to: string): string[] => sink.received.filter((one) => one.to.includes(`${to}@nackby.example`)).map(({ messageId }) => messageId);

  test('L7 each letter goes once, to its own recipient, with a Message-ID made of its outbox id', async () => {
    await work();
    const caseId = await file();
    await untilNoted(caseId);
    expect(sink.received.flatMap(({ to }) => to).sort()).toEqual(told.map((login) => `${login}@nackby.example`));
    const { rows } = await rig.record.pool.query<{ id: string }>('SELECT id FROM rm.outbox WHERE case_id = $1', [caseId]);
    expect(sink.received.map(({ messageId }) => messageId).sort()).toEqual(rows.map(({ id }) => `<${id}@post.nackby.example>`).sort());
    expect(await notedOf(caseId)).toEqual(Array(3).fill('NotificationSent.v1'));
  }, 60_000);

  test('B14 letters about different things are the same bytes, apart from Message-ID, date and recipient', async () => {
    await work();
    await untilNoted(await file({ whatHappened: 'KANARIE-kort' }));
    const more = { chefBerors: false, someoneInDanger: 'no', place: 'KANARIE-platsen', konsekvens: 'KANARIE '.repeat(400) };
    await untilNoted(await file({ reporter: 'jonas', whatHappened: 'KANARIE\r\nBcc: någon@annan.example '.repeat(200), more }));
    const plain = sink.received.map(({ raw }) => raw.replace(/^(Message-ID|Date|To): .*\r\n/gim, ''));
    expect(plain.length).toBe(6);
    expect(new Set(plain).size).toBe(1);
    expect(plain.join()).not.toMatch(/KANARIE|jonas|amina|Bcc|LS-\d|lex.?sarah|avvikelse|barn/i);
  }, 60_000);

  test('F24 a server that says later is asked again after 1, 5, 15 and 60 minutes', async () => {
    sink.mode = '4xx';
    await work();
    const caseId = await file();
    const waits = (): unknown[] => captured.lines().filter((line) => line['minutes'] !== undefined).map((line) => [line['attempts'], line['minutes']]);
    await until('four waits', () => waits().filter((one) => String(one) === '4,60').length === told.length, 30_000);
    for (const step of [[1, 1], [2, 5], [3, 15], [4, 60]]) expect(waits().filter((one) => String(one) === String(step))).toHaveLength(told.length);
    expect(sink.tries).toHaveLength(4 * told.length);
    expect(sink.tries.at(-1)! - sink.tries[0]!).toBeGreaterThan((1 + 5 + 15) * 40);
    expect(await rig.readModel.outbox.counts()).toMatchObject({ waiting: told.length });
    sink.mode = 'ok';
    await untilNoted(caseId);
    expect(new Set(sink.received.map(({ messageId }) => messageId)).size).toBe(told.length);
    expect(sink.received).toHaveLength(told.length);
  }, 60_000);

  test('F24 a letter that was taken but not answered for comes again with the same Message-ID', async () => {
    sink.mode = 'drop';
    await work();
    const caseId = await file();
    await until('it came twice', () => idsOf('sara').length >= 2);
    sink.mode = 'ok';
    await untilNoted(caseId);
    expect(new Set(idsOf('sara')).size).toBe(1);
    expect(new Set(sink.received.map(({ messageId }) => messageId)).size).toBe(told.length);
  }, 60_000);

  test('F24 a slow server holds up neither the deadlines nor the end of the worker, and no letter is lost', async () => {
    sink.mode = 'slow';
    await work();
    const caseId = await file();
    await until('letters are under way', () => sink.tries.length === told.length);
    const from = performance.now();
    await worker?.stop();
    expect(performance.now() - from).toBeLessThan(10_000);
    sink.mode = 'ok';
    await work();
    await untilNoted(caseId);
    for (const login of told) expect(new Set(idsOf(login)).size).toBe(1);
  }, 60_000);

  test('L7 a worker killed between the 250 of the server and its note sends once more, with the same Message-ID', async () => {
    const doomed = await spawnWorker(rig, { pace, settings: { DATABASE_URL: `${rig.database.url}?application_name=doomed` } });
    sink.mode = 'slow';
    const caseId = await file();
    await until('all three are under way', () => sink.tries.length === told.length);
    await withClient(rig.database.ownerUrl, async (holder) => {
      await holder.query('BEGIN; SELECT 1 FROM es.head FOR UPDATE');
      sink.mode = 'ok';
      await until('all three are taken', () => sink.received.length === told.length);
      await doomed.kill();
      await withClient(rig.database.ownerUrl, (other) => other.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'doomed'`));
      await holder.query('ROLLBACK');
    });
    expect(await notedOf(caseId)).toEqual([]);
    await work();
    await untilNoted(caseId);
    for (const login of told) {
      expect(idsOf(login)).toHaveLength(2);
      expect(new Set(idsOf(login)).size).toBe(1);
    }
  }, 60_000);

  test('F24 a server that refuses for good is noted as failed, is not asked again, and shows in health', async () => {
    const before = await rig.readModel.outbox.counts();
    sink.mode = '5xx';
    await work();
    const caseId = await file();
    await untilNoted(caseId);
    expect(await notedOf(caseId)).toEqual(Array(3).fill('NotificationFailed.v1'));
    await until('health tells', async () => (await rig.readModel.outbox.counts()).failed === before.failed + told.length);
    expect(sink.tries).toHaveLength(told.length);
  }, 60_000);

  test.each([
    ['a line break', 'birgitta@nackby.example\r\nBcc: ond@annan.example'], ['two addresses', 'birgitta@nackby.example, ond@annan.example'],
    ['a name', 'Ond <ond@annan.example>'], ['no domain', 'birgitta'], ['a comment', 'birgitta(ond)@nackby.example'],
  ])('B14 an address with %s is refused and no mail server hears of it', async (_what, address) => {
    const userId = personId('birgitta');
    const set = (to: string) => rig.record.pool.query('UPDATE id.user_account SET sealed_email = $2 WHERE user_id = $1', [userId, rig.record.directory.seal(to, `${userId}/email`)]);
    await set(address);
    await work();
    const caseId = await file();
    await untilNoted(caseId);
    await set('birgitta@nackby.example');
    expect((await notedOf(caseId)).sort()).toEqual(['NotificationFailed.v1', 'NotificationSent.v1', 'NotificationSent.v1']);
    expect(sink.received.flatMap(({ to }) => to).sort()).toEqual(['marianne@nackby.example', 'sara@nackby.example']);
    expect(sink.received.map(({ raw }) => raw).join()).not.toContain('annan.example');
  }, 60_000);
});
