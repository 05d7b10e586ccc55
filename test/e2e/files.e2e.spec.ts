import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { statusAnswer } from '#domain/answers/system.js';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import { startClamd, type Clamd } from '../../libs/files/src/clamd.fixture.js';
import { docx } from '../../libs/files/src/zip.fixture.js';
import type { Browser } from './browser.js';
import { person, registerAvvikelse, registerRapport } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { download, sendFile } from './upload.js';
import { until } from './until.js';

let system: TestSystem;
let clamd: Clamd;
let amina: Browser;
let birgitta: Browser;
let tomas: Browser;
let caseId: string;
beforeAll(async () => {
  clamd = await startClamd();
  system = await startTestSystem({ env: () => Promise.resolve({ CLAMD: clamd.address }) });
  [amina, birgitta, tomas] = await Promise.all([system.signIn('amina'), system.signIn('birgitta'), system.signIn('tomas')]);
  caseId = (await registerAvvikelse(amina)).caseId;
}, 60_000);
afterAll(async () => {
  await system.stop();
  await clamd.stop();
});

interface Sent {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly to?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const send = (by: Browser, bytes: Buffer, { type = 'avvikelse', to = caseId, ...sent }: Sent = {}) => sendFile(system.url, by, bytes, { type, caseId: to, ...sent });
const fetched = (by: Browser, id: string, more = '', to = caseId) => download(`${system.url}/api/attachments/avvikelse/${to}/${id}${more}`, by);
const filesOf = async (by: Browser) => (await by.read<AvvikelseView>('avvikelse', caseId)).view.sections.attachments;
const onDisk = (): string[] => readdirSync(join(system.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
const rows = () => system.sql<{ state: string }>('SELECT state FROM fi.upload');
const letter = docx([{ name: 'docProps/core.xml', content: '<dc:creator>Kanarie Fågelsson</dc:creator>' }]);

describe('a file comes in', () => {
  test('the reporter adds it, the handler sees what it holds and fetches the same bytes, and the disk shows none of it', async () => {
    const sent = await send(amina, letter);
    expect([sent.status, sent.body['scan']]).toEqual([200, 'clean']);
    const [file] = await filesOf(birgitta);
    expect(file).toMatchObject({ attachmentId: sent.id, name: 'Brev till Åsa.docx', from: 'reporter', authorName: 'Kanarie Fågelsson', findings: { author: true }, sha256: createHash('sha256').update(letter).digest('hex') });
    expect((await fetched(birgitta, sent.id)).bytes.equals(letter)).toBe(true);
    expect((await fetched(amina, sent.id)).bytes.equals(letter)).toBe(true);
    expect(onDisk()).toHaveLength(1);
    for (const path of onDisk()) expect(readFileSync(path).includes('word/document.xml')).toBe(false);
    expect(await rows()).toEqual([]);
    expect(system.log()).not.toMatch(/Åsa|Kanarie|%C3%85sa/);
  });

  test('it is handed out as an attachment that no page of ours runs, and never kept by a cache', async () => {
    const { id } = await send(amina, letter, { name: 'Å "rad"; x=1.docx' });
    const { headers } = await fetched(birgitta, id);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="A_rad_x_1.docx"; filename*=UTF-8''%C3%85%20%22rad%22%3B%20x%3D1.docx`);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
  });

  test('a retry with the same id is harmless, another file under it is refused', async () => {
    const id = uuidv7();
    const before = (await filesOf(birgitta)).length;
    const answers = await Promise.all([send(amina, letter, { id }), send(amina, letter, { id }), send(amina, letter, { id })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await send(amina, docx([{ name: 'a.xml', content: 'annat' }]), { id })).body['code']).toBe('attachment-exists');
    expect((await filesOf(birgitta)).length).toBe(before + 1);
    expect((await fetched(birgitta, id)).bytes.equals(letter)).toBe(true);
  });

  test('B7 a picture is re-encoded without its position; the original is kept when the handler asks, for who has the case in hand', async () => {
    const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } }).withMetadata({ exif: { IFD0: { Artist: 'Kanarie' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 0/1 0/1' } } }).jpeg().toBuffer();
    const { id } = await send(birgitta, picture, { name: 'IMG.jpg', headers: { 'x-keep-original': '1' } });
    const kept = await fetched(birgitta, id);
    expect(kept.bytes.toString('latin1')).not.toContain('Kanarie');
    expect((await fetched(birgitta, id, '/original')).bytes.equals(picture)).toBe(true);
    expect((await filesOf(birgitta)).at(-1)).toMatchObject({ from: 'handler', reencoded: true, originalKept: true, findings: { position: true } });
    const own = await send(amina, picture, { name: 'IMG.jpg', headers: { 'x-keep-original': '1' } });
    expect((await filesOf(birgitta)).at(-1)).toMatchObject({ attachmentId: own.id, originalKept: false });
    expect((await fetched(amina, id)).status).toBe(404);
  });

  test.each<[string, () => Buffer, Sent, number, string]>([
    ['a kind that is not in the list', () => Buffer.from('MZ'), { name: 'a.exe' }, 415, 'file-type-not-allowed'],
    ['another content than the name says', () => Buffer.from('<html>'), { name: 'a.pdf' }, 422, 'file-not-what-it-says'],
    ['an empty file', () => Buffer.alloc(0), {}, 422, 'file-empty'],
    ['a bomb', () => docx([{ name: 'a.xml', content: Buffer.alloc(3_000_000) }]), {}, 413, 'archive-too-large'],
    ['more than 25 MB', () => Buffer.alloc(25_000_001), { name: 'a.txt' }, 413, 'file-too-large'],
    ['a name that is none', () => letter, { name: '../' }, 400, 'invalid-input'],
    ['JSON instead', () => Buffer.from('{}'), { headers: { 'content-type': 'application/json' } }, 415, 'unsupported-media-type'],
    ['a page of another site', () => letter, { headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'not-same-origin'],
    ['another origin', () => letter, { headers: { origin: 'https://annan.example' } }, 403, 'not-same-origin'],
    ['an id that is none', () => letter, { id: 'a.b' }, 404, 'case-not-found'],
  ])('B7 %s is refused, and nothing is left of it', async (_, make, sent, status, code) => {
    const before = [onDisk().length, (await filesOf(birgitta)).length];
    const answer = await send(amina, make(), sent).catch((error: unknown) => error);
    // A client that still sends may meet a closed door instead of the answer.
    if (!(answer instanceof Error)) expect(answer).toMatchObject({ status, body: { code } });
    expect([onDisk().length, (await filesOf(birgitta)).length]).toEqual(before);
    expect(await rows()).toEqual([]);
  });

  test('B7 an upload that breaks off half-way leaves nothing', async () => {
    const before = onDisk().length;
    const cookie = [...amina.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    await new Promise<void>((done) => {
      const half = request(`${system.url}/api/attachments/avvikelse/${caseId}/${uuidv7()}`, {
        method: 'PUT', headers: { cookie, 'content-type': 'application/octet-stream', 'x-klarsyn': '1', 'x-file-name': 'a.txt', 'content-length': '5000' },
      });
      half.on('error', () => done()).write('början', () => setImmediate(() => half.destroy()));
    });
    expect((await send(amina, Buffer.from('hel'), { name: 'a.txt' })).status).toBe(200);
    expect(onDisk().length).toBe(before + 1);
    expect(await rows()).toEqual([]);
  });
});

describe('who may', () => {
  test('B2 a case of others, a case that is not there and a file of another case are all the same 404', async () => {
    const { id } = await send(amina, letter);
    const other = (await registerAvvikelse(amina)).caseId;
    const told = async (answer: Promise<{ status: number; bytes: Buffer }>) => {
      const { status, bytes } = await answer;
      return [status, bytes.toString().replace(/"requestId":"[^"]+"/, '')];
    };
    const hidden = await told(fetched(tomas, id));
    expect(hidden[0]).toBe(404);
    for (const same of [fetched(tomas, uuidv7()), fetched(tomas, id, '', uuidv7()), fetched(birgitta, id, '', other), fetched(birgitta, uuidv7()), fetched(tomas, id, '/original')]) {
      expect(await told(same)).toEqual(hidden);
    }
    for (const to of [caseId, uuidv7()]) expect((await send(tomas, letter, { to })).body['code']).toBe('case-not-found');
  });

  test('without sign-in nothing comes in or out', async () => {
    const stranger = { cookies: new Map<string, string>() } as unknown as Browser;
    expect([(await send(stranger, letter)).status, (await fetched(stranger, uuidv7())).status]).toEqual([401, 401]);
  });

  test('a person with jäv meets nothing, from the next request on', async () => {
    const { caseId: rapport } = await registerRapport(amina);
    const marianne = await system.signIn('marianne');
    const { id } = await send(marianne, letter, { type: 'lex-sarah', to: rapport }).then((sent) => ({ ...sent }));
    expect(id).toBeDefined();
    const sara = await system.signIn('sara');
    await sara.act('lex-sarah', rapport, 'DecideLexSarahJav', { personId: person('marianne'), excluded: true, reason: 'Chef för enheten.' });
    expect((await send(marianne, letter, { type: 'lex-sarah', to: rapport })).body['code']).toBe('case-not-found');
  });

  test('each fetching is a row of the access log before the first byte, and a refusal too', async () => {
    const { id } = await send(amina, letter);
    const entries = () => system.sql<{ user_id: string; action: string; case_ids: string[]; result: string }>('SELECT user_id, action, case_ids, result FROM al.entry ORDER BY position DESC LIMIT 1');
    await fetched(birgitta, id);
    expect(await entries()).toEqual([{ user_id: person('birgitta'), action: 'attachment', case_ids: [caseId], result: 'allowed' }]);
    await fetched(tomas, id);
    expect(await entries()).toEqual([{ user_id: person('tomas'), action: 'denied', case_ids: [caseId], result: 'denied' }]);
  });

  test('the act itself is no command that anybody can send: a file cannot be claimed', async () => {
    expect((await amina.command('avvikelse', caseId, 'AddAvvikelseAttachment', { attachmentId: uuidv7() })).status).toBe(404);
    expect((await amina.command('avvikelse', caseId, 'NoteAvvikelseAttachmentScan', { attachmentId: uuidv7(), result: 'clean' })).status).toBe(404);
  });

  test('a withdrawn file is told with its reason and fetched by nobody', async () => {
    const { id } = await send(amina, letter);
    await birgitta.act('avvikelse', caseId, 'WithdrawAvvikelseAttachment', { attachmentId: id, reason: 'Fel persons handling.' });
    expect([(await fetched(birgitta, id)).status, (await fetched(amina, id)).status]).toEqual([409, 409]);
    expect((await filesOf(birgitta)).find((file) => file.attachmentId === id)?.withdrawn).toMatchObject({ reason: 'Fel persons handling.' });
  });

  test('the reporter sees her own files on her page, and no others', async () => {
    const page = await amina.get<{ attachments: { name: string }[] }>(`/api/my-reports/avvikelse/${caseId}`);
    const all = await filesOf(birgitta);
    expect(page.body.attachments.length).toBe(all.filter((file) => file.from === 'reporter').length);
    expect(all.length).toBeGreaterThan(page.body.attachments.length);
  });
});

describe('F25 the scanner', () => {
  test('what it finds is kept sealed, told and never handed out', async () => {
    const { id, body } = await send(amina, Buffer.from('X5O!P%@AP EICAR-STANDARD-ANTIVIRUS-TEST-FILE'), { name: 'a.txt' });
    expect(body['scan']).toBe('infected');
    expect((await filesOf(birgitta)).at(-1)).toMatchObject({ scan: 'infected', signature: 'Eicar-Test-Signature' });
    expect((await fetched(birgitta, id)).status).toBe(409);
    expect(await rows()).toEqual([]);
  });

  test('while it is away files are taken in and shut away; when it answers they come out by themselves', async () => {
    clamd.mood = 'dies';
    const { id, body } = await send(amina, letter);
    expect(body['scan']).toBe('waiting');
    expect([(await fetched(birgitta, id)).status, (await fetched(amina, id)).status]).toEqual([409, 409]);
    expect(await rows()).toEqual([{ state: 'waiting' }]);
    const isWell = async () => (await birgitta.get<z.output<typeof statusAnswer>>('/api/health')).body.checks.find(({ name }) => name === 'scanner')?.ok;
    expect(await isWell()).toBe(true);
    await system.sql(`UPDATE fi.upload SET since = since - interval '16 minutes'`);
    await until(async () => (await isWell()) === false, 'whoever runs the system is told');
    clamd.mood = 'answers';
    await system.sql(`UPDATE fi.upload SET tried_at = tried_at - interval '1 hour'`);
    await until(async () => (await fetched(birgitta, id)).status === 200, 'the file is scanned');
    await until(async () => (await isWell()) === true, 'all is well again');
    expect((await filesOf(birgitta)).at(-1)).toMatchObject({ scan: 'clean' });
  }, 40_000);
});

test('what an upload that died left behind is swept away, and nothing else', async () => {
  const { id } = await send(amina, letter);
  const orphan = uuidv7();
  const [kept] = onDisk();
  await system.sql(`INSERT INTO fi.upload (stream_id, file_id, state, tried_at) SELECT $1, unnest($2::text[]), 'arriving', now() - interval '2 hours'`, [`avvikelse-${caseId}`, [orphan, id]]);
  await until(async () => (await rows()).length === 0, 'the sweep has been');
  expect((await fetched(birgitta, id)).status).toBe(200);
  expect(onDisk()).toContain(kept);
}, 40_000);

test('B7 the files are whole after the API is started anew', async () => {
  const { id } = await send(amina, letter);
  await system.restart();
  expect((await fetched(birgitta, id)).bytes.equals(letter)).toBe(true);
});
