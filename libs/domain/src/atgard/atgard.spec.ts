import { describe, expect, it } from '@jest/globals';
import { Story } from '../case/story.spec-tool.js';
import { withDeadlines } from '../policies/deadlines.js';
import { accessObject, atgard, availableAtgardCommands } from './atgard.js';
import { atgardCommands } from './atgard.commands.js';
import { atgardEvents } from './atgard.events.js';
import { linkedAtgard } from './atgard.state.js';
import { atgardView, viewAtgard } from './atgard.view.js';

const unit = '01930000-0000-7000-8000-000000000001';
const caseId = '01930000-0000-7000-8000-0000000000a1';
const riskId = '01930000-0000-7000-8000-0000000000a2';
const otherId = '01930000-0000-7000-8000-0000000000a3';
const atgardId = '01930000-0000-7000-8000-00000000c0de';
const now = '2026-11-02T09:00:00.000Z';

const proposal = {
  nodeId: unit, caseRefs: [{ caseId, caseType: 'avvikelse' }], what: 'Ny rutin för medicin.', aim: 'Ingen dos glöms.', level: 'enhet', type: 'rutin',
};
const fromLexSarah = { caseRefs: [{ caseId, caseType: 'lex-sarah' }] };
const approval = { owner: 'olle', dueDate: '2026-12-01', effectReviewDate: '2027-03-01', effectMeasure: 'Inga nya avvikelser.' };
const review = { effect: 'achieved', evidence: 'Tre månader utan.' };

function proposed(extra: object = {}, riskReachesThreshold = false) {
  const told = new Story(atgard, atgardCommands, atgardEvents, { by: 'chef', at: now });
  told.do('ProposeAtgard', { ...proposal, ...extra }, { facts: { riskReachesThreshold } });
  return told;
}

function done(extra: object = {}, high = false) {
  const told = proposed(extra, high);
  told.do('ApproveAtgard', approval);
  told.do('StartAtgard', {}, { by: 'olle' });
  told.do('CompleteAtgard', { completedAt: now, comment: 'Klart.' }, { by: 'olle' });
  return told;
}

function reviewed(effect: string, extra: object = {}) {
  const told = done(extra);
  told.do('ReviewAtgardEffect', { ...review, effect });
  return told;
}

describe('an åtgärd', () => {
  it('goes the whole way from proposed to closed', () => {
    const told = proposed();
    expect(told.events).toEqual([{ type: 'AtgardProposed', data: { ...proposal, riskIds: [], proposedBy: 'chef', requireEffectReview: false } }]);
    expect(told.do('ApproveAtgard', approval)).toEqual([{ type: 'AtgardApproved', data: { ...approval, decidedBy: 'chef', decidedAt: now } }]);
    expect(told.names('StartAtgard', {}, { by: 'olle' })).toEqual(['AtgardStarted']);
    expect(told.names('StartAtgard', {}, { by: 'olle' })).toEqual([]);
    expect(told.names('CompleteAtgard', { completedAt: now })).toEqual(['AtgardCompleted']);
    expect(told.do('ReviewAtgardEffect', review)).toEqual([{ type: 'AtgardEffectReviewed', data: { ...review, reviewerId: 'chef' } }]);
    expect(told.names('CloseAtgard')).toEqual(['AtgardClosed']);
    expect(told.names('CloseAtgard')).toEqual([]);
    expect(told.state.status).toBe('closed');
  });

  it('is rejected with a reason, and then nothing more happens to it', () => {
    const told = proposed();
    expect(told.names('RejectAtgard', { reason: 'Görs redan.' })).toEqual(['AtgardRejected']);
    expect(told.refusal('ApproveAtgard', approval)).toBe('wrong-state');
    expect(availableAtgardCommands(told.state)).toEqual(['NoteAtgardDeadlineMissed', 'NoteAtgardDeadlineReminder']);
  });

  it('gets another owner, once', () => {
    const told = done();
    expect(told.do('AssignAtgardOwner', { owner: 'pia' })).toEqual([{ type: 'AtgardOwnerAssigned', data: { owner: 'pia', previous: 'olle' } }]);
    expect(told.names('AssignAtgardOwner', { owner: 'pia' })).toEqual([]);
    expect(accessObject(told.state)).toMatchObject({ caseType: 'atgard', ownerUnit: unit, assigned: ['pia'] });
  });

  it('keeps no text of a personnel matter', () => {
    const { schema } = atgardCommands.ProposeAtgard;
    expect(schema.safeParse({ ...proposal, type: 'personalarende' }).success).toBe(false);
    expect(schema.safeParse({ ...proposal, type: 'personalarende', what: undefined, aim: undefined }).success).toBe(true);
    expect(schema.safeParse({ ...proposal, what: undefined }).success).toBe(false);
  });

  it('refuses to have been done in the future', () => {
    const told = proposed();
    told.do('ApproveAtgard', approval);
    expect(told.refusal('CompleteAtgard', { completedAt: '2026-12-24T09:00:00.000Z' })).toBe('future-time');
  });
});

