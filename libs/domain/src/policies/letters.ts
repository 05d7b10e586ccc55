import type { AtgardEvents } from '../atgard/atgard.events.js';
import type { AvvikelseEvents } from '../avvikelse/avvikelse.events.js';
import type { ExternAvvikelseEvents } from '../extern-avvikelse/extern-avvikelse.events.js';
import type { LexSarahInfoEvents } from '../lex-sarah-info/lex-sarah-info.events.js';
import type { LexSarahEvents } from '../lex-sarah/lex-sarah.events.js';
import type { SynpunktEvents } from '../synpunkt/synpunkt.events.js';
import { defaultDeadlineRows } from './deadline-rows.js';
import { isOneOf, isTrue, textOf, type Fact } from './fact.js';

/** What a letter is for. Every letter reads the same: that something waits, and where. */
export type LetterTemplate =
  | 'acknowledgement' | 'new-case' | 'someone-in-danger' | 'lex-sarah-question' | 'assigned' | 'question' | 'message' | 'decision-waits'
  | 'ivo-anmalan-due' | 'ivo-asks' | 'outcome' | 'delay' | 'effect-not-achieved' | 'reminder' | 'overdue';

/**
 * To whom: the reporter, a role or function in the scope of the case, who has a part in the case (utredare, beslutsfattare,
 * handler, owner, reviewer, second-reader), or, with `deadlineId`, the responsible or the next level of that deadline.
 * References only; the outbox finds the user ids along the escalation path, and skips whoever is away or excluded.
 */
export interface Letter {
  readonly template: LetterTemplate;
  readonly recipients: readonly string[];
  readonly deadlineId?: string;
}

/** What is known of the case besides the event. */
export interface CaseInfo {
  /** The line of the unit is passed by: what goes to the enhetschef goes one level up. */
  readonly chefBerors: boolean;
  /** The reporter says that somebody is in danger: before the bedömning nothing else is known of the risk. */
  readonly someoneInDanger?: boolean;
}

type EventType = keyof AvvikelseEvents | keyof SynpunktEvents | keyof LexSarahEvents | keyof ExternAvvikelseEvents | keyof LexSarahInfoEvents | keyof AtgardEvents;
type Rule = (fact: Fact, info: CaseInfo) => readonly Letter[];

const to = (template: LetterTemplate, ...recipients: readonly string[]): Rule => () => [{ template, recipients }];
const chef = (info: CaseInfo) => (info.chefBerors ? 'verksamhetschef' : 'enhetschef');

function danger(fact: Fact, info: CaseInfo): readonly Letter[] {
  const inDanger = isTrue(fact, 'someoneInDanger') || textOf(fact, 'someoneInDanger') === 'yes';
  return inDanger ? [{ template: 'someone-in-danger', recipients: [chef(info), 'lex-sarah-ansvarig'] }] : [];
}

const newCase = (...others: readonly string[]): Rule => (fact, info) => [{ template: 'new-case', recipients: [chef(info), ...others] }, ...danger(fact, info)];
const fromHandler = (handler: string): Rule => (fact) => [{ template: 'message', recipients: [textOf(fact, 'from') === 'handler' ? 'reporter' : handler] }];

const toldNextDay: ReadonlySet<string> = new Set(defaultDeadlineRows.filter((row) => row.escalateNextDay === true).map((row) => row.kind));

/**
 * A passed limit goes to the next level; a deadline without one (a confirmation) goes back to the responsible.
 * DL-AV-2: the next level hears of it the day after, the lex Sarah-ansvarig at once where the risk is high.
 */
const missed: Rule = (fact, { someoneInDanger }) => {
  if (!toldNextDay.has(textOf(fact, 'kind') ?? '')) return ofDeadline(fact, 'overdue', ['next-level']);
  return ofDeadline(fact, 'overdue', ['responsible', ...(someoneInDanger === true ? ['lex-sarah-ansvarig'] : [])]);
};
const reminded: Rule = (fact) => {
  const next = textOf(fact, 'to') === 'next-level';
  return ofDeadline(fact, next ? 'overdue' : 'reminder', [next ? 'next-level' : 'responsible']);
};

function ofDeadline(fact: Fact, template: LetterTemplate, recipients: readonly string[]): readonly Letter[] {
  const deadlineId = textOf(fact, 'deadlineId');
  return deadlineId === undefined ? [] : [{ template, recipients, deadlineId }];
}

/** Whom a duty is handed to (domain 5.12). What else a Ja asks for is done by whoever has the case. */
const dutyTo: Readonly<Record<string, string>> = { personuppgiftsincident: 'dataskyddsombud', 'ivo-27-7': 'avtalsansvarig' };
const duty: Rule = (fact) => {
  const recipient = dutyTo[textOf(fact, 'duty') ?? ''];
  return recipient === undefined || !isTrue(fact, 'needed') || isTrue(fact, 'done') ? [] : [{ template: 'assigned', recipients: [recipient] }];
};

