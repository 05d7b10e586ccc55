import type { Clock } from './deadline-clocks.js';
import { isTrue, textOf } from './fact.js';

const prefix = 'ExternAvvikelse';

/** A letter is an allmän handling when it has come in or gone out; a draft is not. One entered in the diarium before needs no clock. */
const notInDiarium = (_: unknown, after: object) => textOf({ data: after }, 'diarienummer') === undefined;

export const externAvvikelseClocks: readonly Clock[] = [
  {
    prefix, kind: 'DL-LS-1',
    starts: [{ on: 'ExternAvvikelseRegistered', from: 'receivedAt' }, { on: 'ExternAvvikelseDispatched', from: 'sentAt', when: notInDiarium }],
    met: [{ on: 'ExternAvvikelseDiarienummerRecorded', at: 'diarieforingAt' }],
  },
  {
    // Who answers has also acknowledged.
    prefix, kind: 'DL-EX-1', starts: [{ on: 'ExternAvvikelseDispatched', from: 'sentAt' }],
    met: [{ on: 'ExternAvvikelseReceiptRecorded', at: 'receivedAt' }, { on: 'ExternAvvikelseAnswerRecorded', at: 'receivedAt' }],
  },
  {
    prefix, kind: 'DL-EX-2', starts: [{ on: 'ExternAvvikelseDispatched', from: 'sentAt' }],
    met: [{ on: 'ExternAvvikelseAnswerRecorded', at: 'receivedAt' }],
  },
  {
    prefix, kind: 'DL-EX-3', starts: [{ on: 'ExternAvvikelseRegistered', from: 'receivedAt' }],
    met: [{ on: 'ExternAvvikelseAnswered', at: 'sentAt' }],
  },
  {
    // A meeting that was not held stops nothing.
    prefix, kind: 'DL-EX-4', starts: [{ on: 'ExternAvvikelseRaised' }],
    met: [{ on: 'ExternAvvikelseMeetingRecorded', at: 'heldAt', when: (fact) => isTrue(fact, 'held') }],
  },
];

/** KL 10:8: what an utförare tells is looked at in time. */
export const lexSarahInfoClocks: readonly Clock[] = [
  {
    prefix: 'LexSarahInfo', kind: 'DL-LS-1', starts: [{ on: 'LexSarahInfoRegistered', from: 'receivedAt' }],
    met: [{ on: 'LexSarahInfoDiarienummerRecorded', at: 'diarieforingAt' }],
  },
  { prefix: 'LexSarahInfo', kind: 'DL-PI-1', starts: [{ on: 'LexSarahInfoRegistered', from: 'receivedAt' }], met: [{ on: 'LexSarahInfoReviewed' }] },
];
