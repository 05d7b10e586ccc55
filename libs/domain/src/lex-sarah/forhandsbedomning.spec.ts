import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import { lexSarah } from './lex-sarah.js';
import { lexSarahCommands } from './lex-sarah.commands.js';
import * as story from './lex-sarah.fixture.js';

const { chef, day, play } = story;
const state = (steps: readonly story.Step[]) => fold(lexSarah, play(steps));

describe('förhandsbedömning', () => {
  test('LS-05 protection comes before the förhandsbedömning', () => {
    const { command, by, at } = story.forhandsbedomning(false);
    expect(given(lexSarah, play([story.rapport])).when(command, { actor: by, now: at })).toEqual({
      refused: 'omedelbar-atgard-not-assessed',
    });
  });

  test('LS-05 a reasoned no is an answer too', () => {
    const ruledOut = story.step(chef, day(2, 12), {
      type: 'RuleOutLexSarahOmedelbarAtgard',
      data: { reason: 'Ingen fara kvarstår.' },
    });
    expect(state([story.rapport, ruledOut, ruledOut, story.forhandsbedomning(false)])).toMatchObject({
      status: 'forhandsbedomning-done',
      omedelbarAtgard: 'not-needed',
    });
  });

  test('LS-05 what was done cannot be ruled out afterwards', () => {
    const command = { type: 'RuleOutLexSarahOmedelbarAtgard', data: { reason: 'Ångrat.' } } as const;
    expect(
      given(lexSarah, play([story.rapport, story.protectedNow])).when(command, { actor: chef, now: day(3) }),
    ).toEqual({ refused: 'already-done' });
  });

  test('LS-07 there is no reject among the commands, and ivoNow decides the anmälan in the same append', () => {
    expect(Object.keys(lexSarahCommands).filter((name) => /Reject|Dismiss|Delete/.test(name))).toEqual([]);
    const events = play([story.rapport, story.protectedNow, story.forhandsbedomning(true)]);
    expect(events.slice(-2)).toEqual([
      {
        type: 'LexSarahForhandsbedomningRecorded',
        data: { suspectedSeverity: 'allvarligt-missforhallande', ivoNow: true, motivering: 'Insatsen uteblev helt.' },
      },
      {
        type: 'LexSarahIvoAnmalanDecided',
        data: { by: 'u-ansvarig', basis: 'forhandsbedomning', ground: 'Insatsen uteblev helt.', decidedAt: day(3) },
      },
    ]);
  });

  test('LS-07 it is made once', () => {
    const { command, by, at } = story.forhandsbedomning(false);
    const events = play([story.rapport, story.protectedNow, story.forhandsbedomning(false)]);
    expect(given(lexSarah, events).when(command, { actor: by, now: at })).toEqual({ refused: 'wrong-state' });
  });
});
