import * as grpc from '@grpc/grpc-js';
import type {
  CreateReq,
  CreateResp,
  DeleteReq,
  DeleteResp,
  ReadReq,
  ReadResp,
  ReplayParkedReq,
  ReplayParkedResp,
} from '@eventstore/db-client/generated/persistent_pb.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { persistentEventOf, streamNameOf, textOf } from './messages.js';
import { PersistentGroup, type Consumer } from './persistent-group.js';
import type { Protocol } from './protocol.js';
import type { Recorded, ServerLog } from './server-log.js';

interface GroupOptions {
  hasAll(): boolean;
  getStreamIdentifier(): StreamIdentifier | undefined;
  getGroupName(): string;
}

/** Persistent subscriptions to one stream or to all. They begin at the first event. */
export class PersistentCalls {
  private readonly groups = new Map<string, PersistentGroup>();

  constructor(
    private readonly protocol: Protocol,
    private readonly log: ServerLog,
  ) {}

  create(call: grpc.ServerUnaryCall<CreateReq, CreateResp>, reply: grpc.sendUnaryData<CreateResp>): void {
    const options = call.request.getOptions() as CreateReq.Options;
    const stream = options.hasAll()
      ? '$all'
      : streamNameOf(options.getStream()?.getStreamIdentifier() ?? options.getStreamIdentifier());
    const key = `${stream}::${options.getGroupName()}`;
    if (this.groups.has(key)) {
      reply(refused('persistent-subscription-exists', grpc.status.ALREADY_EXISTS, stream, options.getGroupName()));
      return;
    }
    const settings = options.getSettings();
    const wanted =
      stream === '$all'
        ? (event: Recorded) => !event.stream.startsWith('$')
        : (event: Recorded) => event.stream === stream;
    this.groups.set(
      key,
      new PersistentGroup(this.log, wanted, {
        maxRetryCount: settings?.getMaxRetryCount() ?? 10,
        messageTimeoutMs: settings?.getMessageTimeoutMs() || 30_000,
      }),
    );
    reply(null, new this.protocol.persistent.CreateResp());
  }

  delete(call: grpc.ServerUnaryCall<DeleteReq, DeleteResp>, reply: grpc.sendUnaryData<DeleteResp>): void {
    const [group, missing, key] = this.find(call.request.getOptions() as DeleteReq.Options);
    if (!group) {
      reply(missing);
      return;
    }
    this.groups.delete(key);
    group.end();
    reply(null, new this.protocol.persistent.DeleteResp());
  }

  replayParked(
    call: grpc.ServerUnaryCall<ReplayParkedReq, ReplayParkedResp>,
    reply: grpc.sendUnaryData<ReplayParkedResp>,
  ): void {
    const [group, missing] = this.find(call.request.getOptions() as ReplayParkedReq.Options);
    if (!group) {
      reply(missing);
      return;
    }
    group.replayParked();
    reply(null, new this.protocol.persistent.ReplayParkedResp());
  }

  /** The first message names the group; the answers follow. */
  read(call: grpc.ServerDuplexStream<ReadReq, ReadResp>): void {
    const { ReadResp: Resp } = this.protocol.persistent;
    let group: PersistentGroup | undefined;
    let consumer: Consumer | undefined;
    call.on('error', () => undefined);
    call.on('cancelled', () => consumer && group?.leave(consumer));
    call.on('data', (request: ReadReq) => {
      const options = request.getOptions();
      if (!options) {
        this.answer(group, request);
        return;
      }
      const [found, missing] = this.find(options);
      if (!found) {
        call.emit('error', missing);
        return;
      }
      group = found;
      consumer = {
        bufferSize: options.getBufferSize() || 10,
        deliver: (event, retryCount) =>
          call.write(new Resp().setEvent(persistentEventOf(this.protocol, event, retryCount))),
        drop: () =>
          call.emit(
            'error',
            refused('persistent-subscription-dropped', grpc.status.CANCELLED, '', options.getGroupName()),
          ),
      };
      call.write(
        new Resp().setSubscriptionConfirmation(
          new Resp.SubscriptionConfirmation().setSubscriptionId(options.getGroupName()),
        ),
      );
      group.join(consumer);
    });
  }

  private answer(group: PersistentGroup | undefined, request: ReadReq): void {
    group?.ack(request.getAck()?.getIdsList().map(textOf) ?? []);
    const nack = request.getNack();
    if (!nack) return;
    const { Action } = this.protocol.persistent.ReadReq.Nack;
    const action = nack.getAction() === Action.PARK ? 'park' : nack.getAction() === Action.RETRY ? 'retry' : 'skip';
    group?.nack(nack.getIdsList().map(textOf), action);
  }

  private find(options: GroupOptions): [PersistentGroup | undefined, grpc.ServiceError, string] {
    const stream = options.hasAll() ? '$all' : streamNameOf(options.getStreamIdentifier());
    const key = `${stream}::${options.getGroupName()}`;
    return [
      this.groups.get(key),
      refused('persistent-subscription-does-not-exist', grpc.status.NOT_FOUND, stream, options.getGroupName()),
      key,
    ];
  }
}

function refused(exception: string, code: grpc.status, stream: string, group: string): grpc.ServiceError {
  const metadata = new grpc.Metadata();
  metadata.set('exception', exception);
  metadata.set('stream-name', stream);
  metadata.set('group-name', group);
  return Object.assign(new Error(exception), { code, details: exception, metadata });
}
