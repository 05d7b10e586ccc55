import { z } from 'zod';
import { reminderPlan } from '../policies/recorded-policy.js';
import { caseTypes, deadlineAnswer } from './worklist.js';

const span = { unit: z.enum(['hours', 'days', 'working-days', 'months', 'date']), n: z.number() };

/** One value of a row of the policy: the standard, or what a nämnd has decided. */
export const policyValueAnswer = z.object({
  ...span,
  reminders: reminderPlan,
  responsible: z.array(z.string()),
  escalateTo: z.array(z.string()),
  /** Null for the standard that the system came with. */
  validFrom: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  source: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string().nullable(),
});
export type PolicyValueAnswer = z.output<typeof policyValueAnswer>;

export const deadlinePoliciesAnswer = z.object({
  namnder: z.array(z.object({ nodeId: z.string(), name: z.string() })),
  nodeId: z.string(),
  today: z.string(),
  mayEdit: z.boolean(),
  rows: z.array(
    z.object({
      kind: z.string(),
      part: z.string().nullable(),
      standing: z.enum(['law', 'foreskrift', 'law-word', 'own']),
      basis: deadlineAnswer.shape.basis,
      lagrum: z.string().nullable(),
      lagkrav: deadlineAnswer.shape.lagkrav,
      responsible: z.array(z.string()),
      escalateTo: z.array(z.string()),
      /** Who can be named instead. */
      mayBeNamed: z.array(z.string()),
      current: policyValueAnswer,
      upcoming: z.array(policyValueAnswer),
      earlier: z.array(policyValueAnswer),
    }),
  ),
});
export type DeadlinePoliciesAnswer = z.output<typeof deadlinePoliciesAnswer>;

export const deadlineListQuery = z.strictObject({
  unit: z.string().max(60).optional(),
  caseType: z.enum([...caseTypes, 'atgard']).optional(),
  kind: z.string().max(20).optional(),
  state: z.enum(['open', 'overdue', 'done']).default('open'),
  mine: z.literal('true').optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DeadlineListQuery = z.output<typeof deadlineListQuery>;

/** A deadline with the case or the åtgärd it is of; never a name or a word of it. */
export const deadlineListRow = deadlineAnswer.extend({
  caseId: z.string(),
  caseType: z.enum([...caseTypes, 'atgard']),
  number: z.string().nullable(),
  unitName: z.string(),
});
export type DeadlineListRow = z.output<typeof deadlineListRow>;

export const deadlineListAnswer = z.object({
  rows: z.array(deadlineListRow),
  nextCursor: z.string().nullable(),
  asOf: z.string(),
  /** Avvikelser whose utredning has not begun thirty days after they came in, within the reader's scope and the chosen unit. */
  notBegunFor30Days: z.number().int(),
});
export type DeadlineListAnswer = z.output<typeof deadlineListAnswer>;

export const deadlineCalendarAnswer = z.object({
  month: z.string(),
  today: z.string(),
  days: z.array(z.object({ date: z.string(), total: z.number().int(), late: z.number().int(), rows: z.array(deadlineListRow) })),
});
export type DeadlineCalendarAnswer = z.output<typeof deadlineCalendarAnswer>;

/** Why a deadline falls on its day, and who has been told of it. */
export const deadlineExplanation = z.object({
  deadline: deadlineListRow,
  policyVersion: z.string(),
  /** The decision of the nämnd behind the number, when there is one. */
  policy: policyValueAnswer.nullable(),
  /** What the same duty rests on today, when the rule set has changed since the deadline was set. */
  today: z.object({ lagrum: z.string().nullable(), lagkrav: deadlineAnswer.shape.lagkrav }).nullable(),
  startDay: z.string(),
  /** Days that did not count, or that moved the end; `name` is null for a plain Saturday or Sunday. */
  crossed: z.array(z.object({ date: z.string(), name: z.string() })),
  moved: z.array(z.object({ rev: z.number().int(), nominal: z.string(), at: z.string() })),
  metAt: z.string().nullable(),
  told: z.array(
    z.object({
      at: z.string(),
      what: z.enum(['reminder', 'missed', 'overdue']),
      to: z.array(z.string()),
      /** Letters that went, and those that found nobody. */
      sent: z.number().int(),
      failed: z.number().int(),
    }),
  ),
  upcoming: z.array(z.object({ at: z.string(), to: z.array(z.string()) })),
});
export type DeadlineExplanation = z.output<typeof deadlineExplanation>;
