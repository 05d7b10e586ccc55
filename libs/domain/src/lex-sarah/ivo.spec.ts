import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import { lexSarahCommands } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, day, play, registrator } = story;
const by = (at: string) => ({ actor: ansvarig, now: at });
const ivo = (events: readonly LexSarahEvent[]) => fold(lexSarah, events).ivo;

const serious = [
  ...story.utredd,
  story.forslag('allvarligt-missforhallande'),
  story.read,
  story.beslut('allvarligt-missforhallande'),
];
const diarienummer = story.step(registrator, day(3), {
  type: 'RecordLexSarahDiarienummer',
  data: { diarienummer: 'SN 2026/17', diarieforingAt: day(3, 8) },
});
const anmalan = (utredningAttached: boolean, more: object = {}): LexSarahCommand => ({
  type: 'RecordLexSarahIvoAnmalan',
  data: {
    sentAt: day(11, 12),
    channel: 'e-tjanst',
    utredningAttached,
    attachments: [],
    signedBy: 'Alva Lind',
    receipt: 'K-1',
    ...more,
  },
});
describe('anmälan till IVO', () => {
  test("IVO-01 the decision is the operator's: once taken it is not taken again", () => {
    const decide: LexSarahCommand = { type: 'DecideLexSarahIvoAnmalan', data: { ground: 'Allvarligt redan nu.' } };
    const received = play([story.rapport]);
    expect(given(lexSarah, received).when(decide, by(day(2)))).toEqual({
      events: [
        {
          type: 'LexSarahIvoAnmalanDecided',
          data: { by: 'u-ansvarig', basis: 'own-decision', ground: 'Allvarligt redan nu.', decidedAt: day(2) },
        },
      ],
    });
    expect(given(lexSarah, play(serious)).when(decide, by(day(11)))).toEqual({ refused: 'wrong-state' });
    expect(lexSarahCommands.DecideLexSarahIvoAnmalan.action).toBe('notify-ivo');
  });

  test('IVO-01 it may be decided after a beslut that ended the region', () => {
    const again = story.step(ansvarig, day(12), {
      type: 'DecideLexSarahIvoAnmalan',
      data: { ground: 'Nya uppgifter.' },
    });
    expect(ivo(play([...story.beslutad('missforhallande'), again])).status).toBe('anmalan-decided');
  });

  test('a förhandsbedömning with ivoNow and then an allvarligt beslut decide it once', () => {
    const steps = [
      story.rapport,
      story.protectedNow,
      story.forhandsbedomning(true),
      ...story.appointed,
      story.started,
      ...story.allNotes,
    ];
    const events = play([
      ...steps,
      story.forslag('allvarligt-missforhallande'),
      story.read,
      story.beslut('allvarligt-missforhallande'),
    ]);
    expect(events.filter((event) => event.type === 'LexSarahIvoAnmalanDecided')).toHaveLength(1);
  });

  test('IVO-02 e-mail and fax are not offered', () => {
    const { schema } = lexSarahCommands.RecordLexSarahIvoAnmalan;
    const data = anmalan(true).data;
    expect(schema.safeParse({ ...data, channel: 'post' }).success).toBe(true);
    expect(schema.safeParse({ ...data, channel: 'e-mail' }).success).toBe(false);
    expect(schema.safeParse({ ...data, channel: 'fax' }).success).toBe(false);
  });

  test('IVO-03 IVO-09 the prepared form is frozen with a version, a hash and what it lacks', () => {
    const prepare = story.step(ansvarig, day(11), {
      type: 'PrepareLexSarahIvoAnmalan',
      data: { kommun: 'Nackby', utredningAttached: true },
    });
    const events = play([prepare, prepare], play(serious));
    const [first, second] = events.slice(-2);
    expect(first?.data).toEqual({
      kommun: 'Nackby',
      utredningAttached: true,
      laws: ['sol'],
      severity: 'allvarligt-missforhallande',
      operatorKind: 'namnd',
      version: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      utredningVersion: 10,
      utredningHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      warnings: [],
      missing: [
        'avsandarensDiarienummer',
        'senderName',
        'senderOrgNumber',
        'senderAddress',
        'senderPostalAddress',
        'contactName',
        'contactPhone',
        'verksamhetName',
        'occurredDate',
        'eventDescription',
        'verksamhetsomrade',
        'konsekvenser',
        'vidtagnaAtgarder',
        'signedBy',
        'ivoDepartment',
      ],
    });
    expect(second?.data).toMatchObject({ version: 2 });
    expect(ivo(events)).toMatchObject({ status: 'anmalan-prepared', preparedVersion: 2 });
  });

  test('IVO-09 the diarienummer of the case is filled in, and without one nothing is recorded as sent', () => {
    const prepare: LexSarahCommand = { type: 'PrepareLexSarahIvoAnmalan', data: {} };
    const withNumber = play([diarienummer], play(serious));
    expect(given(lexSarah, withNumber).when(prepare, by(day(11))).events?.[0]?.data).toMatchObject({
      avsandarensDiarienummer: 'SN 2026/17',
    });
    expect(given(lexSarah, play(serious)).when(anmalan(true), by(day(11, 13)))).toEqual({
      refused: 'ivo-anmalan-missing-fields',
    });
    expect(
      given(lexSarah, play(serious)).when(anmalan(true, { avsandarensDiarienummer: 'SN 2026/17' }), by(day(11, 13)))
        .events,
    ).toHaveLength(1);
  });

  test('IVO-05 IVO-06 an anmälan before the utredning is recorded without it; one with it needs a frozen version', () => {
    const early = play([story.rapport, diarienummer, story.protectedNow, story.forhandsbedomning(true)]);
    const at = { actor: ansvarig, now: day(12) };
    expect(given(lexSarah, early).when(anmalan(true), at)).toEqual({ refused: 'utredning-incomplete' });
    const { events } = given(lexSarah, early).when(anmalan(false), at);
    expect(events?.[0]?.data).toMatchObject({
      utredningAttached: false,
      utredningVersion: null,
      utredningHash: null,
      preparedVersion: null,
    });
    expect(fold(lexSarah, [...early, ...(events ?? [])]).ivo.status).toBe('sent-without-utredning');
  });

  test('IVO-06 what is attached equals the frozen version, and no other version is accepted', () => {
    const ready = play([...serious, diarienummer]);
    const frozen = fold(lexSarah, ready).frozen.at(-1);
    const { events } = given(lexSarah, ready).when(anmalan(true), by(day(11, 13)));
    expect(events?.[0]?.data).toMatchObject({
      utredningVersion: frozen?.version,
      utredningHash: frozen?.hash,
      ruleSetIds: ['sol-2025-lex-sarah'],
      lagrum: '27 kap. 6 § socialtjänstlagen (2025:400)',
    });
    expect(given(lexSarah, ready).when(anmalan(true, { utredningVersion: 3 }), by(day(11, 13)))).toEqual({
      refused: 'utredning-incomplete',
    });
  });

  test('IVO-08 the time of sending is the stated one, never in the future and never before the rapport', () => {
    const ready = play([...serious, diarienummer]);
    expect(given(lexSarah, ready).when(anmalan(true), by(day(11, 13))).events?.[0]?.data).toMatchObject({
      sentAt: day(11, 12),
    });
    expect(given(lexSarah, ready).when(anmalan(true, { sentAt: day(14) }), by(day(11, 13)))).toEqual({
      refused: 'future-time',
    });
    expect(given(lexSarah, ready).when(anmalan(true, { sentAt: day(1) }), by(day(11, 13)))).toEqual({
      refused: 'time-order',
    });
  });

  test('nothing is sent before it is decided', () => {
    expect(given(lexSarah, play(story.beslutad('missforhallande'))).when(anmalan(true), by(day(12)))).toEqual({
      refused: 'wrong-state',
    });
  });
});
