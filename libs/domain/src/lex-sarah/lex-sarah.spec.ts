import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import { accessObject, availableLexSarahCommands, lexSarah } from './lex-sarah.js';
import { lexSarahCommands } from './lex-sarah.commands.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, chef, day, id, play, reporter, system, utredare } = story;
const state = (steps: readonly story.Step[]) => fold(lexSarah, play(steps));

describe('rapport', () => {
  test('LS-02 what, unit and reporter are enough, and every field is recorded', () => {
    expect(given(lexSarah, []).when(story.minimal.command, { actor: reporter, now: day(2) })).toEqual({
      events: [
        {
          type: 'LexSarahRapportRegistered',
          data: {
            nodeId: story.unit,
            whatHappened: 'Insatsen uteblev.',
            form: 'skriftlig',
            reporterId: 'u-reporter',
            operatorKind: 'namnd',
            reportedAt: day(2),
            receivedAt: day(2),
            enskilda: [],
            involvedStaff: [],
            chefBerors: false,
            ruleSetIdsAtReport: ['sol-2025-lex-sarah', 'lss-lex-sarah'],
          },
        },
      ],
    });
  });

  test('LS-02 the schema asks for nothing more than what and unit, and refuses unknown fields', () => {
    const { schema } = lexSarahCommands.RegisterLexSarahRapport;
    expect(schema.safeParse({ nodeId: story.unit, whatHappened: 'Insatsen uteblev.' }).data?.form).toBe('skriftlig');
    expect(schema.safeParse({ nodeId: story.unit, whatHappened: 'x', extra: 1 }).success).toBe(false);
    expect(schema.safeParse({ nodeId: story.unit }).success).toBe(false);
  });

  test('LS-01 a private person is no lex Sarah reporter, a volunteer may be', () => {
    const { schema } = lexSarahCommands.RegisterLexSarahRapport;
    const said = { nodeId: story.unit, whatHappened: 'Insatsen uteblev.' };
    expect(schema.safeParse({ ...said, reporterKind: 'private-person' }).success).toBe(false);
    expect(schema.safeParse({ ...said, reporterKind: 'volunteer' }).success).toBe(true);
  });

  test('LS-01 nobody known cannot be the reporter', () => {
    expect(
      given(lexSarah, []).when(story.minimal.command, { actor: { userId: 'anonym', grants: [] }, now: day(2) }),
    ).toEqual({ refused: 'unknown-person' });
  });

  test('LS-01 a rapport about another operator is registered and handed over', () => {
    const events = play([
      story.minimal,
      story.step(ansvarig, day(3), {
        type: 'HandOverLexSarah',
        data: { toOperator: 'Omsorg i Centrum AB', at: day(3, 8), reason: 'Deras verksamhet.' },
      }),
    ]);
    expect(fold(lexSarah, events).status).toBe('handed-over');
  });

  test('a case that exists cannot be registered again, and nothing else may come first', () => {
    expect(
      given(lexSarah, play([story.minimal])).when(story.minimal.command, { actor: reporter, now: day(2) }),
    ).toEqual({ refused: 'case-exists' });
    expect(given(lexSarah, []).when(story.started.command, { actor: utredare, now: day(2) })).toEqual({
      refused: 'case-not-found',
    });
  });

  test('only the system may name another reporter or an origin', () => {
    const origin = { caseId: id(1), caseType: 'avvikelse', link: 'escalated-from' } as const;
    const command = {
      type: 'RegisterLexSarahRapport',
      data: { nodeId: story.unit, whatHappened: 'x', form: 'skriftlig', reporterId: 'u-other', origin },
    } as const;
    expect(given(lexSarah, []).when(command, { actor: chef, now: day(2) })).toEqual({ refused: 'forbidden' });
    const events = play([story.step(system, day(2), command)]);
    expect(fold(lexSarah, events)).toMatchObject({
      reporterId: 'u-other',
      links: [{ caseId: id(1), link: 'escalated-from' }],
    });
  });

  test('the system registers nothing without a reporter', () => {
    expect(given(lexSarah, []).when(story.minimal.command, { actor: system, now: day(2) })).toEqual({
      refused: 'unknown-person',
    });
  });

  test('a time that has not come is refused, a bare day of today is not', () => {
    const at = (occurredFrom: string) =>
      ({
        type: 'RegisterLexSarahRapport',
        data: { nodeId: story.unit, whatHappened: 'x', form: 'skriftlig', occurredFrom },
      }) as const;
    expect(given(lexSarah, []).when(at('2026-03-03'), { actor: reporter, now: day(2) })).toEqual({
      refused: 'future-time',
    });
    expect(given(lexSarah, []).when(at('2026-03-02'), { actor: reporter, now: day(2) }).events).toHaveLength(1);
    expect(given(lexSarah, []).when(at('unknown'), { actor: reporter, now: day(2) }).events).toHaveLength(1);
  });

  test('times in an order that cannot be are refused', () => {
    const data = { nodeId: story.unit, whatHappened: 'x', form: 'skriftlig' as const };
    const late = {
      type: 'RegisterLexSarahRapport',
      data: { ...data, occurredFrom: '2026-03-01', discoveredAt: '2026-02-20' },
    } as const;
    expect(given(lexSarah, []).when(late, { actor: reporter, now: day(2) })).toEqual({ refused: 'time-order' });
    const early = {
      type: 'RegisterLexSarahRapport',
      data: { ...data, reportedAt: day(2, 8), receivedAt: day(2, 7) },
    } as const;
    expect(given(lexSarah, []).when(early, { actor: reporter, now: day(2) })).toEqual({ refused: 'time-order' });
  });

  test('the rule sets are those of the day the rapport was received', () => {
    const data = {
      nodeId: story.unit,
      whatHappened: 'x',
      form: 'skriftlig' as const,
      laws: ['sol' as const],
      receivedAt: '2025-06-30T12:00:00.000Z',
    };
    const { events } = given(lexSarah, []).when(
      { type: 'RegisterLexSarahRapport', data },
      { actor: reporter, now: day(2) },
    );
    expect(events?.[0]?.data).toMatchObject({ ruleSetIdsAtReport: ['sol-2001-lex-sarah'] });
  });

  test('the receipt is noted once', () => {
    const acknowledge = story.step(system, day(2), { type: 'AcknowledgeLexSarahRapport', data: { channel: 'in-app' } });
    expect(play([story.minimal, acknowledge, acknowledge])).toHaveLength(2);
  });
});

