import { z } from 'zod';
import type { EventDefinitions } from '../events.js';
import { isShredded, timeOf, type RecordedEvent } from '../recorded-event.js';

/** Stands in the page where a text has been destroyed by gallring. */
export const shreddedText = 'Uppgiften är gallrad';

/** A text of a case as a person reads it: null when it was never said, or when this reader may not see it. */
export const viewText = z.string().nullable();
export type ViewText = z.output<typeof viewText>;

/** A marked field of an opened event, whatever stands there. */
export function readText(value: unknown): ViewText {
  if (typeof value === 'string') return value;
  return isShredded(value) ? shreddedText : null;
}

/** Who did it and when, for everything that a page dates and signs. */
export const recordedBy = { at: z.string(), by: z.string() };

export function byWhom(event: RecordedEvent): { at: string; by: string } {
  return { at: timeOf(event), by: event.actor };
}

/** The events of one type, in order, with the data that its definition gives them. */
export function recorded<D extends EventDefinitions, T extends keyof D & string>(
  _definitions: D,
  events: readonly RecordedEvent[],
  type: T,
): readonly RecordedEvent<T, z.output<D[T]['schema']>>[] {
  const isOfType = (event: RecordedEvent): event is RecordedEvent<T, z.output<D[T]['schema']>> => event.type === type;
  return events.filter(isOfType);
}
