import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import type { SynpunktView } from '#domain/synpunkt/synpunkt.view.js';
import { demoId, nodeId } from '#infra/seed/organisation.js';
import type { Browser } from './browser.js';
import { person, registerSynpunkt, today } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
let petra: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  petra = await system.signIn('petra');
}, 60_000);
afterAll(() => system.stop());

const refusal = async (caseId: string, name: string, data: object = {}) => {
  const { status, body } = await petra.command('synpunkt', caseId, name, data);
  return [status, body['code']];
};

test('the whole way of a klagomål on a utförare, from the call to the close', async () => {
  const { caseId, number } = await registerSynpunkt(petra, { nodeId: nodeId('omsorg-boendestod'), text: 'Hjälpen kom inte på helgen.' });
  expect(number).toMatch(/^SYN-\d{4}-\d{4}$/);
  const inDiarium = await petra.readUntil<SynpunktView>('synpunkt', caseId, (page) => page.view.sections.diarienummer !== null, 'in the diarium');
  expect(inDiarium.view).toMatchObject({ status: 'received', acknowledged: null, sections: { diarienummer: { diarienummer: number } } });
  expect(inDiarium.view.deadlines.map((one) => one.kind)).toEqual(expect.arrayContaining(['DL-SY-1', 'DL-SY-2']));

  await petra.act('synpunkt', caseId, 'AcknowledgeSynpunkt', { channel: 'letter' });
  await petra.act('synpunkt', caseId, 'AssignSynpunkt', { handlerId: person('petra') });
  const utforareId = demoId('utforare', 'omsorg-i-centrum');
  await petra.act('synpunkt', caseId, 'ClassifySynpunkt', { kind: 'klagomal', subject: 'utforare', utforareId, categories: [{ code: 'utforande', primary: true }] });
  await petra.act('synpunkt', caseId, 'StartSynpunktUtredning');
  await petra.act('synpunkt', caseId, 'RequestSynpunktYttrande', { utforareId, dueDate: today(), questions: 'Vad hände?' });
  await petra.act('synpunkt', caseId, 'RecordSynpunktYttrande', { text: 'Personalen var sjuk.' });
  const answer = { summary: 'Du har rätt. Hjälpen skulle ha kommit.', whatChanged: 'Utföraren har fått vikarier.', channel: 'brev', to: 'sender' };
  expect(await refusal(caseId, 'AnswerSynpunkt', answer)).toEqual([409, 'missforhallande-question-open']);
  await petra.act('synpunkt', caseId, 'RecordSynpunktMissforhallandeBedomning', { answer: 'no', motivering: 'Ingen for illa.' });
  expect(await refusal(caseId, 'CloseSynpunkt', { outcome: 'justified' })).toEqual([409, 'wrong-state']);
  await petra.act('synpunkt', caseId, 'AnswerSynpunkt', answer);
  await petra.act('synpunkt', caseId, 'CloseSynpunkt', { outcome: 'justified' });

  const page = await petra.read<SynpunktView>('synpunkt', caseId);
  expect(page.view).toMatchObject({ status: 'closed', kind: 'klagomal', handlerId: person('petra'), closed: { outcome: 'justified' } });
  expect(page.view.yttranden).toMatchObject([{ utforareId, received: { text: 'Personalen var sjuk.' } }]);
  expect(page.view.answers.at(-1)?.summary).toBe(answer.summary);
  expect(page.view.deadlines.map((one) => one.state)).not.toContain('armed');
});

test('a synpunkt from the web is confirmed by the system at once (DL-SY-1)', async () => {
  const amina = await system.signIn('amina');
  const { caseId } = await registerSynpunkt(amina, { channelIn: 'webb' });
  const page = await petra.readUntil<SynpunktView>('synpunkt', caseId, ({ view }) => view.acknowledged !== null, 'acknowledged');
  expect(page.view.deadlines.find((one) => one.kind === 'DL-SY-1')?.state).toBe('met');
});

test('SY-03 a Ja makes the handler a lex Sarah reporter in her own right', async () => {
  const { caseId } = await registerSynpunkt(petra);
  const lexSarahId = uuidv7();
  await petra.act('synpunkt', caseId, 'RecordSynpunktMissforhallandeBedomning', { answer: 'yes', lexSarahId, whatHappened: 'Hon var utan mat i två dagar.' });
  const sara = await system.signIn('sara');
  await until(async () => (await sara.get(`/api/cases/lex-sarah/${lexSarahId}`)).status === 200, 'the rapport is there');
  const { view } = await sara.read<LexSarahView>('lex-sarah', lexSarahId);
  expect(view).toMatchObject({ reporter: { reporterId: person('petra') }, rapport: { whatHappened: 'Hon var utan mat i två dagar.', origin: { caseId, caseType: 'synpunkt' } } });
  expect((await petra.get(`/api/my-reports/lex-sarah/${lexSarahId}`)).body).toMatchObject({ text: 'Hon var utan mat i två dagar.' });
});

test('SY-01 an anonymous synpunkt keeps nothing of the sender, also when it was typed', async () => {
  const { caseId } = await registerSynpunkt(petra, { anonymous: true, sender: { name: 'Kajsa Kavat', contact: '070-000 00 00' } });
  const { view } = await petra.read<SynpunktView>('synpunkt', caseId);
  expect(view).toMatchObject({ anonymous: true, report: { senderName: null, senderContact: null } });
});
