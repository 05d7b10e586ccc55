import { describe, expect, test } from '@jest/globals';
import { brief, idOf, lexSarah, received, setOf, sets } from './deadlines.fixture.js';

describe('the anmälan to IVO', () => {
  const decided = { type: 'LexSarahIvoAnmalanDecided', data: { basis: 'beslut' } };

  test('DL-IVO-1 aims at the same day and allows the next arbetsdag, snarast', () => {
    const set = setOf(lexSarah().tell('2026-11-20T13:00:00.000Z', decided), 'DL-IVO-1');
    expect(set).toMatchObject({
      nominal: '2026-11-20', lastAllowed: '2026-11-23', lagkrav: 'snarast', lagrum: '27 kap. 6 § socialtjänstlagen (2025:400)',
      basis: 'statutory-word', escalateTo: ['socialchef', 'namndordforande'], dueAt: '2026-11-23T22:59:59.999Z',
    });
    expect(set.wakes.slice(0, 4).map((wake) => [wake.step, wake.at])).toEqual([
      ['reminder-1', '2026-11-20T18:00:00.000Z'], ['reminder-2', '2026-11-20T21:00:00.000Z'],
      ['due-day', '2026-11-23T07:00:00.000Z'], ['overdue-1', '2026-11-25T07:00:00.000Z'],
    ]);
  });

  test('DL-IVO-1 is given up by a beslut that is not allvarligt, and stays by one that is', () => {
    const one = lexSarah();
    one.tell('2026-11-20T13:00:00.000Z', decided);
    const beslut = (value: string) => ({ type: 'LexSarahBeslutRecorded', data: { value }, state: { status: 'beslut-recorded' } });
    expect(brief(one.tell('2026-11-23T08:00:00.000Z', beslut('pataglig-risk-for-allvarligt-missforhallande')))).not.toContain('Cancelled DL-IVO-1 not-required');
    expect(brief(one.tell('2026-11-23T09:00:00.000Z', beslut('missforhallande')))).toContain('Cancelled DL-IVO-1 not-required');
  });

  test('DL-IVO-1 also runs on a closed case whose beslut is revised to allvarligt', () => {
    const one = lexSarah();
    one.tell('2026-11-24T08:00:00.000Z', { type: 'LexSarahClosed', state: { status: 'closed' } });
    expect(brief(one.tell('2026-11-25T08:00:00.000Z', decided))).toEqual(['Set DL-IVO-1']);
    expect(one.open()).toEqual(['DL-IVO-1']);
  });

  test('DL-IVO-2 runs two months from sentAt when the utredning was not attached, with both days and the föreskrift', () => {
    const one = lexSarah('2026-10-20T09:00:00.000Z');
    one.tell('2026-10-23T13:00:00.000Z', decided);
    const sentAt = '2026-10-24T08:00:00.000Z';
    const events = one.tell('2026-10-26T08:00:00.000Z', { type: 'LexSarahIvoAnmalanRecorded', data: { sentAt, utredningAttached: false } });
    expect(events[0]).toEqual({ type: 'LexSarahDeadlineMet', data: { deadlineId: idOf('DL-IVO-1'), kind: 'DL-IVO-1', rev: 1, metAt: sentAt } });
    const set = setOf(events, 'DL-IVO-2');
    expect(set).toMatchObject({
      nominal: '2026-12-24', lastAllowed: '2026-12-28', dueAt: '2026-12-28T22:59:59.999Z', basis: 'statutory-limit', lagkrav: null,
      lagrum: 'Socialstyrelsens föreskrifter och allmänna råd (SOSFS 2011:5) om lex Sarah', rule: { unit: 'months', n: 2 }, startedAt: sentAt,
    });
    expect(set.wakes.filter((wake) => wake.to === 'responsible').map((wake) => [wake.step, wake.at.slice(0, 10)])).toEqual([
      ['reminder-1', '2026-11-23'], ['reminder-2', '2026-12-08'], ['reminder-3', '2026-12-16'], ['reminder-4', '2026-12-21'],
      ['reminder-5', '2026-12-22'], ['reminder-6', '2026-12-23'], ['reminder-7', '2026-12-25'], ['reminder-8', '2026-12-26'],
      ['reminder-9', '2026-12-27'], ['reminder-10', '2026-12-28'], ['due-day', '2026-12-24'],
    ]);
    expect(set.wakes.filter((wake) => wake.to === 'next-level')).toHaveLength(10);
  });

  test('DL-IVO-2 is not set when the utredning went along, and is met at the stated sending', () => {
    const one = lexSarah();
    expect(sets(one.tell('2026-11-23T08:00:00.000Z', { type: 'LexSarahIvoAnmalanRecorded', data: { sentAt: received, utredningAttached: true } }))).toEqual([]);
    const other = lexSarah();
    other.tell('2026-11-23T08:00:00.000Z', { type: 'LexSarahIvoAnmalanRecorded', data: { sentAt: received, utredningAttached: false } });
    expect(brief(other.tell('2026-12-23T08:00:00.000Z', { type: 'LexSarahIvoUtredningRecorded', data: { sentAt: '2026-12-22T08:00:00.000Z' } }))).toEqual(['Met DL-IVO-2']);
  });

  test('DL-IVO-3 takes the date IVO states, else ten arbetsdagar from the request', () => {
    const request = (data: object) => ({ type: 'LexSarahIvoKompletteringRequested', data: { requestedAt: '2026-12-22T08:00:00.000Z', ...data } });
    const one = lexSarah();
    expect(setOf(one.tell('2026-12-22T09:00:00.000Z', request({ dueDate: '2027-01-03' })), 'DL-IVO-3')).toMatchObject({ lastAllowed: '2027-01-03', rule: { unit: 'date', n: 0 } });
    expect(brief(one.tell('2026-12-23T09:00:00.000Z', { type: 'LexSarahIvoKompletteringRecorded', data: { sentAt: '2026-12-23T08:00:00.000Z' } }))).toEqual(['Met DL-IVO-3']);
    expect(setOf(one.tell('2026-12-23T10:00:00.000Z', request({})), 'DL-IVO-3')).toMatchObject({ cycle: '2', lastAllowed: '2027-01-12' });
  });

  test('DL-IVO-4 runs once per krav with a day, and each answer stops its own', () => {
    const krav = [{ kravId: 'k1', dueDate: '2027-02-01' }, { kravId: 'k2', dueDate: '2027-03-01' }, { kravId: 'k3' }];
    const one = lexSarah();
    const events = one.tell('2027-01-10T08:00:00.000Z', { type: 'LexSarahIvoBeslutRecorded', data: { receivedAt: '2027-01-08T08:00:00.000Z', krav } });
    expect(sets(events).map((set) => [set.kind, set.cycle, set.lastAllowed])).toEqual([['DL-IVO-4', 'k1', '2027-02-01'], ['DL-IVO-4', 'k2', '2027-03-01']]);
    const answered = one.tell('2027-01-20T08:00:00.000Z', { type: 'LexSarahIvoKravAnswerRecorded', data: { kravId: 'k2', sentAt: '2027-01-19T08:00:00.000Z' } });
    expect(answered.map((event) => event.data.deadlineId)).toEqual([idOf('DL-IVO-4', 'k2')]);
  });
});
