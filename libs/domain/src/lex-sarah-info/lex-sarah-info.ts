import { caseObject } from '../case/access-object.js';
import { attachmentFacts, attachmentScanFacts, attachmentWithdrawalFacts } from '../case/attachment-state.js';
import { assertNotExcluded, assertNotFuture, assertOrder, linked, moved, oneOrNone } from '../case/case-decide.js';
import { diarienummerFacts, javDecidedFacts, javDeclaredFacts, legalHoldFacts } from '../case/case-facts.js';
import { missedNow, reminderNow } from '../case/deadline-state.js';
import { documentFacts } from '../case/document-state.js';
import { escalated } from '../case/escalation.js';
import type { CommandsOf } from '../commands.js';
import type { DecideContext, Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { hasRuleSet, resolveRuleSet, ruleSetIdsOf } from '../lagrum/rule-sets.js';
import type { CaseObject } from '../policies/access.js';
import { localDateOf } from '../time/calendar.js';
import { allowedCommands, assertFrom, decideWith, type Handlers, type Payloads } from '../transition.js';
import { lexSarahInfoCommands, type LexSarahInfoCommands, type LexSarahInfoStatus } from './lex-sarah-info.commands.js';
import type { LexSarahInfoEvent } from './lex-sarah-info.events.js';
import { evolveLexSarahInfo, initialLexSarahInfo, isOwnCaseOwed, type LexSarahInfoState } from './lex-sarah-info.state.js';

export type LexSarahInfoCommand = CommandsOf<LexSarahInfoCommands>;
type Data<T extends keyof LexSarahInfoCommands> = Payloads<LexSarahInfoCommands>[T];
type Events = readonly LexSarahInfoEvent[];
type State = LexSarahInfoState;

/** 27 kap. 7 § SoL was not in force before 2026: then it is neither asked about nor acted on. */
function ruleSet277(now: string): readonly string[] {
  const day = localDateOf(now);
  return hasRuleSet('kommun-anmalan', 'sol', day) ? [resolveRuleSet('kommun-anmalan', 'sol', day).id] : [];
}

function register(data: Data<'RegisterLexSarahInfo'>, _state: State, { actor, now }: DecideContext): Events {
  assertNotFuture(now, data.receivedAt, data.occurredFrom);
  assertOrder(data.occurredFrom, data.receivedAt);
  const ruleSetIds = [...ruleSetIdsOf(data.laws ?? [], localDateOf(data.receivedAt))];
  return [{ type: 'LexSarahInfoRegistered', data: { ...data, registeredBy: actor.userId, ruleSetIds } }];
}

/** PI-01: there is no action by which the nämnd investigates or notifies in the utförare's place. PI-02: 27 kap. 7 §. */
function review(data: Data<'ReviewLexSarahInfo'>, _state: State, { now }: DecideContext): Events {
  const ruleSetIds = [...ruleSet277(now)];
  const isInForce = ruleSetIds.length > 0;
  if (!isInForce && (data.action === 'ivo-27-7' || data.seriousDeficiencies === true)) throw new DomainError('ivo-27-7-not-in-force');
  if (isInForce && data.seriousDeficiencies === undefined) throw new DomainError('ivo-27-7-question-open', ['seriousDeficiencies']);
  if ((data.seriousDeficiencies === true) !== (data.action === 'ivo-27-7')) throw new DomainError('ivo-27-7-required', ['action']);
  return [{ type: 'LexSarahInfoReviewed', data: { ...data, ruleSetIds } }];
}

function recordUtredning(data: Data<'RecordLexSarahInfoUtredning'>, _state: State, { now }: DecideContext): Events {
  assertNotFuture(now, data.receivedAt);
  return [{ type: 'LexSarahInfoUtredningRecorded', data }];
}

/** PI-01: what our own handling contributed is a case of our own, reported by the one who has seen it. */
function registerOwnShare(data: Data<'RegisterLexSarahInfoOwnShare'>, state: State, { actor, now, caseId }: DecideContext): Events {
  if (state.ownCaseId === data.avvikelseId) return [];
  if (state.ownCaseId !== null) throw new DomainError('already-done', [state.ownCaseId]);
  if (data.avvikelseId === caseId) throw new DomainError('link-to-self');
  assertNotFuture(now, data.discoveredAt);
  const share = { ...data, nodeId: data.nodeId ?? state.ownerUnit, reporterId: actor.userId, discoveredAt: data.discoveredAt ?? now };
  return [{ type: 'LexSarahInfoOwnShareRegistered', data: share }];
}

function assign({ handlerId }: Data<'AssignLexSarahInfo'>, state: State): Events {
  if (state.excluded.includes(handlerId)) throw new DomainError('person-has-jav');
  return oneOrNone('LexSarahInfoAssigned', state.people.handlerId === handlerId ? undefined : { handlerId });
}

/** What the review decided on has been carried out: an utredning that was asked for has come, anything else is told. */
function close(data: Data<'CloseLexSarahInfo'>, state: State, { now }: DecideContext): Events {
  if (isOwnCaseOwed(state)) throw new DomainError('own-share-missing');
  assertNotFuture(now, data.carriedOutAt);
  if (state.action === 'request-utredning' && state.utredningValue === null) throw new DomainError('action-not-carried-out', ['utredning']);
  const isTold = data.carriedOutAt !== undefined && data.summary !== undefined;
  if (state.action !== 'none' && state.action !== 'request-utredning' && !isTold) throw new DomainError('action-not-carried-out', ['carriedOutAt', 'summary']);
  return [{ type: 'LexSarahInfoClosed', data }];
}

const handlers: Handlers<LexSarahInfoCommands, State, LexSarahInfoEvent> = {
  RegisterLexSarahInfo: register,
  ReviewLexSarahInfo: review,
  RecordLexSarahInfoUtredning: recordUtredning,
  StartLexSarahInfoUppfoljning: () => [{ type: 'LexSarahInfoUppfoljningStarted', data: {} }],
  AssignLexSarahInfo: assign,
  EscalateLexSarahInfo: (data, state, context) => oneOrNone('LexSarahInfoEscalated', escalated(data, context.actor.userId, state, context)),
  RegisterLexSarahInfoOwnShare: registerOwnShare,
  CloseLexSarahInfo: close,
  RecordLexSarahInfoDiarienummer: (data, state, context) => oneOrNone('LexSarahInfoDiarienummerRecorded', diarienummerFacts(data, state, context)),
  MoveLexSarahInfo: (data, state, context) => oneOrNone('LexSarahInfoMoved', moved(data, state, context)),
  LinkLexSarahInfo: (data, state, context) => oneOrNone('LexSarahInfoLinked', linked(data, state, context)),
  DeclareLexSarahInfoJav: (data, state, context) => oneOrNone('LexSarahInfoJavDeclared', javDeclaredFacts(data, state, context)),
  DecideLexSarahInfoJav: (data, state, context) => oneOrNone('LexSarahInfoJavDecided', javDecidedFacts(data, state, context)),
  AddLexSarahInfoAnteckning: (data) => oneOrNone('LexSarahInfoAnteckningAdded', data),
  PlaceLexSarahInfoLegalHold: (data, state) => oneOrNone('LexSarahInfoLegalHoldPlaced', legalHoldFacts(data, state)),
  LiftLexSarahInfoLegalHold: (data, state) => oneOrNone('LexSarahInfoLegalHoldLifted', state.legalHold ? data : undefined),
  AddLexSarahInfoAttachment: (data, state, context) => oneOrNone('LexSarahInfoAttachmentAdded', attachmentFacts(data, state, context)),
  NoteLexSarahInfoAttachmentScan: (data, state) => oneOrNone('LexSarahInfoAttachmentScanned', attachmentScanFacts(data, state)),
  WithdrawLexSarahInfoAttachment: (data, state) => oneOrNone('LexSarahInfoAttachmentWithdrawn', attachmentWithdrawalFacts(data, state)),
  CreateLexSarahInfoDocument: (data, state, context) => oneOrNone('LexSarahInfoDocumentCreated', documentFacts('lex-sarah-info', data, state, context)),
  NoteLexSarahInfoDeadlineMissed: (data, state, { now }) => oneOrNone('LexSarahInfoDeadlineMissed', missedNow(state.deadlines, data, now)),
  NoteLexSarahInfoDeadlineReminder: (data, state, { now }) => oneOrNone('LexSarahInfoDeadlineReminderNoted', reminderNow(state.deadlines, data, now)),
};

/** Where a command leads that says the same again: once there, it says nothing new. */
const leadsTo: Partial<Readonly<Record<keyof LexSarahInfoCommands, LexSarahInfoStatus>>> = {
  StartLexSarahInfoUppfoljning: 'under-uppfoljning',
  CloseLexSarahInfo: 'closed',
};

function decide(command: LexSarahInfoCommand, state: State, context: DecideContext): Events {
  // Whom a jäv decision keeps away may still tell of a missförhållande (27 kap. 2 § SoL).
  if (command.type !== 'EscalateLexSarahInfo') assertNotExcluded(state, context);
  if (leadsTo[command.type] === state.status) return [];
  assertFrom(lexSarahInfoCommands[command.type], state.status);
  return decideWith(handlers, command, state, context);
}

export const lexSarahInfo: Decider<State, LexSarahInfoCommand, LexSarahInfoEvent> = {
  category: 'lexSarahInfo',
  initial: initialLexSarahInfo,
  decide,
  evolve: evolveLexSarahInfo,
};

export function accessObject(state: State): CaseObject {
  return caseObject('lex-sarah-info', 'lexSarahInfo', state);
}

/** The commands the process allows now, whoever asks. */
export function availableLexSarahInfoCommands(state: State): (keyof LexSarahInfoCommands)[] {
  return allowedCommands(lexSarahInfoCommands, state.status);
}
