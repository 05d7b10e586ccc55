import { admit, type AdmittedEvent } from './admission.js';
import { StreamClosed } from './errors.js';
import {
  categoryOf,
  EventIdTaken,
  StoreUnavailable,
  VersionConflict,
  type Appended,
  type Batch,
  type EventMeta,
  type EventStore,
  type Expected,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type StoredEvent,
  type Subscription,
} from './event-store.js';
import { startSubscription, Wake, type SubscribeOptions } from './subscription.js';

/** A store that forgets: for tests of everything above the port. `clock` gives the recording instant. */
export function createMemoryStore(clock: () => string = () => new Date().toISOString()): MemoryStore {
  return new MemoryStore(clock);
}

export class MemoryStore implements EventStore {
  readonly capabilities = { gapless: true, chain: 'notary', redaction: false } as const;
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly byId = new Map<string, StoredEvent>();
  private readonly closedStreams = new Set<string>();
  private readonly subscriptions = new Set<Subscription>();
  private readonly wake = new Wake();
  private closed = false;

  constructor(private readonly clock: () => string) {}

  async append(streamId: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> {
    this.assertOpen();
    const admitted = admit(streamId, expected, events);
    const stream = this.streams.get(streamId) ?? [];
    const repeat = this.repeatOf(streamId, stream, admitted);
    if (repeat) return repeat;
    if (this.closedStreams.has(streamId)) throw new StreamClosed(streamId);
    const actual = stream.length === 0 ? null : BigInt(stream.length - 1);
    if (!satisfies(expected, actual)) throw new VersionConflict(streamId, expected, actual);
    return this.write(streamId, stream, admitted);
  }

  async *readStream(streamId: string, options: ReadStreamOptions = {}): AsyncIterable<StoredEvent> {
    this.assertOpen();
    const { from, limit, backwards = false } = options;
    const inRange = (this.streams.get(streamId) ?? []).filter(
      (event) => from === undefined || (backwards ? event.version <= from : event.version >= from),
    );
    yield* (backwards ? inRange.reverse() : inRange).slice(0, limit);
  }

  async anyExists(streamIds: readonly string[]): Promise<boolean> {
    this.assertOpen();
    return Promise.resolve(streamIds.some((streamId) => this.streams.has(streamId)));
  }

  async readAll(options: { after: Position; limit: number; categories?: readonly string[] }): Promise<Batch> {
    this.assertOpen();
    const events: StoredEvent[] = [];
    let at = Number(options.after);
    for (; at < this.log.length && events.length < options.limit; at += 1) {
      const event = this.log[at];
      if (event && (options.categories?.includes(categoryOf(event.streamId)) ?? true)) events.push(event);
    }
    return { events, next: BigInt(at), atHead: at >= this.log.length };
  }

  subscribe(options: SubscribeOptions, onBatch: (batch: Batch) => Promise<void>): Subscription {
    const subscription = startSubscription(
      { wake: this.wake, readAll: (read) => this.readAll(read) },
      options,
      onBatch,
    );
    this.subscriptions.add(subscription);
    return subscription;
  }

  async head(): Promise<{ position: Position; recordedAt: string }> {
    this.assertOpen();
    return { position: BigInt(this.log.length), recordedAt: this.log.at(-1)?.recordedAt ?? new Date(0).toISOString() };
  }

  /** After this the stream takes no more events. */
  async closeStream(streamId: string): Promise<void> {
    this.closedStreams.add(streamId);
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.closed = true;
  }

  private repeatOf(streamId: string, stream: StoredEvent[], admitted: AdmittedEvent[]): Appended | undefined {
    const first = admitted.map((event) => this.byId.get(event.id)).find((known) => known !== undefined);
    if (!first) return undefined;
    const start = Number(first.version);
    const same = first.streamId === streamId && admitted.every((event, i) => stream[start + i]?.id === event.id);
    const last = stream[start + admitted.length - 1];
    if (!same || !last) throw new EventIdTaken(streamId);
    return { outcome: 'already-written', version: last.version, position: last.position };
  }

  private write(streamId: string, stream: StoredEvent[], admitted: AdmittedEvent[]): Appended {
    const now = this.clock();
    const before = this.log.at(-1)?.recordedAt ?? now;
    const recordedAt = now < before ? before : now;
    for (const event of admitted) {
      const stored: StoredEvent = {
        id: event.id,
        type: event.type,
        schemaVersion: event.schemaVersion,
        data: event.data,
        meta: JSON.parse(event.meta) as EventMeta,
        streamId,
        version: BigInt(stream.length),
        position: BigInt(this.log.length + 1),
        recordedAt,
      };
      stream.push(stored);
      this.log.push(stored);
      this.byId.set(event.id, stored);
    }
    this.streams.set(streamId, stream);
    this.wake.fire();
    return { outcome: 'written', version: BigInt(stream.length - 1), position: BigInt(this.log.length) };
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable(false);
  }
}

export function satisfies(expected: Expected, actual: bigint | null): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return actual === null;
  if (expected === 'stream-exists') return actual !== null;
  return actual === expected;
}
