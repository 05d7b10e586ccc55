import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import { requiredUtredningParts } from '#domain/lex-sarah/lex-sarah.status.js';
import { addMonths, localDateOf } from '#domain/time/calendar.js';
import type { Browser } from './browser.js';
import { ago, person, registerRapport, today } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
const who: Record<string, Browser> = {};
beforeAll(async () => {
  system = await startTestSystem();
  for (const login of ['amina', 'birgitta', 'sara', 'leila', 'goran', 'eva', 'ragnar']) who[login] = await system.signIn(login);
}, 60_000);
afterAll(() => system.stop());

const by = (login: string): Browser => {
  const found = who[login];
  if (!found) throw new Error(`${login} has not signed in`);
  return found;
};
const act = (login: string, caseId: string, name: string, data: object = {}) => by(login).act('lex-sarah', caseId, name, data);
const refusal = async (login: string, caseId: string, name: string, data: object = {}) => {
  const { status, body } = await by(login).command('lex-sarah', caseId, name, data);
  return [status, body['code'], body['details']];
};
const read = (login: string, caseId: string) => by(login).read<LexSarahView>('lex-sarah', caseId);
const serious = { value: 'allvarligt-missforhallande', motivering: 'Hot mot barnets hälsa.' };

async function investigate(caseId: string): Promise<void> {
  await act('leila', caseId, 'StartLexSarahUtredning');
  for (const part of [...requiredUtredningParts, 'barnperspektiv']) {
    await act('leila', caseId, 'RecordLexSarahUtredningPart', { noteId: uuidv7(), part, date: today(), source: 'interview', nature: 'fact', title: 'Utredare', text: `Om ${part}.` });
  }
}

const konsekvens = (enskildId: string) => ({
  enskildId, grades: [{ area: 'fysiskt', occurred: 'none', possible: 'serious' }], ownViewSource: 'own-words', whatHappened: 'Barnet var ensamt.', ownView: 'Jag var rädd.', childText: 'Barnet vet vad som händer nu.',
});

