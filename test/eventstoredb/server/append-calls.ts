import * as grpc from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import { expectedOf, identifierOf, proposedOf, streamNameOf, textOf } from './messages.js';
import type { Protocol } from './protocol.js';
import type { Appending, ExpectedRevision, Proposed, Recorded, ServerLog } from './server-log.js';

/** BatchAppend, Append, Delete and Tombstone of one server. */
export class AppendCalls {
  constructor(
    private readonly protocol: Protocol,
    private readonly log: ServerLog,
    private readonly faults: Faults,
  ) {}

  /** One duplex stream for all appends of a client; parts of one append share a correlation id. */
  batchAppend(call: grpc.ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    const open = new Map<string, { stream: string; expected: ExpectedRevision; events: Proposed[] }>();
    call.on('data', (request: BatchAppendReq) => {
      const id = textOf(request.getCorrelationId());
      const options = request.getOptions();
      if (options)
        open.set(id, {
          stream: streamNameOf(options.getStreamIdentifier()),
          expected: expectedOf(options, options.getStreamPosition()),
          events: [],
        });
      const append = open.get(id);
      append?.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!append || !request.getIsFinal()) return;
      open.delete(id);
      const result = this.log.append(append.stream, append.expected, append.events);
      const reply = this.batchReply(append.stream, append.expected, result).setCorrelationId(
        request.getCorrelationId(),
      );
      void this.faults.beforeReply().then((send) => send && call.writable && call.write(reply));
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  }

  append(call: grpc.ServerReadableStream<AppendReq, AppendResp>, reply: grpc.sendUnaryData<AppendResp>): void {
    let stream = '';
    let expected: ExpectedRevision = 'any';
    const events: Proposed[] = [];
    call.on('data', (request: AppendReq) => {
      const options = request.getOptions();
      const message = request.getProposedMessage();
      if (options)
        [stream, expected] = [streamNameOf(options.getStreamIdentifier()), expectedOf(options, options.getRevision())];
      if (message) events.push(proposedOf(message));
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      const result = this.log.append(stream, expected, events);
      void this.faults.beforeReply().then((send) => {
        if (!send) return;
        if (result.ok) reply(null, this.success(result.last));
        else reply(refusal(result, stream, expected));
      });
    });
  }

  delete(call: grpc.ServerUnaryCall<DeleteReq, DeleteResp>, reply: grpc.sendUnaryData<DeleteResp>): void {
    const { DeleteResp: Resp } = this.protocol.streams;
    this.remove(call.request.getOptions(), false, reply, (last) =>
      new Resp().setPosition(
        new Resp.Position().setCommitPosition(last.commit.toString()).setPreparePosition(last.prepare.toString()),
      ),
    );
  }

  tombstone(call: grpc.ServerUnaryCall<TombstoneReq, TombstoneResp>, reply: grpc.sendUnaryData<TombstoneResp>): void {
    const { TombstoneResp: Resp } = this.protocol.streams;
    this.remove(call.request.getOptions(), true, reply, (last) =>
      new Resp().setPosition(
        new Resp.Position().setCommitPosition(last.commit.toString()).setPreparePosition(last.prepare.toString()),
      ),
    );
  }

  private remove<R>(
    options: DeleteReq.Options | TombstoneReq.Options | undefined,
    forEver: boolean,
    reply: grpc.sendUnaryData<R>,
    done: (last: Recorded) => R,
  ): void {
    const stream = streamNameOf(options?.getStreamIdentifier());
    const expected = options ? expectedOf(options, options.getRevision()) : 'any';
    const result = this.log.remove(stream, expected, forEver);
    if (result.ok) reply(null, done(result.last));
    else reply(refusal(result, stream, expected));
  }

  private success(last: Recorded): AppendResp {
    const { AppendResp: Resp } = this.protocol.streams;
    const position = new Resp.Position()
      .setCommitPosition(last.commit.toString())
      .setPreparePosition(last.prepare.toString());
    return new Resp().setSuccess(new Resp.Success().setCurrentRevision(last.revision.toString()).setPosition(position));
  }

  private batchReply(stream: string, expected: ExpectedRevision, result: Appending): BatchAppendResp {
    const { streams, shared } = this.protocol;
    const response = new streams.BatchAppendResp().setStreamIdentifier(identifierOf(this.protocol, stream));
    if (!result.ok) return response.setError(this.packed(stream, expected, result));
    const { last } = result;
    const position = new shared.AllStreamPosition()
      .setCommitPosition(last.commit.toString())
      .setPreparePosition(last.prepare.toString());
    return response.setSuccess(
      new streams.BatchAppendResp.Success().setCurrentRevision(last.revision.toString()).setPosition(position),
    );
  }

  /** Errors of a batch are a status with the typed error packed into it. */
  private packed(stream: string, expected: ExpectedRevision, result: Exclude<Appending, { ok: true }>) {
    const { shared, status, Any, Empty } = this.protocol;
    const details = new Any();
    if (result.why === 'stream-deleted') {
      details.pack(
        new shared.StreamDeleted().setStreamIdentifier(identifierOf(this.protocol, stream)).serializeBinary(),
        'event_store.client.StreamDeleted',
      );
    } else {
      const wrong = new shared.WrongExpectedVersion();
      if (result.current === null) wrong.setCurrentNoStream(new Empty());
      else wrong.setCurrentStreamRevision(result.current.toString());
      if (typeof expected === 'bigint') wrong.setExpectedStreamPosition(expected.toString());
      else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
      else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
      else wrong.setExpectedAny(new Empty());
      details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
    }
    return new status.Status().setMessage(result.why).setDetails(details as never);
  }
}

/** A plain error carries what went wrong in its gRPC metadata. */
export function refusal(
  result: Exclude<Appending, { ok: true }>,
  stream: string,
  expected: ExpectedRevision,
): grpc.ServiceError {
  const metadata = new grpc.Metadata();
  metadata.set('exception', result.why);
  metadata.set('stream-name', stream);
  if (result.why === 'wrong-expected-version') {
    metadata.set(
      'expected-version',
      typeof expected === 'bigint'
        ? expected.toString()
        : { no_stream: '-1', any: '-2', stream_exists: '-4' }[expected],
    );
    if (result.current !== null) metadata.set('actual-version', result.current.toString());
  }
  return Object.assign(new Error(result.why), { code: grpc.status.FAILED_PRECONDITION, details: result.why, metadata });
}
