import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import type { AtgardView } from '#domain/atgard/atgard.view.js';
import { nodeId } from '#infra/seed/organisation.js';
import type { Browser } from './browser.js';
import { ago, bedomning, person, registerAvvikelse, today, utredningEntry } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
let amina: Browser;
let birgitta: Browser;
let sara: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  [amina, birgitta, sara] = await Promise.all([system.signIn('amina'), system.signIn('birgitta'), system.signIn('sara')]);
}, 60_000);
afterAll(() => system.stop());

const done = (page: { view: AvvikelseView }) => page.view.acknowledgedAt !== null && page.view.sections.diarienummer !== null;
const refusal = async (browser: Browser, caseId: string, name: string, data: object = {}) => {
  const { status, body } = await browser.command('avvikelse', caseId, name, data);
  return [status, body['code']];
};

describe('the whole way of an avvikelse', () => {
  test('from the report to the close, with an åtgärd whose effect is reviewed', async () => {
    const { caseId, number } = await registerAvvikelse(amina);
    expect(number).toMatch(/^AVV-\d{4}-\d{4}$/);

    const received = await birgitta.readUntil<AvvikelseView>('avvikelse', caseId, done, 'acknowledged and in the diarium');
    expect(received.view).toMatchObject({ status: 'received', reporterId: person('amina'), sections: { diarienummer: { diarienummer: number } } });
    expect(received.view.deadlines.map((one) => [one.kind, one.state])).toContainEqual(['DL-AV-2', 'armed']);
    expect(received.view.report.whatHappened).toBe('En anteckning skrevs i fel akt.');
    expect(received.actions).toContain('RecordAvvikelseBedomning');

    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning());
    await birgitta.act('avvikelse', caseId, 'StartAvvikelseUtredning');
    expect(await refusal(birgitta, caseId, 'CompleteAvvikelseUtredning')).toEqual([409, 'utredning-incomplete']);
    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseUtredning', utredningEntry());
    await birgitta.act('avvikelse', caseId, 'CompleteAvvikelseUtredning');
    expect(await refusal(birgitta, caseId, 'CloseAvvikelse', { summary: 'Klart.' })).toEqual([409, 'aterkoppling-missing']);

    const atgardId = uuidv7();
    await birgitta.act('atgard', atgardId, 'ProposeAtgard', {
      nodeId: nodeId('bof'), caseRefs: [{ caseId, caseType: 'avvikelse' }], what: 'Skriv en rutin.', aim: 'Rätt akt varje gång.', level: 'enhet', type: 'rutin',
    });
    await birgitta.readUntil<AvvikelseView>('avvikelse', caseId, (page) => page.view.sections.atgardIds.includes(atgardId), 'the åtgärd is linked');
    expect(await refusal(birgitta, caseId, 'StartAvvikelseUppfoljning')).toEqual([409, 'atgard-undecided']);
    await birgitta.act('atgard', atgardId, 'ApproveAtgard', { owner: person('birgitta'), dueDate: today(), effectMeasure: 'Inga fel akter på tre månader.' });
    expect(await refusal(birgitta, caseId, 'StartAvvikelseUppfoljning')).toEqual([409, 'atgard-not-followed-up']);
    await birgitta.act('atgard', atgardId, 'StartAtgard');
    await birgitta.act('atgard', atgardId, 'CompleteAtgard', { completedAt: ago(0.01) });
    await birgitta.act('avvikelse', caseId, 'StartAvvikelseUppfoljning');
    const marianne = await system.signIn('marianne');
    await marianne.act('atgard', atgardId, 'ReviewAtgardEffect', { effect: 'achieved', evidence: 'Stickprov av tjugo akter.' });
    await birgitta.act('atgard', atgardId, 'CloseAtgard');

    await birgitta.act('avvikelse', caseId, 'GiveAvvikelseAterkoppling', { text: 'Tack för att du rapporterade.', whatChanged: 'En rutin finns nu.' });
    await birgitta.act('avvikelse', caseId, 'CloseAvvikelse', { summary: 'En rutin finns.' });
    const closed = await birgitta.read<AvvikelseView>('avvikelse', caseId);
    expect(closed.view).toMatchObject({ status: 'closed', closed: { by: person('birgitta'), summary: 'En rutin finns.' } });
    expect(closed.atgarder).toMatchObject([{ atgardId, what: 'Skriv en rutin.', status: 'closed' }]);
    expect(closed.view.deadlines.filter((one) => one.state === 'armed')).toEqual([]);
    expect((await birgitta.read<AtgardView>('atgard', atgardId)).view).toMatchObject({ status: 'closed', effect: 'achieved', owner: person('birgitta') });

    const { body } = await amina.get(`/api/my-reports/avvikelse/${caseId}`);
    expect(body).toMatchObject({ number, status: 'closed', text: 'En anteckning skrevs i fel akt.', aterkoppling: { text: 'Tack för att du rapporterade.', whatChanged: 'En rutin finns nu.' } });
    expect(await refusal(birgitta, caseId, 'CompleteAvvikelseUtredning')).toEqual([409, 'wrong-state']);
    await birgitta.act('avvikelse', caseId, 'ReopenAvvikelse', { reason: 'Det hände igen.' });
    expect((await birgitta.read<AvvikelseView>('avvikelse', caseId)).view.status).toBe('under-utredning');
  });

  test('AV-02 with Osäker the case cannot be closed before the lex Sarah-ansvarig has answered', async () => {
    const { caseId } = await registerAvvikelse(amina);
    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning({ lexSarahQuestion: 'unsure' }));
    await birgitta.act('avvikelse', caseId, 'StartAvvikelseUtredning');
    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseUtredning', utredningEntry());
    await birgitta.act('avvikelse', caseId, 'CompleteAvvikelseUtredning');
    await birgitta.act('avvikelse', caseId, 'GiveAvvikelseAterkoppling', { text: 'Tack.' });
    expect(await refusal(birgitta, caseId, 'CloseAvvikelse', { summary: 'x' })).toEqual([409, 'lex-sarah-question-open']);
    expect(await refusal(birgitta, caseId, 'AnswerAvvikelseLexSarahQuestion', { answer: 'no', motivering: 'x' })).toEqual([403, 'forbidden']);
    await sara.act('avvikelse', caseId, 'AnswerAvvikelseLexSarahQuestion', { answer: 'no', motivering: 'Ingen risk för den enskilde.' });
    await birgitta.act('avvikelse', caseId, 'CloseAvvikelse', { summary: 'Klart.' });
  });
});

