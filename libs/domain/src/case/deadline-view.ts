import { z } from 'zod';
import type { RecordedEvent } from '../recorded-event.js';
import { deadlineEvents, deadlineSet } from './deadline-events.js';
import { recorded } from './case-view.js';

/** A deadline with its basis, as a person reads it on the case. */
export const deadlineView = z.object({
  ...deadlineSet.shape,
  state: z.enum(['armed', 'met', 'cancelled', 'missed']),
  metAt: z.string().nullable(),
  /** Met after it had been missed. */
  late: z.boolean(),
  reminded: z.array(z.string()),
});
export type DeadlineView = z.output<typeof deadlineView>;

/** Every deadline the case has had, each with its newest dates, in the order of their due time. */
export function deadlinesView(prefix: string, events: readonly RecordedEvent[]): DeadlineView[] {
  const definitions = deadlineEvents(prefix);
  const of = <S extends 'Set' | 'Met' | 'Cancelled' | 'Missed' | 'ReminderNoted'>(step: S) =>
    recorded(definitions, events, `${prefix}Deadline${step}`);
  const newest = new Map(of('Set').map((event) => [event.data.deadlineId, event.data]));
  const views = [...newest.values()].map((set) => {
    const isOfThis = (event: RecordedEvent<string, { deadlineId: string; rev: number }>) =>
      event.data.deadlineId === set.deadlineId && event.data.rev === set.rev;
    const met = of('Met').findLast(isOfThis);
    const missed = of('Missed').some(isOfThis);
    const cancelled = of('Cancelled').some(isOfThis);
    const state = met ? 'met' : cancelled ? 'cancelled' : missed ? 'missed' : 'armed';
    const reminded = of('ReminderNoted')
      .filter(isOfThis)
      .map((event) => event.data.step);
    return { ...set, state, metAt: met?.data.metAt ?? null, late: met !== undefined && missed, reminded } as const;
  });
  return views.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}
