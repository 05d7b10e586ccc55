import { describe, expect, it } from '@jest/globals';
import { accessObject, availableSynpunktCommands } from './synpunkt.js';
import { synpunktCommands } from './synpunkt.commands.js';
import { answer, assigned, complaint, enskildId, lexSarahId, now, otherId, registered, settled, unit, utforareId } from './synpunkt.spec-tool.js';

describe('SY-03 the missförhållande question', () => {
  it('SY-03 comes before the answer and before the close', () => {
    expect(assigned().refusal('AnswerSynpunkt', answer)).toBe('missforhallande-question-open');
    const withdrawn = assigned();
    withdrawn.do('WithdrawSynpunkt');
    expect(withdrawn.refusal('CloseSynpunkt', { outcome: 'withdrawn' })).toBe('missforhallande-question-open');
    withdrawn.do('RecordSynpunktMissforhallandeBedomning', { answer: 'no' });
    expect(withdrawn.names('CloseSynpunkt', { outcome: 'withdrawn' })).toEqual(['SynpunktClosed']);
  });

  it('SY-03 is not settled by Osäker, nor by a Ja that nobody has reported', () => {
    const told = assigned();
    told.do('RecordSynpunktMissforhallandeBedomning', { answer: 'unsure' });
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('missforhallande-question-open');
    told.do('RecordSynpunktMissforhallandeBedomning', { answer: 'yes' });
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('missforhallande-question-open');
    told.do('EscalateSynpunkt', { lexSarahId, whatHappened: 'Hot mot liv.' });
    expect(told.names('AnswerSynpunkt', answer)).toEqual(['SynpunktAnswered']);
  });

  it('SY-03 the handler who says Ja reports in own right, in the same append when the new case is named', () => {
    const told = assigned();
    const yes = { answer: 'yes', lexSarahId, whatHappened: 'Hot mot liv.' };
    expect(told.do('RecordSynpunktMissforhallandeBedomning', yes)).toEqual([
      { type: 'SynpunktMissforhallandeBedomningRecorded', data: { answer: 'yes', assessedBy: 'hanna' } },
      {
        type: 'SynpunktEscalated',
        data: { lexSarahId, escalatedBy: 'hanna', nodeId: unit, reporterId: 'hanna', chefBerors: false, involvedStaff: [], whatHappened: 'Hot mot liv.' },
      },
    ]);
    expect(told.names('RecordSynpunktMissforhallandeBedomning', { answer: 'yes' })).toEqual([]);
  });

  it('SY-03 escalation is possible in every state and leads to one case', () => {
    const told = settled();
    told.do('AnswerSynpunkt', answer);
    told.do('CloseSynpunkt', { outcome: 'justified' });
    expect(told.names('EscalateSynpunkt', { lexSarahId, whatHappened: 'Hot.' })).toEqual(['SynpunktEscalated']);
    expect(told.names('EscalateSynpunkt', { lexSarahId, whatHappened: 'Hot.' })).toEqual([]);
    expect(told.refusal('EscalateSynpunkt', { lexSarahId: otherId, whatHappened: 'Hot.' })).toBe('already-done');
    expect(told.state.status).toBe('closed');
  });
});

describe('5.12 a child in danger', () => {
  it('5.12 orosanmälan is taken a stand on before a child who tells of danger is answered or the case closes', () => {
    const told = settled({ form: 'child', someoneInDanger: true });
    const adapted = { ...answer, childAdapted: true, childHeard: true };
    expect(told.refusal('AnswerSynpunkt', adapted)).toBe('orosanmalan-not-assessed');
    told.do('WithdrawSynpunkt', {}, { by: 'anonym' });
    expect(told.refusal('CloseSynpunkt', { outcome: 'withdrawn' })).toBe('orosanmalan-not-assessed');
    told.do('ConfirmSynpunktParallelDuty', { duty: 'orosanmalan', needed: true, done: true });
    expect(told.names('AnswerSynpunkt', adapted)).toEqual(['SynpunktAnswered']);
  });

  it('5.12 danger that no child tells of asks for no orosanmälan', () => {
    expect(settled({ someoneInDanger: true }).names('AnswerSynpunkt', answer)).toEqual(['SynpunktAnswered']);
  });
});

