import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AdmittedEvent } from './admission.js';
import { StreamClosed } from './errors.js';
import type { EventIdClaims } from './event-id-claims.js';
import { EventIdTaken, StoreUnavailable, VersionConflict, type Appended, type Expected } from './event-store.js';
import type { ClientRecord, SharedClient } from './eventstoredb-client.js';
import { within } from './eventstoredb-deadline.js';
import { actualVersionOf, isOfType, isUnavailable, wasNeverSent } from './eventstoredb-errors.js';
import { appendIdOf, toClientEvent } from './eventstoredb-events.js';
import { toPosition } from './eventstoredb-position.js';

export interface AppendContext {
  readonly shared: SharedClient;
  readonly claims: EventIdClaims;
  /** Reads one stream oldest first. */
  readRecords(streamId: string, from: bigint, limit?: number): AsyncIterable<ClientRecord>;
  /** Time of recording: this process's clock, never going back. */
  now(): string;
}

/** One send waits this long for its reply; then the same events are sent again. */
const perSendMs = 2500;

/** One append, exact also when it is a repeat, when its reply was lost, and when another program sends it at the same time. */
export async function appendOnce(
  context: AppendContext,
  streamId: string,
  expected: Expected,
  events: readonly AdmittedEvent[],
  timeoutMs: number,
): Promise<Appended> {
  const until = performance.now() + timeoutMs;
  const fresh = await context.claims.claim(
    streamId,
    events.map((event) => event.id),
  );
  if (!fresh) {
    const earlier = await findRepeat(context, streamId, events);
    if (earlier) return earlier;
  }
  const mark = { recordedAt: context.now(), appendId: randomUUID() };
  try {
    const revision = await sendUntil(
      context,
      streamId,
      expected,
      events.map((event) => toClientEvent(event, mark)),
      until,
    );
    return await writtenAt(context, streamId, revision, mark.appendId);
  } catch (error) {
    if (!isOfType(error, 'wrong-expected-version')) throw failure(error, streamId);
    const earlier = await findRepeat(context, streamId, events);
    if (earlier) return earlier;
    throw new VersionConflict(streamId, expected, actualVersionOf(error));
  }
}

type Sent = Parameters<SharedClient['client']['appendToStream']>[1];

/** Sends the same events again after a lost reply or a lost server, until the time is up. Gives the version of the last event. */
async function sendUntil(
  { shared }: AppendContext,
  streamId: string,
  expected: Expected,
  events: Sent,
  until: number,
): Promise<bigint> {
  const options = { [shared.expectedOption]: expectedForClient(expected) };
  let outcomeUnknown = false;
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    const left = until - performance.now();
    if (left <= 0) throw new StoreUnavailable(outcomeUnknown);
    try {
      const sent = shared.client.appendToStream(streamId, events, options);
      return (await within(Math.min(left, perSendMs), sent, true)).nextExpectedRevision;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      outcomeUnknown ||= !wasNeverSent(error);
      await delay(Math.min(pause, Math.max(0, until - performance.now())));
    }
  }
}

function expectedForClient(expected: Expected): bigint | string {
  return typeof expected === 'bigint' ? expected : expected.replace('-', '_');
}

/** The last event as the server has it: its position, and whether this append wrote it or an earlier one. */
async function writtenAt(
  context: AppendContext,
  streamId: string,
  version: bigint,
  appendId: string,
): Promise<Appended> {
  for await (const record of context.readRecords(streamId, version, 1)) {
    return {
      outcome: appendIdOf(record) === appendId ? 'written' : 'already-written',
      version: record.revision,
      position: positionOf(record),
    };
  }
  throw new StoreUnavailable(true);
}

/** The append as it stands in the stream already; undefined when none of its ids does. @throws EventIdTaken when only some do, or in another order */
async function findRepeat(
  context: AppendContext,
  streamId: string,
  events: readonly AdmittedEvent[],
): Promise<Appended | undefined> {
  const wanted = new Set(events.map((event) => event.id));
  const found: ClientRecord[] = [];
  for await (const record of context.readRecords(streamId, 0n))
    if (wanted.has(record.id.toLowerCase())) found.push(record);
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return undefined;
  const same =
    found.length === events.length &&
    found.every(
      (record, i) => record.id.toLowerCase() === events[i]?.id && record.revision === first.revision + BigInt(i),
    );
  if (!same) throw new EventIdTaken(streamId);
  return { outcome: 'already-written', version: last.revision, position: positionOf(last) };
}

function positionOf(record: ClientRecord): bigint {
  if (!record.position) throw new Error('The event store gives no log positions: its version is too old');
  return toPosition(record.position);
}

function failure(error: unknown, streamId: string): unknown {
  if (isOfType(error, 'stream-deleted')) return new StreamClosed(streamId);
  return isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable(true) : error;
}
