import type { CaseType } from '#domain/answers/worklist.js';
import { fieldsOf, object, objects, optionalText, text, withValue, yes, type Fields } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';

/** The clear facts of a case that lists are made of: ids, codes and times, no word of the narrative. */
export interface CaseFacts {
  readonly caseId: string;
  readonly category: string;
  readonly caseType: CaseType;
  readonly status: string;
  readonly unitId: string;
  /** Every enhet of a joint case, the owner included. */
  readonly enheter: readonly string[];
  readonly receivedAt: string;
  /** Pseudonymous id of the reporter, for what jäv says of the sender; no list is searched by it. */
  readonly reporterId: string | null;
  readonly kind: string | null;
  readonly utredareId: string | null;
  readonly beslutsfattareId: string | null;
  readonly handlerId: string | null;
  readonly secondReaderId: string | null;
  /** Persons whom a jäv decision keeps away. */
  readonly excluded: readonly string[];
  readonly involvedStaff: readonly string[];
  readonly javDeclaredBy: readonly string[];
  readonly chefBerors: boolean;
  readonly someoneInDanger: boolean;
}

export interface CaseCategory {
  readonly caseType: CaseType;
  /** How the case type is written in the names of its events. */
  readonly prefix: string;
  /** The event that makes the case. */
  readonly registered: string;
}

export const caseCategories: Readonly<Record<string, CaseCategory>> = {
  avvikelse: { caseType: 'avvikelse', prefix: 'Avvikelse', registered: 'AvvikelseRegistered' },
  synpunkt: { caseType: 'synpunkt', prefix: 'Synpunkt', registered: 'SynpunktRegistered' },
  lexSarah: { caseType: 'lex-sarah', prefix: 'LexSarah', registered: 'LexSarahRapportRegistered' },
};

export const registrations: ReadonlySet<string> = new Set(
  Object.values(caseCategories).map(({ registered }) => registered),
);

type Change = (facts: CaseFacts, data: Fields) => CaseFacts;

const to =
  (status: string): Change =>
  (facts) => ({ ...facts, status });
const only =
  (from: readonly string[], status: string): Change =>
  (facts) =>
    from.includes(facts.status) ? { ...facts, status } : facts;

const moved: Change = (facts, data) => {
  const unitId = text(data, 'toNodeId');
  return {
    ...facts,
    unitId,
    enheter: withValue(
      facts.enheter.filter((one) => one !== text(data, 'fromNodeId')),
      unitId,
    ),
  };
};

const javDecided: Change = (facts, data) => {
  const others = facts.excluded.filter((one) => one !== text(data, 'personId'));
  const javDeclaredBy = facts.javDeclaredBy.filter((one) => one !== text(data, 'personId'));
  return { ...facts, javDeclaredBy, excluded: yes(data, 'excluded') ? [...others, text(data, 'personId')] : others };
};

const staffAdded: Change = (facts, data) => ({
  ...facts,
  involvedStaff: withValue(facts.involvedStaff, text(data, 'personId')),
  chefBerors: facts.chefBerors || optionalText(data, 'part') === 'manager',
});

function commonChanges(prefix: string): Record<string, Change> {
  return {
    [`${prefix}Moved`]: moved,
    [`${prefix}DuplicateMarked`]: to('duplicate'),
    [`${prefix}EnhetAdded`]: (facts, data) => ({ ...facts, enheter: withValue(facts.enheter, text(data, 'enhetId')) }),
    [`${prefix}JavDeclared`]: (facts, data) => ({
      ...facts,
      javDeclaredBy: withValue(facts.javDeclaredBy, text(data, 'personId')),
    }),
    [`${prefix}JavDecided`]: javDecided,
    [`${prefix}InvolvedStaffAdded`]: staffAdded,
    [`${prefix}Closed`]: to('closed'),
    [`${prefix}Reopened`]: to('under-utredning'),
  };
}

const utredare: Change = (facts, data) => ({ ...facts, utredareId: text(data, 'utredareId') });

const changes: Readonly<Record<string, Change>> = {
  ...commonChanges('Avvikelse'),
  ...commonChanges('Synpunkt'),
  ...commonChanges('LexSarah'),
  AvvikelseBedomningRecorded: only(['received'], 'bedomning-done'),
  AvvikelseUtredareAssigned: utredare,
  AvvikelseUtredningStarted: to('under-utredning'),
  AvvikelseUtredningCompleted: to('under-atgard'),
  AvvikelseUppfoljningStarted: to('under-uppfoljning'),
  SynpunktAcknowledged: only(['received'], 'acknowledged'),
  SynpunktAssigned: (facts, data) => ({
    ...only(['received', 'acknowledged'], 'assigned')(facts, data),
    handlerId: text(data, 'handlerId'),
  }),
  SynpunktClassified: (facts, data) => ({ ...facts, kind: text(data, 'kind') }),
  SynpunktUtredningStarted: to('under-utredning'),
  SynpunktYttrandeRequested: to('awaiting-yttrande'),
  SynpunktYttrandeRecorded: to('under-utredning'),
  SynpunktAnswered: to('answered'),
  SynpunktHandedOver: to('handed-over'),
  SynpunktUppfoljningStarted: to('under-uppfoljning'),
  LexSarahUtredareAssigned: utredare,
  LexSarahUtredareReplaced: utredare,
  LexSarahBeslutsfattareAssigned: (facts, data) => ({ ...facts, beslutsfattareId: text(data, 'beslutsfattareId') }),
  LexSarahInvolvedStaffResolved: (facts, data) => {
    const accountId = optionalText(data, 'accountId');
    return accountId === null ? facts : { ...facts, involvedStaff: withValue(facts.involvedStaff, accountId) };
  },
  LexSarahForhandsbedomningRecorded: to('forhandsbedomning-done'),
  LexSarahHandedOver: to('handed-over'),
  LexSarahUtredningStarted: to('under-utredning'),
  LexSarahBeslutsforslagSubmitted: to('beslut-proposed'),
  LexSarahSecondReadingRecorded: (facts, data) => ({ ...facts, secondReaderId: text(data, 'readerId') }),
  LexSarahUtredningReturned: to('under-utredning'),
  LexSarahBeslutRecorded: (facts, data) => ({
    ...facts,
    status: 'beslut-recorded',
    beslutsfattareId: text(data, 'beslutsfattare'),
  }),
  LexSarahUppfoljningStarted: to('under-uppfoljning'),
};

