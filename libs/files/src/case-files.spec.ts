import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { fileKekProvider } from '#event-store/kek.js';
import { createKeyStore, KeyDestroyed, KeyNotOfCase, type KeyStore } from '#event-store/keys.js';
import { createPool } from '#event-store/pool.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { CaseFiles, FileBroken } from './case-files.js';
import { openCaseFiles } from './open-files.js';

let db: TestDatabase;
let pool: pg.Pool;
let dataDir: string;
let keys: KeyStore;
let files: CaseFiles;

beforeAll(async () => {
  db = await startTestDatabase();
  pool = createPool(db.keysUrl, { max: 4, name: 'test', log: () => undefined });
  dataDir = await mkdtemp(join(tmpdir(), 'klarsyn-files-'));
  keys = createKeyStore(pool, await fileKekProvider(join(dataDir, 'keys')), { maxAgeMs: 0 });
  files = openCaseFiles({ dataDir, filesS3: null }, keys);
});
afterAll(async () => {
  await pool.end();
  await db.drop();
  await rm(dataDir, { recursive: true });
});

const caseOf = (): string => `lexSarah-${randomUUID()}`;
const pathOf = (streamId: string, fileId: string): string =>
  join(dataDir, 'files', streamId.slice(-2), streamId, fileId);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('B7 what lies on the disk is ciphertext, and it opens to the same bytes', async () => {
  const [stream, id] = [caseOf(), randomUUID()];
  const bytes = Buffer.from('Läkemedelslistan för Kanarie Fågelsson. '.repeat(500));
  expect(await files.put(stream, id, bytes)).toEqual({ sha256: sha256(bytes), size: bytes.length });
  const sealed = await readFile(pathOf(stream, id));
  expect(sealed.includes('Kanarie')).toBe(false);
  expect(sealed.length).toBeLessThan(bytes.length + 100);
  expect(await files.get(stream, id)).toEqual(bytes);
  expect(await files.get(stream, randomUUID())).toBeNull();
});

test('B7 an empty file and a file of 25 MB are both kept whole', async () => {
  const stream = caseOf();
  for (const bytes of [Buffer.alloc(0), randomBytes(25_000_000)]) {
    const id = randomUUID();
    await files.put(stream, id, bytes);
    const back = await files.get(stream, id);
    expect(back instanceof Uint8Array && sha256(back) === sha256(bytes)).toBe(true);
  }
});

test('the same file twice is harmless, and another under the same id leaves the first', async () => {
  const [stream, id] = [caseOf(), randomUUID()];
  const first = await files.put(stream, id, Buffer.from('först'));
  expect(await files.put(stream, id, Buffer.from('först'))).toEqual(first);
  expect(await files.put(stream, id, Buffer.from('något helt annat'))).toEqual(first);
});

test('a file that is moved to another case or id, changed or cut does not open', async () => {
  const [stream, id, otherId] = [caseOf(), randomUUID(), randomUUID()];
  await files.put(stream, id, Buffer.from('text'));
  const sealed = await readFile(pathOf(stream, id));
  await writeFile(pathOf(stream, otherId), sealed);
  await expect(files.get(stream, otherId)).rejects.toThrow(FileBroken);
  const other = caseOf();
  await files.put(other, id, Buffer.from('text'));
  await writeFile(pathOf(other, id), sealed);
  await expect(files.get(other, id)).rejects.toThrow(KeyNotOfCase);
  for (const broken of [
    sealed.subarray(0, 40),
    sealed.subarray(0, -1),
    Buffer.from('x'),
    Buffer.from(sealed).fill(1, 60, 61),
  ]) {
    await writeFile(pathOf(stream, id), broken);
    await expect(files.get(stream, id)).rejects.toThrow(FileBroken);
  }
});

test('F21 when the key of the case is destroyed its files are shredded, and no new one can be added', async () => {
  const [stream, id] = [caseOf(), randomUUID()];
  await files.put(stream, id, Buffer.from('text'));
  await keys.destroy((await keys.list(stream)).map(({ kid }) => kid));
  expect(await files.get(stream, id)).toMatchObject({ shredded: true });
  await expect(files.put(stream, randomUUID(), Buffer.from('mer'))).rejects.toThrow(KeyDestroyed);
});
