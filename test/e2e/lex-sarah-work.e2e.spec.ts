import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { PrecedentsAnswer, ReadersAnswer, SimilarAnswer } from '#domain/answers/lex-sarah.js';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import { requiredUtredningParts } from '#domain/lex-sarah/lex-sarah.status.js';
import type { Browser } from './browser.js';
import { ago, person, registerAvvikelse, registerRapport, today } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
const who: Record<string, Browser> = {};
beforeAll(async () => {
  system = await startTestSystem();
  for (const login of ['amina', 'birgitta', 'sara', 'leila', 'goran', 'eva', 'kristina', 'tomas']) who[login] = await system.signIn(login);
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
  return [status, body['code']];
};
const beside = <T>(login: string, caseId: string, what: 'similar' | 'precedents' | 'readers') => by(login).get<T>(`/api/cases/lex-sarah/${caseId}/${what}`);
const classification = { laws: ['sol'], categories: [{ code: 'utforande', primary: true }], process: 'p-4-8', insatstyp: 'boendestod' };

/** A rapport that is protected, classified and appointed, as far as its utredning. */
async function begun(what: string, more: object = {}): Promise<string> {
  const { caseId } = await registerRapport(by('amina'), { whatHappened: what, ...more });
  await act('birgitta', caseId, 'RuleOutLexSarahOmedelbarAtgard', { reason: 'Ingen fara nu.' });
  await act('sara', caseId, 'AssignLexSarahUtredare', { utredareId: person('leila') });
  await act('sara', caseId, 'AssignLexSarahBeslutsfattare', { beslutsfattareId: person('eva') });
  await act('sara', caseId, 'ClassifyLexSarah', classification);
  await act('sara', caseId, 'RecordLexSarahForhandsbedomning', { suspectedSeverity: 'missforhallande', ivoNow: false, motivering: 'Behöver utredas.' });
  await act('leila', caseId, 'StartLexSarahUtredning');
  return caseId;
}

async function decided(what: string, more: object = {}): Promise<string> {
  const caseId = await begun(what, more);
  for (const part of requiredUtredningParts) {
    await act('leila', caseId, 'RecordLexSarahUtredningPart', { noteId: uuidv7(), part, date: today(), source: 'interview', nature: 'fact', title: 'Utredare', text: `Om ${part}.` });
  }
  const said = { value: 'missforhallande', motivering: 'Ett hot mot hälsan.' };
  await act('leila', caseId, 'SubmitLexSarahBeslutsforslag', said);
  await act('goran', caseId, 'RecordLexSarahSecondReading', { agrees: false, motivering: 'Jag ser det som allvarligare.' });
  await act('eva', caseId, 'RecordLexSarahBeslut', { ...said, title: 'Socialchef', delegationRef: 'SN 2015/12 p. 4.2', decidedAt: ago(0) });
  return caseId;
}

describe('LS-06 VIS-03 jäv', () => {
  test('who is kept away meets no path to the case from the next request on, and whoever tries jäv sees what was read before', async () => {
    const caseId = await begun('Kvällsinsatsen uteblev.');
    for (let times = 0; times < 2; times += 1) expect((await by('leila').get(`/api/cases/lex-sarah/${caseId}`)).status).toBe(200);
    expect((await beside('leila', caseId, 'readers')).status).toBe(404);
    await act('leila', caseId, 'DeclareLexSarahJav', { reason: 'Den enskilde är släkt till mig.' });
    expect((await by('leila').get(`/api/cases/lex-sarah/${caseId}`)).status).toBe(404);
    await act('sara', caseId, 'DecideLexSarahJav', { personId: person('leila'), excluded: true, reason: 'Släkt.' });
    for (const path of ['', '/similar', '/precedents', '/readers']) expect((await by('leila').get(`/api/cases/lex-sarah/${caseId}${path}`)).status).toBe(404);
    expect(await refusal('leila', caseId, 'SubmitLexSarahBeslutsforslag', { value: 'missforhallande', motivering: 'x' })).toEqual([404, 'case-not-found']);

    const { body } = await beside<ReadersAnswer>('sara', caseId, 'readers');
    const [kept] = body.excluded;
    expect(kept).toMatchObject({ userId: person('leila'), why: 'decided' });
    expect(kept?.readBefore?.times).toBeGreaterThanOrEqual(2);
    expect(kept !== undefined && kept.readBefore !== null && kept.readBefore.last < kept.since).toBe(true);
    // Of everybody else only how many, by role.
    expect(body.readers.map(({ role }) => role)).toEqual(expect.arrayContaining(['lex-sarah-ansvarig', 'lex-sarah-utredare']));
    expect(JSON.stringify(body.readers)).not.toContain(person('leila'));
  });

  test('VIS-03 neither the cases behind a figure nor Mina rapporter show a case to whom jäv keeps away', async () => {
    const { caseId } = await registerRapport(by('amina'));
    const path = `/api/statistics/cases?measure=lex-sarah-rapporter&year=${today().slice(0, 4)}&limit=100`;
    const behind = async () => (await by('kristina').get<{ rows: { caseId: string }[] }>(path)).body.rows.map((row) => row.caseId);
    const mine = async () => (await by('amina').get<{ rows: { caseId: string }[] }>('/api/my-reports?limit=100')).body.rows.map((row) => row.caseId);
    await until(async () => (await behind()).includes(caseId), 'the case is behind the figure');
    expect(await mine()).toContain(caseId);
    const start = async () => (await by('amina').get<{ myReports?: { open: number } }>('/api/start')).text;
    const before = await start();
    for (const login of ['kristina', 'amina']) await act('sara', caseId, 'DecideLexSarahJav', { personId: person(login), excluded: true, reason: 'Berörs av saken.' });
    expect(await behind()).not.toContain(caseId);
    expect(await mine()).not.toContain(caseId);
    expect(await start()).not.toBe(before);
    expect((await by('amina').get(`/api/my-reports/lex-sarah/${caseId}`)).status).toBe(404);
  });

  test('LS-06 a name without an account holds up every appointment until it is known who it is, and then keeps that account away', async () => {
    const { caseId } = await registerRapport(by('amina'), { involvedStaff: [{ personId: 'case-person-1', part: 'named', name: 'Göran i arbetslaget' }] });
    const assign = { utredareId: person('goran') };
    expect(await refusal('sara', caseId, 'AssignLexSarahUtredare', assign)).toEqual([409, 'jav-unresolved']);
    await act('sara', caseId, 'ResolveLexSarahInvolvedStaff', { personId: 'case-person-1', accountId: person('goran'), reason: 'Rapportören bekräftar.' });
    expect(await refusal('sara', caseId, 'AssignLexSarahUtredare', assign)).toEqual([409, 'person-has-jav']);
    await act('sara', caseId, 'AssignLexSarahUtredare', { utredareId: person('leila') });
    expect((await by('goran').get(`/api/cases?number=LS`)).text).not.toContain(caseId);
  });

  test('LS-06 where the rapport is about the management of the unit its chef is not appointed', async () => {
    const { caseId } = await registerRapport(by('amina'), { chefBerors: true });
    expect(await refusal('sara', caseId, 'AssignLexSarahUtredare', { utredareId: person('birgitta') })).toEqual([409, 'person-has-jav']);
  });
});

describe('texts that leave the case', () => {
  test('LS-13 VIS-06 a name or personnummer of the case is found in the text, in memory, and the writer is asked', async () => {
    const enskildId = uuidv7();
    const caseId = await decided('Medicinen uteblev.', { enskilda: [{ enskildId, name: 'Ture Granlund', personnummer: '19450101-2345', isChild: false, skyddadePersonuppgifter: false }] });
    const told = (text: string, more: object = {}) => ({ text, whatChanged: 'Ny rutin.', channel: 'meeting', secrecyChecked: true, ...more });
    expect(await refusal('sara', caseId, 'GiveLexSarahAterkoppling', { ...told('Tack.'), secrecyChecked: false })).toEqual([409, 'secrecy-check-missing']);
    for (const text of ['Granlunds medicin gavs.', 'Se 450101-2345.', 'Leila har utrett, Ture mår bra.']) {
      expect(await refusal('sara', caseId, 'GiveLexSarahAterkoppling', told(text))).toEqual([409, 'names-in-text']);
    }
    expect(await refusal('sara', caseId, 'PublishLexSarahPrecedent', { summary: 'Ture fick ingen medicin.', secrecyChecked: true })).toEqual([409, 'names-in-text']);
    // To the person herself her own name may be said; the reporter's may not.
    const inform = (text: string) => ({ stage: 'outcome', enskildId, to: 'enskild', informedAt: ago(0), channel: 'meeting', text, secrecyChecked: true });
    expect(await refusal('sara', caseId, 'InformLexSarahEnskild', inform('Amina berättade det.'))).toEqual([409, 'names-in-text']);
    await act('sara', caseId, 'InformLexSarahEnskild', inform('Ture, vi har ändrat rutinen.'));
    await act('sara', caseId, 'GiveLexSarahAterkoppling', told('Tack, Amina.'));
    expect(system.log()).not.toContain('Granlund');
  }, 30_000);

  test('LS-18 the second reading is not waived while somebody could do it', async () => {
    const caseId = await begun('Insatsen uteblev.');
    for (const part of requiredUtredningParts) {
      await act('leila', caseId, 'RecordLexSarahUtredningPart', { noteId: uuidv7(), part, date: today(), source: 'interview', nature: 'fact', title: 'Utredare', text: part });
    }
    await act('leila', caseId, 'SubmitLexSarahBeslutsforslag', { value: 'missforhallande', motivering: 'Hot mot hälsan.' });
    expect(await refusal('sara', caseId, 'WaiveLexSarahSecondReading', { reason: 'Hinner inte.' })).toEqual([409, 'second-reader-available']);
  });
});

describe('F-10 F-08 beside the utredning', () => {
  test('F-10 similar events of the own nämnd are found; of one that the reader may not open there is number, type, category, unit and year', async () => {
    const text = 'Medicinen glömdes bort två kvällar och den boende föll i badrummet.';
    const caseId = await begun(text);
    const like = await registerRapport(by('amina'), { whatHappened: 'Den boende föll i badrummet efter att medicinen hade glömts på kvällen.' });
    await act('sara', like.caseId, 'ClassifyLexSarah', classification);
    const other = await registerAvvikelse(by('amina'), { whatHappened: 'Ett brev skickades till fel adress.' });
    const kept = await registerRapport(by('amina'), { whatHappened: text });
    await act('sara', kept.caseId, 'ClassifyLexSarah', classification);
    await act('sara', kept.caseId, 'DecideLexSarahJav', { personId: person('leila'), excluded: true, reason: 'Berörs.' });

    const ofSara = (await beside<SimilarAnswer>('sara', caseId, 'similar')).body;
    expect(ofSara.hits.at(0)).toMatchObject({ caseId: kept.caseId, mayOpen: true });
    const opened = ofSara.hits.find((hit) => hit.caseId === like.caseId);
    expect(opened).toMatchObject({ number: like.number, mayOpen: true, marked: false });
    expect(opened?.reasons).toEqual(expect.arrayContaining(['similar-text', 'same-category', 'same-process']));
    expect(ofSara.hits.map((hit) => hit.caseId)).not.toContain(other.caseId);
    expect(ofSara.hits.map((hit) => hit.caseId)).not.toContain(caseId);

    const ofLeila = (await beside<SimilarAnswer>('leila', caseId, 'similar')).body;
    const closed = ofLeila.hits.find((hit) => hit.caseId === like.caseId);
    expect(closed).toMatchObject({ number: like.number, caseType: 'lex-sarah', categories: ['utforande'], status: null, mayOpen: false });
    expect(closed?.reasons).not.toContain('similar-text');
    expect(ofLeila.hits.map((hit) => hit.caseId)).not.toContain(kept.caseId);

    await act('leila', caseId, 'RecordLexSarahUtredningPart', { noteId: uuidv7(), part: 'tidigare-handelser', date: today(), source: 'system', nature: 'bedomning', title: 'Utredare', text: 'Åtgärden följdes inte upp.', similarCaseIds: [like.caseId] });
    expect((await beside<SimilarAnswer>('leila', caseId, 'similar')).body.hits.find((hit) => hit.marked)?.caseId).toBe(like.caseId);
    const [row] = await system.sql<{ n: number }>(`SELECT count(*)::int AS n FROM al.entry WHERE action = 'search' AND basis = 'similar' AND case_ids @> ARRAY[$1]`, [like.caseId]);
    expect(row?.n).toBeGreaterThan(0);
  }, 30_000);

  test('F-08 decided cases are shown de-identified with how they were graded, to those who may read the case, and a withdrawn one is gone', async () => {
    const precedent = await decided('Tillsynen uteblev en natt.');
    await act('sara', precedent, 'PublishLexSarahPrecedent', { summary: 'En natts tillsyn uteblev i ett boende.', reasons: 'Hotet var konkret men kortvarigt.', secrecyChecked: true });
    const caseId = await begun('Tillsynen uteblev igen.');
    const { body } = await beside<PrecedentsAnswer>('leila', caseId, 'precedents');
    expect(body.precedents).toEqual([
      {
        caseId: precedent, year: Number(today().slice(0, 4)), categories: ['utforande'], value: 'missforhallande', summary: 'En natts tillsyn uteblev i ett boende.',
        reasons: 'Hotet var konkret men kortvarigt.', suspected: 'missforhallande', proposed: 'missforhallande', reading: 'dissents', revised: false,
      },
    ]);
    expect((await beside('tomas', caseId, 'precedents')).status).toBe(404);
    const answers = { stage: 'happened', life: 'none', safety: 'serious', physical: 'some', psychological: 'unknown', duration: 'once', repeated: 'yes', dependent: 'yes', child: 'no', persons: 'few' };
    for (const part of requiredUtredningParts) {
      await act('leila', caseId, 'RecordLexSarahUtredningPart', { noteId: uuidv7(), part, date: today(), source: 'interview', nature: 'fact', title: 'Utredare', text: part });
    }
    await act('leila', caseId, 'SubmitLexSarahBeslutsforslag', { value: 'missforhallande', motivering: 'x', severityGuide: { answers, precedentIds: [precedent] } });
    const { view } = await by('leila').read<LexSarahView>('lex-sarah', caseId);
    expect(view.beslutsforslag.at(-1)?.severityGuide).toEqual({ guideId: 'severity-guide-2026-01', answers, suggestion: 'allvarligt-missforhallande', precedentIds: [precedent] });
    const [stored] = await system.sql<{ data: unknown }>(`SELECT data FROM es.events WHERE stream_id = $1 AND type LIKE 'LexSarahBeslutsforslagSubmitted%'`, [`lexSarah-${caseId}`]);
    expect(JSON.stringify(stored)).not.toContain('psychological');

    await act('sara', precedent, 'WithdrawLexSarahPrecedent', { reason: 'Gick att känna igen.' });
    expect((await beside<PrecedentsAnswer>('leila', caseId, 'precedents')).body.precedents).toEqual([]);
  }, 30_000);
});
