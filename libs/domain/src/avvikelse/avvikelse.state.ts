import type { z } from 'zod';
import { attachmentWasAdded, attachmentWasScanned, attachmentWasWithdrawn } from '../case/attachment-state.js';
import {
  atgardWasLinked, enhetWasAdded, enskildWasAdded, initialCase, involvedStaffWasAdded, javWasDecided, javWasDeclared,
  kompletteringWasAdded, kompletteringWasRequested, konsekvensWasRecorded, parallelDutyWasConfirmed, receiptCodeWasIssued, wasLinked,
  wasMarkedDuplicate, wasMoved, with1, type CaseState,
} from '../case/case-state.js';
import { deadlineWasCancelled, deadlineWasMet, deadlineWasMissed, deadlineWasReminded, deadlineWasSet } from '../case/deadline-state.js';
import { documentWasCreated } from '../case/document-state.js';
import { wasEscalated } from '../case/escalation.js';
import { categoryCodes } from '../code-lists/category-choice.js';
import { riskProduct, type Risk } from '../code-lists/risk-matrix.js';
import type { Instant } from '../ids.js';
import type { DutyFacts } from '../policies/duties.js';
import { evolveWith, type Evolvers, type NoStream } from '../transition.js';
import type { AvvikelseStatus } from './avvikelse.commands.js';
import type { AvvikelseEvent, AvvikelseEvents } from './avvikelse.events.js';
import type { Answer } from './avvikelse.payloads.js';

/** Where the mandatory lex Sarah question stands (AV-02). */
export interface LexSarahQuestion {
  readonly answer: Answer;
  readonly answeredBy: string;
  readonly needsSecondPerson: boolean;
  readonly noConfirmed: boolean;
  /** What the lex Sarah-ansvarig answered. */
  readonly ansvarigAnswer: 'yes' | 'no' | null;
}

export interface AvvikelseState extends CaseState {
  readonly status: AvvikelseStatus | NoStream;
  readonly anonymous: boolean;
  readonly laws: readonly string[];
  readonly discoveredAt: Instant | null;
  readonly someoneInDanger: boolean;
  readonly coReporters: readonly string[];
  readonly acknowledged: boolean;
  readonly omedelbarAtgard: 'not-assessed' | 'taken' | 'not-needed';
  readonly risk: Risk | null;
  /** `code` or `code/detail`. */
  readonly categories: readonly string[];
  readonly lexSarahQuestion: LexSarahQuestion | null;
  readonly escalatedTo: string | null;
  readonly courseOfEvents: boolean;
  /** At least one cause, or a text on why none could be found. */
  readonly causeStated: boolean;
  readonly riskIds: readonly string[];
  readonly aterkoppling: 'pending' | 'done' | 'not-possible';
}

export const initialAvvikelse: AvvikelseState = {
  ...initialCase,
  status: 'none', anonymous: false, laws: [], discoveredAt: null, someoneInDanger: false, coReporters: [], acknowledged: false,
  omedelbarAtgard: 'not-assessed', risk: null, categories: [], lexSarahQuestion: null, escalatedTo: null, courseOfEvents: false,
  causeStated: false, riskIds: [], aterkoppling: 'pending',
};

/** The question is open until a No stands by itself or the lex Sarah-ansvarig has answered. */
export function isLexSarahQuestionOpen({ lexSarahQuestion: question, escalatedTo }: AvvikelseState): boolean {
  if (escalatedTo !== null) return false;
  if (question === null) return true;
  if (question.ansvarigAnswer !== null) return question.ansvarigAnswer === 'yes';
  return question.answer !== 'no' || (question.needsSecondPerson && !question.noConfirmed);
}

/** What of the case may mean a duty beside it (domain 5.12). */
export function dutyFactsOf({ categories, laws, enskilda, someoneInDanger }: AvvikelseState): DutyFacts {
  return { categories, laws, child: enskilda.some((one) => one.isChild), someoneInDanger, utforare: false };
}

type Data<T extends keyof AvvikelseEvents> = z.output<AvvikelseEvents[T]['schema']>;

function wasRegistered(state: AvvikelseState, data: Data<'AvvikelseRegistered'>): AvvikelseState {
  const { nodeId, reporterId, receivedByOfficialId, anonymous, receivedAt, discoveredAt, someoneInDanger, chefBerors, origin } = data;
  return {
    ...state, status: 'received', ownerUnit: nodeId, enheter: [nodeId], anonymous, receivedAt, discoveredAt, someoneInDanger,
    chefBerors,
    // Who received it for somebody without an account follows it, and hears what came of it.
    reporterId: reporterId ?? receivedByOfficialId ?? null,
    laws: data.laws ?? [],
    omedelbarAtgard: data.omedelbarAtgardTaken ? 'taken' : 'not-assessed',
    links: origin === undefined ? [] : [{ caseId: origin.caseId, link: origin.link }],
  };
}

/** A bedömning asks the question anew, unless it says the same again about a risk that has not grown. */
function bedomningWasRecorded(state: AvvikelseState, data: Data<'AvvikelseBedomningRecorded'>): AvvikelseState {
  const grew = state.risk === null || riskProduct(data.risk) > riskProduct(state.risk) || data.risk.severity > state.risk.severity;
  const before = state.lexSarahQuestion;
  const keeps = before !== null && !grew && before.answer === data.lexSarahQuestion;
  const lexSarahQuestion = {
    answer: data.lexSarahQuestion,
    answeredBy: data.assessedBy,
    needsSecondPerson: data.needsSecondPerson,
    noConfirmed: keeps && before.noConfirmed,
    ansvarigAnswer: keeps ? before.ansvarigAnswer : null,
  };
  const status = state.status === 'received' ? 'bedomning-done' : state.status;
  return { ...state, status, laws: data.laws, risk: data.risk, categories: categoryCodes(data.categories), lexSarahQuestion };
}

