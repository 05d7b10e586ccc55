import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { treeFromJson } from '#documents/document-json.js';
import { nodeId } from '#infra/seed/organisation.js';
import type { Browser } from './browser.js';
import { registerRapport, registerSynpunkt } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { download } from './upload.js';

interface Made {
  readonly documentId: string;
  readonly hash: string;
}

interface View {
  readonly sections: { readonly documents: readonly { readonly documentId: string; readonly template: string; readonly hash: string; readonly revision: number; readonly masked: boolean }[] };
}

let system: TestSystem;
let sara: Browser;
let jonas: Browser;
let ragnar: Browser;
let caseId: string;
beforeAll(async () => {
  system = await startTestSystem();
  [sara, jonas, ragnar] = await Promise.all([system.signIn('sara'), system.signIn('jonas'), system.signIn('ragnar')]);
  caseId = (await registerRapport(jonas, { whatHappened: 'Kanarieberättelsen om kvällen.' })).caseId;
}, 60_000);
afterAll(() => system.stop());

const path = (more = '') => `/api/documents/lex-sarah/${caseId}${more}`;
const asked = async (more: object = {}) => {
  const { body } = await sara.get<{ revision: number }>(path());
  return { commandId: uuidv7(), documentId: uuidv7(), template: 'T-01', format: 'pdf', revision: body.revision, ...more };
};

const bytesOf = (by: Browser, documentId: string) => download(`${system.url}${path(`/${documentId}`)}`, by);

describe('a document of a case', () => {
  test('T-01 is made at a revision, kept sealed with its hash in the event, and handed out as it was made', async () => {
    const made = (await sara.post<Made>(path(), await asked())).body;
    const { view } = await sara.read<View>('lex-sarah', caseId);
    expect(view.sections.documents).toMatchObject([{ documentId: made.documentId, template: 'T-01', hash: made.hash, masked: false }]);
    const { status, headers, bytes } = await bytesOf(sara, made.documentId);
    expect([status, headers.get('content-type'), headers.get('cache-control'), headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'no-store', 'attachment; filename="T-01.pdf"']);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.hash);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    const rows = await system.sql<{ action: string; classes: string; basis: string }>(`SELECT action, classes, basis FROM al.entry WHERE action = 'export' ORDER BY position`);
    expect(rows.at(-1)).toEqual({ action: 'export', classes: 'K3', basis: 'document' });
  });

  test('asked for again with the same ids it is the same document, and the case has one', async () => {
    const wish = await asked({ template: 'T-02', format: 'docx', ownText: 'Vilken dag var det?' });
    const [first, again] = [await sara.post<Made>(path(), wish), await sara.post<Made>(path(), wish)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.hash).toBe(first.body.hash);
    const { view } = await sara.read<View>('lex-sarah', caseId);
    expect(view.sections.documents.filter((one) => one.documentId === wish.documentId)).toHaveLength(1);
    expect((await sara.post(path(), { ...wish, commandId: uuidv7(), template: 'T-01', format: 'pdf', ownText: undefined })).body).toMatchObject({ code: 'document-exists' });
  });

  test('what is missing is told before, and refused when it is asked for all the same', async () => {
    const { body } = await sara.get<{ templates: { id: string; variants: { missing: string[] }[] }[] }>(path());
    expect(body.templates.find((one) => one.id === 'T-05')?.variants[0]?.missing).toHaveLength(1);
    expect(body.templates.map((one) => one.id)).not.toContain('T-04');
    const refused = await sara.post(path(), await asked({ template: 'T-05' }));
    expect([refused.status, refused.body.code]).toEqual([409, 'document-incomplete']);
    expect(refused.text).not.toContain('Kanarie');
  });

  test('T-09 is for private utförare: a nämnd is not offered it, and is told so when it asks all the same', async () => {
    const { body } = await sara.get<{ templates: { id: string }[] }>(path());
    expect(body.templates.map((one) => one.id)).not.toContain('T-09');
    const refused = await sara.post(path(), await asked({ template: 'T-09', ownText: 'Socialnämnden' }));
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong-operator']);
  });

  test('who does not read the case neither makes, sees nor gets a document, and the answer tells nothing', async () => {
    const made = (await sara.post<Made>(path(), await asked())).body;
    const outsider = await system.signIn('petra');
    const unknown = { status: 404 };
    expect(await outsider.get(path())).toMatchObject(unknown);
    expect(await bytesOf(outsider, made.documentId)).toMatchObject(unknown);
    expect(await outsider.post(path(), { ...(await asked()) })).toMatchObject(unknown);
    expect(await bytesOf(jonas, made.documentId)).toMatchObject(unknown);
    expect(await sara.post(`/api/lex-sarah/${caseId}/CreateLexSarahDocument`, { commandId: uuidv7() })).toMatchObject(unknown);
  });

  test('a document that was changed where it lies is not handed out', async () => {
    const made = (await sara.post<Made>(path(), await asked())).body;
    const { rm, readdir } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const root = join(system.config.dataDir, 'files');
    const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith(made.documentId));
    for (const file of files) await rm(join(root, file));
    expect(files).toHaveLength(1);
    expect(await bytesOf(sara, made.documentId)).toMatchObject({ status: 404 });
  });
});

