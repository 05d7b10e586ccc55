import { describe, expect, test } from '@jest/globals';
import { defaultDeadlineRows } from '#domain/policies/deadline-rows.js';
import { basisText, deadlineNames } from '../../apps/web/src/sv/deadlines.js';
import { isProvider, operatorKind, operatorSentence, operatorText } from '../../apps/web/src/operator.js';
import { standingHelp, standingLabels } from '../../apps/web/src/sv/deadline-pages.js';
import { fieldTexts } from '../../apps/web/src/sv/fields.js';
import { childWords, easyReadWords } from '../../apps/web/src/sv/step-form.js';
import { figure, figureSpoken } from '../../apps/web/src/statistics.js';
import { commandText } from '../../apps/web/src/sv/commands.js';
import { enclosureChanges, packageChanges, sendYourself } from '../../apps/web/src/sv/ivo.js';
import { hiddenFacts } from '../../apps/web/src/sv/public.js';
import { problemSentence } from '../../apps/web/src/sv/errors.js';
import { progressOf } from '../../apps/web/src/sv/my-reports.js';
import { instantFrom, localDay, timeLeft } from '../../apps/web/src/time.js';

describe('deadlines in words', () => {
  test('every kind of deadline has a Swedish name', () => {
    expect(defaultDeadlineRows.map((row) => row.kind).filter((kind) => deadlineNames[kind] === undefined)).toEqual([]);
  });

  test('what the law says and what the nämnd has set itself are never run together', () => {
    const of = (basis: 'statutory-limit' | 'statutory-word' | 'configured', lagkrav: 'genast' | null, unit: 'working-days' | 'months' | 'days', n: number) =>
      basisText({ basis, lagkrav, rule: { unit, n } });
    expect(of('statutory-word', 'genast', 'working-days', 1)).toBe('Lagen: genast · nämndens mål: 1 arbetsdag');
    expect(of('configured', null, 'days', 5)).toBe('Nämndens mål: 5 dagar');
    expect(of('statutory-limit', null, 'months', 2)).toBe('Lagen eller föreskriften: 2 månader');
    expect(of('configured', null, 'days', 0)).toBe('Nämndens mål: samma dag');
  });
});

test('SY-09 every form without sign-in says that it may not be held against whoever complains', () => {
  const told = [hiddenFacts, childWords.happens.map(({ text }) => text), easyReadWords.happens.map(({ text }) => text)];
  expect(told.map((texts) => texts.includes('Du får inte bli sämre behandlad för att du klagar.'))).toEqual([true, true, true]);
});

describe('time left', () => {
  const now = Date.parse('2026-11-21T09:00:00.000Z');
  test.each([
    ['2026-11-19T22:59:59.000Z', '2 dagar försenad', 'late'],
    ['2026-11-21T06:30:00.000Z', '2 timmar försenad', 'late'],
    ['2026-11-21T08:59:00.000Z', 'Försenad', 'late'],
    ['2026-11-21T09:20:00.000Z', '20 minuter kvar', 'today'],
    ['2026-11-21T22:59:59.000Z', 'I dag, 13 timmar kvar', 'today'],
    ['2026-11-22T22:59:59.000Z', 'I morgon', 'soon'],
    ['2026-11-28T22:59:59.000Z', '7 dagar kvar', 'soon'],
    ['2026-12-21T22:59:59.000Z', '30 dagar kvar', 'later'],
  ])('%s is told as %s', (dueAt, text, urgency) => {
    expect(timeLeft(dueAt, now)).toEqual({ text, urgency });
  });
});

describe('Swedish days and clock times', () => {
  test('summer and winter time', () => {
    expect(instantFrom('2026-11-21', '14.30')).toBe('2026-11-21T13:30:00.000Z');
    expect(instantFrom('2026-07-01', '14:30')).toBe('2026-07-01T12:30:00.000Z');
    expect(instantFrom('2026-10-25', '12:00')).toBe('2026-10-25T11:00:00.000Z');
    expect(instantFrom('2026-03-29', '12:00')).toBe('2026-03-29T10:00:00.000Z');
  });

  test('half a date is no instant', () => {
    expect([instantFrom('2026-11', '14:30'), instantFrom('2026-11-21', ''), instantFrom('2026-13-41', '12:00')]).toEqual([null, null, null]);
  });

  test('the day is the Swedish one', () => {
    expect(localDay(new Date('2026-11-21T23:30:00.000Z'))).toBe('2026-11-22');
  });
});

