import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Browser } from './browser.js';
import { person, registerAvvikelse, registerRapport } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

interface Entry {
  readonly position: string;
  readonly user_id: string;
  readonly role: string;
  readonly action: string;
  readonly case_ids: string[];
  readonly classes: string;
  readonly basis: string;
  readonly session_hash: string;
  readonly request_id: string;
  readonly result: string;
}

let system: TestSystem;
let amina: Browser;
let birgitta: Browser;
let caseId: string;
beforeAll(async () => {
  system = await startTestSystem();
  [amina, birgitta] = await Promise.all([system.signIn('amina'), system.signIn('birgitta')]);
  caseId = (await registerAvvikelse(amina)).caseId;
}, 60_000);
afterAll(() => system.stop());

const last = async (): Promise<Entry[]> => system.sql<Entry>('SELECT * FROM al.entry ORDER BY position');

/** The rows that one act gives. */
async function rowsOf(act: () => Promise<unknown>): Promise<Entry[]> {
  const before = (await last()).length;
  await act();
  return (await last()).slice(before);
}

describe('each read is one row', () => {
  test('of a case: who, in which role, what, on which ground, in which session', async () => {
    const rows = await rowsOf(() => birgitta.get(`/api/cases/avvikelse/${caseId}`));
    expect(rows).toMatchObject([{ user_id: person('birgitta'), role: 'enhetschef', action: 'open', case_ids: [caseId], classes: 'K3', basis: 'content', result: 'allowed' }]);
    const token = birgitta.cookies.get('__Host-sid') ?? '';
    expect(createHash('sha256').update(token).digest('hex').startsWith(rows[0]?.session_hash ?? '?')).toBe(true);
    expect(rows[0]?.request_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  test.each<[string, string, string, () => Promise<Browser>, () => string, Partial<Entry>]>([
    ['of number and state', 'K2', 'metadata', () => system.signIn('kristina'), () => `/api/cases/avvikelse/${caseId}`, { action: 'open' }],
    ['of the own report', 'K3', 'own', () => Promise.resolve(amina), () => `/api/my-reports/avvikelse/${caseId}`, { action: 'open' }],
    ['of a list', 'K2', 'scope', () => Promise.resolve(birgitta), () => '/api/cases', { action: 'list' }],
    ['of the own reports', 'K2', 'own', () => Promise.resolve(amina), () => '/api/my-reports', { action: 'list' }],
    ['of the åtgärder', 'K3', 'scope', () => Promise.resolve(birgitta), () => '/api/atgarder', { action: 'list' }],
    ['of the cases behind a figure', 'K2', 'scope', () => Promise.resolve(birgitta), () => `/api/statistics/cases?measure=interna-avvikelser&year=${String(new Date().getFullYear())}`, { action: 'list' }],
    ['of an export', 'K1', 'scope', () => Promise.resolve(birgitta), () => '/api/statistics/export?format=csv&year=2026&compare=2025', { action: 'export' }],
  ])('%s', async (_, classes, basis, browser, path, more) => {
    const reader = await browser();
    const rows = await rowsOf(async () => expect((await reader.get(path())).status).toBe(200));
    expect(rows).toMatchObject([{ classes, basis, result: 'allowed', ...more }]);
  });

  test('a list names the cases that it showed', async () => {
    const rows = await rowsOf(() => birgitta.get('/api/cases'));
    expect(rows[0]?.case_ids).toEqual([caseId]);
  });
});

describe('each denial is one row', () => {
  test.each<[string, (browser: Browser) => Promise<{ status: number }>, number]>([
    ['of a case that is out of scope', (jonas) => jonas.get(`/api/cases/avvikelse/${caseId}`), 404],
    ['of a case that is not there', (jonas) => jonas.get(`/api/cases/avvikelse/${uuidv7()}`), 404],
    ['of another’s report', (jonas) => jonas.get(`/api/my-reports/avvikelse/${caseId}`), 404],
    ['of a command on it', (jonas) => jonas.command('avvikelse', caseId, 'AddAvvikelseAnteckning', { kind: 'internal', text: 'x' }), 404],
    ['of the figures', (jonas) => jonas.get('/api/statistics?year=2026&compare=2025'), 403],
  ])('%s', async (_, ask, status) => {
    const jonas = await system.signIn('jonas');
    const rows = await rowsOf(async () => expect((await ask(jonas)).status).toBe(status));
    expect(rows).toMatchObject([{ user_id: person('jonas'), action: 'denied', result: 'denied', classes: 'none' }]);
  });

  test('of a command that the role may not give', async () => {
    const rows = await rowsOf(() => amina.command('avvikelse', caseId, 'RecordAvvikelseOmedelbarAtgard', { outcome: 'taken', description: 'x' }));
    expect(rows).toMatchObject([{ action: 'denied', case_ids: [caseId], basis: 'RecordAvvikelseOmedelbarAtgard' }]);
  });
});

describe('what cannot be logged is not shown', () => {
  test('reads and denials are refused with 503 and no word of the case, and go on when the log can be written again', async () => {
    const { caseId: secret } = await registerRapport(amina, { whatHappened: 'KANARIE-ologgad' });
    const append = 'FUNCTION al.append(text, text, text, text, text[], text, text, text, text)';
    await system.sql(`REVOKE EXECUTE ON ${append} FROM klarsyn_app`);
    for (const path of [`/api/cases/lex-sarah/${secret}`, `/api/cases/lex-sarah/${uuidv7()}`, '/api/cases', '/api/start', '/api/my-reports', '/api/atgarder']) {
      const answer = await birgitta.get(path);
      expect([path, answer.status, answer.headers.get('retry-after'), answer.body['code']]).toEqual([path, 503, '5', 'try-again']);
      expect(answer.text).not.toContain('KANARIE');
    }
    await system.sql(`GRANT EXECUTE ON ${append} TO klarsyn_app`);
    expect((await birgitta.get(`/api/cases/lex-sarah/${secret}`)).status).toBe(200);
  });
});

describe('the log itself', () => {
  test('is a chain without a gap, also under many reads at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => birgitta.get(`/api/cases/avvikelse/${caseId}`)));
    const rows = await system.sql<{ chain: Buffer; linked: Buffer }>(
      `SELECT e.chain, sha256(coalesce(lag(e.chain) OVER (ORDER BY e.position), sha256(convert_to('genesis', 'UTF8'))) || convert_to(jsonb_build_array(
         e.position, (extract(epoch FROM e.at) * 1000)::bigint, e.request_id, e.user_id, e.role, e.action, to_jsonb(e.case_ids), e.classes, e.basis,
         e.session_hash, e.result)::text, 'UTF8')) AS linked FROM al.entry e ORDER BY e.position`,
    );
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.every(({ chain, linked }) => chain.equals(linked))).toBe(true);
    expect((await last()).map(({ position }) => Number(position))).toEqual(rows.map((_, i) => i + 1));
  });

  test.each([['UPDATE al.entry SET user_id = $$x$$'], ['DELETE FROM al.entry'], ['TRUNCATE al.entry']])('%s is refused, even to the owner', async (statement) => {
    await expect(system.sql(statement)).rejects.toThrow('append-only');
  });
});
