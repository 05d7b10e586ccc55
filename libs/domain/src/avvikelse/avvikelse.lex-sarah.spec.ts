import { describe, expect, it } from '@jest/globals';
import { avvikelseCommands } from './avvikelse.commands.js';
import { assessed, aterkoppling, highRisk, investigated, lexSarahId, masterCaseId, registered, report, underAtgard, unit } from './avvikelse.spec-tool.js';

describe('AV-02 the lex Sarah question', () => {
  it('AV-02 cannot be left out of a bedömning', () => {
    expect(avvikelseCommands.RecordAvvikelseBedomning.schema.safeParse({ ...assessed, lexSarahQuestion: undefined }).success).toBe(false);
  });

  it.each(['yes', 'unsure'])('AV-02 keeps the case open after %s until the lex Sarah-ansvarig has answered', (lexSarahQuestion) => {
    const told = underAtgard();
    told.do('RecordAvvikelseBedomning', { ...assessed, lexSarahQuestion });
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    expect(told.refusal('CloseAvvikelse', { summary: 'Klart.' })).toBe('lex-sarah-question-open');
    told.do('AnswerAvvikelseLexSarahQuestion', { answer: 'no', motivering: 'Ingen risk för den enskilde.' }, { by: 'lisa' });
    expect(told.names('CloseAvvikelse', { summary: 'Klart.' })).toEqual(['AvvikelseClosed']);
  });

  it('AV-02 her Ja escalates in the same append', () => {
    const told = registered();
    told.do('RecordAvvikelseBedomning', { ...assessed, lexSarahQuestion: 'unsure' });
    const yes = { answer: 'yes', motivering: 'Påtaglig risk.', lexSarahId, whatHappened: 'Medicinen gavs inte.', someoneInDanger: 'no' };
    expect(told.do('AnswerAvvikelseLexSarahQuestion', yes, { by: 'lisa' })).toEqual([
      { type: 'AvvikelseLexSarahQuestionAnswered', data: { answer: 'yes', answeredBy: 'lisa', motivering: 'Påtaglig risk.' } },
      {
        type: 'AvvikelseEscalated',
        data: {
          lexSarahId, escalatedBy: 'lisa', nodeId: unit, reporterId: 'anna', discoveredAt: report.discoveredAt, someoneInDanger: 'no',
          chefBerors: false, laws: ['sol'], involvedStaff: [], whatHappened: 'Medicinen gavs inte.',
        },
      },
    ]);
  });

  it('F-08 the severity guide stands beside the question, is kept with what it spoke for, and changes no answer', () => {
    const answers = { stage: 'happened', life: 'none', safety: 'serious', physical: 'none', psychological: 'none', duration: 'once', repeated: 'no', dependent: 'yes', child: 'no', persons: 'one' };
    const [fact] = registered().do('RecordAvvikelseBedomning', { ...assessed, severityGuide: { answers, precedentIds: [masterCaseId] } });
    expect(fact).toMatchObject({ data: {
      lexSarahQuestion: 'no', severityGuide: { guideId: 'severity-guide-2026-01', answers, suggestion: 'allvarligt-missforhallande', precedentIds: [masterCaseId] },
    } });
    expect(registered().do('RecordAvvikelseBedomning', assessed)[0]?.data).not.toHaveProperty('severityGuide');
  });

  it('AV-02 a Ja names the new case and its text', () => {
    const { schema } = avvikelseCommands.AnswerAvvikelseLexSarahQuestion;
    expect(schema.safeParse({ answer: 'yes', motivering: 'Ja.' }).success).toBe(false);
    expect(schema.safeParse({ answer: 'unsure', motivering: 'Vet ej.' }).success).toBe(false);
  });

  it('AV-02 a Nej at a high risk needs a second person', () => {
    const told = underAtgard();
    told.do('RecordAvvikelseBedomning', { ...assessed, risk: highRisk });
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    expect(told.refusal('CloseAvvikelse', { summary: 'Klart.' })).toBe('lex-sarah-question-needs-second-person');
    expect(told.refusal('ConfirmAvvikelseLexSarahNo')).toBe('lex-sarah-question-needs-second-person');
    expect(told.names('ConfirmAvvikelseLexSarahNo', {}, { by: 'verksamhetschef' })).toEqual(['AvvikelseLexSarahNoConfirmed']);
    expect(told.names('ConfirmAvvikelseLexSarahNo', {}, { by: 'verksamhetschef' })).toEqual([]);
    expect(told.names('CloseAvvikelse', { summary: 'Klart.' })).toEqual(['AvvikelseClosed']);
  });

  it.each([
    [{ likelihood: 4, severity: 2 }, false], [{ likelihood: 2, severity: 3 }, false], [{ likelihood: 3, severity: 3 }, true],
    [{ likelihood: 2, severity: 4 }, true],
  ])('AV-02 the rule of two persons holds from product 8 and severity 3: %j is %s', (risk, needsSecondPerson) => {
    const [fact] = registered().do('RecordAvvikelseBedomning', { ...assessed, risk });
    expect(fact).toMatchObject({ data: { needsSecondPerson } });
  });

  it('AV-02 a later bedömning with a higher risk asks again', () => {
    const told = registered();
    told.do('RecordAvvikelseBedomning', { ...assessed, risk: highRisk });
    told.do('ConfirmAvvikelseLexSarahNo', {}, { by: 'verksamhetschef' });
    told.do('RecordAvvikelseBedomning', { ...assessed, risk: highRisk });
    expect(told.state.lexSarahQuestion).toMatchObject({ noConfirmed: true });
    told.do('RecordAvvikelseBedomning', { ...assessed, risk: { likelihood: 4, severity: 4 } });
    expect(told.state.lexSarahQuestion).toMatchObject({ noConfirmed: false });
  });
});

describe('AV-03 escalation', () => {
  it('AV-03 is possible in every state, also from closed and by who is kept away, and changes no status', () => {
    const closed = underAtgard();
    closed.do('DecideAvvikelseJav', { personId: 'eva', excluded: true, reason: 'Närstående.' });
    closed.do('GiveAvvikelseAterkoppling', aterkoppling);
    closed.do('CloseAvvikelse', { summary: 'Klart.' });
    for (const told of [registered(), investigated(), underAtgard(), closed]) {
      const before = told.state.status;
      expect(told.names('EscalateAvvikelse', { lexSarahId, whatHappened: 'Hot.' }, { by: 'eva' })).toEqual(['AvvikelseEscalated']);
      expect(told.state.status).toBe(before);
    }
  });

  it('AV-03 leads to one lex Sarah case only', () => {
    const told = registered();
    told.do('EscalateAvvikelse', { lexSarahId, whatHappened: 'Hot.' });
    expect(told.names('EscalateAvvikelse', { lexSarahId, whatHappened: 'Hot.' })).toEqual([]);
    expect(told.refusal('EscalateAvvikelse', { lexSarahId: masterCaseId, whatHappened: 'Hot.' })).toBe('already-done');
    expect(told.state.links).toEqual([{ caseId: lexSarahId, link: 'escalated-to' }]);
  });

  it('AV-03 who escalates an anonymous avvikelse reports in own right', () => {
    const told = registered({ anonymous: true });
    expect(told.do('EscalateAvvikelse', { lexSarahId, whatHappened: 'Hot.' })).toMatchObject([{ data: { reporterId: 'chef' } }]);
  });
});
