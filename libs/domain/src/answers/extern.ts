import { z } from 'zod';

/** Q-23 for one other authority and one year: what was sent, and what came of it. */
export const counterpartyFigures = z.object({
  bodyId: z.string(),
  sent: z.number().int(),
  acknowledged: z.number().int(),
  answeredInTime: z.number().int(),
  answered: z.number().int(),
  /** Not answered, of them older than sixty days. */
  unanswered: z.number().int(),
  overdue: z.number().int(),
  raised: z.number().int(),
  meetingsHeld: z.number().int(),
});
export type CounterpartyFigures = z.output<typeof counterpartyFigures>;

/** An avvikelse that nobody has answered, with its age. No word of it. */
export const unansweredRow = z.object({
  caseId: z.string(),
  number: z.string().nullable(),
  bodyId: z.string(),
  status: z.string(),
  unitName: z.string(),
  sentAt: z.string(),
  ageDays: z.number().int(),
  acknowledged: z.boolean(),
  reminders: z.number().int(),
  lastRemindedAt: z.string().nullable(),
  plannedMeeting: z.string().nullable(),
});
export type UnansweredRow = z.output<typeof unansweredRow>;

export const externQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  counterparty: z.string().max(60).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ExternQuery = z.output<typeof externQuery>;

export const externAnswer = z.object({
  year: z.number().int(),
  figures: z.array(counterpartyFigures),
  /** Open ones without an answer, oldest first, whatever year they were sent. */
  rows: z.array(unansweredRow),
  nextCursor: z.string().nullable(),
});
export type ExternAnswer = z.output<typeof externAnswer>;
