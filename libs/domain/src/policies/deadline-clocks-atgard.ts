import { isOneOf, textOf, type Fact } from './fact.js';

/** DL-AT-1 to the day of the åtgärd, then DL-AT-2 to the review of its effect. */
export const atgardClocks = [
  {
    prefix: 'Atgard' as const, kind: 'DL-AT-1',
    starts: [
      { on: 'AtgardApproved', date: 'dueDate' },
      { on: 'AtgardReopened', date: 'dueDate' },
      { on: 'AtgardRescheduled', date: 'to', when: (fact: Fact, after: object) => textOf(fact, 'field') === 'dueDate' && isUndone(after) },
    ],
    met: [{ on: 'AtgardCompleted', at: 'completedAt' }],
    moved: [{ on: 'AtgardRescheduled', when: (fact: Fact) => textOf(fact, 'field') === 'dueDate', date: 'to' }],
  },
  {
    prefix: 'Atgard' as const, kind: 'DL-AT-2', starts: [{ on: 'AtgardCompleted', from: 'completedAt', date: 'effectReviewDate' }],
    met: [{ on: 'AtgardEffectReviewed' }],
    moved: [{ on: 'AtgardRescheduled', when: (fact: Fact) => textOf(fact, 'field') === 'effectReviewDate', date: 'to' }],
  },
] as const;

/** An åtgärd that was reopened without a new day gets its clock when the day is set. */
function isUndone(after: object): boolean {
  return isOneOf({ data: after }, 'status', ['approved', 'ongoing']);
}
