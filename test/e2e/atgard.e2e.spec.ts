import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { AtgardListAnswer } from '#domain/answers/case.js';
import type { AtgardView } from '#domain/atgard/atgard.view.js';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import { nodeId } from '#infra/seed/organisation.js';
import type { Browser } from './browser.js';
import { ago, bedomning, person, registerAvvikelse, today, utredningEntry } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
const who: Record<string, Browser> = {};
beforeAll(async () => {
  system = await startTestSystem();
  for (const login of ['amina', 'birgitta', 'marianne', 'tomas', 'sara']) who[login] = await system.signIn(login);
}, 60_000);
afterAll(() => system.stop());

const by = (login: string): Browser => {
  const found = who[login];
  if (!found) throw new Error(`${login} has not signed in`);
  return found;
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const refusal = async (login: string, type: string, caseId: string, name: string, data: object = {}) => {
  const { status, body } = await by(login).command(type, caseId, name, data);
  return [status, body['code'], body['details']];
};
const act = (login: string, atgardId: string, name: string, data: object = {}) => by(login).act('atgard', atgardId, name, data);
const propose = async (caseId: string, what: string) => {
  const atgardId = uuidv7();
  await act('birgitta', atgardId, 'ProposeAtgard', { nodeId: nodeId('bof'), caseRefs: [{ caseId, caseType: 'avvikelse' }], what, level: 'enhet', type: 'rutin' });
  return atgardId;
};
const approval = (owner: string, dueDate = inDays(14)) => ({ owner: person(owner), dueDate, effectReviewDate: inDays(60), effectMeasure: 'Stickprov.' });

/** An avvikelse that lacks nothing but the fate of its åtgärder. */
async function readyToClose(risk = { likelihood: 2, severity: 2 }): Promise<string> {
  const { caseId } = await registerAvvikelse(by('amina'));
  await by('birgitta').act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning({ risk }));
  if (risk.severity > 2) await by('marianne').act('avvikelse', caseId, 'ConfirmAvvikelseLexSarahNo');
  await by('birgitta').act('avvikelse', caseId, 'StartAvvikelseUtredning');
  await by('birgitta').act('avvikelse', caseId, 'RecordAvvikelseUtredning', utredningEntry());
  await by('birgitta').act('avvikelse', caseId, 'CompleteAvvikelseUtredning');
  await by('birgitta').act('avvikelse', caseId, 'GiveAvvikelseAterkoppling', { text: 'Tack.', whatChanged: 'En rutin.' });
  return caseId;
}
const close = { summary: 'Klart.' };

test('AV-05 a case does not close over an åtgärd that was proposed in the same second', async () => {
  const caseId = await readyToClose();
  const atgardId = uuidv7();
  const proposal = { nodeId: nodeId('bof'), caseRefs: [{ caseId, caseType: 'avvikelse' }], what: 'Två personer.', level: 'team', type: 'rutin' };
  const [proposed, closed] = await Promise.all([
    by('birgitta').command('atgard', atgardId, 'ProposeAtgard', proposal),
    act('birgitta', atgardId, 'ProposeAtgard', proposal).catch(() => undefined).then(() => refusal('birgitta', 'avvikelse', caseId, 'CloseAvvikelse', close)),
  ]);
  expect([200, 409]).toContain(proposed.status);
  expect(closed).toEqual([409, 'atgard-undecided', [atgardId]]);

  await act('birgitta', atgardId, 'ApproveAtgard', approval('amina'));
  await act('amina', atgardId, 'CompleteAtgard', { completedAt: ago(0) });
  await act('marianne', atgardId, 'ReviewAtgardEffect', { effect: 'not-achieved', evidence: 'Det hände igen.' });
  expect(await refusal('birgitta', 'avvikelse', caseId, 'CloseAvvikelse', close)).toEqual([409, 'atgard-not-followed-up', [atgardId]]);
  await act('birgitta', atgardId, 'ReopenAtgard', { reason: 'Görs om.' });
  await by('birgitta').act('avvikelse', caseId, 'CloseAvvikelse', close);
  expect((await by('birgitta').read<AvvikelseView>('avvikelse', caseId)).view.status).toBe('closed');
});

test('ATG-02 ATG-03 how high the risk is comes from the bedömning of the case, and another person reviews the effect', async () => {
  const atgardId = await propose(await readyToClose({ likelihood: 3, severity: 3 }), 'Dubbel kontroll.');
  await act('birgitta', atgardId, 'ApproveAtgard', approval('birgitta'));
  await act('birgitta', atgardId, 'CompleteAtgard', { completedAt: ago(0) });
  expect(await refusal('birgitta', 'atgard', atgardId, 'CloseAtgard')).toEqual([409, 'effect-review-required', undefined]);
  const review = { effect: 'achieved', evidence: 'Stickprov av tjugo.' };
  expect(await refusal('birgitta', 'atgard', atgardId, 'ReviewAtgardEffect', review)).toEqual([409, 'reviewer-is-owner', undefined]);
  await act('marianne', atgardId, 'ReviewAtgardEffect', review);
  await act('birgitta', atgardId, 'CloseAtgard');
});

