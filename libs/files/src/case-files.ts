import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { KeyStore, KeyUse, Shredded } from '#event-store/keys.js';
import { lengthPrefixed } from '#event-store/length-prefix.js';
import type { FilePlace, FileStorage, FoundFile } from './file-storage.js';

/** What lies in a place, told by its content. */
export interface KeptFile {
  /** Of the bytes before they were sealed, in hex. */
  readonly sha256: string;
  readonly size: number;
}

/** The bytes in a place are not what was sealed for it: changed, moved or cut. */
export class FileBroken extends Error {
  override readonly name = 'FileBroken';

  constructor(readonly fileId: string) {
    super(`The sealed file ${fileId} does not open where it lies`);
  }
}

const content: KeyUse = { class: 'content', subject: '' };
const format = Buffer.from('KSF1');
const kidBytes = 36;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = format.length + kidBytes + ivBytes;

/** The files of the cases, sealed with the content key of their case: when the key is destroyed no file opens. */
export class CaseFiles {
  constructor(
    private readonly storage: FileStorage,
    private readonly keys: KeyStore,
  ) {}

  /**
   * Durable when it resolves. The first bytes under an id stay: a second `put` leaves them, and the answer always
   * tells what lies there, so a retry with the same bytes gets the same answer.
   * @throws StorageUnavailable, KeyDestroyed
   */
  async put(streamId: string, fileId: string, bytes: Uint8Array): Promise<KeptFile> {
    const place = { streamId, fileId };
    const { kid, key } = await this.keys.sealingKey(streamId, content);
    if ((await this.storage.put(place, seal(place, kid, key, bytes))) === 'stored') return told(bytes);
    const there = await this.get(streamId, fileId);
    if (there === null || !(there instanceof Uint8Array)) throw new FileBroken(fileId);
    return told(there);
  }

  /** null: no such file; shredded: the key of the case is destroyed. @throws StorageUnavailable, FileBroken */
  async get(streamId: string, fileId: string): Promise<Uint8Array | Shredded | null> {
    const place = { streamId, fileId };
    const sealed = await this.storage.get(place);
    if (sealed === null) return null;
    const kid = kidOf(place, sealed);
    const found = await this.keys.openingKey(streamId, kid);
    return 'shredded' in found ? found : opened(place, kid, found.key, sealed);
  }

  remove(streamId: string, fileId: string): Promise<void> {
    return this.storage.remove({ streamId, fileId });
  }

  list(streamId?: string): AsyncIterable<FoundFile> {
    return this.storage.list(streamId);
  }

  discardUnfinished(before: Date): Promise<number> {
    return this.storage.discardUnfinished(before);
  }
}

function told(bytes: Uint8Array): KeptFile {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}

/** Where the file lies is part of what is authenticated, so a file that is moved to another case does not open. */
function aadOf({ streamId, fileId }: FilePlace, kid: string): Buffer {
  return lengthPrefixed('file', streamId, fileId, kid);
}

function seal(place: FilePlace, kid: string, key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aadOf(place, kid));
  return Buffer.concat([format, Buffer.from(kid), iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function kidOf({ fileId }: FilePlace, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const known = bytes.length >= headBytes + tagBytes && bytes.subarray(0, format.length).equals(format);
  if (!known) throw new FileBroken(fileId);
  return bytes.toString('latin1', format.length, format.length + kidBytes);
}

function opened(place: FilePlace, kid: string, key: Uint8Array, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - tagBytes;
  const iv = sealed.subarray(format.length + kidBytes, headBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(aadOf(place, kid))
    .setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headBytes, end)), decipher.final()]);
  } catch {
    throw new FileBroken(place.fileId);
  }
}
