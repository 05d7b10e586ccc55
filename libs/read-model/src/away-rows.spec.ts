import { expect, test } from '@jest/globals';
import { awayRows, isAway } from './away-rows.js';
import type { ProjectedEvent } from './projected-event.js';

const event = (type: string, data: object): ProjectedEvent =>
  ({ type, data: { personId: 'u-tomas', ...data }, recordedAt: '2026-06-01T08:00:00.000Z' }) as ProjectedEvent;

test('an absence that is taken back before it has begun is gone, and the one beside it stays', () => {
  const rows = awayRows('away');
  rows.apply(event('AbsenceRecorded', { absenceId: 'a', from: '2026-07-01', to: '2026-07-14' }));
  rows.apply(event('AbsenceRecorded', { absenceId: 'b', from: '2026-08-01', to: '2026-08-14' }));
  rows.apply(event('AbsenceEnded', { absenceId: 'a', to: '2026-06-30' }));
  expect(rows.byId().get('u-tomas')?.absences.map(({ id }) => id)).toEqual(['b']);
  expect(isAway(rows.byId(), 'u-tomas', '2026-08-01')).toBe(true);
});

test('an absence that has begun lasts to the day it ends', () => {
  const rows = awayRows('away');
  rows.apply(event('AbsenceRecorded', { absenceId: 'a', from: '2026-05-20', to: '2026-07-14' }));
  rows.apply(event('AbsenceEnded', { absenceId: 'a', to: '2026-06-01' }));
  expect(isAway(rows.byId(), 'u-tomas', '2026-06-01')).toBe(true);
  expect(isAway(rows.byId(), 'u-tomas', '2026-06-02')).toBe(false);
});
