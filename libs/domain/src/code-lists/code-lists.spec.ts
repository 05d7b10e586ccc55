import { describe, expect, it } from '@jest/globals';
import { categories } from './categories.js';
import { categoryChoices } from './category-choice.js';
import { categoryDetails } from './category-details.js';
import { causeAreas, causes } from './causes.js';
import { answerChannels, channels } from './channels.js';
import { codesOn, labelOf, type CodeEntry } from './code-list.js';
import { insatstyper } from './insatstyper.js';
import { measureTypes } from './measure-types.js';
import { ageGroups, sexes } from './persons.js';
import { processes } from './processes.js';
import { qualityAreas } from './quality-areas.js';
import { likelihoods, reachesThreshold, riskColour, riskProduct, severities, type Risk } from './risk-matrix.js';
import { kindFromSender, senderKinds, senderRoles, synpunktAreas, synpunktKinds, synpunktOutcomes, synpunktSubjects } from './synpunkt-lists.js';

const lists: Record<string, readonly CodeEntry[]> = {
  categories, causeAreas, causes, answerChannels, channels, insatstyper, measureTypes, ageGroups, sexes, processes, qualityAreas, senderKinds,
  senderRoles, synpunktAreas, synpunktKinds, synpunktOutcomes, synpunktSubjects, ...categoryDetails,
};

describe('the code lists', () => {
  it.each(Object.entries(lists))('%s has each code once, in kebab-case, with a label and a first day', (_name, list) => {
    expect(new Set(list.map((entry) => entry.code)).size).toBe(list.length);
    for (const { code, label, validFrom } of list) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(label.trim().length).toBeGreaterThan(1);
      expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('offers a closed code no more, and still names it', () => {
    const list = [{ code: 'a', label: 'Gammal', validFrom: '2012-01-01', validTo: '2024-12-31' }, { code: 'b', label: 'Ny', validFrom: '2025-01-01' }];
    expect(codesOn(list, '2024-12-31').map((entry) => entry.code)).toEqual(['a']);
    expect(codesOn(list, '2025-01-01').map((entry) => entry.code)).toEqual(['b']);
    expect(labelOf(list, 'a')).toBe('Gammal');
    expect(labelOf(list, 'okand')).toBe('okand');
  });

  it('takes a category of level 2 only under its own parent', () => {
    expect(categoryChoices.safeParse([{ code: 'bemotande', detail: 'diskriminering', primary: true }]).success).toBe(true);
    expect(categoryChoices.safeParse([{ code: 'wifi', detail: 'diskriminering', primary: true }]).success).toBe(false);
  });

  it('proposes the kind from the word of the sender', () => {
    expect(kindFromSender('forslag')).toBe('synpunkt');
    expect(kindFromSender('berom')).toBe('praise');
    expect(kindFromSender(undefined)).toBeNull();
  });
});

describe('the risk matrix', () => {
  it('has four steps each way, in the words of social services', () => {
    expect([likelihoods.length, severities.length]).toEqual([4, 4]);
    expect(severities.map((one) => one.description).join(' ')).toMatch(/liv.*säkerhet.*hälsa/s);
  });

  it.each<[Risk, number, string, boolean]>([
    [{ likelihood: 1, severity: 3 }, 3, 'green', false], [{ likelihood: 2, severity: 3 }, 6, 'yellow', false],
    [{ likelihood: 4, severity: 2 }, 8, 'orange', false], [{ likelihood: 3, severity: 3 }, 9, 'orange', true],
    [{ likelihood: 3, severity: 4 }, 12, 'red', true], [{ likelihood: 4, severity: 4 }, 16, 'red', true],
  ])('%j is %i, %s, and at the threshold: %s', (risk, product, colour, atThreshold) => {
    expect(riskProduct(risk)).toBe(product);
    expect(riskColour(risk)).toBe(colour);
    expect(reachesThreshold(risk)).toBe(atThreshold);
  });
});
