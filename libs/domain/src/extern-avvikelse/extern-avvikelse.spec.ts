import { describe, expect, it } from '@jest/globals';
import { accessObject, availableExternAvvikelseCommands } from './extern-avvikelse.js';
import {
  answer, bup, clean, consent, dispatch, draft, incoming, may, now, ownCaseId, raised, raising, said, sent, sentAt, story, unanswered, unit,
} from './extern-avvikelse.spec-tool.js';

describe('an avvikelse to another authority', () => {
  it('goes from draft to closed, and every step is one fact', () => {
    const told = story();
    expect(told.do('CreateExternAvvikelse', said, { by: 'jonas' })).toEqual([
      { type: 'ExternAvvikelseCreated', data: { ...said, reporterId: 'jonas', receivedAt: now } },
    ]);
    expect(told.do('ClearExternAvvikelse', consent, { facts: clean })).toEqual([
      { type: 'ExternAvvikelseCleared', data: { disclosureGround: 'samtycke', lookedThroughBy: 'tomas' } },
    ]);
    expect(told.do('RecordExternAvvikelseDispatch', dispatch)[0]).toEqual({ type: 'ExternAvvikelseDispatched', data: { ...dispatch, sentBy: 'tomas' } });
    expect(told.names('RecordExternAvvikelseReceipt', { receivedAt: now })).toEqual(['ExternAvvikelseReceiptRecorded', 'ExternAvvikelseDeadlineMet']);
    expect(told.names('RemindExternAvvikelseCounterparty', { remindedAt: now, channel: 'telefon' })).toEqual(['ExternAvvikelseCounterpartyReminded']);
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    expect(told.names('AnalyseExternAvvikelse', { conclusion: 'De ändrar rutinen.', ownShare: false }, { at: may })).toEqual(['ExternAvvikelseAnalysed']);
    expect(told.names('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })[0]).toBe('ExternAvvikelseClosed');
    expect(told.state.status).toBe('closed');
    expect(told.names('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })).toEqual([]);
  });

  it('is looked through anew when its text has changed after the secrecy step', () => {
    const told = draft();
    told.do('ClearExternAvvikelse', consent, { facts: clean });
    const { nodeId: _, ...letter } = said;
    expect(told.names('ReviseExternAvvikelse', { ...letter, description: 'Ny text.' }, { by: 'jonas' })).toEqual(['ExternAvvikelseRevised']);
    expect(told.refusal('RecordExternAvvikelseDispatch', dispatch)).toBe('wrong-state');
    expect(told.state.disclosureGround).toBeNull();
  });

  it('cannot be acknowledged or answered before it was sent, nor in the future', () => {
    const told = sent();
    expect(told.refusal('RecordExternAvvikelseReceipt', { receivedAt: '2026-02-20T08:00:00.000Z' })).toBe('time-order');
    expect(told.refusal('RecordExternAvvikelseAnswer', { ...answer, receivedAt: '2026-03-09T08:00:00.000Z' })).toBe('future-time');
  });

  it('an answer that is not sufficient says what is missing, and a second one may follow', () => {
    const told = sent();
    const thin = { ...answer, sufficient: false };
    expect(() => told.do('RecordExternAvvikelseAnswer', thin, { at: may })).toThrow();
    told.do('RecordExternAvvikelseAnswer', { ...thin, missing: 'När ändras rutinen?' }, { at: may });
    expect(told.state.sufficient).toBe(false);
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    expect(told.state).toMatchObject({ status: 'answered', sufficient: true });
  });
});

describe('an avvikelse from another authority', () => {
  it('is received, acknowledged, investigated, answered and closed', () => {
    const told = incoming();
    expect(told.state).toMatchObject({ status: 'received', direction: 'in', reporterId: null });
    told.do('AcknowledgeExternAvvikelse', { at: now, channel: 'brev' });
    told.do('StartExternAvvikelseUtredning');
    expect(told.names('StartExternAvvikelseUtredning')).toEqual([]);
    const reply = { text: 'Vi har ändrat.', disclosureGround: 'anonymised', identityChannel: 'not-told', channel: 'brev', sentAt };
    expect(told.names('AnswerExternAvvikelse', reply, { facts: clean })).toEqual(['ExternAvvikelseAnswered', 'ExternAvvikelseDeadlineMet']);
    expect(told.names('CloseExternAvvikelse', { outcome: 'we-answered' })[0]).toBe('ExternAvvikelseClosed');
  });

  it('a state that has the same name both ways never lets one way do what belongs to the other', () => {
    const came = incoming();
    came.do('AcknowledgeExternAvvikelse', { at: now, channel: 'brev' });
    expect(came.refusal('RecordExternAvvikelseAnswer', answer)).toBe('wrong-state');
    expect(availableExternAvvikelseCommands(came.state)).not.toContain('RemindExternAvvikelseCounterparty');
    const went = sent();
    went.do('RecordExternAvvikelseReceipt', { receivedAt: now });
    expect(went.refusal('StartExternAvvikelseUtredning')).toBe('wrong-state');
    expect(availableExternAvvikelseCommands(went.state)).toContain('RemindExternAvvikelseCounterparty');
  });
});

describe('EX-02 the own share', () => {
  it('EX-02 becomes an own avvikelse about the same event before the case is closed', () => {
    const told = sent();
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    told.do('AnalyseExternAvvikelse', { conclusion: 'Vi skickade för sent.', ownShare: true }, { at: may });
    expect(told.refusal('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })).toBe('own-share-missing');
    const share = { avvikelseId: ownCaseId, whatHappened: 'Remissen skickades för sent.', affects: ['enskild'], omedelbarAtgardTaken: false };
    expect(told.do('RegisterExternAvvikelseOwnShare', share, { at: may })).toEqual([
      { type: 'ExternAvvikelseOwnShareRegistered', data: { ...share, nodeId: unit, reporterId: 'tomas', discoveredAt: may } },
    ]);
    expect(told.names('RegisterExternAvvikelseOwnShare', share, { at: may })).toEqual([]);
    expect(told.state.links).toEqual([{ caseId: ownCaseId, link: 'about-same-event' }]);
    expect(told.names('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })[0]).toBe('ExternAvvikelseClosed');
  });

  it('EX-02 an own case that is linked already is enough', () => {
    const told = sent({ aboutCaseId: ownCaseId });
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    told.do('AnalyseExternAvvikelse', { conclusion: 'Båda brast.', ownShare: true }, { at: may });
    expect(told.names('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })[0]).toBe('ExternAvvikelseClosed');
  });
});

describe('EX-03 what does not belong here', () => {
  it('EX-03 our own failure alone is no avvikelse to another authority', () => {
    expect(story().refusal('CreateExternAvvikelse', { ...said, causeIn: 'own' })).toBe('own-failure-not-extern');
    const { nodeId: _, ...letter } = said;
    expect(draft().refusal('ReviseExternAvvikelse', { ...letter, causeIn: 'own' })).toBe('own-failure-not-extern');
    expect(draft({ causeIn: 'both' }).state.causeIn).toBe('both');
  });
});

describe('EX-04 closing without an answer', () => {
  it('EX-04 F-14 needs a reason and takes the pattern to a forum or a risk', () => {
    const told = unanswered();
    expect(told.refusal('CloseExternAvvikelse', { outcome: 'no-answer' }, { at: may })).toBe('reason-required');
    expect(told.refusal('CloseExternAvvikelse', { outcome: 'no-answer', reason: 'De svarar inte.' }, { at: may })).toBe('pattern-not-raised');
    expect(() => told.do('CloseExternAvvikelse', { outcome: 'no-answer', reason: 'De svarar inte.', liftTo: 'risk' }, { at: may })).toThrow();
    const closing = { outcome: 'no-answer', reason: 'De svarar inte.', liftTo: 'risk', liftNote: 'Samordning med BUP' };
    expect(told.names('CloseExternAvvikelse', closing, { at: may })[0]).toBe('ExternAvvikelseClosed');
  });

  it('an answer that nobody has analysed does not close the case', () => {
    const told = sent();
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    expect(told.refusal('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })).toBe('wrong-state');
  });
});

describe('DL-EX-4 the meeting', () => {
  const closing = { outcome: 'no-agreement', reason: 'Inget svar.', liftTo: 'forum', liftNote: 'Samverkan BUP' };

  it('DL-EX-4 a meeting that was not held keeps the case open', () => {
    const told = raised();
    expect(told.refusal('CloseExternAvvikelse', closing, { at: may })).toBe('meeting-not-held');
    const off = { held: false, notHeldBecause: 'Ställdes in.', plannedMeetingDate: '2026-08-20' };
    expect(told.names('RecordExternAvvikelseMeeting', off, { at: may })).toEqual(['ExternAvvikelseMeetingRecorded']);
    expect(told.state).toMatchObject({ status: 'raised', meetingHeld: false, plannedMeetingDate: '2026-08-20' });
    expect(told.refusal('AnalyseExternAvvikelse', { conclusion: 'x', ownShare: false }, { at: may })).toBe('meeting-not-held');
    const held = { held: true, heldAt: '2026-05-06', outcome: 'Gemensam rutin.' };
    expect(told.names('RecordExternAvvikelseMeeting', held, { at: may })).toEqual(['ExternAvvikelseMeetingRecorded', 'ExternAvvikelseDeadlineMet']);
    told.do('AnalyseExternAvvikelse', { conclusion: 'Ny rutin.', ownShare: false }, { at: may });
    expect(told.names('CloseExternAvvikelse', closing, { at: may })[0]).toBe('ExternAvvikelseClosed');
  });

  it('a sufficient answer stands in the place of the meeting', () => {
    const told = raised();
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    told.do('AnalyseExternAvvikelse', { conclusion: 'De ändrar.', ownShare: false }, { at: may });
    expect(told.names('CloseExternAvvikelse', { outcome: 'corrected' }, { at: may })[0]).toBe('ExternAvvikelseClosed');
  });

  it('no meeting is recorded where none was agreed on', () => {
    const told = sent();
    told.do('RecordExternAvvikelseAnswer', answer, { at: may });
    expect(told.refusal('RecordExternAvvikelseMeeting', { held: true, heldAt: '2026-05-06', outcome: 'x' }, { at: may })).toBe('wrong-state');
  });
});

describe('DL-EX-2 no answer', () => {
  it('DL-EX-2 a case is unanswered only when the time has passed', () => {
    const told = sent();
    expect(told.refusal('MarkExternAvvikelseUnanswered')).toBe('answer-not-due');
    expect(told.names('MarkExternAvvikelseUnanswered', {}, { at: may })).toEqual(['ExternAvvikelseUnansweredMarked']);
    expect(told.names('MarkExternAvvikelseUnanswered', {}, { at: may })).toEqual([]);
    told.do('RecordExternAvvikelseAnswer', { ...answer, receivedAt: may }, { at: may });
    expect(told.state.status).toBe('answered');
  });
});

describe('jäv and hands', () => {
  it('whom a jäv decision keeps away neither acts nor is appointed, and loses the case', () => {
    const told = sent();
    told.do('AssignExternAvvikelse', { handlerId: 'maria' });
    expect(accessObject(told.state)).toMatchObject({ caseType: 'extern-avvikelse', assigned: ['maria'], reporterId: 'jonas' });
    told.do('DecideExternAvvikelseJav', { personId: 'maria', excluded: true, reason: 'Närstående.' });
    expect(told.state.people.handlerId).toBeUndefined();
    expect(told.refusal('AssignExternAvvikelse', { handlerId: 'maria' })).toBe('person-has-jav');
    expect(told.refusal('RecordExternAvvikelseReceipt', { receivedAt: now }, { by: 'maria' })).toBe('person-has-jav');
  });

  it('is no case about itself', () => {
    expect(story().refusal('CreateExternAvvikelse', { ...said, aboutCaseId: '01930000-0000-7000-8000-00000000c0de' })).toBe('link-to-self');
  });

  it('a lifted case may be lifted again to another forum', () => {
    const told = sent();
    told.do('RaiseExternAvvikelse', raising);
    expect(told.state).toMatchObject({ status: 'raised', raised: true, counterpartyId: bup });
  });
});
