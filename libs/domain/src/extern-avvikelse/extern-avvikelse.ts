import { caseObject } from '../case/access-object.js';
import { assertNotExcluded, assertNotFuture, assertOrder, oneOrNone } from '../case/case-decide.js';
import type { CommandsOf } from '../commands.js';
import type { DecideContext, Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { CaseObject } from '../policies/access.js';
import { allowedCommands, assertFrom, decideWith, type Handlers, type Payloads } from '../transition.js';
import { externAvvikelseCaseHandlers } from './extern-avvikelse.case.js';
import { externAvvikelseCommands, type ExternAvvikelseCommands, type ExternAvvikelseStatus } from './extern-avvikelse.commands.js';
import type { ExternAvvikelseEvent } from './extern-avvikelse.events.js';
import {
  assertAnswerOverdue, assertFilesAsLookedThrough, assertIdentityFits, assertMayClose, assertNotOwnFailure, assertSecrecyStep, goesThisWay, lookedThroughFiles,
} from './extern-avvikelse.guards.js';
import { evolveExternAvvikelse, initialExternAvvikelse, isMeetingOwed, type ExternAvvikelseState } from './extern-avvikelse.state.js';

export type ExternAvvikelseCommand = CommandsOf<ExternAvvikelseCommands>;
type Data<T extends keyof ExternAvvikelseCommands> = Payloads<ExternAvvikelseCommands>[T];
type Events = readonly ExternAvvikelseEvent[];
type State = ExternAvvikelseState;

/** EX-03 */
function create({ aboutCaseId, ...said }: Data<'CreateExternAvvikelse'>, _state: State, { actor, now, caseId }: DecideContext): Events {
  assertNotOwnFailure(said);
  assertNotFuture(now, said.occurredFrom);
  if (aboutCaseId === caseId) throw new DomainError('link-to-self');
  const created: ExternAvvikelseEvent = { type: 'ExternAvvikelseCreated', data: { ...said, reporterId: actor.userId, receivedAt: now } };
  if (aboutCaseId === undefined) return [created];
  return [created, { type: 'ExternAvvikelseLinked', data: { toCaseId: aboutCaseId, link: 'about-same-event' } }];
}

function revise(data: Data<'ReviseExternAvvikelse'>, _state: State, { now }: DecideContext): Events {
  assertNotOwnFailure(data);
  assertNotFuture(now, data.occurredFrom);
  return [{ type: 'ExternAvvikelseRevised', data }];
}

/** EX-01 */
function clear({ lookedThrough: _yes, enclosures, ...said }: Data<'ClearExternAvvikelse'>, state: State, { actor, facts }: DecideContext): Events {
  assertSecrecyStep(facts.secrecy);
  const files = lookedThroughFiles(enclosures, state, facts.secrecy);
  return [{ type: 'ExternAvvikelseCleared', data: { ...said, ...files, lookedThroughBy: actor.userId } }];
}

function dispatch(data: Data<'RecordExternAvvikelseDispatch'>, state: State, { actor, now }: DecideContext): Events {
  assertNotFuture(now, data.sentAt);
  assertIdentityFits(state.disclosureGround, data.identityChannel);
  assertFilesAsLookedThrough(state);
  return [{ type: 'ExternAvvikelseDispatched', data: { ...data, sentBy: actor.userId } }];
}

/** What the counterparty did came after what we sent. */
function assertAfterSending(state: State, now: string, at: string): void {
  assertNotFuture(now, at);
  assertOrder(state.sentAt?.slice(0, 10), at);
}

function recordReceipt(data: Data<'RecordExternAvvikelseReceipt'>, state: State, { now }: DecideContext): Events {
  assertAfterSending(state, now, data.receivedAt);
  return [{ type: 'ExternAvvikelseReceiptRecorded', data }];
}

function remind(data: Data<'RemindExternAvvikelseCounterparty'>, state: State, { now }: DecideContext): Events {
  assertAfterSending(state, now, data.remindedAt);
  return [{ type: 'ExternAvvikelseCounterpartyReminded', data }];
}

function recordAnswer(data: Data<'RecordExternAvvikelseAnswer'>, state: State, { now }: DecideContext): Events {
  assertAfterSending(state, now, data.receivedAt);
  return [{ type: 'ExternAvvikelseAnswerRecorded', data }];
}

function markUnanswered(_data: Data<'MarkExternAvvikelseUnanswered'>, state: State, { now }: DecideContext): Events {
  assertAnswerOverdue(state, now);
  return [{ type: 'ExternAvvikelseUnansweredMarked', data: {} }];
}

/** A meeting is recorded where one was agreed on; one that was not held leaves DL-EX-4 running. */
function recordMeeting(data: Data<'RecordExternAvvikelseMeeting'>, state: State, { now }: DecideContext): Events {
  if (!state.raised) throw new DomainError('wrong-state');
  assertNotFuture(now, data.heldAt);
  return [{ type: 'ExternAvvikelseMeetingRecorded', data }];
}

/** Without an answer it is the meeting that tells what to make of it. */
function analyse(data: Data<'AnalyseExternAvvikelse'>, state: State): Events {
  if (state.sufficient === null && isMeetingOwed(state)) throw new DomainError('meeting-not-held');
  return [{ type: 'ExternAvvikelseAnalysed', data }];
}

function register(data: Data<'RegisterExternAvvikelse'>, _state: State, { now }: DecideContext): Events {
  assertNotFuture(now, data.receivedAt, data.occurredFrom);
  assertOrder(data.occurredFrom, data.receivedAt);
  return [{ type: 'ExternAvvikelseRegistered', data }];
}

function acknowledge(data: Data<'AcknowledgeExternAvvikelse'>, _state: State, { now }: DecideContext): Events {
  assertNotFuture(now, data.at);
  return [{ type: 'ExternAvvikelseAcknowledged', data }];
}

/** EX-01 */
function answer({ enclosures, enclosuresRead, ...data }: Data<'AnswerExternAvvikelse'>, state: State, { actor, now, facts }: DecideContext): Events {
  assertNotFuture(now, data.sentAt);
  assertIdentityFits(data.disclosureGround, data.identityChannel);
  assertSecrecyStep(facts.secrecy, [{ field: 'text', text: data.text }]);
  const files = lookedThroughFiles(enclosures, state, facts.secrecy);
  if (files.enclosures !== undefined && enclosuresRead !== true) throw new DomainError('files-not-read', ['enclosuresRead']);
  return [{ type: 'ExternAvvikelseAnswered', data: { ...data, ...files, answeredBy: actor.userId, lookedThroughBy: actor.userId } }];
}

/** EX-02: our share becomes an own avvikelse, about the same event. */
function registerOwnShare(data: Data<'RegisterExternAvvikelseOwnShare'>, state: State, { actor, now, caseId }: DecideContext): Events {
  if (state.ownCaseId === data.avvikelseId) return [];
  if (state.ownCaseId !== null) throw new DomainError('already-done', [state.ownCaseId]);
  if (data.avvikelseId === caseId) throw new DomainError('link-to-self');
  assertNotFuture(now, data.discoveredAt);
  const share = { ...data, nodeId: data.nodeId ?? state.ownerUnit, reporterId: actor.userId, discoveredAt: data.discoveredAt ?? now };
  return [{ type: 'ExternAvvikelseOwnShareRegistered', data: share }];
}

function assign({ handlerId }: Data<'AssignExternAvvikelse'>, state: State): Events {
  if (state.excluded.includes(handlerId)) throw new DomainError('person-has-jav');
  return oneOrNone('ExternAvvikelseAssigned', state.people.handlerId === handlerId ? undefined : { handlerId });
}

/** EX-02, EX-04 */
function close(data: Data<'CloseExternAvvikelse'>, state: State): Events {
  assertMayClose(data, state);
  return [{ type: 'ExternAvvikelseClosed', data }];
}

const handlers: Handlers<ExternAvvikelseCommands, State, ExternAvvikelseEvent> = {
  CreateExternAvvikelse: create,
  ReviseExternAvvikelse: revise,
  ClearExternAvvikelse: clear,
  RecordExternAvvikelseDispatch: dispatch,
  RecordExternAvvikelseReceipt: recordReceipt,
  RemindExternAvvikelseCounterparty: remind,
  RecordExternAvvikelseAnswer: recordAnswer,
  MarkExternAvvikelseUnanswered: markUnanswered,
  RaiseExternAvvikelse: (data) => [{ type: 'ExternAvvikelseRaised', data }],
  RecordExternAvvikelseMeeting: recordMeeting,
  AnalyseExternAvvikelse: analyse,
  RegisterExternAvvikelse: register,
  AcknowledgeExternAvvikelse: acknowledge,
  StartExternAvvikelseUtredning: () => [{ type: 'ExternAvvikelseUtredningStarted', data: {} }],
  AnswerExternAvvikelse: answer,
  AssignExternAvvikelse: assign,
  RegisterExternAvvikelseOwnShare: registerOwnShare,
  CloseExternAvvikelse: close,
  ...externAvvikelseCaseHandlers,
};

/** Where a command leads that says the same again: once there, it says nothing new. */
const leadsTo: Partial<Readonly<Record<keyof ExternAvvikelseCommands, ExternAvvikelseStatus>>> = {
  MarkExternAvvikelseUnanswered: 'unanswered',
  StartExternAvvikelseUtredning: 'under-utredning',
  CloseExternAvvikelse: 'closed',
};

function decide(command: ExternAvvikelseCommand, state: State, context: DecideContext): Events {
  assertNotExcluded(state, context);
  if (leadsTo[command.type] === state.status) return [];
  assertFrom(externAvvikelseCommands[command.type], state.status);
  if (!goesThisWay(command.type, state)) throw new DomainError('wrong-state');
  return decideWith(handlers, command, state, context);
}

export const externAvvikelse: Decider<State, ExternAvvikelseCommand, ExternAvvikelseEvent> = {
  category: 'externAvvikelse',
  initial: initialExternAvvikelse,
  decide,
  evolve: evolveExternAvvikelse,
};

export function accessObject(state: State): CaseObject {
  return caseObject('extern-avvikelse', 'externAvvikelse', state);
}

/** The commands the process allows now, whoever asks. */
export function availableExternAvvikelseCommands(state: State): (keyof ExternAvvikelseCommands)[] {
  return allowedCommands(externAvvikelseCommands, state.status).filter((name) => goesThisWay(name, state));
}
