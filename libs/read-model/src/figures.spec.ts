import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median, percentile } from '#domain/statistics/counting.js';
import { atRank, middle } from './histogram.js';
import { wasInTime } from './stat-measures.js';
import type { StatFact } from './stat-fact.js';

describe('a histogram', () => {
  test('Q-17 gives the same median and p90 as the values one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 60 }), (values) => {
        const sorted = [...new Set(values)]
          .sort((a, b) => a - b)
          .map((value) => ({ value, n: values.filter((one) => one === value).length }));
        expect([middle(sorted), atRank(sorted, 0.9)]).toEqual([median(values), percentile(values, 0.9)]);
      }),
    );
  });
});

describe('a step in time', () => {
  const fact = (watched: StatFact['watched']): StatFact => ({
    caseId: 'c',
    caseType: 'lex-sarah',
    receivedDate: '2023-01-01',
    nodeIds: ['n'],
    handedOver: false,
    masterId: null,
    duplicates: [],
    kind: null,
    subject: null,
    categories: [],
    beslut: null,
    beslutDate: null,
    ivoDate: null,
    aterkoppling: 'pending',
    aterkopplingDate: null,
    enskild: null,
    reportingDelay: null,
    extern: null,
    watched,
  });
  const due = '2023-02-01T00:00:00.000Z';

  test('a beslut is in time when both the utredning and the beslut were', () => {
    expect(
      wasInTime(fact({ 'DL-LS-6': { deadlineId: 'd', dueAt: due, inTime: true }, 'DL-LS-7': { deadlineId: 'd', dueAt: due, inTime: true } }), 'beslut'),
    ).toBe(true);
    expect(
      wasInTime(fact({ 'DL-LS-6': { deadlineId: 'd', dueAt: due, inTime: false }, 'DL-LS-7': { deadlineId: 'd', dueAt: due, inTime: true } }), 'beslut'),
    ).toBe(false);
  });

  test('what had no target is neither in time nor late', () => {
    expect(wasInTime(fact({}), 'aterkoppling')).toBe(null);
    expect(wasInTime(fact({ 'DL-LS-8': { deadlineId: 'd', dueAt: due, inTime: null } }), 'aterkoppling')).toBe(null);
  });
});
