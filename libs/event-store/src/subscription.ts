import { setTimeout as delay } from 'node:timers/promises';
import type { Batch, Position, Subscription } from './event-store.js';

/** Tells waiting readers that the log may have grown. A wake-up between a read and the wait after it is never lost. */
export class Wake {
  private fired = 0;
  private readonly waiting = new Set<() => void>();

  /** Take before reading, hand to `wait` after. */
  get count(): number {
    return this.fired;
  }

  fire(): void {
    this.fired += 1;
    for (const resume of [...this.waiting]) resume();
  }

  /** Resolves when fired after `seen` was taken, at the latest after `ms`, or when the signal aborts. */
  async wait(seen: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.fired !== seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms).unref();
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}

export interface SubscriptionSource {
  readonly wake: Wake;
  readAll(options: { after: Position; limit: number; categories?: readonly string[] }): Promise<Batch>;
  /** Told about every failed read or handler, before the back-off. */
  readonly onError?: (error: unknown) => void;
}

export interface SubscribeOptions {
  readonly after: Position;
  readonly categories?: readonly string[];
  readonly batchSize?: number;
}

/** A lost wake-up costs at most this long. */
const pollMs = 1000;
const maxBackoffMs = 5000;
const maxBatch = 5000;

/**
 * Catch-up, then live, over any `readAll`. The position moves only after `onBatch` has resolved: a batch whose
 * handler failed, or whose read failed, comes again after a back-off. A batch may be empty when only `next` moved.
 * `stop()` waits for the handler that is running, so a handler must not await it.
 */
export function startSubscription(
  source: SubscriptionSource,
  options: SubscribeOptions,
  onBatch: (batch: Batch) => Promise<void>,
): Subscription {
  const stopping = new AbortController();
  let position = options.after;
  let state: Subscription['state'] = 'catching-up';
  const read = {
    limit: Math.min(options.batchSize ?? 500, maxBatch),
    ...(options.categories && { categories: options.categories }),
  };

  async function step(): Promise<void> {
    const seen = source.wake.count;
    const batch = await source.readAll({ after: position, ...read });
    if (stopping.signal.aborted) return;
    if (batch.next > position) {
      await onBatch(batch);
      position = batch.next;
    }
    state = batch.atHead ? 'live' : 'catching-up';
    if (batch.atHead) await source.wake.wait(seen, pollMs, stopping.signal);
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await step();
        failures = 0;
      } catch (error) {
        state = 'reconnecting';
        source.onError?.(error);
        failures += 1;
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

/** Waits longer after each failure, with jitter so that many readers do not come back at once. */
export async function backoff(failures: number, signal?: AbortSignal): Promise<void> {
  const ceiling = Math.min(maxBackoffMs, 50 * 2 ** Math.min(failures, 10));
  const ms = ceiling / 2 + Math.random() * (ceiling / 2);
  await delay(ms, undefined, { ref: false, ...(signal && { signal }) }).catch(() => undefined);
}
