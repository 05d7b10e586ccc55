import { fieldOf, textOf, type Fact } from './fact.js';

const ofProvider = { prefix: 'LexSarah', operator: 'enskild-verksamhet' } as const;

/** 27 kap. 4 och 6 §§ SoL, 24 d och 24 f §§ LSS: each berörd nämnd has a clock of its own. */
export const providerClocks = [
  {
    // Until somebody has said which nämnder decided the insatser, the duty has nobody to go to.
    ...ofProvider, kind: 'DL-PR-1', part: 'name', starts: [{ on: 'LexSarahRapportRegistered', from: 'receivedAt' }],
    met: [{ on: 'LexSarahBerordNamndAdded' }], once: true,
  },
  {
    ...ofProvider, kind: 'DL-PR-1', starts: [{ on: 'LexSarahBerordNamndAdded', from: 'receivedAt', each: thatNamnd }],
    met: [{ on: 'LexSarahNamndInformedOfRapport', at: 'at', cycle: 'namndId' }],
    cancelled: [{ on: 'LexSarahBerordNamndRemoved', cycle: 'namndId', reason: 'not-berord' }],
  },
  {
    ...ofProvider, kind: 'DL-PR-2',
    starts: [
      { on: 'LexSarahIvoAnmalanRecorded', from: 'sentAt', each: everyNamnd },
      { on: 'LexSarahBerordNamndAdded', when: (_: Fact, after: object) => isNotified(after), each: thatNamnd },
    ],
    met: [{ on: 'LexSarahNamndInformedOfIvoAnmalan', at: 'at', cycle: 'namndId' }],
    cancelled: [{ on: 'LexSarahBerordNamndRemoved', cycle: 'namndId', reason: 'not-berord' }],
  },
] as const;

function thatNamnd(fact: Fact): readonly { readonly cycle: string }[] {
  const cycle = textOf(fact, 'namndId');
  return cycle === undefined ? [] : [{ cycle }];
}

function everyNamnd(_: Fact, after: object): readonly { readonly cycle: string }[] {
  const namnder = fieldOf({ data: after }, 'namnder');
  return Array.isArray(namnder) ? namnder.flatMap((data: unknown) => thatNamnd({ data })) : [];
}

function isNotified(after: object): boolean {
  return textOf({ data: fieldOf({ data: after }, 'ivo') }, 'sentAt') !== undefined;
}
