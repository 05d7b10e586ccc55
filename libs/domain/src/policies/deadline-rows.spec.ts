import { describe, expect, test } from '@jest/globals';
import { defaultDeadlineRows } from './deadline-rows.js';

/**
 * Domain 6.3 once more, written down by hand: span, kind of basis, when somebody is reminded, who is, and who is told when it is late.
 * A row that is changed without the table being changed is found here.
 */
const usual = '50 % 80 %';
const table = [
  ['DL-AV-2', '5 days', 'configured', usual, 'enhetschef ersattare', 'verksamhetschef (next day)'],
  ['DL-AV-3', '10 days', 'configured', usual, 'utredare enhetschef', 'verksamhetschef'],
  ['DL-AV-4', '30 days', 'configured', usual, 'utredare', 'enhetschef kvalitetsledare'],
  ['DL-AV-5', '30 days', 'configured', usual, 'enhetschef', 'kvalitetsledare'],
  ['DL-AV-6', '1 working-days', 'statutory-word', usual, 'lex-sarah-ansvarig', 'socialchef'],
  ['DL-LS-1', '1 working-days', 'statutory-word', usual, 'registrator lex-sarah-ansvarig', 'socialchef'],
  ['DL-LS-2', '24 hours', 'statutory-word', usual, 'enhetschef lex-sarah-ansvarig', 'socialchef jour'],
  ['DL-LS-3', '1 working-days', 'configured', usual, 'lex-sarah-ansvarig', ''],
  ['DL-LS-4', '1 working-days', 'statutory-word', usual, 'lex-sarah-ansvarig', 'socialchef'],
  ['DL-LS-5', '1 working-days', 'statutory-word', usual, 'utredare', 'socialchef'],
  ['DL-LS-6', '30 days', 'configured', 'day 15, 25', 'utredare', 'lex-sarah-ansvarig socialchef'],
  ['DL-LS-7', '5 working-days', 'configured', usual, 'second-reader beslutsfattare', 'socialchef'],
  ['DL-LS-8', '5 working-days', 'configured', usual, 'lex-sarah-ansvarig', 'kvalitetsledare'],
  ['DL-LS-8 status', '30 days', 'configured', 'on the day', 'lex-sarah-ansvarig', ''],
  ['DL-LS-9 first-contact', '2 working-days', 'configured', usual, 'enhetschef', 'lex-sarah-ansvarig'],
  ['DL-LS-9 outcome', '5 working-days', 'configured', usual, 'enhetschef', 'lex-sarah-ansvarig'],
  ['DL-LS-10', '30 days', 'configured', usual, 'enhetschef', 'kvalitetsledare'],
  ['DL-LS-11', '30 days', 'configured', usual, 'namndsekreterare', ''],
  ['DL-IVO-1', '1 working-days', 'statutory-word', usual, 'lex-sarah-ansvarig beslutsfattare', 'socialchef namndordforande'],
  ['DL-IVO-2', '2 months', 'statutory-limit', 'day 30, 45, 53, 58, then daily', 'utredare lex-sarah-ansvarig', 'socialchef namndordforande'],
  ['DL-IVO-3', '10 working-days', 'configured', usual, 'lex-sarah-ansvarig', 'socialchef'],
  ['DL-IVO-4', 'the date stated', 'statutory-limit', usual, 'lex-sarah-ansvarig', 'socialchef namndordforande'],
  ['DL-PR-1 name', '1 working-days', 'statutory-word', usual, 'lex-sarah-ansvarig verksamhetsansvarig', 'verksamhetsansvarig'],
  ['DL-PR-1', '1 working-days', 'statutory-word', usual, 'lex-sarah-ansvarig verksamhetsansvarig', 'verksamhetsansvarig'],
  ['DL-PR-2', '0 days', 'statutory-word', usual, 'lex-sarah-ansvarig verksamhetsansvarig', 'verksamhetsansvarig'],
  ['DL-SY-1', '2 working-days', 'configured', usual, 'handler', 'enhetschef'],
  ['DL-SY-2', '10 working-days', 'configured', usual, 'handler', 'enhetschef'],
  ['DL-SY-3', '0 days', 'configured', usual, 'handler', 'enhetschef'],
  ['DL-SY-4', '5 working-days', 'configured', usual, 'avtalsansvarig', 'enhetschef'],
  ['DL-SY-5', '1 working-days', 'statutory-word', usual, 'handler', 'lex-sarah-ansvarig'],
  ['DL-GDPR-72', '72 hours', 'statutory-limit', usual, 'dataskyddsombud enhetschef', 'socialchef'],
  ['DL-AT-1', 'the date stated', 'configured', '7 days before', 'owner', 'enhetschef'],
  ['DL-AT-2', '90 days', 'configured', usual, 'reviewer', 'enhetschef kvalitetsledare'],
] as const;

type Row = (typeof defaultDeadlineRows)[number];
const spanOf = ({ span }: Row) => (span.unit === 'date' ? 'the date stated' : `${span.n} ${span.unit}`);
const remindersOf = ({ reminders }: Row) => {
  if ('shares' in reminders) return reminders.shares.map((share) => `${share * 100} %`).join(' ');
  if ('daysBefore' in reminders) return reminders.daysBefore.length === 0 ? 'on the day' : `${reminders.daysBefore.join(', ')} days before`;
  return `day ${reminders.daysAfterStart.join(', ')}${reminders.daily ? ', then daily' : ''}`;
};
const nextLevelOf = ({ escalateTo, escalateNextDay }: Row) => `${escalateTo.join(' ')}${escalateNextDay === true ? ' (next day)' : ''}`;

describe('the table of deadlines', () => {
  test.each(table)('%s: %s, %s, reminded %s, %s, then %s', (name, span, basis, reminders, responsible, next) => {
    const [kind, part] = name.split(' ');
    const row = defaultDeadlineRows.find((one) => one.kind === kind && one.part === part);
    expect(row && [spanOf(row), row.basis, remindersOf(row), row.responsible.join(' '), nextLevelOf(row)]).toEqual([span, basis, reminders, responsible, next]);
  });
});
