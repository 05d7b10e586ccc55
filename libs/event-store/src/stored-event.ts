import type { EventDefinitions } from '#domain/events.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { NewerThanProgram } from './errors.js';
import type { EventMeta, EventStore, NewEvent, StoredEvent } from './event-store.js';
import type { FieldCodec } from './field-codec.js';

/** One step, from version N of a payload to N + 1: pure, total, and blind to what is sealed. */
export type Upcaster = (data: unknown) => unknown;

/** Per event name, per version it starts from. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

/** All event types this program knows, with the way from every old version to the newest. */
export interface EventRegistry {
  readonly definitions: EventDefinitions;
  readonly upcasters: Upcasters;
}

/** An event as code sees it: plain name, newest shape, sealed fields still sealed. */
export interface ParsedEvent {
  readonly type: string;
  /** `{}` when the payload was redacted without a replacement. */
  readonly data: unknown;
  readonly id: string;
  readonly streamId: string;
  readonly version: bigint;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly meta: EventMeta;
}

/** @throws Error at once when a version of a registered type cannot reach the newest */
export function createEventRegistry(definitions: EventDefinitions, upcasters: Upcasters = {}): EventRegistry {
  for (const [name, { version }] of Object.entries(definitions)) {
    for (let from = 1; from < version; from += 1) {
      if (!upcasters[name]?.[from]) throw new Error(`${name}: no step from version ${from} to ${from + 1}`);
    }
  }
  return { definitions, upcasters };
}

/** `LexSarahRapportRegistered` in version 1 is stored as `LexSarahRapportRegistered.v1`. */
export function storedType(name: string, version: number): string {
  return `${name}.v${version}`;
}

export function plainType(stored: string): { readonly name: string; readonly version: number } {
  const [, name, version] = /^([A-Za-z][A-Za-z0-9]*)\.v([1-9][0-9]*)$/.exec(stored) ?? [];
  if (!name || !version) throw new NewerThanProgram(stored, null);
  return { name, version: Number(version) };
}

/** The event to append. `data` is already storable and sealed. */
export function toNewEvent(
  registry: EventRegistry,
  event: { id: string; type: string; data: unknown; meta: EventMeta },
): NewEvent {
  const definition = registry.definitions[event.type];
  if (!definition) throw new Error(`no event type ${event.type} is registered`);
  const { version } = definition;
  return {
    id: event.id,
    type: storedType(event.type, version),
    schemaVersion: version,
    data: JSON.stringify(event.data),
    meta: event.meta,
  };
}

/** @throws NewerThanProgram when the log was written by a newer program */
export function parseStored(registry: EventRegistry, event: StoredEvent): ParsedEvent {
  return inNewestShape(registry, event, payloadOf(event));
}

/** As `parseStored`, with the sealed fields opened. Opening comes before upcasting: an envelope opens only where it was sealed. */
export async function parseOpened(
  registry: EventRegistry,
  codec: FieldCodec,
  event: StoredEvent,
): Promise<ParsedEvent> {
  const { name } = plainType(event.type);
  return inNewestShape(registry, event, await codec.open(event.streamId, name, event.id, payloadOf(event)));
}

/** One stream for one answer, after the access decision: opened, in the newest shape, oldest first. */
export async function readEvents(
  from: { store: EventStore; registry: EventRegistry; codec: FieldCodec },
  streamId: string,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const stored of from.store.readStream(streamId)) {
    events.push(toRecorded(await parseOpened(from.registry, from.codec, stored)));
  }
  return events;
}

export function toRecorded(event: ParsedEvent): RecordedEvent {
  return {
    type: event.type,
    data: event.data,
    version: Number(event.version),
    position: String(event.position),
    recordedAt: event.recordedAt,
    actor: event.meta.actor,
    role: event.meta.role,
    ...(event.meta.occurredAt !== undefined && { occurredAt: event.meta.occurredAt }),
  };
}

function payloadOf(event: StoredEvent): unknown {
  return event.data === null ? {} : JSON.parse(event.data);
}

function inNewestShape(registry: EventRegistry, event: StoredEvent, payload: unknown): ParsedEvent {
  const { name, version } = plainType(event.type);
  const newest = registry.definitions[name]?.version ?? null;
  if (newest === null || version > newest) throw new NewerThanProgram(event.type, newest);
  let data = payload;
  for (let at = version; at < newest; at += 1) data = stepFrom(registry, name, at)(data);
  const { id, streamId, position, recordedAt, meta } = event;
  return { type: name, data, id, streamId, version: event.version, position, recordedAt, meta };
}

function stepFrom(registry: EventRegistry, name: string, version: number): Upcaster {
  const step = registry.upcasters[name]?.[version];
  if (!step) throw new Error(`${name}: no step from version ${version}`);
  return step;
}
