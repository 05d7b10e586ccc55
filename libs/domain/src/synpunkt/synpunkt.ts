import { isSystem } from '../actor.js';
import { assertDutiesAnswered, assertDutiesDone } from '../case/case-facts.js';
import { caseObject } from '../case/access-object.js';
import { assertNotExcluded, assertNotFuture, assertNotInvolved, assertOrder, oneOrNone, receiptFacts } from '../case/case-decide.js';
import { escalated } from '../case/escalation.js';
import type { CommandsOf } from '../commands.js';
import type { DecideContext, Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { CaseObject } from '../policies/access.js';
import { localDateOf } from '../time/calendar.js';
import { allowedCommands, assertFrom, decideWith, type Handlers, type Payloads } from '../transition.js';
import { synpunktCaseHandlers } from './synpunkt.case.js';
import { synpunktCommands, type SynpunktCommands, type SynpunktStatus } from './synpunkt.commands.js';
import type { SynpunktEvent } from './synpunkt.events.js';
import {
  assertChildConsidered, assertMayCloseEarly, assertOrosanmalanAssessed, assertMissforhallandeSettled, assertOverklagandeHandedOver, isFromChild, isHandling,
} from './synpunkt.guards.js';
import { dutyFactsOf, evolveSynpunkt, initialSynpunkt, type SynpunktState } from './synpunkt.state.js';

export type SynpunktCommand = CommandsOf<SynpunktCommands>;
type Data<T extends keyof SynpunktCommands> = Payloads<SynpunktCommands>[T];
type Events = readonly SynpunktEvent[];

/** SY-01, SY-02. Of an anonymous sender nothing is kept, not even the account that wrote it in. */
function register(data: Data<'RegisterSynpunkt'>, _state: SynpunktState, context: DecideContext): Events {
  const { actor, now } = context;
  const { sender, language: _language, anonymous, receivedAt, isChild, enskilda = [], ...said } = data;
  assertNotFuture(now, receivedAt, said.occurredFrom, said.occurredTo);
  assertOrder(said.occurredFrom, said.occurredTo, receivedAt);
  const hasAccount = actor.userId !== 'anonym' && !isSystem(actor);
  const isAnonymous = anonymous === true || isUnreachable(hasAccount, sender);
  const registered = {
    ...said,
    ...(isAnonymous ? {} : senderFacts(data)),
    reporterId: hasAccount && !isAnonymous ? actor.userId : null,
    anonymous: isAnonymous,
    receivedAt: receivedAt ?? now,
    isChild: isChild ?? isFromChild(said),
  };
  const receipt = oneOrNone('SynpunktReceiptCodeIssued', receiptFacts(context));
  const concerned = enskilda.map((enskild): SynpunktEvent => ({ type: 'SynpunktEnskildAdded', data: enskild }));
  return [{ type: 'SynpunktRegistered', data: registered }, ...receipt, ...concerned];
}

function isUnreachable(hasAccount: boolean, sender: Data<'RegisterSynpunkt'>['sender']): boolean {
  return !hasAccount && sender?.contact === undefined;
}

function senderFacts({ sender, language }: Data<'RegisterSynpunkt'>) {
  return {
    ...(sender?.name === undefined ? {} : { senderName: sender.name }),
    ...(sender?.contact === undefined ? {} : { senderContact: sender.contact }),
    ...(language === undefined ? {} : { language }),
  };
}

/** F-12: once, to somebody who cannot be reached in any other way. */
function issueReceiptCode(data: Data<'IssueSynpunktReceiptCode'>, state: SynpunktState): Events {
  if (state.receiptCodeHash === data.codeHash) return [];
  if (state.receiptCodeHash !== null) throw new DomainError('already-done');
  if (!state.anonymous) throw new DomainError('wrong-state');
  return [{ type: 'SynpunktReceiptCodeIssued', data }];
}

/** SY-04. */
function assign(data: Data<'AssignSynpunkt'>, state: SynpunktState): Events {
  assertNotInvolved(state, data.handlerId);
  return state.people.handlerId === data.handlerId ? [] : [{ type: 'SynpunktAssigned', data }];
}

/** SY-03: the handler's Ja may escalate in the same breath. */
function assessMissforhallande(data: Data<'RecordSynpunktMissforhallandeBedomning'>, state: SynpunktState, context: DecideContext): Events {
  const { answer, motivering, lexSarahId, whatHappened, ...danger } = data;
  const assessed = { answer, assessedBy: context.actor.userId, ...(motivering === undefined ? {} : { motivering }) };
  const escalates = lexSarahId !== undefined && whatHappened !== undefined;
  const escalation = escalates ? escalate({ lexSarahId, whatHappened, ...danger }, state, context) : [];
  const stands = state.missforhallande === answer && motivering === undefined;
  return stands ? escalation : [{ type: 'SynpunktMissforhallandeBedomningRecorded', data: assessed }, ...escalation];
}

/** SY-03: who handles it gets to know, and so reports in own right (27 kap. 2 § SoL); the sender is no lex Sarah reporter. */
function escalate(data: Data<'EscalateSynpunkt'>, state: SynpunktState, context: DecideContext): Events {
  return oneOrNone('SynpunktEscalated', escalated(data, context.actor.userId, state, context));
}

function continueAsAvvikelse(data: Data<'ContinueSynpunktAsAvvikelse'>, state: SynpunktState, { actor, now, caseId }: DecideContext): Events {
  if (state.continuedAs === data.avvikelseId) return [];
  if (state.continuedAs !== null) throw new DomainError('already-done', [state.continuedAs]);
  if (data.avvikelseId === caseId) throw new DomainError('link-to-self');
  assertNotFuture(now, data.discoveredAt);
  const continued = {
    ...data,
    nodeId: data.nodeId ?? state.ownerUnit,
    reporterId: actor.userId,
    discoveredAt: data.discoveredAt ?? state.receivedAt ?? now,
  };
  return [{ type: 'SynpunktContinuedAsAvvikelse', data: continued }];
}

function recordUtredning(data: Data<'RecordSynpunktUtredning'>, _state: SynpunktState, { actor, now }: DecideContext): Events {
  assertNotFuture(now, data.date);
  return [{ type: 'SynpunktUtredningRecorded', data: { ...data, documentedBy: actor.userId } }];
}

function recordYttrande(data: Data<'RecordSynpunktYttrande'>, _state: SynpunktState, { now }: DecideContext): Events {
  assertNotFuture(now, data.receivedAt);
  return [{ type: 'SynpunktYttrandeRecorded', data: { ...data, receivedAt: data.receivedAt ?? now } }];
}

function assessContact(data: Data<'AssessSynpunktVardnadshavareContact'>, _state: SynpunktState, { actor }: DecideContext): Events {
  return [{ type: 'SynpunktVardnadshavareContactAssessed', data: { ...data, assessedBy: actor.userId } }];
}

function handOverOverklagande(data: Data<'HandOverSynpunktOverklagande'>, _state: SynpunktState, { now }: DecideContext): Events {
  assertNotFuture(now, data.at);
  return [{ type: 'SynpunktOverklagandeHandedOver', data }];
}

function answer(data: Data<'AnswerSynpunkt'>, state: SynpunktState, { actor }: DecideContext): Events {
  assertOrosanmalanAssessed(state);
  // What the master shows is settled there, for both.
  if (state.status !== 'duplicate') assertMissforhallandeSettled(state);
  assertOverklagandeHandedOver(state);
  assertChildConsidered(data, state);
  return [{ type: 'SynpunktAnswered', data: { ...data, answeredBy: actor.userId } }];
}

/** A new day that has passed tells the sender nothing. */
function notifyDelay(data: Data<'NotifySynpunktDelay'>, _state: SynpunktState, { now }: DecideContext): Events {
  if (data.newDate <= localDateOf(now)) throw new DomainError('time-order', ['newDate']);
  return [{ type: 'SynpunktDelayNotified', data }];
}

function close(data: Data<'CloseSynpunkt'>, state: SynpunktState, context: DecideContext): Events {
  assertMayCloseEarly(state);
  assertOrosanmalanAssessed(state);
  assertMissforhallandeSettled(state);
  assertDutiesDone(state);
  assertDutiesAnswered(state, dutyFactsOf(state), context);
  return [{ type: 'SynpunktClosed', data }];
}

const handlers: Handlers<SynpunktCommands, SynpunktState, SynpunktEvent> = {
  RegisterSynpunkt: register,
  AcknowledgeSynpunkt: (data, state) => (state.acknowledged ? [] : [{ type: 'SynpunktAcknowledged', data }]),
  IssueSynpunktReceiptCode: issueReceiptCode,
  AssignSynpunkt: assign,
  ClassifySynpunkt: (data) => [{ type: 'SynpunktClassified', data }],
  RecordSynpunktMissforhallandeBedomning: assessMissforhallande,
  StartSynpunktUtredning: () => [{ type: 'SynpunktUtredningStarted', data: {} }],
  RecordSynpunktUtredning: recordUtredning,
  RequestSynpunktYttrande: (data) => [{ type: 'SynpunktYttrandeRequested', data }],
  RecordSynpunktYttrande: recordYttrande,
  AssessSynpunktVardnadshavareContact: assessContact,
  EscalateSynpunkt: escalate,
  ContinueSynpunktAsAvvikelse: continueAsAvvikelse,
  HandOverSynpunktOverklagande: handOverOverklagande,
  AnswerSynpunkt: answer,
  NotifySynpunktDelay: notifyDelay,
  WithdrawSynpunkt: (data, state) => (state.withdrawn ? [] : [{ type: 'SynpunktWithdrawn', data }]),
  HandOverSynpunkt: (data) => [{ type: 'SynpunktHandedOver', data }],
  StartSynpunktUppfoljning: () => [{ type: 'SynpunktUppfoljningStarted', data: {} }],
  CloseSynpunkt: close,
  ReopenSynpunkt: (data) => [{ type: 'SynpunktReopened', data }],
  ...synpunktCaseHandlers,
};

/** Where a command leads that carries nothing but the step itself: once there, it says nothing new. */
const leadsTo: Partial<Readonly<Record<keyof SynpunktCommands, SynpunktStatus>>> = {
  StartSynpunktUtredning: 'under-utredning',
  StartSynpunktUppfoljning: 'under-uppfoljning',
  HandOverSynpunkt: 'handed-over',
  CloseSynpunkt: 'closed',
};

/** SY-04. Whom a jäv decision keeps away may still tell of a missförhållande. */
function assertWithoutJav(type: keyof SynpunktCommands, state: SynpunktState, context: DecideContext): void {
  if (type === 'EscalateSynpunkt') return;
  assertNotExcluded(state, context);
  if (type !== 'DeclareSynpunktJav' && isHandling(synpunktCommands[type].action)) assertNotInvolved(state, context.actor.userId);
}

function decide(command: SynpunktCommand, state: SynpunktState, context: DecideContext): Events {
  assertWithoutJav(command.type, state, context);
  if (leadsTo[command.type] === state.status) return [];
  assertFrom(synpunktCommands[command.type], state.status);
  return decideWith(handlers, command, state, context);
}

export const synpunkt: Decider<SynpunktState, SynpunktCommand, SynpunktEvent> = {
  category: 'synpunkt',
  initial: initialSynpunkt,
  decide,
  evolve: evolveSynpunkt,
};

/** SY-04: whom the complaint is about does not see it either. */
export function accessObject(state: SynpunktState): CaseObject {
  return caseObject('synpunkt', 'synpunkt', state, state.involvedStaff.filter((personId) => personId !== state.reporterId));
}

/** The commands the process allows now, whoever asks. */
export function availableSynpunktCommands(state: SynpunktState): (keyof SynpunktCommands)[] {
  const mayIssueCode = state.anonymous && state.receiptCodeHash === null;
  return allowedCommands(synpunktCommands, state.status).filter((name) => name !== 'IssueSynpunktReceiptCode' || mayIssueCode);
}
