import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { longestDraft, mostDrafts, type DraftAnswer, type DraftSavedAnswer, type DraftsAnswer } from '#domain/answers/drafts.js';
import { createPool } from '#event-store/pool.js';
import { sweepDrafts } from '#identity/draft-sweep.js';
import { Browser } from './browser.js';
import { avvikelse, person } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

const form = '/api/drafts/new-avvikelse';
const canary = 'Kanariefågeln sjöng i korridoren';
const said = { whatHappened: canary, affects: ['enskild'] };

let system: TestSystem;
let phone: Browser;
let desk: Browser;
let other: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  [phone, desk, other] = await Promise.all([system.signIn('amina'), system.signIn('amina'), system.signIn('jonas')]);
}, 60_000);
afterAll(() => system.stop());

const save = (browser: Browser, revision: number, value: object, path = form) => browser.put<DraftSavedAnswer>(path, { revision, value });
const standing = (browser: Browser, path = form) => browser.get<DraftAnswer>(path);

describe('F-01 a draft on the server', () => {
  test('is offered back on another device, with the time of the save', async () => {
    expect((await save(phone, 0, said)).body).toMatchObject({ name: 'new-avvikelse', revision: 1 });
    const { body } = await standing(desk);
    expect(body).toEqual({ name: 'new-avvikelse', revision: 1, savedAt: body.savedAt, value: said });
    expect(Math.abs(Date.parse(body.savedAt) - Date.now())).toBeLessThan(60_000);
    expect((await desk.get<DraftsAnswer>('/api/drafts')).body.drafts.map((one) => one.name)).toEqual(['new-avvikelse']);
  });

  test('two browsers that write at once: the second is refused with what stands, and nothing of the first is overwritten', async () => {
    expect((await save(phone, 1, { ...said, place: 'Köket' })).body.revision).toBe(2);
    const refused = await save(desk, 1, { ...said, place: 'Hallen' });
    expect([refused.status, refused.text]).toEqual([412, expect.stringContaining('"current":"2"')]);
    expect((await standing(desk)).body.value).toEqual({ ...said, place: 'Köket' });
    expect((await save(desk, 2, { ...said, place: 'Köket och hallen' })).body.revision).toBe(3);
  });

  test('the same save once more, after a lost answer, is no conflict', async () => {
    expect((await save(desk, 2, { ...said, place: 'Köket och hallen' })).body.revision).toBe(3);
  });

  test('is there for nobody else: the same 404 as a draft that never was', async () => {
    const [theirs, none] = [await standing(other), await standing(other, '/api/drafts/new-synpunkt')];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
    expect((await other.remove<{ removed: boolean }>(form)).body.removed).toBe(false);
    expect((await other.get<DraftsAnswer>('/api/drafts')).body.drafts).toEqual([]);
    expect((await standing(phone)).status).toBe(200);
  });

  test('a session that ends keeps the text for the next sign-in', async () => {
    await system.sql(`UPDATE id.session SET idle_expires_at = clock_timestamp() - interval '1 second' WHERE user_id = $1`, [person('amina')]);
    expect((await save(phone, 3, { whatHappened: 'För sent' })).status).toBe(401);
    [phone, desk] = await Promise.all([system.signIn('amina'), system.signIn('amina')]);
    expect((await standing(phone)).body.value).toMatchObject({ whatHappened: canary });
  });

  test('is no event and no case, and neither the whole database nor the log of the program has its text', async () => {
    const head = () => system.sql<{ position: string }>('SELECT position FROM es.head');
    const before = await head();
    await save(phone, 3, { ...said, place: 'Köket, hallen och trappan' });
    expect(await head()).toEqual(before);
    expect((await phone.get<{ rows: unknown[] }>('/api/my-reports')).body.rows).toEqual([]);
    const tables = await system.sql<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
    expect(tables.map((one) => one.name)).toContain('id.draft');
    for (const { name } of tables) {
      const rows = await system.sql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      const bytes = rows.map(({ row }) => row).join('\n');
      expect([name, bytes.includes('Kanarief'), bytes.includes(Buffer.from('Kanarief').toString('hex'))]).toEqual([name, false, false]);
    }
    expect(system.log()).not.toContain('Kanarief');
  });

  test('a row that is moved to another person does not open', async () => {
    await save(other, 0, { whatHappened: 'Eget' }, '/api/drafts/moved');
    await system.sql(`UPDATE id.draft d SET kek = f.kek, wrapped = f.wrapped, sealed = f.sealed FROM id.draft f WHERE d.user_id = $1 AND d.name = 'moved' AND f.user_id = $2`, [person('jonas'), person('amina')]);
    const answer = await standing(other, '/api/drafts/moved');
    expect([answer.status, answer.text.includes('Kanarief')]).toEqual([500, false]);
    await other.remove('/api/drafts/moved');
  });

  test('stays when the report was refused, is gone when it was written, and a late save does not bring it back', async () => {
    const sent = { headers: { 'x-klarsyn-draft': 'new-avvikelse' } };
    expect((await phone.command('avvikelse', uuidv7(), 'RegisterAvvikelse', { ...avvikelse(), affects: [] }, sent)).status).toBe(400);
    expect((await standing(phone)).status).toBe(200);
    await phone.act('avvikelse', uuidv7(), 'RegisterAvvikelse', avvikelse(), sent);
    expect((await standing(phone)).status).toBe(404);
    const late = await save(desk, 4, said);
    expect([late.status, late.text]).toEqual([412, expect.stringContaining('"current":"0"')]);
    expect((await standing(desk)).status).toBe(404);
  });

  test('is thrown away by its person, as often as asked', async () => {
    await save(phone, 0, said);
    expect((await phone.remove<{ removed: boolean }>(form)).body).toEqual({ removed: true });
    expect((await phone.remove<{ removed: boolean }>(form)).body).toEqual({ removed: false });
  });

  test('has a limit in size, in number and in what its name may be', async () => {
    expect((await save(phone, 0, { whatHappened: 'x'.repeat(longestDraft) })).status).toBe(413);
    expect((await save(phone, 0, said, `/api/drafts/${encodeURIComponent('Kalle Andersson')}`)).status).toBe(404);
    expect((await phone.put(form, { revision: -1, value: said })).status).toBe(400);
    for (let n = 0; n < mostDrafts; n += 1) expect((await save(other, 0, said, `/api/drafts/form-${String(n)}`)).status).toBe(200);
    expect((await save(other, 0, said, '/api/drafts/one-more')).status).toBe(409);
    expect((await save(other, 1, { whatHappened: 'Går bra' }, '/api/drafts/form-0')).status).toBe(200);
  });

  test('is swept away ninety days after the last save, not before', async () => {
    await save(phone, 0, said);
    const pool = createPool(system.config.databaseUrl ?? '', { max: 1, name: 'sweep', log: () => undefined });
    const after = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect(await sweepDrafts(pool, after(89.9))).toBe(0);
    expect((await standing(phone)).status).toBe(200);
    expect(await sweepDrafts(pool, after(90.1))).toBe(mostDrafts + 1);
    expect((await standing(phone)).status).toBe(404);
    await pool.end();
  });
});
