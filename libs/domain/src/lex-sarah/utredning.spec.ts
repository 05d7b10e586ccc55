import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import { lexSarah } from './lex-sarah.js';
import { lexSarahCommands } from './lex-sarah.commands.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, beslutsfattare, day, id, play, reader, reporter, utredare } = story;

describe('utredning', () => {
  const assessed = [story.rapport, story.protectedNow, story.forhandsbedomning(false)];

  test('LS-06 it starts only when an utredare is appointed', () => {
    expect(given(lexSarah, play(assessed)).when(story.started.command, { actor: ansvarig, now: day(4) })).toEqual({
      refused: 'utredare-missing',
    });
  });

  test('LS-06 it does not start while the utredare has become involved', () => {
    const involved = story.step(ansvarig, day(4), {
      type: 'AddLexSarahInvolvedStaff',
      data: { personId: utredare.userId, part: 'named' },
    });
    expect(
      given(lexSarah, play([...assessed, ...story.appointed, involved])).when(story.started.command, {
        actor: ansvarig,
        now: day(4),
      }),
    ).toEqual({
      refused: 'person-has-jav',
    });
  });

  test('LS-06 the reporter starts nothing', () => {
    const events = play([...assessed, ...story.appointed]);
    expect(given(lexSarah, events).when(story.started.command, { actor: reporter, now: day(4) })).toEqual({
      refused: 'person-has-jav',
    });
  });

  test('LS-08 the start is dated', () => {
    const events = play([...assessed, ...story.appointed, story.started, story.started]);
    expect(events.at(-1)).toEqual({
      type: 'LexSarahUtredningStarted',
      data: { startedAt: day(4), utredareId: utredare.userId },
    });
    expect(fold(lexSarah, events).utredningStartedAt).toBe(day(4));
  });

  test('LS-09 every note and underlag needs date, source, fact or bedömning, and befattning', () => {
    const whole = {
      noteId: id(1),
      part: 'handelse',
      date: '2026-03-05',
      source: 'interview',
      nature: 'fact',
      title: 'Socialsekreterare',
      text: 'x',
    };
    expect(lexSarahCommands.RecordLexSarahUtredningPart.schema.safeParse(whole).success).toBe(true);
    for (const missing of ['date', 'source', 'nature', 'title']) {
      const data = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing));
      expect([missing, lexSarahCommands.RecordLexSarahUtredningPart.schema.safeParse(data).success]).toEqual([
        missing,
        false,
      ]);
    }
  });

  test('LS-09 who documented is the account that did it, and a note sent twice is one', () => {
    const events = play([
      ...assessed,
      ...story.appointed,
      story.started,
      story.note('handelse', 7),
      story.note('handelse', 7),
    ]);
    expect(events.filter((event) => event.type === 'LexSarahUtredningPartRecorded').map((event) => event.data)).toEqual(
      [
        {
          noteId: id(7),
          part: 'handelse',
          date: '2026-03-05',
          source: 'interview',
          nature: 'fact',
          title: 'Socialsekreterare',
          text: 'Om handelse.',
          documentedBy: utredare.userId,
        },
      ],
    );
  });

  test('LS-10 no proposal before every part has a note; a child asks for the child perspective', () => {
    const notes = story.allNotes.slice(0, -2);
    const events = play([...assessed, ...story.appointed, story.started, ...notes]);
    const outcome = given(lexSarah, events).when(story.forslag('missforhallande').command, {
      actor: utredare,
      now: day(9),
    });
    expect(outcome).toEqual({ refused: 'utredning-incomplete' });
    const withoutChild = play([
      story.minimal,
      story.protectedNow,
      story.forhandsbedomning(false),
      ...story.appointed,
      story.started,
      ...story.allNotes.slice(0, -1),
    ]);
    expect(
      given(lexSarah, withoutChild).when(story.forslag('missforhallande').command, { actor: utredare, now: day(9) })
        .events,
    ).toHaveLength(1);
  });

  test('LS-10 the proposal freezes the utredning, and one more note makes another version', () => {
    const events = play([...story.utredd, story.forslag('missforhallande')]);
    const returned = story.step(beslutsfattare, day(9), {
      type: 'ReturnLexSarahUtredning',
      data: { reason: 'Mer om orsakerna.' },
    });
    const again = play([returned, story.note('orsaker', 99), story.forslag('missforhallande')], events);
    const { frozen } = fold(lexSarah, again);
    expect(frozen.map((one) => one.version)).toEqual([10, 11]);
    expect(new Set(frozen.map((one) => one.hash)).size).toBe(2);
    expect(frozen.every((one) => /^[0-9a-f]{64}$/.test(one.hash))).toBe(true);
  });
});

describe('LS-18 second reading', () => {
  const proposed = [...story.utredd, story.forslag('allvarligt-missforhallande')];
  const reading = story.read.command;

  test('LS-18 the reader is neither reporter, utredare nor beslutsfattare and has no jäv', () => {
    const involved = story.step(ansvarig, day(9), {
      type: 'AddLexSarahInvolvedStaff',
      data: { personId: 'u-named', part: 'named' },
    });
    const events = play([...proposed, involved]);
    for (const actor of [reporter, utredare, beslutsfattare, { userId: 'u-named', grants: [] }]) {
      expect([actor.userId, given(lexSarah, events).when(reading, { actor, now: day(10) })]).toEqual([
        actor.userId,
        { refused: 'second-reader-not-independent' },
      ]);
    }
  });

  test('LS-18 a beslut without it is refused', () => {
    const { command, by, at, facts } = story.beslut('allvarligt-missforhallande');
    expect(given(lexSarah, play(proposed)).when(command, { actor: by, now: at, ...(facts && { facts }) })).toEqual({
      refused: 'second-reading-missing',
    });
  });

  test('LS-18 a dissent is recorded and does not stop the beslut', () => {
    const dissent = story.step(reader, day(10), {
      type: 'RecordLexSarahSecondReading',
      data: { agrees: false, motivering: 'Inte allvarligt.' },
    });
    const events = play([...proposed, dissent, story.beslut('allvarligt-missforhallande')]);
    expect(events.find((event) => event.type === 'LexSarahBeslutRecorded')?.data).toMatchObject({
      secondReading: 'dissents',
    });
  });

  test('LS-18 a proposal is read once', () => {
    expect(given(lexSarah, play([...proposed, story.read])).when(reading, { actor: ansvarig, now: day(10) })).toEqual({
      refused: 'already-done',
    });
  });

  test('LS-18 it may be waived with a reason, and the beslut says so', () => {
    const waived = story.step(ansvarig, day(10), {
      type: 'WaiveLexSarahSecondReading',
      data: { reason: 'Ingen annan utan jäv.' },
    });
    const events = play([...proposed, waived, waived, story.beslut('missforhallande')]);
    expect(events.filter((event) => event.type === 'LexSarahSecondReadingWaived')).toHaveLength(1);
    expect(events.find((event) => event.type === 'LexSarahBeslutRecorded')?.data).toMatchObject({
      secondReading: 'waived',
    });
  });

  test('LS-18 a returned proposal needs a new reading', () => {
    const returned = story.step(beslutsfattare, day(10), {
      type: 'ReturnLexSarahUtredning',
      data: { reason: 'Mer om orsakerna.' },
    });
    const events = play([...proposed, story.read, returned, story.forslag('missforhallande')]);
    const { command, by, at } = story.beslut('missforhallande');
    expect(given(lexSarah, events).when(command, { actor: by, now: at, facts: story.delegated })).toEqual({
      refused: 'second-reading-missing',
    });
  });
});