describe('figures in words', () => {
  test('zero is not uppgift saknas', () => {
    expect([figure(0, 'exact', 'interna-avvikelser'), figure(null, 'not-reported', 'interna-avvikelser')]).toEqual(['0', '–']);
    expect([figureSpoken(0, 'exact'), figureSpoken(null, 'not-reported'), figureSpoken(null, 'comparable-to-previous')]).toEqual(['0', 'uppgift saknas', 'i nivå med']);
    expect([figure(30, 'circa', 'interna-avvikelser'), figure(75, 'exact', 'aterkopplingsgrad')]).toEqual(['ca 30', '75 %']);
  });
});

describe('how far a report has come', () => {
  const at = (n: number) => `2026-11-${String(n)}T09:00:00.000Z`;
  test('received, assessed, decided, and what changed, each with its day or as waited for', () => {
    const steps = [{ type: 'LexSarahRapportRegistered', at: at(10) }, { type: 'LexSarahForhandsbedomningRecorded', at: at(11) }];
    expect(progressOf({ receivedAt: at(10), steps, aterkoppling: null }).map(({ name, at: day }) => [name, day])).toEqual([
      ['Mottagen', at(10)], ['Bedömd', at(11)], ['Utredd och beslutad', null], ['Vad som ändrades', null],
    ]);
    const later = [...steps, { type: 'LexSarahBeslutRecorded', at: at(20) }];
    expect(progressOf({ receivedAt: at(10), steps: later, aterkoppling: { at: at(21) } }).map(({ at: day }) => day)).toEqual([at(10), at(11), at(20), at(21)]);
  });
});

describe('the anmälan to IVO', () => {
  test('IVO-03 wherever something is made ready or recorded, the page says that a person sends it', () => {
    expect(sendYourself).toBe('Du skickar själv i IVO:s e-tjänst. Klarsyn har inte skickat något.');
    const said = ['PrepareLexSarahIvoAnmalan', 'RecordLexSarahIvoAnmalan', 'RecordLexSarahIvoUtredning', 'RecordLexSarahIvoKomplettering'];
    expect(said.filter((command) => commandText(command)?.intro?.includes(sendYourself) !== true)).toEqual([]);
  });

  test('IVO-03 whoever chooses a file that the e-service does not take is told to make a PDF', () => {
    expect(problemSentence('ivo-enclosure-type', 422)).toContain('Gör en PDF av filen');
  });

  test('IVO-06 every change of what goes along has its sentence', () => {
    expect(Object.keys(enclosureChanges).filter((change) => packageChanges[change] === undefined)).toEqual([]);
  });
});

describe('the words of a company', () => {
  const companySays = (read: () => readonly string[]): readonly string[] => {
    operatorKind.value = 'enskild-verksamhet';
    const said = read();
    operatorKind.value = 'namnd';
    return said;
  };

  test('PR-01 a company has no delegation from a nämnd, but its own order of who decides', () => {
    const { label, hint } = fieldTexts['delegationRef'] ?? { label: '', hint: '' };
    const words = () => [operatorSentence(label), operatorSentence(hint ?? ''), problemSentence('delegation-missing', 422)];
    expect(companySays(words).filter((text) => /delegation/i.test(text))).toEqual([]);
    expect(words().every((text) => /delegation/i.test(text))).toBe(true);
  });

  test('targets are the verksamhet’s own, and nothing is kept by a kommun', () => {
    const targets = () => [...Object.values(standingLabels), ...Object.values(standingHelp)].map(operatorText);
    expect(companySays(targets).filter((text) => /nämnd/i.test(text))).toEqual([]);
    const forms = () => [...childWords.happens, ...easyReadWords.happens].map(({ text }) => operatorSentence(text));
    expect(companySays(forms).filter((text) => /kommun/i.test(text))).toEqual([]);
    expect([isProvider.value, forms().some((text) => /kommun/i.test(text))]).toEqual([false, true]);
  });
});
