import { z } from 'zod';
import { enclosures } from '../case/enclosures.js';
import { caseId, nodeId, partialTime, reason } from '../case/case-fields.js';
import {
  causeBearer, disclosureGround, externChannel, externOutcome, identityChannel, patternLift,
} from '../code-lists/extern-lists.js';
import { instant, localDate, uuid } from '../ids.js';
import { holdsPersonnummer } from '../policies/personnummer.js';
import { narrative, shortText, text } from '../text.js';

/** What goes to somebody else: a personnummer is stopped already where it is written (EX-01). */
const outgoing = narrative.refine((said) => !holdsPersonnummer(said), 'personnummer-in-text');

const letter = {
  counterpartyId: uuid,
  /** Clinic or class, where the register names the body alone. */
  counterpartyUnit: shortText.optional(),
  causeIn: causeBearer,
  occurredFrom: partialTime.optional(),
  description: outgoing,
  konsekvens: outgoing.optional(),
  wantedAtgard: outgoing.optional(),
};

export const externReport = z.strictObject({
  nodeId,
  ...letter,
  /** The own case about the same event. */
  aboutCaseId: caseId.optional(),
});

export const externRevision = z.strictObject(letter);

/** EX-01: with uppgiftsskyldighet the section that lays down the duty is named. */
export const clearance = z
  .strictObject({
    disclosureGround,
    dutyLagrum: shortText.optional(),
    /** Files of the case that go along: no others have been looked through. */
    enclosures: enclosures.optional(),
    lookedThrough: z.literal(true, { error: 'required' }),
  })
  .refine((said) => said.disclosureGround !== 'uppgiftsskyldighet' || said.dutyLagrum !== undefined, { error: 'text-required', path: ['dutyLagrum'] });

export const dispatch = z.strictObject({
  channel: externChannel,
  sentAt: instant,
  identityChannel,
  /** Our reference in the letter; the case number when left out. */
  ourRef: text(60).optional(),
  /** Befattning of the one who stands as sender. */
  title: text(200),
});

export const externReceipt = z.strictObject({ receivedAt: instant, theirRef: text(120).optional() });
export const counterpartyReminder = z.strictObject({ remindedAt: instant, channel: externChannel, newDate: localDate.optional() });

export const externAnswer = z
  .strictObject({ receivedAt: instant, text: narrative, sufficient: z.boolean(), missing: narrative.optional() })
  .refine(({ sufficient, missing }) => sufficient || missing !== undefined, { error: 'text-required', path: ['missing'] });

export const lifting = z.strictObject({ forum: shortText, plannedMeetingDate: localDate, purpose: narrative.optional() });

/** A meeting that was not held is told too, with the new day if there is one: the case stays lifted. */
export const meeting = z
  .strictObject({
    held: z.boolean(),
    heldAt: localDate.optional(),
    outcome: narrative.optional(),
    notHeldBecause: narrative.optional(),
    plannedMeetingDate: localDate.optional(),
  })
  .refine(({ held, heldAt }) => !held || heldAt !== undefined, { error: 'text-required', path: ['heldAt'] })
  .refine(({ held, outcome }) => !held || outcome !== undefined, { error: 'text-required', path: ['outcome'] })
  .refine(({ held, notHeldBecause }) => held || notHeldBecause !== undefined, { error: 'text-required', path: ['notHeldBecause'] });

/** EX-02 */
export const analysis = z.strictObject({ conclusion: narrative, ownShare: z.boolean() });

export const ownShare = z
  .strictObject({
    avvikelseId: uuid,
    whatHappened: narrative,
    nodeId: nodeId.optional(),
    discoveredAt: instant.optional(),
    affects: z.array(z.enum(['enskild', 'group', 'verksamhet'])).min(1, 'affects-required').max(3),
    omedelbarAtgardTaken: z.boolean(),
    omedelbarAtgard: narrative.optional(),
  })
  .refine((said) => !said.omedelbarAtgardTaken || said.omedelbarAtgard !== undefined, { error: 'text-required', path: ['omedelbarAtgard'] });

export const externIncoming = z.strictObject({
  nodeId,
  counterpartyId: uuid,
  counterpartyUnit: shortText.optional(),
  receivedAt: instant,
  channelIn: externChannel,
  theirRef: text(120).optional(),
  occurredFrom: partialTime.optional(),
  description: narrative,
  wantedAtgard: narrative.optional(),
});

/** That we have told the other body that it came. */
export const ownReceipt = z.strictObject({ at: instant, channel: externChannel });

/** EX-01 holds for what we answer as for what we send. */
export const ownAnswer = z
  .strictObject({
    text: outgoing,
    disclosureGround,
    dutyLagrum: shortText.optional(),
    enclosures: enclosures.optional(),
    /** Whoever answers has read the files that go along. */
    enclosuresRead: z.boolean().optional(),
    identityChannel,
    channel: externChannel,
    sentAt: instant,
  })
  .refine((said) => said.disclosureGround !== 'uppgiftsskyldighet' || said.dutyLagrum !== undefined, { error: 'text-required', path: ['dutyLagrum'] });

/** EX-04: without an answer it says why, and where the pattern is taken. */
export const externClosing = z
  .strictObject({ outcome: externOutcome, reason: reason.optional(), liftTo: patternLift.optional(), liftNote: shortText.optional() })
  .refine(({ liftTo, liftNote }) => liftTo === undefined || liftNote !== undefined, { error: 'text-required', path: ['liftNote'] });
