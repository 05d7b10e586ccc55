import { systemActor, type Actor, type Role } from '#domain/actor.js';
import type { DomainCommand, DomainEvent, LinkedAtgard } from '#domain/decider.js';
import { DomainError } from '#domain/domain-error.js';
import { linkedAtgard, type AtgardState } from '#domain/atgard/atgard.state.js';
import { plusHours } from '#domain/time/calendar.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { aggregates, caseAggregates, type AggregateName } from '#domain/registry.js';
import type { EventStore } from '#event-store/event-store.js';
import { commandsFor } from './random-commands.fixture.js';
import type { Wish } from './random-wishes.fixture.js';
import { newEvent } from './engine.fixture.js';
import { node, person, type Dice } from './dice.fixture.js';

const organisation: readonly [string, string | null, string][] = [
  ['nackby', null, 'huvudman'],
  ['socialnamnden', 'nackby', 'namnd'],
  ['bof', 'socialnamnden', 'enhet'],
  ['omsorg', 'socialnamnden', 'enhet'],
  ['bof-mottagning', 'bof', 'verksamhet'],
  ['bof-utredning', 'bof', 'verksamhet'],
  ['omsorg-lss', 'omsorg', 'verksamhet'],
  ['omsorg-daglig', 'omsorg', 'verksamhet'],
];
export const grants: readonly [string, Role, string][] = [
  ['birgitta', 'enhetschef', 'bof'],
  ['tomas', 'enhetschef', 'omsorg'],
  ['marianne', 'verksamhetschef', 'socialnamnden'],
  ['sara', 'lex-sarah-ansvarig', 'socialnamnden'],
  ['leila', 'lex-sarah-utredare', 'socialnamnden'],
  ['goran', 'lex-sarah-utredare', 'socialnamnden'],
  ['eva', 'beslutsfattare', 'socialnamnden'],
  ['petra', 'klagomalshandlaggare', 'socialnamnden'],
  ['amina', 'medarbetare', 'bof-utredning'],
];

const caseNames: readonly string[] = Object.keys(caseAggregates);

interface Stream {
  readonly name: AggregateName;
  readonly id: string;
  state: unknown;
}

/** A log made by the real deciders from random wishes; what they refuse is left out, as in life. */
export class RandomHistory {
  readonly streams: Stream[] = [];
  readonly log: { caseId: string; type: string; data: unknown }[] = [];
  now = '2023-01-02T08:00:00.000Z';
  private made = 0;

  constructor(
    private readonly store: EventStore,
    readonly dice: Dice,
  ) {}

  async organisation(): Promise<void> {
    for (const [code, parent, level] of organisation) {
      await this.act('organisation', node('log'), 'AddOrganisationNode', {
        nodeId: node(code),
        ...(parent === null ? {} : { parentId: node(parent) }),
        code,
        level,
        name: code,
        nameInSentence: code,
        validFrom: '2015-01-01',
      });
    }
    for (const [name, role, code] of grants) {
      await this.act('organisation', node('log'), 'GrantRole', {
        grantId: uuidV5(`${name}|${role}`),
        personId: person(name),
        role,
        nodeId: node(code),
        from: '2015-01-01',
        reason: 'Test',
      });
    }
    await this.act('configuration', node('socialnamnden'), 'SetCoverage', {
      nodeId: node('socialnamnden'),
      coveredFrom: '2023-01-01',
      reason: 'Test',
    });
  }

  async run(wishes: number): Promise<void> {
    for (let n = 0; n < wishes; n += 1) {
      this.now = plusHours(this.now, this.dice.below(24));
      if (this.dice.chance(0.12)) await this.walk();
      for (const wish of this.wishes())
        if (await this.act(wish.aggregate, wish.caseId, wish.name, wish.data, wish.by)) break;
    }
  }

