import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ExternAvvikelseView } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import type { LexSarahInfoView } from '#domain/lex-sarah-info/lex-sarah-info.view.js';
import { demoId, nodeId } from '#infra/seed/organisation.js';
import { docx } from '../../libs/files/src/zip.fixture.js';
import type { Browser } from './browser.js';
import { ago, person } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { download, sendFile } from './upload.js';

let system: TestSystem;
let birgitta: Browser;
let olof: Browser;
let ragnar: Browser;
let tomas: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  [birgitta, olof, ragnar, tomas] = await Promise.all([system.signIn('birgitta'), system.signIn('olof'), system.signIn('ragnar'), system.signIn('tomas')]);
}, 60_000);
afterAll(() => system.stop());

const letter = docx([{ name: 'word/document.xml', content: 'Utredning' }]);
const written = docx([{ name: 'docProps/core.xml', content: '<dc:creator>Kanarie Fågelsson</dc:creator>' }]);
const clearance = { disclosureGround: 'samtycke', lookedThrough: true };

describe('an avvikelse to another authority', () => {
  let caseId: string;
  const type = 'extern-avvikelse';
  const view = async () => (await birgitta.read<ExternAvvikelseView>(type, caseId)).view;
  const send = async (bytes: Buffer, name: string) => (await sendFile(system.url, birgitta, bytes, { type, caseId, name })).id;
  const clear = (...ids: string[]) => birgitta.command(type, caseId, 'ClearExternAvvikelse', { ...clearance, enclosures: ids.map((id) => ({ kind: 'attachment', id })) });

  beforeAll(async () => {
    const nodes = { nodeId: nodeId('bof-utredning'), counterpartyId: demoId('external-body', 'bup') };
    caseId = (await birgitta.act(type, uuidv7(), 'CreateExternAvvikelse', { ...nodes, causeIn: 'counterparty', description: 'Remissen kom bort.' })).caseId;
  });

  test('EX-01 the step covers the files that were chosen, by their hashes, and none that came later', async () => {
    const first = await send(letter, 'Tidslinje.docx');
    expect((await clear(first)).status).toBe(200);
    const later = await send(letter, 'Mejl.docx');
    const { cleared, sections } = await view();
    expect(cleared?.enclosures).toEqual([expect.objectContaining({ id: first, sha256: sections.attachments[0]?.sha256, change: null })]);
    expect(sections.attachments.map((file) => file.attachmentId)).toEqual([first, later]);
  });

  test('EX-01 a name that a linked case knows does not leave on a file, and no answer or log repeats it', async () => {
    const { caseId: avvikelse } = await birgitta.act('avvikelse', uuidv7(), 'RegisterAvvikelse', { nodeId: nodeId('bof-utredning'), whatHappened: 'Sen remiss.', discoveredAt: ago(2), affects: ['enskild'], omedelbarAtgardTaken: false });
    await birgitta.act('avvikelse', avvikelse, 'AddAvvikelseEnskild', { enskildId: uuidv7(), name: 'Kanarie Fågelsson', isChild: false, skyddadePersonuppgifter: false });
    await birgitta.act(type, caseId, 'LinkExternAvvikelse', { toCaseId: avvikelse, link: 'about-same-event' });
    for (const [bytes, name] of [[written, 'Intyg.docx'], [letter, 'Intyg Fågelsson.docx']] as const) {
      const refused = await clear(await send(bytes, name));
      expect([refused.status, refused.body['code']]).toEqual([409, 'identity-in-file']);
      expect(refused.text + system.log()).not.toMatch(/Kanarie|Fågelsson/);
    }
  });

  test('EX-01 what was looked through and is taken away is looked at again before anything is sent', async () => {
    const [first] = (await view()).cleared?.enclosures ?? [];
    await birgitta.act(type, caseId, 'WithdrawExternAvvikelseAttachment', { attachmentId: first?.id, reason: 'Fel fil.' });
    const dispatch = { channel: 'brev', sentAt: ago(0), identityChannel: 'telefon', title: 'Enhetschef' };
    expect((await birgitta.command(type, caseId, 'RecordExternAvvikelseDispatch', dispatch)).body['code']).toBe('enclosure-changed');
    expect((await clear()).status).toBe(200);
    expect((await birgitta.command(type, caseId, 'RecordExternAvvikelseDispatch', dispatch)).status).toBe(200);
  });

  test('B2 the answer of the other authority lies in the case for those who have it, and for nobody else', async () => {
    const id = await send(letter, 'Svar från BUP.docx');
    expect((await download(`${system.url}/api/attachments/${type}/${caseId}/${id}`, birgitta)).bytes.equals(letter)).toBe(true);
    for (const stranger of [tomas, olof]) expect((await download(`${system.url}/api/attachments/${type}/${caseId}/${id}`, stranger)).status).toBe(404);
    expect((await sendFile(system.url, tomas, letter, { type, caseId })).body['code']).toBe('case-not-found');
    expect((await sendFile(system.url, ragnar, letter, { type, caseId })).status).toBe(403);
  });
});

