import { fieldsOf, optionalText } from './fields.js';
import type { ProjectedEvent } from './projected-event.js';

const said = /^(Avvikelse|Synpunkt|LexSarah)(MessageSent|KompletteringAdded)$/;
const answered = /^(Avvikelse|Synpunkt|LexSarah)(KompletteringRequested|AterkopplingGiven|Answered|Closed)$/;

/** The events in which sender and handler talk with each other (F-12). */
export const talkEventTypes: readonly string[] = [
  ...['Avvikelse', 'Synpunkt', 'LexSarah'].flatMap((prefix) => ['MessageSent', 'KompletteringAdded', 'KompletteringRequested'].map((end) => `${prefix}${end}`)),
  'AvvikelseAterkopplingGiven', 'LexSarahAterkopplingGiven',
];

/** Whether the sender waits for an answer. What a handler adds for the sender, after a call, waits for none. */
export function newMessageAfter(before: { readonly newMessage: boolean; readonly reporterId: string | null } | undefined, event: ProjectedEvent): boolean {
  const known = before?.newMessage ?? false;
  if (answered.test(event.type)) return false;
  if (!said.test(event.type)) return known;
  const data = fieldsOf(event.data);
  const by = optionalText(data, 'by');
  if (by !== null) return by === 'anonym' || by === before?.reporterId || known;
  return optionalText(data, 'from') === 'sender';
}
