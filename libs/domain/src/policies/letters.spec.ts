import { describe, expect, test } from '@jest/globals';
import { lettersFor, type CaseInfo } from './letters.js';

const info: CaseInfo = { chefBerors: false };
const letters = (type: string, data: object = {}, about = info) => lettersFor({ type, data }, about);

describe('letters', () => {
  test('T-01 F-11 the reporter is told that the report has arrived', () => {
    for (const type of ['AvvikelseAcknowledged', 'SynpunktAcknowledged', 'LexSarahRapportAcknowledged']) {
      expect(letters(type)).toEqual([{ template: 'acknowledgement', recipients: ['reporter'] }]);
    }
  });

  test('a new rapport goes to the chef and the lex Sarah-ansvarig, past the chef whom it is about', () => {
    expect(letters('LexSarahRapportRegistered')).toEqual([{ template: 'new-case', recipients: ['enhetschef', 'lex-sarah-ansvarig'] }]);
    expect(letters('LexSarahRapportRegistered', { someoneInDanger: 'yes' }, { chefBerors: true })).toEqual([
      { template: 'new-case', recipients: ['verksamhetschef', 'lex-sarah-ansvarig'] },
      { template: 'someone-in-danger', recipients: ['verksamhetschef', 'lex-sarah-ansvarig'] },
    ]);
  });

  test('"Är någon i fara nu?" Ja in an avvikelse goes to chef and lex Sarah-ansvarig at once', () => {
    expect(letters('AvvikelseRegistered', { someoneInDanger: true })).toContainEqual({ template: 'someone-in-danger', recipients: ['enhetschef', 'lex-sarah-ansvarig'] });
  });

  test('AV-02 Ja and Osäker reach the lex Sarah-ansvarig, Nej nobody', () => {
    expect(letters('AvvikelseBedomningRecorded', { lexSarahQuestion: 'unsure' })).toEqual([{ template: 'lex-sarah-question', recipients: ['lex-sarah-ansvarig'] }]);
    expect(letters('AvvikelseBedomningRecorded', { lexSarahQuestion: 'no' })).toEqual([]);
  });

  test('a reminder goes to the responsible, what is overdue to the next level of that deadline', () => {
    const deadlineId = 'd1';
    expect(letters('LexSarahDeadlineReminderNoted', { deadlineId, to: 'responsible' })).toEqual([{ template: 'reminder', recipients: ['responsible'], deadlineId }]);
    expect(letters('LexSarahDeadlineReminderNoted', { deadlineId, to: 'next-level' })).toEqual([{ template: 'overdue', recipients: ['next-level'], deadlineId }]);
    expect(letters('AtgardDeadlineMissed', { deadlineId })).toEqual([{ template: 'overdue', recipients: ['next-level'], deadlineId }]);
  });

  test('the outcome goes to the reporter', () => {
    for (const type of ['AvvikelseAterkopplingGiven', 'SynpunktAnswered', 'LexSarahAterkopplingGiven']) {
      expect(letters(type, { text: 'hemligt' })).toEqual([{ template: 'outcome', recipients: ['reporter'] }]);
    }
  });

  test('a failed effect asks the owner and the chef what now', () => {
    expect(letters('AtgardEffectReviewed', { effect: 'not-achieved' })).toEqual([{ template: 'effect-not-achieved', recipients: ['owner', 'enhetschef'] }]);
    expect(letters('AtgardEffectReviewed', { effect: 'achieved' })).toEqual([]);
  });

  test('an unknown event sends nothing', () => {
    expect(letters('toString')).toEqual([]);
  });
});
