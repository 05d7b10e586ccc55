import { z } from 'zod';
import type { AdmittedEvent } from './admission.js';
import type { EventMeta, StoredEvent } from './event-store.js';
import type { ClientEvent, ClientRecord } from './eventstoredb-client.js';
import { toPosition } from './eventstoredb-position.js';

/** What the store adds to the meta of an event: the server's own time is cut to seconds by one of the clients. */
export interface AppendMark {
  readonly recordedAt: string;
  /** Tells an event that this append wrote from one that an earlier send of it wrote. */
  readonly appendId: string;
}

const storedMeta = z.looseObject({ recordedAt: z.string(), appendId: z.string(), schemaVersion: z.number() });

/** Payloads travel as bytes: as JSON the client would parse them and write other bytes. */
export function toClientEvent(event: AdmittedEvent, mark: AppendMark): ClientEvent {
  const metadata = { ...(JSON.parse(event.meta) as EventMeta), schemaVersion: event.schemaVersion, ...mark };
  return {
    id: event.id,
    type: event.type,
    contentType: 'application/octet-stream',
    data: Buffer.from(event.data),
    metadata,
  };
}

/** The server's own streams, and the metadata of streams. */
export function isSystemStream(streamId: string): boolean {
  return streamId.startsWith('$');
}

export function appendIdOf(record: ClientRecord): string {
  return metaOf(record).appendId;
}

export function fromClientRecord(record: ClientRecord): StoredEvent {
  const { recordedAt, appendId: _, schemaVersion, ...meta } = metaOf(record);
  if (!record.position) throw new Error('The event store gives no log positions: its version is too old');
  return {
    id: record.id.toLowerCase(),
    type: record.type,
    schemaVersion,
    data: Buffer.from(record.data as Uint8Array).toString('utf8'),
    meta: meta as unknown as EventMeta,
    streamId: record.streamId,
    version: record.revision,
    position: toPosition(record.position),
    recordedAt,
  };
}

function metaOf(record: ClientRecord): z.infer<typeof storedMeta> {
  const parsed = storedMeta.safeParse(record.metadata);
  if (!parsed.success) throw new Error(`Event ${record.id} in the event store was not written by this program`);
  return parsed.data;
}