describe('5.12 parallel duties', () => {
  const close = (told: ReturnType<typeof settled>) => told.refusal('CloseSynpunkt', { outcome: 'justified' });
  const secrecy = { ...complaint, categories: [{ code: 'bruten-sekretess', primary: true }] };

  it('5.12 what the classification suggests is answered before it is closed', () => {
    const told = settled();
    told.do('ClassifySynpunkt', secrecy);
    told.do('AnswerSynpunkt', answer);
    expect(close(told)).toBe('duty-unanswered');
    told.do('ConfirmSynpunktParallelDuty', { duty: 'personuppgiftsincident', needed: false });
    expect(close(told)).toBeUndefined();
  });

  it('5.12 what another classification takes away holds nothing up', () => {
    const told = settled();
    told.do('ClassifySynpunkt', secrecy);
    told.do('ClassifySynpunkt', complaint);
    told.do('AnswerSynpunkt', answer);
    expect(close(told)).toBeUndefined();
  });

  it('5.12 danger asks for 14 kap. 2 §, and with a child concerned for orosanmälan too', () => {
    const told = settled({ someoneInDanger: true });
    told.do('AnswerSynpunkt', answer);
    expect(close(told)).toBe('duty-unanswered');
    told.do('ConfirmSynpunktParallelDuty', { duty: 'utredning-14-2', needed: false });
    expect(close(told)).toBeUndefined();
  });
});

describe('F-12 a code for who called without a name', () => {
  const codeHash = 'a'.repeat(64);
  const called = (extra: object = {}) => registered({ sender: undefined, channelIn: 'telefon', anonymous: true, ...extra }, 'petra');

  it('F-12 SY-01 is issued once, to somebody who cannot be reached otherwise', () => {
    const told = called();
    expect(availableSynpunktCommands(told.state)).toContain('IssueSynpunktReceiptCode');
    expect(told.do('IssueSynpunktReceiptCode', { codeHash })).toEqual([{ type: 'SynpunktReceiptCodeIssued', data: { codeHash } }]);
    expect(told.names('IssueSynpunktReceiptCode', { codeHash })).toEqual([]);
    expect(told.refusal('IssueSynpunktReceiptCode', { codeHash: 'b'.repeat(64) })).toBe('already-done');
    expect(availableSynpunktCommands(told.state)).not.toContain('IssueSynpunktReceiptCode');
  });

  it('F-12 who left a way to be reached needs none', () => {
    expect(called({ anonymous: false }).refusal('IssueSynpunktReceiptCode', { codeHash })).toBe('wrong-state');
  });
});

describe('SY-04 jäv', () => {
  it('SY-04 whom the complaint is about never handles it, and does not see it', () => {
    const told = settled();
    told.do('AddSynpunktInvolvedStaff', { personId: 'per', part: 'named' });
    for (const [type, data] of [
      ['ClassifySynpunkt', complaint], ['StartSynpunktUtredning', {}], ['AnswerSynpunkt', answer], ['ReopenSynpunkt', { reason: 'Mer.' }],
      ['MoveSynpunkt', { toNodeId: otherId, reason: 'Bort.' }], ['AssignSynpunkt', { handlerId: 'per' }],
    ] as const) {
      expect(told.refusal(type, data, { by: 'per' })).toBe('person-has-jav');
    }
    expect(told.refusal('AssignSynpunkt', { handlerId: 'per' })).toBe('person-has-jav');
    expect(accessObject(told.state)).toMatchObject({ excluded: ['per'], assigned: ['hanna'] });
  });

  it('SY-04 a jäv decision blocks everything but to tell of a missförhållande', () => {
    const told = settled();
    told.do('DecideSynpunktJav', { personId: 'per', excluded: true, reason: 'Granne.' });
    expect(told.refusal('AddSynpunktAnteckning', { kind: 'internal', text: 'Hej.' }, { by: 'per' })).toBe('person-has-jav');
    expect(told.names('EscalateSynpunkt', { lexSarahId, whatHappened: 'Hot.' }, { by: 'per' })).toEqual(['SynpunktEscalated']);
  });
});

