import { z } from 'zod';
import { attachmentView } from '../case/attachment-view.js';

export const caseTypes = ['avvikelse', 'synpunkt', 'lex-sarah', 'extern-avvikelse', 'lex-sarah-info'] as const;
export type CaseType = (typeof caseTypes)[number];

/** One deadline with its basis, so that the page can say "Lagen: genast · nämndens mål: 1 arbetsdag". */
export const deadlineAnswer = z.object({
  deadlineId: z.string(),
  kind: z.string(),
  /** Tells deadlines of one kind apart: `outcome-1`, `status-2`, or a plain number. */
  cycle: z.string(),
  state: z.enum(['armed', 'met', 'cancelled', 'missed']),
  nominal: z.string(),
  lastAllowed: z.string(),
  dueAt: z.string(),
  basis: z.enum(['statutory-limit', 'statutory-word', 'configured']),
  lagrum: z.string().nullable(),
  lagkrav: z.enum(['genast', 'snarast', 'utan-drojsmal']).nullable(),
  rule: z.object({ unit: z.enum(['hours', 'days', 'working-days', 'months', 'date']), n: z.number() }),
  startedAt: z.string(),
  responsible: z.array(z.string()),
});
export type DeadlineAnswer = z.output<typeof deadlineAnswer>;

/** A row of the worklist: only metadata, never a name or a word of the narrative. */
export const worklistRow = z.object({
  caseId: z.string(),
  caseType: z.enum(caseTypes),
  number: z.string().nullable(),
  status: z.string(),
  kind: z.string().nullable(),
  unitId: z.string(),
  unitName: z.string(),
  receivedAt: z.string(),
  /** Who has the next step: user id and name of the assigned handler, or null when nobody has it. */
  assignee: z.object({ userId: z.string(), name: z.string() }).nullable(),
  nextDeadline: deadlineAnswer.nullable(),
  overdueCount: z.number().int(),
  someoneInDanger: z.boolean(),
  /** The sender has written, and nobody has answered yet. */
  newMessage: z.boolean(),
  /** The reader may see metadata only (for example lex Sarah in the own unit during the utredning). */
  metadataOnly: z.boolean(),
  /** The case cannot be shown up to date for the moment: a projection is parked. */
  parked: z.boolean(),
});
export type WorklistRow = z.output<typeof worklistRow>;

export const worklistQuery = z.strictObject({
  caseType: z.enum(caseTypes).optional(),
  status: z.string().max(60).optional(),
  state: z.enum(['open', 'closed']).default('open'),
  unit: z.string().max(60).optional(),
  assigned: z.enum(['me', 'none']).optional(),
  due: z.enum(['overdue', 'today', 'week']).optional(),
  number: z.string().max(20).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type WorklistQuery = z.output<typeof worklistQuery>;

export const worklistAnswer = z.object({
  rows: z.array(worklistRow),
  nextCursor: z.string().nullable(),
  /** Counted up to 1000; more is told as 1000. */
  total: z.number().int(),
  asOf: z.string(),
});
export type WorklistAnswer = z.output<typeof worklistAnswer>;

export const myReportRow = z.object({
  caseId: z.string(),
  caseType: z.enum(caseTypes),
  number: z.string().nullable(),
  status: z.string(),
  receivedAt: z.string(),
  unitName: z.string(),
  aterkoppling: z.enum(['pending', 'done', 'not-possible']),
});
export const myReportsAnswer = z.object({ rows: z.array(myReportRow), nextCursor: z.string().nullable() });
export type MyReportsAnswer = z.output<typeof myReportsAnswer>;

/** The reporter's own report in human words: what she wrote, how it goes, what came of it. */
export const myReportAnswer = z.object({
  caseId: z.string(),
  caseType: z.enum(caseTypes),
  number: z.string().nullable(),
  status: z.string(),
  receivedAt: z.string(),
  unitName: z.string(),
  text: z.string().nullable(),
  /** `status`: where the case stood when the system told the reporter. */
  steps: z.array(z.object({ type: z.string(), at: z.string(), status: z.string().optional() })),
  aterkoppling: z.object({ text: z.string(), whatChanged: z.string().nullable(), at: z.string() }).nullable(),
  questions: z.array(z.object({ kompletteringId: z.string(), text: z.string(), at: z.string(), answered: z.boolean() })),
  /** What this person has added since, never changing what was written first (CM-03). */
  added: z.array(z.object({ text: z.string(), at: z.string() })),
  /** The reader joined the report of a colleague: the text is her own, not the colleague's. */
  joined: z.boolean(),
  /** The files that she sent herself. */
  attachments: z.array(attachmentView),
});
export type MyReportAnswer = z.output<typeof myReportAnswer>;

export const recentReportsAnswer = z.object({
  rows: z.array(z.object({ caseId: z.string(), number: z.string().nullable(), unitName: z.string(), receivedAt: z.string() })),
});
export type RecentReportsAnswer = z.output<typeof recentReportsAnswer>;

export const startAnswer = z.object({
  myOpenReports: z.number().int(),
  myTasks: z.array(worklistRow),
  myAtgarder: z.array(z.object({ atgardId: z.string(), what: z.string().nullable(), dueDate: z.string().nullable(), status: z.string() })),
  counts: z.object({ open: z.number().int(), overdue: z.number().int(), unassigned: z.number().int(), dueWithinWeek: z.number().int() }).nullable(),
  /** Q-18 this year, and per enhet. */
  feedbackRate: z
    .object({
      done: z.number().int(), due: z.number().int(),
      units: z.array(z.object({ code: z.string(), name: z.string(), done: z.number().int(), due: z.number().int() })),
    })
    .nullable(),
});
export type StartAnswer = z.output<typeof startAnswer>;
