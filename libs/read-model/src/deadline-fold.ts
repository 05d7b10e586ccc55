import type { DeadlineAnswer } from '#domain/answers/worklist.js';
import { deadlineSet } from '#domain/case/deadline-events.js';
import type { DeadlineSet } from '#domain/case/deadline-events.js';
import { fieldsOf, text, whole } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';

/** A deadline as its events leave it. */
export interface DeadlineFacts extends Omit<DeadlineSet, 'policyVersion' | 'wakes' | 'responsible' | 'escalateTo'> {
  readonly state: DeadlineAnswer['state'];
  readonly wakes: readonly DeadlineSet['wakes'][number][];
  readonly responsible: readonly string[];
  readonly escalateTo: readonly string[];
  /** Steps already noted for this rev. */
  readonly reminded: readonly string[];
}

const prefixes = ['Avvikelse', 'Synpunkt', 'LexSarah', 'ExternAvvikelse', 'LexSarahInfo', 'Atgard'];
const endings = ['Set', 'Met', 'Cancelled', 'Missed', 'ReminderNoted'] as const;
type Ending = (typeof endings)[number];

const endingOf = new Map<string, Ending>(
  prefixes.flatMap((prefix) => endings.map((ending) => [`${prefix}Deadline${ending}`, ending])),
);

export const deadlineEventTypes: readonly string[] = [...endingOf.keys()];

export function isDeadlineEvent(event: ProjectedEvent): boolean {
  return endingOf.has(event.type);
}

export function deadlineIdOf(event: ProjectedEvent): string {
  return text(fieldsOf(event.data), 'deadlineId');
}

/** A deadline that is armed, or missed and still not met, waits for somebody. */
export function isWaiting({ state }: { readonly state: DeadlineAnswer['state'] }): boolean {
  return state === 'armed' || state === 'missed';
}

export function evolveDeadline(before: DeadlineFacts | undefined, event: ProjectedEvent): DeadlineFacts {
  const ending = endingOf.get(event.type);
  if (ending === 'Set') return { ...withoutPolicy(deadlineSet.parse(event.data)), state: 'armed', reminded: [] };
  if (ending === undefined || before === undefined) throw new ProjectionError('deadline-not-set');
  const data = fieldsOf(event.data);
  if (whole(data, 'rev') !== before.rev) return before;
  if (ending === 'ReminderNoted') return { ...before, reminded: [...before.reminded, text(data, 'step')] };
  const states = { Met: 'met', Cancelled: 'cancelled', Missed: 'missed' } as const;
  return { ...before, state: states[ending] };
}

function withoutPolicy({ policyVersion: _version, ...data }: DeadlineSet): Omit<DeadlineSet, 'policyVersion'> {
  return data;
}

/** The nearest moment when somebody must look at the deadline: a reminder not yet noted, or its own time while it is armed. */
export function nextWake({
  state,
  dueAt,
  wakes,
  reminded,
}: DeadlineFacts): { readonly at: string; readonly step: string } | null {
  if (!isWaiting({ state })) return null;
  const due = state === 'armed' ? [{ at: dueAt, step: 'missed' }] : [];
  const left = wakes.filter(({ step }) => !reminded.includes(step)).map(({ at, step }) => ({ at, step }));
  return [...left, ...due].reduce<{ at: string; step: string } | null>(
    (first, one) => (first === null || one.at < first.at ? one : first),
    null,
  );
}

/** The deadline as pages show it. */
export function toAnswer(facts: DeadlineFacts): DeadlineAnswer {
  const { deadlineId, kind, cycle, state, nominal, lastAllowed, dueAt, basis, lagrum, lagkrav, rule, startedAt, responsible } =
    facts;
  return {
    deadlineId,
    kind,
    cycle,
    state,
    nominal,
    lastAllowed,
    dueAt,
    basis,
    lagrum,
    lagkrav,
    rule,
    startedAt,
    responsible: [...responsible],
  };
}
