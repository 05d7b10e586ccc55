/** A place in the log. Contiguous from 1 only where `capabilities.gapless`; otherwise only an order. */
export type Position = bigint;

/** The version a stream must have for an append: a version (0-based), no stream at all, any existing stream, or whatever is there. */
export type Expected = bigint | 'no-stream' | 'stream-exists' | 'any';

export interface EventMeta {
  /** UUIDv7 from the client: the idempotency key. */
  readonly commandId: string;
  /** Keyed hash of the canonical command body, to tell a repeat from another command with the same id. */
  readonly commandHash: string;
  /** Pseudonymous user id, `system:<name>` or `anonym`; never a name. */
  readonly actor: string;
  readonly role: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** When it happened in the world (ISO instant), where that is not the time of recording. */
  readonly occurredAt?: string;
  /** Version of the law under which a legal act was done. */
  readonly ruleSetId?: string;
}

export interface NewEvent {
  readonly id: string;
  /** Stored type, `LexSarahRapportRegistered.v1`. */
  readonly type: string;
  readonly schemaVersion: number;
  /** Exact JSON text: the bytes that are hashed are the bytes that are stored. */
  readonly data: string;
  readonly meta: EventMeta;
}

export interface StoredEvent extends Omit<NewEvent, 'data'> {
  /** After a redaction: the replacement payload, or null. */
  readonly data: string | null;
  readonly streamId: string;
  readonly version: bigint;
  readonly position: Position;
  /** Clock of the store, ISO instant in UTC. */
  readonly recordedAt: string;
  readonly redactedBy?: Position;
}

export interface Appended {
  readonly outcome: 'written' | 'already-written';
  readonly version: bigint;
  readonly position: Position;
}

/** The stream was at another version; nothing was written. */
export class VersionConflict extends Error {
  constructor(
    readonly streamId: string,
    readonly expected: Expected,
    readonly actual: bigint | null,
  ) {
    super(`version conflict on ${streamId}`);
    this.name = 'VersionConflict';
  }
}

/** An event id of the append exists in another stream or place; nothing was written. */
export class EventIdTaken extends Error {
  constructor(readonly streamId: string) {
    super(`event id taken, append to ${streamId}`);
    this.name = 'EventIdTaken';
  }
}

/** The store did not answer. `outcomeUnknown: false` means certainly not written. */
export class StoreUnavailable extends Error {
  constructor(readonly outcomeUnknown: boolean) {
    super('event store unavailable');
    this.name = 'StoreUnavailable';
  }
}

export interface ReadStreamOptions {
  readonly from?: bigint;
  readonly limit?: number;
  readonly backwards?: boolean;
}

export interface Batch {
  readonly events: readonly StoredEvent[];
  readonly next: Position;
  readonly atHead: boolean;
}

export interface Subscription {
  readonly position: Position;
  readonly state: 'catching-up' | 'live' | 'reconnecting';
  stop(): Promise<void>;
}

/** The record. Every adapter passes the same contract suite. */
export interface EventStore {
  readonly capabilities: { readonly gapless: boolean; readonly chain: 'inline' | 'notary'; readonly redaction: boolean };
  append(streamId: string, expected: Expected, events: readonly NewEvent[], options?: { timeoutMs?: number }): Promise<Appended>;
  readStream(streamId: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;
  /** Whether any of these streams has an event. */
  anyExists(streamIds: readonly string[]): Promise<boolean>;
  readAll(options: { after: Position; limit: number; categories?: readonly string[] }): Promise<Batch>;
  subscribe(
    options: { after: Position; categories?: readonly string[]; batchSize?: number },
    onBatch: (batch: Batch) => Promise<void>,
  ): Subscription;
  head(): Promise<{ position: Position; recordedAt: string }>;
  close(): Promise<void>;
}

/** The category of a stream: the text before the first dash. */
export function categoryOf(streamId: string): string {
  const dash = streamId.indexOf('-');
  return dash < 0 ? streamId : streamId.slice(0, dash);
}
