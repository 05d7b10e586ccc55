import type { Instant } from '../ids.js';
import { isShredded, timeOf, type RecordedEvent } from '../recorded-event.js';
import { plusMilliseconds } from '../time/calendar.js';
import { fieldOf, isOneOf, textOf, type Fact } from './fact.js';
import { uuidV5 } from './uuid-v5.js';

/** An event as the runner hands it over: opened, with the stream it lies in. */
export interface CaseEvent extends RecordedEvent {
  readonly category: string;
  readonly caseId: string;
}

/** A command that the system sends because of an event. The id is the same however often the event is seen. */
export interface FollowUp {
  readonly category: 'avvikelse' | 'synpunkt' | 'lexSarah' | 'externAvvikelse' | 'lexSarahInfo';
  readonly caseId: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commandId: string;
}

type Wish = Omit<FollowUp, 'commandId'>;

const categories = { avvikelse: 'avvikelse', synpunkt: 'synpunkt', 'lex-sarah': 'lexSarah', 'extern-avvikelse': 'externAvvikelse', 'lex-sarah-info': 'lexSarahInfo' } as const;
const prefixes = { avvikelse: 'Avvikelse', synpunkt: 'Synpunkt', 'lex-sarah': 'LexSarah', 'extern-avvikelse': 'ExternAvvikelse', 'lex-sarah-info': 'LexSarahInfo' } as const;
type CaseTypeName = keyof typeof categories;

/** What the system does by itself after an event (domain 5.13). Most events ask for nothing. */
export function followUps(event: CaseEvent): readonly FollowUp[] {
  const rule = Object.hasOwn(rules, event.type) ? rules[event.type] : undefined;
  const wishes = rule === undefined ? [] : rule(event);
  return wishes.map((wish, index) => ({ ...wish, commandId: uuidV5(`${event.category}-${event.caseId}|${event.version}|follow-up|${index}`) }));
}


const rules: Readonly<Record<string, (event: CaseEvent) => readonly Wish[]>> = {
  // DL-AV-1. An anonymous reporter has the receipt on the page; for who has no account the one who received it is told.
  AvvikelseRegistered: (event) =>
    (textOf(event, 'reporterId') ?? textOf(event, 'receivedByOfficialId')) === undefined ? [] : [wish('avvikelse', event.caseId, 'AcknowledgeAvvikelse', { channel: 'in-app' })],
  LexSarahRapportRegistered: (event) => [wish('lex-sarah', event.caseId, 'AcknowledgeLexSarahRapport', { channel: 'in-app' })],
  // What came by phone or letter is confirmed by a person, in the same way.
  SynpunktRegistered: (event) => {
    const channelIn = textOf(event, 'channelIn');
    const cameByWeb = channelIn === undefined || isOneOf(event, 'channelIn', ['webb', 'e-tjanst']);
    return cameByWeb ? [wish('synpunkt', event.caseId, 'AcknowledgeSynpunkt', { channel: 'in-app' })] : [];
  },
  AvvikelseEscalated: (event) => newRapport(event, 'avvikelse'),
  SynpunktEscalated: (event) => newRapport(event, 'synpunkt'),
  SynpunktContinuedAsAvvikelse: (event) =>
    newAvvikelse(event, 'synpunkt', fields(event, ['reporterId', 'discoveredAt', 'affects', 'omedelbarAtgardTaken', 'omedelbarAtgard'])),
  // The utredning found no missförhållande; it did find something that a person was affected by.
  LexSarahContinuedAsAvvikelse: (event) =>
    newAvvikelse(event, 'lex-sarah', { reporterId: event.actor, discoveredAt: instantOf(event), affects: ['enskild'], omedelbarAtgardTaken: false }),
  // F-11 b: the case itself knows whether it is the thirty days that are out.
  LexSarahDeadlineReminderNoted: statusMessage,
  LexSarahDeadlineMissed: statusMessage,
  // Nothing follows but the diarium: what has come in or gone out is an allmän handling (OSL 5:1).
  ExternAvvikelseRegistered: () => [],
  ExternAvvikelseDispatched: () => [],
  LexSarahInfoRegistered: () => [],
  LexSarahInfoEscalated: (event) => newRapport(event, 'lex-sarah-info'),
  LexSarahInfoOwnShareRegistered: (event) => ownShare(event, 'lex-sarah-info'),
  // When the time for an answer has passed the case says so by itself; an answer that comes later still counts.
  ExternAvvikelseDeadlineMissed: (event) =>
    textOf(event, 'kind') === 'DL-EX-2' ? [wish('extern-avvikelse', event.caseId, 'MarkExternAvvikelseUnanswered', {})] : [],
  // EX-02: what we failed in ourselves is an own avvikelse.
  ExternAvvikelseOwnShareRegistered: (event) => ownShare(event, 'extern-avvikelse'),
  AtgardProposed: (event) => refsOf(event).map((ref) => wish(ref.caseType, ref.caseId, `Link${prefixes[ref.caseType]}Atgard`, { atgardId: event.caseId })),
};

