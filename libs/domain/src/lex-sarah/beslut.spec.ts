import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import { lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, beslutsfattare, day, delegated, play, reader, system, utredare } = story;
const ready = [...story.utredd, story.forslag('missforhallande'), story.read];

describe('beslut', () => {
  const { command, at } = story.beslut('missforhallande');

  test('LS-11 every field is recorded, with the law of the day it was decided', () => {
    expect(given(lexSarah, play(ready)).when(command, { actor: beslutsfattare, now: at, facts: delegated })).toEqual({
      events: [
        {
          type: 'LexSarahBeslutRecorded',
          data: {
            value: 'missforhallande',
            motivering: 'Insatsen uteblev och den enskilde kom till skada.',
            title: 'Socialchef',
            delegationRef: 'D-12',
            decidedAt: day(11, 8),
            beslutsfattare: 'u-beslut',
            utredningVersion: 10,
            secondReading: 'agrees',
            ruleSetIds: ['sol-2025-lex-sarah'],
            lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)',
          },
        },
      ],
    });
  });

  test('LS-11 a delegation that is not valid that day is refused', () => {
    expect(given(lexSarah, play(ready)).when(command, { actor: beslutsfattare, now: at })).toEqual({
      refused: 'delegation-missing',
    });
    const other = { atgarder: [], delegationRefs: ['D-99'] };
    expect(given(lexSarah, play(ready)).when(command, { actor: beslutsfattare, now: at, facts: other })).toEqual({
      refused: 'delegation-missing',
    });
  });

  test('LS-11 nobody decides for the appointed person, and the system never does', () => {
    expect(given(lexSarah, play(ready)).when(command, { actor: ansvarig, now: at, facts: delegated })).toEqual({
      refused: 'forbidden',
    });
    expect(given(lexSarah, play(ready)).when(command, { actor: system, now: at, facts: delegated })).toEqual({
      refused: 'forbidden',
    });
  });

  test('LS-06 an utredare does not decide, appointed or not', () => {
    const steps = ready.filter((one) => one.command.type !== 'AssignLexSarahBeslutsfattare');
    expect(given(lexSarah, play(steps)).when(command, { actor: utredare, now: at, facts: delegated })).toEqual({
      refused: 'utredare-is-beslutsfattare',
    });
    const events = play([...steps, story.beslut('missforhallande')]);
    expect(fold(lexSarah, events).people.beslutsfattare).toBe('u-beslut');
  });

  test('LS-06 a beslutsfattare who has become involved does not decide', () => {
    const involved = story.step(ansvarig, day(10), {
      type: 'AddLexSarahInvolvedStaff',
      data: { personId: beslutsfattare.userId, part: 'named' },
    });
    expect(
      given(lexSarah, play([...ready, involved])).when(command, { actor: beslutsfattare, now: at, facts: delegated }),
    ).toEqual({
      refused: 'person-has-jav',
    });
  });

  test('a beslut is neither in the future nor before the rapport', () => {
    const when = (decidedAt: string) => {
      const data = {
        value: 'missforhallande',
        motivering: 'x',
        title: 'Socialchef',
        delegationRef: 'D-12',
        decidedAt,
      } as const;
      return given(lexSarah, play(ready)).when(
        { type: 'RecordLexSarahBeslut', data },
        { actor: beslutsfattare, now: at, facts: delegated },
      );
    };
    expect(when(day(12))).toEqual({ refused: 'future-time' });
    expect(when(day(1))).toEqual({ refused: 'time-order' });
  });

  test('LS-11 LS-12 an allvarligt beslut decides the anmälan in the same append, remedied or not', () => {
    const events = play([...ready, story.beslut('pataglig-risk-for-allvarligt-missforhallande')]);
    expect(events.slice(-2).map((event) => event.type)).toEqual([
      'LexSarahBeslutRecorded',
      'LexSarahIvoAnmalanDecided',
    ]);
    expect(events.at(-1)?.data).toEqual({
      by: 'u-beslut',
      basis: 'beslut',
      ground: 'Insatsen uteblev och den enskilde kom till skada.',
      decidedAt: day(11, 8),
    });
    expect(fold(lexSarah, events)).toMatchObject({ omedelbarAtgard: 'taken', ivo: { status: 'anmalan-decided' } });
  });

  test('a beslut that is not allvarligt ends the IVO region when nothing was sent', () => {
    expect(fold(lexSarah, play([...ready, story.beslut('missforhallande')])).ivo.status).toBe('not-required');
  });
});

