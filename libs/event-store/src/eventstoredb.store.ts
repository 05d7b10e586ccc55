import { admit } from './admission.js';
import type { EventIdClaims } from './event-id-claims.js';
import {
  categoryOf,
  StoreUnavailable,
  type Appended,
  type Batch,
  type EventStore,
  type Expected,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type StoredEvent,
  type Subscription,
} from './event-store.js';
import { appendOnce } from './eventstoredb-append.js';
import {
  shareClient,
  type ClientName,
  type ClientRecord,
  type LogPosition,
  type SharedClient,
} from './eventstoredb-client.js';
import { stepsWithin } from './eventstoredb-deadline.js';
import { isOfType, readFailure } from './eventstoredb-errors.js';
import { fromClientRecord, isSystemStream } from './eventstoredb-events.js';
import { toLogPosition, toPosition } from './eventstoredb-position.js';
import { startClientSubscription } from './eventstoredb-subscription.js';
import type { SubscribeOptions } from './subscription.js';

export interface EventStoreDbOptions {
  /** `esdb://…`, as EventStoreDB and KurrentDB write it. */
  readonly url: string;
  readonly client: ClientName;
  /** Ids that were ever used: the server remembers them only for a while. */
  readonly claims: EventIdClaims;
  /** Told about lost connections; never text from an event. */
  readonly log?: (message: string) => void;
}

const appendTimeoutMs = 8000;
const readStepMs = 10_000;
/** How many events one read of the log looks at, when most of them belong to other categories or to the server. */
const window = 2000;

/** The log in EventStoreDB or KurrentDB. Reads once, so that a wrong address is told at the start and the first command is not slow. */
export async function createEventStoreDbStore(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
  const shared = await shareClient(options.client, options.url);
  const store = new EventStoreDbStore(shared, options);
  try {
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

export class EventStoreDbStore implements EventStore {
  readonly capabilities = { gapless: false, chain: 'notary', redaction: false } as const;
  private readonly subscriptions = new Set<Subscription>();
  private readonly appending = new Map<string, Promise<unknown>>();
  private lastRecordedMs = 0;
  private closed = false;

  constructor(
    private readonly shared: SharedClient,
    private readonly options: EventStoreDbOptions,
  ) {}

  /** Appends to one stream go one after the other, so that they are written in the order of the calls. */
  async append(
    streamId: string,
    expected: Expected,
    events: readonly NewEvent[],
    options: { timeoutMs?: number } = {},
  ): Promise<Appended> {
    this.assertOpen();
    const admitted = admit(streamId, expected, events);
    const context = {
      shared: this.shared,
      claims: this.options.claims,
      now: () => this.now(),
      readRecords: (stream: string, from: bigint, limit?: number) =>
        this.records(stream, { from, ...(limit && { limit }) }),
    };
    const before = this.appending.get(streamId) ?? Promise.resolve();
    const mine = before
      .catch(() => undefined)
      .then(() => appendOnce(context, streamId, expected, admitted, options.timeoutMs ?? appendTimeoutMs));
    this.appending.set(streamId, mine);
    try {
      return await mine;
    } finally {
      if (this.appending.get(streamId) === mine) this.appending.delete(streamId);
    }
  }

  async *readStream(streamId: string, options: ReadStreamOptions = {}): AsyncIterable<StoredEvent> {
    this.assertOpen();
    for await (const record of this.records(streamId, options)) yield fromClientRecord(record);
  }

  async anyExists(streamIds: readonly string[]): Promise<boolean> {
    this.assertOpen();
    const found = streamIds.map(async (streamId) => {
      for await (const first of this.records(streamId, { limit: 1 })) return first.streamId === streamId;
      return false;
    });
    return (await Promise.all(found)).includes(true);
  }

  async readAll({
    after,
    limit,
    categories,
  }: {
    after: Position;
    limit: number;
    categories?: readonly string[];
  }): Promise<Batch> {
    this.assertOpen();
    const maxCount = Math.max(window, limit + 2);
    const events: StoredEvent[] = [];
    let next = after;
    let looked = 0;
    for await (const record of this.log({ from: toLogPosition(after) ?? 'start', maxCount, direction: 'forwards' })) {
      looked += 1;
      const position = toPosition(requiredPosition(record));
      if (position <= after) continue; // reading includes the position it begins at
      const wanted = !isSystemStream(record.streamId) && (categories?.includes(categoryOf(record.streamId)) ?? true);
      if (wanted && events.length === limit) return { events, next, atHead: false };
      if (wanted) events.push(fromClientRecord(record));
      next = position;
    }
    return { events, next, atHead: looked < maxCount };
  }

  subscribe(options: SubscribeOptions, onBatch: (batch: Batch) => Promise<void>): Subscription {
    this.assertOpen();
    const context = {
      shared: this.shared,
      headPosition: async () => (await this.head()).position,
      onError: (error: unknown) =>
        this.options.log?.(`event subscription interrupted: ${error instanceof Error ? error.name : 'unknown'}`),
    };
    const subscription = startClientSubscription(context, options, onBatch);
    this.subscriptions.add(subscription);
    return subscription;
  }

  /** The last event that is not the server's own. */
  async head(): Promise<{ position: Position; recordedAt: string }> {
    this.assertOpen();
    let from: 'end' | LogPosition = 'end';
    for (;;) {
      let last: LogPosition | undefined;
      for await (const record of this.log({ from, maxCount: from === 'end' ? 20 : window, direction: 'backwards' })) {
        if (!isSystemStream(record.streamId)) {
          const { position, recordedAt } = fromClientRecord(record);
          return { position, recordedAt };
        }
        last = requiredPosition(record);
      }
      if (!last || samePlace(last, from)) return { position: 0n, recordedAt: new Date(0).toISOString() };
      from = last;
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    await Promise.allSettled(this.appending.values());
    await this.shared.release();
  }

  private async *records(streamId: string, options: ReadStreamOptions): AsyncGenerator<ClientRecord> {
    try {
      for await (const { event } of stepsWithin(
        readStepMs,
        this.shared.client.readStream(streamId, forClient(options)),
      ))
        if (event) yield event;
    } catch (error) {
      if (!isOfType(error, 'stream-not-found') && !isOfType(error, 'stream-deleted')) throw readFailure(error);
    }
  }

  private async *log(options: {
    from: 'start' | 'end' | LogPosition;
    maxCount: number;
    direction: 'forwards' | 'backwards';
  }): AsyncGenerator<ClientRecord> {
    const { from, ...rest } = options;
    try {
      for await (const { event } of stepsWithin(
        readStepMs,
        this.shared.client.readAll({ fromPosition: from, ...rest }),
      ))
        if (event) yield event;
    } catch (error) {
      throw readFailure(error);
    }
  }

  private now(): string {
    this.lastRecordedMs = Math.max(Date.now(), this.lastRecordedMs);
    return new Date(this.lastRecordedMs).toISOString();
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable(false);
  }
}

function forClient({ from, limit, backwards = false }: ReadStreamOptions) {
  const [direction, beginning] = backwards ? (['backwards', 'end'] as const) : (['forwards', 'start'] as const);
  return { maxCount: limit ?? Number.MAX_SAFE_INTEGER, direction, fromRevision: from ?? beginning };
}

function requiredPosition(record: ClientRecord): LogPosition {
  if (!record.position) throw new Error('The event store gives no log positions: its version is too old');
  return record.position;
}

function samePlace(a: LogPosition, b: 'end' | LogPosition): boolean {
  return b !== 'end' && a.commit === b.commit && a.prepare === b.prepare;
}
