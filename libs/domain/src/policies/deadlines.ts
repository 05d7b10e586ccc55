import {
  deadlineWasCancelled, deadlineWasMet, deadlineWasSet, isDeadlineOpen, type DeadlineState, type DeadlineStates,
} from '../case/deadline-state.js';
import type { DeadlineSet } from '../case/deadline-events.js';
import type { DecideContext, Decider, DomainCommand, DomainEvent } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { Instant, LocalDate } from '../ids.js';
import { atTime, endOfDay, localDateOf, yearOf } from '../time/calendar.js';
import { firstYear, lastYear } from '../time/holidays.js';
import { isOpen } from '../transition.js';
import { deadlineClocks, hasCycle, type Clock, type ClockStart, type ClockStop } from './deadline-clocks.js';
import { datesOf, wakesOf } from './deadline-dates.js';
import { deadlinePolicyOn, groundOn, spanOn, type DeadlinePrefix, type DeadlineRow, type DeadlineSpan } from './deadline-policy.js';
import { textOf, textsOf } from './fact.js';
import { decidedRow, policyOn } from './recorded-policy.js';
import { uuidV5 } from './uuid-v5.js';

/** What every stream with deadlines holds in its state. */
export interface WithDeadlines {
  readonly status: string;
  readonly deadlines: DeadlineStates;
}

type DeadlineChange =
  | { readonly name: 'Set'; readonly data: DeadlineSet }
  | { readonly name: 'Met'; readonly data: { deadlineId: string; kind: string; rev: number; metAt: Instant } }
  | { readonly name: 'Cancelled'; readonly data: { deadlineId: string; kind: string; rev: number; reason: string } };

/** The deadline events that follow from other facts, as `deadlineEvents(prefix)` defines them. */
export type DeadlineEvent<P extends string> = {
  [C in DeadlineChange as C['name']]: { readonly type: `${P}Deadline${C['name']}`; readonly data: C['data'] };
}[DeadlineChange['name']];

/**
 * A decider whose facts bring their deadlines with them: what they start, stop, give up and move is in the same append.
 * The notes of the worker (missed, reminded) are facts like others: a missed answer starts the clock of telling the delay.
 */
export function withDeadlines<P extends DeadlinePrefix, S extends WithDeadlines, C extends DomainCommand, E extends DomainEvent>(
  prefix: P,
  inner: Decider<S, C, E | DeadlineEvent<P>>,
): Decider<S, C, E | DeadlineEvent<P>> {
  return {
    ...inner,
    decide(command, state, context) {
      const facts = inner.decide(command, state, context);
      if (facts.length === 0) return facts;
      const after = facts.reduce((folded, fact) => inner.evolve(folded, fact), state);
      return [...facts, ...deadlineChanges(prefix, facts, state, after, context).map((change) => named(prefix, change))];
    },
    evolve: (state, event) => inner.evolve(state, event),
  };
}

function named<P extends string>(prefix: P, change: DeadlineChange): DeadlineEvent<P> {
  switch (change.name) {
    case 'Set':
      return { type: `${prefix}DeadlineSet` as const, data: change.data };
    case 'Met':
      return { type: `${prefix}DeadlineMet` as const, data: change.data };
    case 'Cancelled':
      return { type: `${prefix}DeadlineCancelled` as const, data: change.data };
  }
}

/**
 * What follows for the deadlines of a case from facts just decided. `after` is the state with those facts in it.
 * Leaving the process gives up what is open; a duty that begins on a closed case (a beslut revised to allvarligt) still runs.
 */
function deadlineChanges(
  prefix: DeadlinePrefix,
  facts: readonly DomainEvent[],
  before: WithDeadlines,
  after: WithDeadlines,
  context: DecideContext,
): readonly DeadlineChange[] {
  const desk = new Desk(after, context);
  const clocks = deadlineClocks.filter((clock) => clock.prefix === prefix && runsHere(clock, context));
  for (const fact of facts) for (const clock of clocks) desk.apply(clock, fact);
  if (isOpen(before.status) && !isOpen(after.status)) desk.giveUpAll(after.status === 'closed' ? 'case-closed' : after.status);
  return desk.changes;
}

