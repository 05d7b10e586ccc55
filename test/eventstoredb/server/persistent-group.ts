import type { Recorded, ServerLog } from './server-log.js';

export interface Consumer {
  /** How many events it takes before it must answer. */
  readonly bufferSize: number;
  deliver(event: Recorded, retryCount: number): void;
  drop(): void;
}

export interface GroupSettings {
  readonly maxRetryCount: number;
  readonly messageTimeoutMs: number;
}

interface Pending {
  readonly event: Recorded;
  readonly retryCount: number;
}

interface InFlight extends Pending {
  readonly consumer: Consumer;
  readonly timer: NodeJS.Timeout;
}

/** One persistent subscription: the server remembers what was answered, and gives again what was not. */
export class PersistentGroup {
  private readonly waiting: Pending[] = [];
  private readonly inFlight = new Map<string, InFlight>();
  private readonly consumers = new Set<Consumer>();
  private readonly parked: Recorded[] = [];
  private looked = 0;
  private readonly onGrowth = () => this.feed();

  constructor(
    private readonly log: ServerLog,
    private readonly wanted: (event: Recorded) => boolean,
    private readonly settings: GroupSettings,
  ) {
    log.grown.on('grown', this.onGrowth);
  }

  join(consumer: Consumer): void {
    this.consumers.add(consumer);
    this.feed();
  }

  leave(consumer: Consumer): void {
    this.consumers.delete(consumer);
    for (const [id, one] of this.inFlight) if (one.consumer === consumer) this.again(id);
  }

  ack(ids: readonly string[]): void {
    for (const id of ids) this.settle(id);
    this.feed();
  }

  nack(ids: readonly string[], action: 'park' | 'retry' | 'skip'): void {
    for (const id of ids) {
      if (action === 'retry') this.again(id);
      const settled = action === 'retry' ? undefined : this.settle(id);
      if (settled && action === 'park') this.parked.push(settled.event);
    }
    this.feed();
  }

  replayParked(): void {
    this.waiting.unshift(...this.parked.splice(0).map((event) => ({ event, retryCount: 0 })));
    this.feed();
  }

  end(): void {
    this.log.grown.off('grown', this.onGrowth);
    for (const { timer } of this.inFlight.values()) clearTimeout(timer);
    for (const consumer of this.consumers) consumer.drop();
    this.consumers.clear();
  }

  private settle(id: string): InFlight | undefined {
    const settled = this.inFlight.get(id);
    if (settled) clearTimeout(settled.timer);
    this.inFlight.delete(id);
    return settled;
  }

  /** Gives an event once more, or parks it when it was given often enough. */
  private again(id: string): void {
    const late = this.settle(id);
    if (!late) return;
    if (late.retryCount >= this.settings.maxRetryCount) this.parked.push(late.event);
    else this.waiting.unshift({ event: late.event, retryCount: late.retryCount + 1 });
    this.feed();
  }

  private feed(): void {
    for (; this.looked < this.log.all.length; this.looked += 1) {
      const event = this.log.all[this.looked];
      if (event && this.wanted(event)) this.waiting.push({ event, retryCount: 0 });
    }
    for (let consumer = this.idle(); consumer && this.waiting.length > 0; consumer = this.idle()) {
      const next = this.waiting.shift() as Pending;
      const timer = setTimeout(() => this.again(next.event.id), this.settings.messageTimeoutMs).unref();
      this.inFlight.set(next.event.id, { ...next, consumer, timer });
      consumer.deliver(next.event, next.retryCount);
    }
  }

  private idle(): Consumer | undefined {
    const load = (consumer: Consumer) => [...this.inFlight.values()].filter((one) => one.consumer === consumer).length;
    return [...this.consumers].find((consumer) => load(consumer) < consumer.bufferSize);
  }
}
