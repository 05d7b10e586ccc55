import type { DecideContext, LinkedAtgard } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { localDateOf } from '../time/calendar.js';

/** AV-05, LS-15: nothing that was proposed is left without a decision. */
export function assertDecided(atgarder: readonly LinkedAtgard[]): void {
  const undecided = atgarder.filter((one) => one.status === 'proposed');
  if (undecided.length > 0) throw new DomainError('atgard-undecided', idsOf(undecided));
}

/**
 * AV-05, LS-15: no open ends. Every åtgärd is decided, and every approved one is either reviewed, with an effect, or goes
 * on in the hands of a named owner with a day that lies ahead.
 */
export function assertAtgarderInHand({ facts, now }: Pick<DecideContext, 'facts' | 'now'>): void {
  assertDecided(facts.atgarder);
  const loose = facts.atgarder.filter((one) => !isInHand(one, localDateOf(now)));
  if (loose.length > 0) throw new DomainError('atgard-not-followed-up', idsOf(loose));
}

/** What did not help is an open end until it is reopened, replaced or raised as a risk (ATG-05). */
function isInHand(atgard: LinkedAtgard, today: string): boolean {
  if (atgard.status === 'rejected' || atgard.status === 'closed') return true;
  if (atgard.effectReviewed) return atgard.effect !== 'not-achieved';
  return atgard.owner !== undefined && goesOn(atgard, today);
}

/** Once it is done the clock of the effect review runs (DL-AT-2), also without an agreed day. */
function goesOn({ status, dueDate, effectReviewDate }: LinkedAtgard, today: string): boolean {
  const day = status === 'done' ? (effectReviewDate ?? today) : dueDate;
  return dueDate !== undefined && day !== undefined && day >= today;
}

export function idsOf(atgarder: readonly LinkedAtgard[]): string[] {
  return atgarder.map((one) => one.atgardId);
}
