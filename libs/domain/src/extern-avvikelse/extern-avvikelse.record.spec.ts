import { describe, expect, it } from '@jest/globals';
import { answer, clean, consent, dispatch, incoming, may, now, ownCaseId, raising, story, said, sentAt, unit } from './extern-avvikelse.spec-tool.js';
import { externAvvikelseView, viewExternAvvikelse } from './extern-avvikelse.view.js';

/** A case in which every kind of sealed field stands. */
function richCase() {
  const told = story();
  told.do('CreateExternAvvikelse', { ...said, causeIn: 'both', counterpartyUnit: 'Mottagning syd', konsekvens: 'Pojken väntade.', wantedAtgard: 'Svara i tid.', aboutCaseId: ownCaseId });
  const { nodeId: _, ...letter } = said;
  told.do('ReviseExternAvvikelse', { ...letter, counterpartyUnit: 'Mottagning norr' });
  told.do('ClearExternAvvikelse', { ...consent, disclosureGround: 'uppgiftsskyldighet', dutyLagrum: 'Skollagen 29 kap.' }, { facts: clean });
  told.do('RecordExternAvvikelseDispatch', { ...dispatch, ourRef: 'VÅR-7' });
  told.do('RecordExternAvvikelseReceipt', { receivedAt: now, theirRef: 'DERAS-9' });
  told.do('RemindExternAvvikelseCounterparty', { remindedAt: now, channel: 'telefon', newDate: '2026-04-15' });
  told.do('MarkExternAvvikelseUnanswered', {}, { at: may });
  told.do('RaiseExternAvvikelse', { ...raising, purpose: 'Återkommande dröjsmål.' }, { at: may });
  told.do('RecordExternAvvikelseMeeting', { held: false, notHeldBecause: 'Sjukdom hos dem.' }, { at: may });
  told.do('RecordExternAvvikelseMeeting', { held: true, heldAt: '2026-05-06', outcome: 'Gemensam rutin.' }, { at: may });
  told.do('RecordExternAvvikelseAnswer', { ...answer, sufficient: false, missing: 'Tidplanen.' }, { at: may });
  told.do('AnalyseExternAvvikelse', { conclusion: 'Båda brast.', ownShare: true }, { at: may });
  told.do('CloseExternAvvikelse', { outcome: 'agreed', reason: 'Klart nu.', liftTo: 'forum', liftNote: 'Styrgruppen' }, { at: may });
  return told;
}

const words = [
  'Remissen', 'Mottagning', 'Pojken', 'Svara i tid', 'Skollagen', 'VÅR-7', 'DERAS-9', 'Enhetschef', 'Återkommande', 'Sjukdom', 'Gemensam', 'Tidplanen', 'Båda brast',
  'Klart nu', 'Styrgruppen', 'Samverkan BUP',
];

describe('the record of an avvikelse between authorities', () => {
  it('folds to the same state when every marked field is an envelope', () => {
    const told = richCase();
    expect(told.sealedState()).toEqual(told.state);
  });

  it('keeps no word of the letters in the clear', () => {
    const told = richCase();
    const stored = JSON.stringify(told.events.map((event) => told.sealed(event)));
    for (const word of words) expect(stored).not.toContain(word);
  });

  it('is shown whole to who may read it, and without a word to who may not', () => {
    const told = richCase();
    const view = viewExternAvvikelse(told.recorded());
    expect(externAvvikelseView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      caseType: 'extern-avvikelse', status: 'closed', direction: 'out', ownerUnit: unit, revisions: 1, meetingOwed: false, ownShareOwed: false,
      letter: { description: said.description, counterpartyUnit: 'Mottagning norr', konsekvens: null },
      cleared: { disclosureGround: 'uppgiftsskyldighet', dutyLagrum: 'Skollagen 29 kap.' },
      dispatched: { ourRef: 'VÅR-7', identityChannel: 'telefon' }, receipt: { theirRef: 'DERAS-9' }, reminders: [{ newDate: '2026-04-15' }],
      raised: [{ forum: 'Samverkan BUP' }], meetings: [{ held: false, notHeldBecause: 'Sjukdom hos dem.' }, { held: true, outcome: 'Gemensam rutin.' }],
      answers: [{ missing: 'Tidplanen.' }], analysis: { ownShare: true }, closed: { outcome: 'agreed', liftNote: 'Styrgruppen' },
      sections: { links: [{ caseId: ownCaseId, link: 'about-same-event' }] },
    });
    const hidden = viewExternAvvikelse(told.recorded().map((event) => ({ ...event, data: told.sealed(event) })));
    expect(externAvvikelseView.parse(hidden)).toEqual(hidden);
    for (const word of words) expect(JSON.stringify(hidden)).not.toContain(word);
  });

  it('tells an incoming one in its own words', () => {
    const told = incoming();
    told.do('AcknowledgeExternAvvikelse', { at: now, channel: 'brev' });
    told.do('StartExternAvvikelseUtredning');
    told.do('AnswerExternAvvikelse', { text: 'Vi ringer nu.', disclosureGround: 'samtycke', identityChannel: 'telefon', channel: 'brev', sentAt }, { facts: clean });
    expect(viewExternAvvikelse(told.recorded())).toMatchObject({
      direction: 'in', status: 'answered', letter: { theirRef: 'BUP 12', channelIn: 'brev', causeIn: null }, acknowledged: { acknowledgedAt: now },
      ownAnswer: { text: 'Vi ringer nu.', disclosureGround: 'samtycke' }, cleared: null,
    });
    expect(JSON.stringify(told.events.map((event) => told.sealed(event)))).not.toMatch(/Maj Lund|BUP 12|Vi ringer/);
  });
});
