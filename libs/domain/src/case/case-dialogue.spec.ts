import { describe, expect, it } from '@jest/globals';
import { receiptHolder } from '../actor.js';
import { mayRead, may } from '../policies/access.js';
import { accessObject } from '../synpunkt/synpunkt.js';
import { assigned, registered } from '../synpunkt/synpunkt.spec-tool.js';
import { dialogueOf, openQuestion, senderWaits } from './case-dialogue.js';

const kompletteringId = '01930000-0000-7000-8000-0000000000c1';
const codeHash = 'a'.repeat(64);

describe('F-12 the talk between sender and handler', () => {
  it('F-12 stands in the order it was written, whoever wrote it', () => {
    const told = assigned({ anonymous: true });
    told.do('SendSynpunktMessage', { from: 'sender', text: 'Hallå?' }, { by: 'anonym' });
    expect(senderWaits(dialogueOf('Synpunkt', told.recorded()))).toBe(true);
    told.do('SendSynpunktMessage', { from: 'handler', text: 'Vi läser.' });
    told.do('RequestSynpunktKomplettering', { kompletteringId, questions: 'När?' });
    const asked = dialogueOf('Synpunkt', told.recorded());
    expect([senderWaits(asked), openQuestion(asked)]).toEqual([false, kompletteringId]);
    told.do('AddSynpunktKomplettering', { kompletteringId, text: 'I går.' }, { by: 'anonym' });
    const answered = dialogueOf('Synpunkt', told.recorded());
    expect(answered.map(({ from, kind, text }) => [from, kind, text])).toEqual([
      ['sender', 'message', 'Hallå?'], ['handler', 'message', 'Vi läser.'], ['handler', 'question', 'När?'], ['sender', 'addition', 'I går.'],
    ]);
    expect([senderWaits(answered), openQuestion(answered)]).toEqual([true, null]);
  });

  it('F-12 nobody writes in the name of the other', () => {
    const told = registered({ anonymous: true });
    expect(told.refusal('SendSynpunktMessage', { from: 'handler', text: 'Hej.' }, { by: 'anonym' })).toBe('forbidden');
    expect(told.refusal('SendSynpunktMessage', { from: 'sender', text: 'Hej.' }, { by: 'hanna' })).toBe('forbidden');
  });

  it('F-12 who wrote it in for a caller and has it in hand writes as handler', () => {
    const told = registered({}, 'hanna');
    expect(told.refusal('SendSynpunktMessage', { from: 'handler', text: 'Hej.' }, { by: 'hanna' })).toBe('forbidden');
    told.do('AssignSynpunkt', { handlerId: 'hanna' });
    expect(told.names('SendSynpunktMessage', { from: 'handler', text: 'Hej.' }, { by: 'hanna' })).toEqual(['SynpunktMessageSent']);
  });

  it('F-12 the code opens its own case, for the acts of a sender and no other', () => {
    const object = { ...accessObject(registered({ anonymous: true }).state), receiptCodeHash: codeHash };
    const [holder, other] = [receiptHolder(codeHash), receiptHolder('b'.repeat(64))];
    expect([mayRead(holder, object), mayRead(other, object)]).toEqual(['own', 'none']);
    expect([may(holder, 'reporter', object), may(other, 'reporter', object)]).toEqual(['allow', 'unknown']);
    for (const action of ['handle', 'assess', 'feedback', 'close', 'diary', 'register'] as const) expect([action, may(holder, action, object)]).toEqual([action, 'forbidden']);
    expect(mayRead(holder, { ...object, receiptCodeHash: null })).toBe('none');
  });
});
