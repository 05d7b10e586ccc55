import { expect, test } from '@jest/globals';
import { mentionsSomebody } from './names-in-text.js';

const known = { names: ['Nova Ek-Lund'], personnummer: ['20140101-1234'] };

test.each([
  ['Nova fick hjälp.', true],
  ['Det var novas rum.', true],
  ['Familjen Lund är informerad.', true],
  ['Eken i parken.', false],
  ['Supernova.', false],
  ['Barnet fick hjälp.', false],
  ['Se 140101-1234.', true],
  ['Se 201401011234.', true],
  ['Ring 08-123 45 67.', false],
  ['', false],
])('VIS-06 LS-13 %j mentions somebody of the case: %s', (text, mentions) => {
  expect(mentionsSomebody(text, known)).toBe(mentions);
});

test('VIS-06 a case that knows nobody finds nobody', () => {
  expect(mentionsSomebody('Nova 20140101-1234', { names: [], personnummer: [] })).toBe(false);
});
