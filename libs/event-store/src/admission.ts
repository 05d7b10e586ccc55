import { EventIdTaken, type EventMeta, type Expected, type NewEvent } from './event-store.js';
import { UnstorableEvent } from './errors.js';

/** An event that may be sent as it is: checked, its id in lower case, its meta as the exact text that is stored. */
export interface AdmittedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
}

export const maxEventsPerAppend = 100;
export const maxEventBytes = 256 * 1024;
export const maxStreamIdBytes = 512;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const storedTypePattern = /^[A-Za-z][A-Za-z0-9]{0,150}\.v([1-9][0-9]{0,3})$/;
const streamIdPattern = /^[a-zA-Z][a-zA-Z0-9]*-\S+$/;

/**
 * The checks every store makes before an append, so that one caller's broken text never fails the batch of others.
 * @throws UnstorableEvent when a limit is broken or a text is not storable
 * @throws EventIdTaken when the append names one id twice
 */
export function admit(streamId: string, expected: Expected, events: readonly NewEvent[]): AdmittedEvent[] {
  checkStreamId(streamId);
  if (typeof expected === 'bigint' && expected < 0n) throw new UnstorableEvent('expected version below 0');
  if (events.length === 0 || events.length > maxEventsPerAppend) {
    throw new UnstorableEvent(`${events.length} events in one append, allowed are 1 to ${maxEventsPerAppend}`);
  }
  const admitted = events.map(admitEvent);
  if (admitted.length > 1 && new Set(admitted.map((event) => event.id)).size < admitted.length)
    throw new EventIdTaken(streamId);
  return admitted;
}

function checkStreamId(streamId: string): void {
  if (!streamIdPattern.test(streamId) || !isStorable(streamId) || Buffer.byteLength(streamId) > maxStreamIdBytes) {
    throw new UnstorableEvent('stream id is not <category>-<id> of at most 512 bytes');
  }
}

function admitEvent(event: NewEvent): AdmittedEvent {
  if (!uuidPattern.test(event.id)) throw new UnstorableEvent('event id is not a uuid');
  if (storedTypePattern.exec(event.type)?.[1] !== String(event.schemaVersion)) {
    throw new UnstorableEvent(`type ${event.type} does not end in .v${event.schemaVersion}`);
  }
  const meta = metaText(event.meta);
  checkJson(event.data);
  if (Buffer.byteLength(event.data) + meta.length > maxEventBytes) throw new UnstorableEvent('more than 256 KB');
  return { id: event.id.toLowerCase(), type: event.type, schemaVersion: event.schemaVersion, data: event.data, meta };
}

/** Meta holds ids and codes only; keys always in one order, so that the same meta has the same bytes. */
function metaText(meta: EventMeta): string {
  const text = JSON.stringify({
    commandId: meta.commandId,
    commandHash: meta.commandHash,
    actor: meta.actor,
    role: meta.role,
    correlationId: meta.correlationId,
    causationId: meta.causationId,
    occurredAt: meta.occurredAt,
    ruleSetId: meta.ruleSetId,
  });
  if (text.includes('\\u')) throw new UnstorableEvent('control character or lone surrogate in meta');
  return text;
}

/** One JSON value and nothing around it: payloads travel as elements of one array and must come back byte for byte. */
function checkJson(data: string): void {
  const first = data.charCodeAt(0);
  const last = data.charCodeAt(data.length - 1);
  if (!(first > 0x20 && last > 0x20) || !isStorable(data)) throw new UnstorableEvent('data is not plain JSON text');
  try {
    JSON.parse(data);
  } catch {
    throw new UnstorableEvent('data is not JSON');
  }
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
