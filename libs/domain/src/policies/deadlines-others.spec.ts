import { describe, expect, test } from '@jest/globals';
import { brief, caseOf, idOf, received, registered, setOf, sets } from './deadlines.fixture.js';

describe('an avvikelse', () => {
  const avvikelse = (extra: object = {}) => {
    const one = caseOf('Avvikelse');
    return { ...one, first: one.tell(received, registered('AvvikelseRegistered', extra)) };
  };

  test('DL-AV-2, 3 and 5 run in calendar days that end on a vardag', () => {
    expect(sets(avvikelse().first).map((one) => [one.kind, one.nominal, one.lastAllowed, one.basis, one.lagrum])).toEqual([
      ['DL-LS-1', '2026-11-20', '2026-11-23', 'statutory-word', '5 kap. 1 § offentlighets- och sekretesslagen (2009:400)'],
      ['DL-AV-2', '2026-11-25', '2026-11-25', 'configured', null],
      ['DL-AV-3', '2026-11-30', '2026-11-30', 'configured', null],
      ['DL-AV-5', '2026-12-20', '2026-12-21', 'configured', null],
    ]);
  });

  test('DL-AV-6 starts for Ja and Osäker, not for Nej, and is met by the answer or the escalation', () => {
    const bedomning = (answer: string, ansvarigAnswer: string | null = null) => ({
      type: 'AvvikelseBedomningRecorded', data: { lexSarahQuestion: answer }, state: { status: 'bedomning-done', lexSarahQuestion: { answer, ansvarigAnswer } },
    });
    expect(brief(avvikelse().tell(received, bedomning('no')))).toEqual(['Met DL-AV-2']);
    const one = avvikelse();
    const events = one.tell(received, bedomning('unsure'));
    expect(setOf(events, 'DL-AV-6')).toMatchObject({ lastAllowed: '2026-11-23', lagrum: '27 kap. 2 § socialtjänstlagen (2025:400)', lagkrav: 'genast' });
    expect(brief(one.tell(received, bedomning('yes')))).toEqual([]);
    expect(brief(one.tell(received, { type: 'AvvikelseLexSarahQuestionAnswered', data: { answer: 'no' } }))).toEqual(['Met DL-AV-6']);
    expect(brief(one.tell(received, bedomning('yes', 'no')))).toEqual([]);
    expect(brief(one.tell(received, bedomning('yes')))).toEqual(['Set DL-AV-6']);
    expect(brief(one.tell(received, bedomning('no')))).toEqual(['Cancelled DL-AV-6 answered-no']);
    const other = avvikelse();
    other.tell(received, bedomning('yes'));
    expect(brief(other.tell(received, { type: 'AvvikelseEscalated', data: {} }))).toEqual(['Met DL-AV-6']);
  });

  test('DL-AV-4 follows the utredning and starts anew when the case is reopened', () => {
    const one = avvikelse();
    const started = one.tell('2026-11-24T08:00:00.000Z', { type: 'AvvikelseUtredningStarted', state: { status: 'under-utredning' } });
    expect(brief(started)).toEqual(['Met DL-AV-3', 'Set DL-AV-4']);
    one.tell('2026-11-25T08:00:00.000Z', { type: 'AvvikelseUtredningCompleted', state: { status: 'under-atgard' } });
    expect(brief(one.tell('2026-11-26T08:00:00.000Z', { type: 'AvvikelseAterkopplingGiven' }))).toEqual(['Met DL-AV-5']);
    one.tell('2026-11-27T08:00:00.000Z', { type: 'AvvikelseClosed', state: { status: 'closed' } });
    const reopened = one.tell('2027-01-04T08:00:00.000Z', { type: 'AvvikelseReopened', state: { status: 'under-utredning', aterkoppling: 'pending' } });
    expect(brief(reopened)).toEqual(['Set DL-AV-4', 'Set DL-AV-5']);
    expect(setOf(reopened, 'DL-AV-4')).toMatchObject({ cycle: '2', startedAt: '2027-01-04T08:00:00.000Z', nominal: '2027-02-03' });
  });
});

