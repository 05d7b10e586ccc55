import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import { demoPeople } from '#infra/seed/people.js';
import { nodeId } from '#infra/seed/organisation.js';
import type { Answer, Browser } from './browser.js';
import { ago, person, registerAvvikelse, registerRapport, registerSynpunkt } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
const who = new Map<string, Browser>();
const cases: Record<'avvikelse' | 'synpunkt' | 'lex-sarah', string> = { avvikelse: '', synpunkt: '', 'lex-sarah': '' };
beforeAll(async () => {
  system = await startTestSystem();
  for (const { login } of demoPeople) who.set(login, await system.signIn(login));
  cases.avvikelse = (await registerAvvikelse(by('amina'))).caseId;
  cases.synpunkt = (await registerSynpunkt(by('petra'))).caseId;
  cases['lex-sarah'] = (await registerRapport(by('amina'))).caseId;
}, 60_000);
afterAll(() => system.stop());

function by(login: string): Browser {
  const found = who.get(login);
  if (!found) throw new Error(`${login} has not signed in`);
  return found;
}

/** All that an answer gives away, apart from what differs in every request. */
function told({ status, headers, text }: Answer): unknown {
  const { requestId, ...body } = JSON.parse(text) as Record<string, unknown>;
  const kept = [...headers].filter(([name]) => name !== 'date');
  return { status, body, length: text.length - String(requestId).length, headers: kept };
}

describe('who reads what of a new case of barn- och familjeenheten (security 5, domain 8.1)', () => {
  const expected: Readonly<Record<string, readonly [avvikelse: string, synpunkt: string, lexSarah: string]>> = {
    amina: ['own', 'none', 'own'],
    jonas: ['none', 'none', 'none'],
    birgitta: ['content', 'content', 'content'],
    tomas: ['none', 'none', 'none'],
    marianne: ['content', 'content', 'content'],
    sara: ['content', 'content', 'content'],
    leila: ['none', 'none', 'none'],
    goran: ['none', 'none', 'none'],
    eva: ['none', 'none', 'none'],
    petra: ['none', 'content', 'none'],
    olof: ['none', 'none', 'none'],
    kristina: ['metadata', 'metadata', 'metadata'],
    ragnar: ['metadata', 'metadata', 'metadata'],
    nils: ['none', 'none', 'none'],
    dana: ['none', 'none', 'none'],
    simon: ['none', 'none', 'none'],
  };

  test.each(demoPeople.map(({ login }) => [login]))('%s', async (login) => {
    const seen: string[] = [];
    for (const [type, caseId] of Object.entries(cases)) {
      const answer = await by(login).get<{ access: string; view: Record<string, unknown> }>(`/api/cases/${type}/${caseId}`);
      const own = await by(login).get(`/api/my-reports/${type}/${caseId}`);
      const list = await by(login).get<{ rows: { caseId: string; metadataOnly: boolean }[] }>(`/api/cases?caseType=${type}`);
      const row = list.body.rows.find((one) => one.caseId === caseId);
      seen.push(answer.status === 200 ? answer.body.access : own.status === 200 ? 'own' : 'none');
      // The list agrees with the page.
      expect([type, row?.metadataOnly]).toEqual([type, answer.status === 200 ? answer.body.access === 'metadata' : undefined]);
      if (answer.status === 200 && answer.body.access === 'metadata') {
        expect(answer.text).not.toMatch(/fel akt|ringde upp|utan tillsyn|Flyttades/);
        if (type !== 'synpunkt') expect(answer.text).not.toContain(person('amina'));
      }
    }
    expect(seen).toEqual(expected[login]);
  });
});

describe('what is out of scope', () => {
  test.each(['avvikelse', 'synpunkt', 'lex-sarah'] as const)('is answered byte for byte as what is not there (%s)', async (type) => {
    for (const login of ['jonas', 'tomas', 'simon', 'dana']) {
      const hidden = await by(login).get(`/api/cases/${type}/${cases[type]}`);
      const none = await by(login).get(`/api/cases/${type}/${uuidv7()}`);
      expect(hidden.status).toBe(404);
      expect(told(hidden)).toEqual(told(none));
      expect(told(await by(login).get(`/api/my-reports/${type}/${cases[type]}`))).toEqual(told(await by(login).get(`/api/my-reports/${type}/${uuidv7()}`)));
    }
  });

  test('a command on it, too', async () => {
    const note = { kind: 'internal', text: 'x' };
    const hidden = await by('tomas').command('avvikelse', cases.avvikelse, 'AddAvvikelseAnteckning', note);
    const none = await by('tomas').command('avvikelse', uuidv7(), 'AddAvvikelseAnteckning', note);
    expect(hidden.status).toBe(404);
    expect(told(hidden)).toEqual(told(none));
  });

  test('what was typed for an id is answered the same way, and kept nowhere', async () => {
    const answer = await by('birgitta').get('/api/cases/avvikelse/19121212-1212');
    expect(answer.status).toBe(404);
    expect(answer.body['code']).toBe('case-not-found');
    const rows = await system.sql<{ row: string }>('SELECT e::text AS row FROM al.entry e');
    expect(rows.some(({ row }) => row.includes('19121212'))).toBe(false);
    expect(system.log()).not.toContain('19121212');
  });
});

