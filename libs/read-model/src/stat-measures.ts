import { daysBetween } from '#domain/time/calendar.js';
import { casesOf, type CaseFact } from '#domain/statistics/facts.js';
import { beslutMeasureValues, durationSteps, measures, themeMeasure } from '#domain/statistics/measures.js';
import type { LocalDate } from '#domain/ids.js';
import type { StatFact } from './stat-fact.js';

type DurationStep = (typeof durationSteps)[number];

const counted = measures.filter(({ query, unit }) => unit === 'count' && query !== 'Q-15').map(({ id }) => id);
export const feedbackMeasures = { reporter: { done: 'aterkoppling:done', due: 'aterkoppling:due' }, enskild: { done: 'aterkoppling-enskild:done', due: 'aterkoppling-enskild:due' } } as const;
export const toldMeasures: readonly string[] = Object.values(feedbackMeasures).map(({ done }) => done);
export const dueMeasures: readonly string[] = Object.values(feedbackMeasures).map(({ due }) => due);
export const jointMeasure = 'gemensamma-arenden';
export const timePrefix = 'tid:';
export const inTimePrefix = 'i-tid:';
const notOpened: readonly string[] = [...dueMeasures, jointMeasure];

/** The unit name of the whole nämnd in cells. */
export const wholeNamnd = '';

/** A measure that opens to its cases: counts do, lengths of time do not. */
export function opensToCases(measure: string): boolean {
  return !measure.startsWith(timePrefix) && !measure.startsWith(inTimePrefix) && !notOpened.includes(measure);
}

/** A case as the counting rules of the domain see it. */
export function toCaseFact(fact: StatFact, units: readonly string[]): CaseFact {
  return {
    caseId: fact.caseId,
    caseType: fact.caseType,
    year: Number(fact.receivedDate.slice(0, 4)),
    ownerUnit: units[0] ?? '',
    units,
    kind: fact.kind,
    subject: fact.subject,
    handedOver: fact.handedOver,
    duplicateOf: fact.masterId,
    beslut: fact.beslut,
    sentToIvo: fact.ivoDate !== null,
    categories: fact.categories,
    aterkoppling: fact.aterkoppling,
    aterkopplingEnskild: fact.enskild === null || fact.enskild.ids.length === 0 ? null : fact.enskild.state,
    reportingDelay: fact.reportingDelay,
    extern: fact.extern,
  };
}

/**
 * The cells a case is counted in: `unit|measure`, the whole nämnd included. What belongs to a measure is asked of the rules
 * of the domain, one case (and its master) at a time.
 */
export function cellsOf(fact: StatFact, units: readonly string[], master: CaseFact | undefined): readonly string[] {
  const own = toCaseFact(fact, units);
  const known = master === undefined ? [own] : [own, master];
  const themes = fact.categories.map((category) => themeMeasure(fact.caseType, category).id);
  return [wholeNamnd, ...units].flatMap((unit) => {
    const belongs = (measure: string): boolean =>
      casesOf(known, measure, own.year, unit === wholeNamnd ? null : unit).some(({ caseId }) => caseId === own.caseId);
    const found = [
      ...counted.filter(belongs),
      ...themes.filter(belongs),
      ...feedback(own),
      ...joint(own),
      ...times(fact),
    ];
    return found.map((measure) => `${unit}|${measure}`);
  });
}

/** who reported, and the enskilda of the case together, are told each for themselves. */
function feedback({ aterkoppling, aterkopplingEnskild = null }: CaseFact): readonly string[] {
  return [...told(aterkoppling, feedbackMeasures.reporter), ...told(aterkopplingEnskild, feedbackMeasures.enskild)];
}

function told(state: CaseFact['aterkoppling'], { done, due }: { readonly done: string; readonly due: string }): readonly string[] {
  if (state === null || state === 'not-possible') return [];
  return state === 'done' ? [done, due] : [due];
}

function joint({ units }: CaseFact): readonly string[] {
  return units.length > 1 ? [jointMeasure] : [];
}

const exactDays = 400;
const longestDays = 2_000;

/** Whole days; what took longer than a year is told in months, so that the number of cells has a bound. */
export function daysFor(from: LocalDate, to: LocalDate): number {
  const days = Math.min(Math.max(daysBetween(from, to), 0), longestDays);
  return days <= exactDays ? days : Math.floor(days / 30) * 30;
}

/** Q-17, for lex Sarah as long as it is a case of the own operation. */
function times(fact: StatFact): readonly string[] {
  if (fact.caseType !== 'lex-sarah' || fact.handedOver) return [];
  const ends: Readonly<Record<DurationStep, LocalDate | null>> = {
    beslut: fact.beslutDate,
    'ivo-anmalan': fact.ivoDate,
    aterkoppling: fact.aterkopplingDate,
  };
  return durationSteps.flatMap((step) => {
    const end = ends[step];
    if (end === null) return [];
    const time = `${timePrefix}${step}:${String(daysFor(fact.receivedDate, end))}`;
    const inTime = wasInTime(fact, step);
    return inTime === null ? [time] : [time, `${inTimePrefix}${step}:${inTime ? 'ja' : 'nej'}`];
  });
}

const targets: Readonly<Record<DurationStep, readonly string[]>> = {
  beslut: ['DL-LS-6', 'DL-LS-7'],
  'ivo-anmalan': ['DL-IVO-1'],
  aterkoppling: ['DL-LS-8'],
};

/** In time when every target of the step was met in time; null when none was set. */
export function wasInTime({ watched }: StatFact, step: DurationStep): boolean | null {
  const known = targets[step].flatMap((kind) => watched[kind]?.inTime ?? []);
  return known.length === 0 ? null : known.every((inTime) => inTime);
}

/** The values of Q-04 in the order pages show them. */
export const beslutMeasures = beslutMeasureValues.map((value) => `lex-sarah-beslut:${value}`);
