import { caseTypes } from '#domain/answers/worklist.js';
import type { CaseFact } from '#domain/statistics/facts.js';
import { yearOf } from '#domain/time/calendar.js';
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
  readonly aterkoppling: string | { readonly reporter: string };
  readonly links: readonly { readonly caseId: string; readonly link: string }[];
}

export const stateOf = (state: unknown): CaseStateLike => state as CaseStateLike;

export function aterkopplingOf({ aterkoppling }: CaseStateLike): string {
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
  const cases = history.streams.filter(({ name }) => ['avvikelse', 'synpunkt', 'lexSarah'].includes(name));
  return cases
    .map(({ id, name, state }) => toFact(history, id, name, stateOf(state)))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

function toFact(history: RandomHistory, caseId: string, name: string, state: CaseStateLike): CaseFact {
  const events = history.log.filter((event) => event.caseId === caseId);
  const registered = events[0]?.data as Registered;
  const duplicate = state.links.findLast(({ link }) => link === 'duplicate-of')?.caseId ?? null;
  return {
    caseId,
    caseType: caseTypes.find((type) => type === (name === 'lexSarah' ? 'lex-sarah' : name)) ?? 'avvikelse',
    year: yearOf(state.receivedAt),
    ownerUnit: enhetOf(state.ownerUnit),
    units: [...new Set([state.ownerUnit, ...state.enheter].map(enhetOf))],
    handedOver: state.status === 'handed-over',
    duplicateOf: state.status === 'duplicate' ? duplicate : null,
    beslut: state.beslut?.value ?? null,
    sentToIvo: events.some(({ type }) => type === 'LexSarahIvoAnmalanRecorded'),
    aterkoppling: registered.anonymous === true ? null : told(events),
    ...classified(events, registered),
  };
}

interface Registered {
  readonly subject?: string;
  readonly senderKind?: string;
  readonly anonymous?: boolean;
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

function asSent({ subject, senderKind = '' }: Registered): Classification {
  const kind = kinds[senderKind];
  return { ...(subject !== undefined && { subject }), ...(kind !== undefined && { kind }) };
}

const anew = ['AvvikelseReopened', 'LexSarahBeslutRecorded', 'LexSarahBeslutRevised'];

function told(events: Events): CaseFact['aterkoppling'] {
  let now: CaseFact['aterkoppling'] = 'pending';
  for (const { type, data } of events) {
    if (/AterkopplingGiven|SynpunktAnswered/.test(type)) now = 'done';
    if (type.endsWith('AterkopplingSkipped') && ((data as { to?: string }).to ?? 'reporter') === 'reporter')
      now = 'not-possible';
    if (anew.includes(type) && now === 'done') now = 'pending';
  }
  return now;
}
