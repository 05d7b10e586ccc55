import type { ExternFact } from '#domain/statistics/extern-facts.js';
import { optionalText, text, yes, type Fields } from './fields.js';
import { swedishDay } from './local-day.js';
import type { ProjectedEvent } from './projected-event.js';
import type { StatFact } from './stat-fact.js';

const blank: Omit<ExternFact, 'direction'> = {
  sentDate: null,
  acknowledged: false,
  answerDate: null,
  overdue: false,
  raised: false,
  meetingHeld: false,
};

/** Null for a case that is not between authorities. */
export function externFact({ type }: ProjectedEvent): ExternFact | null {
  if (type === 'ExternAvvikelseCreated') return { direction: 'out', ...blank };
  return type === 'ExternAvvikelseRegistered' ? { direction: 'in', ...blank } : null;
}

function changed(fact: StatFact, change: Partial<ExternFact>): StatFact {
  return fact.extern === null ? fact : { ...fact, extern: { ...fact.extern, ...change } };
}

type Change = (fact: StatFact, data: Fields) => StatFact;

/** It belongs to the year it was sent: until then it counts nowhere. */
const dispatched: Change = (fact, data) => {
  const sentDate = swedishDay(text(data, 'sentAt'));
  return changed({ ...fact, receivedDate: sentDate }, { sentDate });
};

export const externFactChanges: Readonly<Record<string, Change>> = {
  ExternAvvikelseDispatched: dispatched,
  ExternAvvikelseReceiptRecorded: (fact) => changed(fact, { acknowledged: true }),
  ExternAvvikelseAnswerRecorded: (fact, data) =>
    changed(fact, { answerDate: fact.extern?.answerDate ?? swedishDay(text(data, 'receivedAt')) }),
  ExternAvvikelseAnswered: (fact, data) => changed(fact, { answerDate: swedishDay(text(data, 'sentAt')) }),
  ExternAvvikelseDeadlineMissed: (fact, data) =>
    optionalText(data, 'kind') === 'DL-EX-2' ? changed(fact, { overdue: true }) : fact,
  ExternAvvikelseUnansweredMarked: (fact) => changed(fact, { overdue: true }),
  ExternAvvikelseRaised: (fact) => changed(fact, { raised: true }),
  ExternAvvikelseMeetingRecorded: (fact, data) => (yes(data, 'held') ? changed(fact, { meetingHeld: true }) : fact),
};