/** The events that ask for something, for the runner to subscribe to. */
export const followUpEventTypes: readonly string[] = Object.keys(rules);

function wish(caseType: CaseTypeName, caseId: string, name: string, data: Readonly<Record<string, unknown>>): Wish {
  return { category: categories[caseType], caseId, name, data };
}

function statusMessage(event: CaseEvent): readonly Wish[] {
  return textOf(event, 'kind') === 'DL-LS-8' ? [wish('lex-sarah', event.caseId, 'SendLexSarahStatusMessage', {})] : [];
}

/** The case that was escalated stays as it is; the rapport is a case of its own, received when it was escalated. */
function newRapport(event: CaseEvent, caseType: 'avvikelse' | 'synpunkt' | 'lex-sarah-info'): readonly Wish[] {
  const caseId = textOf(event, 'lexSarahId');
  const said = fields(event, ['nodeId', 'whatHappened', 'reporterId', 'discoveredAt', 'someoneInDanger', 'chefBerors', 'laws', 'involvedStaff']);
  if (caseId === undefined || said['whatHappened'] === undefined) return [];
  const origin = { caseId: event.caseId, caseType, link: 'escalated-from' };
  return [wish('lex-sarah', caseId, 'RegisterLexSarahRapport', { ...said, form: 'skriftlig', receivedAt: instantOf(event), origin })];
}

function ownShare(event: CaseEvent, caseType: CaseTypeName): readonly Wish[] {
  const said = fields(event, ['reporterId', 'discoveredAt', 'affects', 'omedelbarAtgardTaken', 'omedelbarAtgard']);
  return newAvvikelse(event, caseType, said, 'about-same-event');
}

function newAvvikelse(
  event: CaseEvent, caseType: CaseTypeName, more: Readonly<Record<string, unknown>>, link: 'continued-from' | 'about-same-event' = 'continued-from',
): readonly Wish[] {
  const caseId = textOf(event, 'avvikelseId');
  const said = fields(event, ['nodeId', 'whatHappened']);
  if (caseId === undefined || said['whatHappened'] === undefined) return [];
  const origin = { caseId: event.caseId, caseType, link };
  return [wish('avvikelse', caseId, 'RegisterAvvikelse', { ...said, ...more, receivedAt: instantOf(event), origin })];
}

/** When it happened, to the millisecond, as commands state instants. */
function instantOf(event: RecordedEvent): Instant {
  return plusMilliseconds(timeOf(event), 0);
}

/** The fields that were said and can still be read. */
function fields(fact: Fact, names: readonly string[]): Readonly<Record<string, unknown>> {
  const said = names.map((name) => [name, fieldOf(fact, name)] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && !isShredded(value)));
}

function refsOf(fact: Fact): readonly { readonly caseId: string; readonly caseType: CaseTypeName }[] {
  const refs = fieldOf(fact, 'caseRefs');
  if (!Array.isArray(refs)) return [];
  return refs.flatMap((data: unknown) => {
    const [caseId, caseType] = [textOf({ data }, 'caseId'), textOf({ data }, 'caseType')];
    return caseId !== undefined && caseType !== undefined && isCaseTypeName(caseType) ? [{ caseId, caseType }] : [];
  });
}

function isCaseTypeName(value: string): value is CaseTypeName {
  return Object.hasOwn(categories, value);
}
