import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { MyReportAnswer, RecentReportsAnswer } from '#domain/answers/worklist.js';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import { nodeId } from '#infra/seed/organisation.js';
import type { Browser } from './browser.js';
import { bedomning, registerAvvikelse, registerRapport } from './stories.js';
import { dump } from './stranger.js';
import { startTestSystem, type TestSystem } from './system.js';

const foreign = 'Hemligheten stod i fel akt';
const own = 'Jag såg samma anteckning i akten';
const unit = nodeId('bof-utredning');

let system: TestSystem;
let [amina, dana, jonas, birgitta, sara]: Browser[] = [];
beforeAll(async () => {
  system = await startTestSystem();
  [amina, dana, jonas, birgitta, sara] = await Promise.all(['amina', 'dana', 'jonas', 'birgitta', 'sara'].map((login) => system.signIn(login)));
}, 60_000);
afterAll(() => system.stop());

const by = (browser: Browser | undefined): Browser => {
  if (browser === undefined) throw new Error('nobody has signed in');
  return browser;
};
const recent = async (browser: Browser | undefined) => (await by(browser).get<RecentReportsAnswer>(`/api/recent-reports?unit=${unit}`)).body.rows;
const report = async (browser: Browser | undefined, caseId: string) => by(browser).get<MyReportAnswer>(`/api/my-reports/avvikelse/${caseId}`);
const refused = async (browser: Browser | undefined, type: string, caseId: string, name: string, data: object) => {
  const { status, body } = await by(browser).command(type, caseId, name, data);
  return [status, body['code']];
};

describe('AV-08 a colleague has already reported it', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = (await registerAvvikelse(by(amina), { whatHappened: foreign })).caseId;
  });

  test('F-04 a colleague of the unit is shown number, unit and time, without a word of it; others nothing', async () => {
    const rows = await recent(dana);
    expect(rows).toEqual([{ caseId, number: expect.stringMatching(/^AVV-/), unitName: expect.any(String), receivedAt: expect.any(String) }]);
    expect(JSON.stringify(rows)).not.toContain('Hemlig');
    expect(await recent(jonas)).toEqual([]);
    expect(await recent(amina)).toEqual([]);
  });

  test('F-04 what concerns the chef is shown to nobody', async () => {
    const quiet = await registerAvvikelse(by(amina), { chefBerors: true });
    expect((await recent(dana)).map((row) => row.caseId)).not.toContain(quiet.caseId);
  });

  test('AV-08 joining gives the case among the own reports, with the own words and never those of the colleague', async () => {
    expect((await report(dana, caseId)).status).toBe(404);
    await by(dana).act('avvikelse', caseId, 'AddAvvikelseCoReporter', { text: own });
    const answer = await report(dana, caseId);
    expect(answer.body).toMatchObject({ joined: true, text: own, questions: [] });
    expect(answer.text).not.toContain('Hemlig');
    expect((await by(dana).get(`/api/cases/avvikelse/${caseId}`)).status).toBe(404);
    expect(await recent(dana)).toEqual([]);
  });

  test('AV-06 the feedback reaches the reporter and the colleague who joined', async () => {
    await by(birgitta).act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning());
    await by(birgitta).act('avvikelse', caseId, 'GiveAvvikelseAterkoppling', { text: 'Tack, rutinen är ändrad.', whatChanged: 'En ny rutin.' });
    for (const reader of [amina, dana]) expect((await report(reader, caseId)).body.aterkoppling).toMatchObject({ whatChanged: 'En ny rutin.' });
  });

  test('CM-03 F-05 a question and its answer stand beside the first text, dated, and no answer holds nothing up', async () => {
    const kompletteringId = uuidv7();
    await by(birgitta).act('avvikelse', caseId, 'RequestAvvikelseKomplettering', { kompletteringId, questions: 'Vilken dag var det?' });
    await by(birgitta).act('avvikelse', caseId, 'StartAvvikelseUtredning');
    expect((await report(amina, caseId)).body.questions).toEqual([{ kompletteringId, text: 'Vilken dag var det?', at: expect.any(String), answered: false }]);
    await by(amina).act('avvikelse', caseId, 'AddAvvikelseKomplettering', { kompletteringId, text: 'Det var i måndags, inte i tisdags.' });
    const { body } = await report(amina, caseId);
    expect(body).toMatchObject({ text: foreign, questions: [{ answered: true }], added: [{ text: 'Det var i måndags, inte i tisdags.', at: expect.any(String) }] });
    const page = await by(birgitta).read<{ report: { whatHappened: string }; sections: { kompletteringar: { answers: { text: string }[] }[] } }>('avvikelse', caseId);
    expect([page.view.report.whatHappened, page.view.sections.kompletteringar[0]?.answers[0]?.text]).toEqual([foreign, 'Det var i måndags, inte i tisdags.']);
  });
});

