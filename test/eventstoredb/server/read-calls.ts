import type { EventEmitter } from 'node:events';
import * as grpc from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { refusal } from './append-calls.js';
import type { Faults } from './faults.js';
import { identifierOf, readEventOf, streamNameOf } from './messages.js';
import type { Protocol } from './protocol.js';
import type { Recorded, ServerLog } from './server-log.js';

type Call = grpc.ServerWritableStream<ReadReq, ReadResp>;

/** Reads and subscriptions: one RPC with two meanings. */
export class ReadCalls {
  constructor(
    private readonly protocol: Protocol,
    private readonly log: ServerLog,
    private readonly faults: Faults,
  ) {}

  read(call: Call): void {
    const options = call.request.getOptions() as ReadReq.Options;
    call.on('error', () => undefined);
    const answer = options.hasSubscription() ? this.subscribe(call, options) : this.page(call, options);
    answer.catch((error: unknown) => call.emit('error', error)); // which sends it to the client
  }

  private async page(call: Call, options: ReadReq.Options): Promise<void> {
    const stream = options.hasStream() ? streamNameOf(options.getStream()?.getStreamIdentifier()) : undefined;
    const events = stream === undefined ? this.log.all.filter(matcher(options)) : this.streamEvents(stream);
    if (!events) {
      const missing = new this.protocol.streams.ReadResp.StreamNotFound().setStreamIdentifier(
        identifierOf(this.protocol, stream ?? ''),
      );
      call.write(new this.protocol.streams.ReadResp().setStreamNotFound(missing));
      call.end();
      return;
    }
    const backwards = options.getReadDirection() === this.protocol.streams.ReadReq.Options.ReadDirection.BACKWARDS;
    const inRange = events.filter(startsAt(options, backwards));
    if (backwards) inRange.reverse();
    for (const event of inRange.slice(0, Number(options.getCount()))) {
      if (!(await this.send(call, options, event))) return;
    }
    call.end();
  }

  /** Begins after the given place, tells that it is confirmed, when it has caught up, and how far it has looked. */
  private async subscribe(call: Call, options: ReadReq.Options): Promise<void> {
    const { ReadResp: Resp } = this.protocol.streams;
    call.write(new Resp().setConfirmation(new Resp.SubscriptionConfirmation().setSubscriptionId('subscription')));
    const start = this.log.all.findIndex(comesAfter(options));
    let live = false;
    for (let at = start < 0 ? this.log.all.length : start, looked = 0; !call.cancelled;) {
      const event = this.log.all[at];
      if (event) {
        at += 1;
        looked += 1;
        if (!(await this.deliver(call, options, event, looked))) return;
      } else {
        if (!live) call.write(new Resp().setCaughtUp(new Resp.CaughtUp()));
        live = true;
        await firstOf([this.log.grown, 'grown'], [call, 'cancelled'], [call, 'close']);
      }
    }
  }

  private async deliver(call: Call, options: ReadReq.Options, event: Recorded, looked: number): Promise<boolean> {
    for (let n = this.isWanted(options, event) ? this.faults.deliveries() : 0; n > 0; n -= 1)
      if (!(await this.send(call, options, event))) return false;
    const filter = options.getFilter();
    const { ReadResp: Resp } = this.protocol.streams;
    const every = (filter?.getMax() || 32) * (filter?.getCheckpointintervalmultiplier() || 1);
    if (filter && looked % every === 0)
      call.write(
        new Resp().setCheckpoint(
          new Resp.Checkpoint().setCommitPosition(event.commit.toString()).setPreparePosition(event.prepare.toString()),
        ),
      );
    return true;
  }

  private isWanted(options: ReadReq.Options, event: Recorded): boolean {
    const stream = options.getStream();
    if (!stream) return matcher(options)(event);
    const after = stream.hasRevision() ? BigInt(stream.getRevision()) : -1n;
    return event.stream === streamNameOf(stream.getStreamIdentifier()) && event.revision > after;
  }

  private streamEvents(stream: string): readonly Recorded[] | undefined {
    try {
      return this.log.read(stream);
    } catch {
      throw refusal({ ok: false, why: 'stream-deleted' }, stream, 'any');
    }
  }

  /** False when the reader is gone. A reader that does not read is waited for. */
  private async send(call: Call, options: ReadReq.Options, event: Recorded): Promise<boolean> {
    if (call.cancelled || call.destroyed) return false;
    const structured = options.getUuidOption()?.hasStructured() ?? false;
    const response = new this.protocol.streams.ReadResp().setEvent(readEventOf(this.protocol, event, structured));
    if (call.write(response)) return true;
    await firstOf([call, 'drain'], [call, 'cancelled'], [call, 'close']);
    return !call.cancelled;
  }
}

export function matcher(options: ReadReq.Options): (event: Recorded) => boolean {
  const filter = options.getFilter();
  const byStream = filter?.getStreamIdentifier();
  const expression = byStream ?? filter?.getEventType();
  if (!expression) return () => true;
  const prefixes = expression.getPrefixList();
  const regex = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex());
  return (event) => {
    const text = byStream ? event.stream : event.type;
    return regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  };
}

/** Reading includes the place it begins at. */
function startsAt(options: ReadReq.Options, backwards: boolean): (event: Recorded) => boolean {
  const stream = options.getStream();
  if (stream) {
    const from = stream.hasRevision() ? BigInt(stream.getRevision()) : stream.hasEnd() === backwards ? undefined : null;
    return (event) =>
      from === undefined || (from !== null && (backwards ? event.revision <= from : event.revision >= from));
  }
  const all = options.getAll();
  const position = all?.getPosition();
  if (!position) return () => all?.hasEnd() === backwards;
  const place = { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
  return (event) => (backwards ? order(event, place) < 0 : order(event, place) >= 0);
}

/** Subscribing does not include it. */
function comesAfter(options: ReadReq.Options): (event: Recorded) => boolean {
  const stream = options.getStream();
  if (stream)
    return (event) => !stream.hasEnd() && (!stream.hasRevision() || event.revision > BigInt(stream.getRevision()));
  const all = options.getAll();
  const position = all?.getPosition();
  if (!position) return () => all?.hasEnd() === false;
  const place = { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
  return (event) => order(event, place) > 0;
}

function order(a: { commit: bigint; prepare: bigint }, b: { commit: bigint; prepare: bigint }): number {
  const difference = a.commit - b.commit || a.prepare - b.prepare;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Resolves with the first of some events, and listens to none of them any more. */
function firstOf(...waited: [EventEmitter, string][]): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const [emitter, event] of waited) emitter.off(event, done);
      resolve();
    };
    for (const [emitter, event] of waited) emitter.on(event, done);
  });
}
