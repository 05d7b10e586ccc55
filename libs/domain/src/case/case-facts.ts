import type { z } from 'zod';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type {
  addEnhet,
  addInvolvedStaff,
  addKomplettering,
  confirmParallelDuty,
  decideJav,
  declareJav,
  linkAtgard,
  markDuplicate,
  placeLegalHold,
  recordDiarienummer,
  requestKomplettering,
  sendMessage,
} from './case-commands.js';
import { dutiesElsewhere, dutiesOn, holdsClosing, suggestedDuties, undoneDuties, type Duty, type DutyFacts } from '../policies/duties.js';
import type { LocalDate } from '../ids.js';
import { localDateOf } from '../time/calendar.js';
import { assertNotFuture, assertOrder, assertSameNamnd } from './case-decide.js';
import type { CaseState } from './case-state.js';

/** What the commands every case type has give (domain 4.5): the facts, or undefined when they already stand. */

export function diarienummerFacts(data: z.output<typeof recordDiarienummer>, state: CaseState, context: DecideContext) {
  // PR-04: OSL binds authorities; a private operator keeps no diarium.
  if (context.facts.operatorKind === 'enskild-verksamhet') throw new DomainError('wrong-operator');
  assertNotFuture(context.now, data.diarieforingAt);
  return state.diarienummer === data.diarienummer ? undefined : data;
}

/** AV-07. `masterStatuses`: where the other case must stand; without them any case that is no duplicate itself will do. */
export function duplicateFacts(data: z.output<typeof markDuplicate>, context: DecideContext, masterStatuses?: readonly string[]) {
  if (data.masterCaseId === context.caseId) throw new DomainError('link-to-self');
  const { master } = context.facts;
  const usable = masterStatuses === undefined ? master?.status !== 'duplicate' : masterStatuses.includes(master?.status ?? '');
  if (master !== undefined && !usable) throw new DomainError('master-not-open', [master.status]);
  return data;
}

/** CNT-03, VIS-09: a joint case has enheter of one nämnd. */
export function enhetFacts(data: z.output<typeof addEnhet>, state: CaseState, context: DecideContext) {
  assertSameNamnd(context);
  return state.enheter.includes(data.enhetId) ? undefined : data;
}

export function kompletteringRequestFacts(data: z.output<typeof requestKomplettering>, state: CaseState) {
  return state.openKompletteringar.includes(data.kompletteringId) ? undefined : data;
}

export function kompletteringFacts(data: z.output<typeof addKomplettering>, context: DecideContext) {
  return { ...data, by: context.actor.userId };
}

export function involvedStaffFacts(data: z.output<typeof addInvolvedStaff>, state: CaseState) {
  const known = state.involvedStaff.includes(data.personId) && (data.part !== 'manager' || state.chefBerors);
  return known ? undefined : staffFacts(data);
}

/** A name instead of an account: who it is remains to be found out. */
export function staffFacts(data: z.output<typeof addInvolvedStaff>) {
  return data.name === undefined ? data : { ...data, withoutAccount: true as const };
}

export function javDeclaredFacts(data: z.output<typeof declareJav>, state: CaseState, context: DecideContext) {
  const personId = context.actor.userId;
  return state.javDeclaredBy.includes(personId) || state.excluded.includes(personId)
    ? undefined
    : { personId, reason: data.reason };
}

/** Nobody decides about jäv of his or her own. */
export function javDecidedFacts(data: z.output<typeof decideJav>, state: CaseState, context: DecideContext) {
  if (data.personId === context.actor.userId) throw new DomainError('person-has-jav');
  const stands =
    state.excluded.includes(data.personId) === data.excluded && !state.javDeclaredBy.includes(data.personId);
  return stands ? undefined : data;
}

/**
 * Domain 5.12. A Ja that is taken back says why; what belongs in another channel leaves no text here, and a duty that was
 * not in force is not asked.
 */
export function parallelDutyFacts(data: z.output<typeof confirmParallelDuty>, state: Pick<CaseState, 'parallelDuties'>, { now, facts }: DecideContext) {
  const { duty, needed, done = false, reason } = data;
  assertNotFuture(now, data.knownAt, data.doneAt);
  assertOrder(data.knownAt, data.doneAt);
  if (dutiesElsewhere.includes(duty)) assertSaysNothing(data);
  else if (needed) assertAsked(duty, localDateOf(now), facts.operatorKind);
  const before = state.parallelDuties[duty];
  if (!needed && before === 'needed' && reason === undefined) throw new DomainError('reason-required', ['reason']);
  return before === answerOf(needed, done) && !saysMore(data) ? undefined : { ...data, done };
}

type DutyAnswer = z.output<typeof confirmParallelDuty>;

function assertAsked(duty: Duty, today: LocalDate, operator: DecideContext['facts']['operatorKind']): void {
  const asked = (of?: typeof operator) => dutiesOn(today, of).some((rule) => rule.duty === duty);
  if (!asked()) throw new DomainError('duty-not-in-force', [duty]);
  if (!asked(operator)) throw new DomainError('wrong-operator', [duty]);
}

function answerOf(needed: boolean, done: boolean): 'not-needed' | 'needed' | 'done' {
  if (done) return 'done';
  return needed ? 'needed' : 'not-needed';
}

function saysMore({ reference, reason }: DutyAnswer): boolean {
  return reference !== undefined || reason !== undefined;
}

function assertSaysNothing(data: DutyAnswer): void {
  if (data.needed || data.done === true || saysMore(data)) throw new DomainError('belongs-elsewhere', [data.duty]);
}

/** A duty that is to be done is done before the case is closed: closing would give up its limit. */
export function assertDutiesDone({ parallelDuties }: Pick<CaseState, 'parallelDuties'>): void {
  const undone = undoneDuties(parallelDuties);
  if (undone.length > 0) throw new DomainError('duty-not-done', undone);
}

/** What the case itself suggests and the law wants genast or within hours has been answered, one way or the other; the page asks of the others. */
export function assertDutiesAnswered({ parallelDuties }: Pick<CaseState, 'parallelDuties'>, facts: DutyFacts, { now }: DecideContext): void {
  const unanswered = suggestedDuties(facts, localDateOf(now)).filter((duty) => holdsClosing(duty) && parallelDuties[duty] === undefined);
  if (unanswered.length > 0) throw new DomainError('duty-unanswered', unanswered);
}

/** Only who sent the case writes as sender. Whoever wrote it in for somebody else and now has it in hand writes as handler. */
export function messageFacts(data: z.output<typeof sendMessage>, state: CaseState, { actor }: DecideContext) {
  const isSender = actor.userId === 'anonym' || actor.userId === state.reporterId;
  const hasInHand = actor.userId === state.people.handlerId || actor.userId === state.people.utredare;
  if (data.from === 'sender' ? !isSender : isSender && !hasInHand) throw new DomainError('forbidden');
  return data;
}

export function atgardLinkFacts(data: z.output<typeof linkAtgard>, state: CaseState) {
  return state.atgarder.includes(data.atgardId) ? undefined : data;
}

export function legalHoldFacts(data: z.output<typeof placeLegalHold>, state: CaseState) {
  return state.legalHold ? undefined : data;
}
