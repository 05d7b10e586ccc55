import { z } from 'zod';
import { attachmentEvents } from '../case/attachments.js';
import {
  anteckningAdded, atgardLinked, caseAcknowledged, caseLinked, caseMoved, diarienummerRecorded, duplicateMarked, enhetAdded, enskildAdded,
  involvedStaffAdded, javDecided, javDeclared, kompletteringAdded, kompletteringRequested, konsekvensRecorded, legalHoldLifted,
  legalHoldPlaced, messageSent, parallelDutyConfirmed, receiptCodeIssued,
} from '../case/case-events.js';
import { laws, nodeId, partialTime, reason, userId } from '../case/case-fields.js';
import { deadlineEvents } from '../case/deadline-events.js';
import { documentEvents } from '../case/documents.js';
import { noteFacts } from '../case/documentation.js';
import { caseEscalated } from '../case/escalation.js';
import { recordedCategories } from '../code-lists/category-choice.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { instant, localDate, uuid } from '../ids.js';
import { content, identity } from '../personal-data.js';
import { code, narrative, shortText, text } from '../text.js';
import { synpunktForm } from './synpunkt.payloads.js';

const sealed = content(narrative);
const sealedIfSaid = content(narrative.optional());
const sealedReason = content(reason);
const addressee = content(shortText);

const registered = z.strictObject({
  nodeId,
  form: synpunktForm,
  /** The account that wrote it in, the sender's own or that of staff on behalf; null when nobody may be traced. */
  reporterId: userId.nullable(),
  anonymous: z.boolean(),
  receivedAt: instant,
  isChild: z.boolean(),
  someoneInDanger: z.boolean().optional(),
  senderKind: code.optional(),
  senderRole: code.optional(),
  area: code.optional(),
  subject: code.optional(),
  utforareId: uuid.optional(),
  channelIn: code.optional(),
  interpreterNeeded: z.boolean().optional(),
  wantsAnswer: z.boolean().optional(),
  occurredFrom: partialTime.optional(),
  occurredTo: partialTime.optional(),
  sex: code.optional(),
  ageGroup: code.optional(),
  insatstyp: code.optional(),
  text: sealed,
  measure: sealedIfSaid,
  senderName: identity('sender', text(200).optional()),
  senderContact: identity('sender', text(500).optional()),
  language: identity('sender', shortText.optional()),
});

const classified = z.strictObject({
  kind: code,
  subject: code,
  area: code.optional(),
  categories: recordedCategories.optional(),
  utforareId: uuid.optional(),
  sex: code.optional(),
  ageGroup: code.optional(),
  isChild: z.boolean().optional(),
  isOverklagande: z.boolean().optional(),
  laws: laws.optional(),
  process: code.optional(),
  qualityArea: code.optional(),
  insatstyp: code.optional(),
});

/** All that the new avvikelse needs, under the names its command has. */
const continuedAsAvvikelse = z.strictObject({
  avvikelseId: uuid,
  nodeId,
  reporterId: userId,
  discoveredAt: instant,
  affects: z.array(z.enum(['enskild', 'group', 'verksamhet'])),
  omedelbarAtgardTaken: z.boolean(),
  whatHappened: sealed,
  omedelbarAtgard: sealedIfSaid,
});

const answered = z.strictObject({
  channel: code,
  to: z.enum(['sender', 'enskild', 'vardnadshavare']),
  answeredBy: userId,
  childAdapted: z.boolean().optional(),
  childHeard: z.boolean().optional(),
  summary: sealed,
  whatChanged: sealedIfSaid,
  childHeardNote: sealedIfSaid,
  childAnswer: sealedIfSaid,
});

/** The facts of a synpunkt or klagomål, newest version of each. */
export const synpunktEvents = {
  SynpunktRegistered: v1(registered),
  SynpunktAcknowledged: v1(caseAcknowledged),
  SynpunktAssigned: v1(z.strictObject({ handlerId: userId })),
  SynpunktClassified: v1(classified),
  SynpunktMissforhallandeBedomningRecorded: v1(
    z.strictObject({ answer: z.enum(['yes', 'no', 'unsure']), assessedBy: userId, motivering: sealedIfSaid }),
  ),
  SynpunktUtredningStarted: v1(z.strictObject({})),
  SynpunktUtredningRecorded: v1(z.strictObject({ ...noteFacts, text: sealed })),
  SynpunktYttrandeRequested: v1(z.strictObject({ utforareId: uuid, dueDate: localDate, questions: sealed })),
  SynpunktYttrandeRecorded: v1(z.strictObject({ receivedAt: instant, text: sealed })),
  SynpunktVardnadshavareContactAssessed: v1(z.strictObject({ allowed: z.boolean(), assessedBy: userId, reason: sealedReason })),
  SynpunktEscalated: v1(caseEscalated),
  SynpunktContinuedAsAvvikelse: v1(continuedAsAvvikelse),
  SynpunktOverklagandeHandedOver: v1(z.strictObject({ at: instant, to: addressee })),
  SynpunktAnswered: v1(answered),
  SynpunktDelayNotified: v1(z.strictObject({ newDate: localDate, reason: sealedReason })),
  SynpunktWithdrawn: v1(z.strictObject({ reason: content(reason.optional()) })),
  SynpunktHandedOver: v1(z.strictObject({ senderInformed: z.boolean(), to: addressee })),
  SynpunktUppfoljningStarted: v1(z.strictObject({})),
  SynpunktClosed: v1(z.strictObject({ outcome: code, summary: sealedIfSaid })),
  SynpunktReopened: v1(z.strictObject({ reason: sealedReason })),

  SynpunktDiarienummerRecorded: v1(diarienummerRecorded),
  SynpunktMoved: v1(caseMoved),
  SynpunktLinked: v1(caseLinked),
  SynpunktDuplicateMarked: v1(duplicateMarked),
  SynpunktEnhetAdded: v1(enhetAdded),
  SynpunktKompletteringRequested: v1(kompletteringRequested),
  SynpunktKompletteringAdded: v1(kompletteringAdded),
  SynpunktEnskildAdded: v1(enskildAdded),
  SynpunktKonsekvensRecorded: v1(konsekvensRecorded),
  SynpunktInvolvedStaffAdded: v1(involvedStaffAdded),
  SynpunktJavDeclared: v1(javDeclared),
  SynpunktJavDecided: v1(javDecided),
  SynpunktParallelDutyConfirmed: v1(parallelDutyConfirmed),
  SynpunktAnteckningAdded: v1(anteckningAdded),
  SynpunktMessageSent: v1(messageSent),
  SynpunktReceiptCodeIssued: v1(receiptCodeIssued),
  SynpunktAtgardLinked: v1(atgardLinked),
  SynpunktLegalHoldPlaced: v1(legalHoldPlaced),
  SynpunktLegalHoldLifted: v1(legalHoldLifted),
  ...attachmentEvents('Synpunkt'),
  ...documentEvents('Synpunkt'),
  ...deadlineEvents('Synpunkt'),
} as const satisfies EventDefinitions;
export type SynpunktEvents = typeof synpunktEvents;
export type SynpunktEvent = EventsOf<SynpunktEvents>;
