import { describe, expect, test } from '@jest/globals';
import type { ForeignFacts, LinkedAtgard } from '../decider.js';
import { fold } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { given, specCaseId, specCommandId } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import { lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, chef, day, id, play, reporter } = story;
const decided = story.beslutad('missforhallande');
const ready = [...decided, ...story.told];
const without = (type: LexSarahCommand['type']) => ready.filter((one) => one.command.type !== type);

function refusal(steps: readonly story.Step[], facts?: ForeignFacts) {
  try {
    const context = {
      caseId: specCaseId,
      commandId: specCommandId,
      actor: ansvarig,
      now: day(13),
      facts: facts ?? { atgarder: [], delegationRefs: [] },
    };
    lexSarah.decide(story.closed.command, fold(lexSarah, play(steps)), context);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...error.details];
    throw error;
  }
}

function atgard(more: Partial<LinkedAtgard>): ForeignFacts {
  return { delegationRefs: [], atgarder: [{ atgardId: id(7), status: 'approved', effectReviewed: false, ...more }] };
}

describe('LS-15 closing', () => {
  test('LS-15 a case with everything said closes with its retention class', () => {
    const events = play([...ready, story.closed, story.closed]);
    expect(events.at(-1)).toEqual({ type: 'LexSarahClosed', data: { retentionClass: 'bevarande' } });
    expect(fold(lexSarah, events).status).toBe('closed');
  });

  test('LS-15 it closes from the uppföljning too', () => {
    const uppfoljning = story.step(ansvarig, day(12), { type: 'StartLexSarahUppfoljning', data: {} });
    expect(fold(lexSarah, play([...ready, uppfoljning, uppfoljning, story.closed])).status).toBe('closed');
  });

  test('LS-15 no beslut, no closing', () => {
    expect(refusal([...story.utredd])).toEqual(['wrong-state']);
  });

  test('LS-15 an open IVO region keeps the case open', () => {
    expect(refusal([...story.beslutad('allvarligt-missforhallande'), ...story.told])).toEqual(['ivo-not-closed']);
  });

  test('LS-13 every återkoppling is given or left out with a reason', () => {
    expect(refusal(decided)).toEqual(['aterkoppling-missing', 'reporter', 'enskild', 'staff', 'namnd']);
    expect(refusal(without('GiveLexSarahAterkoppling'))).toEqual(['aterkoppling-missing', 'reporter']);
    const skip = story.step(ansvarig, day(12), {
      type: 'SkipLexSarahAterkoppling',
      data: { to: 'reporter', reason: 'Har slutat.' },
    });
    expect(refusal([...without('GiveLexSarahAterkoppling'), skip, skip])).toBeUndefined();
  });

  test('LS-13 what has been given is not left out afterwards', () => {
    const skip: LexSarahCommand = { type: 'SkipLexSarahAterkoppling', data: { to: 'reporter', reason: 'Har slutat.' } };
    expect(given(lexSarah, play(ready)).when(skip, { actor: ansvarig, now: day(13) })).toEqual({
      refused: 'already-done',
    });
  });

  test('LS-13 every enskild is informed of the outcome', () => {
    const another = story.step(ansvarig, day(12), {
      type: 'AddLexSarahEnskild',
      data: { enskildId: id(2), isChild: false, skyddadePersonuppgifter: false },
    });
    expect(refusal([...ready, another])).toEqual(['aterkoppling-missing', 'enskild']);
    const outcome = (enskildId: string) =>
      story.step(chef, day(13), {
        type: 'InformLexSarahEnskild',
        data: { stage: 'outcome', enskildId, to: 'enskild', informedAt: day(13, 8), channel: 'phone' },
      });
    expect(fold(lexSarah, play([...ready, another, outcome(id(2))])).aterkoppling.enskild).toBe('done');
    const unknown = outcome(id(3));
    expect(given(lexSarah, play(ready)).when(unknown.command, { actor: chef, now: day(13) })).toEqual({
      refused: 'unknown-person',
    });
  });

  test('LS-13 the first contact may come before the beslut, the outcome may not', () => {
    const inform = (stage: 'first-contact' | 'outcome'): LexSarahCommand => ({
      type: 'InformLexSarahEnskild',
      data: { stage, to: 'vardnadshavare', informedAt: day(3), channel: 'phone' },
    });
    expect(
      given(lexSarah, play([story.rapport])).when(inform('first-contact'), { actor: chef, now: day(3) }).events,
    ).toHaveLength(1);
    expect(given(lexSarah, play([story.rapport])).when(inform('outcome'), { actor: chef, now: day(3) })).toEqual({
      refused: 'wrong-state',
    });
  });

  test('LS-14 the delegated beslut is reported to the nämnd, once, or left out with a reason', () => {
    expect(refusal(without('ReportLexSarahDelegationsbeslut'))).toEqual(['aterkoppling-missing', 'namnd']);
    const again: LexSarahCommand = { type: 'ReportLexSarahDelegationsbeslut', data: { meetingDate: '2026-03-12' } };
    expect(given(lexSarah, play(ready)).when(again, { actor: ansvarig, now: day(13) })).toEqual({ events: [] });
    const future: LexSarahCommand = { type: 'ReportLexSarahDelegationsbeslut', data: { meetingDate: '2026-04-12' } };
    expect(given(lexSarah, play(decided)).when(future, { actor: ansvarig, now: day(13) })).toEqual({
      refused: 'future-time',
    });
  });

  test('LS-15 categories are set', () => {
    expect(refusal(without('ClassifyLexSarah'))).toEqual(['category-required']);
  });

  test("LS-15 F-07 every enskild has a card, and a child's part is answered", () => {
    expect(refusal(without('RecordLexSarahKonsekvens'))).toEqual(['konsekvens-missing', story.child]);
    const halfCard = story.step(ansvarig, day(12), {
      type: 'RecordLexSarahKonsekvens',
      data: {
        enskildId: story.child,
        grades: [{ area: 'socialt', occurred: 'minor', possible: 'minor' }],
        ownViewSource: 'not-obtained',
        whatHappened: 'x',
        ownView: 'För liten.',
      },
    });
    expect(refusal([...without('RecordLexSarahKonsekvens'), halfCard])).toEqual(['konsekvens-missing', story.child]);
  });

  test('F-07 the own view of a child is given or motivated', () => {
    const command: LexSarahCommand = {
      type: 'RecordLexSarahKonsekvens',
      data: {
        enskildId: story.child,
        grades: [{ area: 'socialt', occurred: 'minor', possible: 'minor' }],
        ownViewSource: 'not-obtained',
        whatHappened: 'x',
      },
    };
    expect(given(lexSarah, play([story.rapport])).when(command, { actor: ansvarig, now: day(3) })).toEqual({
      refused: 'reason-required',
    });
  });

  test('5.12 what the rapport and its categories suggest is answered before it is closed', () => {
    const answered = (duty: 'orosanmalan' | 'utredning-14-2' | 'polisanmalan'): LexSarahCommand => ({
      type: 'ConfirmLexSarahParallelDuty',
      data: { duty, needed: false, reason: 'Redan gjort av boendet.' },
    });
    const inDanger = ready.map((one) => (one === story.rapport ? { ...one, command: { ...story.rapport.command, data: { ...story.rapport.command.data, someoneInDanger: 'yes' } } as LexSarahCommand } : one));
    expect(refusal(inDanger)).toEqual(['duty-unanswered', 'orosanmalan', 'utredning-14-2']);
    const told = [...inDanger, ...(['orosanmalan', 'utredning-14-2'] as const).map((duty) => story.step(ansvarig, day(12), answered(duty)))];
    expect(refusal(told)).toBeUndefined();
    const violence: LexSarahCommand = { type: 'ClassifyLexSarah', data: { laws: ['sol'], categories: [{ code: 'overgrepp-fysiskt', primary: true }] } };
    expect(refusal([...told, story.step(ansvarig, day(12), violence)])).toEqual(['duty-unanswered', 'polisanmalan']);
  });

  test('LS-15 a proposed åtgärd is decided first', () => {
    expect(refusal(ready, atgard({ status: 'proposed' }))).toEqual(['atgard-undecided', id(7)]);
    expect(refusal(ready, atgard({ status: 'rejected' }))).toBeUndefined();
  });

  test('LS-15 an approved åtgärd is followed up or has an owner and a day', () => {
    expect(refusal(ready, atgard({}))).toEqual(['atgard-not-followed-up', id(7)]);
    expect(refusal(ready, atgard({ owner: 'u-chef' }))).toEqual(['atgard-not-followed-up', id(7)]);
    expect(refusal(ready, atgard({ owner: 'u-chef', dueDate: '2026-06-01' }))).toBeUndefined();
    expect(refusal(ready, atgard({ status: 'effect-reviewed', effectReviewed: true }))).toBeUndefined();
  });
});

