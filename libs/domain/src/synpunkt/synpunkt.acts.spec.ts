import { describe, expect, it } from '@jest/globals';
import { answer, assigned, lexSarahId, otherId, registered, settled, utforareId } from './synpunkt.spec-tool.js';

const yes = { answer: 'yes', lexSarahId, whatHappened: 'Hot mot liv.' };

describe('withdrawn', () => {
  it('SY-03 a synpunkt that was taken back is investigated all the same when it shows a risk', () => {
    const told = assigned({ anonymous: true });
    told.do('WithdrawSynpunkt', { reason: 'Jag vågar inte.' }, { by: 'anonym' });
    expect(told.state).toMatchObject({ withdrawn: true, status: 'assigned' });
    expect(told.names('WithdrawSynpunkt', {}, { by: 'anonym' })).toEqual([]);
    told.do('RecordSynpunktMissforhallandeBedomning', { answer: 'yes' });
    expect(told.refusal('CloseSynpunkt', { outcome: 'withdrawn' })).toBe('missforhallande-question-open');
    expect(told.names('StartSynpunktUtredning')).toEqual(['SynpunktUtredningStarted']);
    told.do('EscalateSynpunkt', { lexSarahId, whatHappened: 'Hot mot liv.' });
    told.do('AnswerSynpunkt', answer);
    expect(told.names('CloseSynpunkt', { outcome: 'withdrawn' })).toEqual(['SynpunktClosed']);
  });
});

describe('handed over', () => {
  it('goes to the right receiver before the utredning, and ends here', () => {
    const told = assigned();
    expect(told.do('HandOverSynpunkt', { to: 'Region Stockholm', senderInformed: true })).toEqual([
      { type: 'SynpunktHandedOver', data: { to: 'Region Stockholm', senderInformed: true } },
    ]);
    expect(told.state.status).toBe('handed-over');
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('wrong-state');
    const investigated = settled();
    investigated.do('StartSynpunktUtredning');
    expect(investigated.refusal('HandOverSynpunkt', { to: 'Regionen', senderInformed: true })).toBe('wrong-state');
  });
});

describe('SY-06 yttrande from the utförare', () => {
  it('SY-06 is awaited, recorded with the day it came, and may be asked for again', () => {
    const told = settled({ subject: 'utforare', utforareId });
    const request = { utforareId, dueDate: '2026-11-09', questions: 'Vad hände?' };
    told.do('RequestSynpunktYttrande', request);
    expect(told.state.status).toBe('awaiting-yttrande');
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('wrong-state');
    told.do('RecordSynpunktYttrande', { text: 'Vi beklagar.', receivedAt: '2026-11-02T08:00:00.000Z' });
    expect(told.state.status).toBe('under-utredning');
    expect(told.names('RequestSynpunktYttrande', request)).toEqual(['SynpunktYttrandeRequested']);
  });
});

describe('DL-SY-3 the delay notice', () => {
  it('DL-SY-3 names a day that lies ahead', () => {
    const told = assigned();
    for (const newDate of ['2026-11-01', '2026-11-02']) expect(told.refusal('NotifySynpunktDelay', { newDate, reason: 'Vi väntar på svar.' })).toBe('time-order');
    expect(told.names('NotifySynpunktDelay', { newDate: '2026-11-03', reason: 'Vi väntar på svar.' })).toEqual(['SynpunktDelayNotified']);
  });
});

describe('AV-07 two that say the same', () => {
  it('AV-07 both senders are answered; the duplicate stays a duplicate', () => {
    const told = assigned();
    told.do('MarkSynpunktDuplicate', { masterCaseId: otherId, reason: 'Samma händelse.' });
    expect(told.refusal('RecordSynpunktMissforhallandeBedomning', yes)).toBe('wrong-state');
    expect(told.names('AnswerSynpunkt', answer)).toEqual(['SynpunktAnswered']);
    expect(told.state.status).toBe('duplicate');
  });
});

describe('received for somebody else', () => {
  it('SY-02 keeps how and when it came, and is confirmed by a person', () => {
    const told = registered({ channelIn: 'telefon', receivedAt: '2026-10-30T12:00:00.000Z' }, 'hanna');
    expect(told.events[0]?.data).toMatchObject({ channelIn: 'telefon', receivedAt: '2026-10-30T12:00:00.000Z', reporterId: 'hanna', senderName: 'Maj Lund' });
    expect(told.names('AcknowledgeSynpunkt', { channel: 'phone' })).toEqual(['SynpunktAcknowledged']);
  });
});

describe('outcomes', () => {
  it.each([
    'justified', 'partly-justified', 'not-justified', 'proposal-adopted', 'question-answered', 'handed-over', 'not-investigable', 'noted', 'withdrawn',
  ])('a synpunkt closes as %s', (outcome) => {
    const told = settled();
    told.do('AnswerSynpunkt', answer);
    expect(told.do('CloseSynpunkt', { outcome })).toEqual([{ type: 'SynpunktClosed', data: { outcome } }]);
  });
});
