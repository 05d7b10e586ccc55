import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { AbsencesAnswer } from '#domain/answers/absences.js';
import type { DeadlineCalendarAnswer, DeadlineExplanation, DeadlineListAnswer, DeadlinePoliciesAnswer } from '#domain/answers/deadlines.js';
import type { IvoAvsandareAnswer } from '#domain/answers/ivo-avsandare.js';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import { localDateOf, plusDays } from '#domain/time/calendar.js';
import { nodeId, personId } from '#infra/seed/organisation.js';
import type { Browser } from './browser.js';
import { ago, bedomning, registerAvvikelse, registerRapport } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
const who = new Map<string, Browser>();
beforeAll(async () => {
  system = await startTestSystem();
  for (const login of ['amina', 'birgitta', 'tomas', 'sara', 'kristina', 'simon']) who.set(login, await system.signIn(login));
}, 60_000);
afterAll(() => system.stop());

const by = (login: string): Browser => {
  const found = who.get(login);
  if (!found) throw new Error(`${login} has not signed in`);
  return found;
};
const listed = async (login: string, query = ''): Promise<DeadlineListAnswer['rows']> => (await by(login).get<DeadlineListAnswer>(`/api/deadlines?limit=100${query}`)).body.rows;
const today = (): string => localDateOf(new Date().toISOString());
const namnd = nodeId('socialnamnden');

