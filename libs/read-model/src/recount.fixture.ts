import { caseTypes } from '#domain/answers/worklist.js';
import type { ExternFact } from '#domain/statistics/extern-facts.js';
import type { CaseFact } from '#domain/statistics/facts.js';
import { localDateOf, yearOf } from '#domain/time/calendar.js';
import { node } from './dice.fixture.js';
import { type RandomHistory } from './random-history.fixture.js';

/** What the states of the three case types have in common, for looking at them in tests. */
export interface CaseStateLike {
  readonly status: string;
  readonly ownerUnit: string;
  readonly enheter: readonly string[];
  readonly receivedAt: string;
  readonly reporterId: string | null;
  readonly beslut?: { readonly value: string } | null;
  readonly aterkoppling?: string | { readonly reporter: string; readonly enskild: NonNullable<CaseFact['aterkoppling']> };
  readonly enskilda?: readonly unknown[];
  readonly links: readonly { readonly caseId: string; readonly link: string }[];
}

export const stateOf = (state: unknown): CaseStateLike => state as CaseStateLike;

/** Who wrote to another authority has been told when the case is closed. */
export function aterkopplingOf({ aterkoppling, status }: CaseStateLike): string {
  if (aterkoppling === undefined) return status === 'closed' ? 'done' : 'pending';
  return typeof aterkoppling === 'string' ? aterkoppling : aterkoppling.reporter;
}

const inBof = ['bof', 'bof-mottagning', 'bof-utredning'].map(node);
const enhetOf = (nodeId: string): string => (inBof.includes(nodeId) ? 'bof' : 'omsorg');
const kinds: Readonly<Record<string, string>> = {
  berom: 'praise',
  klagomal: 'klagomal',
  forslag: 'synpunkt',
  fraga: 'question',
  annat: 'synpunkt',
};

/** Counts the log by hand, from the states that the deciders folded and, for what they do not keep, event by event. */
export function recount(history: RandomHistory): readonly CaseFact[] {
  const cases = history.streams.filter(({ name }) => ['avvikelse', 'synpunkt', 'lexSarah', 'externAvvikelse', 'lexSarahInfo'].includes(name));
  return cases
    .map(({ id, name, state }) => toFact(history, id, name, stateOf(state)))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

function feedbackOf(name: string, events: Events, registered: Registered): Pick<CaseFact, 'aterkoppling' | 'extern'> {
  if (name === 'externAvvikelse') return { aterkoppling: null, extern: externOf(events) };
  return { aterkoppling: registered.anonymous === true || name === 'lexSarahInfo' ? null : told(events), extern: null };
}

function delayOf({ discoveredAt, reportedAt }: Registered, receivedAt: string): number | null {
  if (discoveredAt === undefined || discoveredAt === 'unknown') return null;
  const day = (time: string): number => Date.parse(time.length === 10 ? time : localDateOf(time)) / 86_400_000;
  return Math.max(0, day(reportedAt ?? receivedAt) - day(discoveredAt));
}

/** Nobody to tell where nobody is named. */
function enskildOf({ aterkoppling, enskilda = [] }: CaseStateLike): CaseFact['aterkoppling'] {
  return typeof aterkoppling === 'object' && enskilda.length > 0 ? aterkoppling.enskild : null;
}

function toFact(history: RandomHistory, caseId: string, name: string, state: CaseStateLike): CaseFact {
  const events = history.log.filter((event) => event.caseId === caseId);
  const registered = events[0]?.data as Registered;
  const duplicate = state.links.findLast(({ link }) => link === 'duplicate-of')?.caseId ?? null;
  return {
    caseId,
    caseType: caseTypes.find((type) => type === name.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)) ?? 'avvikelse',
    year: yearOf(sentAt(events) ?? state.receivedAt),
    ownerUnit: enhetOf(state.ownerUnit),
    units: [...new Set([state.ownerUnit, ...state.enheter].map(enhetOf))],
    handedOver: state.status === 'handed-over',
    duplicateOf: state.status === 'duplicate' ? duplicate : null,
    beslut: state.beslut?.value ?? null,
    sentToIvo: events.some(({ type }) => type === 'LexSarahIvoAnmalanRecorded'),
    ...feedbackOf(name, events, registered),
    aterkopplingEnskild: enskildOf(state),
    reportingDelay: delayOf(registered, state.receivedAt),
    ...classified(events, registered),
  };
}

/** Between authorities a case belongs to the year it was sent. */
function sentAt(events: Events): string | undefined {
  return (events.find(({ type }) => type === 'ExternAvvikelseDispatched')?.data as { sentAt?: string } | undefined)?.sentAt;
}

function externOf(events: Events): ExternFact {
  const has = (name: string): boolean => events.some(({ type }) => type === `ExternAvvikelse${name}`);
  const find = (name: string) => events.find(({ type }) => type === `ExternAvvikelse${name}`)?.data as Record<string, string> | undefined;
  const answered = find('AnswerRecorded')?.['receivedAt'] ?? find('Answered')?.['sentAt'];
  const sent = sentAt(events);
  return {
    direction: has('Created') ? 'out' : 'in',
    sentDate: sent === undefined ? null : localDateOf(sent),
    acknowledged: has('ReceiptRecorded'),
    answerDate: answered === undefined ? null : localDateOf(answered),
    overdue: has('UnansweredMarked') || events.some(({ type, data }) => type === 'ExternAvvikelseDeadlineMissed' && (data as { kind: string }).kind === 'DL-EX-2'),
    raised: has('Raised'),
    meetingHeld: events.some(({ type, data }) => type === 'ExternAvvikelseMeetingRecorded' && (data as { held: boolean }).held),
  };
}

interface Registered {
  readonly subject?: string;
  readonly senderKind?: string;
  readonly kind?: string;
  readonly anonymous?: boolean;
  readonly discoveredAt?: string;
  readonly reportedAt?: string;
}

type Events = readonly { readonly type: string; readonly data: unknown }[];

interface Classification {
  readonly categories?: readonly { readonly code: string }[];
  readonly kind?: string;
  readonly subject?: string;
}

function classified(events: Events, registered: Registered): Pick<CaseFact, 'categories' | 'kind' | 'subject'> {
  const last = events.findLast(({ type }) =>
    ['SynpunktClassified', 'LexSarahClassified', 'AvvikelseBedomningRecorded'].includes(type),
  );
  const said: Classification = { ...asSent(registered), ...(last?.data as Classification | undefined) };
  return {
    categories: [...new Set(said.categories?.map(({ code }) => code))],
    subject: said.subject ?? null,
    kind: said.kind ?? null,
  };
}

function asSent({ subject, senderKind = '', kind: said }: Registered): Classification {
  const kind = said ?? kinds[senderKind];
  return { ...(subject !== undefined && { subject }), ...(kind !== undefined && { kind }) };
}


function told(events: Events): CaseFact['aterkoppling'] {
  let now: CaseFact['aterkoppling'] = 'pending';
  for (const { type, data } of events) {
    if (/AterkopplingGiven|SynpunktAnswered/.test(type)) now = 'done';
    if (type.endsWith('AterkopplingSkipped') && ((data as { to?: string }).to ?? 'reporter') === 'reporter')
      now = 'not-possible';
    if (type === 'AvvikelseReopened' && now === 'done') now = 'pending';
    if (/^LexSarahBeslutRe(corded|vised)$/.test(type)) now = 'pending';
  }
  return now;
}
