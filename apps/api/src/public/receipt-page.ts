import type { ReceiptAnswer } from '#domain/answers/public.js';
import { viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import type { CaseSections } from '#domain/case/case-sections.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { viewSynpunkt } from '#domain/synpunkt/synpunkt.view.js';
import { localDateOf } from '#domain/time/calendar.js';

type Told = Omit<ReceiptAnswer, 'number' | 'unitName'>;
type Answer = ReceiptAnswer['answers'][number];
type Line = ReceiptAnswer['dialogue'][number];

/** What the sender may know of what was done; never who did it, and nothing of other people (VIS-06). */
const toldSteps = /^(Avvikelse(Registered|BedomningRecorded|UtredningStarted|UtredningCompleted|Moved|AterkopplingGiven|Closed|Reopened)|Synpunkt(Registered|Acknowledged|Assigned|UtredningStarted|Answered|DelayNotified|Moved|HandedOver|Withdrawn|Closed|Reopened))$/;

export function toldByReceipt(caseType: ReceiptAnswer['caseType'], events: readonly RecordedEvent[]): Told {
  const steps = events.filter(({ type }) => toldSteps.test(type)).map((event) => ({ type: event.type, on: localDateOf(event.occurredAt ?? event.recordedAt) }));
  return { caseType, steps, ...(caseType === 'avvikelse' ? avvikelseTold(events) : synpunktTold(events)) };
}

function synpunktTold(events: readonly RecordedEvent[]): Omit<Told, 'caseType' | 'steps'> {
  const view = viewSynpunkt(events);
  const { status, report, sections, withdrawn, handedOver } = view;
  const delay = view.delays.at(-1);
  return {
    form: report.form,
    status,
    receivedOn: localDateOf(view.receivedAt),
    text: report.text,
    // What was written to the vårdnadshavare or to somebody else whom it concerns is not for the sender.
    answers: view.answers.filter(({ to }) => to === 'sender').map(({ at, summary, whatChanged }) => answerOf(at, summary, whatChanged)),
    ...dialogueOf(sections),
    delay: delay === undefined || status === 'answered' ? null : { newDate: delay.newDate, reason: delay.reason },
    handedOverTo: handedOver?.senderInformed === true ? handedOver.to : null,
    withdrawn: withdrawn !== null,
    mayWithdraw: withdrawn === null && !['closed', 'handed-over', 'duplicate'].includes(status),
  };
}

function avvikelseTold(events: readonly RecordedEvent[]): Omit<Told, 'caseType' | 'steps'> {
  const view = viewAvvikelse(events);
  return {
    form: 'full',
    status: view.status,
    receivedOn: localDateOf(view.receivedAt),
    text: view.report.whatHappened,
    answers: view.aterkoppling.given.map(({ at, text, whatChanged }) => answerOf(at, text, whatChanged)),
    ...dialogueOf(view.sections),
    delay: null,
    handedOverTo: null,
    withdrawn: false,
    mayWithdraw: false,
  };
}

function answerOf(at: string, text: string | null, whatChanged: string | null): Answer {
  return { on: localDateOf(at), text: text ?? '', whatChanged };
}

/** Messages, questions and what was added, in the order they came. */
function dialogueOf({ messages, kompletteringar }: CaseSections): Pick<Told, 'dialogue' | 'openQuestionId'> {
  const lines: (Line & { readonly at: string })[] = messages.map(({ at, from, text }) => ({ at, ...said(at, text), from, kind: 'message' as const }));
  for (const { asked, answers } of kompletteringar) {
    if (asked !== null) lines.push({ at: asked.at, ...said(asked.at, asked.questions), from: 'handler', kind: 'question' });
    for (const { at, text } of answers) lines.push({ at, ...said(at, text), from: 'sender', kind: 'addition' });
  }
  const open = kompletteringar.findLast(({ asked, answers }) => asked !== null && answers.length === 0);
  return {
    dialogue: lines.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ at: _at, ...line }) => line),
    openQuestionId: open?.kompletteringId ?? null,
  };
}

function said(at: string, text: string | null): Pick<Line, 'on' | 'text'> {
  return { on: localDateOf(at), text: text ?? '' };
}
