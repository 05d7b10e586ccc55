import type { z } from 'zod';
import { isSystem, type Role } from '../actor.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Instant } from '../ids.js';
import type { linkCase, moveCase, recordKonsekvens } from './case-commands.js';
import type { CaseState } from './case-state.js';

/** Jäv: a person whom a decision keeps away writes nothing more on the case (LS-06, AV-04, SY-04). */
export function assertNotExcluded(state: CaseState, context: DecideContext): void {
  if (state.excluded.includes(context.actor.userId)) throw new DomainError('person-has-jav');
}

/** The reporter and involved staff never assess, investigate or decide. */
export function assertWithoutJav(state: CaseState, personId: string): void {
  const hasJav = state.excluded.includes(personId) || state.involvedStaff.includes(personId);
  if (hasJav || state.reporterId === personId) throw new DomainError('person-has-jav');
}

/** As `assertWithoutJav`, but the reporter may: an enhetschef may assess an avvikelse of her own. */
export function assertNotInvolved(state: CaseState, personId: string): void {
  if (state.excluded.includes(personId) || state.involvedStaff.includes(personId))
    throw new DomainError('person-has-jav');
}

/** An instant, a Swedish day, or the word `unknown` (domain 4.2). */
type StatedTime = string;

/** A time stated by a person lies in the past; `allowedAheadMs` covers clocks that differ a little. */
export function assertNotFuture(now: Instant, ...times: readonly (StatedTime | undefined)[]): void {
  const allowedAheadMs = 5 * 60_000;
  const limit = Date.parse(now) + allowedAheadMs;
  for (const time of times)
    if (time !== undefined && time !== 'unknown' && earliest(time) > limit) throw new DomainError('future-time');
}

/** Refuses only an order that is wrong for sure: a bare date may be any instant of that Swedish day. */
export function assertOrder(...times: readonly (StatedTime | undefined)[]): void {
  let latestStart = -Infinity;
  for (const time of times) {
    if (time === undefined || time === 'unknown') continue;
    if (latest(time) < latestStart) throw new DomainError('time-order');
    latestStart = Math.max(latestStart, earliest(time));
  }
}

const hour = 3_600_000;

/** A Swedish day begins one or two hours before the same day in UTC. */
function earliest(time: StatedTime): number {
  return time.length === 10 ? Date.parse(time) - 2 * hour : Date.parse(time);
}

function latest(time: StatedTime): number {
  return time.length === 10 ? Date.parse(time) + 23 * hour : Date.parse(time);
}

/** CM-02: secrecy holds between nämnder (OSL 8 kap. 1 §); what belongs to another goes there as an avvikelse of its own. */
export function assertSameNamnd({ facts }: DecideContext): void {
  if (facts.sameNamnd === false) throw new DomainError('other-namnd');
}

/** CM-01: the old unit, the text and the times stay, and every deadline goes on. */
export function moved(data: z.output<typeof moveCase>, state: CaseState, context: DecideContext) {
  assertSameNamnd(context);
  if (data.toNodeId === state.ownerUnit) return undefined;
  return { fromNodeId: state.ownerUnit, toNodeId: data.toNodeId, reason: data.reason };
}

export function linked(data: z.output<typeof linkCase>, state: CaseState, context: DecideContext) {
  if (data.toCaseId === context.caseId) throw new DomainError('link-to-self');
  const exists = state.links.some((one) => one.caseId === data.toCaseId && one.link === data.link);
  return exists ? undefined : data;
}

/** The card as recorded; a card without the person's own view must say why (F-07). */
export function konsekvensCard(data: z.output<typeof recordKonsekvens>, state: CaseState) {
  const enskild = state.enskilda.find((one) => one.enskildId === data.enskildId);
  if (enskild === undefined) throw new DomainError('unknown-person');
  if (enskild.isChild && data.ownView === undefined) throw new DomainError('reason-required', ['ownView']);
  return { ...data, childAnswered: enskild.isChild && data.ownView !== undefined && isAskedOfChild(data) };
}

/** The child's part: protection, schooling, contact with the family and how the child was told, each or in one text. */
function isAskedOfChild(data: z.output<typeof recordKonsekvens>): boolean {
  const each = [data.childProtection, data.childSchool, data.childContact, data.childTold];
  return data.childText !== undefined || each.every((one) => one !== undefined);
}

/** Nobody but the system registers on behalf of another account. */
export function reporterOf(reporterId: string | undefined, context: DecideContext): string {
  return reporterId !== undefined && isSystem(context.actor) ? reporterId : context.actor.userId;
}

const receivers: readonly Role[] = ['enhetschef', 'verksamhetschef', 'lex-sarah-ansvarig'];

/** 27 kap. 2 § SoL, 4.3: who leads the unit may write down what a colleague tells; the colleague is the reporter, and it says who received it. */
export function isReceivedFor(reporterId: string | undefined, nodeId: string, { actor }: DecideContext): reporterId is string {
  if (reporterId === undefined || reporterId === actor.userId) return false;
  return actor.grants.some((grant) => receivers.includes(grant.role) && grant.nodeIds.includes(nodeId));
}

/** F-12: whoever shows a code while reporting gets it tied to the new case, in the same append. */
export function receiptFacts({ actor }: DecideContext) {
  return actor.receiptCodeHash === undefined ? undefined : { codeHash: actor.receiptCodeHash };
}

/** One event, or none when its effect is already true. */
export function oneOrNone<T extends string, D>(
  type: T,
  data: D | undefined,
): readonly { readonly type: T; readonly data: D }[] {
  return data === undefined ? [] : [{ type, data }];
}
