import type { ReceiptAnswer } from '#domain/answers/public.js';
import { viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import { openQuestion } from '#domain/case/case-dialogue.js';
import type { CaseSections } from '#domain/case/case-sections.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { viewSynpunkt, type SynpunktView } from '#domain/synpunkt/synpunkt.view.js';
import { localDateOf } from '#domain/time/calendar.js';

type Told = Omit<ReceiptAnswer, 'number' | 'unitName'>;
type Answer = ReceiptAnswer['answers'][number];

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
    answers: view.answers.flatMap((one) => answerToSender(one, view.fromChild)),
    ...talkOf(sections),
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
    ...talkOf(view.sections),
    delay: null,
    handedOverTo: null,
    withdrawn: false,
    mayWithdraw: false,
  };
}

/** What was written to the vårdnadshavare or to somebody else whom it concerns is not for the sender. A child reads the text written for it first. */
function answerToSender({ at, to, summary, whatChanged, childAnswer }: SynpunktView['answers'][number], fromChild: boolean): Answer[] {
  if (!fromChild || childAnswer === null) return to === 'sender' ? [answerOf(at, summary, whatChanged)] : [];
  return [{ ...answerOf(at, childAnswer, null), whole: to === 'sender' ? { text: summary ?? '', whatChanged } : null }];
}

function answerOf(at: string, text: string | null, whatChanged: string | null): Answer {
  return { on: localDateOf(at), text: text ?? '', whatChanged, whole: null };
}

/** Days alone: the clock time of an answer may tell who was at the keyboard. */
function talkOf({ dialogue, attachments }: CaseSections): Pick<Told, 'dialogue' | 'files' | 'openQuestionId'> {
  return {
    dialogue: dialogue.map(({ at, from, kind, text }) => ({ on: localDateOf(at), from, kind, text: text ?? '' })),
    files: attachments.filter(({ from, withdrawn }) => from === 'reporter' && withdrawn === null).map(({ at, name }) => ({ on: localDateOf(at), name: name ?? '' })),
    openQuestionId: openQuestion(dialogue),
  };
}
