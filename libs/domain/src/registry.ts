import { accessObject as atgardObject, atgard, availableAtgardCommands } from './atgard/atgard.js';
import { atgardCommands } from './atgard/atgard.commands.js';
import { atgardEvents } from './atgard/atgard.events.js';
import { accessObject as avvikelseObject, availableAvvikelseCommands, avvikelse } from './avvikelse/avvikelse.js';
import { avvikelseCommands } from './avvikelse/avvikelse.commands.js';
import { avvikelseEvents } from './avvikelse/avvikelse.events.js';
import type { CommandDefinitions } from './commands.js';
import type { Decider, DomainCommand, DomainEvent } from './decider.js';
import type { EventDefinitions } from './events.js';
import { accessObject as externAvvikelseObject, availableExternAvvikelseCommands, externAvvikelse } from './extern-avvikelse/extern-avvikelse.js';
import { externAvvikelseCommands } from './extern-avvikelse/extern-avvikelse.commands.js';
import { externAvvikelseEvents } from './extern-avvikelse/extern-avvikelse.events.js';
import { accessObject as lexSarahObject, availableLexSarahCommands, lexSarah } from './lex-sarah/lex-sarah.js';
import { lexSarahCommands } from './lex-sarah/lex-sarah.commands.js';
import { lexSarahEvents } from './lex-sarah/lex-sarah.events.js';
import { accessObject as lexSarahInfoObject, availableLexSarahInfoCommands, lexSarahInfo } from './lex-sarah-info/lex-sarah-info.js';
import { lexSarahInfoCommands } from './lex-sarah-info/lex-sarah-info.commands.js';
import { lexSarahInfoEvents } from './lex-sarah-info/lex-sarah-info.events.js';
import { historicImport } from './historic-import/historic-import.js';
import { historicImportCommands } from './historic-import/historic-import.commands.js';
import { historicImportEvents } from './historic-import/historic-import.events.js';
import { notificationEvents } from './notification/notification.events.js';
import { notification, notificationCommands } from './notification/notification.js';
import { configuration, configurationCommands, configurationEvents } from './organisation/configuration.js';
import { externalBody, externalBodyCommands, externalBodyEvents } from './organisation/external-body.js';
import { organisationCommands } from './organisation/organisation.commands.js';
import { organisationEvents } from './organisation/organisation.events.js';
import { configurationObject, organisation } from './organisation/organisation.js';
import { utforare, utforareCommands, utforareEvents } from './organisation/utforare.js';
import type { CaseObject } from './policies/access.js';
import type { DeadlinePrefix } from './policies/deadline-policy.js';
import { withDeadlines } from './policies/deadlines.js';
import { accessObject as synpunktObject, availableSynpunktCommands, synpunkt } from './synpunkt/synpunkt.js';
import { synpunktCommands } from './synpunkt/synpunkt.commands.js';
import { synpunktEvents } from './synpunkt/synpunkt.events.js';

/** What has a process, deadlines and a page of its own. */
export type CaseAggregateName = 'avvikelse' | 'synpunkt' | 'lexSarah' | 'externAvvikelse' | 'lexSarahInfo' | 'atgard';
/** What is configured: by role alone, without deadlines. */
export type RegisterName = 'organisation' | 'configuration' | 'utforare' | 'externalBody' | 'historicImport' | 'notification';
export type AggregateName = CaseAggregateName | RegisterName;

/** One aggregate with all that the way of a command needs. Which state it folds is its own affair. */
export interface Aggregate {
  readonly name: AggregateName;
  /** Category of its streams. */
  readonly category: string;
  /** How an address names it. */
  readonly path: string;
  readonly commands: CommandDefinitions;
  readonly events: EventDefinitions;
  readonly decider: Decider<unknown, DomainCommand, DomainEvent>;
  /** Its first command begins the stream, whichever it is: there is no act of founding. */
  readonly beginsByItself: boolean;
  accessObject(state: unknown): CaseObject;
}

export interface CaseAggregate extends Aggregate {
  readonly name: CaseAggregateName;
  readonly path: 'avvikelse' | 'synpunkt' | 'lex-sarah' | 'extern-avvikelse' | 'lex-sarah-info' | 'atgard';
  /** How its events and commands begin. */
  readonly prefix: DeadlinePrefix;
  /** The commands that the process allows in a state, whoever asks. */
  available(state: unknown): readonly string[];
}

/** Methods accept the erased state here and nowhere else: each is only ever given what its own decider folded. */
interface TypedCase<S, C extends DomainCommand, E extends DomainEvent>
  extends Omit<CaseAggregate, 'decider' | 'accessObject' | 'available' | 'beginsByItself'> {
  readonly decider: Decider<S, C, E>;
  accessObject(state: S): CaseObject;
  available(state: S): readonly string[];
}

function caseAggregate<S, C extends DomainCommand, E extends DomainEvent>(typed: TypedCase<S, C, E>): CaseAggregate {
  return { ...typed, beginsByItself: false };
}