describe('the page of deadlines', () => {
  let avvikelseId = '';
  let lexSarahId = '';
  beforeAll(async () => {
    avvikelseId = (await registerAvvikelse(by('amina'), { receivedAt: ago(40 * 24), discoveredAt: ago(41 * 24) })).caseId;
    lexSarahId = (await registerRapport(by('amina'))).caseId;
    // What the system does by itself, the receipt and the diarienummer, is done when the lists are looked at.
    const isSettled = async (): Promise<boolean> => {
      const rows = await listed('sara');
      return rows.some(({ caseId }) => caseId === lexSarahId) && !rows.some(({ kind }) => kind === 'DL-LS-1' || kind === 'DL-LS-3');
    };
    await until(isSettled, 'the deadlines are there');
  });

  test('shows what the reader’s lists show, in order, and pages on', async () => {
    const rows = await listed('sara');
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).sort());
    expect(new Set(rows.map(({ caseId }) => caseId))).toEqual(new Set([avvikelseId, lexSarahId]));
    const { body } = await by('sara').get<DeadlineListAnswer>('/api/deadlines?limit=2');
    const next = await by('sara').get<DeadlineListAnswer>(`/api/deadlines?limit=2&cursor=${body.nextCursor ?? ''}`);
    expect([...body.rows, ...next.body.rows].map(({ deadlineId }) => deadlineId)).toEqual(rows.slice(0, 4).map(({ deadlineId }) => deadlineId));
    expect(body.notBegunFor30Days).toBe(1);
  });

  test('shows nobody what is outside the scope, and holds an exclusion', async () => {
    expect([await listed('tomas'), await listed('amina')]).toEqual([[], []]);
    expect((await listed('kristina')).length).toBeGreaterThan(0);
    await by('sara').act('lex-sarah', lexSarahId, 'DecideLexSarahJav', { personId: personId('birgitta'), excluded: true, reason: 'Hon är chef där det hände.' });
    expect((await listed('birgitta')).map(({ caseId }) => caseId)).not.toContain(lexSarahId);
    const [row] = (await listed('sara')).filter(({ caseId }) => caseId === lexSarahId);
    const answers = await Promise.all([by('birgitta'), by('tomas'), by('amina')].map((browser) => browser.get(`/api/deadlines/${row?.deadlineId ?? ''}`)));
    const unknown = await by('tomas').get(`/api/deadlines/${uuidv7()}`);
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([1, 2, 3].map(() => [unknown.status, unknown.body['code']]));
    expect(unknown.status).toBe(404);
  });

  test('is chosen from by unit, type, kind and state', async () => {
    expect((await listed('sara', '&kind=DL-LS-4')).map(({ kind }) => kind)).toEqual(['DL-LS-4']);
    expect(new Set((await listed('sara', '&caseType=avvikelse')).map(({ caseId }) => caseId))).toEqual(new Set([avvikelseId]));
    expect(await listed('sara', '&unit=omsorg')).toEqual([]);
    expect((await listed('sara', '&state=overdue')).every(({ dueAt }) => dueAt < new Date().toISOString())).toBe(true);
    await by('birgitta').act('avvikelse', avvikelseId, 'RecordAvvikelseBedomning', {
      laws: ['sol'], categories: [{ code: 'utforande', primary: true }], risk: { likelihood: 2, severity: 2 }, lexSarahQuestion: 'no',
    });
    await until(async () => (await listed('sara', '&state=done')).some(({ kind, caseId }) => kind === 'DL-AV-2' && caseId === avvikelseId), 'DL-AV-2 is done');
  });

  test('is a calendar with the same deadlines on their last day', async () => {
    const wanted = (await listed('sara', '&kind=DL-LS-8')).filter(({ caseId }) => caseId === lexSarahId)[0]!;
    const { body } = await by('sara').get<DeadlineCalendarAnswer>(`/api/deadlines/calendar?month=${wanted.lastAllowed.slice(0, 7)}`);
    const day = body.days.find(({ date }) => date === wanted.lastAllowed);
    expect(day?.rows.map(({ deadlineId }) => deadlineId)).toContain(wanted.deadlineId);
    expect((await by('sara').get('/api/deadlines/calendar?month=2026-13')).status).toBe(400);
  });

  test('each deadline explains itself, also after its word of law', async () => {
    const row = (await listed('sara', '&kind=DL-LS-4')).at(-1)!;
    const { body } = await by('sara').get<DeadlineExplanation>(`/api/deadlines/${row.deadlineId}`);
    expect(body).toMatchObject({ deadline: { kind: 'DL-LS-4', lagkrav: 'genast', lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)' }, policy: null, policyVersion: 'standard-1', told: [] });
    expect(body.upcoming.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('tillsyn');
  });
});

describe('a nämnd decides its own targets', () => {
  const read = async (): Promise<DeadlinePoliciesAnswer> => (await by('simon').get<DeadlinePoliciesAnswer>('/api/deadline-policies')).body;
  const policy = (more: object = {}) => ({
    policyId: uuidv7(), nodeId: namnd, kind: 'DL-AV-3', unit: 'days', n: 7, reminders: { daysBefore: [3] }, validFrom: today(), decidedBy: 'Socialnämnden § 88', reason: 'Kortare väntan.', ...more,
  });
  const spanOf = async (caseId: string): Promise<unknown> => (await by('birgitta').read<AvvikelseView>('avvikelse', caseId)).view.deadlines.find(({ kind }) => kind === 'DL-AV-3')?.rule;

  test('what runs keeps its number, what comes in from the day gets the new one, and the page tells who decided', async () => {
    const before = (await registerAvvikelse(by('amina'))).caseId;
    const later = policy({ validFrom: plusDays(today(), 30), n: 5 });
    await by('simon').act('configuration', namnd, 'RecordDeadlinePolicy', policy());
    await by('simon').act('configuration', namnd, 'RecordDeadlinePolicy', later);
    const after = (await registerAvvikelse(by('amina'))).caseId;
    expect([await spanOf(before), await spanOf(after)]).toEqual([{ unit: 'days', n: 10 }, { unit: 'days', n: 7 }]);
    const row = (await read()).rows.find(({ kind }) => kind === 'DL-AV-3')!;
    expect(row).toMatchObject({
      standing: 'own', current: { n: 7, decidedBy: 'Socialnämnden § 88', reason: 'Kortare väntan.', recordedBy: 'Simon Ek' }, upcoming: [{ n: 5 }], earlier: [{ n: 10, validFrom: null }],
    });
    const deadlineId = (await by('birgitta').read<AvvikelseView>('avvikelse', after)).view.deadlines.find(({ kind }) => kind === 'DL-AV-3')!.deadlineId;
    const explained = await by('birgitta').get<DeadlineExplanation>(`/api/deadlines/${deadlineId}`);
    expect(explained.body.policy).toMatchObject({ n: 7, decidedBy: 'Socialnämnden § 88' });
  });

  test('6.3 whom it reminds is decided in the same way, and stands on what starts from the day', async () => {
    await by('simon').act('configuration', namnd, 'RecordDeadlinePolicy', policy({ kind: 'DL-AV-4', n: 30, responsible: ['kvalitetsledare'], escalateTo: ['verksamhetschef'] }));
    const row = (await read()).rows.find(({ kind }) => kind === 'DL-AV-4')!;
    expect(row).toMatchObject({ responsible: ['kvalitetsledare'], escalateTo: ['verksamhetschef'], current: { responsible: ['kvalitetsledare'] }, earlier: [{ responsible: ['utredare'] }] });
    const caseId = (await registerAvvikelse(by('amina'))).caseId;
    await by('birgitta').act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning());
    await by('birgitta').act('avvikelse', caseId, 'StartAvvikelseUtredning', {});
    const set = (await by('birgitta').read<AvvikelseView>('avvikelse', caseId)).view.deadlines.find(({ kind }) => kind === 'DL-AV-4');
    expect(set).toMatchObject({ responsible: ['kvalitetsledare'] });
  });

  test('nobody but the administrator decides, and nobody against the law', async () => {
    expect((await by('sara').command('configuration', namnd, 'RecordDeadlinePolicy', policy())).status).toBe(403);
    const law = await by('simon').command('configuration', namnd, 'RecordDeadlinePolicy', policy({ kind: 'DL-IVO-2', unit: 'months', n: 3 }));
    expect([law.status, law.body['code']]).toEqual([409, 'statutory-limit']);
    expect((await read()).mayEdit).toBe(true);
    expect((await by('sara').get<DeadlinePoliciesAnswer>('/api/deadline-policies')).body.mayEdit).toBe(false);
  });
});

