import { createHash, hash } from 'node:crypto';

/** What the chain covers of one event besides its content. `recordedAtMs` is milliseconds since 1970 in UTC. */
export interface ChainedHeader {
  readonly position: bigint;
  readonly streamId: string;
  readonly version: bigint;
  readonly eventId: string;
  /** Stored type, `LexSarahRapportRegistered.v1`. */
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAtMs: number;
  /** Exact JSON text of the meta as stored. */
  readonly meta: string;
}

/** The chain before the first event. */
export const genesis: Buffer = createHash('sha256').update('genesis').digest();

/** Length as int32 (big endian), then the UTF-8 bytes: two fields side by side can never be read as two others. */
export function lp(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const out = Buffer.allocUnsafe(4 + length);
  out.writeInt32BE(length, 0);
  out.write(text, 4);
  return out;
}

/** SHA-256(salt ‖ data bytes). The salt, 16 random bytes, stops guessing of short payloads from their hash. */
export function contentHash(salt: Uint8Array, data: string): Buffer {
  const size = salt.length + Buffer.byteLength(data);
  const bytes = scratch(size);
  bytes.set(salt, 0);
  bytes.write(data, salt.length);
  return hash('sha256', bytes.subarray(0, size), 'buffer');
}

/** chain_n from chain_{n-1}; the same bytes as `es.chain_next` in SQL. */
export function chainNext(previous: Uint8Array, header: ChainedHeader, content: Uint8Array): Buffer {
  const meta = hash('sha256', header.meta, 'buffer');
  const out = scratch(fixedBytes + 3 * (header.streamId.length + header.type.length));
  out.set(previous, 0);
  let at = out.writeBigInt64BE(header.position, 32);
  at = writeText(out, at, header.streamId);
  at = out.writeBigInt64BE(header.version, at);
  at += out.write(header.eventId.replaceAll('-', ''), at, 'hex');
  at = writeText(out, at, header.type);
  at = out.writeInt16BE(header.schemaVersion, at);
  at = out.writeBigInt64BE(BigInt(header.recordedAtMs), at);
  out.set(meta, at);
  out.set(content, at + 32);
  return hash('sha256', out.subarray(0, at + 64), 'buffer');
}

/** Everything of a chain input but the two texts. */
const fixedBytes = 32 + 8 + 4 + 8 + 16 + 4 + 2 + 8 + 32 + 32;

function writeText(out: Buffer, at: number, text: string): number {
  const length = out.write(text, at + 4);
  out.writeInt32BE(length, at);
  return at + 4 + length;
}

/** One reused buffer: nothing awaits between filling and hashing it. */
let reused = Buffer.allocUnsafe(4096);
function scratch(size: number): Buffer {
  if (reused.length < size) reused = Buffer.allocUnsafe(size * 2);
  return reused;
}
