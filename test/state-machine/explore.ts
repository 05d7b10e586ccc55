import type { Actor } from '#domain/actor.js';
import { noForeignFacts, type DecideContext, type DomainEvent } from '#domain/decider.js';
import { DomainError, type DomainErrorCode } from '#domain/domain-error.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { caseAggregates, type CaseAggregate, type CaseAggregateName } from '#domain/registry.js';
import { plusHours } from '#domain/time/calendar.js';
import { clean } from '#domain/extern-avvikelse/extern-avvikelse.spec-tool.js';
import { added } from '#domain/case/attachments.fixture.js';
import { Dice, person } from '#read-model/dice.fixture.js';
import { commandsFor } from '#read-model/random-commands.fixture.js';
import { validInput } from '../e2e/valid-input.js';
import type { StoryStep } from './stories.js';

/** What came of one command in one state. */
export interface Trial {
  readonly command: string;
  readonly from: string;
  /** The state afterwards, also when nothing was written; undefined when it was refused. */
  readonly to?: string;
  readonly events?: readonly DomainEvent[];
  readonly refused?: DomainErrorCode;
}

interface Payload {
  readonly data: Record<string, unknown>;
  readonly by?: string;
}

const actors = ['sara', 'leila', 'goran', 'eva', 'birgitta', 'petra', 'amina'].map(person);
/** Long enough for every deadline that others let pass. */
const monthsLater = 24 * 70;
/** Somebody who has nothing to do with any case, and so never jäv. */
const outsider = person('outsider');
const others = Object.keys(caseAggregates).map((name) => ({ name, id: uuidV5(`other|${name}`) }));

/** What takes a case out of its process, or people out of the case: rarely, or the walks never come far. */
const detours = /HandOver|Duplicate|Move|Jav|Staff|Reject|Withdraw/;

export function statusOf(state: unknown): string {
  return typeof state === 'object' && state !== null && 'status' in state && typeof state.status === 'string' ? state.status : 'none';
}

/** What cannot be guessed from a schema: what the server says of files and documents, and an answer that was enough. */
function knownOf(command: string): Record<string, unknown> {
  if (command === 'RecordExternAvvikelseAnswer') return { receivedAt: '2026-03-02T07:00:00.000Z', text: 'Svar.', sufficient: true };
  if (/ReceiptCode$/.test(command)) return { codeHash: 'c'.repeat(64) };
  if (/^Add\w+Attachment$/.test(command)) return added({ attachmentId: uuidV5(`attachment|${command}`) });
  return {
    documentId: uuidV5(`document|${command}`), template: 'T-01', templateVersion: 1, format: 'pdf', revision: 0, masked: false, hash: 'a'.repeat(64), size: 1, ruleSetIds: [],
    createdAt: '2026-03-02T08:00:00.000Z',
  };
}

/** Walks through the states of one aggregate with chance from a seed, and tells every trial. */
export class Explorer {
  private readonly aggregate: CaseAggregate;
  private readonly dice: Dice;
  private state: unknown;
  private now = '2026-03-02T08:00:00.000Z';
  private sent = 0;
  private readonly made = new Map<string, Record<string, unknown>>();
  readonly trials: Trial[] = [];

  constructor(private readonly name: CaseAggregateName, seed: number) {
    this.aggregate = caseAggregates[name];
    this.dice = new Dice(seed);
    this.state = this.aggregate.decider.initial;
  }

  /** Every command of the table, each tried in the state that this walk has come to; none of them has effect on the walk. */
  tryAll(): void {
    const wishes = [...this.wishes(), ...this.wishes(false), ...this.wishes(true)];
    for (const command of Object.keys(this.aggregate.commands)) this.trials.push(this.attempt(command, this.payloadsOf(command, wishes)).trial);
  }

  /** Takes some steps of the usual order, then tries everything; begins with what makes the case. */
  walk(steps: number): void {
    this.tryAll();
    for (let n = 0; n < steps; n += 1) {
      const before = statusOf(this.state);
      this.now = plusHours(this.now, this.dice.chance(0.1) ? monthsLater : this.dice.below(6));
      this.step();
      if (statusOf(this.state) !== before) this.tryAll();
    }
  }