describe('a synpunkt', () => {
  const synpunkt = (extra: object = {}) => {
    const one = caseOf('Synpunkt');
    return { ...one, first: one.tell(received, registered('SynpunktRegistered', extra)) };
  };

  test('DL-SY-1 gives two and DL-SY-2 ten arbetsdagar', () => {
    expect(sets(synpunkt().first).map((one) => [one.kind, one.lastAllowed])).toEqual([
      ['DL-LS-1', '2026-11-23'], ['DL-SY-1', '2026-11-24'], ['DL-SY-2', '2026-12-04'],
    ]);
  });

  test('DL-SY-1 and DL-SY-2 are not set for an anonymous sender, also not when reopened', () => {
    const one = synpunkt({ anonymous: true });
    expect(sets(one.first).map((set) => set.kind)).toEqual(['DL-LS-1']);
    one.tell('2026-11-24T08:00:00.000Z', { type: 'SynpunktClosed', state: { status: 'closed' } });
    expect(brief(one.tell('2026-11-25T08:00:00.000Z', { type: 'SynpunktReopened', state: { status: 'under-utredning' } }))).toEqual([]);
  });

  test('DL-SY-3 starts the day DL-SY-2 is noted missed, and the delay moves DL-SY-2 to the new day', () => {
    const one = synpunkt();
    const missed = one.missed('2026-12-04T23:00:05.000Z', 'DL-SY-2');
    expect(brief(missed)).toEqual(['Missed DL-SY-2', 'Set DL-SY-3']);
    expect(setOf(missed, 'DL-SY-3')).toMatchObject({ nominal: '2026-12-05', lastAllowed: '2026-12-07' });
    const delayed = one.tell('2026-12-07T08:00:00.000Z', { type: 'SynpunktDelayNotified', data: { newDate: '2026-12-18' } });
    expect(brief(delayed)).toEqual(['Set DL-SY-2', 'Met DL-SY-3']);
    expect(setOf(delayed, 'DL-SY-2')).toMatchObject({ rev: 2, cycle: '1', deadlineId: idOf('DL-SY-2'), lastAllowed: '2026-12-18' });
    expect(one.missed('2026-12-20T00:00:00.000Z', 'DL-SY-2', 1)).toEqual([]);
    expect(brief(one.missed('2026-12-20T00:00:00.000Z', 'DL-SY-2', 2))).toEqual(['Missed DL-SY-2', 'Set DL-SY-3']);
  });

  test('DL-SY-4 runs to the day the utförare was given, and the yttrande meets it also when it is late', () => {
    const one = synpunkt();
    const requested = { type: 'SynpunktYttrandeRequested', data: { utforareId: 'u', dueDate: '2026-11-27' }, state: { status: 'awaiting-yttrande' } };
    const set = one.tell(received, requested);
    expect(setOf(set, 'DL-SY-4')).toMatchObject({ nominal: '2026-11-27', lastAllowed: '2026-11-27', basis: 'configured', responsible: ['avtalsansvarig'], escalateTo: ['enhetschef'] });
    expect(brief(one.missed('2026-11-27T23:00:05.000Z', 'DL-SY-4'))).toEqual(['Missed DL-SY-4']);
    const recorded = { type: 'SynpunktYttrandeRecorded', data: { receivedAt: '2026-11-30T08:00:00.000Z' }, state: { status: 'under-utredning' } };
    expect(brief(one.tell('2026-11-30T09:00:00.000Z', recorded))).toEqual(['Met DL-SY-4']);
    expect(brief(one.missed('2026-12-01T00:00:00.000Z', 'DL-SY-4'))).toEqual([]);
    expect(brief(one.tell('2026-12-01T08:00:00.000Z', requested))).toEqual(['Set DL-SY-4']);
  });

  test('DL-SY-5 starts with the assignment, once, and praise gives it up', () => {
    const one = synpunkt();
    const assigned = { type: 'SynpunktAssigned', data: { handlerId: 'h1' }, state: { status: 'assigned' } };
    expect(setOf(one.tell(received, assigned), 'DL-SY-5')).toMatchObject({ lastAllowed: '2026-11-23', lagkrav: 'genast' });
    expect(brief(one.tell(received, { type: 'SynpunktMissforhallandeBedomningRecorded', data: { answer: 'no' } }))).toEqual(['Met DL-SY-5']);
    expect(brief(one.tell(received, assigned))).toEqual([]);
    const praised = synpunkt();
    praised.tell(received, assigned);
    expect(brief(praised.tell(received, { type: 'SynpunktClassified', data: { kind: 'praise' } }))).toEqual(['Cancelled DL-SY-5 praise']);
  });
});

