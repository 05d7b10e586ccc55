import { z } from 'zod';
import type { RecordedEvent } from '../recorded-event.js';
import { kompletteringAdded, kompletteringRequested, messageSent } from './case-events.js';
import { byWhom, readText, recordedBy, viewText } from './case-view.js';

/** F-12: what sender and handler have written to each other, in the order it was written. */
export const dialogueLine = z.object({
  ...recordedBy,
  from: z.enum(['sender', 'handler']),
  kind: z.enum(['message', 'question', 'addition']),
  kompletteringId: z.string().nullable(),
  text: viewText,
});
export type DialogueLine = z.output<typeof dialogueLine>;

export function dialogueOf(prefix: string, events: readonly RecordedEvent[]): DialogueLine[] {
  return events.flatMap((event) => lineOf(prefix, event) ?? []);
}

/** The sender wrote last, and nobody has answered yet. */
export function senderWaits(dialogue: readonly DialogueLine[]): boolean {
  return dialogue.at(-1)?.from === 'sender';
}

/** The newest question without an answer. */
export function openQuestion(dialogue: readonly DialogueLine[]): string | null {
  const answered = dialogue.filter(({ kind }) => kind === 'addition').map(({ kompletteringId }) => kompletteringId);
  return dialogue.findLast((one) => one.kind === 'question' && !answered.includes(one.kompletteringId))?.kompletteringId ?? null;
}

function lineOf(prefix: string, event: RecordedEvent): DialogueLine | null {
  if (event.type === `${prefix}MessageSent`) {
    const { from, text } = messageSent.pick({ from: true }).loose().parse(event.data);
    return { ...byWhom(event), from, kind: 'message', kompletteringId: null, text: readText(text) };
  }
  if (event.type === `${prefix}KompletteringRequested`) {
    const { kompletteringId, questions } = kompletteringRequested.pick({ kompletteringId: true }).loose().parse(event.data);
    return { ...byWhom(event), from: 'handler', kind: 'question', kompletteringId, text: readText(questions) };
  }
  if (event.type === `${prefix}KompletteringAdded`) {
    const { kompletteringId, text } = kompletteringAdded.pick({ kompletteringId: true }).loose().parse(event.data);
    return { ...byWhom(event), from: 'sender', kind: 'addition', kompletteringId: kompletteringId ?? null, text: readText(text) };
  }
  return null;
}
