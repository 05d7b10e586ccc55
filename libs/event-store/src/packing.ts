import { randomFillSync } from 'node:crypto';
import type { AdmittedEvent } from './admission.js';
import { categoryOf, type Expected } from './event-store.js';
import { chainNext, contentHash } from './hash-chain.js';

/** One append on its way to the database. */
export interface PackableAppend {
  readonly streamId: string;
  readonly expected: Expected;
  readonly events: readonly AdmittedEvent[];
}

/** The end of the log as this process last saw it. */
export interface KnownHead {
  readonly position: bigint;
  readonly chain: Buffer;
  readonly lastAtMs: number;
}

export interface FastPack {
  readonly values: readonly (string | Buffer)[];
  /** Version and position of the last event of each append, in order. */
  readonly ends: readonly { readonly version: bigint; readonly position: bigint }[];
  readonly head: KnownHead;
}

const saltBytes = 16;
const eventBytes = 80;

/** Arrays of the streams and of the event headers as array literals; payloads and metas as one JSON array text each. */
class Columns {
  private readonly streams: string[][] = [[], [], [], []];
  private readonly ids: string[] = [];
  private readonly types: string[] = [];
  private readonly schemaVersions: string[] = [];
  private readonly datas: string[] = [];
  private readonly metas: string[] = [];

  addStream(append: PackableAppend): void {
    const row = [
      quoted(append.streamId),
      quoted(categoryOf(append.streamId)),
      String(expectedCode(append.expected)),
      String(append.events.length),
    ];
    row.forEach((value, column) => this.streams[column]?.push(value));
  }

  addEvent(event: AdmittedEvent): void {
    this.ids.push(event.id);
    this.types.push(event.type);
    this.schemaVersions.push(String(event.schemaVersion));
    this.datas.push(event.data);
    this.metas.push(event.meta);
  }

  get streamValues(): string[] {
    return this.streams.map(literal);
  }

  get eventValues(): string[] {
    return [
      literal(this.ids),
      literal(this.types),
      literal(this.schemaVersions),
      `[${this.datas.join(',')}]`,
      `[${this.metas.join(',')}]`,
    ];
  }
}

/** Parameters of `es.append_fast`: positions, versions, hashes and the chain are made here from the known head. */
export function packFast(appends: readonly PackableAppend[], head: KnownHead, recordedAtMs: number): FastPack {
  const columns = new Columns();
  const total = appends.reduce((sum, append) => sum + append.events.length, 0);
  const bin = Buffer.allocUnsafe(total * eventBytes);
  const eventStreams: string[] = [];
  const versions: string[] = [];
  const ends: { version: bigint; position: bigint }[] = [];
  let { position, chain } = head;
  let at = 0;
  for (const append of appends) {
    columns.addStream(append);
    const stream = quoted(append.streamId);
    let version = expectedCode(append.expected);
    for (const event of append.events) {
      version += 1n;
      position += 1n;
      columns.addEvent(event);
      eventStreams.push(stream);
      versions.push(String(version));
      const salt = nextSalt();
      const content = contentHash(salt, event.data);
      const header = {
        position,
        streamId: append.streamId,
        version,
        eventId: event.id,
        type: event.type,
        schemaVersion: event.schemaVersion,
        recordedAtMs,
        meta: event.meta,
      };
      chain = chainNext(chain, header, content);
      bin.set(salt, at);
      bin.set(content, at + saltBytes);
      bin.set(chain, at + saltBytes + 32);
      at += eventBytes;
    }
    ends.push({ version, position });
  }
  const values = [
    String(head.position),
    head.chain,
    new Date(recordedAtMs).toISOString(),
    ...columns.streamValues,
    literal(eventStreams),
    literal(versions),
    ...columns.eventValues,
    bin,
  ];
  return { values, ends, head: { position, chain, lastAtMs: recordedAtMs } };
}

/** Parameters of `es.append_batch`: the database decides per append and makes positions, time and chain. */
export function packBatch(appends: readonly PackableAppend[]): readonly (string | Buffer)[] {
  const columns = new Columns();
  let total = 0;
  for (const append of appends) {
    columns.addStream(append);
    append.events.forEach((event) => columns.addEvent(event));
    total += append.events.length;
  }
  return [...columns.streamValues, ...columns.eventValues, randomFillSync(Buffer.allocUnsafe(total * saltBytes))];
}

/** Random bytes are drawn for many salts at a time: one draw costs more than hashing an event. */
const salts = Buffer.allocUnsafe(512 * saltBytes);
let saltsUsed = salts.length;
function nextSalt(): Buffer {
  if (saltsUsed === salts.length) {
    randomFillSync(salts);
    saltsUsed = 0;
  }
  saltsUsed += saltBytes;
  return salts.subarray(saltsUsed - saltBytes, saltsUsed);
}

/** -1 no stream, -2 any existing stream, -3 whatever is there; the SQL functions use the same numbers. */
function expectedCode(expected: Expected): bigint {
  if (expected === 'no-stream') return -1n;
  if (expected === 'stream-exists') return -2n;
  return expected === 'any' ? -3n : expected;
}

function literal(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}

function quoted(text: string): string {
  return /^[\w-]+$/.test(text) && text.toUpperCase() !== 'NULL' ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
