import type { Fact } from './fact.js';
import { atgardClocks } from './deadline-clocks-atgard.js';
import { providerClocks } from './deadline-clocks-provider.js';
import { fieldOf, isOneOf, isTrue, listOf, textOf } from './fact.js';
import type { DeadlinePrefix } from './deadline-policy.js';
import { isOpen } from '../transition.js';
import { externAvvikelseClocks, lexSarahInfoClocks } from './deadline-clocks-extern.js';

type When = (fact: Fact, after: object) => boolean;

export interface ClockStart {
  readonly on: string;
  readonly when?: When;
  /** Where the clock starts: `receivedAt` of the case, a time stated in the event, or, when left out, now. */
  readonly from?: string;
  /** Field of the event, or else of the case, that states the day itself. */
  readonly date?: string;
  /** One clock per entry: its cycle and, where it has one, its stated day. */
  readonly each?: (fact: Fact, after: object) => readonly { readonly cycle: string; readonly date?: string }[];
}

export interface ClockStop {
  readonly on: string;
  readonly when?: When;
  /** Field that states when it was done; the time of the click otherwise. */
  readonly at?: string;
  /** Field that names the cycle, where several clocks of the kind run at once. */
  readonly cycle?: string;
}

export interface ClockMove {
  readonly on: string;
  readonly when?: When;
  readonly date: string;
}

/** Which facts start, stop, give up and move a deadline. Whatever closes a case gives up all that is open. */
export interface Clock {
  readonly prefix: DeadlinePrefix;
  readonly kind: string;
  readonly part?: string;
  /** Runs only in an installation of this kind. */
  readonly operator?: 'namnd' | 'enskild-verksamhet';
  readonly starts: readonly ClockStart[];
  readonly met: readonly ClockStop[];
  readonly cancelled?: readonly (ClockStop & { readonly reason: string })[];
  readonly moved?: readonly ClockMove[];
  /** Once met it never runs again: a repeated trigger starts nothing. */
  readonly once?: true;
}

const isNumbered = (fact: Fact) => textOf(fact, 'ivoKompletteringId') !== undefined;
const skippedFor = (to: string) => ({ on: 'LexSarahAterkopplingSkipped', when: (fact: Fact) => textOf(fact, 'to') === to, reason: 'not-possible' });
const atBeslut = { on: 'LexSarahBeslutRecorded', from: 'decidedAt' } as const;
/** With several persons concerned, the outcome is told when each of them has been told. */
const atStage = (stage: 'first-contact' | 'outcome') => ({
  on: 'LexSarahEnskildInformed',
  when: (fact: Fact, after: object) => textOf(fact, 'stage') === stage && (stage === 'first-contact' || !isPending(after, 'enskild')),
  at: 'informedAt',
});

/** F-11 b: whatever the reporter was told last, the next word comes within thirty days while the case is open. */
const reporterTold = [
  { on: 'LexSarahStatusMessageSent' },
  { on: 'LexSarahAterkopplingGiven' },
  { on: 'LexSarahMessageSent', when: (fact: Fact) => textOf(fact, 'from') === 'handler' },
] as const;
const whileOpen = ({ on, when }: { on: string; when?: When }) => ({
  on, when: (fact: Fact, after: object) => isOpen(textOf({ data: after }, 'status') ?? 'none') && (when === undefined || when(fact, after)),
});

/** OSL 5:1 binds the nämnd whatever the case type; a private operator keeps no diarium. */
const diarium = (prefix: 'Avvikelse' | 'Synpunkt' | 'LexSarah', registered: string): Clock => ({
  prefix, operator: 'namnd', kind: 'DL-LS-1',
  starts: [{ on: registered, from: 'receivedAt', when: (fact) => textOf(fact, 'operatorKind') !== 'enskild-verksamhet' }],
  met: [{ on: `${prefix}DiarienummerRecorded`, at: 'diarieforingAt' }],
});

const isIncident: When = (fact) => textOf(fact, 'duty') === 'personuppgiftsincident';

