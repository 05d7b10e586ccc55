import type { RecordedEvent } from '../recorded-event.js';
import { textOf } from '../policies/fact.js';
import type { OutgoingText } from '../policies/secrecy.js';

const written = ['ExternAvvikelseCreated', 'ExternAvvikelseRevised'];
const fields = ['counterpartyUnit', 'description', 'konsekvens', 'wantedAtgard'] as const;

/** The words that leave with an avvikelse to another authority, as they stand now. */
export function outgoingTexts(events: readonly RecordedEvent[]): readonly OutgoingText[] {
  const letter = events.findLast((event) => written.includes(event.type));
  if (letter === undefined) return [];
  return fields.flatMap((field) => {
    const text = textOf(letter, field);
    return text === undefined ? [] : [{ field, text }];
  });
}
