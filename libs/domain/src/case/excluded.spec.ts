import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../recorded-event.js';
import { excludedPeople } from './excluded.js';

let version = 0;
function event(type: string, day: number, data: object): RecordedEvent {
  version += 1;
  return { type, data, version, position: String(version), recordedAt: `2026-03-0${String(day)}T09:00:00.000Z`, actor: 'u-ansvarig', role: 'lex-sarah-ansvarig' };
}

describe('LS-06 VIS-03 who is kept away, since when and why', () => {
  const events = [
    event('LexSarahRapportRegistered', 1, { involvedStaff: [{ personId: 'u-named', part: 'named' }] }),
    event('LexSarahJavDeclared', 2, { personId: 'u-declared' }),
    event('LexSarahJavDecided', 3, { personId: 'u-named', excluded: true }),
    event('LexSarahInvolvedStaffResolved', 4, { personId: 'case-person', accountId: 'u-account' }),
    event('LexSarahJavDecided', 5, { personId: 'u-cleared', excluded: true }),
    event('LexSarahJavDecided', 6, { personId: 'u-cleared', excluded: false }),
  ];
  const at = (day: number): string => `2026-03-0${String(day)}T09:00:00.000Z`;

  test('the first ground gives the time, the decision gives the reason', () => {
    expect(excludedPeople(events, ['u-named', 'u-declared', 'u-account'])).toEqual([
      { personId: 'u-named', since: at(1), why: 'decided' },
      { personId: 'u-declared', since: at(2), why: 'declared' },
      { personId: 'u-account', since: at(4), why: 'named' },
    ]);
  });

  test('who was cleared is kept away anew from the day of the next ground', () => {
    const again = [...events, event('LexSarahInvolvedStaffAdded', 7, { personId: 'u-cleared', part: 'actor' })];
    expect(excludedPeople(again, ['u-cleared'])).toEqual([{ personId: 'u-cleared', since: at(7), why: 'named' }]);
    expect(excludedPeople(events, [])).toEqual([]);
  });
});