  /** Takes one case through its process in order, and stops somewhere. */
  private async walk(): Promise<void> {
    const open = this.streams.filter(({ name }) => caseNames.includes(name));
    if (open.length === 0) return;
    const { name, id, state } = this.dice.one(open);
    const path = commandsFor(name, {
      dice: this.dice,
      now: this.now,
      fresh: false,
      cases: open,
      caseId: id,
      state,
    }).filter((wish) => !/HandOver|Duplicate|Move|Jav|Staff|Reject/.test(wish.name));
    for (const wish of path.slice(0, this.dice.below(path.length + 8))) {
      this.now = plusHours(this.now, this.dice.below(16));
      await this.act(
        name,
        id,
        wish.name,
        { ...wish.data, ...('decidedAt' in wish.data && { decidedAt: this.now }) },
        wish.by,
      );
    }
  }

  /** Does what a decider allows; gives false when it refuses. */
  async act(
    name: AggregateName,
    caseId: string,
    type: string,
    data: Readonly<Record<string, unknown>>,
    by?: string,
  ): Promise<boolean> {
    const { decider, commands, category } = aggregates[name];
    const stream = this.streams.find((one) => one.name === name && one.id === caseId);
    const parsed = commands[type]?.schema.safeParse(data);
    if (parsed?.success !== true) throw new Error(`bad test command ${type}: ${JSON.stringify(parsed?.error.issues)}`);
    const command: DomainCommand = { type, data: parsed.data };
    const actor: Actor =
      by === undefined ? systemActor('test') : { userId: by, grants: [{ role: 'enhetschef', nodeIds: [] }] };
    try {
      const events = decider.decide(command, stream?.state ?? decider.initial, {
        caseId,
        commandId: uuidV5(`command|${String((this.made += 1))}`),
        now: this.now,
        actor,
        facts: { atgarder: this.linked(caseId), delegationRefs: ['D-1'], secrecy: { outgoing: [], names: [] } },
      });
      await this.append(name, `${category}-${caseId}`, caseId, events, stream);
      return events.length > 0;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async append(
    name: AggregateName,
    streamId: string,
    id: string,
    events: readonly DomainEvent[],
    known: Stream | undefined,
  ): Promise<void> {
    if (events.length === 0) return;
    const { decider } = aggregates[name];
    await this.store.append(
      streamId,
      'any',
      events.map((event) =>
        newEvent(event.type, event.data, this.now, uuidV5(`event|${streamId}|${String((this.made += 1))}`)),
      ),
    );
    const stream = known ?? { name, id, state: decider.initial };
    if (known === undefined) this.streams.push(stream);
    for (const event of events) {
      stream.state = decider.evolve(stream.state, event);
      this.log.push({ caseId: id, type: event.type, data: event.data });
    }
  }

  private linked(caseId: string): LinkedAtgard[] {
    const atgarder = this.streams
      .filter(({ name }) => name === 'atgard')
      .map(({ id, state }) => ({ id, state: state as AtgardState }));
    return atgarder
      .filter(({ state }) => state.caseRefs.some((ref) => ref.caseId === caseId))
      .map(({ id, state }) => linkedAtgard(id, state));
  }

  /** Several wishes for one case: the first that is allowed happens. */
  private wishes(): (Wish & { caseId: string; aggregate: AggregateName })[] {
    const cases = this.streams.filter(({ name }) => caseNames.includes(name));
    const aggregate = this.dice.one<AggregateName>(['avvikelse', 'synpunkt', 'lexSarah', 'lexSarah', 'externAvvikelse', 'lexSarahInfo', 'atgard']);
    const old = cases.filter(({ name }) => name === aggregate);
    const fresh = old.length === 0 || this.dice.chance(0.12);
    const caseId = fresh ? uuidV5(`case|${aggregate}|${String(this.made)}`) : this.dice.one(old).id;
    const all = commandsFor(aggregate, {
      dice: this.dice,
      now: this.now,
      fresh,
      cases,
      caseId,
      state: old.find(({ id }) => id === caseId)?.state,
    });
    return Array.from({ length: 6 }, () => ({ ...this.dice.one(all), aggregate, caseId }));
  }
}
