import type { Instant } from './ids.js';

/** What stands where a field stood whose key has been destroyed (gallring). */
export interface Shredded {
  readonly shredded: true;
}

export function isShredded(value: unknown): value is Shredded {
  return typeof value === 'object' && value !== null && 'shredded' in value && value.shredded === true;
}

/** An event read back from the record with its marked fields opened, for the one answer that needs them. */
export interface RecordedEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
  /** Place in the stream of the case, from 0. */
  readonly version: number;
  /** Place in the whole record, as decimal text: it may be larger than a JSON number holds. */
  readonly position: string;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly role: string;
  readonly occurredAt?: Instant;
}

/** The instant a person would give for the event: when it happened, else when it was recorded. */
export function timeOf(event: RecordedEvent): Instant {
  return event.occurredAt ?? event.recordedAt;
}