interface TypedRegister<S, C extends DomainCommand, E extends DomainEvent> extends Pick<Aggregate, 'path' | 'commands' | 'events' | 'beginsByItself'> {
  readonly name: RegisterName;
  readonly decider: Decider<S, C, E>;
  readonly caseType: Parameters<typeof configurationObject>[0];
}

function register<S, C extends DomainCommand, E extends DomainEvent>({ decider, caseType, ...rest }: TypedRegister<S, C, E>): Aggregate {
  return { ...rest, category: decider.category, decider, accessObject: () => configurationObject(caseType, decider.category) };
}

export const caseAggregates: Readonly<Record<CaseAggregateName, CaseAggregate>> = {
  avvikelse: caseAggregate({
    name: 'avvikelse', category: 'avvikelse', path: 'avvikelse', prefix: 'Avvikelse', commands: avvikelseCommands, events: avvikelseEvents,
    decider: withDeadlines('Avvikelse', avvikelse), accessObject: avvikelseObject, available: availableAvvikelseCommands,
  }),
  synpunkt: caseAggregate({
    name: 'synpunkt', category: 'synpunkt', path: 'synpunkt', prefix: 'Synpunkt', commands: synpunktCommands, events: synpunktEvents,
    decider: withDeadlines('Synpunkt', synpunkt), accessObject: synpunktObject, available: availableSynpunktCommands,
  }),
  lexSarah: caseAggregate({
    name: 'lexSarah', category: 'lexSarah', path: 'lex-sarah', prefix: 'LexSarah', commands: lexSarahCommands, events: lexSarahEvents,
    decider: withDeadlines('LexSarah', lexSarah), accessObject: lexSarahObject, available: availableLexSarahCommands,
  }),
  externAvvikelse: caseAggregate({
    name: 'externAvvikelse', category: 'externAvvikelse', path: 'extern-avvikelse', prefix: 'ExternAvvikelse', commands: externAvvikelseCommands,
    events: externAvvikelseEvents, decider: withDeadlines('ExternAvvikelse', externAvvikelse), accessObject: externAvvikelseObject,
    available: availableExternAvvikelseCommands,
  }),
  lexSarahInfo: caseAggregate({
    name: 'lexSarahInfo', category: 'lexSarahInfo', path: 'lex-sarah-info', prefix: 'LexSarahInfo', commands: lexSarahInfoCommands, events: lexSarahInfoEvents,
    decider: withDeadlines('LexSarahInfo', lexSarahInfo), accessObject: lexSarahInfoObject, available: availableLexSarahInfoCommands,
  }),
  atgard: caseAggregate({
    name: 'atgard', category: 'atgard', path: 'atgard', prefix: 'Atgard', commands: atgardCommands, events: atgardEvents,
    decider: withDeadlines('Atgard', atgard), accessObject: atgardObject, available: availableAtgardCommands,
  }),
};

export const aggregates: Readonly<Record<AggregateName, Aggregate>> = {
  ...caseAggregates,
  organisation: register({
    name: 'organisation', path: 'organisation', commands: organisationCommands, events: organisationEvents, decider: organisation,
    caseType: 'organisation', beginsByItself: true,
  }),
  configuration: register({
    name: 'configuration', path: 'configuration', commands: configurationCommands, events: configurationEvents, decider: configuration,
    caseType: 'configuration', beginsByItself: true,
  }),
  utforare: register({
    name: 'utforare', path: 'utforare', commands: utforareCommands, events: utforareEvents, decider: utforare, caseType: 'organisation', beginsByItself: false,
  }),
  externalBody: register({
    name: 'externalBody', path: 'external-body', commands: externalBodyCommands, events: externalBodyEvents, decider: externalBody,
    caseType: 'external-body', beginsByItself: false,
  }),
  notification: register({
    name: 'notification', path: 'notification', commands: notificationCommands, events: notificationEvents, decider: notification,
    caseType: 'configuration', beginsByItself: true,
  }),
  historicImport: register({
    name: 'historicImport', path: 'historic-import', commands: historicImportCommands, events: historicImportEvents, decider: historicImport,
    caseType: 'historic-import', beginsByItself: false,
  }),
};

export function aggregateAt(path: string): Aggregate | undefined {
  return Object.values(aggregates).find((one) => one.path === path);
}

export function caseAggregateAt(path: string): CaseAggregate | undefined {
  return Object.values(caseAggregates).find((one) => one.path === path);
}

export function caseAggregateOfCategory(category: string): CaseAggregate | undefined {
  return Object.values(caseAggregates).find((one) => one.category === category);
}

/** Every event type that can be in the record, in its newest shape. */
export const eventDefinitions = {
  ...avvikelseEvents, ...synpunktEvents, ...lexSarahEvents, ...externAvvikelseEvents, ...lexSarahInfoEvents, ...atgardEvents, ...organisationEvents, ...configurationEvents, ...utforareEvents,
  ...externalBodyEvents,  ...historicImportEvents, ...notificationEvents,
} satisfies EventDefinitions;