describe('a beslut that is corrected or changed', () => {
  const decided = play(story.beslutad('missforhallande'));
  const revise = (value: 'missforhallande' | 'allvarligt-missforhallande', more: object): LexSarahCommand => ({
    type: 'ReviseLexSarahBeslut',
    data: {
      value,
      motivering: 'Nya uppgifter.',
      title: 'Socialchef',
      delegationRef: 'D-12',
      decidedAt: day(20),
      reason: 'Nya uppgifter.',
      ...more,
    },
  });
  const reading = { secondReading: { readerId: reader.userId, agrees: true, motivering: 'Jag delar.' } };
  const by = { actor: beslutsfattare, now: day(20), facts: delegated };

  test('FL 36 § a correction changes no value', () => {
    const command: LexSarahCommand = {
      type: 'CorrectLexSarahBeslut',
      data: { motivering: 'Rätt datum.', reason: 'Skrivfel.' },
    };
    expect(given(lexSarah, decided).when(command, by)).toEqual({
      events: [
        { type: 'LexSarahBeslutCorrected', data: { motivering: 'Rätt datum.', reason: 'Skrivfel.', by: 'u-beslut' } },
      ],
    });
  });

  test('FL 37 § a change to the same value is no change', () => {
    expect(given(lexSarah, decided).when(revise('missforhallande', reading), by)).toEqual({
      refused: 'beslut-unchanged',
    });
  });

  test('FL 37 § LS-18 a change has its own revision and second reading, and an allvarlig one decides the anmälan', () => {
    const { events } = given(lexSarah, decided).when(revise('allvarligt-missforhallande', reading), by);
    expect(events).toEqual([
      {
        type: 'LexSarahBeslutRevised',
        data: {
          revision: 1,
          value: 'allvarligt-missforhallande',
          motivering: 'Nya uppgifter.',
          title: 'Socialchef',
          delegationRef: 'D-12',
          decidedAt: day(20),
          reason: 'Nya uppgifter.',
          beslutsfattare: 'u-beslut',
          secondReading: 'agrees',
          secondReaderId: 'u-reader',
          secondReadingText: 'Jag delar.',
          ruleSetIds: ['sol-2025-lex-sarah'],
          lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)',
        },
      },
      { type: 'LexSarahIvoAnmalanDecided', data: { by: 'u-beslut', basis: 'beslut', ground: 'Nya uppgifter.', decidedAt: day(20) } },
    ]);
  });

  test('LS-18 the reader of a change is independent too', () => {
    const own = { secondReading: { readerId: utredare.userId, agrees: true, motivering: 'Jag delar.' } };
    expect(given(lexSarah, decided).when(revise('allvarligt-missforhallande', own), by)).toEqual({
      refused: 'second-reader-not-independent',
    });
  });

  test('LS-11 a change needs a delegation, and follows what it changes in time', () => {
    expect(
      given(lexSarah, decided).when(revise('allvarligt-missforhallande', reading), {
        ...by,
        facts: { atgarder: [], delegationRefs: [] },
      }),
    ).toEqual({
      refused: 'delegation-missing',
    });
    expect(
      given(lexSarah, decided).when(revise('allvarligt-missforhallande', { ...reading, decidedAt: day(5) }), by),
    ).toEqual({ refused: 'time-order' });
  });

  test('LS-13 what was told about the old beslut must be told anew', () => {
    const told = play(story.told, decided);
    const after = play(
      [story.step(beslutsfattare, day(20), revise('allvarligt-missforhallande', reading), delegated)],
      told,
    );
    expect(fold(lexSarah, told).aterkoppling).toEqual({
      reporter: 'done',
      enskild: 'done',
      staff: 'done',
      namnd: 'done',
    });
    expect(fold(lexSarah, after).aterkoppling).toEqual({
      reporter: 'pending',
      enskild: 'pending',
      staff: 'pending',
      namnd: 'pending',
    });
  });
});
