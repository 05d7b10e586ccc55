import type { Batch, Position, StoredEvent, Subscription } from './event-store.js';
import type {
  ClientRecord,
  ClientSubscription,
  LogPosition,
  SharedClient,
  StreamFilter,
} from './eventstoredb-client.js';
import { fromClientRecord } from './eventstoredb-events.js';
import { toLogPosition, toPosition } from './eventstoredb-position.js';
import { backoff, Wake, type SubscribeOptions } from './subscription.js';

export interface SubscriptionContext {
  readonly shared: SharedClient;
  /** Where the log ends now; what is beyond it came after the subscription and is live. */
  headPosition(): Promise<Position>;
  readonly onError: (error: unknown) => void;
}

/** Events waiting for the handler; beyond this the server is asked to wait. */
const maxWaiting = 1000;
/** The server tells how far it has come at least this often (in events it looked at), also when nothing matched. */
const searchWindow = 64;

/**
 * Catch-up, then live. The client's subscriptions end at the first lost connection with one error and then silence, so
 * they are opened anew from the last handled position, with back-off. The position moves only after the handler.
 */
export function startClientSubscription(
  context: SubscriptionContext,
  options: SubscribeOptions,
  onBatch: (batch: Batch) => Promise<void>,
): Subscription {
  const stopping = new AbortController();
  let position = options.after;
  let state: Subscription['state'] = 'catching-up';

  async function handle(batch: Batch): Promise<void> {
    for (let failures = 1; !stopping.signal.aborted; failures += 1) {
      try {
        await onBatch(batch);
        position = batch.next;
        state = batch.atHead ? 'live' : 'catching-up';
        return;
      } catch (error) {
        context.onError(error);
        await backoff(failures, stopping.signal);
      }
    }
  }

  async function session(): Promise<void> {
    const session = new Session(context, position, options);
    try {
      session.liveFrom(await context.headPosition());
      while (!stopping.signal.aborted) {
        const batch = session.take(position, options.batchSize ?? 500);
        if (!batch && session.atHead(position)) state = 'live';
        await (batch ? handle(batch) : session.more(stopping.signal));
      }
    } finally {
      await session.close();
    }
  }

  async function run(): Promise<void> {
    for (let failures = 1; !stopping.signal.aborted; failures += 1) {
      const before = position;
      try {
        await session();
      } catch (error) {
        state = 'reconnecting';
        context.onError(error);
        if (position > before) failures = 1;
        await backoff(failures, stopping.signal);
      }
    }
  }

  const ended = run();
  return {
    get position() {
      return position;
    },
    get state() {
      return state;
    },
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** One opened subscription of the client, from its first event to its first error. */
class Session {
  private readonly waiting: StoredEvent[] = [];
  private readonly wake = new Wake();
  private readonly source: ClientSubscription;
  private seen = 0;
  private received: Position;
  private reached: Position = 0n;
  private headAtStart: Position | undefined;
  private caughtUp = false;
  private failed: { readonly error: unknown } | undefined;

  constructor({ shared }: SubscriptionContext, after: Position, options: SubscribeOptions) {
    const from = toLogPosition(after) ?? 'start';
    this.received = after;
    this.source = shared.client.subscribeToAll(
      { fromPosition: from, filter: this.filter(options.categories) },
      { highWaterMark: 64 },
    );
    this.source.on('data', (resolved: { event?: ClientRecord }) => this.receive(resolved.event));
    this.source.on('caughtUp', () => this.hear(() => (this.caughtUp = true)));
    this.source.on('fellBehind', () => this.hear(() => (this.caughtUp = false)));
    this.source.on('error', (error: unknown) => this.fail(error));
    for (const ending of ['end', 'close']) this.source.on(ending, () => this.fail(new Error('the subscription ended')));
  }

  liveFrom(head: Position): void {
    this.headAtStart = head;
  }

  /** What can be handed out now. @throws what ended the subscription, once everything before it is handed out */
  take(position: Position, size: number): Batch | undefined {
    this.seen = this.wake.count;
    const events = this.waiting.splice(0, size);
    if (this.waiting.length < maxWaiting / 2) this.source.resume();
    const last = events.at(-1);
    if (last) return { events, next: last.position, atHead: this.atHead(last.position) };
    if (this.failed) throw this.failed.error;
    if (this.source.readableLength > 0 || this.reached <= position) return undefined;
    return { events: [], next: this.reached, atHead: this.atHead(this.reached) };
  }

  atHead(position: Position): boolean {
    const drained = this.waiting.length === 0 && this.source.readableLength === 0;
    return drained && (this.caughtUp || (this.headAtStart !== undefined && position >= this.headAtStart));
  }

  /** Resolves when there may be something to take. */
  more(signal: AbortSignal): Promise<void> {
    return this.wake.wait(this.seen, 1000, signal);
  }

  async close(): Promise<void> {
    this.failed ??= { error: undefined };
    await this.source.unsubscribe().catch(() => undefined);
    this.source.resume(); // read to its end and not destroyed, or the call behind it would never end
  }

  private filter(categories: readonly string[] | undefined): StreamFilter {
    return {
      filterOn: 'streamName',
      ...(categories ? { prefixes: categories.map((category) => `${category}-`) } : { regex: '^[^$]' }),
      checkpointInterval: 1,
      maxSearchWindow: searchWindow,
      checkpointReached: (_, position: LogPosition) => this.hear(() => (this.reached = toPosition(position))),
    };
  }

  private receive(record: ClientRecord | undefined): void {
    if (!record || this.failed) return;
    try {
      const event = fromClientRecord(record);
      if (event.position <= this.received) return; // a delivery may come twice
      this.received = event.position;
      this.waiting.push(event);
      if (this.waiting.length >= maxWaiting) this.source.pause();
      this.wake.fire();
    } catch (error) {
      this.fail(error);
    }
  }

  private hear(note: () => void): void {
    note();
    this.wake.fire();
  }

  private fail(error: unknown): void {
    this.failed ??= { error };
    this.wake.fire();
  }
}
