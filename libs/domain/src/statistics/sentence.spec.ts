import { describe, expect, test } from '@jest/globals';
import { exact, notReported, type Cell } from './counting.js';
import { numberWord, sentenceOf } from './sentence.js';

const comparable: Cell = { value: null, qualifier: 'comparable-to-previous' };
const say = (measure: string, now: Cell, before: Cell, compareYear = 2022) =>
  sentenceOf({ measure, year: 2023, compareYear, nameInSentence: 'omsorgsenheten', now, before });

describe('sentences', () => {
  test('one is singular, in the gender of the word', () => {
    expect(say('lex-sarah-rapporter', exact(1), exact(2))?.text).toBe(
      'Under 2023 har det inom omsorgsenheten gjorts en rapport enligt lex Sarah jämfört med två föregående år.',
    );
    expect(say('lex-sarah-beslut:missforhallande', exact(1), exact(1))?.text).toBe(
      'Under 2023 har det inom omsorgsenheten konstaterats ett missförhållande jämfört med ett föregående år.',
    );
  });

  test('0-12 are words and larger numbers digits', () => {
    expect(Array.from({ length: 14 }, (_, n) => numberWord(n))).toEqual([
      'noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv', '13',
    ]);
    expect(say('synpunkter-klagomal-utforare', exact(32), exact(0))?.text).toBe(
      'Under 2023 har det inom omsorgsenheten kommit in 32 synpunkter och klagomål på utförare jämfört med noll föregående år.',
    );
  });

  test('an unknown year drops the comparison and is said to be unknown', () => {
    expect(say('lex-sarah-rapporter', exact(1), notReported)?.text).toBe(
      'Under 2023 har det inom omsorgsenheten gjorts en rapport enligt lex Sarah; uppgift saknas för 2022.',
    );
    expect(say('lex-sarah-rapporter', notReported, exact(1))?.text).toBe('För 2023 saknas uppgift om antalet rapporter enligt lex Sarah inom omsorgsenheten.');
  });

  test('"i nivå med" is printed without a number, and circa as ca', () => {
    expect(say('synpunkter-klagomal-egen-verksamhet', exact(7), comparable)?.text).toBe(
      'Under 2023 har det inom omsorgsenheten kommit in sju synpunkter och klagomål från enskilda, i nivå med föregående år.',
    );
    expect(say('interna-avvikelser', { value: 30, qualifier: 'circa' }, exact(1))?.text).toBe(
      'Under 2023 har det inom omsorgsenheten rapporterats ca 30 interna avvikelser jämfört med en föregående år.',
    );
    expect(say('interna-avvikelser', comparable, exact(30))?.text).toBe('Antalet interna avvikelser inom omsorgsenheten var under 2023 i nivå med föregående år.');
  });

  test('"på samma nivå" is offered for a difference of one from five upwards, and only then', () => {
    expect(say('interna-avvikelser', exact(6), exact(5))?.sameLevel).toBe(
      'Under 2023 har det inom omsorgsenheten rapporterats sex interna avvikelser, vilket är på samma nivå som föregående år.',
    );
    for (const [now, before] of [[5, 4], [6, 6], [8, 6], [4, 5]] as const) expect(say('interna-avvikelser', exact(now), exact(before))?.sameLevel).toBeUndefined();
  });

  test('another year than the one before is named', () => {
    expect(say('lex-sarah-rapporter', exact(4), exact(6), 2020)?.text).toBe(
      'Under 2023 har det inom omsorgsenheten gjorts fyra rapporter enligt lex Sarah jämfört med sex år 2020.',
    );
  });

  test('a measure without a phrase has no sentence', () => {
    expect(say('aterkopplingsgrad', exact(90), exact(80))).toBeUndefined();
  });
});
