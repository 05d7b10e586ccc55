import { describe, expect, test } from '@jest/globals';
import { roles, systemActor, type Actor } from '../actor.js';
import { fold, noForeignFacts } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { may } from '../policies/access.js';
import { addMonths, localDateOf } from '../time/calendar.js';
import { given } from '../spec.js';
import { changesSincePrepared } from './ivo-basis.js';
import { anmalanForm } from './ivo-form.js';
import { anmalanFields } from './ivo.payloads.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import { accessObject, lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, day, id, play, registrator } = story;
const by = (at: string) => ({ actor: ansvarig, now: at });
const serious = [...story.utredd, story.forslag('allvarligt-missforhallande'), story.read, story.beslut('allvarligt-missforhallande')];
const diarienummer = story.step(registrator, day(3), { type: 'RecordLexSarahDiarienummer', data: { diarienummer: 'SN 2026/17', diarieforingAt: day(3, 8) } });
const prepare = (more: object = {}, at = day(11, 10)) => story.step(ansvarig, at, { type: 'PrepareLexSarahIvoAnmalan', data: { utredningAttached: true, ...more } });
const record = (more: object = {}): LexSarahCommand => ({
  type: 'RecordLexSarahIvoAnmalan',
  data: { sentAt: day(11, 12), channel: 'e-tjanst', utredningAttached: true, attachments: [], signedBy: 'Alva Lind', receipt: 'K-1', ...more },
});
const notifying: readonly LexSarahCommand[] = [
  { type: 'DecideLexSarahIvoAnmalan', data: { ground: 'Allvarligt.' } },
  { type: 'PrepareLexSarahIvoAnmalan', data: {} },
  record(),
];

describe('the form of the anmälan', () => {
  test('7.5 every field stands once, in the order of the blankett, with who makes the anmälan and where it goes', () => {
    const inOrder = anmalanForm.flatMap((part): readonly string[] => part.fields);
    expect([...inOrder].sort()).toEqual([...Object.keys(anmalanFields), 'anmalanGorsAv'].sort());
    expect(inOrder.slice(0, 4)).toEqual(['avsandarensDiarienummer', 'severity', 'anmalanGorsAv', 'senderName']);
    expect(inOrder.slice(-3)).toEqual(['signedDate', 'signedBy', 'ivoDepartment']);
  });

  test('IVO-04 sender and regional department are filled in as configured, and what is typed goes before', () => {
    const facts = { ...noForeignFacts, ivoAvsandare: { senderName: 'Socialnämnden', ivoDepartment: 'Avdelning öst', kommun: 'Nackby' } };
    const { events } = given(lexSarah, play([...serious, diarienummer])).when({ type: 'PrepareLexSarahIvoAnmalan', data: { kommun: 'Värmby' } }, { ...by(day(11)), facts });
    expect(events?.[0]?.data).toMatchObject({ senderName: 'Socialnämnden', ivoDepartment: 'Avdelning öst', kommun: 'Värmby' });
  });
});

describe('who notifies', () => {
  test('IVO-01 only the lex Sarah-ansvarig and the appointed beslutsfattare may notify, in the name of the operator', () => {
    const one = accessObject(fold(lexSarah, play(serious)));
    const as = (role: (typeof roles)[number], userId = 'u-somebody'): Actor => ({ userId, grants: [{ role, nodeIds: [story.unit] }] });
    const allowed = roles.filter((role) => may(as(role), 'notify-ivo', one) === 'allow');
    expect(allowed).toEqual(['lex-sarah-ansvarig']);
    expect(may(story.beslutsfattare, 'notify-ivo', one)).toBe('allow');
    expect(may(story.utredare, 'notify-ivo', one)).toBe('forbidden');
    const { events } = given(lexSarah, play([...serious, diarienummer])).when(record(), by(day(11, 13)));
    expect(events?.[0]?.data).toMatchObject({ operatorKind: 'namnd' });
  });

  test.each(notifying)('IVO-01 neither the system nor anybody the case is about does $type', (command) => {
    const involved = story.step(ansvarig, day(3), { type: 'AddLexSarahInvolvedStaff', data: { personId: ansvarig.userId, part: 'actor' } });
    const begun = command.type === 'DecideLexSarahIvoAnmalan' ? [story.rapport] : serious;
    expect(given(lexSarah, play([...begun, diarienummer, involved])).when(command, by(day(12)))).toEqual({ refused: 'person-has-jav' });
    expect(given(lexSarah, play([...begun, diarienummer])).when(command, { actor: systemActor('worker'), now: day(12) })).toEqual({ refused: 'forbidden' });
  });
});