describe('after the beslut', () => {
  test('LS-17 inte missförhållande may continue as an avvikelse, linked, and the case is still there', () => {
    const command: LexSarahCommand = {
      type: 'ContinueLexSarahAsAvvikelse',
      data: { avvikelseId: id(8), whatHappened: 'Rutinen brast.' },
    };
    const events = play(story.beslutad('inte-missforhallande'));
    expect(given(lexSarah, events).when(command, { actor: ansvarig, now: day(12) })).toEqual({
      events: [
        {
          type: 'LexSarahContinuedAsAvvikelse',
          data: { avvikelseId: id(8), nodeId: story.unit, whatHappened: 'Rutinen brast.' },
        },
      ],
    });
    const continued = play([story.step(ansvarig, day(12), command)], events);
    expect(fold(lexSarah, continued)).toMatchObject({
      status: 'beslut-recorded',
      links: [{ caseId: id(8), link: 'continued-as' }],
    });
    expect(given(lexSarah, continued).when(command, { actor: ansvarig, now: day(12) })).toEqual({ events: [] });
    expect(given(lexSarah, play(decided)).when(command, { actor: ansvarig, now: day(12) })).toEqual({
      refused: 'wrong-state',
    });
  });

  test('F-08 a precedent is published and withdrawn', () => {
    const publish = story.step(ansvarig, day(12), {
      type: 'PublishLexSarahPrecedent',
      data: { summary: 'Utebliven insats.', secrecyChecked: true },
    });
    const withdraw = story.step(ansvarig, day(12), {
      type: 'WithdrawLexSarahPrecedent',
      data: { reason: 'Gick att känna igen.' },
    });
    const events = play([withdraw, publish, withdraw, withdraw], play(decided));
    expect(events.slice(-2).map((event) => event.type)).toEqual([
      'LexSarahPrecedentPublished',
      'LexSarahPrecedentWithdrawn',
    ]);
  });
});

