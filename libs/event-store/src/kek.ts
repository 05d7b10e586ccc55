import { createCipheriv, createDecipheriv, createHash, randomBytes, type KeyObject } from 'node:crypto';
import type { KeyClass } from '#domain/personal-data.js';
import { readKeyDir, readServiceKeys } from './key-files.js';

/** Wraps the data keys of the cases. Behind it: key files (here), a systemd credential, a KMS or an HSM. */
export interface KekProvider {
  readonly id: string;
  wrap(cls: KeyClass, dek: Uint8Array, aad: Uint8Array): Promise<{ kek: string; wrapped: Uint8Array }>;
  unwrap(cls: KeyClass, kek: string, wrapped: Uint8Array, aad: Uint8Array): Promise<Uint8Array>;
}

/** The secrets of a program that opens no case. */
export interface ServiceKeys {
  /** Seals names and addresses of the user register (see directory-crypto.ts). */
  readonly directoryKey: Uint8Array;
  /** Keys the HMAC over a command body, so that the hash in the log says nothing about the text. */
  readonly commandHashKey: Uint8Array;
  /** Ed25519 private key that signs checkpoints of the log. */
  readonly checkpointKey: KeyObject;
}

/** All secrets of an installation that never lie in a database. */
export interface KeyRing extends KekProvider, ServiceKeys {}

/** A data key does not open with the key-encryption keys at hand: wrong key file, or a row that was moved. */
export class KekMismatch extends Error {
  constructor(readonly kek: string) {
    super(`The data key was wrapped by ${kek} and does not open with the keys in the key directory`);
    this.name = 'KekMismatch';
  }
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Key-encryption keys from files. A directory that is missing or empty is filled with new keys in one rename, unless
 * `mayCreate` is false (say so when sealed data exists: new keys could never open it). Throws KeyDirError with one
 * sentence when a key is missing, unreadable or readable by everybody.
 */
export async function fileKekProvider(keyDir: string, options: { mayCreate?: boolean } = {}): Promise<KeyRing> {
  const files = await readKeyDir(keyDir, options.mayCreate ?? true);
  const rings = { content: ringOf('content', files.content), identity: ringOf('identity', files.identity) };
  return {
    id: 'file',
    directoryKey: files.directory,
    commandHashKey: files.commandHash,
    checkpointKey: files.checkpoint,
    wrap(cls, dek, aad) {
      const { current, keys } = rings[cls];
      return Promise.resolve({ kek: current, wrapped: wrapWith(keyOf(keys, current), dek, aad) });
    },
    unwrap(cls, kek, wrapped, aad) {
      return new Promise((resolve) => {
        resolve(unwrapWith(keyOf(rings[cls].keys, kek), kek, wrapped, aad));
      });
    },
  };
}

/** The keys of a program that gets no key to any case: the key-encryption keys are not even read. Throws KeyDirError. */
export async function fileServiceKeys(keyDir: string): Promise<ServiceKeys> {
  const { directory, commandHash, checkpoint } = await readServiceKeys(keyDir);
  return { directoryKey: directory, commandHashKey: commandHash, checkpointKey: checkpoint };
}

interface Ring {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/** The first key of a file wraps; the others are former keys that still unwrap until every row is rewrapped. */
function ringOf(cls: KeyClass, keys: readonly [Uint8Array, ...Uint8Array[]]): Ring {
  const named = new Map(keys.map((key) => [nameOf(cls, key), key]));
  return { current: nameOf(cls, keys[0]), keys: named };
}

/** A name that tells keys apart and gives nothing away of them. */
function nameOf(cls: KeyClass, key: Uint8Array): string {
  return `file:${cls}:${createHash('sha256').update('klarsyn kek name').update(key).digest('hex').slice(0, 16)}`;
}

function keyOf(keys: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const key = keys.get(name);
  if (!key) throw new KekMismatch(name);
  return key;
}

function wrapWith(key: Uint8Array, dek: Uint8Array, aad: Uint8Array): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  return Buffer.concat([iv, cipher.update(dek), cipher.final(), cipher.getAuthTag()]);
}

function unwrapWith(key: Uint8Array, name: string, wrapped: Uint8Array, aad: Uint8Array): Uint8Array {
  const end = wrapped.length - tagBytes;
  if (end <= ivBytes) throw new KekMismatch(name);
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(aad)
    .setAuthTag(wrapped.subarray(end));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(ivBytes, end)), decipher.final()]);
  } catch {
    throw new KekMismatch(name);
  }
}
