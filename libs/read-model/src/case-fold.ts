import type { CaseType } from '#domain/answers/worklist.js';
import { commonChanges, externChanges, infoChanges, only, to, type Change } from './case-changes.js';
import type { CaseFacts } from './case-facts.js';
import { fieldsOf, object, objects, optionalText, text, withValue, yes } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';

export interface CaseCategory {
  readonly caseType: CaseType;
  /** How the case type is written in the names of its events. */
  readonly prefix: string;
  /** The events that make the case: one, or one for each way it may begin. */
  readonly registered: readonly string[];
}

export const caseCategories: Readonly<Record<string, CaseCategory>> = {
  avvikelse: { caseType: 'avvikelse', prefix: 'Avvikelse', registered: ['AvvikelseRegistered'] },
  synpunkt: { caseType: 'synpunkt', prefix: 'Synpunkt', registered: ['SynpunktRegistered'] },
  lexSarah: { caseType: 'lex-sarah', prefix: 'LexSarah', registered: ['LexSarahRapportRegistered'] },
  lexSarahInfo: { caseType: 'lex-sarah-info', prefix: 'LexSarahInfo', registered: ['LexSarahInfoRegistered'] },
  externAvvikelse: {
    caseType: 'extern-avvikelse',
    prefix: 'ExternAvvikelse',
    registered: ['ExternAvvikelseCreated', 'ExternAvvikelseRegistered'],
  },
};

export const registrations: ReadonlySet<string> = new Set(
  Object.values(caseCategories).flatMap(({ registered }) => registered),
);

/** Which way an avvikelse between authorities goes is what its states are named by. */
function kindOf({ type }: ProjectedEvent): string | null {
  return { ExternAvvikelseCreated: 'out', ExternAvvikelseRegistered: 'in' }[type] ?? null;
}

const utredare: Change = (facts, data) => ({ ...facts, utredareId: text(data, 'utredareId') });

const changes: Readonly<Record<string, Change>> = {
  ...commonChanges('Avvikelse'),
  ...commonChanges('Synpunkt'),
  ...commonChanges('LexSarah'),
  ...externChanges,
  ...infoChanges,
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
  SynpunktAnswered: (facts) => (facts.status === 'duplicate' ? facts : { ...facts, status: 'answered' }),
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
    status: event.type === 'ExternAvvikelseCreated' ? 'draft' : 'received',
    unitId,
    enheter: [unitId],
    receivedAt: receivedAtOf(event),
    reporterId: reportersOf(event)[0] ?? null,
    kind: kindOf(event) ?? optionalText(data, 'kind'),
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
  if (['synpunkt', 'extern-avvikelse', 'lex-sarah-info'].includes(facts.caseType)) return facts.handlerId;
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
  const named = {
    avvikelse: [],
    synpunkt: involvedStaff,
    'lex-sarah': [...involvedStaff, ...javDeclaredBy],
    'extern-avvikelse': [],
    'lex-sarah-info': [],
  }[caseType];
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