describe('reopening', () => {
  const reopened = story.step(ansvarig, day(20), { type: 'ReopenLexSarah', data: { reason: 'Nya uppgifter.' } });
  const closedCase = [...ready, story.closed];

  test('LS-06 neither reporter nor involved staff reopen', () => {
    expect(given(lexSarah, play(closedCase)).when(reopened.command, { actor: reporter, now: day(20) })).toEqual({
      refused: 'person-has-jav',
    });
  });

  test('an open case is not reopened', () => {
    expect(given(lexSarah, play(ready)).when(reopened.command, { actor: ansvarig, now: day(20) })).toEqual({
      refused: 'wrong-state',
    });
  });

  test('a reopened case goes through utredning, second reading and beslut again, and may now be allvarlig', () => {
    const again = [reopened, story.note('orsaker', 55), story.forslag('allvarligt-missforhallande'), story.read];
    const before = play([...closedCase, ...again]);
    expect(fold(lexSarah, before)).toMatchObject({ status: 'beslut-proposed', proposal: { utredningVersion: 11 } });
    const after = play([story.beslut('allvarligt-missforhallande')], before);
    expect(after.slice(-2).map((event) => event.type)).toEqual(['LexSarahBeslutRecorded', 'LexSarahIvoAnmalanDecided']);
    expect(fold(lexSarah, after).aterkoppling.reporter).toBe('pending');
  });
});
