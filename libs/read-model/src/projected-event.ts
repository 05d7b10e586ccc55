import type { Instant } from '#domain/ids.js';
import { categoryOf, type EventMeta, type Position, type StoredEvent } from '#event-store/event-store.js';
import { parseStored, type EventRegistry } from '#event-store/stored-event.js';

/** An event as projections see it: newest shape, plain name, marked fields still sealed. */
export interface ProjectedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly category: string;
  readonly streamId: string;
  /** The id of the case (or åtgärd, organisation …) the stream is about. */
  readonly caseId: string;
  readonly version: bigint;
  readonly position: Position;
  readonly recordedAt: Instant;
  /** When it happened in the world; where nobody said, when it was recorded. */
  readonly at: Instant;
  readonly meta: EventMeta;
}

/** An event that could not be read: it parks its stream for every projection that follows the category. */
export interface UnreadableEvent {
  readonly unreadable: string;
  readonly category: string;
  readonly streamId: string;
  readonly version: bigint;
  readonly position: Position;
}

export type LogEvent = ProjectedEvent | UnreadableEvent;

export function isUnreadable(event: LogEvent): event is UnreadableEvent {
  return 'unreadable' in event;
}

/** A projection could not take an event. The code says why; it never holds text from a case. */
export class ProjectionError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'ProjectionError';
  }
}

/** Reads one stored event in its newest shape. What cannot be read is handed on as such, never thrown or skipped. */
export function toLogEvent(registry: EventRegistry, stored: StoredEvent): LogEvent {
  const { streamId, version, position } = stored;
  const category = categoryOf(streamId);
  try {
    const parsed = parseStored(registry, stored);
    const at = stored.meta.occurredAt ?? stored.recordedAt;
    const caseId = streamId.slice(category.length + 1);
    return {
      id: stored.id,
      type: parsed.type,
      data: parsed.data,
      category,
      streamId,
      caseId,
      version,
      position,
      recordedAt: stored.recordedAt,
      at,
      meta: stored.meta,
    };
  } catch (error) {
    return { unreadable: errorCode(error), category, streamId, version, position };
  }
}

/** What may be stored and shown of an error: a code or its name, never its message, which may quote data. */
export function errorCode(error: unknown): string {
  if (error instanceof ProjectionError) return error.code;
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown-error';
}
