import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import { accessObject, lexSarah } from './lex-sarah.js';
import { lexSarahCommands } from './lex-sarah.commands.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, beslutsfattare, day, play, reporter, utredare } = story;

describe('LS-06 jäv', () => {
  const assign = (utredareId: string) => ({ type: 'AssignLexSarahUtredare', data: { utredareId } }) as const;
  const decide = (beslutsfattareId: string) =>
    ({ type: 'AssignLexSarahBeslutsfattare', data: { beslutsfattareId } }) as const;
  const involve = (personId: string, part: 'named' | 'manager') =>
    story.step(ansvarig, day(3), { type: 'AddLexSarahInvolvedStaff', data: { personId, part } });

  test('LS-06 the reporter never investigates and never decides', () => {
    const received = given(lexSarah, play([story.rapport]));
    expect(received.when(assign(reporter.userId), { actor: ansvarig, now: day(3) })).toEqual({
      refused: 'person-has-jav',
    });
    expect(received.when(decide(reporter.userId), { actor: ansvarig, now: day(3) })).toEqual({
      refused: 'person-has-jav',
    });
  });

  test('LS-06 involved staff and the manager who is the cause never investigate, and the line of the unit is kept out', () => {
    const events = play([story.rapport, involve('u-named', 'named'), involve('u-chef', 'manager')]);
    expect(given(lexSarah, events).when(assign('u-named'), { actor: ansvarig, now: day(3) })).toEqual({
      refused: 'person-has-jav',
    });
    expect(given(lexSarah, events).when(decide('u-chef'), { actor: ansvarig, now: day(3) })).toEqual({
      refused: 'person-has-jav',
    });
    expect(accessObject(fold(lexSarah, events))).toMatchObject({ chefBerors: true, excluded: ['u-named', 'u-chef'] });
  });

  test('LS-06 involved staff assess nothing', () => {
    const events = play([story.rapport, story.protectedNow, involve('u-ansvarig', 'named')]);
    const { command, at } = story.forhandsbedomning(false);
    expect(given(lexSarah, events).when(command, { actor: ansvarig, now: at })).toEqual({ refused: 'person-has-jav' });
  });

  test('LS-06 utredare and beslutsfattare are two persons', () => {
    const events = play([story.rapport, ...story.appointed]);
    expect(given(lexSarah, events).when(decide(utredare.userId), { actor: ansvarig, now: day(4) })).toEqual({
      refused: 'utredare-is-beslutsfattare',
    });
    const replace = {
      type: 'ReplaceLexSarahUtredare',
      data: { utredareId: beslutsfattare.userId, reason: 'Sjukdom.' },
    } as const;
    expect(given(lexSarah, events).when(replace, { actor: ansvarig, now: day(4) })).toEqual({
      refused: 'utredare-is-beslutsfattare',
    });
  });

  test('LS-06 a jäv decision blocks every command of that person and takes the appointment away', () => {
    const excluded = story.step(ansvarig, day(4), {
      type: 'DecideLexSarahJav',
      data: { personId: utredare.userId, excluded: true, reason: 'Släkt.' },
    });
    const events = play([...story.utredd, excluded]);
    expect(fold(lexSarah, events)).toMatchObject({
      excluded: [utredare.userId],
      people: { beslutsfattare: beslutsfattare.userId },
    });
    expect(fold(lexSarah, events).people.utredare).toBeUndefined();
    for (const name of Object.keys(lexSarahCommands)) {
      if (name === 'RegisterLexSarahRapport') continue;
      const command = { type: name, data: {} } as never;
      expect([name, given(lexSarah, events).when(command, { actor: utredare, now: day(9) })]).toEqual([
        name,
        { refused: 'person-has-jav' },
      ]);
    }
  });

  test('LS-06 whoever declares jäv waits for somebody else to decide', () => {
    const declared = story.step(utredare, day(4), {
      type: 'DeclareLexSarahJav',
      data: { reason: 'Tidigare kollega.' },
    });
    const events = play([...story.utredd, declared, declared]);
    const own = {
      type: 'DecideLexSarahJav',
      data: { personId: utredare.userId, excluded: false, reason: 'Går bra.' },
    } as const;
    expect(events.filter((event) => event.type === 'LexSarahJavDeclared')).toHaveLength(1);
    expect(given(lexSarah, events).when(own, { actor: utredare, now: day(9) })).toEqual({ refused: 'person-has-jav' });
    expect(accessObject(fold(lexSarah, events)).excluded).toEqual([utredare.userId]);
    const cleared = play([story.step(ansvarig, day(9), own)], events);
    expect(accessObject(fold(lexSarah, cleared)).excluded).toEqual([]);
  });

  test('LS-06 the second utredare is appointed by replacing the first, with a reason', () => {
    const events = play([story.rapport, ...story.appointed]);
    expect(given(lexSarah, events).when(assign('u-new'), { actor: ansvarig, now: day(4) })).toEqual({
      refused: 'already-done',
    });
    expect(given(lexSarah, events).when(assign(utredare.userId), { actor: ansvarig, now: day(4) })).toEqual({
      events: [],
    });
    const replace = { type: 'ReplaceLexSarahUtredare', data: { utredareId: 'u-new', reason: 'Sjukdom.' } } as const;
    expect(given(lexSarah, events).when(replace, { actor: ansvarig, now: day(4) })).toEqual({
      events: [
        {
          type: 'LexSarahUtredareReplaced',
          data: { utredareId: 'u-new', previousId: utredare.userId, reason: 'Sjukdom.' },
        },
      ],
    });
  });

  test('LS-06 nobody replaces an utredare who was never appointed', () => {
    const replace = { type: 'ReplaceLexSarahUtredare', data: { utredareId: 'u-new', reason: 'Sjukdom.' } } as const;
    expect(given(lexSarah, play([story.rapport])).when(replace, { actor: ansvarig, now: day(4) })).toEqual({
      refused: 'utredare-missing',
    });
  });
});