/** Seventy-two clock hours from knowledge to the anmälan to the IMY, or to the decision that none is needed. */
const gdpr = (prefix: 'Avvikelse' | 'Synpunkt' | 'LexSarah'): Clock => ({
  prefix, kind: 'DL-GDPR-72',
  starts: [{ on: `${prefix}ParallelDutyConfirmed`, from: 'knownAt', when: (fact, after) => isIncident(fact, after) && isTrue(fact, 'needed') && !isTrue(fact, 'done') }],
  met: [{ on: `${prefix}ParallelDutyConfirmed`, at: 'doneAt', when: (fact, after) => isIncident(fact, after) && (isTrue(fact, 'done') || !isTrue(fact, 'needed')) }],
});

const avvikelse: readonly Clock[] = [
  diarium('Avvikelse', 'AvvikelseRegistered'),
  { prefix: 'Avvikelse', kind: 'DL-AV-2', starts: [{ on: 'AvvikelseRegistered', from: 'receivedAt' }], met: [{ on: 'AvvikelseBedomningRecorded' }] },
  { prefix: 'Avvikelse', kind: 'DL-AV-3', starts: [{ on: 'AvvikelseRegistered', from: 'receivedAt' }], met: [{ on: 'AvvikelseUtredningStarted' }] },
  {
    prefix: 'Avvikelse', kind: 'DL-AV-4',
    starts: [{ on: 'AvvikelseUtredningStarted' }, { on: 'AvvikelseReopened' }],
    met: [{ on: 'AvvikelseUtredningCompleted' }],
  },
  {
    prefix: 'Avvikelse', kind: 'DL-AV-5',
    starts: [{ on: 'AvvikelseRegistered' }, { on: 'AvvikelseReopened', when: (_, after) => textOf({ data: after }, 'aterkoppling') === 'pending' }],
    met: [{ on: 'AvvikelseAterkopplingGiven' }],
    cancelled: [{ on: 'AvvikelseAterkopplingSkipped', reason: 'not-possible' }],
  },
  {
    // An escalation is the Ja itself. A later bedömning starts the clock again only when it asks anew.
    prefix: 'Avvikelse', kind: 'DL-AV-6',
    starts: [{ on: 'AvvikelseBedomningRecorded', when: (fact, after) => isOneOf(fact, 'lexSarahQuestion', ['yes', 'unsure']) && isUnanswered(after) }],
    met: [{ on: 'AvvikelseLexSarahQuestionAnswered' }, { on: 'AvvikelseEscalated' }],
    cancelled: [{ on: 'AvvikelseBedomningRecorded', when: (fact) => textOf(fact, 'lexSarahQuestion') === 'no', reason: 'answered-no' }],
  },
];

const allvarliga = ['allvarligt-missforhallande', 'pataglig-risk-for-allvarligt-missforhallande'];
const notAllvarligt: When = (fact) => !isOneOf(fact, 'value', allvarliga);

