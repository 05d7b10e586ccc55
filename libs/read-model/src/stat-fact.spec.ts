import { describe, expect, test } from '@jest/globals';
import { evolveStatFact, type StatFact } from './stat-fact.js';
import type { ProjectedEvent } from './projected-event.js';

const at = '2026-03-02T08:00:00.000Z';
const caseId = '01930000-0000-7000-8000-0000000000a1';
const event = (type: string, data: object): ProjectedEvent => ({
  id: caseId, type, data, category: 'lexSarah', streamId: `lexSarah-${caseId}`, caseId, version: 0n, position: 1n, recordedAt: at, at,
  meta: {} as ProjectedEvent['meta'],
});
const rapport = (...enskilda: string[]) =>
  event('LexSarahRapportRegistered', { nodeId: 'n', receivedAt: at, reportedAt: at, discoveredAt: '2026-02-27', enskilda: enskilda.map((enskildId) => ({ enskildId })), involvedStaff: [] });
const told = (enskildId?: string, stage = 'outcome') => event('LexSarahEnskildInformed', { stage, ...(enskildId === undefined ? {} : { enskildId }) });
const fold = (...events: ProjectedEvent[]) => events.reduce<StatFact | undefined>(evolveStatFact, undefined);
const stateOf = (...events: ProjectedEvent[]) => fold(...events)?.enskild?.state;

describe('Q-18 the enskilda of a lex Sarah case', () => {
  test('are told when each of them has heard of the outcome, or all at once', () => {
    expect(stateOf(rapport('a', 'b'), told('a'))).toBe('pending');
    expect(stateOf(rapport('a', 'b'), told('a'), told('b', 'first-contact'))).toBe('pending');
    expect(stateOf(rapport('a', 'b'), told('a'), told('b'))).toBe('done');
    expect(stateOf(rapport('a', 'b'), told())).toBe('done');
  });

  test('wait again when one more is added, and after a new beslut whatever was told before', () => {
    expect(stateOf(rapport('a'), told(), event('LexSarahEnskildAdded', { enskildId: 'b' }))).toBe('pending');
    expect(stateOf(rapport('a'), told(), event('LexSarahEnskildAdded', { enskildId: 'a' }))).toBe('done');
    expect(stateOf(rapport('a'), told(), event('LexSarahBeslutRevised', { value: 'missforhallande', decidedAt: at }))).toBe('pending');
  });

  test('cannot be told where it is so recorded; that the reporter cannot is another thing', () => {
    expect(stateOf(rapport('a'), event('LexSarahAterkopplingSkipped', { to: 'enskild' }))).toBe('not-possible');
    expect(stateOf(rapport('a'), event('LexSarahAterkopplingSkipped', { to: 'reporter' }))).toBe('pending');
  });

  test('the reporter is to be told of a new beslut, also where nothing could be told of the one before', () => {
    const skipped = event('LexSarahAterkopplingSkipped', { to: 'reporter' });
    const revised = event('LexSarahBeslutRevised', { value: 'missforhallande', decidedAt: at });
    expect(fold(rapport('a'), skipped)?.aterkoppling).toBe('not-possible');
    expect(fold(rapport('a'), skipped, revised)?.aterkoppling).toBe('pending');
  });

  test('DL-REP-1 the days from the discovery to the report', () => {
    expect(fold(rapport('a'))?.reportingDelay).toBe(3);
  });
});
