import { describe, expect, test } from '@jest/globals';
import type { NodeRow } from './organisation-fold.js';
import { recipientsOf, type LetterCase, type LetterOrganisation } from './letter-recipients.js';

const node = (nodeId: string, parentId: string | null, level: NodeRow['level']): [string, NodeRow] => [
  nodeId,
  {
    nodeId,
    parentId,
    code: nodeId,
    level,
    name: nodeId,
    nameInSentence: nodeId,
    validFrom: '2020-01-01',
    validTo: null,
  },
];
const grant = (userId: string, role: string, nodeId: string, validTo: string | null = null) => ({
  grantId: `${userId}-${role}-${nodeId}`,
  userId,
  role,
  nodeId,
  validFrom: '2020-01-01',
  validTo,
});
const organisation: LetterOrganisation = {
  nodes: new Map([
    node('namnd', null, 'namnd'),
    node('bof', 'namnd', 'enhet'),
    node('bof-utredning', 'bof', 'verksamhet'),
    node('omsorg', 'namnd', 'enhet'),
  ]),
  grants: [
    grant('birgitta', 'enhetschef', 'bof'),
    grant('tomas', 'enhetschef', 'omsorg'),
    grant('marianne', 'verksamhetschef', 'namnd'),
    grant('sara', 'lex-sarah-ansvarig', 'namnd'),
    grant('maria', 'lex-sarah-ansvarig', 'namnd'),
    grant('old', 'enhetschef', 'bof-utredning', '2021-01-01'),
    grant('eva', 'socialchef', 'namnd'),
  ],
};
const about = (change: Partial<LetterCase> = {}): LetterCase => ({
  unitId: 'bof-utredning',
  reporters: ['amina'],
  parts: {},
  keptAway: [],
  chefBerors: false,
  ...change,
});
const to = (reference: string, change: Partial<LetterCase> = {}) =>
  recipientsOf(reference, about(change), organisation, '2026-01-01');

describe('who gets a letter', () => {
  test('a role is looked for from the unit upwards, and everybody who holds it there gets it', () => {
    expect(to('enhetschef')).toEqual(['birgitta']);
    expect(to('lex-sarah-ansvarig')).toEqual(['maria', 'sara']);
  });

  test('a grant that has ended gives no letter', () => {
    expect(recipientsOf('enhetschef', about(), organisation, '2020-06-01')).toEqual(['old']);
    expect(to('enhetschef')).not.toContain('old');
  });

  test('who has the part in the case gets it; where nobody has, the stand-in does', () => {
    expect(to('utredare', { parts: { utredare: 'leila' } })).toEqual(['leila']);
    expect(to('utredare')).toEqual(['maria', 'sara']);
    expect(to('owner')).toEqual(['birgitta']);
  });

  test('a function without a holder falls to the line of managers, one with a holder does not', () => {
    expect(to('socialchef')).toEqual(['eva']);
    expect(to('namndordforande')).toEqual(['marianne']);
  });

  test('"min chef berörs": what would go to the enhetschef goes one level up', () => {
    expect(to('enhetschef', { chefBerors: true })).toEqual(['marianne']);
  });

  test('whom jäv keeps away gets nothing, and the next one on the way up does', () => {
    expect(to('enhetschef', { keptAway: ['birgitta'] })).toEqual(['marianne']);
    expect(to('lex-sarah-ansvarig', { keptAway: ['sara'] })).toEqual(['maria']);
    expect(to('reporter', { keptAway: ['amina'] })).toEqual([]);
  });

  test('nobody writes to the system or to a sender who is not known', () => {
    expect(to('reporter', { reporters: ['anonym', 'system:follow-up', 'amina'] })).toEqual(['amina']);
  });
});
