import { describe, expect, it } from '@jest/globals';
import { availableSynpunktCommands } from './synpunkt.js';
import { synpunktCommands } from './synpunkt.commands.js';
import { answer, assigned, complaint, now, otherId, registered, said, settled, story, unit, utforareId } from './synpunkt.spec-tool.js';

describe('a synpunkt', () => {
  it('goes the whole way from received to closed', () => {
    const told = registered();
    expect(told.names('AcknowledgeSynpunkt', { channel: 'letter' })).toEqual(['SynpunktAcknowledged']);
    expect(told.state.status).toBe('acknowledged');
    expect(told.names('AssignSynpunkt', { handlerId: 'hanna' })).toEqual(['SynpunktAssigned']);
    expect(told.names('ClassifySynpunkt', complaint)).toEqual(['SynpunktClassified']);
    expect(told.names('RecordSynpunktMissforhallandeBedomning', { answer: 'no', motivering: 'Ingen risk.' })).toEqual([
      'SynpunktMissforhallandeBedomningRecorded',
    ]);
    expect(told.names('StartSynpunktUtredning')).toEqual(['SynpunktUtredningStarted']);
    const note = { nature: 'fact', date: '2026-11-02', source: 'interview', title: 'Handläggare', text: 'Samtal med gruppen.' };
    expect(told.names('RecordSynpunktUtredning', note)).toEqual(['SynpunktUtredningRecorded']);
    expect(told.names('RequestSynpunktYttrande', { utforareId, dueDate: '2026-11-10', questions: 'Vad hände?' })).toEqual(['SynpunktYttrandeRequested']);
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('wrong-state');
    expect(told.names('RecordSynpunktYttrande', { text: 'Vi glömde.' })).toEqual(['SynpunktYttrandeRecorded']);
    expect(told.names('NotifySynpunktDelay', { newDate: '2026-11-30', reason: 'Väntar på svar.' })).toEqual(['SynpunktDelayNotified']);
    expect(told.names('AnswerSynpunkt', answer)).toEqual(['SynpunktAnswered']);
    expect(told.refusal('NotifySynpunktDelay', { newDate: '2026-11-30', reason: 'Väntar.' })).toBe('wrong-state');
    expect(told.names('StartSynpunktUppfoljning')).toEqual(['SynpunktUppfoljningStarted']);
    expect(told.names('CloseSynpunkt', { outcome: 'justified' })).toEqual(['SynpunktClosed']);
    expect(told.names('CloseSynpunkt', { outcome: 'justified' })).toEqual([]);
    expect(told.state.status).toBe('closed');
  });

  it('is reopened into the utredning, and answered again', () => {
    const told = settled();
    told.do('AnswerSynpunkt', answer);
    told.do('CloseSynpunkt', { outcome: 'not-justified' });
    expect(told.names('ReopenSynpunkt', { reason: 'Nya uppgifter.' })).toEqual(['SynpunktReopened']);
    expect(told.state.status).toBe('under-utredning');
    expect(told.refusal('CloseSynpunkt', { outcome: 'justified' })).toBe('wrong-state');
    expect(told.names('AnswerSynpunkt', answer)).toEqual(['SynpunktAnswered']);
  });

  it('keeps its state when the bekräftelse comes after the assignment, and gives it once', () => {
    const told = assigned();
    expect(told.names('AcknowledgeSynpunkt', { channel: 'phone' })).toEqual(['SynpunktAcknowledged']);
    expect(told.names('AcknowledgeSynpunkt', { channel: 'phone' })).toEqual([]);
    expect(told.state.status).toBe('assigned');
  });

  it('is handed over to who should have had it, before the utredning', () => {
    const told = assigned();
    expect(told.names('HandOverSynpunkt', { to: 'Regionen', senderInformed: true })).toEqual(['SynpunktHandedOver']);
    expect(told.state.status).toBe('handed-over');
    expect(told.refusal('ClassifySynpunkt', complaint)).toBe('wrong-state');
    const late = settled();
    late.do('StartSynpunktUtredning');
    expect(late.refusal('HandOverSynpunkt', { to: 'Regionen', senderInformed: true })).toBe('wrong-state');
  });

  it('gets another handler without another state', () => {
    const told = settled();
    told.do('StartSynpunktUtredning');
    expect(told.names('AssignSynpunkt', { handlerId: 'nils' })).toEqual(['SynpunktAssigned']);
    expect(told.names('AssignSynpunkt', { handlerId: 'nils' })).toEqual([]);
    expect(told.state).toMatchObject({ status: 'under-utredning', people: { handlerId: 'nils' } });
  });

  it('continues as one avvikelse that carries its own text', () => {
    const told = assigned();
    const wish = { avvikelseId: otherId, whatHappened: 'Ingen ringde.', affects: ['enskild'], omedelbarAtgardTaken: false };
    expect(told.do('ContinueSynpunktAsAvvikelse', wish)).toEqual([
      { type: 'SynpunktContinuedAsAvvikelse', data: { ...wish, nodeId: unit, reporterId: 'hanna', discoveredAt: now } },
    ]);
    expect(told.names('ContinueSynpunktAsAvvikelse', wish)).toEqual([]);
    expect(told.refusal('ContinueSynpunktAsAvvikelse', { ...wish, avvikelseId: utforareId })).toBe('already-done');
    expect(told.state.links).toEqual([{ caseId: otherId, link: 'continued-as' }]);
  });

  it('offers the commands of its state', () => {
    expect(availableSynpunktCommands(registered().state)).toContain('AssignSynpunkt');
    expect(availableSynpunktCommands(registered().state)).not.toContain('AnswerSynpunkt');
  });
});

describe('SY-01 and SY-02 the sender', () => {
  it('SY-01 nothing of an anonymous sender is kept, also when it was typed', () => {
    const [event] = story().do('RegisterSynpunkt', { ...said, anonymous: true, language: 'finska' }, { by: 'anna' });
    expect(event).toEqual({
      type: 'SynpunktRegistered',
      data: { nodeId: unit, text: said.text, form: 'full', reporterId: null, anonymous: true, receivedAt: now, isChild: false },
    });
  });

  it('SY-01 whoever leaves no contact and has no account cannot be reached', () => {
    const told = registered({ sender: { name: 'Maj Lund' } });
    expect(told.state).toMatchObject({ anonymous: true, reporterId: null });
    expect(registered().state).toMatchObject({ anonymous: false, reporterId: null });
    expect(registered({ sender: undefined }, 'anna').state).toMatchObject({ anonymous: false, reporterId: 'anna' });
  });

  it('SY-02 a text and where it is meant for are enough', () => {
    const { schema } = synpunktCommands.RegisterSynpunkt;
    expect(schema.safeParse({ nodeId: unit, text: 'Bra!', form: 'easy-read' }).success).toBe(true);
    expect(schema.safeParse({ nodeId: unit, form: 'full' }).success).toBe(false);
    expect(schema.safeParse({ text: 'Bra!', form: 'full' }).success).toBe(false);
    expect(schema.safeParse({ ...said, ip: '10.0.0.1' }).success).toBe(false);
  });

  it('SY-02 an answer never goes by e-mail', () => {
    expect(synpunktCommands.AnswerSynpunkt.schema.safeParse({ ...answer, channel: 'e-post' }).success).toBe(false);
  });

  it('refuses a day of receipt that lies ahead', () => {
    expect(story().refusal('RegisterSynpunkt', { ...said, receivedAt: '2026-12-01T09:00:00.000Z' })).toBe('future-time');
  });
});
