import { describe, expect, test } from '@jest/globals';
import { cellOfYear, changeOf, difference, exact, figureText, notReported, percentChange, totalOfYear, type Cell } from './counting.js';
import { casesOf, countOf, type CaseFact } from './facts.js';
import { sentenceOf } from './sentence.js';

let made = 0;
const fact = (caseType: CaseFact['caseType'], year: number, unit: string, change: Partial<CaseFact> = {}): CaseFact => ({
  caseId: `c${(made += 1)}`, caseType, year, ownerUnit: unit, units: [unit], kind: null, subject: null, handedOver: false, duplicateOf: null,
  beslut: null, sentToIvo: false, categories: [], aterkoppling: null, ...change,
});
const several = (n: number, make: (index: number) => CaseFact) => Array.from({ length: n }, (_, index) => make(index));

/** The socialnämnd of the acceptance table: cases from 2023, figures of 2022 as they were reported. */
const themes = ['kommunikation-intern', 'kommunikation-extern', 'handlaggning', 'bruten-sekretess'];
const facts: readonly CaseFact[] = [
  ...several(4, (n) => fact('lex-sarah', 2023, 'bof', { beslut: 'missforhallande', categories: [themes[n] ?? ''] })),
  fact('lex-sarah', 2023, 'omsorg', { beslut: 'pataglig-risk-for-missforhallande', categories: ['lag-eller-rutin'] }),
  fact('lex-sarah', 2023, 'bof', { handedOver: true }),
  ...several(32, () => fact('synpunkt', 2023, 'omsorg', { kind: 'klagomal', subject: 'utforare' })),
  fact('synpunkt', 2023, 'omsorg', { kind: 'praise', subject: 'utforare' }),
  ...several(7, () => fact('synpunkt', 2023, 'bof', { kind: 'synpunkt', subject: 'myndighet' })),
  ...several(5, () => fact('avvikelse', 2023, 'bof')),
  fact('avvikelse', 2023, 'bof', { units: ['bof', 'omsorg'] }),
];
const imported: Readonly<Record<string, Cell>> = {
  'lex-sarah-rapporter|bof|2022': exact(6),
  'synpunkter-klagomal-utforare|omsorg|2022': exact(15),
  'synpunkter-klagomal-egen-verksamhet|bof|2022': { value: null, qualifier: 'comparable-to-previous' },
  'interna-avvikelser|bof|2022': exact(5),
};
const coveredFrom = '2023-01-01';

function cell(measure: string, year: number, unit: string | null): Cell {
  const of = (one: string | null) => ({ year, coveredFrom, counted: countOf(facts, measure, year, one), imported: imported[`${measure}|${one ?? ''}|${year}`] });
  return unit === null ? totalOfYear(of(null), ['bof', 'omsorg'].map((one) => cellOfYear(of(one)))) : cellOfYear(of(unit));
}
const text = (measure: string, year: number, unit: string | null) => {
  const { value, qualifier } = cell(measure, year, unit);
  return figureText(value, qualifier);
};

