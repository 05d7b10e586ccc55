import { describe, expect, test } from '@jest/globals';
import { fold, noForeignFacts, type ForeignFacts } from '../decider.js';
import { given } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import * as story from './lex-sarah.fixture.js';
import { accessObject, lexSarah } from './lex-sarah.js';

const { ansvarig, chef, day, id, play, reader, reporter, utredare } = story;
const chefIsCause: ForeignFacts = { ...noForeignFacts, unitManagers: ['u-chef', 'u-chef-2'] };

/** What comes of one command after the steps. */
function after(steps: readonly story.Step[], command: LexSarahCommand, by = ansvarig, facts = noForeignFacts) {
  return given(lexSarah, play(steps)).when(command, { actor: by, now: day(12), facts });
}

describe('LS-06 the chef of the unit', () => {
  const aboutChef: story.Step = {
    ...story.minimal,
    command: { ...story.minimal.command, data: { nodeId: story.unit, whatHappened: 'x', form: 'skriftlig', chefBerors: true } } as LexSarahCommand,
  };
  const assign = (utredareId: string): LexSarahCommand => ({ type: 'AssignLexSarahUtredare', data: { utredareId } });
  const decides = (beslutsfattareId: string): LexSarahCommand => ({ type: 'AssignLexSarahBeslutsfattare', data: { beslutsfattareId } });

  test('LS-06 neither investigates nor decides where the management of the unit itself is the cause', () => {
    expect(after([aboutChef], assign('u-chef'), ansvarig, chefIsCause)).toEqual({ refused: 'person-has-jav' });
    expect(after([aboutChef], decides('u-chef-2'), ansvarig, chefIsCause)).toEqual({ refused: 'person-has-jav' });
    expect(after([aboutChef], assign('u-utredare'), ansvarig, chefIsCause).events).toHaveLength(1);
  });

  test('LS-06 may be appointed where the cause lies elsewhere', () => {
    expect(after([story.minimal], assign('u-chef'), ansvarig, chefIsCause).events).toHaveLength(1);
  });

  test('LS-06 LS-18 is no second reader either where she is the cause', () => {
    const involved = story.step(ansvarig, day(3), { type: 'AddLexSarahInvolvedStaff', data: { personId: 'u-other', part: 'manager' } });
    const proposed = [...story.utredd, involved, story.forslag('missforhallande')];
    const read: LexSarahCommand = { type: 'RecordLexSarahSecondReading', data: { agrees: true, motivering: 'Håller med.' } };
    expect(after(proposed, read, chef, chefIsCause)).toEqual({ refused: 'person-has-jav' });
  });
});

describe('LS-06 olöst jäv', () => {
  const named = story.step(ansvarig, day(3), { type: 'AddLexSarahInvolvedStaff', data: { personId: 'case-person-1', part: 'named', name: 'Robin Dal' } });
  const assign: LexSarahCommand = { type: 'AssignLexSarahUtredare', data: { utredareId: 'u-robin' } };
  const resolve = (accountId?: string): story.Step =>
    story.step(ansvarig, day(4), { type: 'ResolveLexSarahInvolvedStaff', data: { personId: 'case-person-1', reason: 'Enligt schemat.', ...(accountId === undefined ? {} : { accountId }) } });

  test('LS-06 nobody is appointed while a named person has no account', () => {
    expect(after([story.minimal, named], assign)).toEqual({ refused: 'jav-unresolved' });
    expect(after([story.minimal, named], { type: 'AssignLexSarahBeslutsfattare', data: { beslutsfattareId: 'u-beslut' } })).toEqual({ refused: 'jav-unresolved' });
  });

  test('LS-06 a name in the rapport blocks as one added later does', () => {
    const rapport: LexSarahCommand = { type: 'RegisterLexSarahRapport', data: { nodeId: story.unit, whatHappened: 'x', form: 'skriftlig', involvedStaff: [{ personId: 'case-person-1', part: 'named', name: 'Robin Dal' }] } };
    expect(after([story.step(reporter, day(2), rapport)], assign)).toEqual({ refused: 'jav-unresolved' });
  });

  test('LS-06 the account it turns out to be is kept away, from appointment and from reading', () => {
    const events = play([story.minimal, named, resolve('u-robin')]);
    expect(after([story.minimal, named, resolve('u-robin')], assign)).toEqual({ refused: 'person-has-jav' });
    expect(accessObject(fold(lexSarah, events)).excluded).toContain('u-robin');
  });

  test('LS-06 somebody without any account holds nothing up once that is said', () => {
    expect(after([story.minimal, named, resolve()], assign).events).toHaveLength(1);
    expect(play([story.minimal, named, resolve(), resolve()]).filter((event) => event.type === 'LexSarahInvolvedStaffResolved')).toHaveLength(1);
    expect(after([story.minimal], resolve().command)).toEqual({ refused: 'unknown-person' });
  });
});