const sending = {
  AvvikelseRegistered: newCase(),
  AvvikelseAcknowledged: to('acknowledgement', 'reporter'),
  AvvikelseBedomningRecorded: (fact) =>
    isOneOf(fact, 'lexSarahQuestion', ['yes', 'unsure']) ? [{ template: 'lex-sarah-question', recipients: ['lex-sarah-ansvarig'] }] : [],
  AvvikelseUtredareAssigned: to('assigned', 'utredare'),
  AvvikelseAterkopplingGiven: to('outcome', 'reporter'),
  AvvikelseMoved: newCase(),
  AvvikelseKompletteringRequested: to('question', 'reporter'),
  AvvikelseKompletteringAdded: to('message', 'utredare'),
  AvvikelseMessageSent: fromHandler('utredare'),
  AvvikelseParallelDutyConfirmed: duty,
  AvvikelseDeadlineMissed: missed,
  AvvikelseDeadlineReminderNoted: reminded,

  SynpunktRegistered: (fact, info) => [{ template: 'new-case', recipients: ['klagomalshandlaggare'] }, ...danger(fact, info)],
  SynpunktAcknowledged: to('acknowledgement', 'reporter'),
  SynpunktAssigned: to('assigned', 'handler'),
  SynpunktAnswered: to('outcome', 'reporter'),
  SynpunktDelayNotified: to('delay', 'reporter'),
  SynpunktMoved: to('new-case', 'klagomalshandlaggare'),
  SynpunktKompletteringRequested: to('question', 'reporter'),
  SynpunktKompletteringAdded: to('message', 'handler'),
  SynpunktMessageSent: fromHandler('handler'),
  SynpunktWithdrawn: to('message', 'handler'),
  SynpunktParallelDutyConfirmed: duty,
  SynpunktDeadlineMissed: missed,
  SynpunktDeadlineReminderNoted: reminded,

  LexSarahRapportRegistered: newCase('lex-sarah-ansvarig'),
  LexSarahRapportAcknowledged: to('acknowledgement', 'reporter'),
  LexSarahUtredareAssigned: to('assigned', 'utredare'),
  LexSarahUtredareReplaced: to('assigned', 'utredare'),
  LexSarahBeslutsfattareAssigned: to('assigned', 'beslutsfattare'),
  LexSarahBeslutsforslagSubmitted: to('decision-waits', 'second-reader', 'beslutsfattare'),
  LexSarahUtredningReturned: to('assigned', 'utredare'),
  LexSarahAterkopplingGiven: to('outcome', 'reporter'),
  LexSarahStatusMessageSent: to('message', 'reporter'),
  LexSarahIvoAnmalanDecided: to('ivo-anmalan-due', 'lex-sarah-ansvarig', 'beslutsfattare'),
  LexSarahIvoKompletteringRequested: to('ivo-asks', 'lex-sarah-ansvarig', 'utredare'),
  LexSarahIvoBeslutRecorded: to('ivo-asks', 'lex-sarah-ansvarig'),
  LexSarahMoved: newCase('lex-sarah-ansvarig'),
  LexSarahKompletteringRequested: to('question', 'reporter'),
  LexSarahKompletteringAdded: to('message', 'utredare'),
  LexSarahMessageSent: fromHandler('utredare'),
  LexSarahParallelDutyConfirmed: duty,
  LexSarahDeadlineMissed: missed,
  LexSarahDeadlineReminderNoted: reminded,

  ExternAvvikelseCreated: to('new-case', 'samordnare'),
  ExternAvvikelseRegistered: newCase('samordnare'),
  ExternAvvikelseAssigned: to('assigned', 'samordnare'),
  ExternAvvikelseMoved: newCase('samordnare'),
  ExternAvvikelseClosed: to('outcome', 'reporter'),
  ExternAvvikelseDeadlineMissed: missed,
  ExternAvvikelseDeadlineReminderNoted: reminded,

  LexSarahInfoRegistered: to('new-case', 'avtalsansvarig', 'lex-sarah-ansvarig'),
  LexSarahInfoAssigned: to('assigned', 'handler'),
  LexSarahInfoMoved: to('new-case', 'avtalsansvarig'),
  LexSarahInfoDeadlineMissed: missed,
  LexSarahInfoDeadlineReminderNoted: reminded,

  AtgardApproved: to('assigned', 'owner'),
  AtgardOwnerAssigned: to('assigned', 'owner'),
  AtgardReopened: to('assigned', 'owner'),
  AtgardEffectReviewed: (fact, info) =>
    textOf(fact, 'effect') === 'not-achieved' ? [{ template: 'effect-not-achieved', recipients: ['owner', chef(info)] }] : [],
  AtgardDeadlineMissed: missed,
  AtgardDeadlineReminderNoted: reminded,
} as const satisfies Partial<Record<EventType, Rule>>;

