import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toLogPosition, toPosition } from './eventstoredb-position.js';

const place = fc
  .tuple(fc.bigInt(1n << 20n, (1n << 43n) - 1n), fc.bigInt(0n, (1n << 20n) - 1n))
  .map(([commit, before]) => ({ commit, prepare: commit - before }));

describe('log positions of EventStoreDB in one number', () => {
  it('property: come back as they were, keep their order, and fit a PostgreSQL bigint', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(toLogPosition(toPosition(a))).toEqual(a);
        const order = a.commit - b.commit || a.prepare - b.prepare;
        expect(Math.sign(Number(toPosition(a) - toPosition(b)))).toBe(Math.sign(Number(order)));
        expect(toPosition(a)).toBeLessThan(1n << 63n);
      }),
    );
  });

  it('0 is the beginning of the log', () => {
    expect(toLogPosition(0n)).toBeUndefined();
    expect(toPosition({ commit: 0n, prepare: 0n })).toBeGreaterThan(0n);
  });

  it('a place that cannot be held is an error, never another place', () => {
    for (const bad of [
      { commit: 1n << 43n, prepare: 1n << 43n },
      { commit: 5n, prepare: 6n },
      { commit: 1n << 30n, prepare: 1n },
      { commit: -1n, prepare: -1n },
    ]) {
      expect(() => toPosition(bad)).toThrow(RangeError);
    }
  });
});
