import { z } from 'zod';
import type { CommandDefinitions } from '../commands.js';
import { noForeignFacts, type Decider, type DomainCommand, type DomainEvent, type ForeignFacts } from '../decider.js';
import { DomainError, type DomainErrorCode } from '../domain-error.js';
import type { EventDefinitions } from '../events.js';
import type { Instant } from '../ids.js';
import { personalMarkOf } from '../personal-data.js';
import type { RecordedEvent } from '../recorded-event.js';
import { specCaseId, specCommandId } from '../spec.js';

interface Telling {
  readonly by?: string;
  readonly at?: Instant;
  readonly facts?: Partial<ForeignFacts>;
}

/**
 * A case told as a row of commands, for specs. Every command passes its schema, and every fact the schema of its event,
 * as in the running system.
 */
export class Story<S, C extends DomainCommand, E extends DomainEvent> {
  readonly events: E[] = [];
  state: S;

  constructor(
    private readonly decider: Decider<S, C, E>,
    private readonly commands: CommandDefinitions,
    private readonly definitions: EventDefinitions,
    private readonly usual: Required<Pick<Telling, 'by' | 'at'>>,
  ) {
    this.state = decider.initial;
  }

  /** The facts that the command gave. */
  do(type: C['type'], data: object = {}, telling: Telling = {}): readonly E[] {
    const definition = this.commands[type];
    if (definition === undefined) throw new RangeError(type);
    const { by, at } = { ...this.usual, ...telling };
    const command = { type, data: definition.schema.parse(data) } as C;
    const context = {
      caseId: specCaseId,
      commandId: specCommandId,
      now: at,
      actor: { userId: by, grants: [] },
      facts: { ...noForeignFacts, ...telling.facts },
    };
    const facts = this.decider.decide(command, this.state, context);
    for (const fact of facts) {
      this.definitions[fact.type]?.schema.parse(fact.data);
      this.state = this.decider.evolve(this.state, fact);
    }
    this.events.push(...facts);
    return facts;
  }

  /** The names of the facts that the command gave. */
  names(type: C['type'], data: object = {}, telling: Telling = {}): string[] {
    return this.do(type, data, telling).map((fact) => fact.type);
  }

  /** Why the command was refused; nothing when it was not. */
  refusal(type: C['type'], data: object = {}, telling: Telling = {}): DomainErrorCode | undefined {
    try {
      this.do(type, data, telling);
      return undefined;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }

  /** The events as a reader with full access gets them. */
  recorded(): RecordedEvent[] {
    return this.events.map(({ type, data }, version) => ({
      type,
      data,
      version,
      position: String(version + 1),
      recordedAt: this.usual.at,
      actor: this.usual.by,
      role: 'enhetschef',
    }));
  }

  /** The state as it is folded from the sealed record. */
  sealedState(): S {
    return this.events.reduce(
      (state, event) => this.decider.evolve(state, { ...event, data: this.sealed(event) }),
      this.decider.initial,
    );
  }

  sealed({ type, data }: DomainEvent): unknown {
    const definition = this.definitions[type];
    return definition === undefined ? data : sealedCopy(definition.schema, data);
  }
}

/** The same data with an envelope in every place that the event store seals. */
export function sealedCopy(schema: z.ZodType, data: unknown): unknown {
  if (data === undefined) return undefined;
  if (personalMarkOf(schema) !== undefined) return { v: 1, kid: 'k', iv: 'i', ct: 'c', tag: 't' };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return sealedCopy(schema.unwrap() as z.ZodType, data);
  if (schema instanceof z.ZodArray && Array.isArray(data))
    return data.map((one) => sealedCopy(schema.element as z.ZodType, one));
  if (!(schema instanceof z.ZodObject) || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, sealedCopy(schema.shape[key] as z.ZodType, value)]),
  );
}