describe('the guards of an åtgärd', () => {
  it('ATG-01 no approval without owner, due date and measure of effect', () => {
    const { schema } = atgardCommands.ApproveAtgard;
    for (const field of ['owner', 'dueDate', 'effectMeasure']) expect(schema.safeParse({ ...approval, [field]: undefined }).success).toBe(false);
    expect(proposed().refusal('ApproveAtgard', { ...approval, effectReviewDate: '2026-11-30' })).toBe('time-order');
  });

  it.each([['a lex Sarah case', fromLexSarah, false], ['a case with a high risk', {}, true]])('ATG-02 %s asks for an effect review before the close', (_, extra, high) => {
    const told = done(extra, high);
    expect(told.refusal('CloseAtgard')).toBe('effect-review-required');
    told.do('ReviewAtgardEffect', review);
    expect(told.names('CloseAtgard')).toEqual(['AtgardClosed']);
  });

  it('ATG-02 others close when they are done', () => {
    expect(done().names('CloseAtgard')).toEqual(['AtgardClosed']);
  });

  it('ATG-02 how high the risk is comes from the cases, never from the one who proposes', () => {
    expect(atgardCommands.ProposeAtgard.schema.safeParse({ ...proposal, riskReachesThreshold: false }).success).toBe(false);
  });

  it.each([['lex Sarah', fromLexSarah], ['an avvikelse', {}]])('ATG-03 after %s nobody reviews the effect of what he or she answered for', (_, extra) => {
    const told = done(extra);
    expect(told.refusal('ReviewAtgardEffect', review, { by: 'olle' })).toBe('reviewer-is-owner');
    told.do('AssignAtgardOwner', { owner: 'pia' });
    expect(told.refusal('ReviewAtgardEffect', review, { by: 'olle' })).toBe('reviewer-is-owner');
    expect(told.do('ReviewAtgardEffect', review, { by: 'pia' })).toEqual([{ type: 'AtgardEffectReviewed', data: { ...review, reviewerId: 'pia' } }]);
  });

  it('ATG-04 a date is moved with a reason, and the old one stays in the record', () => {
    const told = done();
    expect(told.do('RescheduleAtgard', { field: 'effectReviewDate', to: '2027-04-01', reason: 'Sommar.' })).toEqual([
      { type: 'AtgardRescheduled', data: { field: 'effectReviewDate', from: '2027-03-01', to: '2027-04-01', reason: 'Sommar.' } },
    ]);
    expect(told.names('RescheduleAtgard', { field: 'effectReviewDate', to: '2027-04-01', reason: 'Sommar.' })).toEqual([]);
    expect(told.refusal('RescheduleAtgard', { field: 'dueDate', to: '2027-04-01', reason: 'Sommar.' })).toBe('wrong-state');
    expect(atgardCommands.RescheduleAtgard.schema.safeParse({ field: 'dueDate', to: '2027-04-01' }).success).toBe(false);
  });

  it('ATG-04 no day is moved into the past, and the review never before the åtgärd is to be done', () => {
    const told = proposed();
    told.do('ApproveAtgard', approval);
    expect(told.refusal('RescheduleAtgard', { field: 'dueDate', to: '2026-11-01', reason: 'Klar.' })).toBe('time-order');
    expect(told.refusal('RescheduleAtgard', { field: 'effectReviewDate', to: '2026-11-30', reason: 'Snart.' })).toBe('time-order');
    expect(told.refusal('RescheduleAtgard', { field: 'dueDate', to: '2027-03-02', reason: 'Sent.' })).toBe('time-order');
    told.do('RescheduleAtgard', { field: 'dueDate', to: '2026-12-15', reason: 'Sjukdom.' });
    told.do('RescheduleAtgard', { field: 'dueDate', to: '2026-12-20', reason: 'Mer tid.' });
    expect(viewAtgard(told.recorded())).toMatchObject({ dueDate: '2026-12-20', firstDueDate: '2026-12-01' });
  });

  it('ATG-05 what did not help is reopened, replaced or raised as a risk before it closes', () => {
    expect(reviewed('not-achieved').refusal('CloseAtgard')).toBe('effect-not-achieved');
    expect(reviewed('not-achieved').refusal('CloseAtgard', { replacedBy: atgardId })).toBe('link-to-self');
    const replacement = (status: string, effect?: string) => ({ facts: { replacement: { atgardId: otherId, status, ...(effect && { effect }), effectReviewed: effect !== undefined } } });
    expect(reviewed('not-achieved').names('CloseAtgard', { replacedBy: otherId }, replacement('proposed'))).toEqual(['AtgardClosed']);
    expect(reviewed('not-achieved').refusal('CloseAtgard', { replacedBy: otherId })).toBe('atgard-replacement-unknown');
    expect(reviewed('not-achieved').refusal('CloseAtgard', { replacedBy: otherId }, replacement('rejected'))).toBe('atgard-replacement-unknown');
    expect(reviewed('not-achieved').refusal('CloseAtgard', { replacedBy: otherId }, replacement('effect-reviewed', 'not-achieved'))).toBe('atgard-replacement-unknown');
    const raised = reviewed('not-achieved');
    expect(raised.names('CloseAtgard', { riskId, riskText: 'Läkemedel glöms vid byten.' })).toEqual(['AtgardClosed']);
    expect(viewAtgard(raised.recorded()).closed).toMatchObject({ riskId, riskText: 'Läkemedel glöms vid byten.', replacedBy: null });
    expect(atgardCommands.CloseAtgard.schema.safeParse({ riskId }).success).toBe(false);
    const told = reviewed('not-achieved', fromLexSarah);
    expect(told.names('ReopenAtgard', { reason: 'Hände igen.', dueDate: '2027-02-01' })).toEqual(['AtgardReopened']);
    expect(told.state).toMatchObject({ status: 'ongoing', effect: null, dueDate: '2027-02-01' });
    told.do('CompleteAtgard', { completedAt: now });
    expect(told.refusal('CloseAtgard')).toBe('effect-review-required');
    expect(reviewed('not-achieved').refusal('ReopenAtgard', { reason: 'Hände igen.' }, { at: '2026-12-02T09:00:00.000Z' })).toBe('time-order');
  });
});

