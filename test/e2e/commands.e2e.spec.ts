import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import type { Browser } from './browser.js';
import { ago, avvikelse, bedomning, registerAvvikelse, registerRapport, registerSynpunkt } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
let amina: Browser;
let birgitta: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  [amina, birgitta] = await Promise.all([system.signIn('amina'), system.signIn('birgitta')]);
}, 60_000);
afterAll(() => system.stop());

const settled = (caseId: string) =>
  birgitta.readUntil<AvvikelseView>('avvikelse', caseId, ({ view }) => view.acknowledgedAt !== null && view.sections.diarienummer !== null, 'settled');

describe('If-Match', () => {
  test('a stale version is answered 412 with the current one, and the current one goes through', async () => {
    const { caseId } = await registerAvvikelse(amina);
    const { version } = await settled(caseId);
    const stale = await birgitta.command('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning(), { ifMatch: '"0"' });
    expect([stale.status, stale.body]).toEqual([412, expect.objectContaining({ code: 'stale-version', current: version })]);
    await birgitta.act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning(), { ifMatch: `"${version}"` });
  });

  test.each([['abc'], ['"-1"'], ['W/"1"'], ['*'], ['1e3'], ['9'.repeat(30)]])('%j is no version', async (ifMatch) => {
    const answer = await amina.command('avvikelse', uuidv7(), 'RegisterAvvikelse', avvikelse(), { ifMatch });
    expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ fields: [{ path: 'if-match', code: 'invalid-version' }] })]);
  });

  test('fifty changes of one version at once: one goes through', async () => {
    const { caseId } = await registerAvvikelse(amina);
    const { version } = await settled(caseId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => birgitta.command('avvikelse', caseId, 'AddAvvikelseAnteckning', { kind: 'internal', text: 'Ringt.' }, { ifMatch: `"${version}"` })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
    const { view } = await birgitta.read<AvvikelseView>('avvikelse', caseId);
    expect(view.sections.anteckningar).toHaveLength(1);
  });
});

describe('the same command again', () => {
  test('gets the answer of the first time, and is written once', async () => {
    const caseId = uuidv7();
    const commandId = uuidv7();
    const body = avvikelse();
    const answers = await Promise.all(Array.from({ length: 5 }, () => amina.act('avvikelse', caseId, 'RegisterAvvikelse', body, { commandId })));
    await settled(caseId);
    const later = await amina.act('avvikelse', caseId, 'RegisterAvvikelse', body, { commandId });
    expect(new Set([...answers, later].map(({ version, position, number }) => `${version}/${position}/${String(number)}`)).size).toBe(1);
  });

  test('with another body is refused: an id is one wish', async () => {
    const caseId = uuidv7();
    const commandId = uuidv7();
    await amina.act('avvikelse', caseId, 'RegisterAvvikelse', avvikelse(), { commandId });
    const other = await amina.command('avvikelse', caseId, 'RegisterAvvikelse', avvikelse({ whatHappened: 'Något annat.' }), { commandId });
    expect([other.status, other.body['code']]).toEqual([409, 'command-id-reused']);
    expect(other.text).not.toContain('annat');
  });

  test('in another case is refused, as the ids of its events are taken', async () => {
    const commandId = uuidv7();
    await registerAvvikelse(amina, {}, { commandId });
    const other = await amina.command('avvikelse', uuidv7(), 'RegisterAvvikelse', avvikelse(), { commandId });
    expect([other.status, other.body['code']]).toEqual([409, 'command-id-reused']);
  });

  test('by somebody else is answered as a case that is not there', async () => {
    const { caseId } = await registerAvvikelse(amina);
    const commandId = uuidv7();
    const note = { kind: 'internal', text: 'Ringt.' };
    await birgitta.act('avvikelse', caseId, 'AddAvvikelseAnteckning', note, { commandId });
    const marianne = await system.signIn('marianne');
    const other = await marianne.command('avvikelse', caseId, 'AddAvvikelseAnteckning', note, { commandId });
    expect([other.status, other.body['code']]).toEqual([404, 'case-not-found']);
  });
});