describe('LS-03 muntlig rapport', () => {
  const told = story.step(chef, day(2), { type: 'RegisterLexSarahRapport', data: { nodeId: story.unit, whatHappened: 'Berättat.', form: 'muntlig', reporterName: 'Kim Berg' } });
  const written = story.step(chef, day(2, 12), { type: 'RecordLexSarahMuntligRapport', data: { text: 'Det som sades.', title: 'Enhetschef', offeredToCheck: true } });

  test('LS-03 is written down by the receiver, who offers it to be checked, before it can be confirmed', () => {
    const confirm: LexSarahCommand = { type: 'ConfirmLexSarahMuntligRapport', data: { remarks: 'Det var torsdag.' } };
    expect(after([told], confirm, chef)).toEqual({ refused: 'muntlig-not-documented' });
    expect(after([told, written], confirm, chef).events).toEqual([{ type: 'LexSarahMuntligRapportConfirmed', data: { remarks: 'Det var torsdag.', by: 'u-chef' } }]);
    expect(play([told, written]).at(-1)?.data).toEqual({ text: 'Det som sades.', title: 'Enhetschef', offeredToCheck: true, documentedBy: 'u-chef', documentedAt: day(2, 12) });
  });

  test('LS-03 no beslut is proposed on what nobody has written down', () => {
    const steps = [told, story.protectedNow, story.forhandsbedomning(false), ...story.appointed, story.started, ...story.allNotes];
    const propose = story.forslag('missforhallande').command;
    expect(after(steps, propose, utredare)).toEqual({ refused: 'muntlig-not-documented' });
    expect(after([told, written, ...steps.slice(1)], propose, utredare).events).toHaveLength(1);
  });
});

describe('LS-09 corrections', () => {
  const correction = (corrects: string): LexSarahCommand => ({
    type: 'RecordLexSarahUtredningPart',
    data: { noteId: id(0x900), part: 'orsaker', date: '2026-03-06', source: 'document', nature: 'fact', title: 'Utredare', text: 'Rätt schema.', corrects },
  });

  test('LS-09 F-06 a correction is a new note that points at the old one, which stays', () => {
    const events = play([...story.utredd, story.step(utredare, day(6), correction(id(0x103)))]);
    const notes = events.filter((event) => event.type === 'LexSarahUtredningPartRecorded').map((event) => event.data.noteId);
    expect(notes).toContain(id(0x103));
    expect(notes.at(-1)).toBe(id(0x900));
    expect(after(story.utredd, correction(id(0xfff)), utredare)).toEqual({ refused: 'unknown-note' });
  });
});

