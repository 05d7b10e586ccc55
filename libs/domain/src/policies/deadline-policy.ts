import type { LocalDate } from '../ids.js';
import { basisOf, resolveRuleSet, type Basis, type LegalTopic } from '../lagrum/rule-sets.js';
import { defaultDeadlineRows } from './deadline-rows.js';

/** The case type as it stands in the names of its deadline events. */
export const deadlinePrefixes = ['Avvikelse', 'Synpunkt', 'LexSarah', 'ExternAvvikelse', 'LexSarahInfo', 'Atgard'] as const;
export type DeadlinePrefix = (typeof deadlinePrefixes)[number];

export interface DeadlineSpan {
  /** `date`: the day is stated in the event that starts the clock. */
  readonly unit: 'hours' | 'days' | 'working-days' | 'months' | 'date';
  readonly n: number;
}

/** When the responsible are reminded before the end; the day itself is always one of them. */
export type ReminderPlan =
  /** At these shares of the span. */
  | { readonly shares: readonly number[] }
  /** This many days after the start, then every day when `daily`. */
  | { readonly daysAfterStart: readonly number[]; readonly daily: boolean }
  | { readonly daysBefore: readonly number[] };

/** What the deadline rests on: a lex Sarah duty of the rule set in force, the föreskrift, another act, or nothing but our choice. */
export type DeadlineGround =
  | { readonly topic: LegalTopic }
  | { readonly foreskrift: true }
  /** Cited only from the day that act was in force. */
  | { readonly lagrum: string; readonly since: LocalDate }
  | null;

export interface DeadlineRow {
  readonly kind: string;
  /** Tells two clocks of one kind apart. */
  readonly part?: string;
  /** What a person reads. */
  readonly name: string;
  readonly span: DeadlineSpan;
  /** The target is the day it starts; the span only gives the last allowed day. */
  readonly targetSameDay?: true;
  readonly basis: 'statutory-limit' | 'statutory-word' | 'configured';
  readonly ground: DeadlineGround;
  readonly reminders: ReminderPlan;
  /** Roles, functions, or who has the part in this case: utredare, beslutsfattare, handler, owner, reviewer, second-reader. */
  readonly responsible: readonly string[];
  /** The next level; nobody when empty. */
  readonly escalateTo: readonly string[];
  /** The next level is told from the day after; when the time is out the responsible alone, and at once those of `atMiss` in letters.ts. */
  readonly escalateNextDay?: true;
}

export interface DeadlinePolicy {
  readonly version: string;
  readonly validFrom: LocalDate;
  readonly rows: readonly DeadlineRow[];
}

/** Newest last. A new policy never moves a deadline that has been set. */
export const deadlinePolicies: readonly DeadlinePolicy[] = [{ version: 'standard-1', validFrom: '1990-01-01', rows: defaultDeadlineRows }];

/** The policy in force on a day. */
export function deadlinePolicyOn(date: LocalDate, policies: readonly DeadlinePolicy[] = deadlinePolicies): DeadlinePolicy {
  const found = policies.findLast((policy) => policy.validFrom <= date);
  if (found === undefined) throw new RangeError(`no deadline policy on ${date}`);
  return found;
}

/** Lagrum and promptness word for a row, from the rules in force that day and the acts the case falls under. */
export function groundOn(ground: DeadlineGround, laws: readonly string[], date: LocalDate): Basis {
  if (ground === null) return { lagrum: null, lagkrav: null };
  if ('topic' in ground) return basisOf(ground.topic, laws, date);
  if ('lagrum' in ground) return { lagrum: date >= ground.since ? ground.lagrum : null, lagkrav: null };
  return { lagrum: resolveRuleSet('foreskrift-lex-sarah', 'sol', date).name, lagkrav: null };
}

/** The span of a row; a limit that the föreskrift in force states goes before the row's own. */
export function spanOn(row: DeadlineRow, date: LocalDate): DeadlineSpan {
  if (row.ground === null || !('foreskrift' in row.ground)) return row.span;
  const limit = resolveRuleSet('foreskrift-lex-sarah', 'sol', date).limits.find((one) => one.kind === row.kind);
  return limit === undefined ? row.span : { unit: limit.unit, n: limit.n };
}