type Case = 'Avvikelse' | 'Synpunkt' | 'LexSarah';
/** Nobody is written to about these: who works with the case sees them there. */
type Silent =
  | `${Case | 'ExternAvvikelse' | 'LexSarahInfo' | 'Atgard'}Deadline${'Set' | 'Met' | 'Cancelled'}`
  | `${Case}${'DiarienummerRecorded' | 'Linked' | 'DuplicateMarked' | 'EnhetAdded' | 'EnskildAdded' | 'KonsekvensRecorded' | 'InvolvedStaffAdded'}`
  | `${Case}${'JavDeclared' | 'JavDecided' | 'AnteckningAdded' | 'AtgardLinked' | 'LegalHoldPlaced' | 'LegalHoldLifted'}`
  | `${Case | 'ExternAvvikelse' | 'LexSarahInfo'}${'AttachmentAdded' | 'AttachmentScanned' | 'AttachmentWithdrawn' | 'DocumentCreated'}`
  | `${Case}${'UtredningStarted' | 'UppfoljningStarted' | 'Closed' | 'Reopened'}`
  | `${'Avvikelse' | 'Synpunkt'}ReceiptCodeIssued`
  | `Avvikelse${'CoReporterAdded' | 'OmedelbarAtgardRecorded' | 'LexSarahNoConfirmed' | 'LexSarahQuestionAnswered' | 'Escalated' | 'UtredningRecorded'}`
  | `Avvikelse${'UtredningCompleted' | 'RiskRaised' | 'AterkopplingSkipped'}`
  | `Synpunkt${'Classified' | 'MissforhallandeBedomningRecorded' | 'UtredningRecorded' | 'YttrandeRequested' | 'YttrandeRecorded'}`
  | `Synpunkt${'VardnadshavareContactAssessed' | 'Escalated' | 'ContinuedAsAvvikelse' | 'OverklagandeHandedOver' | 'HandedOver'}`
  | `LexSarah${'MuntligRapportRecorded' | 'MuntligRapportConfirmed' | 'OmedelbarAtgardRecorded' | 'OmedelbarAtgardRuledOut' | 'NamndordforandeInformed'}`
  | `LexSarah${'Classified' | 'ForhandsbedomningRecorded' | 'HandedOver' | 'UnderlagAdded' | 'UtredningPartRecorded' | 'SecondReadingRecorded'}`
  | `LexSarah${'SecondReadingWaived' | 'BeslutRecorded' | 'BeslutCorrected' | 'BeslutRevised' | 'EnskildInformed' | 'StaffInformed'}`
  | `LexSarah${'InvolvedStaffResolved' | 'AterkopplingSkipped' | 'DelegationsbeslutReported' | 'ContinuedAsAvvikelse' | 'PrecedentPublished' | 'PrecedentWithdrawn'}`
  | `LexSarah${'BerordNamndAdded' | 'BerordNamndRemoved' | 'NamndInformedOfRapport' | 'NamndInformedOfIvoAnmalan'}`
  | `LexSarahIvo${'AnmalanPrepared' | 'AnmalanRecorded' | 'UtredningRecorded' | 'DiarienummerRecorded' | 'KompletteringRecorded' | 'KravAnswerRecorded' | 'Closed'}`
  | `ExternAvvikelse${'Revised' | 'Cleared' | 'Dispatched' | 'ReceiptRecorded' | 'CounterpartyReminded' | 'AnswerRecorded' | 'UnansweredMarked'}`
  | `ExternAvvikelse${'Raised' | 'MeetingRecorded' | 'Analysed' | 'Acknowledged' | 'UtredningStarted' | 'Answered' | 'OwnShareRegistered'}`
  | `ExternAvvikelse${'DiarienummerRecorded' | 'Linked' | 'JavDeclared' | 'JavDecided' | 'AnteckningAdded' | 'AtgardLinked'}`
  | `ExternAvvikelse${'LegalHoldPlaced' | 'LegalHoldLifted'}`
  | `LexSarahInfo${'Reviewed' | 'UtredningRecorded' | 'UppfoljningStarted' | 'Escalated' | 'OwnShareRegistered' | 'Closed' | 'DiarienummerRecorded'}`
  | `LexSarahInfo${'Linked' | 'JavDeclared' | 'JavDecided' | 'AnteckningAdded' | 'LegalHoldPlaced' | 'LegalHoldLifted'}`
  | `Atgard${'Proposed' | 'Rejected' | 'Started' | 'Rescheduled' | 'Completed' | 'Closed'}`;

/** Does not compile while an event neither sends nor is named silent. */
type Forgotten = Exclude<EventType, keyof typeof sending | Silent>;
export const everyEventConsidered: [Forgotten] extends [never] ? true : Forgotten = true;

const rules: Readonly<Record<string, Rule>> = sending;

/** The letters that a fact gives rise to, never with a word of the case. */
export function lettersFor(event: { readonly type: string; readonly data: unknown }, info: CaseInfo): readonly Letter[] {
  const rule = Object.hasOwn(rules, event.type) ? rules[event.type] : undefined;
  return rule === undefined ? [] : rule(event, info);
}

/** The events that send, for the projection that keeps the outbox. */
export const sendingEventTypes: readonly string[] = Object.keys(sending);
