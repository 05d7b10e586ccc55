import type { RecordedEvent } from '#domain/recorded-event.js';
import type { Aggregate } from '#domain/registry.js';
import type { EventStore, StoredEvent } from '#event-store/event-store.js';
import type { FieldCodec } from '#event-store/field-codec.js';
import { parseOpened, parseStored, toRecorded, type EventRegistry } from '#event-store/stored-event.js';

/** A case as it stands in the record, still sealed: enough to decide who may see it. */
export interface SealedCase {
  readonly version: bigint;
  readonly state: unknown;
  readonly events: readonly StoredEvent[];
}

export interface CaseReaderParts {
  readonly store: EventStore;
  readonly codec: FieldCodec;
  readonly registry: EventRegistry;
}

/** Reads one case from its own short stream. Opening is a second step, taken only after the access decision. */
export class CaseReader {
  constructor(private readonly parts: CaseReaderParts) {}

  async read(aggregate: Aggregate, caseId: string): Promise<SealedCase | null> {
    const events: StoredEvent[] = [];
    for await (const event of this.parts.store.readStream(`${aggregate.category}-${caseId}`)) events.push(event);
    const last = events.at(-1);
    if (!last) return null;
    let state = aggregate.decider.initial;
    for (const event of events) state = aggregate.decider.evolve(state, parseStored(this.parts.registry, event));
    return { version: last.version, state, events };
  }

  async anyExists(among: readonly Aggregate[], caseId: string): Promise<boolean> {
    return this.parts.store.anyExists(among.map(({ category }) => `${category}-${caseId}`));
  }

  /** For those who may read the narrative: every personal field opened. */
  async opened({ events }: SealedCase): Promise<RecordedEvent[]> {
    const { registry, codec } = this.parts;
    return (await Promise.all(events.map((event) => parseOpened(registry, codec, event)))).map(toRecorded);
  }

  /** One kind of event of the case, and nothing else of it: what is not asked for is not opened. */
  async openedOf({ events }: SealedCase, type: string): Promise<RecordedEvent[]> {
    const { registry, codec } = this.parts;
    const wanted = events.filter((event) => parseStored(registry, event).type === type);
    return (await Promise.all(wanted.map((event) => parseOpened(registry, codec, event)))).map(toRecorded);
  }

  /** For those who may know number and state: sealed fields stay sealed, and a view shows nothing in their place. */
  sealed({ events }: SealedCase): RecordedEvent[] {
    return events.map((event) => toRecorded(parseStored(this.parts.registry, event)));
  }
}
