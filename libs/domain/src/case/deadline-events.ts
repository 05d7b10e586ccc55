import { z } from 'zod';
import type { EventDefinition } from '../events.js';
import { v1 } from '../events.js';
import { instant, localDate, uuid } from '../ids.js';
import { code } from '../text.js';

export const deadlineKind = z.string().regex(/^DL-[A-Z]+-[0-9]+$/);
export const lagkrav = z.enum(['genast', 'snarast', 'utan-drojsmal']);

export const deadlineWake = z.strictObject({
  step: code,
  at: instant,
  to: z.enum(['responsible', 'next-level']),
});

/** A deadline as it is frozen onto the case: rule, basis and dates never change afterwards; a changed date is a new `rev`. */
export const deadlineSet = z.strictObject({
  deadlineId: uuid,
  kind: deadlineKind,
  /** Tells deadlines of one kind in one case apart: each reopening or krav starts its own. */
  cycle: z.string().min(1).max(80),
  rev: z.int().min(1),
  nominal: localDate,
  lastAllowed: localDate,
  dueAt: instant,
  basis: z.enum(['statutory-limit', 'statutory-word', 'configured']),
  lagrum: z.string().max(300).nullable(),
  lagkrav: lagkrav.nullable(),
  rule: z.strictObject({ unit: z.enum(['hours', 'days', 'working-days', 'months', 'date']), n: z.int().min(0) }),
  startedAt: instant,
  policyVersion: z.string().min(1).max(80),
  wakes: z.array(deadlineWake).max(40),
  responsible: z.array(code).max(10),
  escalateTo: z.array(code).max(10),
});
export type DeadlineSet = z.output<typeof deadlineSet>;

const deadlineRef = { deadlineId: uuid, kind: deadlineKind, rev: z.int().min(1) };
export const deadlineMet = z.strictObject({ ...deadlineRef, metAt: instant });
export const deadlineCancelled = z.strictObject({ ...deadlineRef, reason: code });
export const deadlineMissed = z.strictObject({ ...deadlineRef, dueAt: instant });
export const deadlineReminderNoted = z.strictObject({
  ...deadlineRef,
  step: code,
  to: z.enum(['responsible', 'next-level']),
});

/** Only the deadline events of a case type carry these names; the prefix is the case type as it stands in event names. */
export type DeadlineEvents<P extends string> = Record<`${P}DeadlineSet`, EventDefinition<typeof deadlineSet>> &
  Record<`${P}DeadlineMet`, EventDefinition<typeof deadlineMet>> &
  Record<`${P}DeadlineCancelled`, EventDefinition<typeof deadlineCancelled>> &
  Record<`${P}DeadlineMissed`, EventDefinition<typeof deadlineMissed>> &
  Record<`${P}DeadlineReminderNoted`, EventDefinition<typeof deadlineReminderNoted>>;

export function deadlineEvents<P extends string>(prefix: P): DeadlineEvents<P>;
export function deadlineEvents(prefix: string): Record<string, EventDefinition> {
  return {
    [`${prefix}DeadlineSet`]: v1(deadlineSet),
    [`${prefix}DeadlineMet`]: v1(deadlineMet),
    [`${prefix}DeadlineCancelled`]: v1(deadlineCancelled),
    [`${prefix}DeadlineMissed`]: v1(deadlineMissed),
    [`${prefix}DeadlineReminderNoted`]: v1(deadlineReminderNoted),
  };
}
