import { describe, expect, test } from '@jest/globals';
import { HttpProblem } from '../problem.js';
import { networkOf, Throttle } from './throttle.js';

const minute = 60_000;

function throttle(perNetwork: number, inAll: number) {
  const at = { now: 0 };
  const one = new Throttle({ perNetwork, inAll, windowMs: minute }, () => at.now);
  const refusal = (network: string) => {
    try {
      one.count(network);
      return null;
    } catch (error) {
      if (error instanceof HttpProblem) return [error.status, error.more.retryAfter];
      throw error;
    }
  };
  return { at, one, refusal };
}

describe('B12 the throttle of what is sent without sign-in', () => {
  test('one network has its share in a window that slides, and is told how long to wait', () => {
    const { at, refusal } = throttle(2, 100);
    expect([refusal('a'), refusal('a'), refusal('a'), refusal('b')]).toEqual([null, null, [429, 60], null]);
    at.now = 20_000;
    expect(refusal('a')).toEqual([429, 40]);
    at.now = minute;
    expect([refusal('a'), refusal('a'), refusal('a')]).toEqual([null, null, [429, 60]]);
  });

  test('many networks together have theirs', () => {
    const { refusal } = throttle(2, 3);
    expect(['a', 'b', 'c', 'd'].map(refusal)).toEqual([null, null, null, [429, 60]]);
  });

  test('what is given back makes room, once', () => {
    const { one, refusal } = throttle(1, 100);
    const counted = one.count('a');
    counted.giveBack();
    counted.giveBack();
    expect([refusal('a'), refusal('a')]).toEqual([null, [429, 60]]);
  });

  test('what is remembered of an address is a keyed hash and not the address', () => {
    expect(networkOf('192.0.2.17')).toMatch(/^[\w-]{43}$/);
    expect(networkOf('192.0.2.17')).toBe(networkOf('192.0.2.17'));
    expect(networkOf('192.0.2.17')).not.toBe(networkOf('192.0.2.18'));
  });
});
