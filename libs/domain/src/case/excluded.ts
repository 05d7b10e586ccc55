import type { Instant } from '../ids.js';
import { timeOf, type RecordedEvent } from '../recorded-event.js';

export interface ExcludedPerson {
  readonly personId: string;
  /** From when the person may not read: what was read before that is shown to whoever handles jäv (security 6). */
  readonly since: Instant;
  readonly why: 'decided' | 'declared' | 'named';
}

type Why = ExcludedPerson['why'];

/** Who is kept away from a case, since when and why. A person who was cleared and named again counts from the second time. */
export function excludedPeople(events: readonly RecordedEvent[], excluded: readonly string[]): ExcludedPerson[] {
  const found = new Map<string, ExcludedPerson>();
  for (const event of events) {
    const fields = fieldsOf(event.data);
    if (event.type.endsWith('JavDecided') && fields['excluded'] === false) found.delete(String(fields['personId']));
    for (const [personId, why] of namedIn(event.type, fields)) {
      const before = found.get(personId);
      found.set(personId, before === undefined ? { personId, since: timeOf(event), why } : { ...before, why: graver(before.why, why) });
    }
  }
  return excluded.flatMap((personId) => found.get(personId) ?? []);
}

function namedIn(type: string, fields: Readonly<Record<string, unknown>>): readonly (readonly [string, Why])[] {
  const of = (value: unknown, why: Why) => (typeof value === 'string' ? [[value, why] as const] : []);
  if (type.endsWith('JavDecided')) return fields['excluded'] === true ? of(fields['personId'], 'decided') : [];
  if (type.endsWith('JavDeclared')) return of(fields['personId'], 'declared');
  if (type.endsWith('InvolvedStaffAdded')) return of(fields['personId'], 'named');
  if (type.endsWith('InvolvedStaffResolved')) return of(fields['accountId'], 'named');
  const listed = fields['involvedStaff'];
  return Array.isArray(listed) ? listed.flatMap((one) => of(fieldsOf(one)['personId'], 'named')) : [];
}

function graver(before: Why, now: Why): Why {
  return now === 'decided' || before === 'decided' ? 'decided' : before;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
