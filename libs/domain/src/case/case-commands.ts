import { z } from 'zod';
import { instant, uuid } from '../ids.js';
import { narrative, shortText, text } from '../text.js';
import {
  caseId,
  enskildFields,
  enskildViewSource,
  involvedPart,
  konsekvensGrades,
  konsekvensTexts,
  linkKind,
  nodeId,
  parallelDuty,
  reason,
  userId,
} from './case-fields.js';

/** Payloads of the commands that the case types share (domain 4.5); each case type lists them in its own process table. */
export const recordDiarienummer = z.strictObject({ diarienummer: text(60), diarieforingAt: instant });
export const moveCase = z.strictObject({ toNodeId: nodeId, reason });
export const linkCase = z.strictObject({ toCaseId: caseId, link: linkKind, reason: reason.optional() });
export const markDuplicate = z.strictObject({ masterCaseId: caseId, reason });
export const addEnhet = z.strictObject({ enhetId: nodeId });
export const requestKomplettering = z.strictObject({ kompletteringId: uuid, questions: narrative });
export const addKomplettering = z.strictObject({ kompletteringId: uuid.optional(), text: narrative });
export const addEnskild = z.strictObject(enskildFields);
export const recordKonsekvens = z.strictObject({
  enskildId: uuid,
  grades: konsekvensGrades,
  ownViewSource: enskildViewSource,
  ...konsekvensTexts,
});
/** `name` is for somebody without an account; `personId` is then an id made for the case. */
export const addInvolvedStaff = z.strictObject({ personId: userId, part: involvedPart, name: text(200).optional() });
export const declareJav = z.strictObject({ reason });
export const decideJav = z.strictObject({ personId: userId, excluded: z.boolean(), reason });
export const confirmParallelDuty = z
  .strictObject({
    duty: parallelDuty,
    needed: z.boolean(),
    done: z.boolean().optional(),
    /** When the operator came to know of a personuppgiftsincident: its seventy-two hours run from there. */
    knownAt: instant.optional(),
    /** When it was done, where that is earlier than the click. */
    doneAt: instant.optional(),
    reference: shortText.optional(),
    reason: reason.optional(),
  })
  .refine((said) => said.duty !== 'personuppgiftsincident' || !said.needed || said.knownAt !== undefined || said.done === true, { error: 'required', path: ['knownAt'] });
export const addAnteckning = z.strictObject({ kind: z.enum(['internal', 'enskild-objection']), text: narrative });
export const sendMessage = z.strictObject({ from: z.enum(['sender', 'handler']), text: narrative });
export const linkAtgard = z.strictObject({ atgardId: uuid });
export const placeLegalHold = z.strictObject({
  ground: z.enum(['begaran-om-allman-handling', 'tillsyn', 'rattsprocess', 'revision', 'other']),
  reason,
});
export const liftLegalHold = z.strictObject({ reason });
/** Written by the system when somebody is told that the case has been received. */
export const acknowledge = z.strictObject({ channel: z.enum(['e-mail', 'in-app', 'letter', 'phone', 'meeting']) });