describe('what is in scope but not the reader’s to do', () => {
  test.each([
    ['amina', 'avvikelse', 'RecordAvvikelseOmedelbarAtgard', { outcome: 'taken', description: 'x' }],
    ['kristina', 'avvikelse', 'AddAvvikelseAnteckning', { kind: 'internal', text: 'x' }],
    ['ragnar', 'synpunkt', 'AssignSynpunkt', { handlerId: 'x' }],
    ['birgitta', 'lex-sarah', 'AssignLexSarahUtredare', { utredareId: 'x' }],
    ['sara', 'avvikelse', 'RecordAvvikelseBedomning', { laws: ['sol'], categories: [{ code: 'dokumentation', primary: true }], risk: { likelihood: 1, severity: 1 }, lexSarahQuestion: 'no' }],
  ] as const)('%s meets 403 for %s %s', async (login, type, name, data) => {
    const answer = await by(login).command(type, cases[type], name, data);
    expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ code: 'forbidden', details: [name] })]);
  });

  test('the figures are not for those without a role that sees them', async () => {
    for (const login of ['amina', 'dana', 'simon']) expect([login, (await by(login).get('/api/statistics?year=2026&compare=2025')).status]).toEqual([login, 403]);
    for (const login of ['birgitta', 'kristina', 'nils']) expect([login, (await by(login).get('/api/statistics?year=2026&compare=2025')).status]).toEqual([login, 200]);
  });

  test('a system command does not exist for people', async () => {
    for (const name of ['NoteAvvikelseDeadlineMissed', 'LinkAvvikelseAtgard', 'AcknowledgeAvvikelse', 'constructor', '__proto__', 'toString']) {
      expect([name, (await by('birgitta').command('avvikelse', cases.avvikelse, name, {})).status]).toEqual([name, 404]);
    }
  });

  test('nobody without the role changes the organisation, the configuration or what was counted', async () => {
    const node = { nodeId: uuidv7(), parentId: nodeId('bof'), code: 'ny', level: 'verksamhet', name: 'Ny', nameInSentence: 'ny', validFrom: '2026-01-01' };
    const answer = await by('sara').command('organisation', uuidv7(), 'AddOrganisationNode', node);
    expect([answer.status, answer.body['code']]).toEqual([403, 'forbidden']);
    expect((await by('amina').command('historic-import', uuidv7(), 'StartHistoricImport', { nodeId: nodeId('bof'), source: 'x' })).status).toBe(403);
  });
});

describe('jäv', () => {
  test('LS-06 VIS-03 whom a decision keeps away meets, from the next request on, a case that is not there', async () => {
    const { caseId, number } = await registerRapport(by('amina'));
    expect((await by('marianne').get(`/api/cases/lex-sarah/${caseId}`)).status).toBe(200);
    await by('sara').act('lex-sarah', caseId, 'DecideLexSarahJav', { personId: person('marianne'), excluded: true, reason: 'Närstående till den enskilde.' });
    const away = by('marianne');
    expect(told(await away.get(`/api/cases/lex-sarah/${caseId}`))).toEqual(told(await away.get(`/api/cases/lex-sarah/${uuidv7()}`)));
    expect((await away.command('lex-sarah', caseId, 'AssignLexSarahUtredare', { utredareId: person('leila') })).status).toBe(404);
    for (const path of ['/api/cases', '/api/start', `/api/cases?number=${String(number)}`]) expect((await away.get(path)).text).not.toContain(caseId);
    await by('sara').act('lex-sarah', caseId, 'DecideLexSarahJav', { personId: person('marianne'), excluded: false, reason: 'Det gällde en annan person.' });
    expect((await away.get(`/api/cases/lex-sarah/${caseId}`)).status).toBe(200);
  });

  test('"min chef berörs" goes past the enhetschef and reaches the level above', async () => {
    const { caseId } = await registerRapport(by('amina'), { chefBerors: true });
    expect((await by('birgitta').get(`/api/cases/lex-sarah/${caseId}`)).status).toBe(404);
    expect((await by('birgitta').get('/api/cases')).text).not.toContain(caseId);
    expect((await by('marianne').get(`/api/cases/lex-sarah/${caseId}`)).status).toBe(200);
  });

  test('a role that ends, ends at once', async () => {
    const { caseId } = await registerAvvikelse(by('amina'), { nodeId: nodeId('omsorg-lss'), discoveredAt: ago(1) });
    expect((await by('tomas').get(`/api/cases/avvikelse/${caseId}`)).status).toBe(200);
    await system.sql(`UPDATE rm.org_grant SET valid_to = current_date - 1 WHERE user_id = $1 AND role = 'enhetschef'`, [person('tomas')]);
    expect((await by('tomas').get(`/api/cases/avvikelse/${caseId}`)).status).toBe(404);
    await system.sql(`UPDATE rm.org_grant SET valid_to = NULL WHERE user_id = $1`, [person('tomas')]);
  });
});

test('the names on a page are those that its view shows, and no other', async () => {
  const page = await by('birgitta').read<AvvikelseView>('avvikelse', cases.avvikelse);
  expect(page.people.map((one) => one.name)).toEqual(['Amina Lindqvist']);
  const cut = await by('kristina').read<AvvikelseView>('avvikelse', cases.avvikelse);
  expect(cut.people).toEqual([]);
  expect(cut.view.reporterId).toBe('reporter');
});
