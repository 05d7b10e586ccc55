import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Protocol } from './protocol.js';
import type { ExpectedRevision, Proposed, Recorded } from './server-log.js';

interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

export function proposedOf(message: ProposedMessage): Proposed {
  return {
    id: textOf(message.getId()),
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

interface ExpectedOption {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

export function expectedOf(option: ExpectedOption, revision: string): ExpectedRevision {
  if (option.hasNoStream()) return 'no_stream';
  if (option.hasAny()) return 'any';
  if (option.hasStreamExists()) return 'stream_exists';
  return BigInt(revision);
}

export function streamNameOf(identifier: { getStreamName(): Uint8Array | string } | undefined): string {
  const name = identifier?.getStreamName() ?? '';
  return typeof name === 'string' ? Buffer.from(name, 'base64').toString('utf8') : Buffer.from(name).toString('utf8');
}

export function identifierOf({ shared }: Protocol, stream: string) {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
}

/** A UUID in either of its two forms. */
export function textOf(uuid: UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (!structured) return uuid?.getString().toLowerCase() ?? '';
  const half = (bits: string) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const hex = half(structured.getMostSignificantBits()) + half(structured.getLeastSignificantBits());
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function uuidOf({ shared }: Protocol, text: string, structured: boolean): UUID {
  const uuid = new shared.UUID();
  if (!structured) return uuid.setString(text);
  const hex = text.replaceAll('-', '');
  const half = (part: string) => BigInt.asIntN(64, BigInt(`0x${part}`)).toString();
  return uuid.setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(half(hex.slice(0, 16)))
      .setLeastSignificantBits(half(hex.slice(16))),
  );
}

/** What reads and persistent subscriptions say of an event alike. */
export function readEventOf(protocol: Protocol, event: Recorded, structuredIds: boolean): ReadResp.ReadEvent {
  const { ReadEvent } = protocol.streams.ReadResp;
  return new ReadEvent()
    .setEvent(filled(protocol, new ReadEvent.RecordedEvent(), event, structuredIds))
    .setCommitPosition(event.commit.toString());
}

export function persistentEventOf(protocol: Protocol, event: Recorded, retryCount: number) {
  const { ReadEvent } = protocol.persistent.ReadResp;
  return new ReadEvent()
    .setEvent(filled(protocol, new ReadEvent.RecordedEvent(), event, false))
    .setCommitPosition(event.commit.toString())
    .setRetryCount(retryCount);
}

interface RecordMessage {
  setId(id: UUID): unknown;
  setStreamIdentifier(identifier: StreamIdentifier): unknown;
  setStreamRevision(revision: string): unknown;
  setCommitPosition(position: string): unknown;
  setPreparePosition(position: string): unknown;
  setCustomMetadata(bytes: Uint8Array): unknown;
  setData(bytes: Uint8Array): unknown;
  getMetadataMap(): { set(key: string, value: string): unknown };
}

function filled<R extends RecordMessage>(protocol: Protocol, record: R, event: Recorded, structuredIds: boolean): R {
  record.setId(uuidOf(protocol, event.id, structuredIds));
  record.setStreamIdentifier(identifierOf(protocol, event.stream));
  record.setStreamRevision(event.revision.toString());
  record.setCommitPosition(event.commit.toString());
  record.setPreparePosition(event.prepare.toString());
  record.setCustomMetadata(event.metadata);
  record.setData(event.data);
  const map = record.getMetadataMap();
  map.set('type', event.type);
  map.set('content-type', event.contentType);
  map.set('created', (BigInt(event.createdMs) * 10_000n).toString()); // in ticks of 100 ns, as the server counts
  return record;
}
