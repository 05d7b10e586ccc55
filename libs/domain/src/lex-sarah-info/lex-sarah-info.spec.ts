import { describe, expect, it } from '@jest/globals';
import { added, attachmentId } from '../case/attachments.fixture.js';
import { may, type CaseObject } from '../policies/access.js';
import { withDeadlines } from '../policies/deadlines.js';
import { Story } from '../case/story.spec-tool.js';
import { accessObject, lexSarahInfo } from './lex-sarah-info.js';
import { lexSarahInfoCommands } from './lex-sarah-info.commands.js';
import { lexSarahInfoEvents } from './lex-sarah-info.events.js';
import { infoActions } from './lex-sarah-info.payloads.js';
import { lexSarahInfoView, viewLexSarahInfo } from './lex-sarah-info.view.js';

const unit = '01930000-0000-7000-8000-000000000001';
const utforareId = '01930000-0000-7000-8000-0000000000f1';
const ownId = '01930000-0000-7000-8000-0000000000a1';
const now = '2026-03-02T09:00:00.000Z';
const said = { nodeId: unit, utforareId, kind: 'rapport', receivedAt: '2026-03-02T08:00:00.000Z', channelIn: 'brev', summary: 'Hot mot Bo Ek på boendet.', providerRef: 'LS 4/26', verksamhet: 'Boendet Eken' };
const reviewing = { action: 'dialogue', motivering: 'Behöver följas upp.', ownShare: false, seriousDeficiencies: false };

function received(at = now, extra: object = {}) {
  const told = new Story(withDeadlines('LexSarahInfo', lexSarahInfo), lexSarahInfoCommands, lexSarahInfoEvents, { by: 'olof', at });
  told.do('RegisterLexSarahInfo', { ...said, receivedAt: at, ...extra });
  return told;
}

function reviewed(extra: object = {}) {
  const told = received();
  told.do('ReviewLexSarahInfo', { ...reviewing, ...extra });
  return told;
}

describe('information from an utförare about its lex Sarah', () => {
  it('is received, reviewed, followed up and closed', () => {
    const told = received();
    expect(told.events[0]).toEqual({ type: 'LexSarahInfoRegistered', data: { ...said, receivedAt: now, registeredBy: 'olof', ruleSetIds: ['sol-2025-lex-sarah'] } });
    expect(told.names('ReviewLexSarahInfo', reviewing)).toEqual(['LexSarahInfoReviewed', 'LexSarahInfoDeadlineMet']);
    expect(told.names('StartLexSarahInfoUppfoljning')).toEqual(['LexSarahInfoUppfoljningStarted']);
    expect(told.names('StartLexSarahInfoUppfoljning')).toEqual([]);
    expect(told.refusal('CloseLexSarahInfo')).toBe('action-not-carried-out');
    expect(told.names('CloseLexSarahInfo', { carriedOutAt: now, summary: 'Vi har träffat dem.' })[0]).toBe('LexSarahInfoClosed');
    expect(told.names('CloseLexSarahInfo', { carriedOutAt: now, summary: 'Vi har träffat dem.' })).toEqual([]);
  });

  it('an utredning that was asked for (15 kap. 9 § SoL) must have come before the case is closed', () => {
    const told = reviewed({ action: 'request-utredning' });
    expect(told.refusal('CloseLexSarahInfo', { carriedOutAt: now, summary: 'Klart.' })).toBe('action-not-carried-out');
    expect(told.names('RecordLexSarahInfoUtredning', { value: 'missforhallande', receivedAt: now, text: 'Rutinen brast.' })).toEqual(['LexSarahInfoUtredningRecorded']);
    expect(told.names('CloseLexSarahInfo')[0]).toBe('LexSarahInfoClosed');
    expect(received().refusal('RecordLexSarahInfoUtredning', { value: 'missforhallande', receivedAt: now })).toBe('wrong-state');
  });

  it('one that needs nothing closes without more', () => {
    expect(reviewed({ action: 'none' }).names('CloseLexSarahInfo')[0]).toBe('LexSarahInfoClosed');
  });
});

