import { expect, test } from '@jest/globals';
import { reportingDelayDays } from './reporting-delay.js';

test.each([
  ['2026-11-20T08:00:00.000Z', '2026-11-20T22:30:00.000Z', 0],
  ['2026-11-20T08:00:00.000Z', '2026-11-20T23:30:00.000Z', 1],
  ['2026-10-24T20:00:00.000Z', '2026-10-26T07:00:00.000Z', 2],
  ['2026-11-20T10:00:00.000Z', '2026-11-20T09:00:00.000Z', 0],
  ['2026-11-18', '2026-11-20T23:30:00.000Z', 3],
])('DL-REP-1 from %s to %s are %i Swedish days', (discovered, reported, days) => {
  expect(reportingDelayDays(discovered, reported)).toBe(days);
});

test.each(['unknown', null, undefined] as const)('DL-REP-1 a discovery that is %s gives no delay', (discovered) => {
  expect(reportingDelayDays(discovered, '2026-11-20T09:00:00.000Z')).toBeNull();
});
