import { describe, expect, test } from '@jest/globals';
import { brief, caseOf, idOf, lexSarah, received, setOf, sets } from './deadlines.fixture.js';

describe('a lex Sarah rapport', () => {
  test('starts DL-LS-1, 2, 3, 4, 8 and 9 at receivedAt, not at the click', () => {
    const { first } = lexSarah('2026-11-23T15:00:00.000Z');
    expect(sets(first).map((one) => [one.kind, one.cycle, one.nominal, one.lastAllowed, one.startedAt])).toEqual([
      ['DL-LS-1', '1', '2026-11-20', '2026-11-23', received],
      ['DL-LS-2', '1', '2026-11-21', '2026-11-21', received],
      ['DL-LS-3', '1', '2026-11-23', '2026-11-23', received],
      ['DL-LS-4', '1', '2026-11-23', '2026-11-23', received],
      ['DL-LS-8', 'status-1', '2026-12-20', '2026-12-21', received],
      ['DL-LS-9', 'first-contact-1', '2026-11-24', '2026-11-24', received],
    ]);
  });

  test('DL-LS-1 is not set for a private operator, which keeps no diarium', () => {
    expect(sets(lexSarah(received, { operatorKind: 'enskild-verksamhet' }).first).map((one) => one.kind)).not.toContain('DL-LS-1');
  });

  test('DL-LS-2 runs 24 clock hours over a weekend, under the word of the law in force', () => {
    expect(setOf(lexSarah().first, 'DL-LS-2')).toEqual({
      deadlineId: idOf('DL-LS-2'), kind: 'DL-LS-2', cycle: '1', rev: 1, nominal: '2026-11-21', lastAllowed: '2026-11-21',
      dueAt: '2026-11-21T09:00:00.000Z', basis: 'statutory-word', lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)', lagkrav: 'genast',
      rule: { unit: 'hours', n: 24 }, startedAt: received, policyVersion: 'standard-1',
      responsible: ['enhetschef', 'lex-sarah-ansvarig'], escalateTo: ['socialchef', 'jour'],
      wakes: [
        { step: 'reminder-1', at: '2026-11-20T21:00:00.000Z', to: 'responsible' },
        { step: 'reminder-2', at: '2026-11-21T04:12:00.000Z', to: 'responsible' },
        ...Array.from({ length: 10 }, (_, n) => ({ step: `overdue-${n + 1}`, at: `2026-${n < 9 ? `11-${22 + n}` : '12-01'}T09:00:00.000Z`, to: 'next-level' })),
      ],
    });
  });

  test.each([['sol', '2025-06-30T12:00:00.000Z', 'utan-drojsmal'], ['sol', '2025-07-01T12:00:00.000Z', 'genast'], ['lss', '2026-11-20T12:00:00.000Z', 'utan-drojsmal']])(
    'DL-LS-2 under %s on %s says %s',
    (law, now, word) => {
      const told = { type: 'LexSarahRapportRegistered', data: {}, state: { status: 'received', receivedAt: now, laws: [law] } };
      expect(setOf(caseOf('LexSarah').tell(now, told), 'DL-LS-2').lagkrav).toBe(word);
    },
  );

  test('DL-LS-4 is met by the förhandsbedömning only when an utredare is appointed, and by the appointment only after it', () => {
    const one = lexSarah();
    expect(brief(one.tell('2026-11-20T10:00:00.000Z', { type: 'LexSarahForhandsbedomningRecorded', state: { status: 'forhandsbedomning-done' } }))).toEqual(['Set DL-LS-5']);
    expect(brief(one.tell('2026-11-20T11:00:00.000Z', { type: 'LexSarahUtredareAssigned', state: { people: { utredare: 'u1' } } }))).toEqual(['Met DL-LS-4']);
    const other = lexSarah();
    expect(brief(other.tell('2026-11-20T10:00:00.000Z', { type: 'LexSarahUtredareAssigned', state: { people: { utredare: 'u1' } } }))).toEqual([]);
    expect(brief(other.tell('2026-11-20T11:00:00.000Z', { type: 'LexSarahForhandsbedomningRecorded', state: { status: 'forhandsbedomning-done' } }))).toEqual([
      'Met DL-LS-4', 'Set DL-LS-5',
    ]);
  });

  test('DL-LS-5 and DL-LS-6 follow each other, and DL-LS-6 reminds on day 15 and 25', () => {
    const one = lexSarah();
    one.tell('2026-11-20T10:00:00.000Z', { type: 'LexSarahForhandsbedomningRecorded', state: { status: 'forhandsbedomning-done' } });
    const started = one.tell('2026-11-23T08:00:00.000Z', { type: 'LexSarahUtredningStarted', state: { status: 'under-utredning' } });
    expect(brief(started)).toEqual(['Met DL-LS-5', 'Set DL-LS-6']);
    const set = setOf(started, 'DL-LS-6');
    expect([set.nominal, set.lastAllowed, set.lagrum]).toEqual(['2026-12-23', '2026-12-23', null]);
    expect(set.wakes.slice(0, 4)).toEqual([
      { step: 'reminder-1', at: '2026-12-08T07:00:00.000Z', to: 'responsible' },
      { step: 'reminder-2', at: '2026-12-18T07:00:00.000Z', to: 'responsible' },
      { step: 'due-day', at: '2026-12-23T07:00:00.000Z', to: 'responsible' },
      { step: 'overdue-1', at: '2026-12-25T07:00:00.000Z', to: 'next-level' },
    ]);
  });

  test('DL-LS-7 is given up and DL-LS-6 starts anew when the utredning is sent back', () => {
    const one = lexSarah();
    one.tell('2026-11-23T08:00:00.000Z', { type: 'LexSarahUtredningStarted', state: { status: 'under-utredning' } });
    expect(brief(one.tell('2026-11-25T08:00:00.000Z', { type: 'LexSarahBeslutsforslagSubmitted', state: { status: 'beslut-proposed' } }))).toEqual(['Met DL-LS-6', 'Set DL-LS-7']);
    const back = one.tell('2026-11-26T08:00:00.000Z', { type: 'LexSarahUtredningReturned', state: { status: 'under-utredning' } });
    expect(brief(back)).toEqual(['Set DL-LS-6', 'Cancelled DL-LS-7 returned']);
    expect(setOf(back, 'DL-LS-6')).toMatchObject({ cycle: '2', deadlineId: idOf('DL-LS-6', '2'), nominal: '2026-12-26', lastAllowed: '2026-12-28' });
  });

  test('DL-LS-8, 9, 10 and 11 start at the stated time of the beslut, and DL-LS-7 was met then', () => {
    const one = lexSarah(received, { aterkoppling: { enskild: 'pending' } });
    one.tell('2026-11-25T08:00:00.000Z', { type: 'LexSarahBeslutsforslagSubmitted', state: { status: 'beslut-proposed' } });
    const decided = { type: 'LexSarahBeslutRecorded', data: { value: 'missforhallande', decidedAt: '2026-11-26T12:00:00.000Z' }, state: { status: 'beslut-recorded' } };
    const events = one.tell('2026-11-30T08:00:00.000Z', decided);
    expect(events[0]).toEqual({ type: 'LexSarahDeadlineMet', data: { deadlineId: idOf('DL-LS-7'), kind: 'DL-LS-7', rev: 1, metAt: '2026-11-26T12:00:00.000Z' } });
    expect(sets(events).map((set) => [set.kind, set.cycle, set.lastAllowed])).toEqual([
      ['DL-LS-8', '1', '2026-12-03'], ['DL-LS-9', 'outcome-1', '2026-12-03'], ['DL-LS-10', '1', '2026-12-28'], ['DL-LS-11', '1', '2026-12-28'],
    ]);
    expect(setOf(events, 'DL-LS-11').lagrum).toBe('6 kap. 40 § och 7 kap. 8 § kommunallagen (2017:725)');
    const informed = (state: object) => ({ type: 'LexSarahEnskildInformed', data: { stage: 'outcome' }, state });
    expect(brief(one.tell('2026-12-01T07:00:00.000Z', informed({ aterkoppling: { enskild: 'pending' } })))).toEqual([]);
    expect(brief(one.tell('2026-12-01T08:00:00.000Z', informed({ aterkoppling: { enskild: 'done' } })))).toEqual(['Met DL-LS-9']);
    expect(one.open()).toEqual(['DL-LS-1', 'DL-LS-10', 'DL-LS-11', 'DL-LS-2', 'DL-LS-3', 'DL-LS-4', 'DL-LS-8', 'DL-LS-8', 'DL-LS-9']);
    expect(brief(one.tell('2026-12-01T09:00:00.000Z', { type: 'LexSarahAterkopplingSkipped', data: { to: 'enskild' } }))).toEqual(['Cancelled DL-LS-9 not-possible']);
    expect(brief(one.tell('2026-12-01T10:00:00.000Z', { type: 'LexSarahAterkopplingSkipped', data: { to: 'reporter' } }))).toEqual(['Cancelled DL-LS-8 not-possible']);
  });

  test('closing gives up what is open, and reopening starts DL-LS-6 and the word to the reporter with a new cycle', () => {
    const one = lexSarah();
    one.tell('2026-11-23T08:00:00.000Z', { type: 'LexSarahUtredningStarted', state: { status: 'under-utredning' } });
    const closed = one.tell('2026-11-24T08:00:00.000Z', { type: 'LexSarahClosed', state: { status: 'closed' } });
    expect(new Set(closed.map((event) => event.data.reason))).toEqual(new Set(['case-closed']));
    expect(one.open()).toEqual([]);
    expect(setOf(one.tell('2026-11-25T08:00:00.000Z', { type: 'LexSarahReopened', state: { status: 'under-utredning' } }), 'DL-LS-6').cycle).toBe('2');
    expect(one.open()).toEqual(['DL-LS-6', 'DL-LS-8']);
  });

  test.each([['LexSarahDuplicateMarked', 'duplicate'], ['LexSarahHandedOver', 'handed-over']])('%s gives up what is open', (type, status) => {
    const one = lexSarah();
    expect(brief(one.tell('2026-11-24T08:00:00.000Z', { type, state: { status } }))).toContain(`Cancelled DL-LS-2 ${status}`);
    expect(one.open()).toEqual([]);
  });
});
