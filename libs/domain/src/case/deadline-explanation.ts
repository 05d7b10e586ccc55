import type { Instant, LocalDate } from '../ids.js';
import { timeOf, type RecordedEvent } from '../recorded-event.js';
import { rowNamed } from '../policies/recorded-policy.js';
import { localDateOf, plusDays } from '../time/calendar.js';
import { nameOfFreeDay } from '../time/holiday-name.js';
import { deadlineEvents, type DeadlineSet } from './deadline-events.js';
import { recorded } from './case-view.js';

/** A day that did not count, or that the period could not end on. */
export interface CrossedDay {
  readonly date: LocalDate;
  readonly name: string;
}

/** One time that somebody was told, as the event has it: to whom by function, never by name. */
export interface ToldOf {
  readonly version: number;
  readonly at: Instant;
  readonly what: 'reminder' | 'missed' | 'overdue';
  readonly to: readonly string[];
}

export interface ExplainedDeadline {
  readonly set: DeadlineSet;
  readonly moved: readonly { readonly rev: number; readonly nominal: LocalDate; readonly at: Instant }[];
  readonly metAt: Instant | null;
  readonly told: readonly ToldOf[];
  readonly upcoming: readonly { readonly at: Instant; readonly to: readonly string[] }[];
}

/** Between the start and the end, for arbetsdagar; else between the nominal end and the day it was moved to. Hours cross nothing. */
export function crossedDays({ rule, startedAt, nominal, lastAllowed }: Pick<DeadlineSet, 'rule' | 'startedAt' | 'nominal' | 'lastAllowed'>): readonly CrossedDay[] {
  if (rule.unit === 'hours' || rule.unit === 'date') return [];
  const first = rule.unit === 'working-days' ? plusDays(localDateOf(startedAt), 1) : nominal;
  const crossed: CrossedDay[] = [];
  for (let date = first; date < lastAllowed; date = plusDays(date, 1)) {
    const name = nameOfFreeDay(date);
    if (name !== null) crossed.push({ date, name });
  }
  return crossed;
}

/** All that the record says of one deadline, in its newest dates; undefined when the case has no such deadline. */
export function explainedDeadline(prefix: string, events: readonly RecordedEvent[], deadlineId: string, now: Instant): ExplainedDeadline | undefined {
  const definitions = deadlineEvents(prefix);
  const of = <S extends 'Set' | 'Met' | 'Missed' | 'ReminderNoted'>(step: S) =>
    recorded(definitions, events, `${prefix}Deadline${step}`).filter(({ data }) => data.deadlineId === deadlineId);
  const sets = of('Set');
  const set = sets.at(-1)?.data;
  if (set === undefined) return undefined;
  const noted = of('ReminderNoted');
  const levels = { responsible: set.responsible, 'next-level': set.escalateTo } as const;
  const reminders = noted.map((event): ToldOf => ({
    version: event.version, at: timeOf(event), what: event.data.step.startsWith('overdue') ? 'overdue' : 'reminder', to: levels[event.data.to],
  }));
  const missed = of('Missed').map((event): ToldOf => ({ version: event.version, at: timeOf(event), what: 'missed', to: toldOfMiss(set) }));
  const steps = noted.filter(({ data }) => data.rev === set.rev).map(({ data }) => data.step);
  return {
    set,
    moved: sets.slice(1).map((event) => ({ rev: event.data.rev, nominal: event.data.nominal, at: timeOf(event) })),
    metAt: of('Met').at(-1)?.data.metAt ?? null,
    told: [...reminders, ...missed].sort((a, b) => a.version - b.version),
    upcoming: set.wakes.filter(({ at, step }) => at > now && !steps.includes(step)).map(({ at, to }) => ({ at, to: levels[to] })),
  };
}

/** As the letters have it: the next level, unless there is none or it hears only the day after. */
function toldOfMiss({ kind, escalateTo, responsible }: DeadlineSet): readonly string[] {
  return escalateTo.length === 0 || rowNamed(kind)?.escalateNextDay === true ? responsible : escalateTo;
}
