import { z } from 'zod';
import { instant, uuid } from '../ids.js';
import { content, identity } from '../personal-data.js';
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

const sealedReason = content(reason);
const optionalReason = content(reason.optional());

/** Facts of the events that the case types share (domain 4.5); each case type lists them under its own names. */
export const diarienummerRecorded = z.strictObject({ diarienummer: text(60), diarieforingAt: instant });
export const caseMoved = z.strictObject({ fromNodeId: nodeId, toNodeId: nodeId, reason: sealedReason });
export const caseLinked = z.strictObject({ toCaseId: caseId, link: linkKind, reason: optionalReason });
export const duplicateMarked = z.strictObject({ masterCaseId: caseId, reason: sealedReason });
export const enhetAdded = z.strictObject({ enhetId: nodeId });
export const kompletteringRequested = z.strictObject({ kompletteringId: uuid, questions: content(narrative) });
export const kompletteringAdded = z.strictObject({
  kompletteringId: uuid.optional(),
  text: content(narrative),
  by: userId,
});
export const enskildAdded = z.strictObject({
  ...enskildFields,
  name: identity('@enskildId', enskildFields.name),
  personnummer: identity('@enskildId', enskildFields.personnummer),
  contact: identity('@enskildId', enskildFields.contact),
});
export const konsekvensRecorded = z.strictObject({
  enskildId: uuid,
  grades: konsekvensGrades,
  ownViewSource: enskildViewSource,
  /** Whether the child's part of the card was answered, so that the guard need not read the card. */
  childAnswered: z.boolean(),
  whatHappened: content(konsekvensTexts.whatHappened),
  occurredText: content(konsekvensTexts.occurredText),
  possibleText: content(konsekvensTexts.possibleText),
  duration: content(konsekvensTexts.duration),
  ownView: content(konsekvensTexts.ownView),
  ownViewHow: content(konsekvensTexts.ownViewHow),
  whoInformed: content(konsekvensTexts.whoInformed),
  childProtection: content(konsekvensTexts.childProtection),
  childSchool: content(konsekvensTexts.childSchool),
  childContact: content(konsekvensTexts.childContact),
  childTold: content(konsekvensTexts.childTold),
  childText: content(konsekvensTexts.childText),
});
export const involvedStaffAdded = z.strictObject({
  personId: userId,
  part: involvedPart,
  name: identity('@personId', text(200).optional()),
  /** Named without an account: nobody can be kept away before it is known who it is. */
  withoutAccount: z.literal(true).optional(),
});
export const javDeclared = z.strictObject({ personId: userId, reason: sealedReason });
export const javDecided = z.strictObject({ personId: userId, excluded: z.boolean(), reason: sealedReason });
export const parallelDutyConfirmed = z.strictObject({
  duty: parallelDuty,
  needed: z.boolean(),
  done: z.boolean(),
  knownAt: instant.optional(),
  doneAt: instant.optional(),
  reference: content(shortText.optional()),
  reason: optionalReason,
});
export const anteckningAdded = z.strictObject({
  kind: z.enum(['internal', 'enskild-objection']),
  text: content(narrative),
});
export const messageSent = z.strictObject({ from: z.enum(['sender', 'handler']), text: content(narrative) });
export const atgardLinked = z.strictObject({ atgardId: uuid });
/** F-12: the hash alone (Argon2id, hex); the code itself is known to the sender and to nobody else. */
export const receiptCodeIssued = z.strictObject({ codeHash: z.string().regex(/^[0-9a-f]{64}$/, 'invalid-code') });
export const legalHoldPlaced = z.strictObject({
  ground: z.enum(['begaran-om-allman-handling', 'tillsyn', 'rattsprocess', 'revision', 'other']),
  reason: sealedReason,
});
export const legalHoldLifted = z.strictObject({ reason: sealedReason });
export const caseAcknowledged = z.strictObject({ channel: z.enum(['e-mail', 'in-app', 'letter', 'phone', 'meeting']) });
