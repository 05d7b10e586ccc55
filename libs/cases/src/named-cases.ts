import { isSystem, type Actor } from '#domain/actor.js';
import { reachesThreshold, risk } from '#domain/code-lists/risk-matrix.js';
import type { ForeignFacts } from '#domain/decider.js';
import { DomainError } from '#domain/domain-error.js';
import { mayRead } from '#domain/policies/access.js';
import { caseAggregateAt, caseAggregates, type AggregateName, type CaseAggregate } from '#domain/registry.js';
import type { CaseReader } from './case-reader.js';

interface Naming {
  readonly aggregate: AggregateName;
  readonly caseId: string;
  readonly name: string;
  readonly data: unknown;
  readonly actor: Actor;
}

/** Fields with the id of a case that the command gives birth to. */
const births = ['lexSarahId', 'avvikelseId'] as const;

/** The secrecy step compares with whom these name: nobody may try names on a case of others (EX-01). */
const linksForSecrecy: ReadonlySet<string> = new Set(['CreateExternAvvikelse', 'LinkExternAvvikelse']);

/** The ids of other cases that a command names: a new one must be free everywhere, and one that is there must be the sender's to see. */
export class NamedCases {
  constructor(private readonly reader: CaseReader) {}

  /** @returns what the named cases say that a guard asks for. */
  async check(command: Naming, begins: boolean): Promise<Partial<ForeignFacts>> {
    const { aggregate, caseId, data } = command;
    // One id, one case: lists and numbers go by the id alone, whatever the type.
    if (begins && Object.hasOwn(caseAggregates, aggregate)) await this.assertFree(caseId, aggregate);
    for (const field of births) {
      const id = fieldOf(data, field);
      if (typeof id === 'string') await this.assertFree(id);
    }
    if (linksForSecrecy.has(command.name) && !isSystem(command.actor)) await this.assertLinkable(data, command.actor);
    if (command.name === 'ProposeAtgard') return { riskReachesThreshold: await this.hasHighRisk(data, command.actor) };
    if (/^Mark\w+Duplicate$/.test(command.name)) return { master: await this.master(command) };
    return command.name === 'CloseAtgard' ? this.replacement(data, command.actor) : {};
  }

  private async assertFree(id: string, except?: AggregateName): Promise<void> {
    const others = Object.values(caseAggregates).filter(({ name }) => name !== except);
    if (await this.reader.anyExists(others, id)) throw new DomainError('case-exists');
  }

  /**
   * An åtgärd holds up the closing of every case it names: nobody puts one into a case of others. How high the risk is
   * (ATG-02) is what the cases themselves say now, whatever the sender believes.
   */
  private async hasHighRisk(data: unknown, actor: Actor): Promise<boolean> {
    const refs = fieldOf(data, 'caseRefs');
    let high = false;
    for (const ref of Array.isArray(refs) ? refs : []) {
      const aggregate = caseAggregateAt(String(fieldOf(ref, 'caseType')));
      const state = aggregate && (await this.readable(aggregate, String(fieldOf(ref, 'caseId')), actor));
      if (state === undefined) throw new DomainError('case-not-found');
      const assessed = risk.safeParse(fieldOf(state, 'risk'));
      high ||= assessed.success && reachesThreshold(assessed.data);
    }
    return high;
  }

  /** The åtgärd that replaces this one, when there is one that the actor may see (ATG-05). */
  private async replacement(data: unknown, actor: Actor): Promise<Partial<ForeignFacts>> {
    const id = fieldOf(data, 'replacedBy');
    if (typeof id !== 'string') return {};
    const state = await this.readable(caseAggregates.atgard, id, actor);
    if (state === undefined) return {};
    const [status, effect] = [fieldOf(state, 'status'), fieldOf(state, 'effect')];
    const known = typeof effect === 'string' ? { effect } : {};
    return { replacement: { atgardId: id, status: String(status), ...known, effectReviewed: typeof effect === 'string' } };
  }

  /** AV-07: the other case is of the same type, and the sender may see it. */
  private async master({ aggregate, data, actor }: Naming): Promise<{ readonly status: string }> {
    const found = Object.values(caseAggregates).find(({ name }) => name === aggregate);
    const state = found && (await this.readable(found, String(fieldOf(data, 'masterCaseId')), actor));
    if (state === undefined) throw new DomainError('case-not-found', ['masterCaseId']);
    return { status: String(fieldOf(state, 'status')) };
  }

  private async readable(aggregate: CaseAggregate, caseId: string, actor: Actor): Promise<unknown> {
    const sealed = await this.reader.read(aggregate, caseId);
    if (!sealed) return undefined;
    const mayKnow = isSystem(actor) || mayRead(actor, aggregate.accessObject(sealed.state)) !== 'none';
    return mayKnow ? sealed.state : undefined;
  }

  private async assertLinkable(data: unknown, actor: Actor): Promise<void> {
    const id = fieldOf(data, 'toCaseId') ?? fieldOf(data, 'aboutCaseId');
    if (typeof id !== 'string') return;
    const readings = await Promise.all(
      Object.values(caseAggregates).map(async (aggregate) => {
        const sealed = await this.reader.read(aggregate, id);
        return sealed ? mayRead(actor, aggregate.accessObject(sealed.state)) : 'none';
      }),
    );
    if (!readings.includes('content') && !readings.includes('own')) throw new DomainError('case-not-found');
  }
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