describe('escalation', () => {
  test('AV-03 gives a lex Sarah case of its own with the text, linked both ways, and leaves the avvikelse as it is', async () => {
    const { caseId, number } = await registerAvvikelse(amina);
    const lexSarahId = uuidv7();
    const commandId = uuidv7();
    const said = { lexSarahId, whatHappened: 'Barnet stod ensamt vid vägen.', someoneInDanger: 'no' };
    const first = await birgitta.act('avvikelse', caseId, 'EscalateAvvikelse', said, { commandId });
    await until(async () => (await sara.get(`/api/cases/lex-sarah/${lexSarahId}`)).status === 200, 'the rapport is there');
    const rapport = await sara.read('lex-sarah', lexSarahId);
    expect(rapport.number).toMatch(/^LS-/);
    expect(rapport.view).toMatchObject({
      status: 'received', rapport: { whatHappened: 'Barnet stod ensamt vid vägen.', origin: { caseId, caseType: 'avvikelse', link: 'escalated-from' } }, reporter: { reporterId: person('amina') },
    });
    expect(rapport.linkNumbers).toContainEqual({ caseId, caseType: 'avvikelse', number });
    expect((await birgitta.read<AvvikelseView>('avvikelse', caseId)).view).toMatchObject({ status: 'received', escalatedTo: lexSarahId });
    // Sent once more, also when the new case is there: the same answer.
    expect(await birgitta.act('avvikelse', caseId, 'EscalateAvvikelse', said, { commandId })).toEqual({ ...first, stale: false });
  });

  test('cannot take an id that some other case has', async () => {
    const taken = await registerAvvikelse(amina);
    const { caseId } = await registerAvvikelse(amina);
    expect(await refusal(birgitta, caseId, 'EscalateAvvikelse', { lexSarahId: taken.caseId, whatHappened: 'x' })).toEqual([409, 'case-exists']);
  });
});

describe('an anonymous avvikelse', () => {
  test('leaves no account, no session and no request of the reporter anywhere in the record', async () => {
    const before = await system.sql<{ n: string }>('SELECT position AS n FROM es.head');
    const { caseId, number } = await registerAvvikelse(amina, { anonymous: true });
    await birgitta.readUntil<AvvikelseView>('avvikelse', caseId, (page) => page.view.sections.diarienummer !== null, 'in the diarium');
    const rows = await system.sql<{ row: string }>('SELECT e::text AS row FROM es.events e WHERE position > $1', [before[0]?.n]);
    expect(rows.length).toBeGreaterThan(1);
    for (const { row } of rows) {
      expect(row).not.toContain(person('amina'));
      expect(Buffer.from(row).toString('latin1')).not.toContain('Lindqvist');
    }
    const requests = await system.sql<{ request_id: string }>('SELECT request_id FROM al.entry');
    expect(requests.filter(({ request_id }) => rows.some(({ row }) => row.includes(request_id)))).toEqual([]);
    const { body } = await amina.get<{ rows: { number: string }[] }>('/api/my-reports');
    expect(body.rows.map((row) => row.number)).not.toContain(number);
    const page = await birgitta.read<AvvikelseView>('avvikelse', caseId);
    expect(page.view).toMatchObject({ anonymous: true, reporterId: null });
    expect(page.people).toEqual([]);
    expect(page.view.timeline[0]).toMatchObject({ type: 'AvvikelseRegistered', actor: 'anonym', role: 'none' });
  });

  test('can be closed without an answer to anybody (AV-06)', async () => {
    const { caseId } = await registerAvvikelse(amina, { anonymous: true });
    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning());
    await birgitta.act('avvikelse', caseId, 'StartAvvikelseUtredning');
    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseUtredning', utredningEntry());
    await birgitta.act('avvikelse', caseId, 'CompleteAvvikelseUtredning');
    await birgitta.act('avvikelse', caseId, 'CloseAvvikelse', { summary: 'Klart.' });
  });
});