/** Works through the facts of one append in order, and sees what it has itself set. */
class Desk {
  readonly changes: DeadlineChange[] = [];
  private current: WithDeadlines;

  constructor(
    private readonly after: WithDeadlines,
    private readonly context: DecideContext,
  ) {
    this.current = after;
  }

  apply(clock: Clock, fact: DomainEvent): void {
    const applies = (trigger: { on: string; when?: Clock['starts'][number]['when'] }) =>
      trigger.on === fact.type && (trigger.when === undefined || trigger.when(fact, this.after));
    for (const stop of clock.met.filter(applies)) this.stop(clock, fact, stop);
    for (const stop of (clock.cancelled ?? []).filter(applies)) this.cancel(clock, fact, stop);
    for (const move of (clock.moved ?? []).filter(applies)) this.move(clock, textOf(fact, move.date));
    for (const start of clock.starts.filter(applies)) this.start(clock, start, fact);
  }

  giveUpAll(reason: string): void {
    for (const [deadlineId, { kind, rev }] of this.open()) this.write({ name: 'Cancelled', data: { deadlineId, kind, rev, reason } });
  }

  private open(clock?: Clock, cycle?: string): [string, DeadlineState][] {
    return Object.entries(this.current.deadlines).filter(
      ([, one]) => isDeadlineOpen(one) && (clock === undefined || isOf(clock, one)) && (cycle === undefined || one.cycle === cycle),
    );
  }

  private stop(clock: Clock, fact: DomainEvent, stop: ClockStop): void {
    const metAt = earlier(instantOf(stop.at === undefined ? undefined : textOf(fact, stop.at), 'end'), this.context.now);
    for (const [deadlineId, { kind, rev }] of this.open(clock, cycleOf(fact, stop))) {
      this.write({ name: 'Met', data: { deadlineId, kind, rev, metAt } });
    }
  }

  private cancel(clock: Clock, fact: DomainEvent, stop: ClockStop & { readonly reason: string }): void {
    for (const [deadlineId, { kind, rev }] of this.open(clock, cycleOf(fact, stop))) {
      this.write({ name: 'Cancelled', data: { deadlineId, kind, rev, reason: stop.reason } });
    }
  }

  /** The same deadline with another day: a higher rev, so that wakes for the old day mean nothing. */
  private move(clock: Clock, date: LocalDate | undefined): void {
    if (date === undefined) return;
    for (const [, before] of this.open(clock)) {
      this.set(clock, { cycle: before.cycle, rev: before.rev + 1, startedAt: this.context.now, stated: date });
    }
  }

  private start(clock: Clock, start: ClockStart, fact: DomainEvent): void {
    const startedAt = this.startOf(start, fact);
    if (start.each !== undefined) {
      for (const { cycle, date } of start.each(fact, this.after)) this.set(clock, { cycle, rev: 1, startedAt, ...(date !== undefined && { stated: date }) });
      return;
    }
    const earlierOnes = Object.values(this.current.deadlines).filter((one) => isOf(clock, one));
    if (earlierOnes.some((one) => isDeadlineOpen(one) || (clock.once === true && one.state === 'met'))) return;
    const number = String(earlierOnes.length + 1);
    const cycle = clock.part === undefined ? number : `${clock.part}-${number}`;
    this.set(clock, { cycle, rev: 1, startedAt, ...this.statedIn(start, fact) });
  }

  private startOf(start: ClockStart, fact: DomainEvent): Instant {
    if (start.from === undefined) return this.context.now;
    return instantOf(textOf(fact, start.from) ?? textOf({ data: this.after }, start.from), 'start') ?? this.context.now;
  }

