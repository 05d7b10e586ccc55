import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { chmod, link, mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** The key directory cannot be used; the message is one sentence for the person who starts the system. */
export class KeyDirError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeyDirError';
  }
}

/** The keys that open no case. */
export interface ServiceKeyFiles {
  readonly directory: Uint8Array;
  readonly commandHash: Uint8Array;
  readonly checkpoint: KeyObject;
}

export interface KeyFiles extends ServiceKeyFiles {
  /** Newest first. */
  readonly content: readonly [Uint8Array, ...Uint8Array[]];
  readonly identity: readonly [Uint8Array, ...Uint8Array[]];
}

const symmetric = ['content', 'identity', 'directory', 'command-hash'] as const;
const checkpointFile = 'checkpoint.pem';
const windows = process.platform === 'win32';

/** Reads the keys, after making them when the directory is missing or empty and `mayCreate` allows it. */
export async function readKeyDir(keyDir: string, mayCreate: boolean): Promise<KeyFiles> {
  const state = await stateOf(keyDir);
  if (state !== 'filled') {
    if (!mayCreate)
      throw new KeyDirError(`The keys in ${keyDir} are missing and sealed data exists: restore the key directory.`);
    await makeKeys(keyDir, state);
  }
  return {
    content: await readKeys(keyDir, 'content'),
    identity: await readKeys(keyDir, 'identity'),
    ...(await readServiceKeys(keyDir)),
  };
}

/** Reads only the keys that open no case, for a program that has no business in one; it never makes keys. */
export async function readServiceKeys(keyDir: string): Promise<ServiceKeyFiles> {
  if ((await stateOf(keyDir)) === 'absent')
    throw new KeyDirError(`The key directory ${keyDir} is missing: the API makes it at its first start.`);
  await refuseLoose(keyDir, 0o022, 'can be changed by other users');
  return {
    directory: (await readKeys(keyDir, 'directory'))[0],
    commandHash: (await readKeys(keyDir, 'command-hash'))[0],
    checkpoint: await readCheckpointKey(keyDir),
  };
}

type DirState = 'absent' | 'empty' | 'filled';
const unfinished = '.new-keys-';

async function stateOf(keyDir: string): Promise<DirState> {
  try {
    const entries = await readdir(keyDir);
    return entries.every((name) => name.startsWith(unfinished) || name === 'lost+found') ? 'empty' : 'filled';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'absent';
    throw new KeyDirError(`The key directory ${keyDir} cannot be read (${codeOf(error)}).`);
  }
}

/**
 * Makes the whole set beside its place and moves it in: an absent directory in one rename, so that a start that dies
 * half-way leaves nothing; an empty one (a mounted volume) by links, where of two first starts each key is made once.
 */
async function makeKeys(keyDir: string, state: DirState): Promise<void> {
  const home = state === 'empty' ? keyDir : path.dirname(path.resolve(keyDir));
  let made: string | undefined;
  try {
    await mkdir(home, { recursive: true });
    made = await mkdtemp(path.join(home, unfinished));
    await writeSet(made);
    if (state === 'absent') await rename(made, keyDir);
    else for (const name of await readdir(made)) await linkOnce(path.join(made, name), path.join(keyDir, name));
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') {
      throw new KeyDirError(`The keys could not be written to ${keyDir} (${codeOf(error)}).`);
    }
  } finally {
    if (made) await rm(made, { recursive: true, force: true });
  }
}

async function writeSet(dir: string): Promise<void> {
  await chmod(dir, 0o700);
  for (const name of symmetric)
    await writeKey(path.join(dir, `${name}.key`), `${randomBytes(32).toString('base64')}\n`);
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await writeKey(path.join(dir, checkpointFile), privateKey);
}

async function linkOnce(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

async function writeKey(file: string, contents: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(contents);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readKeys(keyDir: string, name: (typeof symmetric)[number]): Promise<[Uint8Array, ...Uint8Array[]]> {
  const file = path.join(keyDir, `${name}.key`);
  const [first, ...rest] = (await readSecret(file))
    .trim()
    .split(/\s+/)
    .map((line) => Buffer.from(line, 'base64'));
  if (first?.length !== 32 || rest.some((key) => key.length !== 32)) {
    throw new KeyDirError(`The key file ${file} does not hold 32-byte keys in base64.`);
  }
  return [first, ...rest];
}

async function readCheckpointKey(keyDir: string): Promise<KeyObject> {
  const file = path.join(keyDir, checkpointFile);
  const pem = await readSecret(file);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // told below: a broken file and a key of another kind are the same to the person who must replace it
  }
  throw new KeyDirError(`The key file ${file} does not hold an Ed25519 private key.`);
}

async function readSecret(file: string): Promise<string> {
  try {
    await refuseLoose(file, 0o037, 'can be read or changed by other users');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof KeyDirError) throw error;
    if (codeOf(error) === 'ENOENT')
      throw new KeyDirError(`The key file ${file} is missing: restore it, sealed data cannot be opened without it.`);
    throw new KeyDirError(`The key file ${file} cannot be read (${codeOf(error)}).`);
  }
}

async function refuseLoose(target: string, bits: number, why: string): Promise<void> {
  if (windows) return;
  const { mode } = await stat(target);
  if (mode & bits)
    throw new KeyDirError(`${target} ${why} (mode ${(mode & 0o777).toString(8)}): take the rights away.`);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error';
}