describe('LS-03 muntlig rapport', () => {
  const told = story.step(chef, day(2), {
    type: 'RegisterLexSarahRapport',
    data: {
      nodeId: story.unit,
      whatHappened: 'Berättade i telefon.',
      form: 'muntlig',
      reporterName: 'Kim Berg',
      reporterBefattning: 'Stödassistent',
    },
  });
  const documented = story.step(chef, day(2), {
    type: 'RecordLexSarahMuntligRapport',
    data: { text: 'Det som sades.', title: 'Enhetschef' },
  });

  test('LS-03 the receiver is recorded and is reporter in own right', () => {
    expect(state([told])).toMatchObject({ reporterId: 'u-chef', receivedByOfficialId: 'u-chef', form: 'muntlig' });
  });

  test('LS-03 nobody is made receiver by somebody else', () => {
    const command = { ...told.command, data: { ...told.command.data, receivedByOfficialId: 'u-other' } };
    expect(given(lexSarah, []).when(command as typeof told.command, { actor: chef, now: day(2) })).toEqual({
      refused: 'forbidden',
    });
  });

  test('LS-03 it is documented with date and name and the reporter may check it', () => {
    const events = play([
      told,
      documented,
      story.step(chef, day(3), { type: 'ConfirmLexSarahMuntligRapport', data: { remarks: 'Stämmer.' } }),
    ]);
    expect(events.slice(1)).toEqual([
      {
        type: 'LexSarahMuntligRapportRecorded',
        data: { text: 'Det som sades.', title: 'Enhetschef', documentedBy: 'u-chef', documentedAt: day(2) },
      },
      { type: 'LexSarahMuntligRapportConfirmed', data: { remarks: 'Stämmer.', by: 'u-chef' } },
    ]);
  });

  test('LS-03 a written rapport has nothing muntligt to document', () => {
    expect(given(lexSarah, play([story.minimal])).when(documented.command, { actor: chef, now: day(3) })).toEqual({
      refused: 'not-muntlig',
    });
  });
});

describe('what the page offers', () => {
  test('the buttons follow the state', () => {
    const offered = availableLexSarahCommands(state([story.rapport]));
    expect(offered).toContain('RecordLexSarahOmedelbarAtgard');
    expect(offered).not.toContain('RecordLexSarahForhandsbedomning');
    expect(offered).not.toContain('RecordLexSarahIvoAnmalan');
    expect(availableLexSarahCommands(state([story.rapport, story.protectedNow]))).toContain(
      'RecordLexSarahForhandsbedomning',
    );
    expect(availableLexSarahCommands(lexSarah.initial)).toEqual(['RegisterLexSarahRapport']);
  });

  test('LS-16 nothing deletes or merges a case, and a move keeps the old unit', () => {
    const move = story.step(ansvarig, day(3), {
      type: 'MoveLexSarah',
      data: { toNodeId: story.otherUnit, reason: 'Fel enhet.' },
    });
    expect(play([story.minimal, move, move]).slice(1)).toEqual([
      { type: 'LexSarahMoved', data: { fromNodeId: story.unit, toNodeId: story.otherUnit, reason: 'Fel enhet.' } },
    ]);
    expect(accessObject(state([story.minimal, move]))).toMatchObject({
      ownerUnit: story.otherUnit,
      enheter: [story.otherUnit],
    });
  });
});
