import { kindFromSender, senderKinds, type SenderKind } from '#domain/code-lists/synpunkt-lists.js';
import type { CaseType } from '#domain/answers/worklist.js';
import type { LocalDate } from '#domain/ids.js';
import { reportingDelayDays } from '#domain/policies/reporting-delay.js';
import type { ExternFact } from '#domain/statistics/extern-facts.js';
import { caseCategories, receivedAtOf, registrations } from './case-fold.js';
import { fieldsOf, objects, optionalText, text, withValue, yes, type Fields } from './fields.js';
import { externFact, externFactChanges } from './stat-extern.js';
import { swedishDay } from './local-day.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';

export type Aterkoppling = 'pending' | 'done' | 'not-possible';

/** Ids alone, opaque once the keys of the case are gone. */
export interface EnskildTold {
  readonly ids: readonly string[];
  /** Told of the outcome of the beslut that stands. */
  readonly informed: readonly string[];
  readonly state: Aterkoppling;
}

/** What is counted of a case: codes and days, nothing personal. It stays when the keys of the case are destroyed. */
export interface StatFact {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly receivedDate: LocalDate;
  /** Nodes that take part, the owner first. */
  readonly nodeIds: readonly string[];
  readonly handedOver: boolean;
  /** The case it is a duplicate of. */
  readonly masterId: string | null;
  readonly duplicates: readonly string[];
  readonly kind: string | null;
  readonly subject: string | null;
  readonly categories: readonly string[];
  readonly beslut: string | null;
  readonly beslutDate: LocalDate | null;
  readonly ivoDate: LocalDate | null;
  /** Null where there is nobody to tell. */
  readonly aterkoppling: Aterkoppling | null;
  readonly aterkopplingDate: LocalDate | null;
  /** The enskilda of a lex Sarah case; null in the others, whose sender is told. */
  readonly enskild: EnskildTold | null;
  /** DL-REP-1 */
  readonly reportingDelay: number | null;
  /** What is counted of an avvikelse between authorities; null for other cases. */
  readonly extern: ExternFact | null;
  /** When each watched deadline was due, and whether it was met in time. */
  readonly watched: Readonly<Record<string, { readonly deadlineId: string; readonly dueAt: string; readonly inTime: boolean | null }>>;
}

type Change = (fact: StatFact, data: Fields, event: ProjectedEvent) => StatFact;

const day = (data: Fields, name: string, event: ProjectedEvent): LocalDate => {
  const said = optionalText(data, name);
  return said !== null && said.length === 10 ? said : swedishDay(said ?? event.at);
};
const told: Change = (fact, _data, event) =>
  fact.aterkoppling === null ? fact : { ...fact, aterkoppling: 'done', aterkopplingDate: swedishDay(event.at) };
const notPossible: Change = (fact) =>
  fact.aterkoppling === null ? fact : { ...fact, aterkoppling: 'not-possible', aterkopplingDate: null };
/** What comes of a reopened case is told anew. */
const toldAnew: Change = (fact) =>
  fact.aterkoppling === 'done' ? { ...fact, aterkoppling: 'pending', aterkopplingDate: null } : fact;
const enskildAdded: Change = (fact, data) => {
  const id = text(data, 'enskildId');
  if (fact.enskild === null || fact.enskild.ids.includes(id)) return fact;
  const { ids, informed, state } = fact.enskild;
  return { ...fact, enskild: { ids: [...ids, id], informed, state: state === 'done' ? 'pending' : state } };
};
/** Without an id everybody was told. */
const enskildInformed: Change = (fact, data) => {
  if (fact.enskild === null || text(data, 'stage') !== 'outcome') return fact;
  const { ids, informed: before, state } = fact.enskild;
  const one = optionalText(data, 'enskildId');
  const informed = one === null ? ids : withValue(before, one);
  return { ...fact, enskild: { ids, informed, state: ids.every((id) => informed.includes(id)) ? 'done' : state } };
};
/** A beslut has an outcome to tell, also to whom nothing could be told before it. */
const decided: Change = (fact, data, event) => ({
  ...fact,
  aterkoppling: fact.aterkoppling === null ? null : 'pending',
  aterkopplingDate: null,
  enskild: fact.enskild && { ...fact.enskild, informed: [], state: 'pending' },
  beslut: text(data, 'value'),
  beslutDate: day(data, 'decidedAt', event),
});
/** The deadlines behind "share within target". */
export const watchedKinds: readonly string[] = ['DL-LS-6', 'DL-LS-7', 'DL-IVO-1', 'DL-LS-8'];
/** The thirty days between two words to the reporter are of the same kind (DL-LS-8) and no target of the återkoppling. */
const deadlineSet: Change = (fact, data) =>
  text(data, 'cycle').startsWith('status-')
    ? fact
    : watch(fact, data, { deadlineId: text(data, 'deadlineId'), dueAt: text(data, 'dueAt'), inTime: null });
const deadlineMet: Change = (fact, data) => {
  const before = fact.watched[text(data, 'kind')];
  return before?.deadlineId !== text(data, 'deadlineId') ? fact : watch(fact, data, { ...before, inTime: text(data, 'metAt') <= before.dueAt });
};

