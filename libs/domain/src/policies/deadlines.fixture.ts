import { systemActor } from '../actor.js';
import { noForeignFacts, type DecideContext, type Decider, type DomainCommand, type DomainEvent } from '../decider.js';
import { oneOrNone } from '../case/case-decide.js';
import type { DeadlineSet } from '../case/deadline-events.js';
import {
  deadlineWasCancelled, deadlineWasMet, deadlineWasMissed, deadlineWasReminded, deadlineWasSet, missedNow, reminderNow,
} from '../case/deadline-state.js';
import { specCaseId } from '../spec.js';
import type { DeadlinePrefix } from './deadline-policy.js';
import { withDeadlines, type WithDeadlines } from './deadlines.js';
import { uuidV5 } from './uuid-v5.js';

/** A case that believes every fact it is told: `state` of a fact is what that fact does to the case. */
export interface Told {
  readonly type: string;
  readonly data?: object;
  readonly state?: object;
}
type State = WithDeadlines & Record<string, unknown>;
interface Seen extends Record<string, unknown> {
  readonly kind?: string;
  readonly reason?: string;
  readonly state?: object;
}
export type Event = DomainEvent<string, Seen>;
type Command = DomainCommand;

const evolvers: Readonly<Record<string, (state: State, data: never) => State>> = {
  Set: deadlineWasSet, Met: deadlineWasMet, Cancelled: deadlineWasCancelled, Missed: deadlineWasMissed, ReminderNoted: deadlineWasReminded,
};

function believer(prefix: DeadlinePrefix): Decider<State, Command, Event> {
  const inner: Decider<State, Command, Event> = {
    category: 'spec',
    initial: { status: 'none', deadlines: {} },
    decide: (command, state, { now }) => {
      if (command.type === 'Missed') return oneOrNone(`${prefix}DeadlineMissed`, missedNow(state.deadlines, command.data as never, now));
      if (command.type === 'Reminder') return oneOrNone(`${prefix}DeadlineReminderNoted`, reminderNow(state.deadlines, command.data as never, now));
      return (command.data as { told: Told[] }).told.map((one): Event => ({ type: one.type, data: { ...one.data, ...(one.state && { state: one.state }) } }));
    },
    evolve: (state, event) => {
      const name = event.type.startsWith(`${prefix}Deadline`) ? event.type.slice(prefix.length + 'Deadline'.length) : '';
      return evolvers[name]?.(state, event.data as never) ?? { ...state, ...event.data.state };
    },
  };
  return withDeadlines(prefix, inner as never);
}

/** A case under test: tell it facts at instants, and read what its deadlines do. */
export function caseOf(prefix: DeadlinePrefix) {
  const decider = believer(prefix);
  let state = decider.initial;
  const send = (type: string, data: unknown, now: string): readonly Event[] => {
    const context: DecideContext = { caseId: specCaseId, commandId: specCaseId, now, actor: systemActor('spec'), facts: noForeignFacts };
    const events = decider.decide({ type, data }, state, context);
    for (const event of events) state = decider.evolve(state, event);
    return events.filter((event): boolean => event.type.startsWith(`${prefix}Deadline`));
  };
  return {
    tell: (now: string, ...told: Told[]) => send('Tell', { told }, now),
    missed: (now: string, kind: string, rev = 1, cycle = '1') => send('Missed', { deadlineId: idOf(kind, cycle), rev }, now),
    remind: (now: string, kind: string, step: string, rev = 1, cycle = '1') =>
      send('Reminder', { deadlineId: idOf(kind, cycle), rev, step }, now),
    open: () => Object.values(state.deadlines).filter((one) => one.state === 'armed' || one.state === 'missed').map((one) => one.kind).sort(),
    state: () => state,
  };
}

export const idOf = (kind: string, cycle = '1') => uuidV5(`${specCaseId}|${kind}|${cycle}`);
export const sets = (events: readonly Event[]): DeadlineSet[] => events.filter((event) => event.type.endsWith('DeadlineSet')).map((event) => event.data as unknown as DeadlineSet);
export const setOf = (events: readonly Event[], kind: string, cycle?: string): DeadlineSet => {
  const found = sets(events).find((one) => one.kind === kind && (cycle === undefined || one.cycle === cycle));
  if (found === undefined) throw new Error(`${kind} not set`);
  return found;
};
export const brief = (events: readonly Event[]) => events.map((event) => `${event.type.replace(/^.*Deadline/, '')} ${event.data.kind}${event.data.reason ? ` ${event.data.reason}` : ''}`);

export const received = '2026-11-20T09:00:00.000Z'; // a Friday
export const registered = (type: string, extra: object = {}): Told => ({
  type, data: { receivedAt: received, ...extra }, state: { status: 'received', receivedAt: received, people: {}, ...extra },
});
export const lexSarah = (now = received, extra: object = {}) => {
  const one = caseOf('LexSarah');
  return { ...one, first: one.tell(now, registered('LexSarahRapportRegistered', extra)) };
};
