import { EventEmitter } from 'node:events';

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  readonly commit: bigint;
  readonly prepare: bigint;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
}

export type ExpectedRevision = bigint | 'no_stream' | 'stream_exists' | 'any';
export type Appending =
  | { readonly ok: true; readonly last: Recorded }
  | { readonly ok: false; readonly why: 'wrong-expected-version'; readonly current: bigint | null }
  | { readonly ok: false; readonly why: 'stream-deleted' };

interface StreamState {
  readonly events: Recorded[];
  deletedBefore: bigint;
  tombstoned: boolean;
}

/** What the server keeps: survives a restart of the server in front of it. Behaves as the protocol shows it, nothing more. */
export class ServerLog {
  readonly all: Recorded[] = [];
  readonly grown = new EventEmitter().setMaxListeners(0);
  private readonly streams = new Map<string, StreamState>();
  private readonly recentIds = new Map<string, Recorded>();
  private offset = 4096n;

  append(stream: string, expected: ExpectedRevision, proposed: readonly Proposed[]): Appending {
    const state = this.stateOf(stream);
    if (state.tombstoned) return { ok: false, why: 'stream-deleted' };
    const repeat = this.repeatOf(state, expected, proposed);
    if (repeat) return { ok: true, last: repeat };
    const current = this.currentOf(state);
    if (!allows(expected, current)) return { ok: false, why: 'wrong-expected-version', current };
    return { ok: true, last: this.write(stream, state, proposed) };
  }

  /** Ids are remembered for a while only; this is when the while is over. */
  forgetIds(): void {
    this.recentIds.clear();
  }

  /** Undefined when there is nothing to read. @throws Error('stream-deleted') for a tombstone */
  read(stream: string): readonly Recorded[] | undefined {
    const state = this.streams.get(stream);
    if (state?.tombstoned) throw new Error('stream-deleted');
    if (!state || this.currentOf(state) === null) return undefined;
    return kept(state, this.metadataOf(stream));
  }

  remove(stream: string, expected: ExpectedRevision, forEver: boolean): Appending {
    const state = this.stateOf(stream);
    if (state.tombstoned) return { ok: false, why: 'stream-deleted' };
    const current = this.currentOf(state);
    if (!allows(expected, current)) return { ok: false, why: 'wrong-expected-version', current };
    const last = state.events.at(-1) ?? this.write(`$$${stream}`, this.stateOf(`$$${stream}`), [deletion]);
    if (forEver) state.tombstoned = true;
    else state.deletedBefore = BigInt(state.events.length);
    return { ok: true, last };
  }

  private repeatOf(
    state: StreamState,
    expected: ExpectedRevision,
    proposed: readonly Proposed[],
  ): Recorded | undefined {
    const at =
      typeof expected === 'bigint'
        ? Number(expected) + 1
        : expected === 'no_stream'
          ? 0
          : this.recentPlace(state, proposed[0]?.id ?? '');
    if (at === undefined) return undefined;
    const same = proposed.length > 0 && proposed.every((event, i) => state.events[at + i]?.id === event.id);
    return same ? state.events[at + proposed.length - 1] : undefined;
  }

  private recentPlace(state: StreamState, id: string): number | undefined {
    const recent = this.recentIds.get(id);
    return recent && state.events[Number(recent.revision)] === recent ? Number(recent.revision) : undefined;
  }

  private write(stream: string, state: StreamState, proposed: readonly Proposed[]): Recorded {
    const prepares = proposed.map((event) => (this.offset += BigInt(event.data.length + event.metadata.length + 97)));
    const commit = prepares.at(-1) ?? this.offset;
    for (const [i, event] of proposed.entries()) {
      const recorded = {
        ...event,
        stream,
        revision: BigInt(state.events.length),
        commit,
        prepare: prepares[i] ?? commit,
        createdMs: Date.now(),
      };
      state.events.push(recorded);
      this.all.push(recorded);
      this.recentIds.set(event.id, recorded);
    }
    this.grown.emit('grown');
    return state.events.at(-1) as Recorded;
  }

  private stateOf(stream: string): StreamState {
    const state = this.streams.get(stream) ?? { events: [], deletedBefore: 0n, tombstoned: false };
    this.streams.set(stream, state);
    return state;
  }

  /** The last revision, or null for a stream that has none or was deleted. */
  private currentOf(state: StreamState): bigint | null {
    const count = BigInt(state.events.length);
    return count === 0n || count === state.deletedBefore ? null : count - 1n;
  }

  private metadataOf(stream: string): StreamMetadata {
    const last = this.streams.get(`$$${stream}`)?.events.at(-1);
    return last ? (JSON.parse(Buffer.from(last.data).toString('utf8')) as StreamMetadata) : {};
  }
}

interface StreamMetadata {
  readonly $maxCount?: number;
  readonly $maxAge?: number;
  readonly $tb?: number;
}

const deletion: Proposed = {
  id: '00000000-0000-4000-8000-000000000000',
  type: '$metadata',
  contentType: 'application/json',
  data: Buffer.from('{}'),
  metadata: new Uint8Array(),
};

function kept(state: StreamState, metadata: StreamMetadata): readonly Recorded[] {
  const from = BigInt(Math.max(metadata.$tb ?? 0, state.events.length - (metadata.$maxCount ?? Infinity)));
  const young = metadata.$maxAge === undefined ? 0 : Date.now() - metadata.$maxAge * 1000;
  return state.events.filter(
    (event) => event.revision >= from && event.revision >= state.deletedBefore && event.createdMs >= young,
  );
}

function allows(expected: ExpectedRevision, current: bigint | null): boolean {
  if (expected === 'any') return true;
  if (expected === 'no_stream') return current === null;
  if (expected === 'stream_exists') return current !== null;
  return current === expected;
}
