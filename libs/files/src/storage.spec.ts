import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskStorage } from './disk-storage.js';
import { StorageUnavailable, type FilePlace, type FileStorage } from './file-storage.js';
import { startS3Server, type S3Server } from './s3-server.fixture.js';
import { createS3Storage, type S3Settings } from './s3-storage.js';

const settings = { bucket: 'klarsyn-files', region: 'eu-north-1', keyId: 'AKIDEXAMPLE', secret: 'hemlig/nyckel+1' };
const place = (streamId = `avvikelse-${randomUUID()}`): FilePlace => ({ streamId, fileId: randomUUID() });

let directory: string;
let server: S3Server;
const storages: Record<string, FileStorage> = {};

const s3 = (more: Partial<S3Settings> = {}): FileStorage =>
  createS3Storage({ ...settings, endpoint: server.endpoint, pathStyle: true, ...more });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'klarsyn-storage-'));
  server = await startS3Server(settings);
  storages['the disk'] = createDiskStorage(join(directory, 'files'));
  storages['a bucket'] = s3();
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

async function listed(storage: FileStorage, streamId?: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { fileId } of storage.list(streamId)) ids.push(fileId);
  return ids.sort();
}

describe.each(['the disk', 'a bucket'])('B7 %s', (name) => {
  const storage = (): FileStorage => storages[name]!;

  test('what is put comes back byte for byte, and what is not there is null', async () => {
    const where = place();
    const bytes = randomBytes(70_000);
    expect(await storage().get(where)).toBeNull();
    expect(await storage().put(where, bytes)).toBe('stored');
    expect(Buffer.from((await storage().get(where))!).equals(bytes)).toBe(true);
  });

  test('the first file in a place stays, also when many come at once', async () => {
    const where = place();
    const tries = Array.from({ length: 8 }, (_, n) => Buffer.from(`fil ${String(n)}`));
    const outcomes = await Promise.all(tries.map((bytes) => storage().put(where, bytes)));
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(Buffer.from((await storage().get(where))!).toString()).toBe(`fil ${String(outcomes.indexOf('stored'))}`);
  });

  test('removing is harmless twice, and the files of one case are listed by themselves', async () => {
    const [a, other] = [place(), place()];
    const more = Array.from({ length: 4 }, () => place(a.streamId));
    for (const where of [a, other, ...more]) await storage().put(where, Buffer.from('x'));
    await storage().remove(a);
    await storage().remove(a);
    const left = more.map(({ fileId }) => fileId).sort();
    expect(await listed(storage(), a.streamId)).toEqual(left);
    expect(await listed(storage())).toEqual(expect.arrayContaining([other.fileId, ...left]));
    expect(await listed(storage(), place().streamId)).toEqual([]);
  });

  test.each(['../x', 'a/b', '', '.', 'a\0b', 'å', `a${'b'.repeat(80)}`])(
    'an id that is no id (%j) is refused before anything is touched',
    async (id) => {
      await expect(storage().put({ streamId: 'avvikelse-1', fileId: id }, Buffer.from('x'))).rejects.toThrow(
        RangeError,
      );
      await expect(storage().get({ streamId: id, fileId: '1' })).rejects.toThrow(RangeError);
      await expect(storage().remove({ streamId: id, fileId: '1' })).rejects.toThrow(RangeError);
    },
  );
});

describe('B7 on the disk', () => {
  test('only the owner may enter, and no path shows whose case it is', async () => {
    const where = place();
    await storages['the disk']!.put(where, Buffer.from('x'));
    const shard = join(directory, 'files', where.streamId.slice(-2));
    for (const path of [join(directory, 'files'), shard, join(shard, where.streamId)])
      expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(shard, where.streamId, where.fileId))).mode & 0o777).toBe(0o600);
  });

  test('a write that fails leaves no part of a file, and the fault tells no path', async () => {
    const blocked = join(directory, 'blocked');
    await writeFile(blocked, 'a file where the directory should be');
    const fault = await createDiskStorage(blocked)
      .put(place(), Buffer.from('x'))
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StorageUnavailable);
    expect(String(fault)).not.toContain(directory);
    expect(await readdir(join(directory, 'files', '.unfinished'))).toEqual([]);
  });

  test('what a killed program left half-written is never a file, and is thrown away when it is old', async () => {
    const storage = storages['the disk']!;
    const half = join(directory, 'files', '.unfinished', randomUUID());
    await writeFile(half, 'half a fi');
    await utimes(half, new Date('2026-01-01'), new Date('2026-01-01'));
    await writeFile(`${half}-young`, 'half a fi');
    expect((await listed(storage)).filter((id) => half.includes(id))).toEqual([]);
    expect(await storage.discardUnfinished(new Date('2026-02-01'))).toBe(1);
    expect(await readdir(join(directory, 'files', '.unfinished'))).toHaveLength(1);
  });
});

describe('B7 in a bucket', () => {
  test('every request is signed as Signature Version 4 says, body and all', () => {
    expect(server.refused).toEqual([]);
    expect(server.objects.size).toBeGreaterThan(3);
  });

  test('a wrong secret is a fault that repeats neither key nor secret', async () => {
    const fault = await s3({ secret: 'annan' })
      .put(place(), Buffer.from('x'))
      .catch((error: unknown) => error);
    expect(String(fault)).toBe('StorageUnavailable: The storage of files does not answer (HTTP 403)');
    expect(server.refused.splice(0)).toEqual(['another signature']);
  });

  test('a server that knows no conditions overwrites nothing either', async () => {
    server.knowsConditions = false;
    const where = place();
    await s3().put(where, Buffer.from('först'));
    expect(await s3().put(where, Buffer.from('sedan'))).toBe('taken');
    server.knowsConditions = true;
    expect(Buffer.from((await s3().get(where))!).toString()).toBe('först');
  });

  test('a call that fails once is tried again, one that hangs is given up', async () => {
    const where = place();
    server.faults.push((response) => void response.writeHead(503).end());
    expect(await s3().put(where, Buffer.from('x'))).toBe('stored');
    const hangs = (): void => undefined;
    server.faults.push(hangs);
    await expect(s3({ timeoutMs: 80 }).get(where)).rejects.toThrow(StorageUnavailable);
    server.faults.push((response) => response.destroy());
    await expect(s3().get(where)).rejects.toThrow(StorageUnavailable);
  });
});