test('ATG-05 owner and chef are told that it did not help, and it is replaced by another åtgärd of the case', async () => {
  const caseId = await readyToClose();
  const [atgardId, other] = [await propose(caseId, 'Lista på väggen.'), await propose(caseId, 'Kontroll i systemet.')];
  await act('birgitta', atgardId, 'ApproveAtgard', approval('amina'));
  await act('amina', atgardId, 'CompleteAtgard', { completedAt: ago(0) });
  await act('marianne', atgardId, 'ReviewAtgardEffect', { effect: 'not-achieved', evidence: 'Listan läses inte.' });
  const told = () => system.sql<{ who: string }>(`SELECT recipient_ref AS who FROM rm.outbox WHERE case_id = $1 AND template = 'effect-not-achieved'`, [atgardId]);
  await until(async () => (await told()).length > 0, 'the letters wait');
  expect((await told()).map((one) => one.who).sort()).toEqual([person('amina'), person('birgitta')].sort());

  const page = await by('birgitta').read<AtgardView>('atgard', atgardId);
  expect(page.atgarder.map((one) => one.atgardId)).toEqual([other]);
  expect((await by('amina').read<AtgardView>('atgard', atgardId)).atgarder).toEqual([]);
  expect(await refusal('birgitta', 'atgard', atgardId, 'CloseAtgard')).toEqual([409, 'effect-not-achieved', undefined]);
  expect(await refusal('birgitta', 'atgard', atgardId, 'CloseAtgard', { replacedBy: uuidv7() })).toEqual([409, 'atgard-replacement-unknown', undefined]);
  await act('birgitta', atgardId, 'CloseAtgard', { replacedBy: other });
  expect((await by('birgitta').read<AtgardView>('atgard', atgardId)).view.closed).toMatchObject({ replacedBy: other });
});

test('F-17 an owner sees all of his or hers, a chef those of the units, a failed effect and what is overdue first', async () => {
  const list = async (login: string, query = '') => {
    const { body } = await by(login).get<AtgardListAnswer>(`/api/atgarder?limit=100${query}`);
    return body.rows;
  };
  const caseId = await readyToClose();
  const failed = await propose(caseId, 'Hjälpte inte.');
  await act('birgitta', failed, 'ApproveAtgard', approval('amina'));
  await act('amina', failed, 'CompleteAtgard', { completedAt: ago(0) });
  await act('marianne', failed, 'ReviewAtgardEffect', { effect: 'not-achieved', evidence: 'Nej.' });
  const late = await propose(caseId, 'Skulle varit klar.');
  await act('birgitta', late, 'ApproveAtgard', approval('amina', inDays(-3)));
  const soon = await propose(caseId, 'Snart.');
  await act('birgitta', soon, 'ApproveAtgard', approval('birgitta', today()));

  const mine = await list('amina', '&mine=true');
  expect(mine.length).toBeGreaterThan(1);
  expect(new Set(mine.map((row) => row.ownerId))).toEqual(new Set([person('amina')]));
  expect((await list('amina')).map((row) => row.ownerId)).not.toContain(person('birgitta'));
  const ofUnit = (await list('birgitta', `&unit=${nodeId('bof')}`)).map((row) => row.atgardId);
  expect([failed, late, soon].map((id) => ofUnit.indexOf(id))).toEqual([0, 1, 2]);
  expect((await list('birgitta', '&overdue=true')).map((row) => [row.atgardId, row.overdue])).toEqual([[failed, true], [late, true]]);
  expect(await list('tomas')).toEqual([]);
});

test('an åtgärd from a risk or a granskning keeps its reference and its words', async () => {
  const [atgardId, riskId] = [uuidv7(), uuidv7()];
  await act('birgitta', atgardId, 'ProposeAtgard', { nodeId: nodeId('bof'), caseRefs: [], riskIds: [riskId], comesFrom: 'Risk 4 i kvalitetsplanen.', what: 'Möte med BUP.', level: 'organisation', type: 'samverkan' });
  expect((await by('birgitta').read<AtgardView>('atgard', atgardId)).view).toMatchObject({ riskIds: [riskId], comesFrom: 'Risk 4 i kvalitetsplanen.', caseRefs: [], requireEffectReview: false });
});
