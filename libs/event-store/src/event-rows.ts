import type { EventMeta, StoredEvent } from './event-store.js';

/** Columns of es.events as texts, in the order `toStoredEvent` reads them. A redacted payload gives its replacement. */
export const eventColumns = `e.event_id, e.type, e.schema_version,
  CASE WHEN e.redacted_by IS NULL THEN e.data::text
    ELSE (SELECT (r.data -> 'replacement')::text FROM es.events r WHERE r.position = e.redacted_by) END AS data,
  e.meta::text AS meta, e.stream_id, e.version, e.position,
  to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at, e.redacted_by`;

export type EventRow = readonly [
  id: string,
  type: string,
  schemaVersion: number,
  data: string | null,
  meta: string,
  streamId: string,
  version: string,
  position: string,
  recordedAt: string,
  redactedBy: string | null,
];

export function toStoredEvent(row: EventRow): StoredEvent {
  const [id, type, schemaVersion, data, meta, streamId, version, position, recordedAt, redactedBy] = row;
  return {
    id,
    type,
    schemaVersion,
    data: redactedBy !== null && data === 'null' ? null : data,
    meta: JSON.parse(meta) as EventMeta,
    streamId,
    version: BigInt(version),
    position: BigInt(position),
    recordedAt,
    ...(redactedBy !== null && { redactedBy: BigInt(redactedBy) }),
  };
}
