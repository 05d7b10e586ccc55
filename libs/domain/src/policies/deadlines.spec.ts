import { describe, expect, test } from '@jest/globals';
import { DomainError } from '../domain-error.js';
import { deadlineClocks } from './deadline-clocks.js';
import { deadlinePolicies } from './deadline-policy.js';
import { brief, caseOf, idOf, lexSarah, received, setOf, sets } from './deadlines.fixture.js';

describe('notes of the worker', () => {
  test('an early note, a second one, one for another rev and one after it was met say nothing', () => {
    const one = lexSarah();
    expect(one.missed('2026-11-21T08:59:59.999Z', 'DL-LS-2')).toEqual([]);
    expect(one.missed('2026-11-21T09:00:00.000Z', 'DL-LS-2')).toEqual([
      { type: 'LexSarahDeadlineMissed', data: { deadlineId: idOf('DL-LS-2'), kind: 'DL-LS-2', rev: 1, dueAt: '2026-11-21T09:00:00.000Z' } },
    ]);
    expect(one.missed('2026-11-22T09:00:00.000Z', 'DL-LS-2')).toEqual([]);
    expect(one.missed('2026-12-22T09:00:00.000Z', 'DL-LS-3', 2)).toEqual([]);
    one.tell('2026-11-22T10:00:00.000Z', { type: 'LexSarahRapportAcknowledged' });
    expect(one.missed('2026-12-22T09:00:00.000Z', 'DL-LS-3')).toEqual([]);
  });

  test('a reminder is noted once, not early, and an overdue one only while the duty is undone', () => {
    const one = lexSarah();
    expect(one.remind('2026-11-20T20:59:59.999Z', 'DL-LS-2', 'reminder-1')).toEqual([]);
    expect(brief(one.remind('2026-11-20T21:00:00.000Z', 'DL-LS-2', 'reminder-1'))).toEqual(['ReminderNoted DL-LS-2']);
    expect(one.remind('2026-11-20T21:00:01.000Z', 'DL-LS-2', 'reminder-1')).toEqual([]);
    one.missed('2026-11-21T09:00:00.000Z', 'DL-LS-2');
    expect(one.remind('2026-11-22T09:00:00.000Z', 'DL-LS-2', 'overdue-1')).toEqual([
      { type: 'LexSarahDeadlineReminderNoted', data: { deadlineId: idOf('DL-LS-2'), kind: 'DL-LS-2', rev: 1, step: 'overdue-1', to: 'next-level' } },
    ]);
    expect(brief(one.tell('2026-11-22T10:00:00.000Z', { type: 'LexSarahOmedelbarAtgardRecorded' }))).toEqual(['Met DL-LS-2']);
    expect(one.remind('2026-11-23T09:00:00.000Z', 'DL-LS-2', 'overdue-2')).toEqual([]);
  });

  test('wakes that lie in the past when the deadline is set are left out', () => {
    const late = lexSarah('2026-11-23T15:00:00.000Z').first;
    expect(setOf(late, 'DL-LS-2').wakes[0]).toEqual({ step: 'overdue-3', at: '2026-11-24T09:00:00.000Z', to: 'next-level' });
    const historic = lexSarah('2028-01-10T15:00:00.000Z').first;
    expect(sets(historic).flatMap((set) => set.wakes)).toEqual([]);
  });
});

test('every row of the policy has a clock and every clock a row', () => {
  const name = ({ kind, part }: { kind: string; part?: string }) => `${kind} ${part ?? ''}`.trim();
  const rows = new Set(deadlinePolicies.flatMap((policy) => policy.rows.map(name)));
  expect([...rows].sort()).toEqual([...new Set(deadlineClocks.map(name))].sort());
});

test('a year outside the calendar is refused', () => {
  const told = { type: 'AvvikelseRegistered', data: {}, state: { status: 'received', receivedAt: '0202-11-20T09:00:00.000Z' } };
  expect(() => caseOf('Avvikelse').tell(received, told)).toThrow(DomainError);
});
