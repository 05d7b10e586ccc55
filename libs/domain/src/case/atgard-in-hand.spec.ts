import { describe, expect, test } from '@jest/globals';
import { noForeignFacts, type LinkedAtgard } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { assertAtgarderInHand } from './atgard-in-hand.js';

const owned = { owner: 'eva', dueDate: '2026-12-01' };
const atgard = (status: string, more: Partial<LinkedAtgard> = {}): LinkedAtgard => ({ atgardId: 'a', status, effectReviewed: false, ...owned, ...more });

function refusal(...atgarder: LinkedAtgard[]): string | undefined {
  try {
    assertAtgarderInHand({ now: '2026-12-01T12:00:00.000Z', facts: { ...noForeignFacts, atgarder } });
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.details.join()}` : String(error);
  }
}

describe('AV-05 LS-15 no case closes with open ends', () => {
  test('a proposed åtgärd is an open end', () => {
    expect(refusal(atgard('closed'), atgard('proposed', { atgardId: 'b' }))).toBe('atgard-undecided b');
  });

  test.each(['approved', 'ongoing'])('an åtgärd that is %s goes on until its day, and is an open end the day after', (status) => {
    expect(refusal(atgard(status))).toBeUndefined();
    expect(refusal(atgard(status, { dueDate: '2026-11-30' }))).toBe('atgard-not-followed-up a');
  });

  test('one that is done waits for its effect review, and is an open end when that day has passed', () => {
    expect(refusal(atgard('done', { dueDate: '2026-11-01' }))).toBeUndefined();
    expect(refusal(atgard('done', { effectReviewDate: '2026-12-01' }))).toBeUndefined();
    expect(refusal(atgard('done', { effectReviewDate: '2026-11-30' }))).toBe('atgard-not-followed-up a');
  });

  test('an effect that was not achieved is an open end until the åtgärd is reopened or closed as replaced or raised', () => {
    const reviewed = (effect: string) => atgard('effect-reviewed', { effect, effectReviewed: true });
    expect([refusal(reviewed('achieved')), refusal(reviewed('partly'))]).toEqual([undefined, undefined]);
    expect(refusal(reviewed('not-achieved'))).toBe('atgard-not-followed-up a');
    expect(refusal(atgard('closed', { effect: 'not-achieved', effectReviewed: true }), atgard('rejected', { dueDate: '2020-01-01' }))).toBeUndefined();
  });
});
