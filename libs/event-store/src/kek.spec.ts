import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryCrypto, SealedValueBroken } from './directory-crypto.js';
import { fileKekProvider, KekMismatch } from './kek.js';
import { KeyDirError } from './key-files.js';

let home: string;
let keyDir: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'klarsyn-kek-'));
  keyDir = path.join(home, 'data', 'keys');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const aad = Buffer.from('kid|case|content|');

describe('key files', () => {
  it('makes every key at the first start, 0600 in a 0700 directory, and nothing else is left behind', async () => {
    await fileKekProvider(keyDir);
    expect((await stat(keyDir)).mode & 0o777).toBe(0o700);
    const names = await readdir(keyDir);
    expect(names.sort()).toEqual([
      'checkpoint.pem',
      'command-hash.key',
      'content.key',
      'directory.key',
      'identity.key',
    ]);
    for (const name of names) expect((await stat(path.join(keyDir, name))).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(keyDir))).toEqual(['keys']);
  });

  it('opens at a later start what was wrapped before', async () => {
    const dek = randomBytes(32);
    const { kek, wrapped } = await (await fileKekProvider(keyDir)).wrap('content', dek, aad);
    expect(Buffer.from(await (await fileKekProvider(keyDir)).unwrap('content', kek, wrapped, aad))).toEqual(dek);
  });

  it('two first starts at once end with the same keys, also in an empty directory that is already there', async () => {
    for (const dir of [keyDir, path.join(home, 'mounted')]) {
      if (dir !== keyDir) await mkdir(dir, { mode: 0o700 });
      const [a, b] = await Promise.all([fileKekProvider(dir), fileKekProvider(dir)]);
      expect(Buffer.from(a.directoryKey)).toEqual(Buffer.from(b.directoryKey));
      const { kek, wrapped } = await a.wrap('identity', randomBytes(32), aad);
      await b.unwrap('identity', kek, wrapped, aad);
      expect(await readdir(dir)).toHaveLength(5);
    }
  });

  it('makes no new keys when sealed data exists', async () => {
    await expect(fileKekProvider(keyDir, { mayCreate: false })).rejects.toThrow(
      /keys in .* are missing and sealed data exists/,
    );
  });

  it.each(['content.key', 'identity.key', 'directory.key', 'command-hash.key', 'checkpoint.pem'])(
    'refuses to start without %s',
    async (name) => {
      await fileKekProvider(keyDir);
      await rm(path.join(keyDir, name));
      await expect(fileKekProvider(keyDir)).rejects.toThrow(new RegExp(`${name} is missing: restore it`));
    },
  );

  it('refuses a key that everybody can read, a directory that others can change, and a file that holds no key', async () => {
    await fileKekProvider(keyDir);
    const file = path.join(keyDir, 'content.key');
    await chmod(file, 0o644);
    await expect(fileKekProvider(keyDir)).rejects.toThrow(
      /content\.key can be read or changed by other users \(mode 644\)/,
    );
    await chmod(file, 0o600);
    await chmod(keyDir, 0o777);
    await expect(fileKekProvider(keyDir)).rejects.toThrow(KeyDirError);
    await chmod(keyDir, 0o700);
    await writeFile(file, 'not a key\n');
    await expect(fileKekProvider(keyDir)).rejects.toThrow(/does not hold 32-byte keys/);
  });

  it('wraps with the first key of a file and still unwraps with the former ones', async () => {
    const dek = randomBytes(32);
    const before = await (await fileKekProvider(keyDir)).wrap('content', dek, aad);
    const file = path.join(keyDir, 'content.key');
    await writeFile(file, `${randomBytes(32).toString('base64')}\n${await readFile(file, 'utf8')}`);
    const keys = await fileKekProvider(keyDir);
    expect(Buffer.from(await keys.unwrap('content', before.kek, before.wrapped, aad))).toEqual(dek);
    expect((await keys.wrap('content', dek, aad)).kek).not.toBe(before.kek);
  });

  it('does not unwrap for another key row, with another class or from changed bytes', async () => {
    const keys = await fileKekProvider(keyDir);
    const { kek, wrapped } = await keys.wrap('content', randomBytes(32), aad);
    await expect(keys.unwrap('content', kek, wrapped, Buffer.from('other|case|content|'))).rejects.toThrow(KekMismatch);
    await expect(keys.unwrap('identity', kek, wrapped, aad)).rejects.toThrow(KekMismatch);
    wrapped[20] = (wrapped[20] ?? 0) ^ 1;
    await expect(keys.unwrap('content', kek, wrapped, aad)).rejects.toThrow(KekMismatch);
  });
});

describe('sealed values of the user register', () => {
  it('open only where they were sealed, and unchanged', async () => {
    const directory = createDirectoryCrypto(await fileKekProvider(keyDir));
    const sealed = directory.seal('Åsa Öhrn', 'user:1:name');
    expect(directory.open(sealed, 'user:1:name')).toBe('Åsa Öhrn');
    expect(sealed).not.toContain('hrn');
    expect(() => directory.open(sealed, 'user:2:name')).toThrow(SealedValueBroken);
    expect(() => directory.open(`${sealed.slice(0, -2)}AA`, 'user:1:name')).toThrow(SealedValueBroken);
    expect(() => directory.open('', 'user:1:name')).toThrow(SealedValueBroken);
  });

  it('have a blind index that is equal for equal values only, and differs between installations', async () => {
    const here = createDirectoryCrypto(await fileKekProvider(keyDir));
    const elsewhere = createDirectoryCrypto(await fileKekProvider(path.join(home, 'other')));
    expect(here.blindIndex('sub-1')).toBe(here.blindIndex('sub-1'));
    expect(here.blindIndex('sub-1')).not.toBe(here.blindIndex('Sub-1'));
    expect(here.blindIndex('sub-1')).not.toBe(elsewhere.blindIndex('sub-1'));
  });
});