/** The events that change the clear facts of a case. */
export const caseEventTypes: readonly string[] = [...registrations, ...Object.keys(changes)];

/** The instant the case came to the operator: stated in the event, else when it happened. */
export function receivedAtOf(event: ProjectedEvent): string {
  return optionalText(fieldsOf(event.data), 'receivedAt') ?? event.at;
}

function registered(event: ProjectedEvent): CaseFacts {
  const kind = caseCategories[event.category];
  if (kind === undefined) throw new ProjectionError('not-a-case');
  const data = fieldsOf(event.data);
  const unitId = text(data, 'nodeId');
  const staff = objects(data, 'involvedStaff');
  return {
    caseId: event.caseId,
    category: event.category,
    caseType: kind.caseType,
    status: 'received',
    unitId,
    enheter: [unitId],
    receivedAt: receivedAtOf(event),
    reporterId: reportersOf(event)[0] ?? null,
    kind: optionalText(data, 'kind'),
    utredareId: null,
    beslutsfattareId: null,
    handlerId: null,
    secondReaderId: null,
    excluded: [],
    involvedStaff: staff.map((one) => text(one, 'personId')),
    javDeclaredBy: [],
    chefBerors: yes(data, 'chefBerors') || staff.some((one) => optionalText(one, 'part') === 'manager'),
    someoneInDanger: yes(data, 'someoneInDanger') || optionalText(data, 'someoneInDanger') === 'yes',
  };
}

/** The facts after an event; the same object when it changes none of them. */
export function evolveCase(facts: CaseFacts | undefined, event: ProjectedEvent): CaseFacts {
  if (registrations.has(event.type)) return registered(event);
  if (facts === undefined) throw new ProjectionError('case-not-registered');
  return changes[event.type]?.(facts, fieldsOf(event.data)) ?? facts;
}

/** Who has the next step, as far as the facts tell. */
export function assigneeOf(facts: CaseFacts): string | null {
  if (facts.caseType === 'synpunkt') return facts.handlerId;
  if (facts.status === 'beslut-proposed') return facts.beslutsfattareId ?? facts.utredareId;
  return facts.utredareId;
}

/** Everybody who works on the case by appointment. */
export function assignedOf(facts: CaseFacts): readonly string[] {
  const people = [facts.utredareId, facts.beslutsfattareId, facts.handlerId, facts.secondReaderId];
  return [...new Set(people.filter((one) => one !== null))];
}

/**
 * Whom jäv keeps away; for a klagomål also those it is about, for lex Sarah those it names and those who declared jäv.
 * Who tells of an own act stays the one who told.
 */
export function keptAwayOf({
  caseType,
  excluded,
  involvedStaff,
  javDeclaredBy,
  reporterId,
}: CaseFacts): readonly string[] {
  const named = { avvikelse: [], synpunkt: involvedStaff, 'lex-sarah': [...involvedStaff, ...javDeclaredBy] }[caseType];
  return [...new Set([...excluded, ...named.filter((personId) => personId !== reporterId)])];
}

/** Where the case was born from another, or null. */
export function originOf(event: ProjectedEvent): string | null {
  const origin = object(fieldsOf(event.data), 'origin');
  return origin === null ? null : text(origin, 'caseId');
}

/** Whoever told of it: the reporter, or the official who received it and reports in own right. */
export function reportersOf(event: ProjectedEvent): readonly string[] {
  const data = fieldsOf(event.data);
  const reporter = optionalText(data, 'reporterId') ?? optionalText(data, 'receivedByOfficialId');
  return reporter === null ? [] : [reporter];
}

export const factColumns = {
  caseId: 'uuid',
  category: 'text',
  caseType: 'text',
  status: 'text',
  unitId: 'uuid',
  enheter: 'uuid[]',
  receivedAt: 'timestamptz',
  reporterId: 'text',
  kind: 'text',
  utredareId: 'text',
  beslutsfattareId: 'text',
  handlerId: 'text',
  secondReaderId: 'text',
  excluded: 'text[]',
  involvedStaff: 'text[]',
  javDeclaredBy: 'text[]',
  chefBerors: 'boolean',
  someoneInDanger: 'boolean',
} as const;
