import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { FileRefused } from './file-refused.js';

const inflate = promisify(inflateRaw);

/** What a document may unpack to (security 13). */
const limits = { entries: 1_000, bytes: 100_000_000, ratio: 100 } as const;
const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const archive = /\.(zip|docx|xlsx|pptx|odt|ods|odp|docm|xlsm|jar|7z|rar|gz|tgz|tar|xz|bz2|cab|iso|apk)$/i;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The entries of a ZIP file, each read only when asked for; paths in it mean nothing here. */
export interface ZipDirectory {
  readonly names: readonly string[];
  /** Text of an entry; empty when there is none. */
  text(name: string): Promise<string>;
}

/**
 * Reads the directory and unpacks every entry once, so that a document that says one size and holds another is known
 * before anybody opens it. @throws FileRefused
 */
export async function readZip(bytes: Buffer): Promise<ZipDirectory> {
  const entries = directoryOf(bytes);
  assertWithin(bytes, entries);
  for (const entry of entries) await unpack(bytes, entry);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: entries.map(({ name }) => name),
    async text(name) {
      const entry = byName.get(name);
      return entry === undefined ? '' : (await unpack(bytes, entry)).toString('utf8');
    },
  };
}

function directoryOf(bytes: Buffer): Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) throw new FileRefused('archive-too-large');
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== signatures.entry) throw new FileRefused('file-unreadable');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push(entryAt(bytes, at, nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record is the last thing in the file: what is appended or put in front makes it two files in one. */
function endOf(bytes: Buffer): number {
  const startsHere = bytes.length > 22 && bytes.readUInt32LE(0) === signatures.local;
  const end = startsHere ? bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) : -1;
  if (end < 0 || end + 22 > bytes.length) throw new FileRefused('file-not-what-it-says');
  const whole = end + 22 + bytes.readUInt16LE(end + 20) === bytes.length;
  const ends = bytes.readUInt32LE(end + 16) + bytes.readUInt32LE(end + 12) === end;
  if (!whole || !ends) throw new FileRefused('file-not-what-it-says');
  return end;
}

function entryAt(bytes: Buffer, at: number, nameLength: number): Entry {
  const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const isLink = bytes.readUInt32LE(at + 38) >>> 28 === 0xa;
  const method = bytes.readUInt16LE(at + 10);
  if (encrypted || isLink || (method !== 0 && method !== 8)) throw new FileRefused('file-unreadable');
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    method,
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    at: bytes.readUInt32LE(at + 42),
  };
}

function assertWithin(bytes: Buffer, entries: readonly Entry[]): void {
  const sum = (of: (entry: Entry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
  const [packed, size] = [sum((entry) => entry.packed), sum((entry) => entry.size)];
  const overlapping = packed > bytes.length;
  if (overlapping || size > limits.bytes || size > limits.ratio * Math.max(packed, 1_000)) {
    throw new FileRefused('archive-too-large');
  }
  if (entries.some(({ name }) => archive.test(name))) throw new FileRefused('archive-nested');
}

/** @throws FileRefused also when it unpacks to more than it says */
async function unpack(bytes: Buffer, { at, packed, size, method }: Entry): Promise<Buffer> {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== signatures.local) throw new FileRefused('file-unreadable');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const raw = bytes.subarray(start, start + packed);
  const content = method === 0 ? raw : await inflated(raw, size);
  if (content.length !== size) throw new FileRefused('archive-too-large');
  if (content.length > 4 && content.readUInt32LE(0) === signatures.local) throw new FileRefused('archive-nested');
  return content;
}

async function inflated(raw: Buffer, size: number): Promise<Buffer> {
  try {
    return await inflate(raw, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const grows =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new FileRefused(grows ? 'archive-too-large' : 'file-unreadable');
  }
}