  /** Goes a way that is written down, and tries everything in each state on it. */
  follow(story: readonly StoryStep[]): void {
    for (const { command, data, by, at } of story) {
      const before = statusOf(this.state);
      this.now = at ?? this.now;
      this.take(command, [{ data: { ...data }, by }]);
      if (statusOf(this.state) !== before) this.tryAll();
    }
  }

  private step(): void {
    const wishes = this.wishes();
    const ordered = this.dice.chance(0.5) ? wishes : [this.dice.one(wishes)];
    for (const wish of ordered) {
      if (this.dice.chance(0.05)) return;
      if (detours.test(wish.name) && !this.dice.chance(0.02)) continue;
      this.take(wish.name, [{ data: this.current(wish.data), ...(wish.by !== undefined && { by: wish.by }) }]);
    }
    if (this.dice.chance(0.5)) this.take(this.dice.one(Object.keys(this.aggregate.commands)));
  }

  private take(command: string, payloads: readonly Payload[] = this.payloadsOf(command)): void {
    const { trial, next } = this.attempt(command, payloads);
    this.trials.push(trial);
    this.state = next;
  }

  /** The first payload and person with which it is not refused; else the last refusal. */
  private attempt(command: string, payloads: readonly Payload[]): { trial: Trial; next: unknown } {
    const from = statusOf(this.state);
    let refused: DomainErrorCode = 'person-has-jav';
    for (const { data, by } of payloads) {
      for (const actor of [...(by === undefined ? this.some(actors, 2) : [by]), outsider]) {
        const outcome = this.decide(command, data, actor);
        if ('events' in outcome) return { trial: { command, from, to: statusOf(outcome.next), events: outcome.events }, next: outcome.next };
        if (outcome.refused !== 'person-has-jav') refused = outcome.refused;
      }
    }
    return { trial: { command, from, refused }, next: this.state };
  }

  private decide(command: string, data: Record<string, unknown>, userId: string): { refused: DomainErrorCode } | { events: readonly DomainEvent[]; next: unknown } {
    const { decider, commands } = this.aggregate;
    const parsed = commands[command]?.schema.safeParse(data);
    if (parsed?.success !== true) throw new Error(`no valid payload for ${command}: ${JSON.stringify(parsed?.error.issues)}`);
    const actor: Actor = { userId, grants: [{ role: 'enhetschef', nodeIds: [] }] };
    try {
      const events = decider.decide({ type: command, data: parsed.data }, this.state, this.context(actor));
      return { events, next: events.reduce((state, event) => decider.evolve(state, event), this.state) };
    } catch (error) {
      if (error instanceof DomainError) return { refused: error.code };
      throw error;
    }
  }

  private context(actor: Actor): DecideContext {
    const commandId = uuidV5(`${this.name}|${String((this.sent += 1))}`);
    return { caseId: uuidV5(`explored|${this.name}`), commandId, now: this.now, actor, facts: { ...noForeignFacts, ...clean, delegationRefs: ['D-1', 'D-12', 'kod', 'Text om saken.'] } };
  }

  private payloadsOf(command: string, wishes = [...this.wishes(), ...this.wishes(true)]): readonly Payload[] {
    const schema = this.aggregate.commands[command]?.schema;
    if (schema === undefined) throw new Error(`no command ${command}`);
    const wished = wishes.filter(({ name }) => name === command).map(({ data, by }) => ({ data: this.current(data), ...(by !== undefined && { by }) }));
    const made = this.made.get(command) ?? [knownOf(command), validInput(schema)].find((data) => schema.safeParse(data).success);
    if (made !== undefined) this.made.set(command, made);
    if (made === undefined && wished.length === 0) throw new Error(`no valid payload for ${command}`);
    return [...wished, ...(made === undefined ? [] : [{ data: this.current(made) }])];
  }

  /** A decision is never older than what it decides on. */
  private current(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return { ...data, ...('decidedAt' in data && { decidedAt: this.now }) };
  }

  private wishes(fresh = statusOf(this.state) === 'none') {
    return commandsFor(this.name, { dice: this.dice, now: this.now, fresh, caseId: uuidV5(`explored|${this.name}`), cases: others, state: this.state });
  }

  private some<T>(from: readonly T[], n: number): T[] {
    return Array.from({ length: n }, () => this.dice.one(from));
  }
}
