import { describe, expect, test } from '@jest/globals';
import { given } from '../spec.js';
import { beslutad, chef, child, day, minimal, play, rapport } from './lex-sarah.fixture.js';
import { lexSarahCommands } from './lex-sarah.commands.js';
import { lexSarah } from './lex-sarah.js';

const schema = lexSarahCommands.InformLexSarahEnskild.schema;
const toChild = { stage: 'first-contact', to: 'barn', informedAt: day(3), channel: 'meeting', text: 'Det som hände var inte ditt fel. Nu är det alltid en vuxen här på kvällen.', secrecyChecked: true } as const;
const context = { actor: chef, now: day(4) };

describe('A8 the child is told in words made for it', () => {
  test('F-07 as an audience of its own, with the text that was used', () => {
    const { events = [] } = given(lexSarah, play([rapport])).when({ type: 'InformLexSarahEnskild', data: { ...toChild, enskildId: child } }, context);
    expect(events).toEqual([{ type: 'LexSarahEnskildInformed', data: { ...toChild, enskildId: child } }]);
  });

  test('only where a child is concerned, and never without the words', () => {
    expect(given(lexSarah, play([minimal])).when({ type: 'InformLexSarahEnskild', data: toChild }, context)).toEqual({ refused: 'unknown-person' });
    const { text: _, ...wordless } = toChild;
    expect(schema.safeParse(wordless).success).toBe(false);
    expect(schema.safeParse({ ...wordless, to: 'vardnadshavare' }).success).toBe(true);
  });

  test('LS-13 the outcome is told the child beside its vårdnadshavare, each for itself', () => {
    const before = play(beslutad('missforhallande'));
    const outcome = { ...toChild, stage: 'outcome', informedAt: day(12, 8) } as const;
    const told = given(lexSarah, before).when({ type: 'InformLexSarahEnskild', data: outcome }, { actor: chef, now: day(12) }).events ?? [];
    const again = given(lexSarah, [...before, ...told]).when({ type: 'InformLexSarahEnskild', data: { ...outcome, to: 'vardnadshavare' } }, { actor: chef, now: day(12) });
    expect([told.length, again.events?.length]).toEqual([1, 1]);
  });
});