describe('where an åtgärd comes from', () => {
  const { schema } = atgardCommands.ProposeAtgard;

  it('a case, a risk or a granskning, and never from nowhere', () => {
    const alone = { ...proposal, caseRefs: [] };
    expect(schema.safeParse(alone).success).toBe(false);
    expect(schema.safeParse({ ...alone, riskIds: [riskId] }).success).toBe(false);
    expect(schema.safeParse({ ...alone, riskIds: [riskId], comesFrom: 'Risk 4 i kvalitetsplanen.' }).success).toBe(true);
  });

  it('keeps the reference and the words of a risk or a granskning', () => {
    const told = proposed({ caseRefs: [], granskningIds: [otherId], comesFrom: 'Granskningen av boendestödet i mars.' });
    expect(viewAtgard(told.recorded())).toMatchObject({ granskningIds: [otherId], riskIds: [], comesFrom: 'Granskningen av boendestödet i mars.' });
  });
});

describe('the record of an åtgärd', () => {
  function richCase() {
    const told = reviewed('partly');
    told.do('CloseAtgard');
    told.do('ReopenAtgard', { reason: 'Hände igen.' });
    told.do('RescheduleAtgard', { field: 'dueDate', to: '2027-02-01', reason: 'Mer tid.' });
    return told;
  }

  it('folds to the same state when every marked field is an envelope', () => {
    const told = richCase();
    expect(told.sealedState()).toEqual(told.state);
    const stored = JSON.stringify(told.events.map((event) => told.sealed(event)));
    for (const word of ['medicin', 'glöms', 'Inga nya', 'Klart', 'Tre månader', 'Hände igen', 'Mer tid']) expect(stored).not.toContain(word);
  });

  it('tells the cases behind it how it stands', () => {
    expect(linkedAtgard(atgardId, proposed().state)).toEqual({ atgardId, status: 'proposed', effectReviewed: false });
    expect(linkedAtgard(atgardId, reviewed('partly').state)).toEqual({
      atgardId, status: 'effect-reviewed', effect: 'partly', owner: 'olle', dueDate: '2026-12-01', effectReviewDate: '2027-03-01', effectReviewed: true,
    });
  });

  it('is shown whole to who may read it, and without a word to who may not', () => {
    const told = richCase();
    const view = viewAtgard(told.recorded());
    expect(atgardView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      status: 'ongoing', what: 'Ny rutin för medicin.', owner: 'olle', dueDate: '2027-02-01', completed: null, closed: null,
      approved: { effectMeasure: 'Inga nya avvikelser.' }, reschedules: [{ field: 'dueDate', from: '2026-12-01', to: '2027-02-01' }],
    });
    const hidden = viewAtgard(told.recorded().map((event) => ({ ...event, data: told.sealed(event) })));
    expect(atgardView.parse(hidden)).toEqual(hidden);
    expect(hidden.what).toBeNull();
  });

  it('brings its deadlines with it: DL-AT-1 to the due date, then DL-AT-2', () => {
    const told = new Story(withDeadlines('Atgard', atgard), atgardCommands, atgardEvents, { by: 'chef', at: now });
    told.do('ProposeAtgard', proposal);
    expect(told.names('ApproveAtgard', approval)).toEqual(['AtgardApproved', 'AtgardDeadlineSet']);
    const [deadline] = viewAtgard(told.recorded()).deadlines;
    expect(deadline).toMatchObject({ kind: 'DL-AT-1', nominal: '2026-12-01', state: 'armed' });
    const note = { deadlineId: deadline?.deadlineId, rev: 1 };
    expect(told.names('NoteAtgardDeadlineMissed', note)).toEqual([]);
    expect(told.names('NoteAtgardDeadlineMissed', note, { at: '2026-12-02T09:00:00.000Z' })).toEqual(['AtgardDeadlineMissed']);
    expect(told.names('NoteAtgardDeadlineMissed', note, { at: '2026-12-02T09:00:00.000Z' })).toEqual([]);
    expect(told.names('CompleteAtgard', { completedAt: now })).toEqual(['AtgardCompleted', 'AtgardDeadlineMet', 'AtgardDeadlineSet']);
  });
});