describe('PI-01 the utförare investigates and notifies itself', () => {
  it('PI-01 no action puts the nämnd in its place', () => {
    expect([...infoActions]).toEqual(['none', 'dialogue', 'request-utredning', 'prompted-granskning', 'avtalsatgard', 'ivo-27-7']);
    expect(Object.keys(lexSarahInfoCommands).filter((name) => /IvoAnmalan|StartLexSarahInfoUtredning|Beslut/.test(name))).toEqual([]);
  });

  it('PI-01 what our own handling contributed is a case of our own before this one is closed', () => {
    const told = reviewed({ action: 'none', ownShare: true });
    expect(told.refusal('CloseLexSarahInfo')).toBe('own-share-missing');
    const escalation = { lexSarahId: ownId, whatHappened: 'Vi följde inte upp placeringen.' };
    expect(told.do('EscalateLexSarahInfo', escalation)[0]).toMatchObject({ type: 'LexSarahInfoEscalated', data: { lexSarahId: ownId, reporterId: 'olof', nodeId: unit } });
    expect(told.names('EscalateLexSarahInfo', escalation)).toEqual([]);
    expect(told.names('CloseLexSarahInfo')[0]).toBe('LexSarahInfoClosed');
  });

  it('PI-01 a smaller share may be an own avvikelse', () => {
    const told = reviewed({ action: 'none', ownShare: true });
    const share = { avvikelseId: ownId, whatHappened: 'Sen uppföljning.', affects: ['enskild'], omedelbarAtgardTaken: false };
    expect(told.names('RegisterLexSarahInfoOwnShare', share)).toEqual(['LexSarahInfoOwnShareRegistered']);
    expect(told.names('RegisterLexSarahInfoOwnShare', share)).toEqual([]);
    expect(told.state.links).toEqual([{ caseId: ownId, link: 'about-same-event' }]);
    expect(told.names('CloseLexSarahInfo')[0]).toBe('LexSarahInfoClosed');
  });
});

describe('PI-02 27 kap. 7 §', () => {
  const before = '2025-12-31T12:00:00.000Z';

  it('PI-02 is asked from 2026 and not before', () => {
    const { seriousDeficiencies: _, ...unasked } = reviewing;
    expect(received(before).names('ReviewLexSarahInfo', unasked)).toEqual(['LexSarahInfoReviewed', 'LexSarahInfoDeadlineMet']);
    expect(received(before).refusal('ReviewLexSarahInfo', { ...reviewing, action: 'ivo-27-7', seriousDeficiencies: true })).toBe('ivo-27-7-not-in-force');
    expect(received('2026-01-01T12:00:00.000Z').refusal('ReviewLexSarahInfo', unasked)).toBe('ivo-27-7-question-open');
  });

  it('PI-02 serious deficiencies lead to the duty of the kommun, and nothing else does', () => {
    expect(received().refusal('ReviewLexSarahInfo', { ...reviewing, seriousDeficiencies: true })).toBe('ivo-27-7-required');
    expect(received().refusal('ReviewLexSarahInfo', { ...reviewing, action: 'ivo-27-7' })).toBe('ivo-27-7-required');
    const told = reviewed({ action: 'ivo-27-7', seriousDeficiencies: true });
    expect(told.events.find(({ type }) => type === 'LexSarahInfoReviewed')?.data).toMatchObject({ ruleSetIds: ['sol-2025-27-7'] });
  });
});

describe('DL-PI-1', () => {
  const deadlines = (told: ReturnType<typeof received>) =>
    viewLexSarahInfo(told.recorded()).deadlines.map(({ kind, lastAllowed, state, responsible, escalateTo, lagrum }) => ({ kind, lastAllowed, state, responsible, escalateTo, lagrum }));

  it('DL-PI-1 gives five arbetsdagar for the review, and DL-LS-1 runs at a nämnd', () => {
    expect(deadlines(received())).toEqual([
      expect.objectContaining({ kind: 'DL-LS-1', lastAllowed: '2026-03-03' }),
      {
        kind: 'DL-PI-1', lastAllowed: '2026-03-09', state: 'armed', responsible: ['avtalsansvarig'], escalateTo: ['enhetschef'],
        lagrum: '10 kap. 8 § kommunallagen (2017:725)',
      },
    ]);
    expect(deadlines(reviewed()).find(({ kind }) => kind === 'DL-PI-1')?.state).toBe('met');
  });
});