test('the whole way of a serious lex Sarah case, notified to IVO before the utredning is ready', async () => {
  const enskildId = uuidv7();
  const { caseId, number } = await registerRapport(by('amina'), { receivedAt: ago(1), enskilda: [{ enskildId, name: 'Lilla Anna', isChild: true, skyddadePersonuppgifter: false }] });
  expect(number).toMatch(/^LS-\d{4}-\d{4}$/);

  const received = await by('sara').readUntil<LexSarahView>('lex-sarah', caseId, ({ view }) => view.acknowledgedAt !== null && view.sections.diarienummer !== null, 'acknowledged and in the diarium');
  expect(received.view.sections.diarienummer?.diarienummer).toBe(number);
  const state = (view: LexSarahView, kind: string) => view.deadlines.filter((one) => one.kind === kind).map((one) => one.state);
  expect([state(received.view, 'DL-LS-1'), state(received.view, 'DL-LS-3'), state(received.view, 'DL-LS-2')]).toEqual([['met'], ['met'], ['armed']]);

  const assessment = { suspectedSeverity: 'allvarligt-missforhallande', ivoNow: true, motivering: 'Hotet är allvarligt redan nu.' };
  expect(await refusal('sara', caseId, 'RecordLexSarahForhandsbedomning', assessment)).toEqual([409, 'omedelbar-atgard-not-assessed', undefined]);
  await act('birgitta', caseId, 'RecordLexSarahOmedelbarAtgard', { what: 'En vuxen är alltid med.', takenAt: ago(0.05) });
  expect(state((await read('sara', caseId)).view, 'DL-LS-2')).toEqual(['met']);
  expect(await refusal('sara', caseId, 'AssignLexSarahUtredare', { utredareId: person('amina') })).toEqual([409, 'person-has-jav', undefined]);
  await act('sara', caseId, 'AssignLexSarahUtredare', { utredareId: person('leila') });
  expect(await refusal('sara', caseId, 'AssignLexSarahBeslutsfattare', { beslutsfattareId: person('leila') })).toEqual([409, 'utredare-is-beslutsfattare', undefined]);
  await act('sara', caseId, 'AssignLexSarahBeslutsfattare', { beslutsfattareId: person('eva') });
  await act('sara', caseId, 'ClassifyLexSarah', { laws: ['sol'], categories: [{ code: 'lag-eller-rutin', primary: true }] });
  await act('sara', caseId, 'RecordLexSarahForhandsbedomning', assessment);
  await act('sara', caseId, 'InformLexSarahEnskild', { stage: 'first-contact', to: 'vardnadshavare', informedAt: ago(0.02), channel: 'phone' });
  expect((await read('sara', caseId)).view).toMatchObject({ status: 'forhandsbedomning-done', ivo: { status: 'anmalan-decided', decided: { basis: 'forhandsbedomning' } } });

  const sentAt = ago(0.01);
  await act('sara', caseId, 'RecordLexSarahIvoAnmalan', { sentAt, channel: 'e-tjanst', utredningAttached: false, signedBy: 'Sara Wallin', receipt: 'Kvittens 1' });
  const sent = (await read('sara', caseId)).view;
  expect(sent.ivo).toMatchObject({ status: 'sent-without-utredning', sent: { avsandarensDiarienummer: number } });
  const [limit] = sent.deadlines.filter((one) => one.kind === 'DL-IVO-2');
  expect(limit).toMatchObject({ state: 'armed', basis: 'statutory-limit', rule: { unit: 'months', n: 2 }, ...addMonths(localDateOf(sentAt), 2) });
  expect(limit?.lagrum).not.toBeNull();

  await investigate(caseId);
  expect(await refusal('leila', caseId, 'RecordLexSarahBeslut', { ...serious, title: 'x', delegationRef: 'x', decidedAt: ago(0) })).toEqual([403, 'forbidden', ['RecordLexSarahBeslut']]);
  await act('leila', caseId, 'RecordLexSarahKonsekvens', konsekvens(enskildId));
  await act('leila', caseId, 'SubmitLexSarahBeslutsforslag', serious);

  const beslut = { ...serious, title: 'Socialchef', delegationRef: 'SN 2015/12 p. 4.2', decidedAt: ago(0) };
  expect(await refusal('eva', caseId, 'RecordLexSarahBeslut', beslut)).toEqual([409, 'second-reading-missing', undefined]);
  expect(await refusal('leila', caseId, 'RecordLexSarahSecondReading', { agrees: true, motivering: 'x' })).toEqual([409, 'second-reader-not-independent', undefined]);
  await act('goran', caseId, 'RecordLexSarahSecondReading', { agrees: true, motivering: 'Förslaget håller.' });
  expect(await refusal('eva', caseId, 'RecordLexSarahBeslut', { ...beslut, delegationRef: 'SN 1999/1' })).toEqual([409, 'delegation-missing', undefined]);
  await act('eva', caseId, 'RecordLexSarahBeslut', { ...beslut, decidedAt: ago(0) });

  const close = { retentionClass: 'bevarande' };
  expect((await refusal('sara', caseId, 'CloseLexSarah', close)).slice(0, 2)).toEqual([409, 'ivo-not-closed']);
  await act('sara', caseId, 'RecordLexSarahIvoUtredning', { sentAt: ago(0), channel: 'e-tjanst' });
  expect((await read('sara', caseId)).view.deadlines.find((one) => one.kind === 'DL-IVO-2')?.state).toBe('met');
  await act('sara', caseId, 'RecordLexSarahIvoDiarienummer', { diarienummer: '3.1.2-1/2026' });
  await act('sara', caseId, 'RecordLexSarahIvoBeslut', { outcome: 'no-further-action', receivedAt: ago(0) });
  await act('sara', caseId, 'CloseLexSarahIvo');

  const [status, code, waiting] = await refusal('sara', caseId, 'CloseLexSarah', close);
  expect([status, code, [...(waiting as string[])].sort()]).toEqual([409, 'aterkoppling-missing', ['enskild', 'namnd', 'reporter', 'staff']]);
  await act('sara', caseId, 'GiveLexSarahAterkoppling', { text: 'Din rapport är utredd.', whatChanged: 'Två vuxna är alltid med.', channel: 'meeting', secrecyChecked: true });
  await act('birgitta', caseId, 'InformLexSarahEnskild', { stage: 'outcome', to: 'vardnadshavare', informedAt: ago(0), channel: 'meeting' });
  await act('birgitta', caseId, 'InformLexSarahStaff', { informedAt: ago(0), channel: 'meeting', text: 'Beslutet är känt i gruppen.', secrecyChecked: true });
  await act('sara', caseId, 'SkipLexSarahAterkoppling', { to: 'namnd', reason: 'Nämnden har inte begärt anmälan av delegationsbeslut.' });

  const atgardId = uuidv7();
  const { ownerUnit } = (await read('sara', caseId)).view;
  await by('sara').act('atgard', atgardId, 'ProposeAtgard', { nodeId: ownerUnit, caseRefs: [{ caseId, caseType: 'lex-sarah' }], what: 'Två vuxna.', level: 'team', type: 'bemanning-organisation' });
  await by('sara').readUntil<LexSarahView>('lex-sarah', caseId, ({ view }) => view.sections.atgardIds.includes(atgardId), 'the åtgärd is linked');
  expect(await refusal('sara', caseId, 'CloseLexSarah', close)).toEqual([409, 'atgard-undecided', [atgardId]]);
  await by('sara').act('atgard', atgardId, 'ApproveAtgard', { owner: person('birgitta'), dueDate: today(), effectMeasure: 'Inget barn ensamt.' });
  await act('sara', caseId, 'StartLexSarahUppfoljning');
  await act('sara', caseId, 'CloseLexSarah', close);
  const closed = (await read('sara', caseId)).view;
  expect(closed).toMatchObject({ status: 'closed', closed: { retentionClass: 'bevarande' }, ivo: { status: 'closed' } });
  expect(closed.deadlines.filter((one) => one.state === 'armed' || one.state === 'missed')).toEqual([]);

  await act('sara', caseId, 'ReopenLexSarah', { reason: 'Ny uppgift har kommit in.' });
  expect((await read('sara', caseId)).view.status).toBe('under-utredning');
}, 60_000);