describe('F-22 a masked copy for disclosure', () => {
  test('the registrator sees the places, makes a copy without them and its protocol, and never gets the original', async () => {
    const wish = await asked({ template: 'T-02', ownText: 'Var Kanarie Fågelsson där?\nVem öppnade?' });
    const original = (await sara.post<Made>(path(), wish)).body;
    expect(await bytesOf(ragnar, original.documentId)).toMatchObject({ status: 404 });
    const { body: places } = await ragnar.get<{ places: { place: string; text: string }[] }>(path(`/${original.documentId}/places`));
    expect(places.places.map((one) => one.text)).toContain('Var Kanarie Fågelsson där?');
    const ids = { commandId: uuidv7(), documentId: uuidv7(), protokollId: uuidv7() };
    const masked = await ragnar.post<Made>(path(`/${original.documentId}/mask`), { ...ids, maskings: [{ phrase: 'Kanarie Fågelsson', ground: 'sekretess', reason: 'Namn' }] });
    expect([masked.status, masked.text]).toEqual([200, expect.stringContaining(ids.documentId)]);
    for (const id of [ids.documentId, ids.protokollId]) expect((await bytesOf(ragnar, id)).status).toBe(200);
    const { view } = await ragnar.read<View>('lex-sarah', caseId);
    expect(view.sections.documents.slice(-2).map((one) => [one.template, one.masked])).toEqual([['T-02', true], ['maskeringsprotokoll', false]]);
    expect((await bytesOf(sara, original.documentId)).bytes.length).toBeGreaterThan(1_000);
    const again = await ragnar.post<Made>(path(`/${original.documentId}/mask`), { ...ids, maskings: [{ phrase: 'Kanarie Fågelsson', ground: 'sekretess', reason: 'Namn' }] });
    expect(again.body.hash).toBe(masked.body.hash);
  });

  test('a slip that hits nothing is refused, and who may not hand out may not mask', async () => {
    const original = (await sara.post<Made>(path(), await asked({ template: 'T-02', ownText: 'Vem var där?' }))).body;
    const wish = () => ({ commandId: uuidv7(), documentId: uuidv7(), protokollId: uuidv7(), maskings: [{ phrase: 'Ingen sådan', ground: 'sekretess', reason: 'Namn' }] });
    expect((await ragnar.post(path(`/${original.documentId}/mask`), wish())).body).toMatchObject({ code: 'nothing-to-mask' });
    expect(await jonas.post(path(`/${original.documentId}/mask`), wish())).toMatchObject({ status: 404 });
  });
});

test('T-11 a synpunkt has its own documents', async () => {
  const petra = await system.signIn('petra');
  const { caseId: synpunktId } = await registerSynpunkt(petra, { sender: { name: 'Maj Lund', contact: 'Ekvägen 4' } });
  const { body } = await petra.get<{ templates: { id: string }[]; revision: number }>(`/api/documents/synpunkt/${synpunktId}`);
  expect(body.templates.map((one) => one.id)).toEqual(['T-02', 'T-11', 'T-12', 'T-13', 'T-14']);
  const made = await petra.post(`/api/documents/synpunkt/${synpunktId}`, { commandId: uuidv7(), documentId: uuidv7(), template: 'T-11', format: 'docx', revision: body.revision });
  expect(made.status).toBe(200);
});

test('T-16, T-18 are made of figures and rules for who may see the figures, and carry their own hash', async () => {
  const kristina = await system.signIn('kristina');
  const year = new Date().getFullYear();
  const figures = await kristina.get(`/api/documents/figures?year=${String(year)}&compare=${String(year - 1)}&period=year&format=pdf`);
  expect([figures.status, figures.headers.get('content-digest')]).toEqual([200, expect.stringMatching(/^sha-256=:/)]);
  expect((await kristina.get(`/api/documents/staff-information?unit=${nodeId('bof')}&law=both&format=docx`)).status).toBe(200);
  expect((await jonas.get(`/api/documents/staff-information?unit=${nodeId('bof')}&law=sol&format=pdf`)).status).toBe(403);
});

test('what is kept of a document is read back whole', () => {
  expect(() => treeFromJson('{"title":"x"}')).toThrow();
});