describe('the figures of the acceptance table', () => {
  test.each([
    ['AT-01', 'lex-sarah-rapporter', 'bof', '4', '6'],
    ['AT-02', 'lex-sarah-allvarliga', 'bof', '0', '–'],
    ['AT-03', 'lex-sarah-anmalda-till-ivo', 'bof', '0', '–'],
    ['AT-04', 'lex-sarah-beslut:missforhallande', 'bof', '4', '–'],
    ['AT-05', 'lex-sarah-rapporter', 'omsorg', '1', '–'],
    ['AT-06', 'lex-sarah-beslut:pataglig-risk-for-missforhallande', 'omsorg', '1', '–'],
    ['AT-07', 'lex-sarah-rapporter', null, '5', '–'],
    ['AT-09', 'synpunkter-klagomal-utforare', 'omsorg', '32', '15'],
    ['AT-11', 'gemensamma-avvikelser', 'omsorg', '1', '–'],
    ['AT-12', 'synpunkter-klagomal-egen-verksamhet', 'bof', '7', 'i nivå med'],
    ['AT-14', 'interna-avvikelser', 'bof', '6', '5'],
    ['AT-16', 'tillsyn-av-annan-myndighet', null, '0', '–'],
  ])('%s %s %s', (_, measure, unit, in2023, in2022) => {
    expect([text(measure, 2023, unit), text(measure, 2022, unit)]).toEqual([in2023, in2022]);
  });

  test('AT-01 and AT-09 compare: −2, and +17 which is +113 %', () => {
    const pair = (measure: string, unit: string) => [cell(measure, 2023, unit), cell(measure, 2022, unit)] as const;
    expect(difference(...pair('lex-sarah-rapporter', 'bof'))).toBe(-2);
    expect(changeOf(...pair('lex-sarah-rapporter', 'bof'))).toBe('minskat');
    expect([difference(...pair('synpunkter-klagomal-utforare', 'omsorg')), percentChange(...pair('synpunkter-klagomal-utforare', 'omsorg'))]).toEqual([17, 113]);
    expect(changeOf(...pair('synpunkter-klagomal-egen-verksamhet', 'bof'))).toBe('i-niva-med');
    expect(changeOf(...pair('lex-sarah-rapporter', 'omsorg'))).toBe('uppgift-saknas');
  });

  test('AT-08 every theme of lex Sarah occurs', () => {
    for (const theme of [...themes, 'lag-eller-rutin']) expect(countOf(facts, `tema:lex-sarah:${theme}`, 2023, null)).toBe(1);
  });

  test('AT-14 a joint avvikelse is in both columns and once in the total', () => {
    expect([text('interna-avvikelser', 2023, 'bof'), text('interna-avvikelser', 2023, 'omsorg'), text('interna-avvikelser', 2023, null)]).toEqual(['6', '1', '6']);
  });

  test('AT-33 the sentence is the one of the kvalitetsberättelse', () => {
    const sentence = sentenceOf({
      measure: 'lex-sarah-rapporter', year: 2023, compareYear: 2022, nameInSentence: 'barn- och familjeenheten',
      now: cell('lex-sarah-rapporter', 2023, 'bof'), before: cell('lex-sarah-rapporter', 2022, 'bof'),
    });
    expect(sentence).toEqual({
      query: 'Q-01', text: 'Under 2023 har det inom barn- och familjeenheten gjorts fyra rapporter enligt lex Sarah jämfört med sex föregående år.',
    });
  });
});

describe('counting rules', () => {
  test('CNT-04 a rapport handed over is not one of the own operation; a duplicate is a rapport and takes the beslut of its master', () => {
    const master = fact('lex-sarah', 2024, 'bof', { beslut: 'allvarligt-missforhallande' });
    const all = [master, fact('lex-sarah', 2024, 'bof', { duplicateOf: master.caseId }), fact('lex-sarah', 2024, 'bof', { handedOver: true })];
    expect([countOf(all, 'lex-sarah-rapporter', 2024, 'bof'), countOf(all, 'lex-sarah-allvarliga', 2024, 'bof')]).toEqual([2, 2]);
  });

  test('CNT-02 the values of a year add up to its rapporter', () => {
    const values = ['inte-missforhallande', 'missforhallande', 'allvarligt-missforhallande', 'pataglig-risk-for-missforhallande', 'under-utredning'];
    expect(values.reduce((total, value) => total + countOf(facts, `lex-sarah-beslut:${value}`, 2023, null), 0)).toBe(5);
  });

  test('the cases behind a figure are as many as the figure says', () => {
    expect(casesOf(facts, 'synpunkter-klagomal-utforare', 2023, 'omsorg')).toHaveLength(32);
    expect(casesOf(facts, 'no-such-measure', 2023, null)).toEqual([]);
    expect(notReported.value).toBeNull();
  });
});