function watch(fact: StatFact, data: Fields, state: StatFact['watched'][string]): StatFact {
  const kind = text(data, 'kind');
  return watchedKinds.includes(kind) ? { ...fact, watched: { ...fact.watched, [kind]: state } } : fact;
}
const categorised: Change = (fact, data) => ({
  ...fact,
  categories: [...new Set(objects(data, 'categories').map((one) => text(one, 'code')))].sort(),
});
const skippedEnskild = (fact: StatFact, data: Fields): StatFact =>
  text(data, 'to') === 'enskild' && fact.enskild !== null ? { ...fact, enskild: { ...fact.enskild, state: 'not-possible' } } : fact;
const handedOver: Change = (fact) => ({ ...fact, handedOver: true });

const moved: Change = (fact, data) => {
  const others = fact.nodeIds.filter((one) => one !== text(data, 'fromNodeId') && one !== text(data, 'toNodeId'));
  return { ...fact, nodeIds: [text(data, 'toNodeId'), ...others] };
};

function common(prefix: string): Record<string, Change> {
  return {
    [`${prefix}Moved`]: moved,
    [`${prefix}EnhetAdded`]: (fact, data) => ({ ...fact, nodeIds: withValue(fact.nodeIds, text(data, 'enhetId')) }),
    [`${prefix}DuplicateMarked`]: (fact, data) => ({ ...fact, masterId: text(data, 'masterCaseId') }),
  };
}

const changes: Readonly<Record<string, Change>> = {
  ...common('Avvikelse'),
  ...common('Synpunkt'),
  ...common('LexSarah'),
  ...externFactChanges,
  ExternAvvikelseMoved: moved,
  LexSarahInfoMoved: moved,
  AvvikelseBedomningRecorded: categorised,
  AvvikelseAterkopplingGiven: told,
  AvvikelseAterkopplingSkipped: notPossible,
  AvvikelseReopened: toldAnew,
  SynpunktClassified: (fact, data, event) => ({
    ...categorised(fact, data, event),
    kind: text(data, 'kind'),
    subject: text(data, 'subject'),
  }),
  SynpunktAnswered: told,
  SynpunktHandedOver: handedOver,
  LexSarahDeadlineSet: deadlineSet,
  LexSarahDeadlineMet: deadlineMet,
  LexSarahClassified: categorised,
  LexSarahHandedOver: handedOver,
  LexSarahBeslutRecorded: decided,
  LexSarahBeslutRevised: decided,
  LexSarahIvoAnmalanRecorded: (fact, data, event) => ({ ...fact, ivoDate: fact.ivoDate ?? day(data, 'sentAt', event) }),
  LexSarahAterkopplingGiven: told,
  LexSarahAterkopplingSkipped: (fact, data, event) =>
    text(data, 'to') === 'reporter' ? notPossible(fact, data, event) : skippedEnskild(fact, data),
  LexSarahEnskildAdded: enskildAdded,
  LexSarahEnskildInformed: enskildInformed,
};

export const statFactEventTypes: readonly string[] = [...registrations, ...Object.keys(changes)];

export function evolveStatFact(before: StatFact | undefined, event: ProjectedEvent): StatFact {
  if (registrations.has(event.type)) return registered(event);
  if (before === undefined) throw new ProjectionError('case-not-registered');
  return changes[event.type]?.(before, fieldsOf(event.data), event) ?? before;
}

/** Nobody waits for återkoppling here. */
const noReporter: readonly CaseType[] = ['extern-avvikelse', 'lex-sarah-info'];

function registered(event: ProjectedEvent): StatFact {
  const data = fieldsOf(event.data);
  const caseType = caseCategories[event.category]?.caseType;
  if (caseType === undefined) throw new ProjectionError('not-a-case');
  return {
    caseId: event.caseId,
    caseType,
    receivedDate: swedishDay(receivedAtOf(event)),
    nodeIds: [text(data, 'nodeId')],
    kind: caseType === 'lex-sarah-info' ? optionalText(data, 'kind') : kindOf(optionalText(data, 'senderKind')),
    subject: optionalText(data, 'subject'),
    handedOver: false,
    masterId: null,
    duplicates: [],
    categories: [],
    beslut: null,
    beslutDate: null,
    ivoDate: null,
    aterkoppling: yes(data, 'anonymous') || noReporter.includes(caseType) ? null : 'pending',
    aterkopplingDate: null,
    enskild: caseType === 'lex-sarah' ? { ids: objects(data, 'enskilda').map((one) => text(one, 'enskildId')), informed: [], state: 'pending' } : null,
    reportingDelay: delayOf(event, data),
    extern: externFact(event),
    watched: {},
  };
}

function delayOf(event: ProjectedEvent, data: Fields): number | null {
  return reportingDelayDays(optionalText(data, 'discoveredAt'), optionalText(data, 'reportedAt') ?? receivedAtOf(event));
}

/** What the sender called it counts until somebody has classified it. */
function kindOf(said: string | null): string | null {
  return kindFromSender(senderKinds.map(({ code }): SenderKind => code).find((code) => code === said));
}