describe('what an utförare tells of its lex Sarah', () => {
  let caseId: string;
  const type = 'lex-sarah-info';
  const path = (more = '') => `/api/documents/${type}/${caseId}${more}`;
  const asked = async (more: object = {}) => {
    const { body } = await olof.get<{ revision: number }>(path());
    return { commandId: uuidv7(), documentId: uuidv7(), template: 'T-14', format: 'pdf', revision: body.revision, ...more };
  };

  beforeAll(async () => {
    const told = { nodeId: nodeId('omsorg'), utforareId: demoId('utforare', 'lindgarden'), kind: 'rapport', receivedAt: ago(3), channelIn: 'brev', summary: 'Kanarieberättelsen.', laws: ['sol'] };
    caseId = (await olof.act(type, uuidv7(), 'RegisterLexSarahInfo', told)).caseId;
  });

  test('its utredning lies in the case as a file, for who handles it', async () => {
    const { id, status } = await sendFile(system.url, olof, letter, { type, caseId, name: 'Utredning.docx' });
    expect(status).toBe(200);
    expect((await download(`${system.url}/api/attachments/${type}/${caseId}/${id}`, olof)).bytes.equals(letter)).toBe(true);
    expect((await sendFile(system.url, ragnar, letter, { type, caseId })).status).toBe(403);
    expect((await download(`${system.url}/api/attachments/${type}/${caseId}/${id}`, ragnar)).status).toBe(404);
    expect((await sendFile(system.url, tomas, letter, { type, caseId })).status).toBe(403);
    expect((await olof.read<LexSarahInfoView>(type, caseId)).view.sections.attachments).toMatchObject([{ name: 'Utredning.docx', from: 'handler' }]);
  });

  test('T-14 asks for what is written, or for the utredning as soon as the review wants it', async () => {
    const { body } = await olof.get<{ templates: { id: string; variants: { missing: string[] }[] }[] }>(path());
    expect(body.templates.map((one) => [one.id, one.variants[0]?.missing.length])).toEqual([['T-14', 1]]);
    expect((await olof.post(path(), await asked())).body).toMatchObject({ code: 'document-incomplete' });
    await olof.act(type, caseId, 'ReviewLexSarahInfo', { action: 'request-utredning', motivering: 'Bemanningen brast.', ownShare: false, seriousDeficiencies: false });
    const made = await olof.post<{ documentId: string }>(path(), await asked());
    const { bytes, headers } = await download(`${system.url}${path(`/${made.body.documentId}`)}`, olof);
    expect([made.status, headers.get('content-type'), bytes.subarray(0, 8).toString('latin1')]).toEqual([200, 'application/pdf', '%PDF-1.7']);
    expect((await olof.read<LexSarahInfoView>(type, caseId)).view.sections.documents).toMatchObject([{ template: 'T-14', createdBy: person('olof') }]);
  });

  test('F-22 a masked copy of it is made as of any other', async () => {
    const original = (await olof.post<{ documentId: string }>(path(), await asked({ ownText: 'Var Kanarie Fågelsson på plats?' }))).body;
    const wish = { commandId: uuidv7(), documentId: uuidv7(), protokollId: uuidv7(), maskings: [{ phrase: 'Kanarie Fågelsson', ground: 'sekretess', reason: 'Namn' }] };
    const masked = await ragnar.post(path(`/${original.documentId}/mask`), wish);
    expect([masked.status, (await download(`${system.url}${path(`/${wish.documentId}`)}`, ragnar)).status]).toEqual([200, 200]);
    expect((await olof.post(path(`/${original.documentId}/mask`), { ...wish, commandId: uuidv7(), documentId: uuidv7(), protokollId: uuidv7() })).status).toBe(404);
  });
});
