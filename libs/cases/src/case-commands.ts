import { isSystem, type Actor } from '#domain/actor.js';
import type { CommandDefinition } from '#domain/commands.js';
import type { ForeignFacts } from '#domain/decider.js';
import { DomainError } from '#domain/domain-error.js';
import type { Instant } from '#domain/ids.js';
import { may, type CaseObject } from '#domain/policies/access.js';
import { aggregates, type Aggregate } from '#domain/registry.js';
import { handleCommand, type CommandParts } from '#event-store/handle-command.js';
import type { CaseCommandInput, CaseCommandResult } from './case-command.js';
import { CaseReader } from './case-reader.js';
import { hasTextToCheck, knownIn, namesOthers } from './named-in-text.js';
import { NamedCases } from './named-cases.js';
import { SecrecyReader } from './secrecy-reader.js';

/** What the facts depend on besides the case. */
export interface FactsAbout {
  /** Payload of the command: a delegation is looked up on the day that the act states. */
  readonly data: unknown;
  readonly enheter: readonly string[];
  readonly receivedAt: Instant | null;
}

/** Facts of other streams that guards ask for. */
export interface FactsSource {
  factsFor(caseId: string, actor: Actor, command: string, now: Instant, about?: FactsAbout): Promise<ForeignFacts>;
}

export interface CaseCommandParts extends CommandParts {
  readonly facts: FactsSource;
  /** Whose installation it is; a nämnd's when left out. */
  readonly operatorKind?: 'namnd' | 'enskild-verksamhet';
  /** The clock of the database. */
  readonly clock: () => Promise<Instant>;
  /** Names of accounts, for the check of texts that leave a case. */
  readonly namesOf?: (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Runs commands against the record: access, guards, deadlines and append against one and the same state. */
export class CaseCommands {
  private readonly namedCases: NamedCases;
  private readonly reader: CaseReader;
  private readonly secrecy: SecrecyReader;

  constructor(private readonly parts: CaseCommandParts) {
    this.reader = new CaseReader(parts);
    this.namedCases = new NamedCases(this.reader);
    this.secrecy = new SecrecyReader(this.reader);
  }

  async execute(input: CaseCommandInput): Promise<CaseCommandResult> {
    const aggregate = aggregates[input.aggregate];
    const definition = aggregate.commands[input.name];
    if (!definition) throw new DomainError('case-not-found');
    const now = input.now ?? input.heardAt ?? (await this.parts.clock());
    const occurredAt = occurredAtOf(definition, input, now);
    return handleCommand({
      ...this.parts,
      decider: aggregate.decider,
      ...(aggregate.beginsByItself ? {} : { commands: aggregate.commands }),
      streamId: `${aggregate.category}-${input.caseId}`,
      command: { type: input.name, data: input.data },
      commandId: input.commandId,
      actor: input.actor,
      role: roleOf(input.actor),
      now,
      authorize: (state) => { assertMay(aggregate, definition, input, state); },
      // Here, and not before: a repeat is answered as the first time, and the case it gave birth to is there by then.
      loadFacts: async (state) => {
        const named = await this.namedCases.check(input, definition.from === 'new');
        const about = { data: input.data, ...unitsOf(aggregate, state) };
        const facts = { ...(await this.parts.facts.factsFor(input.caseId, input.actor, input.name, now, about)), ...named };
        const secrecy = await this.secrecy.factsFor(aggregate, input.caseId, input.name, state);
        const operatorKind = this.parts.operatorKind ?? ('namnd' as const);
        return { ...facts, operatorKind, ...secrecy, ...(hasTextToCheck(input.name) && { namesInText: await this.namesOthers(aggregate, input) }) };
      },
      correlationId: input.correlationId,
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(input.causationId === undefined ? {} : { causationId: input.causationId }),
      ...(input.expectedVersion === undefined ? {} : { expectedVersion: input.expectedVersion }),
    });
  }

  /** In memory and for this one answer: the names of the case against the text, nothing of either is kept or told. */
  private async namesOthers(aggregate: Aggregate, { caseId, name, data }: CaseCommandInput): Promise<boolean> {
    const sealed = await this.reader.read(aggregate, caseId);
    if (!sealed) return false;
    const { people, accounts } = knownIn(await this.reader.opened(sealed));
    const names = (await this.parts.namesOf?.([...accounts.keys()])) ?? new Map<string, string>();
    const withAccount = [...names].map(([account, known]) => ({ subject: accounts.get(account) ?? account, name: known }));
    return namesOthers(name, data, [...people, ...withAccount]);
  }
}

function unitsOf(aggregate: Aggregate, state: unknown): Pick<FactsAbout, 'enheter' | 'receivedAt'> {
  const received = typeof state === 'object' && state !== null && 'receivedAt' in state ? state.receivedAt : null;
  return { enheter: aggregate.accessObject(state).enheter, receivedAt: typeof received === 'string' ? received : null };
}

/** A report is counted on the day it was received (CNT-01); an act of an import or of the demo years on the day it was done. */
function occurredAtOf(definition: CommandDefinition, { data, now: given }: CaseCommandInput, now: Instant): Instant | undefined {
  if (definition.from !== 'new') return given;
  const received = typeof data === 'object' && data !== null && 'receivedAt' in data ? data.receivedAt : undefined;
  return typeof received === 'string' ? received : now;
}

function roleOf(actor: Actor): string {
  if (isSystem(actor)) return 'system';
  return actor.grants.findLast((grant) => grant.role !== 'medarbetare')?.role ?? actor.grants[0]?.role ?? 'none';
}

/** The access decision is taken against the very state that the command changes. */
function assertMay(aggregate: Aggregate, definition: CommandDefinition, { actor, data, name }: CaseCommandInput, state: unknown): void {
  if (definition.action === 'system' && !isSystem(actor)) throw new DomainError('case-not-found');
  const object = definition.from === 'new' && definition.action !== 'configure' ? newObject(aggregate, data) : aggregate.accessObject(state);
  const verdict = may(actor, definition.action, object);
  if (verdict === 'unknown') throw new DomainError('case-not-found');
  if (verdict === 'forbidden') throw new DomainError('forbidden', [name]);
}

/** What is known of a case that does not exist yet: the unit it is meant for. */
function newObject({ path, category }: Aggregate, data: unknown): CaseObject {
  const nodeId = typeof data === 'object' && data !== null && 'nodeId' in data && typeof data.nodeId === 'string' ? data.nodeId : '';
  return { caseType: path, category, ownerUnit: nodeId, enheter: [nodeId], reporterId: null, assigned: [], excluded: [], chefBerors: false, status: 'none' };
}