describe('an åtgärd', () => {
  const approved = { type: 'AtgardApproved', data: { dueDate: '2026-12-31' }, state: { status: 'approved', dueDate: '2026-12-31', effectReviewDate: '2027-03-31' } };

  test('DL-AT-1 is the day of the åtgärd, reminds seven days before, and moves with it', () => {
    const one = caseOf('Atgard');
    const set = setOf(one.tell(received, approved), 'DL-AT-1');
    expect([set.nominal, set.lastAllowed, set.responsible]).toEqual(['2026-12-31', '2026-12-31', ['owner']]);
    expect(set.wakes.slice(0, 2)).toEqual([
      { step: 'reminder-1', at: '2026-12-24T07:00:00.000Z', to: 'responsible' }, { step: 'due-day', at: '2026-12-31T07:00:00.000Z', to: 'responsible' },
    ]);
    const moved = one.tell('2026-12-01T08:00:00.000Z', { type: 'AtgardRescheduled', data: { field: 'dueDate', to: '2027-01-31' } });
    expect(sets(moved)).toHaveLength(1);
    expect(setOf(moved, 'DL-AT-1')).toMatchObject({ rev: 2, lastAllowed: '2027-01-31' });
  });

  test('DL-AT-2 is the agreed day of review, else ninety days after completion', () => {
    const one = caseOf('Atgard');
    one.tell(received, approved);
    const done = { type: 'AtgardCompleted', data: { completedAt: '2026-12-20T08:00:00.000Z' }, state: { status: 'done' } };
    const events = one.tell('2026-12-21T08:00:00.000Z', done);
    expect(brief(events)).toEqual(['Met DL-AT-1', 'Set DL-AT-2']);
    expect(setOf(events, 'DL-AT-2').lastAllowed).toBe('2027-03-31');
    const other = caseOf('Atgard');
    other.tell(received, { ...approved, state: { status: 'approved' } });
    expect(setOf(other.tell('2026-12-21T08:00:00.000Z', done), 'DL-AT-2')).toMatchObject({ nominal: '2027-03-20', lastAllowed: '2027-03-22' });
    expect(brief(other.tell('2027-01-21T08:00:00.000Z', { type: 'AtgardClosed', state: { status: 'closed' } }))).toEqual(['Cancelled DL-AT-2 case-closed']);
  });

  test('an åtgärd reopened without a day gets DL-AT-1 when the day is set', () => {
    const one = caseOf('Atgard');
    one.tell(received, approved);
    one.tell('2026-12-21T08:00:00.000Z', { type: 'AtgardCompleted', data: {}, state: { status: 'done' } });
    one.tell('2027-02-01T08:00:00.000Z', { type: 'AtgardEffectReviewed', state: { status: 'effect-reviewed' } });
    expect(brief(one.tell('2027-02-02T08:00:00.000Z', { type: 'AtgardReopened', state: { status: 'ongoing' } }))).toEqual([]);
    expect(setOf(one.tell('2027-02-03T08:00:00.000Z', { type: 'AtgardRescheduled', data: { field: 'dueDate', to: '2027-04-01' } }), 'DL-AT-1')).toMatchObject({ cycle: '2', rev: 1 });
  });
});