describe('a prepared version', () => {
  const ready = [...serious, diarienummer, prepare()];
  const refused = (events: ReturnType<typeof play>, command: LexSarahCommand): readonly [string, readonly string[]] | undefined => {
    try {
      lexSarah.decide(command, fold(lexSarah, events), { caseId: id(1), commandId: id(2), now: day(20), actor: ansvarig, facts: noForeignFacts });
      return undefined;
    } catch (error) {
      return error instanceof DomainError ? [error.code, error.details] : ['fault', []];
    }
  };

  test.each([
    ['diarienummer', story.step(registrator, day(11, 11), { type: 'RecordLexSarahDiarienummer', data: { diarienummer: 'SN 2026/18', diarieforingAt: day(3, 8) } })],
    ['laws', story.step(ansvarig, day(11, 11), { type: 'ClassifyLexSarah', data: { laws: ['sol', 'lss'], categories: [{ code: 'bemotande', primary: true }] } })],
    ['skyddade', story.step(ansvarig, day(11, 11), { type: 'AddLexSarahEnskild', data: { enskildId: id(9), isChild: false, skyddadePersonuppgifter: true } })],
  ])('IVO-06 what has changed since it was frozen is shown (%s), and it must be prepared again', (name, change) => {
    const events = play([change], play(ready));
    expect(changesSincePrepared(fold(lexSarah, play(ready)))).toEqual([]);
    expect(changesSincePrepared(fold(lexSarah, events))).toEqual([name]);
    expect(refused(events, record())).toEqual(['ivo-package-changed', [name]]);
    expect(refused(play([prepare({ protectedConfirmed: true }, day(11, 12))], events), record())).toBeUndefined();
  });

  test('IVO-06 a utredning that was frozen anew makes the package one of yesterday', () => {
    const underlag = { underlagId: id(0x77), date: '2026-03-10', source: 'document', nature: 'fact', title: 'Utredare', heading: 'Schema', text: 'Nytt.' } as const;
    const again = [
      story.step(story.beslutsfattare, day(11, 14), { type: 'ReturnLexSarahUtredning', data: { reason: 'Mer.' } }),
      story.step(story.utredare, day(11, 15), { type: 'AddLexSarahUnderlag', data: underlag }),
      story.forslag('allvarligt-missforhallande'),
    ];
    const early = play([story.rapport, diarienummer, story.protectedNow, story.forhandsbedomning(true), ...story.appointed, story.started, ...story.allNotes, story.forslag('allvarligt-missforhallande'), prepare()]);
    expect(changesSincePrepared(fold(lexSarah, early))).toEqual([]);
    expect(changesSincePrepared(fold(lexSarah, play(again, early)))).toEqual(['utredning']);
  });

  test('IVO-06 who says which version went is believed, and a version that is not there is refused', () => {
    const two = play([prepare({ kommun: 'Värmby' }, day(11, 11))], play(ready));
    const { events } = given(lexSarah, two).when(record({ preparedVersion: 1 }), by(day(11, 13)));
    expect(events?.[0]?.data).toMatchObject({ preparedVersion: 1, utredningVersion: 10 });
    expect(refused(two, record({ preparedVersion: 3 }))).toEqual(['ivo-package-changed', ['preparedVersion']]);
  });

  test('IVO-08 nothing was sent before the day it was decided', () => {
    const events = play([...serious, diarienummer]);
    expect(refused(events, record({ sentAt: day(10, 12) }))).toEqual(['time-order', []]);
    expect(refused(events, record({ sentAt: day(11, 1) }))).toBeUndefined();
  });

  test('IVO-11 nothing is made ready to hand over before somebody has seen to a person with skyddade personuppgifter', () => {
    const hidden = story.step(ansvarig, day(3), { type: 'AddLexSarahEnskild', data: { enskildId: id(9), isChild: false, skyddadePersonuppgifter: true } });
    const events = play([...serious, hidden]);
    expect(refused(events, { type: 'PrepareLexSarahIvoAnmalan', data: {} })).toEqual(['ivo-protected-not-confirmed', [id(9)]]);
    const { events: prepared } = given(lexSarah, events).when({ type: 'PrepareLexSarahIvoAnmalan', data: { protectedConfirmed: true } }, by(day(11)));
    expect(prepared?.[0]?.data).toMatchObject({ warnings: ['skyddade-personuppgifter'], protectedConfirmed: true });
    const { events: nobody } = given(lexSarah, play(serious)).when({ type: 'PrepareLexSarahIvoAnmalan', data: { protectedConfirmed: true } }, by(day(11)));
    expect(nobody?.[0]?.data).not.toHaveProperty('protectedConfirmed');
  });
});

