import { z } from 'zod';
import { deadlineKind } from '../case/deadline-events.js';
import { nodeId } from '../case/case-fields.js';
import { localDate, uuid, type LocalDate } from '../ids.js';
import { code, text } from '../text.js';
import type { DeadlineRow, DeadlineSpan } from './deadline-policy.js';
import { defaultDeadlineRows } from './deadline-rows.js';

const days = z.array(z.int().min(0).max(730)).max(12, 'too-many');
export const reminderPlan = z.union([
  z.strictObject({ shares: z.array(z.number().gt(0).lt(1)).max(6, 'too-many') }),
  z.strictObject({ daysAfterStart: days, daily: z.boolean() }),
  z.strictObject({ daysBefore: days }),
]);

/** What a nämnd has decided for one row, from a day. It never moves a deadline that runs. */
export const policyValue = {
  policyId: uuid,
  kind: deadlineKind,
  part: code.optional(),
  unit: z.enum(['hours', 'days', 'working-days', 'months', 'date']),
  n: z.int().min(0).max(730),
  reminders: reminderPlan,
  /** Deadlines that start on this day or later. */
  validFrom: localDate,
  /** Who is reminded, and who is told when it is late; left out, those of the row. References as the rows have them. */
  responsible: z.array(code).min(1, 'required').max(8, 'too-many').optional(),
  escalateTo: z.array(code).max(8, 'too-many').optional(),
  /** The act that states the limit, `HSLF-FS 2026:12`, where the limit is not the nämnd's own to set. */
  source: text(200).optional(),
};
export const policyFields = { nodeId, ...policyValue, decidedBy: text(120) };
export const recordedPolicy = z.strictObject(policyValue);
export type RecordedPolicy = z.output<typeof recordedPolicy>;

/**
 * Who sets the number: the law itself or a beslut of an authority, a föreskrift, nobody (the law has a word and the nämnd a target),
 * or the nämnd alone.
 */
export type Standing = 'law' | 'foreskrift' | 'law-word' | 'own';

export function standingOf({ basis, ground }: Pick<DeadlineRow, 'basis' | 'ground'>): Standing {
  if (basis === 'statutory-word') return 'law-word';
  if (basis === 'configured') return 'own';
  return ground !== null && 'foreskrift' in ground ? 'foreskrift' : 'law';
}

export function rowNamed(kind: string, part?: string): DeadlineRow | undefined {
  return defaultDeadlineRows.find((row) => row.kind === kind && row.part === part);
}

/** Of several for the same day the one recorded last counts: `recorded` is in the order of recording. */
export function policyOn(row: Pick<DeadlineRow, 'kind' | 'part'>, date: LocalDate, recorded: readonly RecordedPolicy[]): RecordedPolicy | undefined {
  return recorded
    .filter((one) => one.kind === row.kind && one.part === row.part && one.validFrom <= date)
    .reduce<RecordedPolicy | undefined>((best, one) => (best === undefined || one.validFrom >= best.validFrom ? one : best), undefined);
}

/** The row with what the nämnd has decided for it. A limit with a source of its own cites that source. */
export function decidedRow(row: DeadlineRow, decided: RecordedPolicy | undefined): DeadlineRow {
  if (decided === undefined) return row;
  const { unit, n, reminders, source, validFrom, responsible = row.responsible, escalateTo = row.escalateTo } = decided;
  return { ...row, span: { unit, n }, reminders, responsible, escalateTo, ...(source === undefined ? {} : { ground: { lagrum: source, since: validFrom } }) };
}

/** Roles and functions that may be reminded of anything: a letter gives no access, and says nothing of the case. */
const anywhere: readonly string[] = [
  'enhetschef', 'verksamhetschef', 'socialchef', 'lex-sarah-ansvarig', 'klagomalshandlaggare', 'avtalsansvarig', 'kvalitetsledare', 'registrator', 'dataskyddsombud',
  'namndordforande', 'namndsekreterare', 'forvaltningsjurist', 'jour', 'samordnare', 'verksamhetsansvarig', 'ersattare',
];
/** The parts that somebody has in a case of the kind. */
const partsIn: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^DL-AV-/, ['utredare']], [/^DL-(LS|IVO|PR)-/, ['utredare', 'beslutsfattare', 'second-reader']], [/^DL-SY-/, ['handler']], [/^DL-AT-/, ['owner', 'reviewer']],
];

/** Who can be named for a row, besides those it came with. */
export function recipientsFor({ kind, responsible, escalateTo }: Pick<DeadlineRow, 'kind' | 'responsible' | 'escalateTo'>): readonly string[] {
  const parts = partsIn.flatMap(([kinds, found]) => (kinds.test(kind) ? found : []));
  return [...new Set([...parts, ...responsible, ...escalateTo, ...anywhere])];
}

/** What the one who decides should think of: the number is allowed, yet hard to square with the word of the law. */
export type PolicyWarning = 'long-for-the-word' | 'month-for-the-word';

const mostDaysForAWord = 5;

export function warningsFor(row: Pick<DeadlineRow, 'basis'>, { unit, n }: DeadlineSpan): readonly PolicyWarning[] {
  if (row.basis !== 'statutory-word') return [];
  if (unit === 'months') return ['month-for-the-word'];
  // Five arbetsdagar hold a weekend, and are a week.
  const calendarDays = { hours: n / 24, days: n, 'working-days': n >= mostDaysForAWord ? n + 2 : n, date: 0 }[unit];
  return calendarDays > mostDaysForAWord ? ['long-for-the-word'] : [];
}
