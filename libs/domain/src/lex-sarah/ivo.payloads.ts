import { z } from 'zod';
import { enclosures } from '../case/enclosures.js';
import { laws } from './lex-sarah.payloads.js';
import { code, narrative, shortText, text } from '../text.js';
import { instant, localDate, uuid } from '../ids.js';

/** IVO-02: neither e-mail nor fax is offered, IVO says they are not secure enough. */
export const anmalanChannel = z.enum(['e-tjanst', 'post']);
/** IVO-03: an utredning or a komplettering sent later goes another way than the e-service form. */
export const laterChannel = z.enum(['e-tjanst', 'post', 'secure-transfer']);

/** File types the e-service takes; `paper` for what is posted. */
export const attachment = z.strictObject({
  name: text(200),
  type: z.enum(['pdf', 'xlsx', 'gif', 'jpeg', 'png', 'paper']),
});

/** `decidedAt` is stated when the decision was taken before it was written down here. */
export const decideAnmalan = z.strictObject({ ground: narrative, decidedAt: instant.optional() });

/** The form "anmälan – lex Sarah" (annex to the föreskrift). A draft may have gaps; what is missing is listed. */
export const anmalanFields = {
  avsandarensDiarienummer: text(60).optional(),
  severity: z.enum(['allvarligt-missforhallande', 'pataglig-risk-for-allvarligt-missforhallande']).optional(),
  senderName: text(200).optional(),
  senderOrgNumber: text(20).optional(),
  senderAddress: text(300).optional(),
  senderPostalAddress: text(200).optional(),
  contactName: text(200).optional(),
  contactTitle: text(200).optional(),
  contactPhone: text(60).optional(),
  contactEmail: text(200).optional(),
  verksamhetName: text(200).optional(),
  verksamhetAddress: text(300).optional(),
  kommun: text(120).optional(),
  enhet: text(200).optional(),
  occurredDate: text(60).optional(),
  occurredTime: text(60).optional(),
  eventDescription: narrative.optional(),
  utredningAttached: z.boolean().optional(),
  verksamhetsomrade: code.optional(),
  laws: laws.optional(),
  lagrumOther: shortText.optional(),
  konsekvenser: narrative.optional(),
  vidtagnaAtgarder: narrative.optional(),
  ovrigt: narrative.optional(),
  signedBy: text(200).optional(),
  signedDate: localDate.optional(),
  /** IVO-04: the regional department where the operation is located. */
  ivoDepartment: text(120).optional(),
};
export const prepareAnmalan = z.strictObject({
  ...anmalanFields,
  /** IVO-07: what of the case goes along, besides the utredning. */
  enclosures: enclosures.optional(),
  /** IVO-11: somebody in the case has skyddade personuppgifter, and the preparer has seen to what may stand in the form. */
  protectedConfirmed: z.boolean().optional(),
});

export const recordAnmalan = z.strictObject({
  /** IVO-08: when a person sent it, as stated by that person. */
  sentAt: instant,
  channel: anmalanChannel,
  utredningAttached: z.boolean(),
  /** IVO-06: which frozen version went along; the newest when left out. */
  utredningVersion: z.int().min(1).optional(),
  attachments: z.array(attachment).max(50, 'too-many').default([]),
  signedBy: text(200),
  receipt: shortText,
  avsandarensDiarienummer: text(60).optional(),
  /** Which prepared version was sent; the newest when left out, which then must not have been overtaken. */
  preparedVersion: z.int().min(1).optional(),
});

export const recordUtredningSent = z.strictObject({
  sentAt: instant,
  channel: laterChannel,
  utredningVersion: z.int().min(1).optional(),
  receipt: shortText.optional(),
});

export const recordIvoDiarienummer = z.strictObject({ diarienummer: text(60) });
export const kompletteringRequest = z.strictObject({
  /** IVO may ask several times: each request has its own answer. */
  ivoKompletteringId: uuid.optional(),
  requestedAt: instant,
  dueDate: localDate.optional(),
  questions: narrative.optional(),
});
export const kompletteringSent = z.strictObject({
  ivoKompletteringId: uuid.optional(),
  sentAt: instant,
  channel: laterChannel,
  summary: narrative.optional(),
});

export const ivoOutcome = z.enum(['no-further-action', 'criticism', 'krav', 'inspection']);
export const ivoBeslut = z.strictObject({
  outcome: ivoOutcome,
  receivedAt: instant,
  summary: narrative.optional(),
  krav: z
    .array(z.strictObject({ kravId: uuid, text: narrative, dueDate: localDate.optional() }))
    .max(20, 'too-many')
    .default([]),
});
export const kravAnswer = z.strictObject({ kravId: uuid, sentAt: instant, summary: narrative.optional() });
