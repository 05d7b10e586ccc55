import type { z } from 'zod';
import type { parallelDuty } from '../case/case-fields.js';
import type { LocalDate } from '../ids.js';

export type Duty = z.output<typeof parallelDuty>;

type Operator = 'namnd' | 'enskild-verksamhet';

/** What the case itself says that may mean a duty beside it; nothing of it is sealed. */
export interface DutyFacts {
  /** Codes of domain 10.1, also `parent/child`. */
  readonly categories: readonly string[];
  readonly laws: readonly string[];
  readonly child: boolean;
  readonly someoneInDanger: boolean;
  /** The case is about a private operator. */
  readonly utforare: boolean;
}

/** What a Ja sets going (domain 5.12). */
export type DutyStart = 'clock-72-hours' | 'confirm-done' | 'hand-over' | 'decision-with-reason' | 'route' | 'quarterly-report' | 'task';

export interface DutyRule {
  readonly duty: Duty;
  readonly lagrum: string | null;
  readonly lagrumSince: LocalDate;
  readonly inOsl?: true;
  /** Binds the municipality or its nämnd alone: a company is not asked. */
  readonly ofNamnd?: true;
  /** The section was not in force before. */
  readonly since?: LocalDate;
  readonly starts: DutyStart;
  /** The case is not closed while it is suggested and unanswered, or a Ja is not done: the duty is genast, or has a limit that closing would give up. */
  readonly holdsClosing: boolean;
  /** The facts of the case suggest it. A person decides. */
  readonly suggested: (facts: DutyFacts) => boolean;
}

const hasCategory = (facts: DutyFacts, start: string) => facts.categories.some((one) => one.startsWith(start));
const never = () => false;
const newSol = '2025-07-01';

/** Domain 5.12, in the order in which they are asked. */
export const dutyRules: readonly DutyRule[] = [
  {
    duty: 'orosanmalan', lagrum: '19 kap. 1 § socialtjänstlagen (2025:400)', lagrumSince: newSol, starts: 'confirm-done', holdsClosing: true,
    suggested: (facts) => facts.child && (facts.someoneInDanger || hasCategory(facts, 'overgrepp-')),
  },
  {
    duty: 'utredning-14-2', lagrum: '14 kap. 2 § socialtjänstlagen (2025:400)', lagrumSince: newSol, starts: 'hand-over', holdsClosing: true, suggested: (facts) => facts.someoneInDanger,
  },
  {
    duty: 'polisanmalan', lagrum: '10 kap. 21 och 23 §§ offentlighets- och sekretesslagen (2009:400)', lagrumSince: '2009-06-30', inOsl: true, starts: 'decision-with-reason', holdsClosing: true,
    suggested: (facts) => hasCategory(facts, 'overgrepp-'),
  },
  {
    duty: 'personuppgiftsincident', lagrum: 'artikel 33 i dataskyddsförordningen', lagrumSince: '2018-05-25', starts: 'clock-72-hours', holdsClosing: true,
    suggested: (facts) => hasCategory(facts, 'bruten-sekretess'),
  },
  {
    duty: 'lex-maria', lagrum: '3 kap. 5 § patientsäkerhetslagen (2010:659)', lagrumSince: '2011-01-01', starts: 'route', holdsClosing: false, suggested: (facts) => facts.laws.includes('hsl'),
  },
  { duty: 'arbetsskada', lagrum: null, lagrumSince: newSol, starts: 'route', holdsClosing: false, suggested: never },
  {
    duty: 'ej-verkstallt-beslut', lagrum: '34 kap. 1 § socialtjänstlagen (2025:400)', lagrumSince: newSol, starts: 'quarterly-report', holdsClosing: false,
    suggested: (facts) => hasCategory(facts, 'utforande/uteblir') || hasCategory(facts, 'rattssakerhet/beslut-verkstalls-inte'),
  },
  {
    duty: 'ivo-27-7', lagrum: '27 kap. 7 § socialtjänstlagen (2025:400)', lagrumSince: newSol, since: '2026-01-01', ofNamnd: true, starts: 'task', holdsClosing: false,
    suggested: (facts) => facts.utforare && (facts.someoneInDanger || hasCategory(facts, 'overgrepp-')),
  },
];

/** Told of, never answered in the case: a channel of its own with its own rules, and what is not for the case at all. */
export const dutiesElsewhere: readonly Duty[] = ['visselblasning', 'personnel-matter'];

/** The duties that are asked of an operator on a day: none before its section was in force, and of a company none that binds the municipality. */
export function dutiesOn(date: LocalDate, operator: Operator = 'namnd'): readonly DutyRule[] {
  return dutyRules.filter(({ since, ofNamnd }) => (since === undefined || date >= since) && (ofNamnd !== true || operator === 'namnd'));
}

export function suggestedDuties(facts: DutyFacts, date: LocalDate): readonly Duty[] {
  return dutiesOn(date).filter((rule) => rule.suggested(facts)).map((rule) => rule.duty);
}

export function holdsClosing(duty: Duty): boolean {
  return dutyRules.some((rule) => rule.duty === duty && rule.holdsClosing);
}

/** Answered Ja, not done, and of the kind that closing waits for. */
export function undoneDuties(answers: Readonly<Record<string, 'not-needed' | 'needed' | 'done'>>): readonly Duty[] {
  return dutyRules.filter((rule) => rule.holdsClosing && answers[rule.duty] === 'needed').map((rule) => rule.duty);
}

/** Cited from the day the act was in force, and OSL only to those whom it binds (PR-04). */
export function dutyLagrum({ lagrum, lagrumSince, inOsl }: DutyRule, date: LocalDate, operator: Operator = 'namnd'): string | null {
  return date >= lagrumSince && (inOsl !== true || operator === 'namnd') ? lagrum : null;
}