describe('read your writes', () => {
  test('the next page of the author shows what was done, every time', async () => {
    for (let i = 0; i < 10; i += 1) {
      const { caseId, number, stale } = await registerAvvikelse(amina);
      expect(stale).toBe(false);
      const mine = await amina.get<{ rows: { caseId: string; number: string }[] }>('/api/my-reports');
      expect(mine.body.rows[0]).toMatchObject({ caseId, number });
      const list = await birgitta.get<{ rows: { caseId: string }[] }>(`/api/cases?number=${String(number)}`);
      expect(list.body.rows.map((row) => row.caseId)).toEqual([caseId]);
      await birgitta.act('avvikelse', caseId, 'RecordAvvikelseBedomning', bedomning());
      const after = await birgitta.get<{ rows: { status: string }[] }>(`/api/cases?number=${String(number)}`);
      expect(after.body.rows[0]?.status).toBe('bedomning-done');
    }
  });
});

describe('case numbers', () => {
  test('have no gap and no double under fifty registrations at once, of three kinds', async () => {
    const petra = await system.signIn('petra');
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? registerAvvikelse(amina) : i % 3 === 1 ? registerSynpunkt(petra) : registerRapport(amina))),
    );
    const year = String(new Date().getFullYear());
    const rows = await system.sql<{ number: string }>('SELECT number FROM rm.case_number');
    for (const prefix of ['AVV', 'SYN', 'LS']) {
      const numbers = rows.map(({ number }) => number).filter((number) => number.startsWith(`${prefix}-${year}-`)).sort();
      expect(numbers).toEqual(numbers.map((_, i) => `${prefix}-${year}-${String(i + 1).padStart(4, '0')}`));
    }
    expect(new Set(all.map(({ number }) => number)).size).toBe(50);
  });

  test('go by the year in which the case was received, in Swedish time', async () => {
    const at = (receivedAt: string) => registerAvvikelse(amina, { receivedAt, discoveredAt: receivedAt });
    expect((await at('2024-12-31T22:59:59.000Z')).number).toBe('AVV-2024-0001');
    expect((await at('2024-12-31T23:00:00.000Z')).number).toBe('AVV-2025-0001');
  });
});

describe('ids', () => {
  test('one id is one case, whatever the type', async () => {
    const { caseId } = await registerAvvikelse(amina);
    const again = await amina.command('avvikelse', caseId, 'RegisterAvvikelse', avvikelse());
    expect([again.status, again.body['code']]).toEqual([409, 'case-exists']);
    const other = await amina.command('lex-sarah', caseId, 'RegisterLexSarahRapport', { nodeId: avvikelse()['nodeId'], whatHappened: 'x' });
    expect([other.status, other.body['code']]).toEqual([409, 'case-exists']);
  });

  test('a case is reached under its own type only', async () => {
    const { caseId } = await registerAvvikelse(amina);
    expect((await birgitta.get(`/api/cases/avvikelse/${caseId}`)).status).toBe(200);
    for (const path of [`/api/cases/synpunkt/${caseId}`, `/api/cases/lex-sarah/${caseId}`, `/api/atgarder/${caseId}`, `/api/my-reports/synpunkt/${caseId}`]) {
      expect([path, (await birgitta.get(path)).status]).toEqual([path, 404]);
    }
    expect((await birgitta.command('synpunkt', caseId, 'AddSynpunktAnteckning', { kind: 'internal', text: 'x' })).status).toBe(404);
  });

  test('nobody puts an åtgärd into a case of others', async () => {
    const { caseId } = await registerAvvikelse(amina);
    const tomas = await system.signIn('tomas');
    const proposal = { nodeId: avvikelse()['nodeId'], caseRefs: [{ caseId, caseType: 'avvikelse' }], what: 'x', level: 'team', type: 'rutin' };
    const answer = await tomas.command('atgard', uuidv7(), 'ProposeAtgard', { ...proposal, nodeId: (await import('#infra/seed/organisation.js')).nodeId('omsorg') });
    expect([answer.status, answer.body['code']]).toEqual([404, 'case-not-found']);
  });

  test('a reporter speaks for herself: an account that she names is not taken', async () => {
    const { caseId } = await registerAvvikelse(amina, { reporterId: 'somebody-else' });
    const { view } = await settled(caseId);
    expect(view.reporterId).not.toBe('somebody-else');
    const origin = { caseId: uuidv7(), caseType: 'synpunkt', link: 'continued-from' };
    expect((await amina.command('avvikelse', uuidv7(), 'RegisterAvvikelse', avvikelse({ origin }))).status).toBe(403);
  });

  test('the words are kept as NFC', async () => {
    const { caseId } = await registerAvvikelse(amina, { whatHappened: 'A\u030Angstro\u0308m', discoveredAt: ago(1) });
    expect((await settled(caseId)).view.report.whatHappened).toBe('Ångström');
  });
});
