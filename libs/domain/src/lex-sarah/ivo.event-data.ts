import { z } from 'zod';
import { userId } from '../case/case-fields.js';
import { instant, localDate, uuid } from '../ids.js';
import { content, identity } from '../personal-data.js';
import { code, narrative, shortText, text } from '../text.js';
import { ivoEnclosure } from './ivo-enclosures.js';
import { anmalanChannel, anmalanFields, attachment, ivoOutcome, laterChannel } from './ivo.payloads.js';

const optionalText = content(narrative.optional());
const utredningVersion = z.int().min(1).nullable();
const operatorKind = z.enum(['namnd', 'enskild-verksamhet', 'sis']);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const ivoAnmalanDecided = z.strictObject({
  by: userId,
  /** What made it so: a decision of its own, a förhandsbedömning with `ivoNow`, or an allvarligt beslut. */
  basis: z.enum(['own-decision', 'forhandsbedomning', 'beslut']),
  ground: content(narrative),
  /** When it was taken, as stated; nothing is sent to IVO before that day (IVO-08). */
  decidedAt: instant.optional(),
});

/** The whole form as prepared, frozen: what a person then copies or sends. The hash is sealed, since a guess of a short field could be tried against it. */
export const ivoAnmalanPrepared = z.strictObject({
  version: z.int().min(1),
  hash: content(hash),
  missing: z.array(z.string().max(60)),
  warnings: z.array(z.enum(['skyddade-personuppgifter'])),
  utredningVersion,
  utredningHash: hash.nullable(),
  /** IVO-01: in whose name the anmälan is made. */
  operatorKind: operatorKind.optional(),
  protectedConfirmed: z.boolean().optional(),
  enclosures: z.array(ivoEnclosure).optional(),
  ...anmalanFields,
  contactName: identity('contact', anmalanFields.contactName),
  contactTitle: identity('contact', anmalanFields.contactTitle),
  contactPhone: identity('contact', anmalanFields.contactPhone),
  contactEmail: identity('contact', anmalanFields.contactEmail),
  signedBy: identity('signer', anmalanFields.signedBy),
  senderAddress: content(anmalanFields.senderAddress),
  verksamhetAddress: content(anmalanFields.verksamhetAddress),
  verksamhetName: content(anmalanFields.verksamhetName),
  occurredDate: content(anmalanFields.occurredDate),
  occurredTime: content(anmalanFields.occurredTime),
  lagrumOther: content(anmalanFields.lagrumOther),
  eventDescription: content(anmalanFields.eventDescription),
  konsekvenser: content(anmalanFields.konsekvenser),
  vidtagnaAtgarder: content(anmalanFields.vidtagnaAtgarder),
  ovrigt: content(anmalanFields.ovrigt),
});

const sealedAttachment = attachment.extend({ name: content(attachment.shape.name) });
const ruleSetIds = z.array(code).min(1).max(4);

export const ivoAnmalanRecorded = z.strictObject({
  sentAt: instant,
  channel: anmalanChannel,
  utredningAttached: z.boolean(),
  utredningVersion,
  utredningHash: hash.nullable(),
  /** Which prepared version was sent; null when it was written directly in the e-service. */
  preparedVersion: z.int().min(1).nullable(),
  /** Of that version, by their hashes (IVO-06). */
  enclosures: z.array(ivoEnclosure).optional(),
  /** What else went along. */
  attachments: z.array(sealedAttachment),
  signedBy: identity('signer', text(200)),
  receipt: shortText,
  avsandarensDiarienummer: text(60),
  operatorKind: operatorKind.optional(),
  ruleSetIds,
  lagrum: z.string().max(300).nullable(),
});

export const ivoUtredningRecorded = z.strictObject({
  sentAt: instant,
  channel: laterChannel,
  utredningVersion: z.int().min(1),
  hash,
  receipt: shortText.optional(),
});
export const ivoDiarienummerRecorded = z.strictObject({ diarienummer: text(60) });
export const ivoKompletteringRequested = z.strictObject({
  ivoKompletteringId: uuid.optional(),
  requestedAt: instant,
  dueDate: localDate.optional(),
  questions: optionalText,
});
export const ivoKompletteringRecorded = z.strictObject({
  ivoKompletteringId: uuid.optional(),
  sentAt: instant,
  channel: laterChannel,
  summary: optionalText,
});
export const ivoBeslutRecorded = z.strictObject({
  outcome: ivoOutcome,
  receivedAt: instant,
  summary: optionalText,
  krav: z.array(z.strictObject({ kravId: uuid, text: content(narrative), dueDate: localDate.optional() })),
});
export const ivoKravAnswerRecorded = z.strictObject({ kravId: uuid, sentAt: instant, summary: optionalText });