describe('several kompletteringar', () => {
  const ask = (n: number, at: string, dueDate?: string) =>
    story.step(ansvarig, at, { type: 'RecordLexSarahIvoKompletteringRequest', data: { ivoKompletteringId: id(n), requestedAt: at, ...(dueDate && { dueDate }) } });
  const answer = (n: number, at: string) => story.step(ansvarig, at, { type: 'RecordLexSarahIvoKomplettering', data: { ivoKompletteringId: id(n), sentAt: at, channel: 'post' } });
  const sent = story.step(ansvarig, day(11, 13), record());

  test('each request waits for its own answer, and a repeat says nothing new', () => {
    const events = play([...serious, diarienummer, sent, ask(1, day(15)), ask(2, day(16)), ask(2, day(16)), answer(1, day(17)), answer(1, day(17))]);
    expect(events.filter((event) => event.type.startsWith('LexSarahIvoKomplettering'))).toHaveLength(3);
    expect(fold(lexSarah, events).ivo).toMatchObject({ status: 'komplettering-requested', openKompletteringar: [id(2)] });
    expect(fold(lexSarah, play([answer(2, day(18))], events)).ivo).toMatchObject({ status: 'sent-complete', openKompletteringar: [] });
    expect(given(lexSarah, events).when(answer(7, day(18)).command, by(day(18)))).toEqual({ refused: 'wrong-state' });
  });

  test('IVO may decide without waiting for what it asked for', () => {
    const decided = story.step(ansvarig, day(20), { type: 'RecordLexSarahIvoBeslut', data: { outcome: 'criticism', receivedAt: day(20), krav: [] } });
    expect(fold(lexSarah, play([...serious, diarienummer, sent, ask(1, day(15)), decided])).ivo).toMatchObject({ status: 'ivo-beslut-received', openKompletteringar: [] });
  });
});

describe('DL-IVO-2 two months', () => {
  test.each([
    ['2026-11-21', '2027-01-21', '2027-01-21'],
    ['2026-10-24', '2026-12-24', '2026-12-28'],
    ['2026-12-31', '2027-02-28', '2027-03-01'],
  ])('DL-IVO-2 an anmälan of %s is nominally due %s and at last %s', (from, nominal, lastAllowed) => {
    expect(addMonths(localDateOf(`${from}T10:00:00.000Z`), 2)).toEqual({ nominal, lastAllowed });
  });
});