describe('LS-13 VIS-06 texts that leave the case', () => {
  const decided = story.beslutad('missforhallande');
  const nameFound: ForeignFacts = { ...noForeignFacts, namesInText: true };
  const text = (more: object): LexSarahCommand =>
    ({ type: 'GiveLexSarahAterkoppling', data: { text: 'Tack.', whatChanged: 'Ny rutin.', channel: 'meeting', ...more } });

  test('LS-13 go only when the writer has checked them against other individuals', () => {
    expect(after(decided, text({}))).toEqual({ refused: 'secrecy-check-missing' });
    expect(after(decided, text({ secrecyChecked: true })).events?.at(0)?.data).toMatchObject({ secrecyChecked: true });
    expect(after(decided, { type: 'InformLexSarahStaff', data: { informedAt: day(12, 8), channel: 'meeting', text: 'x' } }, chef)).toEqual({ refused: 'secrecy-check-missing' });
    expect(after(decided, { type: 'PublishLexSarahPrecedent', data: { summary: 'x' } })).toEqual({ refused: 'secrecy-check-missing' });
  });

  test('LS-13 VIS-06 where a name of the case stands in them the writer answers for it', () => {
    expect(after(decided, text({ secrecyChecked: true }), ansvarig, nameFound)).toEqual({ refused: 'names-in-text' });
    expect(after(decided, text({ secrecyChecked: true, namesMayStand: true }), ansvarig, nameFound).events?.at(0)?.data).toMatchObject({ namesMayStand: true });
  });
});

describe('LS-18 waiving', () => {
  const proposed = [...story.utredd, story.forslag('missforhallande')];
  const waive: LexSarahCommand = { type: 'WaiveLexSarahSecondReading', data: { reason: 'Ingen annan finns.' } };
  const could = (...secondReaders: string[]): ForeignFacts => ({ ...noForeignFacts, secondReaders });

  test('LS-18 is refused while an independent person could read', () => {
    expect(after(proposed, waive, ansvarig, could('u-utredare', 'u-reader'))).toEqual({ refused: 'second-reader-available' });
  });

  test('LS-18 is possible when everybody who could is bound to the case', () => {
    const jav = story.step(ansvarig, day(9), { type: 'DecideLexSarahJav', data: { personId: reader.userId, excluded: true, reason: 'Släkt.' } });
    expect(after([...proposed, jav], waive, ansvarig, could('u-utredare', 'u-beslut', 'u-reporter', 'u-reader')).events).toHaveLength(1);
  });

  test('LS-18 a changed beslut may not leave the reading out either', () => {
    const revise: LexSarahCommand = {
      type: 'ReviseLexSarahBeslut',
      data: { value: 'inte-missforhallande', motivering: 'x', title: 'Socialchef', delegationRef: 'D-12', decidedAt: day(12, 8), reason: 'Nya uppgifter.', secondReadingWaived: 'Ingen finns.' },
    };
    const facts = { ...story.delegated, secondReaders: ['u-reader'] };
    expect(after(story.beslutad('missforhallande'), revise, story.beslutsfattare, facts)).toEqual({ refused: 'second-reader-available' });
    expect(after(story.beslutad('missforhallande'), revise, story.beslutsfattare, story.delegated).events).toHaveLength(1);
  });
});

describe('F-07 the part of the child', () => {
  const card = (more: object): LexSarahCommand =>
    ({
      type: 'RecordLexSarahKonsekvens',
      data: { enskildId: story.child, grades: [{ area: 'socialt', occurred: 'minor', possible: 'serious' }], ownViewSource: 'own-words', whatHappened: 'Var ensam.', ...more },
    });
  const four = { childProtection: 'Ja.', childSchool: 'Missade två dagar.', childContact: 'Ingen kontakt under helgen.', childTold: 'Av mamma.' };
  const answered = (more: object) => after([story.rapport], card(more), utredare).events?.at(0)?.data;

  test('LS-15 F-07 is answered when protection, school, contact and how the child was told are, with the own view', () => {
    expect(answered({ ...four, ownView: 'Jag var rädd.' })).toMatchObject({ childAnswered: true, ...four });
    const { childTold: _told, ...three } = four;
    expect(answered({ ...three, ownView: 'Jag var rädd.' })).toMatchObject({ childAnswered: false });
    expect(after([story.rapport], card(four), utredare)).toEqual({ refused: 'reason-required' });
  });
});
