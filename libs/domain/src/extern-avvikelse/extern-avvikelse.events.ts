import { z } from 'zod';
import { attachmentEvents } from '../case/attachments.js';
import {
  anteckningAdded, atgardLinked, caseLinked, caseMoved, diarienummerRecorded, javDecided, javDeclared, legalHoldLifted, legalHoldPlaced,
} from '../case/case-events.js';
import { frozenEnclosure } from '../case/enclosures.js';
import { nodeId, partialTime, reason, userId } from '../case/case-fields.js';
import { deadlineEvents } from '../case/deadline-events.js';
import { documentEvents } from '../case/documents.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { instant, localDate, uuid } from '../ids.js';
import { content } from '../personal-data.js';
import { code, narrative, shortText, text } from '../text.js';

const sealed = content(narrative);
const sealedIfSaid = content(narrative.optional());
const sealedPlace = content(shortText);
const theirRef = content(text(120).optional());

const letter = {
  counterpartyId: uuid,
  counterpartyUnit: content(shortText.optional()),
  causeIn: code,
  occurredFrom: partialTime.optional(),
  description: sealed,
  konsekvens: sealedIfSaid,
  wantedAtgard: sealedIfSaid,
};

const disclosure = {
  disclosureGround: code,
  dutyLagrum: content(shortText.optional()),
  lookedThroughBy: userId,
  /** What was looked through beside the text, by its hash; left out where nothing goes along. */
  enclosures: z.array(frozenEnclosure).optional(),
};

const dispatched = z.strictObject({
  channel: code,
  sentAt: instant,
  identityChannel: code,
  ourRef: content(text(60).optional()),
  sentBy: userId,
  title: content(text(200)),
});

const registered = z.strictObject({
  nodeId,
  counterpartyId: uuid,
  counterpartyUnit: content(shortText.optional()),
  receivedAt: instant,
  channelIn: code,
  occurredFrom: partialTime.optional(),
  theirRef,
  description: sealed,
  wantedAtgard: sealedIfSaid,
});

/** All that the new own avvikelse needs, under the names its command has (EX-02). */
export const ownShareRegistered = z.strictObject({
  avvikelseId: uuid,
  nodeId,
  reporterId: userId,
  discoveredAt: instant,
  affects: z.array(z.enum(['enskild', 'group', 'verksamhet'])),
  omedelbarAtgardTaken: z.boolean(),
  whatHappened: sealed,
  omedelbarAtgard: sealedIfSaid,
});

/** The facts of an avvikelse to or from another authority, newest version of each. */
export const externAvvikelseEvents = {
  ExternAvvikelseCreated: v1(z.strictObject({ nodeId, reporterId: userId, receivedAt: instant, ...letter })),
  ExternAvvikelseRevised: v1(z.strictObject(letter)),
  ExternAvvikelseCleared: v1(z.strictObject(disclosure)),
  ExternAvvikelseDispatched: v1(dispatched),
  ExternAvvikelseReceiptRecorded: v1(z.strictObject({ receivedAt: instant, theirRef })),
  ExternAvvikelseCounterpartyReminded: v1(z.strictObject({ remindedAt: instant, channel: code, newDate: localDate.optional() })),
  ExternAvvikelseAnswerRecorded: v1(z.strictObject({ receivedAt: instant, sufficient: z.boolean(), text: sealed, missing: sealedIfSaid })),
  ExternAvvikelseUnansweredMarked: v1(z.strictObject({})),
  ExternAvvikelseRaised: v1(z.strictObject({ plannedMeetingDate: localDate, forum: sealedPlace, purpose: sealedIfSaid })),
  ExternAvvikelseMeetingRecorded: v1(
    z.strictObject({
      held: z.boolean(), heldAt: localDate.optional(), plannedMeetingDate: localDate.optional(), outcome: sealedIfSaid, notHeldBecause: sealedIfSaid,
    }),
  ),
  ExternAvvikelseAnalysed: v1(z.strictObject({ ownShare: z.boolean(), conclusion: sealed })),

  ExternAvvikelseRegistered: v1(registered),
  ExternAvvikelseAcknowledged: v1(z.strictObject({ at: instant, channel: code })),
  ExternAvvikelseUtredningStarted: v1(z.strictObject({})),
  ExternAvvikelseAnswered: v1(z.strictObject({ ...disclosure, channel: code, identityChannel: code, sentAt: instant, answeredBy: userId, text: sealed })),

  ExternAvvikelseAssigned: v1(z.strictObject({ handlerId: userId })),
  ExternAvvikelseOwnShareRegistered: v1(ownShareRegistered),
  ExternAvvikelseClosed: v1(z.strictObject({ outcome: code, liftTo: code.optional(), reason: content(reason.optional()), liftNote: content(shortText.optional()) })),

  ExternAvvikelseDiarienummerRecorded: v1(diarienummerRecorded),
  ExternAvvikelseMoved: v1(caseMoved),
  ExternAvvikelseLinked: v1(caseLinked),
  ExternAvvikelseJavDeclared: v1(javDeclared),
  ExternAvvikelseJavDecided: v1(javDecided),
  ExternAvvikelseAnteckningAdded: v1(anteckningAdded),
  ExternAvvikelseAtgardLinked: v1(atgardLinked),
  ExternAvvikelseLegalHoldPlaced: v1(legalHoldPlaced),
  ExternAvvikelseLegalHoldLifted: v1(legalHoldLifted),
  ...documentEvents('ExternAvvikelse'),
  ...attachmentEvents('ExternAvvikelse'),
  ...deadlineEvents('ExternAvvikelse'),
} as const satisfies EventDefinitions;
export type ExternAvvikelseEvents = typeof externAvvikelseEvents;
export type ExternAvvikelseEvent = EventsOf<ExternAvvikelseEvents>;