function questionWasAnswered(state: AvvikelseState, data: Data<'AvvikelseLexSarahQuestionAnswered'>): AvvikelseState {
  const before = state.lexSarahQuestion;
  const question = before ?? { answer: data.answer, answeredBy: data.answeredBy, needsSecondPerson: false, noConfirmed: false };
  return { ...state, lexSarahQuestion: { ...question, ansvarigAnswer: data.answer } };
}

function utredningWasRecorded(state: AvvikelseState, data: Data<'AvvikelseUtredningRecorded'>): AvvikelseState {
  const stated = data.causes === undefined ? undefined : data.causes.length > 0;
  return {
    ...state,
    courseOfEvents: state.courseOfEvents || data.courseOfEvents !== undefined,
    causeStated: data.causeUndetermined !== undefined || (stated ?? state.causeStated),
  };
}

function noWasConfirmed(state: AvvikelseState): AvvikelseState {
  const question = state.lexSarahQuestion;
  return question === null ? state : { ...state, lexSarahQuestion: { ...question, noConfirmed: true } };
}

const evolvers: Evolvers<AvvikelseEvents, AvvikelseState> = {
  AvvikelseRegistered: wasRegistered,
  AvvikelseAcknowledged: (state) => ({ ...state, acknowledged: true }),
  AvvikelseCoReporterAdded: (state, data) => ({ ...state, coReporters: with1(state.coReporters, data.reporterId) }),
  AvvikelseOmedelbarAtgardRecorded: (state, data) => ({ ...state, omedelbarAtgard: data.outcome }),
  AvvikelseBedomningRecorded: bedomningWasRecorded,
  AvvikelseLexSarahNoConfirmed: noWasConfirmed,
  AvvikelseLexSarahQuestionAnswered: questionWasAnswered,
  AvvikelseEscalated: wasEscalated,
  AvvikelseUtredareAssigned: (state, data) => ({ ...state, people: { ...state.people, utredare: data.utredareId } }),
  AvvikelseUtredningStarted: (state) => ({ ...state, status: 'under-utredning' }),
  AvvikelseUtredningRecorded: utredningWasRecorded,
  AvvikelseUtredningCompleted: (state) => ({ ...state, status: 'under-atgard' }),
  AvvikelseUppfoljningStarted: (state) => ({ ...state, status: 'under-uppfoljning' }),
  AvvikelseRiskRaised: (state, data) => ({ ...state, riskIds: with1(state.riskIds, data.riskId) }),
  AvvikelseAterkopplingGiven: (state) => ({ ...state, aterkoppling: 'done' }),
  AvvikelseAterkopplingSkipped: (state) => ({ ...state, aterkoppling: 'not-possible' }),
  AvvikelseClosed: (state) => ({ ...state, status: 'closed' }),
  /** What comes of the reopened case is told anew. */
  AvvikelseReopened: (state) => ({ ...state, status: 'under-utredning', aterkoppling: state.aterkoppling === 'done' ? 'pending' : state.aterkoppling }),
  AvvikelseDiarienummerRecorded: (state, data) => ({ ...state, diarienummer: data.diarienummer }),
  AvvikelseMoved: wasMoved,
  AvvikelseLinked: wasLinked,
  AvvikelseDuplicateMarked: wasMarkedDuplicate,
  AvvikelseEnhetAdded: enhetWasAdded,
  AvvikelseKompletteringRequested: kompletteringWasRequested,
  AvvikelseKompletteringAdded: kompletteringWasAdded,
  AvvikelseEnskildAdded: enskildWasAdded,
  AvvikelseKonsekvensRecorded: konsekvensWasRecorded,
  AvvikelseInvolvedStaffAdded: involvedStaffWasAdded,
  AvvikelseJavDeclared: javWasDeclared,
  AvvikelseJavDecided: javWasDecided,
  AvvikelseParallelDutyConfirmed: parallelDutyWasConfirmed,
  AvvikelseAnteckningAdded: (state) => state,
  AvvikelseMessageSent: (state) => state,
  AvvikelseReceiptCodeIssued: receiptCodeWasIssued,
  AvvikelseAtgardLinked: atgardWasLinked,
  AvvikelseLegalHoldPlaced: (state) => ({ ...state, legalHold: true }),
  AvvikelseLegalHoldLifted: (state) => ({ ...state, legalHold: false }),
  AvvikelseAttachmentAdded: attachmentWasAdded,
  AvvikelseAttachmentScanned: attachmentWasScanned,
  AvvikelseAttachmentWithdrawn: attachmentWasWithdrawn,
  AvvikelseDocumentCreated: documentWasCreated,
  AvvikelseDeadlineSet: deadlineWasSet,
  AvvikelseDeadlineMet: deadlineWasMet,
  AvvikelseDeadlineCancelled: deadlineWasCancelled,
  AvvikelseDeadlineMissed: deadlineWasMissed,
  AvvikelseDeadlineReminderNoted: deadlineWasReminded,
};

export function evolveAvvikelse(state: AvvikelseState, event: AvvikelseEvent): AvvikelseState {
  return evolveWith(evolvers, state, event);
}