const lexSarah: readonly Clock[] = [
  diarium('LexSarah', 'LexSarahRapportRegistered'),
  {
    prefix: 'LexSarah', kind: 'DL-LS-2', starts: [{ on: 'LexSarahRapportRegistered', from: 'receivedAt' }],
    met: [{ on: 'LexSarahOmedelbarAtgardRecorded' }, { on: 'LexSarahOmedelbarAtgardRuledOut' }],
  },
  { prefix: 'LexSarah', kind: 'DL-LS-3', starts: [{ on: 'LexSarahRapportRegistered', from: 'receivedAt' }], met: [{ on: 'LexSarahRapportAcknowledged' }] },
  {
    // Both must be done, in either order; the one that comes last stops the clock.
    prefix: 'LexSarah', kind: 'DL-LS-4', starts: [{ on: 'LexSarahRapportRegistered', from: 'receivedAt' }],
    met: [
      { on: 'LexSarahForhandsbedomningRecorded', when: (_, after) => hasUtredare(after) },
      { on: 'LexSarahUtredareAssigned', when: (_, after) => textOf({ data: after }, 'status') !== 'received' },
    ],
  },
  { prefix: 'LexSarah', kind: 'DL-LS-5', starts: [{ on: 'LexSarahForhandsbedomningRecorded' }], met: [{ on: 'LexSarahUtredningStarted' }] },
  {
    prefix: 'LexSarah', kind: 'DL-LS-6',
    starts: [{ on: 'LexSarahUtredningStarted' }, { on: 'LexSarahUtredningReturned' }, { on: 'LexSarahReopened' }],
    met: [{ on: 'LexSarahBeslutsforslagSubmitted' }],
  },
  {
    prefix: 'LexSarah', kind: 'DL-LS-7', starts: [{ on: 'LexSarahBeslutsforslagSubmitted' }], met: [{ on: 'LexSarahBeslutRecorded', at: 'decidedAt' }],
    cancelled: [{ on: 'LexSarahUtredningReturned', reason: 'returned' }],
  },
  { prefix: 'LexSarah', kind: 'DL-LS-8', starts: [atBeslut], met: [{ on: 'LexSarahAterkopplingGiven' }], cancelled: [skippedFor('reporter')] },
  {
    prefix: 'LexSarah', kind: 'DL-LS-8', part: 'status', met: reporterTold,
    starts: [{ on: 'LexSarahRapportRegistered', from: 'receivedAt' }, { on: 'LexSarahReopened' }, ...reporterTold.map(whileOpen)],
  },
  {
    prefix: 'LexSarah', kind: 'DL-LS-9', part: 'first-contact', starts: [{ on: 'LexSarahRapportRegistered', from: 'receivedAt' }],
    met: [atStage('first-contact')], cancelled: [skippedFor('enskild')],
  },
  { prefix: 'LexSarah', kind: 'DL-LS-9', part: 'outcome', starts: [atBeslut], met: [atStage('outcome')], cancelled: [skippedFor('enskild')] },
  { prefix: 'LexSarah', kind: 'DL-LS-10', starts: [atBeslut], met: [{ on: 'LexSarahStaffInformed', at: 'informedAt' }], cancelled: [skippedFor('staff')] },
  {
    prefix: 'LexSarah', operator: 'namnd', kind: 'DL-LS-11', starts: [atBeslut], met: [{ on: 'LexSarahDelegationsbeslutReported', at: 'meetingDate' }],
    cancelled: [skippedFor('namnd')],
  },
  {
    // A beslut that is not allvarligt before anything was sent makes the anmälan not required.
    prefix: 'LexSarah', kind: 'DL-IVO-1', starts: [{ on: 'LexSarahIvoAnmalanDecided' }], met: [{ on: 'LexSarahIvoAnmalanRecorded', at: 'sentAt' }],
    cancelled: [
      { on: 'LexSarahBeslutRecorded', when: notAllvarligt, reason: 'not-required' },
      { on: 'LexSarahBeslutRevised', when: notAllvarligt, reason: 'not-required' },
    ],
  },
  {
    prefix: 'LexSarah', kind: 'DL-IVO-2',
    starts: [{ on: 'LexSarahIvoAnmalanRecorded', from: 'sentAt', when: (fact) => !isTrue(fact, 'utredningAttached') }],
    met: [{ on: 'LexSarahIvoUtredningRecorded', at: 'sentAt' }],
  },
  {
    // Several requests run side by side, each to its own answer; a beslut makes those that are left meaningless.
    prefix: 'LexSarah', kind: 'DL-IVO-3',
    starts: [
      { on: 'LexSarahIvoKompletteringRequested', from: 'requestedAt', date: 'dueDate', when: (fact) => !isNumbered(fact) },
      { on: 'LexSarahIvoKompletteringRequested', from: 'requestedAt', when: isNumbered, each: numberedRequest },
    ],
    met: [{ on: 'LexSarahIvoKompletteringRecorded', at: 'sentAt', cycle: 'ivoKompletteringId' }],
    cancelled: [{ on: 'LexSarahIvoBeslutRecorded', reason: 'ivo-beslut' }],
  },
  {
    prefix: 'LexSarah', kind: 'DL-IVO-4',
    starts: [{ on: 'LexSarahIvoBeslutRecorded', from: 'receivedAt', each: (fact) => listOf(fact, 'krav', 'kravId', 'dueDate') }],
    met: [{ on: 'LexSarahIvoKravAnswerRecorded', at: 'sentAt', cycle: 'kravId' }],
  },
];