test('absence escalates at once, and an ersättare gets what the absent one would have got', async () => {
  const { body } = await by('birgitta').get<AbsencesAnswer>('/api/absences');
  const organisation = body.organisationId ?? '';
  expect(body.me?.userId).toBe(personId('birgitta'));
  expect(body.people.map(({ userId }) => userId)).toContain(personId('amina'));
  const recipients = async (): Promise<string[]> => {
    const { caseId } = await registerAvvikelse(by('amina'));
    const found = () => system.sql<{ to: string }>(`SELECT recipient_ref AS to FROM rm.outbox WHERE case_id = $1 AND template = 'new-case'`, [caseId]);
    await until(async () => (await found()).length > 0, 'the letter is written');
    return (await found()).map(({ to }) => to);
  };
  expect(await recipients()).toEqual([personId('birgitta')]);
  await by('birgitta').act('organisation', organisation, 'RecordAbsence', { absenceId: uuidv7(), personId: personId('birgitta'), from: today(), to: plusDays(today(), 5) });
  expect(await recipients()).toEqual([personId('marianne')]);
  await by('birgitta').act('organisation', organisation, 'AppointErsattare', { appointmentId: uuidv7(), personId: personId('birgitta'), ersattareId: personId('tomas'), from: today() });
  expect(await recipients()).toEqual([personId('tomas')]);
  expect((await by('tomas').command('organisation', organisation, 'RecordAbsence', { absenceId: uuidv7(), personId: personId('sara'), from: today(), to: today() })).status).toBe(403);
});

test('a letter that did not arrive is seen by the administrator, who has it tried again or puts it aside', async () => {
  await system.sql(`UPDATE rm.outbox SET state = 'failed', reason = 'refused' WHERE id IN (SELECT id FROM rm.outbox WHERE state = 'waiting' ORDER BY id LIMIT 2)`);
  const failed = async (): Promise<{ id: string }[]> => (await by('simon').get<{ letters: { id: string }[] }>('/api/failed-letters')).body.letters;
  expect((await by('sara').get('/api/failed-letters')).status).toBe(404);
  const [first, second] = await failed();
  await by('simon').act('notification', first!.id, 'RetryNotification');
  await by('simon').act('notification', second!.id, 'ClearNotification');
  await until(async () => (await failed()).length === 0, 'nothing is left');
  const rows = await system.sql<{ state: string }>('SELECT state FROM rm.outbox WHERE id = ANY($1) ORDER BY state', [[first!.id, second!.id]]);
  expect(rows.map(({ state }) => state)).toEqual(['cleared', 'waiting']);
  expect((await by('sara').command('notification', first!.id, 'RetryNotification')).status).toBe(403);
});

describe('IVO-04 who sends to IVO', () => {
  const read = async (login: string) => (await by(login).get<IvoAvsandareAnswer>('/api/ivo-avsandare'));

  test('IVO-04 the administrator enters it from a day, and what stood before is still there; others only read, or do not', async () => {
    const { body } = await read('simon');
    const said = { nodeId: namnd, validFrom: plusDays(today(), 5), senderName: 'Socialnämnden i Nackby kommun', ivoDepartment: 'Avdelning väst' };
    await by('simon').act('organisation', body.organisationId ?? '', 'RecordIvoAvsandare', said);
    const own = (await read('simon')).body.rows.filter(({ nodeId }) => nodeId === namnd);
    expect(own.at(-1)).toMatchObject({ ...said, senderAddress: null });
    expect(own).toHaveLength(body.rows.filter(({ nodeId }) => nodeId === namnd).length + 1);
    expect([(await read('sara')).body.mayEdit, (await read('birgitta')).status]).toEqual([false, 404]);
    expect((await by('sara').command('organisation', body.organisationId ?? '', 'RecordIvoAvsandare', said)).status).toBe(403);
  });
});
