import { describe, expect, test } from '@jest/globals';
import { fold } from '../decider.js';
import { given } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, day, id, play, registrator, utredare } = story;
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
const sent = (utredningAttached: boolean) => story.step(ansvarig, day(11, 13), anmalan(utredningAttached));
const sentLater = story.step(ansvarig, day(20), {
  type: 'RecordLexSarahIvoUtredning',
  data: { sentAt: day(20, 8), channel: 'post' },
});
const kravBeslut = story.step(ansvarig, day(25), {
  type: 'RecordLexSarahIvoBeslut',
  data: {
    outcome: 'krav',
    receivedAt: day(24),
    krav: [{ kravId: id(1), text: 'Redovisa rutinen.', dueDate: '2026-04-30' }],
  },
});

describe('after the anmälan', () => {
  const decidedEarly = [
    story.rapport,
    diarienummer,
    story.protectedNow,
    story.forhandsbedomning(true),
    ...story.appointed,
    story.started,
    ...story.allNotes,
  ];
  const sentEarly = [...decidedEarly, sent(false)];

  test('IVO-06 the utredning is sent later as a frozen version', () => {
    expect(given(lexSarah, play(sentEarly)).when(sentLater.command, by(day(20)))).toEqual({
      refused: 'utredning-incomplete',
    });
    const events = play([...sentEarly, story.forslag('missforhallande'), sentLater]);
    expect(events.at(-1)?.data).toMatchObject({ sentAt: day(20, 8), channel: 'post', utredningVersion: 10 });
    expect(ivo(events)).toMatchObject({ status: 'sent-complete', utredningSent: true });
  });

  test('LS-11 a beslut that lowers after an anmälan keeps it, and the utredning must still go', () => {
    const events = play([...sentEarly, story.forslag('missforhallande'), story.read, story.beslut('missforhallande')]);
    expect(ivo(events).status).toBe('sent-without-utredning');
    const decided = play(
      [
        story.step(ansvarig, day(24), {
          type: 'RecordLexSarahIvoBeslut',
          data: { outcome: 'no-further-action', receivedAt: day(24), krav: [] },
        }),
      ],
      events,
    );
    expect(given(lexSarah, decided).when({ type: 'CloseLexSarahIvo', data: {} }, by(day(26)))).toEqual({
      refused: 'ivo-not-closed',
    });
    expect(ivo(play([sentLater], decided)).utredningSent).toBe(true);
  });

  test('a komplettering leads there and back, and what was sent before is kept', () => {
    const asked = story.step(ansvarig, day(15), {
      type: 'RecordLexSarahIvoKompletteringRequest',
      data: { requestedAt: day(15), dueDate: '2026-03-30' },
    });
    const answered = story.step(ansvarig, day(18), {
      type: 'RecordLexSarahIvoKomplettering',
      data: { sentAt: day(18), channel: 'secure-transfer' },
    });
    const complete = play([...serious, diarienummer, sent(true), asked]);
    expect(ivo(complete)).toMatchObject({ status: 'komplettering-requested', utredningSent: true });
    expect(ivo(play([answered], complete)).status).toBe('sent-complete');
    const without = play([...sentEarly, story.forslag('missforhallande'), asked]);
    expect(ivo(play([answered], without)).status).toBe('sent-without-utredning');
    expect(ivo(play([sentLater, answered], without)).status).toBe('sent-complete');
  });

  test('the region closes when every krav is answered', () => {
    const events = play([...serious, diarienummer, sent(true), kravBeslut]);
    const close: LexSarahCommand = { type: 'CloseLexSarahIvo', data: {} };
    expect(given(lexSarah, events).when(close, by(day(26)))).toEqual({ refused: 'ivo-krav-open' });
    const answer = story.step(ansvarig, day(27), {
      type: 'RecordLexSarahIvoKravAnswer',
      data: { kravId: id(1), sentAt: day(27) },
    });
    const closed = play(
      [answer, answer, story.step(ansvarig, day(28), close), story.step(ansvarig, day(28), close)],
      events,
    );
    expect(closed.slice(events.length).map((event) => event.type)).toEqual([
      'LexSarahIvoKravAnswerRecorded',
      'LexSarahIvoClosed',
    ]);
    expect(ivo(closed).status).toBe('closed');
  });

  test('a krav that IVO has not made cannot be answered', () => {
    const events = play([...serious, diarienummer, sent(true), kravBeslut]);
    const command: LexSarahCommand = { type: 'RecordLexSarahIvoKravAnswer', data: { kravId: id(5), sentAt: day(27) } };
    expect(given(lexSarah, events).when(command, by(day(27)))).toEqual({ refused: 'ivo-krav-open' });
  });

  test('the diarienummer of IVO is recorded once, after the sending', () => {
    const command: LexSarahCommand = { type: 'RecordLexSarahIvoDiarienummer', data: { diarienummer: '3.1.2-1/2026' } };
    expect(given(lexSarah, play(serious)).when(command, { actor: utredare, now: day(12) })).toEqual({
      refused: 'wrong-state',
    });
    const number = story.step(ansvarig, day(12), command);
    const events = play([...serious, diarienummer, sent(true), number, number]);
    expect(events.filter((event) => event.type === 'LexSarahIvoDiarienummerRecorded')).toHaveLength(1);
  });
});
