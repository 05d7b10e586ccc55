import { z } from 'zod';
import { report } from '../avvikelse/avvikelse.payloads.js';
import { reason } from '../case/case-fields.js';
import { localDate, uuid } from '../ids.js';
import { synpunktReport } from '../synpunkt/synpunkt.payloads.js';
import { narrative } from '../text.js';

/** F-12: 20 digits, made in the sender's browser. Spaces and dashes are how people write them down. */
export const receiptCode = z
  .string({ error: 'invalid-receipt-code' })
  .max(60, 'invalid-receipt-code')
  .transform((typed) => typed.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{20}$/, 'invalid-receipt-code'));

/** Every request with a code: the code is in the body, never in an address. */
const withCode = { code: receiptCode };
/** A request that changes something: the same command id again is the same wish again. */
const change = { ...withCode, commandId: uuid };

/** SY-02: a synpunkt from anyone, without sign-in. */
export const publicSynpunkt = z.strictObject({
  ...synpunktReport.pick({
    nodeId: true, text: true, sender: true, senderKind: true, senderRole: true, area: true, subject: true, utforareId: true, isChild: true,
    someoneInDanger: true, language: true, interpreterNeeded: true, wantsAnswer: true, occurredFrom: true,
  }).shape,
  form: z.enum(['full', 'child', 'easy-read']),
});

/** The anonymous door for an avvikelse: the day is enough, a clock time might tell who wrote it. */
export const publicAvvikelse = z
  .strictObject({
    nodeId: report.shape.nodeId,
    whatHappened: report.shape.whatHappened,
    discoveredOn: localDate,
    affects: report.shape.affects,
    omedelbarAtgardTaken: report.shape.omedelbarAtgardTaken,
    omedelbarAtgard: report.shape.omedelbarAtgard,
    someoneInDanger: report.shape.someoneInDanger,
    chefBerors: report.shape.chefBerors,
  })
  .refine((said) => !said.omedelbarAtgardTaken || said.omedelbarAtgard !== undefined, { error: 'text-required', path: ['omedelbarAtgard'] });

/** What goes with every report: the rest of the body is the report itself. */
export const reportEnvelope = z.looseObject(change);
export const receiptBody = z.strictObject(withCode);
export const receiptMessageBody = z.strictObject({ ...change, text: narrative, kompletteringId: uuid.optional() });
export const receiptWithdrawBody = z.strictObject({ ...change, reason: reason.optional() });

/** SY-01: a handler makes a code for somebody who called; the answer has no code in it. */
export const issueCodeBody = z.strictObject(change);
export const issueCodeAnswer = z.object({ caseId: z.string(), number: z.string().nullable() });
export type IssueCodeAnswer = z.output<typeof issueCodeAnswer>;

/** What the page needs before somebody writes: where it can be sent, and whom to call when it is urgent. */
export const publicFormAnswer = z.object({
  huvudman: z.string(),
  /** Units that take a synpunkt or an avvikelse today. */
  units: z.array(z.object({ nodeId: z.string(), name: z.string(), parentId: z.string().nullable(), level: z.string() })),
  utforare: z.array(z.object({ utforareId: z.string(), name: z.string() })),
  /** Telephone numbers for acute help, as the installation has them. */
  help: z.array(z.object({ name: z.string(), number: z.string(), about: z.string() })),
  /** Where staff find the whistleblower channel; null when none is given. */
  whistleblowing: z.string().nullable(),
});
export type PublicFormAnswer = z.output<typeof publicFormAnswer>;

/** The receipt. The code is not in it: only the sender's own browser knows it. */
export const publicReceiptAnswer = z.object({ number: z.string().nullable(), receivedOn: z.string() });
export type PublicReceiptAnswer = z.output<typeof publicReceiptAnswer>;

const told = { on: z.string(), text: z.string() };

/** A case as its sender reads it by the code: days instead of times, and only what was written to the sender (VIS-06). */
export const receiptAnswer = z.object({
  caseType: z.enum(['avvikelse', 'synpunkt']),
  form: z.enum(['full', 'child', 'easy-read', 'light']),
  number: z.string().nullable(),
  status: z.string(),
  unitName: z.string(),
  receivedOn: z.string(),
  text: z.string().nullable(),
  steps: z.array(z.object({ type: z.string(), on: z.string() })),
  /** `whole`: the answer in full, when what stands first is the text that was written for the child. */
  answers: z.array(z.object({ ...told, whatChanged: z.string().nullable(), whole: z.object({ text: z.string(), whatChanged: z.string().nullable() }).nullable() })),
  /** Newest last. What the sender adds and what the handler asks are part of the same talk. */
  dialogue: z.array(z.object({ ...told, from: z.enum(['sender', 'handler']), kind: z.enum(['message', 'question', 'addition']) })),
  /** What the sender has added; the names are the sender's own. */
  files: z.array(z.object({ on: z.string(), name: z.string() })),
  openQuestionId: z.string().nullable(),
  delay: z.object({ newDate: z.string(), reason: z.string().nullable() }).nullable(),
  handedOverTo: z.string().nullable(),
  withdrawn: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type ReceiptAnswer = z.output<typeof receiptAnswer>;
