import { describe, expect, test } from '@jest/globals';
import { isSimilar, likenessOfCases, type CaseFeatures } from './similar-cases.js';

const here: CaseFeatures = {
  unitId: 'u1', categories: ['utforande'], process: 'p-4-8', causes: ['rutin-saknas'], insatstyp: 'boendestod', receivedDate: '2026-03-02',
};
const nothingShared: CaseFeatures = { unitId: 'u2', categories: ['bemotande'], process: null, causes: [], insatstyp: null, receivedDate: '2024-03-02' };

describe('F-10 similar events', () => {
  test('every shared feature is named and counts, and a wholly alike case comes first', () => {
    const same = likenessOfCases(here, here, 1);
    expect(same).toEqual({ score: 100, reasons: ['similar-text', 'same-category', 'same-unit', 'same-cause', 'same-process', 'same-insats', 'near-in-time'] });
    expect(likenessOfCases(here, nothingShared, 0)).toEqual({ score: 0, reasons: [] });
  });

  test('a case that the reader may not open is compared by its codes alone', () => {
    expect(likenessOfCases(here, here, null).reasons).not.toContain('similar-text');
    expect(likenessOfCases(here, { ...nothingShared, categories: ['utforande'] }, null)).toEqual({ score: 20, reasons: ['same-category'] });
  });

  test('the same unit or a near day alone makes no event similar; text, category, process or cause does', () => {
    const near = { ...nothingShared, unitId: 'u1', receivedDate: '2026-04-01' };
    expect(isSimilar(likenessOfCases(here, near, 0.1))).toBe(false);
    expect(isSimilar(likenessOfCases(here, near, 0.4))).toBe(true);
    expect(isSimilar(likenessOfCases(here, { ...nothingShared, causes: ['rutin-saknas'] }, null))).toBe(true);
  });

  test('what has no process or insats shares none', () => {
    expect(likenessOfCases(nothingShared, nothingShared, null).reasons).toEqual(['same-category', 'same-unit', 'near-in-time']);
  });
});
