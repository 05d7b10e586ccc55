import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { nodeId, personId } from '#infra/seed/organisation.js';
import { FollowUpRunner } from '../../apps/api/src/follow-up.runner.js';
import { startWorker, type RunningWorker } from '../../apps/worker/src/start-worker.js';
import { usualPace } from '../../apps/worker/src/pace.js';
import { act, fileRapport, hoursBefore, instantIn } from './acts.js';
import { captureLog, startRig, until, type Rig } from './rig.js';
import { SmtpSink } from './smtp-sink.js';

interface Kept {
  readonly id: string;
  readonly to: string;
  readonly at: string;
}

describe('who gets which letter', () => {
  let rig: Rig;
  let followUps: FollowUpRunner;
  let worker: RunningWorker | null = null;

  beforeAll(async () => {
    rig = await startRig();
    const { pool, store, codec, registry } = rig.record;
    followUps = new FollowUpRunner({ pool, store, codec, registry, cases: rig.cases, diarium: null, log: captureLog().log });
    await followUps.start();
  }, 60_000);
  afterEach(async () => {
    await worker?.stop();
    worker = null;
  });
  afterAll(async () => {
    await followUps.stop();
    await rig.end();
  });

  const work = async (settings: Readonly<Record<string, string>> = {}): Promise<void> => {
    const { lettersMs } = usualPace;
    worker = await startWorker(rig.config(settings), captureLog().log, { pace: { lettersMs, sweepMs: 500, graceMs: 100, minuteMs: 20 } });
  };
  /** The letters that lie in the folder, by the outbox row that each was made of. */
  const kept = (): Map<string, Kept> => {
    const folder = join(rig.dataDir, 'mail');
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    return new Map(files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept).map((letter) => [letter.id, letter]));
  };
  const sentTo = async (caseId: string, template: string): Promise<string[]> => {
    const { rows } = await rig.record.pool.query<{ id: string }>('SELECT id FROM rm.outbox WHERE case_id = $1 AND template = $2', [caseId, template]);
    const letters = kept();
    return rows.flatMap(({ id }) => letters.get(id)?.to.replace('@nackby.example', '') ?? []).sort();
  };
  const untilSent = async (caseId: string, template: string, ...logins: string[]): Promise<void> => {
    await until(`${template} goes out`, async () => (await sentTo(caseId, template)).length >= logins.length);
    expect(await sentTo(caseId, template)).toEqual(logins.sort());
  };

  test('D4 without a mail server letters are kept in a folder of their own that nobody else may read', async () => {
    await work();
    const caseId = await fileRapport(rig, { receivedAt: await instantIn(rig, -1_000) });
    await untilSent(caseId, 'new-case', 'birgitta', 'marianne', 'sara');
    const folder = join(rig.dataDir, 'mail');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join()).not.toMatch(/larm|Lindqvist|lex.?sarah|avvikelse/i);
  }, 60_000);

  test('D4 the reporter hears at once that the rapport has come, and nobody else does', async () => {
    await work();
    const caseId = await fileRapport(rig, { receivedAt: await instantIn(rig, -1_000) });
    const filedAt = Date.parse(await rig.clock());
    await untilSent(caseId, 'acknowledgement', 'amina');
    const { rows } = await rig.record.pool.query<{ id: string }>(`SELECT id FROM rm.outbox WHERE case_id = $1 AND template = 'acknowledgement'`, [caseId]);
    const tookMs = Date.parse(kept().get(rows[0]!.id)!.at) - filedAt;
    expect(tookMs).toBeLessThan(3_000);
  }, 60_000);

  test('D4 the reporter of an avvikelse hears of the outcome', async () => {
    await work();
    const caseId = v7();
    await act(rig, 'avvikelse', caseId, 'amina', 'RegisterAvvikelse', {
      nodeId: nodeId('bof-utredning'), whatHappened: 'Ett larm besvarades inte.', discoveredAt: await rig.clock(), affects: ['enskild'], omedelbarAtgardTaken: true, omedelbarAtgard: 'Larmet byttes.',
    });
    await act(rig, 'avvikelse', caseId, 'birgitta', 'RecordAvvikelseBedomning', {
      laws: ['sol'], categories: [{ code: 'utforande', primary: true }], risk: { likelihood: 2, severity: 2 }, lexSarahQuestion: 'no', motivering: 'Inga följder.',
    });
    await act(rig, 'avvikelse', caseId, 'birgitta', 'GiveAvvikelseAterkoppling', { text: 'Tack för att du rapporterade.', whatChanged: 'Larmet är bytt.' });
    await untilSent(caseId, 'outcome', 'amina');
    await untilSent(caseId, 'acknowledgement', 'amina');
  }, 60_000);

  test('D4 reminders go to the responsible and what is overdue to the next level', async () => {
    await work();
    const soon = await instantIn(rig, 1_000);
    const reminded = await fileRapport(rig, { receivedAt: hoursBefore(soon, 19.2) });
    const missed = await fileRapport(rig, { receivedAt: hoursBefore(soon, 24) });
    await untilSent(reminded, 'reminder', 'birgitta', 'marianne', 'sara');
    await untilSent(missed, 'overdue', 'marianne');
  }, 60_000);

  test('who is named in a rapport hears nothing of it: the letter goes past her to the next in line', async () => {
    await work();
    const involvedStaff = [{ personId: personId('birgitta'), part: 'manager' }, { personId: personId('sara'), part: 'named' }];
    const caseId = await fileRapport(rig, { receivedAt: hoursBefore(await instantIn(rig, 1_000), 24), more: { involvedStaff } });
    await untilSent(caseId, 'overdue', 'marianne');
    await untilSent(caseId, 'new-case', 'marianne');
    const { rows } = await rig.record.pool.query('SELECT 1 FROM rm.outbox WHERE case_id = $1 AND recipient_ref = ANY($2)', [caseId, [personId('birgitta'), personId('sara')]]);
    expect(rows).toEqual([]);
  }, 60_000);

  test('who is kept away after her letter was written does not get it, and it counts neither as waiting nor as failed', async () => {
    const sink = new SmtpSink();
    sink.mode = '4xx';
    await work({ SMTP_URL: await sink.start() });
    const caseId = await fileRapport(rig, { receivedAt: await instantIn(rig, -1_000) });
    await until('the letters have been tried', () => sink.tries.length >= 3);
    await act(rig, 'lexSarah', caseId, 'marianne', 'DecideLexSarahJav', { personId: personId('sara'), excluded: true, reason: 'Hon är närstående.' });
    await until('the outbox knows', async () => {
      const { rows } = await rig.record.pool.query<{ kept: string[] }>('SELECT kept_away AS kept FROM rm.outbox_case WHERE case_id = $1', [caseId]);
      return rows[0]?.kept.includes(personId('sara')) ?? false;
    });
    sink.mode = 'ok';
    await until('nothing waits any more', async () => (await rig.readModel.outbox.counts()).waiting === 0);
    const to = sink.received.flatMap((letter) => letter.to);
    expect(to).toEqual(expect.arrayContaining(['birgitta@nackby.example', 'marianne@nackby.example']));
    expect(to).not.toContain('sara@nackby.example');
    expect(await rig.readModel.outbox.counts()).toMatchObject({ waiting: 0, failed: 0, oldestWaitingSeconds: null });
    await worker?.stop();
    worker = null;
    await sink.stop();
  }, 60_000);

  test('a person whose account is closed gets no letter, and that is seen to by a person', async () => {
    const close = (at: string | null) => rig.record.pool.query('UPDATE id.user_account SET disabled_at = $2 WHERE user_id = $1', [personId('birgitta'), at]);
    await close(await rig.clock());
    await work();
    const caseId = await fileRapport(rig, { receivedAt: await instantIn(rig, -1_000) });
    await untilSent(caseId, 'new-case', 'marianne', 'sara');
    await until('the failure is noted', async () => (await rig.readModel.outbox.counts()).failed === 1);
    await close(null);
  }, 60_000);
});
