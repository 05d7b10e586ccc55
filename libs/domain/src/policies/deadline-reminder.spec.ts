import { describe, expect, test } from '@jest/globals';
import { given } from '../spec.js';
import { lexSarah as lexSarahDecider } from '../lex-sarah/lex-sarah.js';
import { systemActor } from '../actor.js';
import { lettersFor } from './letters.js';
import { followUps } from './follow-up.js';
import { withDeadlines } from './deadlines.js';
import { brief, caseOf, idOf, lexSarah, received, registered, setOf } from './deadlines.fixture.js';

const overdue = (set: { wakes: readonly { step: string; at: string }[] }) => set.wakes.filter(({ step }) => step.startsWith('overdue')).slice(0, 2).map(({ at }) => at);

describe('who hears when a bedömning is late', () => {
  const set = setOf(caseOf('Avvikelse').tell(received, registered('AvvikelseRegistered')), 'DL-AV-2');
  const missed = { type: 'AvvikelseDeadlineMissed', data: { deadlineId: set.deadlineId, kind: 'DL-AV-2', rev: 1, dueAt: set.dueAt } };

  test('DL-AV-2 the verksamhetschef from the day after', () => {
    expect([set.lastAllowed, ...overdue(set)]).toEqual(['2026-11-25', '2026-11-26T07:00:00.000Z', '2026-11-27T07:00:00.000Z']);
    expect(lettersFor(missed, { chefBerors: false })).toEqual([{ template: 'overdue', recipients: ['responsible'], deadlineId: set.deadlineId }]);
  });

  test('DL-AV-2 the lex Sarah-ansvarig at once where somebody may be in danger', () => {
    expect(lettersFor(missed, { chefBerors: false, someoneInDanger: true })[0]?.recipients).toEqual(['responsible', 'lex-sarah-ansvarig']);
  });

  test('DL-AV-3 the next level when the time is out', () => {
    expect(lettersFor({ ...missed, data: { ...missed.data, kind: 'DL-AV-3' } }, { chefBerors: false })[0]?.recipients).toEqual(['next-level']);
  });
});

describe('DL-LS-8 F-11 a word to the reporter every thirty days while the case is open', () => {
  const status = (cycle: string) => ['DL-LS-8', cycle] as const;
  const told = { type: 'LexSarahStatusMessageSent' };

  test('runs from receivedAt beside the återkoppling of the same kind, and starts anew with each word', () => {
    const one = lexSarah();
    expect(setOf(one.first, ...status('status-1'))).toMatchObject({ nominal: '2026-12-20', basis: 'configured', lagrum: null, escalateTo: [] });
    const answered = one.tell('2026-12-20T07:01:00.000Z', told);
    expect(brief(answered)).toEqual(['Met DL-LS-8', 'Set DL-LS-8']);
    expect(setOf(answered, ...status('status-2')).nominal).toBe('2027-01-19');
    const beslut = one.tell('2026-12-21T09:00:00.000Z', { type: 'LexSarahBeslutRecorded', data: { value: 'missforhallande' }, state: { status: 'beslut-recorded' } });
    expect(setOf(beslut, 'DL-LS-8', '1').nominal).toBe('2026-12-30');
    const feedback = one.tell('2026-12-22T09:00:00.000Z', { type: 'LexSarahAterkopplingGiven' });
    expect(brief(feedback)).toEqual(['Met DL-LS-8', 'Met DL-LS-8', 'Set DL-LS-8']);
    expect(setOf(feedback, ...status('status-3')).nominal).toBe('2027-01-21');
  });

  test('what a handler writes counts, what the reporter writes does not', () => {
    const one = lexSarah();
    expect(brief(one.tell('2026-12-01T09:00:00.000Z', { type: 'LexSarahMessageSent', data: { from: 'sender' } }))).toEqual([]);
    expect(brief(one.tell('2026-12-01T09:00:00.000Z', { type: 'LexSarahMessageSent', data: { from: 'handler' } }))).toEqual(['Met DL-LS-8', 'Set DL-LS-8']);
  });

  test('ends with the case, is not begun by återkoppling on a closed one, and begins again when it is reopened', () => {
    const one = lexSarah();
    one.tell('2026-11-24T08:00:00.000Z', { type: 'LexSarahClosed', state: { status: 'closed' } });
    expect(one.tell('2026-11-25T08:00:00.000Z', { type: 'LexSarahAterkopplingGiven' })).toEqual([]);
    expect(brief(one.tell('2026-11-26T08:00:00.000Z', { type: 'LexSarahReopened', state: { status: 'under-utredning' } }))).toContain('Set DL-LS-8');
  });

  test('the system tells where the case stands when the day has come, once, and nothing before', () => {
    const decider = withDeadlines('LexSarah', lexSarahDecider);
    const at = (now: string) => ({ now, actor: systemActor('deadlines') });
    const unit = '01930000-0000-7000-8000-00000000b0f0';
    const anna = { userId: 'anna', grants: [{ role: 'medarbetare' as const, nodeIds: [unit] }] };
    const first = given(decider, []).when({ type: 'RegisterLexSarahRapport', data: { nodeId: unit, whatHappened: 'Något hände', form: 'skriftlig' } }, { now: received, actor: anna }).events ?? [];
    const send = { type: 'SendLexSarahStatusMessage', data: {} } as const;
    expect(given(decider, first).when(send, at('2026-12-20T07:00:00.000Z'))).toEqual({ events: [] });
    const due = { type: 'NoteLexSarahDeadlineReminder', data: { deadlineId: idOf('DL-LS-8', 'status-1'), rev: 1, step: 'due-day' } } as const;
    const noted = given(decider, first).when(due, at('2026-12-20T07:00:00.000Z')).events ?? [];
    expect(noted.map(({ type }) => type)).toEqual(['LexSarahDeadlineReminderNoted']);
    const sent = given(decider, [...first, ...noted]).when(send, at('2026-12-20T07:00:01.000Z')).events ?? [];
    expect(sent.map(({ type }) => type)).toEqual(['LexSarahStatusMessageSent', 'LexSarahDeadlineMet', 'LexSarahDeadlineSet']);
    expect(sent[0]?.data).toEqual({ status: 'received' });
    expect(given(decider, [...first, ...noted, ...sent]).when(send, at('2026-12-20T07:00:02.000Z'))).toEqual({ events: [] });
  });

  test('the note of the worker asks for it, whether it was on the day or too late, and the letter goes to the reporter', () => {
    const event = (type: string, kind: string) => ({
      type, data: { deadlineId: idOf(kind), kind, rev: 1 }, category: 'lexSarah', caseId: 'c', version: 7, actor: 'system:deadlines', role: 'system', recordedAt: received,
    });
    const asked = (type: string, kind: string) => followUps(event(type, kind) as never).map(({ name }) => name);
    expect(asked('LexSarahDeadlineReminderNoted', 'DL-LS-8')).toEqual(['SendLexSarahStatusMessage']);
    expect(asked('LexSarahDeadlineMissed', 'DL-LS-8')).toEqual(['SendLexSarahStatusMessage']);
    expect(asked('LexSarahDeadlineMissed', 'DL-LS-6')).toEqual([]);
    expect(lettersFor({ type: 'LexSarahStatusMessageSent', data: { status: 'received' } }, { chefBerors: false })).toEqual([{ template: 'message', recipients: ['reporter'] }]);
  });
});