describe('AV-07 duplicates', () => {
  test('AV-07 both reporters are told; the other case is one that the sender may see and no duplicate itself', async () => {
    const [master, copy, third] = await Promise.all([1, 2, 3].map(() => registerAvvikelse(by(amina))));
    const mark = (caseId = '', masterCaseId = '') => refused(birgitta, 'avvikelse', caseId, 'MarkAvvikelseDuplicate', { masterCaseId, reason: 'Samma händelse.' });
    expect(await mark(copy?.caseId, uuidv7())).toEqual([404, 'case-not-found']);
    expect(await mark(copy?.caseId, master?.caseId)).toEqual([200, undefined]);
    expect(await mark(third?.caseId, copy?.caseId)).toEqual([409, 'master-not-open']);
    await by(birgitta).act('avvikelse', copy?.caseId ?? '', 'GiveAvvikelseAterkoppling', { text: 'Hålls ihop med en annan rapport.' });
    expect((await report(amina, copy?.caseId ?? '')).body).toMatchObject({ status: 'duplicate', aterkoppling: { text: 'Hålls ihop med en annan rapport.' } });
  });

  test('AV-07 a lex Sarah-rapport is a duplicate only of another own case under utredning', async () => {
    const [master, copy] = await Promise.all([1, 2].map(() => registerRapport(by(amina))));
    const wish = { masterCaseId: master?.caseId, reason: 'Samma händelse.' };
    expect(await refused(sara, 'lex-sarah', copy?.caseId ?? '', 'MarkLexSarahDuplicate', wish)).toEqual([409, 'master-not-open']);
  });
});

test('CM-01, CM-02, F-03 a case moves within its nämnd, deadlines go on, and never to another nämnd', async () => {
  const { caseId } = await registerAvvikelse(by(amina));
  const dues = async () => (await by(sara).read<{ deadlines: { kind: string; dueAt: string }[] }>('avvikelse', caseId)).view.deadlines.map((one) => [one.kind, one.dueAt]);
  const before = await dues();
  await by(birgitta).act('avvikelse', caseId, 'MoveAvvikelse', { toNodeId: nodeId('bof-mottagning'), reason: 'Det hände i mottagningen.' });
  expect(await dues()).toEqual(before);
  expect((await report(amina, caseId)).body.steps.map((one) => one.type)).toContain('AvvikelseMoved');
  await system.sql(`UPDATE rm.org_node SET level = 'namnd' WHERE code = 'omsorg'`);
  const away = { reason: 'Fel nämnd.', toNodeId: nodeId('omsorg-solgarden') };
  expect(await refused(birgitta, 'avvikelse', caseId, 'MoveAvvikelse', away)).toEqual([409, 'other-namnd']);
  expect(await refused(birgitta, 'avvikelse', caseId, 'AddAvvikelseEnhet', { enhetId: away.toNodeId })).toEqual([409, 'other-namnd']);
});

describe('4.3 somebody without an account tells', () => {
  test('who wrote it down is told what comes of it, the chef reads who told it, and the name is in no row in the clear', async () => {
    const told = { reporterName: 'Vera Vikarie', reporterBefattning: 'Timvikarie' };
    const { caseId } = await registerAvvikelse(by(amina), told);
    expect((await report(amina, caseId)).status).toBe(200);
    const { view } = await by(birgitta).read<AvvikelseView>('avvikelse', caseId);
    expect(view.report).toMatchObject({ ...told, reporterId: null });
    expect(view.anonymous).toBe(false);
    expect(await dump(system.database.ownerUrl)).not.toContain('Vikarie');
  });
});
