import { randomUUID } from 'node:crypto';
import type { Batch, EventMeta, EventStore, NewEvent, Position, StoredEvent } from '#event-store/event-store.js';

export const meta: EventMeta = {
  commandId: '01930000-0000-7000-8000-0000000000c1',
  commandHash: 'f'.repeat(64),
  actor: '01930000-0000-7000-8000-00000000ac70',
  role: 'medarbetare',
  correlationId: '01930000-0000-7000-8000-0000000000cc',
};

export function newEvent(change: Partial<NewEvent> = {}): NewEvent {
  return { id: randomUUID(), type: 'RapportNoted.v1', schemaVersion: 1, data: '{"n":1}', meta, ...change };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, n) => newEvent({ data: JSON.stringify({ n }) }));
}

export function newStream(category = 'rapport'): string {
  return `${category}-${randomUUID()}`;
}

export async function streamOf(
  store: EventStore,
  streamId: string,
  options: Parameters<EventStore['readStream']>[1] = {},
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.readStream(streamId, options)) events.push(event);
  return events;
}

export async function wholeLog(store: EventStore, after: Position = 0n, limit = 1000): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const batch = await store.readAll({ after, limit });
    events.push(...batch.events);
    if (batch.atHead) return events;
    after = batch.next;
  }
}

/** Rejections as values, so that a test can count them. */
export async function outcomes<T>(promises: readonly Promise<T>[]): Promise<{ done: T[]; errors: unknown[] }> {
  const settled = await Promise.allSettled(promises);
  return {
    done: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    errors: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])),
  };
}

export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const until = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

/** A handler that keeps everything it is given, and the same for what it is told about. */
export function collector() {
  const events: StoredEvent[] = [];
  const batches: Batch[] = [];
  return {
    events,
    batches,
    ids: () => events.map((event) => event.id),
    onBatch: async (batch: Batch) => {
      batches.push(batch);
      events.push(...batch.events);
    },
  };
}