describe('SY-05 a child', () => {
  const child = { form: 'child' };

  it.each([[{ form: 'child' }, true], [{ senderRole: 'barn' }, true], [{ isChild: true }, true], [{}, false]])('SY-05 %j is a child: %s', (extra, isChild) => {
    expect(registered(extra).state.isChild).toBe(isChild);
  });

  it('SY-05 the answer is adapted, and it is recorded whether the child was heard', () => {
    const told = settled(child);
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('child-step-missing');
    expect(told.refusal('AnswerSynpunkt', { ...answer, childAdapted: true })).toBe('child-step-missing');
    expect(told.refusal('AnswerSynpunkt', { ...answer, childAdapted: true, childHeard: false })).toBe('child-step-missing');
    expect(told.names('AnswerSynpunkt', { ...answer, childAdapted: true, childHeard: true })).toEqual(['SynpunktAnswered']);
  });

  it('SY-05 a text of its own for the child is the language step, and is recorded with the answer', () => {
    const told = settled(child);
    const childAnswer = 'Du gjorde rätt som berättade. Nu finns alltid en vuxen att ringa.';
    expect(told.do('AnswerSynpunkt', { ...answer, childHeard: true, childAnswer })).toEqual([
      { type: 'SynpunktAnswered', data: { ...answer, childHeard: true, childAnswer, answeredBy: 'hanna' } },
    ]);
    expect(settled().refusal('AnswerSynpunkt', { ...answer, childAnswer })).toBe('unknown-person');
  });

  it('SY-05 a child who is concerned counts as well as a child who writes', () => {
    const told = settled();
    told.do('AddSynpunktEnskild', { enskildId, isChild: true, skyddadePersonuppgifter: false });
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('child-step-missing');
  });

  it('SY-05 a vårdnadshavare is told only after a recorded check that allows it', () => {
    const told = settled(child);
    const toGuardian = { ...answer, to: 'vardnadshavare', childAdapted: true, childHeard: true };
    expect(told.refusal('AnswerSynpunkt', toGuardian)).toBe('vardnadshavare-contact-not-assessed');
    told.do('AssessSynpunktVardnadshavareContact', { allowed: false, reason: 'Barnet kan fara illa.' });
    expect(told.refusal('AnswerSynpunkt', toGuardian)).toBe('vardnadshavare-contact-not-assessed');
    told.do('AssessSynpunktVardnadshavareContact', { allowed: true, reason: 'Barnet vill det.' });
    expect(told.names('AnswerSynpunkt', toGuardian)).toEqual(['SynpunktAnswered']);
  });
});

describe('SY-06 to SY-08', () => {
  it('SY-06 a complaint about an utförare names it and may ask it for a yttrande', () => {
    const { schema } = synpunktCommands.ClassifySynpunkt;
    expect(schema.safeParse({ ...complaint, subject: 'utforare', utforareId }).success).toBe(true);
    expect(schema.safeParse({ ...complaint, subject: 'myndighet', utforareId }).success).toBe(false);
    const told = assigned();
    expect(told.names('RequestSynpunktYttrande', { utforareId, dueDate: '2026-11-10', questions: 'Vad hände?' })).toEqual(['SynpunktYttrandeRequested']);
    expect(told.state.status).toBe('awaiting-yttrande');
  });

  it('SY-07 an appeal is handed over before the answer', () => {
    const told = settled();
    told.do('ClassifySynpunkt', { ...complaint, isOverklagande: true });
    expect(told.refusal('AnswerSynpunkt', answer)).toBe('overklagande-not-handed-over');
    expect(told.names('HandOverSynpunktOverklagande', { to: 'Förvaltningsrätten', at: now })).toEqual(['SynpunktOverklagandeHandedOver']);
    expect(told.names('AnswerSynpunkt', answer)).toEqual(['SynpunktAnswered']);
  });

  it('SY-08 praise closes without utredning and without the question', () => {
    const told = registered();
    told.do('ClassifySynpunkt', { kind: 'praise', subject: 'myndighet' });
    expect(told.names('CloseSynpunkt', { outcome: 'noted' })).toEqual(['SynpunktClosed']);
  });

  it('SY-08 a light synpunkt closes early, but a Ja makes a full case of it', () => {
    const light = registered({ form: 'light', measure: 'Pratade med gruppen.' });
    expect(light.refusal('CloseSynpunkt', { outcome: 'noted' })).toBe('missforhallande-question-open');
    light.do('RecordSynpunktMissforhallandeBedomning', { answer: 'no' });
    expect(light.names('CloseSynpunkt', { outcome: 'noted' })).toEqual(['SynpunktClosed']);
    const full = registered({ form: 'light' });
    full.do('RecordSynpunktMissforhallandeBedomning', { answer: 'yes', lexSarahId, whatHappened: 'Hot.' });
    expect(full.refusal('CloseSynpunkt', { outcome: 'noted' })).toBe('wrong-state');
  });

  it('any other synpunkt is answered before it closes', () => {
    expect(settled().refusal('CloseSynpunkt', { outcome: 'justified' })).toBe('wrong-state');
  });

  it('F-12 only who sent it writes as sender', () => {
    const told = assigned();
    expect(told.refusal('SendSynpunktMessage', { from: 'sender', text: 'Hej.' })).toBe('forbidden');
    expect(told.names('SendSynpunktMessage', { from: 'sender', text: 'Hej.' }, { by: 'anonym' })).toEqual(['SynpunktMessageSent']);
    expect(told.names('SendSynpunktMessage', { from: 'handler', text: 'Tack.' })).toEqual(['SynpunktMessageSent']);
  });
});
