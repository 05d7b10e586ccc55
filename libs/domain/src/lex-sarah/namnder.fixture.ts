import type { LexSarahEvent } from './lex-sarah.events.js';
import { day, id } from './lex-sarah.fixture.js';

/** In an installation of a company: the nämnder that it informs (27 kap. 4 och 6 §§ SoL). */
const namndId = id(0xe1);
const law = { ruleSetIds: ['sol-2025-lex-sarah'], lagrum: '27 kap. 4 § socialtjänstlagen (2025:400)' };
export const namnder: readonly LexSarahEvent[] = [
  { type: 'LexSarahBerordNamndAdded', data: { namndId, kommun: 'Nackby', name: 'Socialnämnden' } },
  { type: 'LexSarahNamndInformedOfRapport', data: { namndId, kommun: 'Nackby', at: day(3), channel: 'secure-message', reference: 'Meddelande 4', ...law } },
  { type: 'LexSarahNamndInformedOfIvoAnmalan', data: { namndId, at: day(4), channel: 'letter', ...law } },
  { type: 'LexSarahBerordNamndRemoved', data: { namndId, reason: 'Beslutade ingen insats.' } },
];
