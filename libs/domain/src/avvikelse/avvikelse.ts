import { isSystem } from '../actor.js';
import { caseObject } from '../case/access-object.js';
import { assertAtgarderInHand } from '../case/atgard-in-hand.js';
import { assertDutiesAnswered, assertDutiesDone } from '../case/case-facts.js';
import { assertNotExcluded, assertNotFuture, assertNotInvolved, assertOrder, assertSameNamnd, isReceivedFor, oneOrNone, receiptFacts, reporterOf } from '../case/case-decide.js';
import { escalated } from '../case/escalation.js';
import { reachesThreshold } from '../code-lists/risk-matrix.js';
import type { Action, CommandsOf } from '../commands.js';
import type { DecideContext, Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { CaseObject } from '../policies/access.js';
import { guideUsed } from '../policies/severity-guide.js';
import { allowedCommands, assertFrom, decideWith, type Handlers, type Payloads } from '../transition.js';
import { avvikelseCaseHandlers } from './avvikelse.case.js';
import { avvikelseCommands, type AvvikelseCommands, type AvvikelseStatus } from './avvikelse.commands.js';
import type { AvvikelseEvent } from './avvikelse.events.js';
import { assertAterkopplingGiven, assertAtgarderDone, assertLexSarahQuestionSettled, assertUtredningComplete } from './avvikelse.guards.js';
import { dutyFactsOf, evolveAvvikelse, initialAvvikelse, type AvvikelseState } from './avvikelse.state.js';

export type AvvikelseCommand = CommandsOf<AvvikelseCommands>;
type Data<T extends keyof AvvikelseCommands> = Payloads<AvvikelseCommands>[T];
type Events = readonly AvvikelseEvent[];
type Registered = Extract<AvvikelseEvent, { type: 'AvvikelseRegistered' }>['data'];

/** AV-01. Whoever is anonymous leaves no trace in the facts. */
function register(data: Data<'RegisterAvvikelse'>, _state: AvvikelseState, context: DecideContext): Events {
  const { reporterId, reporterName, reporterBefattning, reporterContact, enskilda = [], anonymous, receivedAt, someoneInDanger, chefBerors, ...said } = data;
  if (said.origin !== undefined && !isSystem(context.actor)) throw new DomainError('forbidden');
  assertNotFuture(context.now, said.discoveredAt, said.reportedAt, receivedAt, said.occurredFrom, said.occurredTo);
  assertOrder(said.occurredFrom, said.occurredTo);
  assertOrder(said.occurredFrom, said.discoveredAt, said.reportedAt, receivedAt);
  const isAnonymous = anonymous === true || context.actor.userId === 'anonym';
  const registered = {
    ...said,
    ...whoReports(data, isAnonymous, context),
    anonymous: isAnonymous,
    receivedAt: receivedAt ?? context.now,
    someoneInDanger: someoneInDanger ?? false,
    chefBerors: chefBerors ?? false,
  };
  const receipt = oneOrNone('AvvikelseReceiptCodeIssued', receiptFacts(context));
  const concerned = enskilda.map((enskild): AvvikelseEvent => ({ type: 'AvvikelseEnskildAdded', data: enskild }));
  return [{ type: 'AvvikelseRegistered', data: registered }, ...receipt, ...concerned];
}

type Reporter = Pick<Registered, 'reporterId' | 'receivedByOfficialId' | 'reporterName' | 'reporterBefattning' | 'reporterContact'>;

function whoReports(data: Data<'RegisterAvvikelse'>, isAnonymous: boolean, context: DecideContext): Reporter {
  const { reporterId, nodeId, reporterName } = data;
  if (isAnonymous) return { reporterId: null };
  if (reporterId === undefined && reporterName !== undefined) return withoutAccount(data, context);
  if (isReceivedFor(reporterId, nodeId, context)) return { reporterId, receivedByOfficialId: context.actor.userId };
  return { reporterId: reporterOf(reporterId, context) };
}

/** 4.3: anybody may write down what somebody without an account tells. */
function withoutAccount({ reporterName, reporterBefattning, reporterContact }: Data<'RegisterAvvikelse'>, { actor }: DecideContext): Reporter {
  return {
    reporterId: null, receivedByOfficialId: actor.userId, reporterName,
    ...(reporterBefattning === undefined ? {} : { reporterBefattning }), ...(reporterContact === undefined ? {} : { reporterContact }),
  };
}

function addCoReporter(data: Data<'AddAvvikelseCoReporter'>, state: AvvikelseState, { actor }: DecideContext): Events {
  if (state.reporterId === actor.userId || state.coReporters.includes(actor.userId)) return [];
  return [{ type: 'AvvikelseCoReporterAdded', data: { reporterId: actor.userId, ...data } }];
}

/** AV-02: with a high risk one person alone may not rule lex Sarah out. */
function recordBedomning(data: Data<'RecordAvvikelseBedomning'>, state: AvvikelseState, context: DecideContext): Events {
  const { actor } = context;
  const { enheter = [], severityGuide, ...said } = data;
  if (enheter.length > 0) assertSameNamnd(context);
  const needsSecondPerson = said.lexSarahQuestion === 'no' && reachesThreshold(said.risk);
  const joint = enheter
    .filter((enhetId, at) => !state.enheter.includes(enhetId) && enheter.indexOf(enhetId) === at)
    .map((enhetId): AvvikelseEvent => ({ type: 'AvvikelseEnhetAdded', data: { enhetId } }));
  return [{ type: 'AvvikelseBedomningRecorded', data: { ...said, ...guideUsed(severityGuide), needsSecondPerson, assessedBy: actor.userId } }, ...joint];
}

function confirmNo(data: Data<'ConfirmAvvikelseLexSarahNo'>, state: AvvikelseState, { actor }: DecideContext): Events {
  const question = state.lexSarahQuestion;
  if (question?.answer !== 'no') throw new DomainError('wrong-state');
  if (!question.needsSecondPerson || question.noConfirmed) return [];
  if (question.answeredBy === actor.userId) throw new DomainError('lex-sarah-question-needs-second-person');
  return [{ type: 'AvvikelseLexSarahNoConfirmed', data: { by: actor.userId, ...data } }];
}

/** AV-02: her Ja escalates in the same breath. */
function answerQuestion(data: Data<'AnswerAvvikelseLexSarahQuestion'>, state: AvvikelseState, context: DecideContext): Events {
  const { answer, motivering, lexSarahId, whatHappened, ...danger } = data;
  if (state.lexSarahQuestion?.ansvarigAnswer === answer) return [];
  const answered = { answer, answeredBy: context.actor.userId, motivering };
  const needsCase = answer === 'yes' && state.escalatedTo === null && lexSarahId !== undefined && whatHappened !== undefined;
  const escalation = needsCase ? escalate({ lexSarahId, whatHappened, ...danger }, state, context) : [];
  return [{ type: 'AvvikelseLexSarahQuestionAnswered', data: answered }, ...escalation];
}

/** AV-03. The reporter stays the reporter; of an anonymous avvikelse, who escalates it reports in own right. */
function escalate(data: Data<'EscalateAvvikelse'>, state: AvvikelseState, context: DecideContext): Events {
  const reporterId = state.reporterId ?? context.actor.userId;
  return oneOrNone('AvvikelseEscalated', escalated(data, reporterId, state, context, state.discoveredAt ?? undefined));
}

/** AV-04: nobody investigates what he or she is part of. */
function assignUtredare(data: Data<'AssignAvvikelseUtredare'>, state: AvvikelseState): Events {
  assertNotInvolved(state, data.utredareId);
  return state.people.utredare === data.utredareId ? [] : [{ type: 'AvvikelseUtredareAssigned', data }];
}

function recordOmedelbarAtgard(data: Data<'RecordAvvikelseOmedelbarAtgard'>, _state: AvvikelseState, { now }: DecideContext): Events {
  assertNotFuture(now, data.takenAt);
  return [{ type: 'AvvikelseOmedelbarAtgardRecorded', data }];
}

function recordUtredning(data: Data<'RecordAvvikelseUtredning'>, _state: AvvikelseState, { actor, now }: DecideContext): Events {
  assertNotFuture(now, data.date);
  return [{ type: 'AvvikelseUtredningRecorded', data: { ...data, documentedBy: actor.userId } }];
}

function completeUtredning(_data: object, state: AvvikelseState): Events {
  assertUtredningComplete(state);
  return [{ type: 'AvvikelseUtredningCompleted', data: {} }];
}

function startUppfoljning(_data: object, _state: AvvikelseState, context: DecideContext): Events {
  assertAtgarderDone(context);
  return [{ type: 'AvvikelseUppfoljningStarted', data: {} }];
}

function close(data: Data<'CloseAvvikelse'>, state: AvvikelseState, context: DecideContext): Events {
  assertLexSarahQuestionSettled(state);
  if (state.categories.length === 0) throw new DomainError('category-required');
  if (!state.causeStated) throw new DomainError('cause-required');
  assertAtgarderInHand(context);
  assertAterkopplingGiven(state);
  assertDutiesDone(state);
  assertDutiesAnswered(state, dutyFactsOf(state), context);
  return [{ type: 'AvvikelseClosed', data }];
}

const handlers: Handlers<AvvikelseCommands, AvvikelseState, AvvikelseEvent> = {
  RegisterAvvikelse: register,
  AcknowledgeAvvikelse: (data, state) => (state.acknowledged ? [] : [{ type: 'AvvikelseAcknowledged', data }]),
  AddAvvikelseCoReporter: addCoReporter,
  RecordAvvikelseOmedelbarAtgard: recordOmedelbarAtgard,
  RecordAvvikelseBedomning: recordBedomning,
  ConfirmAvvikelseLexSarahNo: confirmNo,
  AnswerAvvikelseLexSarahQuestion: answerQuestion,
  EscalateAvvikelse: escalate,
  AssignAvvikelseUtredare: assignUtredare,
  StartAvvikelseUtredning: () => [{ type: 'AvvikelseUtredningStarted', data: {} }],
  RecordAvvikelseUtredning: recordUtredning,
  CompleteAvvikelseUtredning: completeUtredning,
  StartAvvikelseUppfoljning: startUppfoljning,
  RaiseAvvikelseRisk: (data, state) => (state.riskIds.includes(data.riskId) ? [] : [{ type: 'AvvikelseRiskRaised', data }]),
  GiveAvvikelseAterkoppling: (data) => [{ type: 'AvvikelseAterkopplingGiven', data }],
  SkipAvvikelseAterkoppling: (data, state) => (state.aterkoppling === 'pending' ? [{ type: 'AvvikelseAterkopplingSkipped', data }] : []),
  CloseAvvikelse: close,
  ReopenAvvikelse: (data) => [{ type: 'AvvikelseReopened', data }],
  ...avvikelseCaseHandlers,
};

/** Where a command leads that carries nothing but the step itself: once there, it says nothing new. */
const leadsTo: Partial<Readonly<Record<keyof AvvikelseCommands, AvvikelseStatus>>> = {
  StartAvvikelseUtredning: 'under-utredning',
  CompleteAvvikelseUtredning: 'under-atgard',
  StartAvvikelseUppfoljning: 'under-uppfoljning',
  CloseAvvikelse: 'closed',
};

/** AV-04: who is involved does not judge. Whom a jäv decision keeps away writes nothing, but may still tell of a missförhållande. */
const judging: readonly Action[] = ['assess', 'ask-lex-sarah', 'investigate', 'close'];

function assertWithoutJav(type: keyof AvvikelseCommands, state: AvvikelseState, context: DecideContext): void {
  if (type === 'EscalateAvvikelse') return;
  assertNotExcluded(state, context);
  if (judging.includes(avvikelseCommands[type].action)) assertNotInvolved(state, context.actor.userId);
}

function decide(command: AvvikelseCommand, state: AvvikelseState, context: DecideContext): Events {
  assertWithoutJav(command.type, state, context);
  if (leadsTo[command.type] === state.status) return [];
  assertFrom(avvikelseCommands[command.type], state.status);
  return decideWith(handlers, command, state, context);
}

export const avvikelse: Decider<AvvikelseState, AvvikelseCommand, AvvikelseEvent> = {
  category: 'avvikelse',
  initial: initialAvvikelse,
  decide,
  evolve: evolveAvvikelse,
};

export function accessObject(state: AvvikelseState): CaseObject {
  return { ...caseObject('avvikelse', 'avvikelse', state), coReporters: state.coReporters };
}

/** The commands the process allows now, whoever asks. */
export function availableAvvikelseCommands(state: AvvikelseState): (keyof AvvikelseCommands)[] {
  return allowedCommands(avvikelseCommands, state.status);
}
