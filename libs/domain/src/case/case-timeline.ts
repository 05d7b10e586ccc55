import { z } from 'zod';
import type { EventDefinitions } from '../events.js';
import { personalMarkOf } from '../personal-data.js';
import { timeOf, type RecordedEvent } from '../recorded-event.js';

/** One line of the history: enough for one Swedish sentence, without a word of the narrative. */
export const timelineEntry = z.object({
  type: z.string(),
  version: z.number(),
  at: z.string(),
  /** Account id. */
  actor: z.string(),
  role: z.string(),
  /** Clear codes, ids, dates and figures of the event. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

/** Deadlines have a list of their own; in the history only a missed one is told. */
const silent = /Deadline(Set|Met|Cancelled|ReminderNoted)$/;
const neverShown = new Set([
  'reporterId', 'receivedByOfficialId', 'by', 'hash', 'utredningHash', 'codeHash', 'sha256', 'sourceSha256',
]);

export function timelineOf(definitions: EventDefinitions, events: readonly RecordedEvent[]): TimelineEntry[] {
  return events
    .filter((event) => !silent.test(event.type))
    .map((event) => ({
      type: event.type,
      version: event.version,
      at: timeOf(event),
      actor: event.actor,
      role: event.role,
      data: clearScalars(definitions[event.type]?.schema, event.data),
    }));
}

function clearScalars(schema: z.ZodType | undefined, data: unknown): TimelineEntry['data'] {
  if (!(schema instanceof z.ZodObject) || typeof data !== 'object' || data === null) return {};
  const clear: TimelineEntry['data'] = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const value: unknown = Reflect.get(data, name);
    if (neverShown.has(name) || isSealed(field)) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') clear[name] = value;
  }
  return clear;
}

/** A mark may stand on the field or inside what makes it optional. */
function isSealed(field: unknown): boolean {
  if (!(field instanceof z.ZodType) || personalMarkOf(field) !== undefined) return true;
  return (field instanceof z.ZodOptional || field instanceof z.ZodNullable) && isSealed(field.unwrap());
}
