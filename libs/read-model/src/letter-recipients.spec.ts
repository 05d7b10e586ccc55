import { describe, expect, test } from '@jest/globals';
import type { NodeRow } from './organisation-fold.js';
import { isUnmanned, recipientsOf, type LetterCase, type LetterOrganisation } from './letter-recipients.js';

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
  recipientsOf(reference, about(change), organisation, '2026-01-01').map(({ userId }) => userId);

describe('who gets a letter', () => {
  test('a role is looked for from the unit upwards, and everybody who holds it there gets it', () => {
    expect(to('enhetschef')).toEqual(['birgitta']);
    expect(to('lex-sarah-ansvarig')).toEqual(['maria', 'sara']);
  });

  test('a grant that has ended gives no letter', () => {
    expect(recipientsOf('enhetschef', about(), organisation, '2020-06-01').map(({ userId }) => userId)).toEqual(['old']);
    expect(to('enhetschef')).not.toContain('old');
  });

  test('who has the part in the case gets it; where nobody has, the stand-in does', () => {
    expect(to('utredare', { parts: { utredare: 'leila' } })).toEqual(['leila']);
    expect(to('utredare')).toEqual(['birgitta']);
    expect(to('utredare', { lexSarah: true })).toEqual(['maria', 'sara']);
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

describe('the escalation path of domain 6.3', () => {
  const days = (id: string, validFrom = '2025-12-22', validTo: string | null = '2026-01-06') => ({ id, validFrom, validTo });
  const away = (...people: readonly (readonly [userId: string, ...ersattare: string[]])[]) => ({
    ...organisation,
    away: new Map(people.map(([userId, ...ersattare]) => [userId, { userId, absences: [days(userId)], ersattare: ersattare.map((ersattareId) => ({ ...days(ersattareId), ersattareId })) }])),
  });
  const reached = (reference: string, others: LetterOrganisation, change: Partial<LetterCase> = {}, date = '2026-01-01') =>
    recipientsOf(reference, about(change), others, date).map(({ userId, as }) => `${userId} ${as}`);

  test('who is away gets nothing, the ersättare does, and only on the days of the absence', () => {
    expect(reached('utredare', away(['leila', 'goran']), { parts: { utredare: 'leila' } })).toEqual(['goran ersattare-utredare']);
    expect(reached('utredare', away(['leila', 'goran']), { parts: { utredare: 'leila' } }, '2026-01-07')).toEqual(['leila utredare']);
    expect(reached('enhetschef', away(['birgitta', 'tomas']))).toEqual(['tomas ersattare-enhetschef']);
  });

  test('the ersättare who was appointed last goes first; one who is away or has jäv is passed by', () => {
    expect(reached('enhetschef', away(['birgitta', 'tomas', 'anna']))).toEqual(['anna ersattare-enhetschef']);
    expect(reached('enhetschef', away(['birgitta', 'tomas', 'anna'], ['anna']))).toEqual(['tomas ersattare-enhetschef']);
    expect(reached('enhetschef', away(['birgitta', 'tomas']), { keptAway: ['tomas'] })).toEqual(['marianne verksamhetschef']);
    expect(reached('enhetschef', away(['birgitta', 'tomas']), { keptAway: ['birgitta'] })).toEqual(['marianne verksamhetschef']);
  });

  test('owner, enhetschef, verksamhetschef, socialchef: absence without an ersättare escalates at once', () => {
    const owner = { parts: { owner: 'olle' } };
    expect(reached('owner', away(), owner)).toEqual(['olle owner']);
    expect(reached('owner', away(['olle']), owner)).toEqual(['birgitta enhetschef']);
    expect(reached('owner', away(['olle'], ['birgitta']), owner)).toEqual(['marianne verksamhetschef']);
    expect(reached('owner', away(['olle'], ['birgitta'], ['marianne']), owner)).toEqual(['eva socialchef']);
    expect(reached('owner', away(['olle'], ['birgitta'], ['marianne'], ['eva']), owner)).toEqual(['maria lex-sarah-ansvarig', 'sara lex-sarah-ansvarig']);
    expect(reached('owner', away(['olle'], ['birgitta'], ['marianne'], ['eva'], ['maria'], ['sara']), owner)).toEqual([]);
  });

  test('lex Sarah never falls back to the unit that it is about', () => {
    expect(reached('utredare', away(['maria'], ['sara']), { lexSarah: true })).toEqual(['marianne verksamhetschef']);
    expect(reached('namndordforande', away(['marianne']), { lexSarah: true })).toEqual(['eva socialchef']);
  });

  test('a case is in nobody\'s hands when no part is held by somebody who is there', () => {
    const unmanned = (references: readonly string[], others: LetterOrganisation, parts: Record<string, string>) => isUnmanned(references, about({ parts }), others, '2026-01-01');
    expect(unmanned(['handler'], organisation, {})).toBe(true);
    expect(unmanned(['handler'], organisation, { handler: 'petra' })).toBe(false);
    expect(unmanned(['handler'], away(['petra']), { handler: 'petra' })).toBe(true);
    expect(unmanned(['handler'], away(['petra', 'olle']), { handler: 'petra' })).toBe(false);
    expect(unmanned(['utredare', 'enhetschef'], organisation, {})).toBe(false);
    expect(unmanned(['second-reader', 'beslutsfattare'], organisation, { beslutsfattare: 'eva' })).toBe(false);
  });
});
