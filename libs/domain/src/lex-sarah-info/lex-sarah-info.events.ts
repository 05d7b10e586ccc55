import { z } from 'zod';
import { attachmentEvents } from '../case/attachments.js';
import {
  anteckningAdded, caseLinked, caseMoved, diarienummerRecorded, javDecided, javDeclared, legalHoldLifted, legalHoldPlaced,
} from '../case/case-events.js';
import { laws, nodeId, partialTime, userId } from '../case/case-fields.js';
import { deadlineEvents } from '../case/deadline-events.js';
import { documentEvents } from '../case/documents.js';
import { caseEscalated } from '../case/escalation.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { ownShareRegistered } from '../extern-avvikelse/extern-avvikelse.events.js';
import { instant, uuid } from '../ids.js';
import { content } from '../personal-data.js';
import { code, narrative, shortText, text } from '../text.js';

const sealed = content(narrative);
const sealedIfSaid = content(narrative.optional());
const ruleSetIds = z.array(code).max(4);

const registered = z.strictObject({
  nodeId,
  utforareId: uuid,
  kind: code,
  receivedAt: instant,
  channelIn: code,
  insatstyp: code.optional(),
  laws: laws.optional(),
  occurredFrom: partialTime.optional(),
  registeredBy: userId,
  /** In force when it was received. */
  ruleSetIds,
  summary: sealed,
  providerRef: content(text(120).optional()),
  verksamhet: content(shortText.optional()),
});

const reviewed = z.strictObject({
  action: code,
  ownShare: z.boolean(),
  seriousDeficiencies: z.boolean().optional(),
  ruleSetIds,
  motivering: sealed,
});

/** The facts of what a private utförare has told of its lex Sarah, newest version of each. */
export const lexSarahInfoEvents = {
  LexSarahInfoRegistered: v1(registered),
  LexSarahInfoReviewed: v1(reviewed),
  LexSarahInfoUtredningRecorded: v1(z.strictObject({ value: code, receivedAt: instant, text: sealedIfSaid })),
  LexSarahInfoUppfoljningStarted: v1(z.strictObject({})),
  LexSarahInfoAssigned: v1(z.strictObject({ handlerId: userId })),
  LexSarahInfoEscalated: v1(caseEscalated),
  LexSarahInfoOwnShareRegistered: v1(ownShareRegistered),
  LexSarahInfoClosed: v1(z.strictObject({ carriedOutAt: instant.optional(), summary: sealedIfSaid, reference: content(shortText.optional()) })),

  LexSarahInfoDiarienummerRecorded: v1(diarienummerRecorded),
  LexSarahInfoMoved: v1(caseMoved),
  LexSarahInfoLinked: v1(caseLinked),
  LexSarahInfoJavDeclared: v1(javDeclared),
  LexSarahInfoJavDecided: v1(javDecided),
  LexSarahInfoAnteckningAdded: v1(anteckningAdded),
  LexSarahInfoLegalHoldPlaced: v1(legalHoldPlaced),
  LexSarahInfoLegalHoldLifted: v1(legalHoldLifted),
  ...attachmentEvents('LexSarahInfo'),
  ...documentEvents('LexSarahInfo'),
  ...deadlineEvents('LexSarahInfo'),
} as const satisfies EventDefinitions;
export type LexSarahInfoEvents = typeof lexSarahInfoEvents;
export type LexSarahInfoEvent = EventsOf<LexSarahInfoEvents>;
