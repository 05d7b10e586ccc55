import type { z } from 'zod';
import type { Instant } from '../ids.js';
import type { noteDeadlineMissed, noteDeadlineReminder } from './deadline-commands.js';
import type {
  DeadlineSet,
  deadlineCancelled,
  deadlineMet,
  deadlineMissed,
  deadlineReminderNoted,
} from './deadline-events.js';

export interface DeadlineState {
  readonly kind: string;
  readonly cycle: string;
  readonly rev: number;
  readonly state: 'armed' | 'met' | 'cancelled' | 'missed';
  readonly dueAt: Instant;
  readonly wakes: DeadlineSet['wakes'];
  /** Steps already noted for this rev. */
  readonly reminded: readonly string[];
}

export type DeadlineStates = Readonly<Record<string, DeadlineState>>;

interface WithDeadlines {
  readonly deadlines: DeadlineStates;
}

type Ref = { readonly deadlineId: string; readonly rev: number };

export function deadlineWasSet<S extends WithDeadlines>(state: S, data: DeadlineSet): S {
  const { kind, cycle, rev, dueAt, wakes } = data;
  return withDeadline(state, data.deadlineId, { kind, cycle, rev, dueAt, wakes, state: 'armed', reminded: [] });
}

export function deadlineWasMet<S extends WithDeadlines>(state: S, data: z.output<typeof deadlineMet>): S {
  return changed(state, data, { state: 'met' });
}

export function deadlineWasCancelled<S extends WithDeadlines>(state: S, data: z.output<typeof deadlineCancelled>): S {
  return changed(state, data, { state: 'cancelled' });
}

export function deadlineWasMissed<S extends WithDeadlines>(state: S, data: z.output<typeof deadlineMissed>): S {
  return changed(state, data, { state: 'missed' });
}

export function deadlineWasReminded<S extends WithDeadlines>(
  state: S,
  data: z.output<typeof deadlineReminderNoted>,
): S {
  const reminded = state.deadlines[data.deadlineId]?.reminded ?? [];
  return changed(state, data, { reminded: [...reminded, data.step] });
}

/** What a missed deadline says, or nothing when it is not open with that rev or its time has not come: late, early and double wakes end here. */
export function missedNow(deadlines: DeadlineStates, data: z.output<typeof noteDeadlineMissed>, now: Instant) {
  const deadline = deadlines[data.deadlineId];
  if (deadline?.rev !== data.rev || deadline.state !== 'armed' || now < deadline.dueAt) return undefined;
  return { deadlineId: data.deadlineId, kind: deadline.kind, rev: data.rev, dueAt: deadline.dueAt };
}

/** What a reminder says, or nothing; a missed deadline is still reminded of until it is met. */
export function reminderNow(deadlines: DeadlineStates, data: z.output<typeof noteDeadlineReminder>, now: Instant) {
  const deadline = deadlines[data.deadlineId];
  if (deadline?.rev !== data.rev || !isDeadlineOpen(deadline) || deadline.reminded.includes(data.step))
    return undefined;
  const wake = deadline.wakes.find((one) => one.step === data.step);
  if (wake === undefined || now < wake.at) return undefined;
  return { deadlineId: data.deadlineId, kind: deadline.kind, rev: data.rev, step: data.step, to: wake.to };
}

export function isDeadlineOpen(deadline: DeadlineState): boolean {
  return deadline.state === 'armed' || deadline.state === 'missed';
}

function changed<S extends WithDeadlines>(state: S, ref: Ref, change: Partial<DeadlineState>): S {
  const before = state.deadlines[ref.deadlineId];
  if (before?.rev !== ref.rev) return state;
  return withDeadline(state, ref.deadlineId, { ...before, ...change });
}

function withDeadline<S extends WithDeadlines>(state: S, deadlineId: string, deadline: DeadlineState): S {
  return { ...state, deadlines: { ...state.deadlines, [deadlineId]: deadline } };
}
