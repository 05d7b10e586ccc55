import type { RecordedEvent } from '#domain/recorded-event.js';

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Every id that stands somewhere in a value: people, units, other cases. */
export function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (idPattern.test(value)) found.add(value);
  } else if (Array.isArray(value)) {
    for (const inner of value) idsIn(inner, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) idsIn(inner, found);
  }
  return found;
}

/** The accounts of those who reported: named as such in a fact, whoever wrote it down. */
export function reportersIn(events: readonly RecordedEvent[]): ReadonlySet<string> {
  const found = events.flatMap(({ data }) => [reporterField(data, 'reporterId'), reporterField(data, 'receivedByOfficialId')]);
  return new Set(found.filter((id) => id !== undefined));
}

function reporterField(data: unknown, field: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Reflect.get(data, field);
  return typeof value === 'string' ? value : undefined;
}
