import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 } from 'uuid';
import { nodeId, personId } from '#infra/seed/organisation.js';
import { startWorker, type RunningWorker } from '../../apps/worker/src/start-worker.js';
import { act, deadlineIdOf, fileRapport, hoursBefore, instantIn } from './acts.js';
import { notesOf, type Note } from './notes.js';
import { actorOf } from './organisation.js';
import { captureLog, startRig, until, type Rig } from './rig.js';

const pace = { sweepMs: 500, graceMs: 100, lockMs: 1_000 };
/** Shares of the 24 hours of DL-LS-2. */
const secondReminder = 19.2;

describe('reminders', () => {
  let rig: Rig;
  let worker: RunningWorker | null = null;
  beforeAll(async () => {
    rig = await startRig();
  }, 60_000);
  afterEach(async () => {
    await worker?.stop();
    worker = null;
  });
  afterAll(() => rig.end());

  const work = async (): Promise<void> => {
    worker = await startWorker(rig.config(), captureLog().log, { pace });
  };
  /** What was noted of the DL-LS-2 of a case. */
  const stepsOf = async (caseId: string): Promise<Note[]> => (await notesOf(rig, [caseId])).filter(({ kind }) => kind === 'DL-LS-2');
  const lettersOf = async (caseId: string, template: string): Promise<string[]> => {
    const { rows } = await rig.record.pool.query<{ to: string }>('SELECT recipient_ref AS "to" FROM rm.outbox WHERE case_id = $1 AND template = $2', [caseId, template]);
    return rows.map(({ to }) => to).sort();
  };
  const people = (...logins: string[]): string[] => logins.map(personId).sort();

  test('a reminder is noted once, in time, and goes to the responsible', async () => {
    await work();
    const caseId = await fileRapport(rig, { receivedAt: hoursBefore(await instantIn(rig, 1_500), secondReminder) });
    await until('the reminder is noted', async () => (await stepsOf(caseId)).length > 0);
    await until('and written about', async () => (await lettersOf(caseId, 'reminder')).length > 0);
    const notes = await stepsOf(caseId);
    expect(notes.map(({ step, to }) => ({ step, to }))).toEqual([{ step: 'reminder-2', to: 'responsible' }]);
    expect(notes[0]!.lateMs).toBeGreaterThanOrEqual(0);
    expect(await lettersOf(caseId, 'reminder')).toEqual(people('birgitta', 'sara', 'marianne'));
    await until('the row waits for the miss', async () => (await rig.readModel.deadlines.get(deadlineIdOf(caseId)))?.nextStep === 'missed');
  }, 60_000);

  test('after the miss an overdue wake goes to the next level', async () => {
    await work();
    const caseId = await fileRapport(rig, { receivedAt: hoursBefore(await instantIn(rig, 1_500), 48) });
    await until('the overdue wake is noted', async () => (await stepsOf(caseId)).length > 1);
    await until('and written about', async () => (await lettersOf(caseId, 'overdue')).length > 0);
    expect((await stepsOf(caseId)).map(({ step, to }) => ({ step, to }))).toEqual([{ step: 'missed', to: null }, { step: 'overdue-1', to: 'next-level' }]);
    // Nobody holds the functions socialchef and jour here: the line of managers has it, and only the line.
    expect(await lettersOf(caseId, 'overdue')).toEqual(expect.arrayContaining(people('marianne')));
    await until('the row knows it too', async () => (await rig.readModel.deadlines.get(deadlineIdOf(caseId)))?.nextStep === 'overdue-2');
    expect(await rig.readModel.deadlines.get(deadlineIdOf(caseId))).toMatchObject({ state: 'missed' });
  }, 60_000);

  test('a deadline that is met, in time or late, is not spoken of any more', async () => {
    await work();
    const dueAt = await instantIn(rig, 3_000);
    const [inTime, late, control] = await Promise.all([
      fileRapport(rig, { receivedAt: hoursBefore(dueAt, 24) }), fileRapport(rig, { receivedAt: hoursBefore(dueAt, 48) }), fileRapport(rig, { receivedAt: hoursBefore(dueAt, 48) }),
    ]);
    await until('the miss of the late one is noted', async () => (await stepsOf(late)).length > 0);
    for (const caseId of [inTime, late]) await act(rig, 'lexSarah', caseId, 'birgitta', 'RuleOutLexSarahOmedelbarAtgard', { reason: 'Faran är redan över.' });
    await until('the control goes on', async () => (await stepsOf(control)).length > 1);
    const after = await instantIn(rig, pace.sweepMs + pace.graceMs);
    await until('another sweep has gone over it', async () => (await rig.clock()) > after);
    expect(await stepsOf(inTime)).toEqual([]);
    expect((await stepsOf(late)).map(({ step }) => step)).toEqual(['missed']);
    expect(await rig.readModel.deadlines.get(deadlineIdOf(inTime))).toMatchObject({ state: 'met', nextWakeAt: null });
  }, 60_000);

  test('after a long standstill every step is noted once and in order, at once and not one a sweep', async () => {
    const daysAgo = await instantIn(rig, -4 * 24 * 60 * 60 * 1000);
    const caseId = v7();
    const data = { nodeId: nodeId('bof-utredning'), whatHappened: 'Ett larm besvarades inte.', form: 'skriftlig', receivedAt: daysAgo };
    await rig.cases.execute({ aggregate: 'lexSarah', caseId, name: 'RegisterLexSarahRapport', data, commandId: v7(), actor: actorOf('amina'), now: daysAgo, correlationId: caseId });
    const from = performance.now();
    await work();
    await until('all steps are noted', async () => (await stepsOf(caseId)).length >= 6);
    expect(performance.now() - from).toBeLessThan(15_000);
    expect((await stepsOf(caseId)).map(({ step }) => step)).toEqual(['reminder-1', 'reminder-2', 'missed', 'overdue-1', 'overdue-2', 'overdue-3']);
    await until('the row waits for the next step', async () => (await rig.readModel.deadlines.get(deadlineIdOf(caseId)))?.nextStep === 'overdue-4');
  }, 60_000);
});
