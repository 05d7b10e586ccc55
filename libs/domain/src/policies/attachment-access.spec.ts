import { describe, expect, test } from '@jest/globals';
import type { Role } from '../actor.js';
import type { CaseObject } from './access.js';
import { mayFetch, mayFetchOriginal, type AttachmentObject } from './attachment-access.js';

const unit = '01930000-0000-7000-8000-000000000001';
const actor = (userId: string, ...roles: Role[]) => ({ userId, grants: roles.map((role) => ({ role, nodeIds: [unit] })) });
const object: CaseObject = {
  caseType: 'avvikelse', category: 'avvikelse', ownerUnit: unit, enheter: [unit], reporterId: 'anna', assigned: ['ulla'], excluded: [], chefBerors: false,
  status: 'under-utredning',
};
const anna = actor('anna', 'medarbetare');
const ulla = actor('ulla', 'lex-sarah-utredare');
const chef = actor('chef', 'enhetschef');
const file = (more: Partial<AttachmentObject> = {}): AttachmentObject => ({ from: 'reporter', scan: 'clean', withdrawn: false, ...more });

describe('who fetches a file', () => {
  test.each([
    ['the reporter her own', anna, file(), 'allow'],
    ['the reporter one of the handlers', anna, file({ from: 'handler' }), 'unknown'],
    ['the utredare', ulla, file({ from: 'handler' }), 'allow'],
    ['the chef of the unit', chef, file(), 'allow'],
    ['a colleague', actor('bo', 'medarbetare'), file(), 'unknown'],
    ['who knows of number and state only', actor('kim', 'kvalitetsledare'), file(), 'unknown'],
    ['nobody known', actor('anonym'), file(), 'unknown'],
  ] as const)('%s: %s', (_, who, what, fetching) => {
    expect(mayFetch(who, object, what)).toBe(fetching);
  });

  test('nobody with jäv, not even assigned or as the reporter', () => {
    for (const who of [anna, ulla, chef]) expect(mayFetch(who, { ...object, excluded: [who.userId] }, file())).toBe('unknown');
  });

  test('F25 a file that nobody has scanned is for those who have the case in hand, and for whoever sent it', () => {
    const unscanned = file({ scan: 'not-scanned' });
    expect([ulla, chef, anna].map((who) => mayFetch(who, object, unscanned))).toEqual(['allow', 'forbidden', 'allow']);
    expect(mayFetch(chef, { ...object, assigned: [] }, unscanned)).toBe('allow');
  });

  test('F25 a file that waits for the scanner, is infected or withdrawn is for nobody', () => {
    for (const who of [anna, ulla, chef]) {
      expect(mayFetch(who, object, file({ scan: 'waiting' }))).toBe('quarantined');
      expect(mayFetch(who, object, file({ scan: 'infected' }))).toBe('infected');
      expect(mayFetch(who, object, file({ withdrawn: true }))).toBe('withdrawn');
    }
  });

  test('an original is for those who have the case in hand alone', () => {
    expect([ulla, chef, anna].map((who) => mayFetchOriginal(who, object, file()))).toEqual(['allow', 'forbidden', 'forbidden']);
    expect(mayFetchOriginal(ulla, object, file({ scan: 'waiting' }))).toBe('quarantined');
  });
});
