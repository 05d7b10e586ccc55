import type { LocalDate } from '../ids.js';
import { daysBetween } from '../time/calendar.js';

/** What Q-23 counts of an avvikelse between authorities: days and yes or no, nothing that says who. */
export interface ExternFact {
  readonly direction: 'out' | 'in';
  /** Null for a draft: it has not gone anywhere (CNT-04). */
  readonly sentDate: LocalDate | null;
  readonly acknowledged: boolean;
  readonly answerDate: LocalDate | null;
  /** The time for an answer passed before one had come. */
  readonly overdue: boolean;
  readonly raised: boolean;
  readonly meetingHeld: boolean;
}

type Counts = (fact: ExternFact) => boolean;

/** Q-23 asks about sixty days, whatever the nämnd has agreed with a counterparty. */
const answerDays = 60;

const isSent: Counts = ({ direction, sentDate }) => direction === 'out' && sentDate !== null;

function isInTime({ sentDate, answerDate }: ExternFact): boolean {
  return sentDate !== null && answerDate !== null && daysBetween(sentDate, answerDate) <= answerDays;
}

export const externMeasures: Readonly<Record<string, { readonly label: string; readonly counts: Counts }>> = {
  'externa-avvikelser-skickade': { label: 'Avvikelser till andra myndigheter, skickade', counts: isSent },
  'externa-avvikelser-kvitterade': { label: 'Avvikelser till andra myndigheter, kvitterade', counts: (fact) => isSent(fact) && fact.acknowledged },
  'externa-avvikelser-besvarade-i-tid': { label: 'Avvikelser till andra myndigheter, besvarade inom 60 dagar', counts: (fact) => isSent(fact) && isInTime(fact) },
  'externa-avvikelser-obesvarade': {
    label: 'Avvikelser till andra myndigheter, obesvarade efter utsatt tid', counts: (fact) => isSent(fact) && fact.overdue && fact.answerDate === null,
  },
  'externa-avvikelser-lyfta': { label: 'Avvikelser till andra myndigheter, lyfta till samverkan', counts: (fact) => isSent(fact) && fact.raised },
  'externa-avvikelser-mote-hallet': { label: 'Avvikelser till andra myndigheter, möte hållet', counts: (fact) => isSent(fact) && fact.meetingHeld },
  'externa-avvikelser-mottagna': { label: 'Avvikelser från andra myndigheter, mottagna', counts: ({ direction }) => direction === 'in' },
};
