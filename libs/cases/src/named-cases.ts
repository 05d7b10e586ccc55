import { isSystem, type Actor } from '#domain/actor.js';
import { DomainError } from '#domain/domain-error.js';
import { mayRead } from '#domain/policies/access.js';
import { caseAggregateAt, caseAggregates, type AggregateName } from '#domain/registry.js';
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

/** The ids of other cases that a command names: a new one must be free everywhere, and one that is there must be the sender's to see. */
export class NamedCases {
  constructor(private readonly reader: CaseReader) {}

  async check(command: Naming, begins: boolean): Promise<void> {
    const { aggregate, caseId, data } = command;
    // One id, one case: lists and numbers go by the id alone, whatever the type.
    if (begins && Object.hasOwn(caseAggregates, aggregate)) await this.assertFree(caseId, aggregate);
    for (const field of births) {
      const id = fieldOf(data, field);
      if (typeof id === 'string') await this.assertFree(id);
    }
    if (command.name === 'ProposeAtgard' && !isSystem(command.actor)) await this.assertReadable(data, command.actor);
  }

  private async assertFree(id: string, except?: AggregateName): Promise<void> {
    const others = Object.values(caseAggregates).filter(({ name }) => name !== except);
    const found = await Promise.all(others.map((one) => this.reader.exists(one, id)));
    if (found.includes(true)) throw new DomainError('case-exists');
  }

  /** An åtgärd holds up the closing of every case it names: nobody puts one into a case of others. */
  private async assertReadable(data: unknown, actor: Actor): Promise<void> {
    const refs = fieldOf(data, 'caseRefs');
    for (const ref of Array.isArray(refs) ? refs : []) {
      const aggregate = caseAggregateAt(String(fieldOf(ref, 'caseType')));
      const sealed = aggregate && (await this.reader.read(aggregate, String(fieldOf(ref, 'caseId'))));
      if (!sealed || mayRead(actor, aggregate.accessObject(sealed.state)) === 'none') throw new DomainError('case-not-found');
    }
  }
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
