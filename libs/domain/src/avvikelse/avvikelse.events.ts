import { z } from 'zod';
import { attachmentEvents } from '../case/attachments.js';
import {
  anteckningAdded, atgardLinked, caseAcknowledged, caseLinked, caseMoved, diarienummerRecorded, duplicateMarked, enhetAdded, enskildAdded,
  involvedStaffAdded, javDecided, javDeclared, kompletteringAdded, kompletteringRequested, konsekvensRecorded, legalHoldLifted,
  legalHoldPlaced, messageSent, parallelDutyConfirmed, receiptCodeIssued,
} from '../case/case-events.js';
import { laws, nodeId, origin, partialTime, reason, userId } from '../case/case-fields.js';
import { deadlineEvents } from '../case/deadline-events.js';
import { documentEvents } from '../case/documents.js';
import { noteFacts } from '../case/documentation.js';
import { caseEscalated } from '../case/escalation.js';
import { recordedCategories } from '../code-lists/category-choice.js';
import { risk } from '../code-lists/risk-matrix.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { instant, uuid } from '../ids.js';
import { content, identity } from '../personal-data.js';
import { severityGuideUsed } from '../policies/severity-guide.js';
import { code, narrative, shortText, text } from '../text.js';
import { affected, answer } from './avvikelse.payloads.js';

const sealed = content(narrative);
const sealedIfSaid = content(narrative.optional());

const registered = z.strictObject({
  nodeId,
  /** Null when nobody said who reported, or the reporter has no account. */
  reporterId: userId.nullable(),
  /** Who wrote it down for the reporter, when somebody did. */
  receivedByOfficialId: userId.optional(),
  reporterName: identity('reporter', text(200).optional()),
  reporterBefattning: identity('reporter', text(200).optional()),
  reporterContact: identity('reporter', text(500).optional()),
  anonymous: z.boolean(),
  affects: z.array(affected),
  discoveredAt: instant,
  receivedAt: instant,
  reportedAt: instant.optional(),
  occurredFrom: partialTime.optional(),
  occurredTo: partialTime.optional(),
  omedelbarAtgardTaken: z.boolean(),
  someoneInDanger: z.boolean(),
  chefBerors: z.boolean(),
  colleagueAlreadyReported: z.boolean().optional(),
  insatstyp: code.optional(),
  laws: laws.optional(),
  origin: origin.optional(),
  whatHappened: sealed,
  omedelbarAtgard: sealedIfSaid,
  place: content(shortText.optional()),
  howDiscovered: sealedIfSaid,
  possibleKonsekvens: sealedIfSaid,
  reporterProposal: sealedIfSaid,
});

const bedomningRecorded = z.strictObject({
  laws,
  categories: recordedCategories,
  risk,
  lexSarahQuestion: answer,
  /** The rule of two persons applied when this was said (AV-02). */
  needsSecondPerson: z.boolean(),
  assessedBy: userId,
  qualityArea: code.optional(),
  process: code.optional(),
  insatstyp: code.optional(),
  motivering: sealedIfSaid,
  severityGuide: content(severityGuideUsed.optional()),
});

const utredningRecorded = z.strictObject({
  ...noteFacts,
  courseOfEvents: sealedIfSaid,
  causes: z.array(z.strictObject({ code, area: code, text: sealedIfSaid })).optional(),
  causeUndetermined: sealedIfSaid,
  similarCaseIds: z.array(uuid).optional(),
});

/** The facts of an intern avvikelse, newest version of each. */
export const avvikelseEvents = {
  AvvikelseRegistered: v1(registered),
  AvvikelseAcknowledged: v1(caseAcknowledged),
  AvvikelseCoReporterAdded: v1(z.strictObject({ reporterId: userId, text: sealedIfSaid })),
  AvvikelseOmedelbarAtgardRecorded: v1(
    z.strictObject({ outcome: z.enum(['taken', 'not-needed']), takenAt: instant.optional(), description: sealed }),
  ),
  AvvikelseBedomningRecorded: v1(bedomningRecorded),
  AvvikelseLexSarahNoConfirmed: v1(z.strictObject({ by: userId, motivering: sealedIfSaid })),
  AvvikelseLexSarahQuestionAnswered: v1(z.strictObject({ answer: z.enum(['yes', 'no']), answeredBy: userId, motivering: sealed })),
  AvvikelseEscalated: v1(caseEscalated),
  AvvikelseUtredareAssigned: v1(z.strictObject({ utredareId: userId })),
  AvvikelseUtredningStarted: v1(z.strictObject({})),
  AvvikelseUtredningRecorded: v1(utredningRecorded),
  AvvikelseUtredningCompleted: v1(z.strictObject({})),
  AvvikelseUppfoljningStarted: v1(z.strictObject({})),
  AvvikelseRiskRaised: v1(z.strictObject({ riskId: uuid, description: sealed })),
  AvvikelseAterkopplingGiven: v1(z.strictObject({ text: sealed, whatChanged: sealedIfSaid })),
  AvvikelseAterkopplingSkipped: v1(z.strictObject({ ground: z.enum(['anonymous', 'reporter-left']), reason: content(reason) })),
  AvvikelseClosed: v1(z.strictObject({ summary: sealed })),
  AvvikelseReopened: v1(z.strictObject({ reason: content(reason) })),

  AvvikelseDiarienummerRecorded: v1(diarienummerRecorded),
  AvvikelseMoved: v1(caseMoved),
  AvvikelseLinked: v1(caseLinked),
  AvvikelseDuplicateMarked: v1(duplicateMarked),
  AvvikelseEnhetAdded: v1(enhetAdded),
  AvvikelseKompletteringRequested: v1(kompletteringRequested),
  AvvikelseKompletteringAdded: v1(kompletteringAdded),
  AvvikelseEnskildAdded: v1(enskildAdded),
  AvvikelseKonsekvensRecorded: v1(konsekvensRecorded),
  AvvikelseInvolvedStaffAdded: v1(involvedStaffAdded),
  AvvikelseJavDeclared: v1(javDeclared),
  AvvikelseJavDecided: v1(javDecided),
  AvvikelseParallelDutyConfirmed: v1(parallelDutyConfirmed),
  AvvikelseAnteckningAdded: v1(anteckningAdded),
  AvvikelseMessageSent: v1(messageSent),
  AvvikelseReceiptCodeIssued: v1(receiptCodeIssued),
  AvvikelseAtgardLinked: v1(atgardLinked),
  AvvikelseLegalHoldPlaced: v1(legalHoldPlaced),
  AvvikelseLegalHoldLifted: v1(legalHoldLifted),
  ...attachmentEvents('Avvikelse'),
  ...documentEvents('Avvikelse'),
  ...deadlineEvents('Avvikelse'),
} as const satisfies EventDefinitions;
export type AvvikelseEvents = typeof avvikelseEvents;
export type AvvikelseEvent = EventsOf<AvvikelseEvents>;