test('LS-04 the diarienummer is the case number and is set at once; a number set by a person stands', async () => {
  const { caseId, number } = await registerRapport(by('amina'));
  const page = await by('sara').readUntil<LexSarahView>('lex-sarah', caseId, ({ view }) => view.sections.diarienummer !== null, 'in the diarium');
  expect(page.view.sections.diarienummer?.diarienummer).toBe(number);
  await act('ragnar', caseId, 'RecordLexSarahDiarienummer', { diarienummer: 'SN 2026/77', diarieforingAt: ago(0) });
  await system.restart();
  expect((await read('sara', caseId)).view.sections.diarienummer?.diarienummer).toBe('SN 2026/77');
  const [row] = await system.sql<{ n: string }>(`SELECT count(*) AS n FROM es.events WHERE stream_id = $1 AND type LIKE 'LexSarahDiarienummerRecorded%'`, [`lexSarah-${caseId}`]);
  expect(Number(row?.n)).toBe(2);
});

test('LS-04 the follow-ups that run again from the beginning write nothing new', async () => {
  await registerRapport(by('amina')).then(({ caseId }) => by('sara').readUntil<LexSarahView>('lex-sarah', caseId, ({ view }) => view.sections.diarienummer !== null && view.acknowledgedAt !== null, 'done'));
  const head = async () => (await system.sql<{ n: string }>('SELECT position AS n FROM es.head'))[0]?.n;
  const before = await head();
  await system.sql('UPDATE rm.follow_up SET position = 0');
  await system.restart();
  const caughtUp = async () => (await system.sql<{ position: string }>('SELECT position FROM rm.follow_up'))[0]?.position;
  while ((await caughtUp()) !== before) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await head()).toBe(before);
});

test('LS-08 VIS-02 the chef reads the rapport in order to protect, and number and state only once it is investigated', async () => {
  const { caseId } = await registerRapport(by('amina'));
  expect((await read('birgitta', caseId)).view.rapport?.whatHappened).toBe('Ett barn lämnades utan tillsyn.');
  await act('birgitta', caseId, 'RecordLexSarahOmedelbarAtgard', { what: 'Skydd.', takenAt: ago(0) });
  await act('sara', caseId, 'AssignLexSarahUtredare', { utredareId: person('leila') });
  await act('sara', caseId, 'RecordLexSarahForhandsbedomning', { suspectedSeverity: 'unclear', ivoNow: false, motivering: 'Behöver utredas.' });
  await act('leila', caseId, 'StartLexSarahUtredning');
  const cut = await read('birgitta', caseId);
  expect([cut.access, cut.view.rapport?.whatHappened, cut.view.reporter, cut.view.forhandsbedomning?.motivering]).toEqual(['metadata', null, null, null]);
  expect(JSON.stringify(cut)).not.toContain(person('amina'));
  expect(JSON.stringify(cut)).not.toContain('Amina');
});
