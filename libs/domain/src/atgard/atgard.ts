import { assertNotFuture, oneOrNone } from '../case/case-decide.js';
import { missedNow, reminderNow } from '../case/deadline-state.js';
import type { CommandsOf } from '../commands.js';
import type { DecideContext, Decider, LinkedAtgard } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { CaseObject } from '../policies/access.js';
import { localDateOf } from '../time/calendar.js';
import { allowedCommands, assertFrom, decideWith, type Handlers, type Payloads } from '../transition.js';
import { atgardCommands, type AtgardCommands, type AtgardStatus } from './atgard.commands.js';
import type { AtgardEvent } from './atgard.events.js';
import { evolveAtgard, initialAtgard, type AtgardState } from './atgard.state.js';

export type AtgardCommand = CommandsOf<AtgardCommands>;
type Data<T extends keyof AtgardCommands> = Payloads<AtgardCommands>[T];
type Events = readonly AtgardEvent[];

/** ATG-02: whatever comes from lex Sarah, or from a case whose own bedömning says a high risk, is followed up. */
function propose(data: Data<'ProposeAtgard'>, _state: AtgardState, { actor, facts }: DecideContext): Events {
  const { riskIds = [], ...said } = data;
  const requireEffectReview = facts.riskReachesThreshold === true || said.caseRefs.some((ref) => ref.caseType === 'lex-sarah');
  return [{ type: 'AtgardProposed', data: { ...said, riskIds, proposedBy: actor.userId, requireEffectReview } }];
}

function approve(data: Data<'ApproveAtgard'>, _state: AtgardState, { actor, now }: DecideContext): Events {
  assertNotFuture(now, data.decidedAt);
  if (data.effectReviewDate !== undefined && data.effectReviewDate < data.dueDate) throw new DomainError('time-order');
  const decided = { ...data, decidedBy: data.decidedBy ?? actor.userId, decidedAt: data.decidedAt ?? now };
  return [{ type: 'AtgardApproved', data: decided }];
}

function assignOwner({ owner }: Data<'AssignAtgardOwner'>, state: AtgardState): Events {
  if (state.owner === owner) return [];
  return [{ type: 'AtgardOwnerAssigned', data: { owner, ...(state.owner === null ? {} : { previous: state.owner }) } }];
}

/** ATG-04: a day is moved with a reason, and the old one stays in the record. A day that is done with is not moved. */
function reschedule({ field, to, reason }: Data<'RescheduleAtgard'>, state: AtgardState, { now }: DecideContext): Events {
  if (field === 'dueDate' && state.status === 'done') throw new DomainError('wrong-state');
  const from = state[field];
  if (from === to) return [];
  assertDays({ ...state, [field]: to }, to, now);
  return [{ type: 'AtgardRescheduled', data: { field, ...(from === undefined ? {} : { from }), to, reason } }];
}

function complete(data: Data<'CompleteAtgard'>, _state: AtgardState, { now }: DecideContext): Events {
  assertNotFuture(now, data.completedAt);
  return [{ type: 'AtgardCompleted', data }];
}

/** ATG-03: another person than the one who answered for carrying it out. An owner appointed afterwards may. */
function reviewEffect(data: Data<'ReviewAtgardEffect'>, state: AtgardState, { actor }: DecideContext): Events {
  if (state.carriedOutBy === actor.userId) throw new DomainError('reviewer-is-owner');
  return [{ type: 'AtgardEffectReviewed', data: { ...data, reviewerId: actor.userId } }];
}

/** What was reopened is to be done by a day that lies ahead: a new one, or the old one while it does. */
function reopen(data: Data<'ReopenAtgard'>, state: AtgardState, { now }: DecideContext): Events {
  const dueDate = data.dueDate ?? state.dueDate;
  if (dueDate === undefined || dueDate < localDateOf(now)) throw new DomainError('time-order', ['dueDate']);
  return [{ type: 'AtgardReopened', data }];
}

/** ATG-02, ATG-05. */
function close(data: Data<'CloseAtgard'>, state: AtgardState, { caseId, facts }: DecideContext): Events {
  if (data.replacedBy === caseId) throw new DomainError('link-to-self');
  if (data.replacedBy !== undefined && !isAlive(facts.replacement)) throw new DomainError('atgard-replacement-unknown');
  if (state.status === 'done' && state.requireEffectReview) throw new DomainError('effect-review-required');
  const isGoneOnWith = data.replacedBy !== undefined || data.riskId !== undefined;
  if (state.effect === 'not-achieved' && !isGoneOnWith) throw new DomainError('effect-not-achieved');
  return [{ type: 'AtgardClosed', data }];
}

/** An åtgärd that was rejected, or that itself did not help, replaces nothing. */
function isAlive(atgard: LinkedAtgard | undefined): boolean {
  return atgard !== undefined && atgard.status !== 'rejected' && atgard.effect !== 'not-achieved';
}

/** No day is set in the past, and the effect is not reviewed before the åtgärd is to be done. */
function assertDays({ dueDate, effectReviewDate }: Pick<AtgardState, 'dueDate' | 'effectReviewDate'>, set: string, now: string): void {
  if (set < localDateOf(now)) throw new DomainError('time-order');
  if (dueDate !== undefined && effectReviewDate !== undefined && effectReviewDate < dueDate) throw new DomainError('time-order');
}

const handlers: Handlers<AtgardCommands, AtgardState, AtgardEvent> = {
  ProposeAtgard: propose,
  ApproveAtgard: approve,
  RejectAtgard: (data) => [{ type: 'AtgardRejected', data }],
  StartAtgard: () => [{ type: 'AtgardStarted', data: {} }],
  AssignAtgardOwner: assignOwner,
  RescheduleAtgard: reschedule,
  CompleteAtgard: complete,
  ReviewAtgardEffect: reviewEffect,
  ReopenAtgard: reopen,
  CloseAtgard: close,
  NoteAtgardDeadlineMissed: (data, state, { now }) => oneOrNone('AtgardDeadlineMissed', missedNow(state.deadlines, data, now)),
  NoteAtgardDeadlineReminder: (data, state, { now }) => oneOrNone('AtgardDeadlineReminderNoted', reminderNow(state.deadlines, data, now)),
};

/** Where a command leads that carries nothing but the step itself: once there, it says nothing new. */
const leadsTo: Partial<Readonly<Record<keyof AtgardCommands, AtgardStatus>>> = {
  StartAtgard: 'ongoing', RejectAtgard: 'rejected', CompleteAtgard: 'done', CloseAtgard: 'closed',
};

function decide(command: AtgardCommand, state: AtgardState, context: DecideContext): Events {
  if (leadsTo[command.type] === state.status) return [];
  assertFrom(atgardCommands[command.type], state.status);
  return decideWith(handlers, command, state, context);
}

export const atgard: Decider<AtgardState, AtgardCommand, AtgardEvent> = {
  category: 'atgard',
  initial: initialAtgard,
  decide,
  evolve: evolveAtgard,
};

export function accessObject(state: AtgardState): CaseObject {
  const { ownerUnit, enheter, owner, proposedBy, excluded, chefBerors, status } = state;
  const assigned = owner === null ? [] : [owner];
  return { caseType: 'atgard', category: 'atgard', ownerUnit, enheter, reporterId: proposedBy, assigned, excluded, chefBerors, status };
}

/** The commands the process allows now, whoever asks. */
export function availableAtgardCommands(state: AtgardState): (keyof AtgardCommands)[] {
  return allowedCommands(atgardCommands, state.status);
}
