import { describe, expect, it } from '@jest/globals';
import { answer, complaint, enskildId, lexSarahId, now, otherId, registered, unit, utforareId } from './synpunkt.spec-tool.js';
import { synpunktView, viewSynpunkt } from './synpunkt.view.js';

/** A case in which every kind of sealed field stands. */
function richCase() {
  const told = registered({
    language: 'finska', measure: 'Ringde upp.', form: 'child', subject: 'utforare', utforareId,
    enskilda: [{ enskildId, name: 'Bo Ek', contact: 'Storgatan 1', isChild: true, skyddadePersonuppgifter: true }],
  });
  told.do('AcknowledgeSynpunkt', { channel: 'letter' });
  told.do('AssignSynpunkt', { handlerId: 'hanna' });
  told.do('ClassifySynpunkt', { ...complaint, categories: [{ code: 'ovrigt', primary: true, otherText: 'Kö i telefon.' }], isOverklagande: true, laws: ['sol'] });
  told.do('AddSynpunktInvolvedStaff', { personId: 'per', part: 'named', name: 'Per Ås' });
  told.do('RecordSynpunktMissforhallandeBedomning', { answer: 'yes', motivering: 'Allvarligt.', lexSarahId, whatHappened: 'Hot mot liv.' });
  told.do('StartSynpunktUtredning');
  told.do('RecordSynpunktUtredning', { nature: 'bedomning', date: '2026-11-02', source: 'document', title: 'Handläggare', text: 'Stämmer.' });
  told.do('RequestSynpunktYttrande', { utforareId, dueDate: '2026-11-10', questions: 'Vad hände?' });
  told.do('RecordSynpunktYttrande', { text: 'Vi glömde.' });
  told.do('AssessSynpunktVardnadshavareContact', { allowed: true, reason: 'Barnet vill.' });
  told.do('HandOverSynpunktOverklagande', { to: 'Förvaltningsrätten', at: now });
  told.do('ContinueSynpunktAsAvvikelse', {
    avvikelseId: otherId, whatHappened: 'Rutinen brast.', affects: ['enskild'], omedelbarAtgardTaken: true, omedelbarAtgard: 'Ringde.',
  });
  told.do('NotifySynpunktDelay', { newDate: '2026-11-30', reason: 'Sjukdom.' });
  told.do('WithdrawSynpunkt', { reason: 'Orkar inte.' });
  told.do('AnswerSynpunkt', { ...answer, childAdapted: true, childHeard: false, childHeardNote: 'Ville inte.' });
  told.do('StartSynpunktUppfoljning');
  told.do('CloseSynpunkt', { outcome: 'justified', summary: 'Telefontid ändrad.' });
  told.do('ReopenSynpunkt', { reason: 'Nytt samtal.' });
  return told;
}

const words = ['Ingen ringde', 'Maj Lund', '070-', 'finska', 'Bo Ek', 'Storgatan', 'Kö i', 'Per Ås', 'Hot mot', 'Vi glömde', 'Förvaltnings', 'Orkar', 'Ville inte'];

describe('the record of a synpunkt', () => {
  it('folds to the same state when every marked field is an envelope', () => {
    const told = richCase();
    expect(told.sealedState()).toEqual(told.state);
  });

  it('keeps no word of the sender and no name in the clear', () => {
    const told = richCase();
    const stored = JSON.stringify(told.events.map((event) => told.sealed(event)));
    for (const word of words) expect(stored).not.toContain(word);
  });

  it('is shown whole to who may read it, and without a word to who may not', () => {
    const told = richCase();
    const view = viewSynpunkt(told.recorded());
    expect(synpunktView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      caseType: 'synpunkt', status: 'under-utredning', ownerUnit: unit, concernsChild: true, escalatedTo: lexSarahId, continuedAs: otherId,
      report: { text: 'Ingen ringde tillbaka.', senderName: 'Maj Lund' },
      yttranden: [{ questions: 'Vad hände?', received: { text: 'Vi glömde.' } }],
      missforhallande: { open: false, answer: 'yes' },
      overklagande: { isOverklagande: true, handedOver: { to: 'Förvaltningsrätten' } },
      answers: [{ summary: 'Vi beklagar.' }], closed: null,
    });
    const hidden = viewSynpunkt(told.recorded().map((event) => ({ ...event, data: told.sealed(event) })));
    expect(synpunktView.parse(hidden)).toEqual(hidden);
    for (const word of words) expect(JSON.stringify(hidden)).not.toContain(word);
  });
});
