import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cellOfYear, changeOf, differenceText, exact, figureText, median, notReported, percentChange, percentile, percentOf, recordedCell, sum,
  totalOfYear, type Cell,
} from './counting.js';
import { feedbackOf, type CaseFact } from './facts.js';
import { egenkontrollYears, measureLabel, measureOf, measures } from './measures.js';

const circa: Cell = { value: 30, qualifier: 'circa' };
const comparable: Cell = { value: null, qualifier: 'comparable-to-previous' };
const cells = fc.oneof(
  fc.nat(100).map(exact), fc.constant(circa), fc.constant(comparable), fc.constant(notReported),
);

describe('cells', () => {
  test('CNT-06 zero is not uppgift saknas', () => {
    const year = { year: 2022, counted: 0 };
    expect(cellOfYear({ ...year, coveredFrom: '2022-01-01' })).toEqual(exact(0));
    expect(cellOfYear({ ...year, coveredFrom: '2022-01-02' })).toEqual(notReported);
    expect(cellOfYear({ ...year, coveredFrom: '2023-01-01', imported: exact(6) })).toEqual(exact(6));
    expect(cellOfYear({ ...year, coveredFrom: null })).toEqual(notReported);
  });

  test('CNT-06 a total with an unknown part is unknown, unless the total itself was imported', () => {
    const total = { year: 2022, counted: 0, coveredFrom: '2023-01-01' };
    expect(totalOfYear(total, [exact(6), notReported])).toEqual(notReported);
    expect(totalOfYear(total, [exact(6), exact(1)])).toEqual(exact(7));
    expect(totalOfYear(total, [])).toEqual(notReported);
    expect(totalOfYear({ ...total, imported: exact(8) }, [exact(6), notReported])).toEqual(exact(8));
  });

  test('CNT-07 circa makes a sum circa, and what has no number makes it unknown', () => {
    expect(sum([exact(2), circa])).toEqual({ value: 32, qualifier: 'circa' });
    expect(sum([exact(2), comparable])).toEqual(notReported);
    expect(recordedCell(7, 'comparable-to-previous')).toEqual(comparable);
    expect(recordedCell(7, 'not-reported')).toEqual(notReported);
    expect(recordedCell(undefined, 'circa')).toEqual(notReported);
  });

  test('a sum is known exactly when every part is', () => {
    fc.assert(fc.property(fc.array(cells), (parts) => (sum(parts).value === null) === parts.some((part) => part.value === null)));
  });

  test('Q-16 percent only from a base of five, and one word for the change', () => {
    expect([percentChange(exact(32), exact(15)), percentChange(exact(8), exact(4)), percentChange(exact(5), exact(5))]).toEqual([113, null, 0]);
    expect([changeOf(exact(2), exact(1)), changeOf(exact(1), exact(2)), changeOf(exact(1), exact(1))]).toEqual(['okat', 'minskat', 'oforandrat']);
    expect([changeOf(comparable, exact(3)), changeOf(exact(3), comparable), changeOf(comparable, notReported), changeOf(exact(0), notReported)]).toEqual([
      'i-niva-med', 'i-niva-med', 'uppgift-saknas', 'uppgift-saknas',
    ]);
  });

  test('figures as they are printed', () => {
    expect([figureText(4, 'exact'), figureText(30, 'circa'), figureText(null, 'comparable-to-previous'), figureText(null, 'not-reported'), figureText(0, 'exact')]).toEqual([
      '4', 'ca 30', 'i nivå med', '–', '0',
    ]);
    expect([differenceText(17), differenceText(-2), differenceText(0), differenceText(null)]).toEqual(['+17', '−2', '0', '–']);
  });

  test('Q-18 counts the one who reported and the enskilda of a case, each where there is somebody to tell', () => {
    const fact = (aterkoppling: CaseFact['aterkoppling'], aterkopplingEnskild?: CaseFact['aterkoppling']): CaseFact => ({
      caseId: `${String(aterkoppling)}-${String(aterkopplingEnskild)}`, caseType: 'lex-sarah', year: 2026, ownerUnit: 'bof', units: ['bof'], handedOver: false, duplicateOf: null,
      beslut: null, sentToIvo: false, categories: [], aterkoppling, ...(aterkopplingEnskild === undefined ? {} : { aterkopplingEnskild }),
    });
    expect(feedbackOf([fact('done', 'pending'), fact('done', 'done'), fact(null), fact('not-possible', 'not-possible'), fact('pending', null)], 2026, null)).toEqual({ done: 3, due: 5 });
  });

  test('Q-17 median and p90, Q-18 a share of nothing is unknown', () => {
    expect([median([]), median([3]), median([9, 1, 5]), median([4, 1, 3, 2])]).toEqual([null, 3, 5, 2.5]);
    expect([percentile([], 0.9), percentile([7], 0.9), percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)]).toEqual([null, 7, 9]);
    expect([percentOf(1, 3), percentOf(0, 0)]).toEqual([33, null]);
  });
});

describe('measures', () => {
  test('every measure has an id of its own and a Swedish label, themes included', () => {
    expect(new Set(measures.map((one) => one.id)).size).toBe(measures.length);
    expect(measureLabel('lex-sarah-beslut:under-utredning')).toBe('Lex Sarah, beslut: Under utredning');
    expect(measureOf('tema:lex-sarah:bruten-sekretess')).toMatchObject({ query: 'Q-09', label: 'Tema i lex Sarah: Bruten sekretess' });
    expect([measureOf('tema:other:x'), measureLabel('nothing')]).toEqual([undefined, 'nothing']);
  });

  test('Q-24 compares with the two years before', () => {
    expect(egenkontrollYears(2026)).toEqual([2026, 2025, 2024]);
  });
});