  /** A day in the event itself counts as it is; one remembered from before only while it lies ahead. */
  private statedIn(start: ClockStart, fact: DomainEvent): { stated?: LocalDate } {
    if (start.date === undefined) return {};
    const said = textOf(fact, start.date);
    if (said !== undefined) return { stated: said };
    const remembered = textOf({ data: this.after }, start.date);
    return remembered !== undefined && remembered >= localDateOf(this.context.now) ? { stated: remembered } : {};
  }

  private set(clock: Clock, at: { cycle: string; rev: number; startedAt: Instant; stated?: LocalDate }): void {
    assertInCalendar(at.startedAt, at.stated);
    const [startDay, today] = [localDateOf(at.startedAt), localDateOf(this.context.now)];
    const policy = deadlinePolicyOn(startDay);
    const standard = policy.rows.find((one) => one.kind === clock.kind && one.part === clock.part);
    if (standard === undefined) return;
    const decided = policyOn(standard, startDay, this.context.facts.deadlinePolicies ?? []);
    const row = decidedRow(standard, decided);
    const rule: DeadlineSpan = at.stated === undefined ? spanOn(row, startDay) : { unit: 'date', n: 0 };
    if (rule.unit === 'date' && at.stated === undefined) return;
    const version = decided?.policyId ?? policy.version;
    this.write({ name: 'Set', data: { ...this.frozen(row, rule, version, at), ...groundOn(row.ground, textsOf({ data: this.after }, 'laws'), today) } });
  }

  private frozen(row: DeadlineRow, rule: DeadlineSpan, policyVersion: string, at: { cycle: string; rev: number; startedAt: Instant; stated?: LocalDate }) {
    const { cycle, rev, startedAt, stated } = at;
    const dates = datesOf(rule, startedAt, stated, row.targetSameDay);
    return {
      deadlineId: uuidV5(`${this.context.caseId}|${row.kind}|${cycle}`),
      kind: row.kind, cycle, rev, ...dates, basis: row.basis, rule, startedAt, policyVersion,
      wakes: wakesOf(row, rule, startedAt, dates, this.context.now), responsible: [...row.responsible], escalateTo: [...row.escalateTo],
    };
  }

  private write(change: DeadlineChange): void {
    this.changes.push(change);
    if (change.name === 'Set') this.current = deadlineWasSet(this.current, change.data);
    if (change.name === 'Met') this.current = deadlineWasMet(this.current, change.data);
    if (change.name === 'Cancelled') this.current = deadlineWasCancelled(this.current, change.data);
  }
}

/** What OSL asks of a nämnd binds no company, and what a company owes the nämnder no nämnd. */
function runsHere({ operator }: Clock, { facts }: DecideContext): boolean {
  return operator === undefined || operator === (facts.operatorKind ?? 'namnd');
}

function isOf(clock: Clock, deadline: DeadlineState): boolean {
  return hasCycle(clock, deadline.kind, deadline.cycle);
}

function cycleOf(fact: DomainEvent, stop: ClockStop): string | undefined {
  return stop.cycle === undefined ? undefined : textOf(fact, stop.cycle);
}

/** A bare day stands for its first or last instant. */
function instantOf(value: string | undefined, edge: 'start' | 'end'): Instant | undefined {
  if (value === undefined || value.length > 10) return value;
  return edge === 'start' ? atTime(value, '00:00') : endOfDay(value);
}

function earlier(at: Instant | undefined, now: Instant): Instant {
  return at !== undefined && at < now ? at : now;
}

/** A year outside the calendar is a slip of the pen: no clock can start there. */
function assertInCalendar(startedAt: Instant, stated: LocalDate | undefined): void {
  const years = [yearOf(startedAt), ...(stated === undefined ? [] : [yearOf(stated)])];
  if (years.some((year) => year < firstYear || year >= lastYear)) throw new DomainError('time-order', ['deadline']);
}