/** SY-01: without a sender to reach there is nobody to confirm to or answer within a time. */
const senderKnown: When = (fact) => !isTrue(fact, 'anonymous');

const synpunkt: readonly Clock[] = [
  diarium('Synpunkt', 'SynpunktRegistered'),
  {
    prefix: 'Synpunkt', kind: 'DL-SY-1', starts: [{ on: 'SynpunktRegistered', from: 'receivedAt', when: senderKnown }],
    met: [{ on: 'SynpunktAcknowledged' }, { on: 'SynpunktAnswered' }],
  },
  {
    prefix: 'Synpunkt', kind: 'DL-SY-2',
    starts: [
      { on: 'SynpunktRegistered', from: 'receivedAt', when: senderKnown },
      { on: 'SynpunktReopened', when: (_, after) => senderKnown({ data: after }, after) },
    ],
    met: [{ on: 'SynpunktAnswered' }],
    moved: [{ on: 'SynpunktDelayNotified', date: 'newDate' }],
  },
  {
    prefix: 'Synpunkt', kind: 'DL-SY-3', starts: [{ on: 'SynpunktDeadlineMissed', when: (fact) => textOf(fact, 'kind') === 'DL-SY-2' }],
    met: [{ on: 'SynpunktDelayNotified' }, { on: 'SynpunktAnswered' }],
  },
  // The day that the utförare was given counts; the row of the policy is what is proposed.
  { prefix: 'Synpunkt', kind: 'DL-SY-4', starts: [{ on: 'SynpunktYttrandeRequested', date: 'dueDate' }], met: [{ on: 'SynpunktYttrandeRecorded', at: 'receivedAt' }] },
  {
    prefix: 'Synpunkt', kind: 'DL-SY-5', once: true, starts: [{ on: 'SynpunktAssigned' }], met: [{ on: 'SynpunktMissforhallandeBedomningRecorded' }],
    cancelled: [{ on: 'SynpunktClassified', when: (fact) => textOf(fact, 'kind') === 'praise', reason: 'praise' }],
  },
];

export const deadlineClocks: readonly Clock[] = [gdpr('Avvikelse'), gdpr('Synpunkt'), gdpr('LexSarah'), ...avvikelse, ...lexSarah, ...providerClocks, ...synpunkt, ...externAvvikelseClocks, ...lexSarahInfoClocks, ...atgardClocks];

/** Whether a cycle is one of the clock: a clock without a part has the cycles that no part of its kind has. */
export function hasCycle(clock: Clock, kind: string, cycle: string): boolean {
  if (clock.kind !== kind) return false;
  if (clock.part !== undefined) return cycle.startsWith(`${clock.part}-`);
  return !deadlineClocks.some((other) => other.kind === kind && other.part !== undefined && cycle.startsWith(`${other.part}-`));
}

function numberedRequest(fact: Fact): readonly { readonly cycle: string; readonly date?: string }[] {
  const [cycle, date] = [textOf(fact, 'ivoKompletteringId'), textOf(fact, 'dueDate')];
  return cycle === undefined ? [] : [{ cycle, ...(date !== undefined && { date }) }];
}

function hasUtredare(after: object): boolean {
  return textOf({ data: fieldOf({ data: after }, 'people') }, 'utredare') !== undefined;
}

function isPending(after: object, to: string): boolean {
  return textOf({ data: fieldOf({ data: after }, 'aterkoppling') }, to) === 'pending';
}

/** The lex Sarah-ansvarig has not answered the question as it stands now, and it has not been escalated. */
function isUnanswered(after: object): boolean {
  const question = { data: fieldOf({ data: after }, 'lexSarahQuestion') };
  return textOf(question, 'ansvarigAnswer') === undefined && textOf({ data: after }, 'escalatedTo') === undefined;
}
