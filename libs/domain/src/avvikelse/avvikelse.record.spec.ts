import { describe, expect, it } from '@jest/globals';
import { availableAvvikelseCommands } from './avvikelse.js';
import { avvikelseView, viewAvvikelse } from './avvikelse.view.js';
import { assessed, aterkoppling, enskildId, highRisk, lexSarahId, masterCaseId, now, registered, underAtgard, utredning } from './avvikelse.spec-tool.js';

/** A case in which every kind of sealed field stands. */
function richCase() {
  const told = registered({
    omedelbarAtgardTaken: true, omedelbarAtgard: 'Läkare ringdes.', place: 'Köket', howDiscovered: 'Vid rond.', possibleKonsekvens: 'Kramp.',
    reporterProposal: 'Dubbel signering.', enskilda: [{ enskildId, name: 'Bo Ek', personnummer: '19500101-0000', isChild: false, skyddadePersonuppgifter: true }],
  });
  told.do('AcknowledgeAvvikelse', { channel: 'in-app' });
  told.do('AddAvvikelseCoReporter', { text: 'Jag med.' }, { by: 'eva' });
  told.do('RecordAvvikelseBedomning', { ...assessed, categories: [{ code: 'ovrigt', primary: true, otherText: 'Larm.' }], risk: highRisk, motivering: 'Rutin finns.' });
  told.do('ConfirmAvvikelseLexSarahNo', { motivering: 'Enig.' }, { by: 'verksamhetschef' });
  told.do('AddAvvikelseInvolvedStaff', { personId: 'per', part: 'named', name: 'Per Ås' });
  told.do('DeclareAvvikelseJav', { reason: 'Grannar.' }, { by: 'olle' });
  told.do('DecideAvvikelseJav', { personId: 'olle', excluded: true, reason: 'Grannar.' });
  told.do('RequestAvvikelseKomplettering', { kompletteringId: masterCaseId, questions: 'Vilken tid?' });
  told.do('AddAvvikelseKomplettering', { kompletteringId: masterCaseId, text: 'Klockan åtta.' }, { by: 'anna' });
  told.do('ConfirmAvvikelseParallelDuty', { duty: 'lex-maria', needed: true, done: true, reference: 'MAS 12', reason: 'HSL.' });
  told.do('RecordAvvikelseDiarienummer', { diarienummer: 'SN 2026/1', diarieforingAt: now });
  told.do('AddAvvikelseAnteckning', { kind: 'internal', text: 'Ring i morgon.' });
  told.do('SendAvvikelseMessage', { from: 'handler', text: 'Tack.' });
  told.do('LinkAvvikelse', { toCaseId: masterCaseId, link: 'about-same-event', reason: 'Samma kväll.' });
  told.do('PlaceAvvikelseLegalHold', { ground: 'tillsyn', reason: 'IVO.' });
  told.do('LinkAvvikelseAtgard', { atgardId: masterCaseId }, { by: 'system:follow-up' });
  told.do('RaiseAvvikelseRisk', { riskId: masterCaseId, description: 'Kan hända igen.' });
  told.do('StartAvvikelseUtredning');
  told.do('RecordAvvikelseUtredning', { ...utredning, causes: [{ code: 'ovrigt', area: 'kunskap-kompetens', text: 'Nyanställd.' }], causeUndetermined: 'Delvis.' });
  told.do('RecordAvvikelseKonsekvens', { enskildId, grades: [{ area: 'fysiskt', occurred: 'none', possible: 'serious' }], ownViewSource: 'not-obtained', whatHappened: 'Ingen skada.' });
  told.do('CompleteAvvikelseUtredning');
  told.do('EscalateAvvikelse', { lexSarahId, whatHappened: 'Hot mot liv.' });
  told.do('GiveAvvikelseAterkoppling', aterkoppling);
  told.do('CloseAvvikelse', { summary: 'Rutinen är ändrad.' });
  told.do('ReopenAvvikelse', { reason: 'Nya uppgifter.' });
  return told;
}

describe('the record of an avvikelse', () => {
  it('folds to the same state when every marked field is an envelope', () => {
    const told = richCase();
    expect(told.sealedState()).toEqual(told.state);
  });

  it('VIS-05 keeps no word of the narrative and no name in the clear', () => {
    const told = richCase();
    const stored = JSON.stringify(told.events.map((event) => told.sealed(event)));
    for (const word of ['Medicinen', 'Bo Ek', '19500101', 'Läkare', 'Köket', 'Per Ås', 'Grannar', 'Klockan', 'Larm', 'Nyanställd', 'MAS 12', 'Enig', 'Enhetschef']) {
      expect(stored).not.toContain(word);
    }
  });

  it('is shown whole to who may read it, and without a word to who may not', () => {
    const told = richCase();
    const view = viewAvvikelse(told.recorded());
    expect(avvikelseView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      caseType: 'avvikelse', status: 'under-utredning', escalatedTo: lexSarahId, closed: null,
      report: { whatHappened: 'Medicinen gavs inte.', place: 'Köket' },
      lexSarahQuestion: { open: false, answer: 'no', noConfirmed: { motivering: 'Enig.' } },
      sections: { enskilda: [{ name: 'Bo Ek', konsekvens: { whatHappened: 'Ingen skada.' } }] },
      aterkoppling: { state: 'pending', given: [{ whatChanged: 'Ny rutin.' }] },
    });
    const hidden = viewAvvikelse(told.recorded().map((event) => ({ ...event, data: told.sealed(event) })));
    expect(avvikelseView.parse(hidden)).toEqual(hidden);
    expect(hidden.report.whatHappened).toBeNull();
    expect(JSON.stringify(hidden)).not.toContain('Medicinen');
  });

  it('VIS-16 what the enskild holds to be wrong stands beside what was written, which stays, also in a closed case', () => {
    const told = underAtgard();
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    told.do('CloseAvvikelse', { summary: 'Rutinen är ändrad.' });
    const before = viewAvvikelse(told.recorded());
    expect(told.names('AddAvvikelseAnteckning', { kind: 'enskild-objection', text: 'Jag tog medicinen.' })).toEqual(['AvvikelseAnteckningAdded']);
    const after = viewAvvikelse(told.recorded());
    expect(after.sections.anteckningar).toMatchObject([{ kind: 'enskild-objection', text: 'Jag tog medicinen.' }]);
    expect([after.report, after.utredning, after.status]).toEqual([before.report, before.utredning, 'closed']);
  });

  it('offers the commands of its state', () => {
    expect(availableAvvikelseCommands(registered().state)).toContain('RecordAvvikelseBedomning');
    expect(availableAvvikelseCommands(registered().state)).not.toContain('CloseAvvikelse');
  });
});