describe('files and documents', () => {
  const letter = { documentId: ownId, template: 'T-14', templateVersion: 1, format: 'pdf', revision: 0, masked: false, hash: 'c'.repeat(64), size: 1, ruleSetIds: ['sol-2025-lex-sarah'], createdAt: now };

  it('what the utförare sends lies in the case, also when the case is closed, and leaves it with a reason', () => {
    const told = reviewed({ action: 'none' });
    told.do('CloseLexSarahInfo');
    expect(told.do('AddLexSarahInfoAttachment', added({ name: 'Utredning LS 4.pdf' }))[0]).toMatchObject({ type: 'LexSarahInfoAttachmentAdded', data: { from: 'handler' } });
    expect(told.names('NoteLexSarahInfoAttachmentScan', { attachmentId, result: 'clean' })).toEqual(['LexSarahInfoAttachmentScanned']);
    expect(told.names('WithdrawLexSarahInfoAttachment', { attachmentId, reason: 'Fel utförare.' })).toEqual(['LexSarahInfoAttachmentWithdrawn']);
    expect(viewLexSarahInfo(told.recorded()).sections.attachments).toMatchObject([{ name: 'Utredning LS 4.pdf', scan: 'clean', withdrawn: { reason: 'Fel utförare.' } }]);
  });

  it('T-14 is the document of this case, and no other', () => {
    const told = received();
    expect(told.names('CreateLexSarahInfoDocument', letter)).toEqual(['LexSarahInfoDocumentCreated']);
    expect(told.names('CreateLexSarahInfoDocument', letter)).toEqual([]);
    expect(told.refusal('CreateLexSarahInfoDocument', { ...letter, documentId: attachmentId, template: 'T-03' })).toBe('wrong-template');
    expect(viewLexSarahInfo(told.recorded()).sections.documents).toMatchObject([{ template: 'T-14', createdBy: 'olof' }]);
  });
});

describe('who may', () => {
  const object: CaseObject = accessObject(reviewed().state);
  const as = (role: Parameters<typeof may>[0]['grants'][number]['role']) => ({ userId: 'me', grants: [{ role, nodeIds: [unit] }] });

  it('the contract owner and the lex Sarah-ansvarig handle it; a chef sees that it exists; nobody else knows of it', () => {
    expect([may(as('avtalsansvarig'), 'assess', object), may(as('lex-sarah-ansvarig'), 'assess', object)]).toEqual(['allow', 'allow']);
    expect([may(as('enhetschef'), 'assess', object), may(as('registrator'), 'diary', object)]).toEqual(['forbidden', 'allow']);
    expect([may(as('medarbetare'), 'assess', object), may(as('utforare'), 'assess', object)]).toEqual(['unknown', 'unknown']);
    expect([may(as('avtalsansvarig'), 'attach', object), may(as('registrator'), 'attach', object), may(as('registrator'), 'disclose', object)]).toEqual(['allow', 'forbidden', 'allow']);
    expect([may(as('lex-sarah-ansvarig'), 'make-document', object), may(as('enhetschef'), 'make-document', object)]).toEqual(['allow', 'forbidden']);
    const fresh = { ...object, status: 'none' };
    expect([may(as('avtalsansvarig'), 'register', fresh), may(as('medarbetare'), 'register', fresh)]).toEqual(['allow', 'forbidden']);
  });
});

describe('the record', () => {
  it('is shown whole to who may read it, keeps no word in the clear, and folds alike when sealed', () => {
    const told = reviewed({ ownShare: true });
    told.do('RecordLexSarahInfoUtredning', { value: 'missforhallande', receivedAt: now, text: 'Rutinen brast.' });
    told.do('AssignLexSarahInfo', { handlerId: 'olof' });
    told.do('EscalateLexSarahInfo', { lexSarahId: ownId, whatHappened: 'Vi följde inte upp.' });
    told.do('AddLexSarahInfoAttachment', added({ name: 'Bo Ek.pdf' }));
    told.do('StartLexSarahInfoUppfoljning');
    told.do('CloseLexSarahInfo', { carriedOutAt: now, summary: 'Samtal hölls.', reference: 'Protokoll 3' });
    expect(told.sealedState()).toEqual(told.state);
    const view = viewLexSarahInfo(told.recorded());
    expect(lexSarahInfoView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      status: 'closed', utforareId, handlerId: 'olof', information: { kind: 'rapport', summary: said.summary, verksamhet: 'Boendet Eken' },
      reviews: [{ action: 'dialogue', motivering: 'Behöver följas upp.' }], utredningar: [{ value: 'missforhallande' }], escalatedTo: ownId, ownCaseOwed: false,
      closed: { summary: 'Samtal hölls.', reference: 'Protokoll 3' },
    });
    const stored = JSON.stringify(told.events.map((event) => told.sealed(event)));
    expect(stored).not.toMatch(/Bo Ek|LS 4|Eken|Behöver|Rutinen|följde|Samtal|Protokoll/);
    const hidden = viewLexSarahInfo(told.recorded().map((event) => ({ ...event, data: told.sealed(event) })));
    expect(lexSarahInfoView.parse(hidden)).toEqual(hidden);
    expect(JSON.stringify(hidden)).not.toMatch(/Bo Ek|Eken|Rutinen/);
  });
});
