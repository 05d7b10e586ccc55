import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const localHead = 0x04034b50;
const centralHead = 0x02014b50;
const endHead = 0x06054b50;
/** 1980-01-01: an archive of this kind has no other day that means none. */
const noDay = 0x21;

/** The entries of a ZIP file, by its central directory. */
export function readZip(archive: Buffer): ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new RangeError('not a ZIP file');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, bytes: bytesAt(archive, at) });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function bytesAt(archive: Buffer, central: number): Buffer {
  const local = archive.readUInt32LE(central + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(central + 20));
  return archive.readUInt16LE(central + 10) === 0 ? packed : inflateRawSync(packed);
}

/** A ZIP file that says nothing of when it was made: the same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries.filter((one) => !one.name.endsWith('/'))) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const nameBytes = Buffer.from(name, 'utf8');
    const fields = fieldsOf(bytes, packed, nameBytes.length);
    const head = Buffer.concat([number(localHead, 4), fields, nameBytes]);
    directory.push(number(centralHead, 4), number(20, 2), fields, Buffer.alloc(10), number(offset, 4), nameBytes);
    parts.push(head, packed);
    offset += head.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const count = number(directory.length / 6, 2);
  const end = [number(endHead, 4), Buffer.alloc(4), count, count, number(central.length, 4), number(offset, 4), Buffer.alloc(2)];
  return Buffer.concat([...parts, central, ...end]);
}

/** Version, flags, method, time, day, checksum, sizes, lengths: the same in both heads. */
function fieldsOf(bytes: Buffer, packed: Buffer, nameLength: number): Buffer {
  return Buffer.concat([
    number(20, 2), number(0x800, 2), number(8, 2), number(0, 2), number(noDay, 2), number(crc32(bytes), 4), number(packed.length, 4), number(bytes.length, 4),
    number(nameLength, 2), number(0, 2),
  ]);
}

function number(value: number, size: 2 | 4): Buffer {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntLE(value, 0, size);
  return buffer;
}
