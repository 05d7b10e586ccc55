import { z } from 'zod';
import { attachmentEvents } from '../case/attachments.js';
import * as shared from '../case/case-events.js';
import { deadlineEvents } from '../case/deadline-events.js';
import { documentEvents } from '../case/documents.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import * as ivo from './ivo.event-data.js';
import * as facts from './lex-sarah.event-data.js';

const nothing = z.strictObject({});

/** Every fact of a lex Sarah case, its IVO region included. */
export const lexSarahEvents = {
  LexSarahRapportRegistered: v1(facts.rapportRegistered),
  LexSarahMuntligRapportRecorded: v1(facts.muntligRapportRecorded),
  LexSarahMuntligRapportConfirmed: v1(facts.muntligRapportConfirmed),
  LexSarahRapportAcknowledged: v1(shared.caseAcknowledged),
  LexSarahOmedelbarAtgardRecorded: v1(facts.omedelbarAtgardRecorded),
  LexSarahOmedelbarAtgardRuledOut: v1(facts.reasonOnly),
  LexSarahNamndordforandeInformed: v1(facts.namndordforandeWasInformed),
  LexSarahUtredareAssigned: v1(facts.utredareAssigned),
  LexSarahUtredareReplaced: v1(facts.utredareReplaced),
  LexSarahBeslutsfattareAssigned: v1(facts.beslutsfattareAssigned),
  LexSarahInvolvedStaffResolved: v1(facts.involvedStaffResolved),
  LexSarahClassified: v1(facts.classified),
  LexSarahForhandsbedomningRecorded: v1(facts.forhandsbedomningRecorded),
  LexSarahHandedOver: v1(facts.handedOver),
  LexSarahUtredningStarted: v1(facts.utredningStarted),
  LexSarahUnderlagAdded: v1(facts.underlagAdded),
  LexSarahUtredningPartRecorded: v1(facts.utredningPartRecorded),
  LexSarahBeslutsforslagSubmitted: v1(facts.beslutsforslagSubmitted),
  LexSarahSecondReadingRecorded: v1(facts.secondReadingRecorded),
  LexSarahSecondReadingWaived: v1(facts.secondReadingWaived),
  LexSarahUtredningReturned: v1(facts.reasonOnly),
  LexSarahBeslutRecorded: v1(facts.beslutRecorded),
  LexSarahBeslutCorrected: v1(facts.beslutCorrected),
  LexSarahBeslutRevised: v1(facts.beslutRevised),
  LexSarahAterkopplingGiven: v1(facts.aterkopplingGiven),
  LexSarahStatusMessageSent: v1(facts.statusMessageSent),
  LexSarahEnskildInformed: v1(facts.enskildWasInformed),
  LexSarahStaffInformed: v1(facts.staffWasInformed),
  LexSarahAterkopplingSkipped: v1(facts.aterkopplingSkipped),
  LexSarahDelegationsbeslutReported: v1(facts.delegationsbeslutWasReported),
  LexSarahUppfoljningStarted: v1(nothing),
  LexSarahContinuedAsAvvikelse: v1(facts.continuedAsAvvikelse),
  LexSarahPrecedentPublished: v1(facts.precedentPublished),
  LexSarahPrecedentWithdrawn: v1(facts.reasonOnly),
  LexSarahBerordNamndAdded: v1(facts.berordNamndAdded),
  LexSarahBerordNamndRemoved: v1(facts.berordNamndRemoved),
  LexSarahNamndInformedOfRapport: v1(facts.namndInformedOfRapport),
  LexSarahNamndInformedOfIvoAnmalan: v1(facts.namndInformedOfIvoAnmalan),
  LexSarahClosed: v1(facts.closed),
  LexSarahReopened: v1(facts.reasonOnly),

  LexSarahIvoAnmalanDecided: v1(ivo.ivoAnmalanDecided),
  LexSarahIvoAnmalanPrepared: v1(ivo.ivoAnmalanPrepared),
  LexSarahIvoAnmalanRecorded: v1(ivo.ivoAnmalanRecorded),
  LexSarahIvoUtredningRecorded: v1(ivo.ivoUtredningRecorded),
  LexSarahIvoDiarienummerRecorded: v1(ivo.ivoDiarienummerRecorded),
  LexSarahIvoKompletteringRequested: v1(ivo.ivoKompletteringRequested),
  LexSarahIvoKompletteringRecorded: v1(ivo.ivoKompletteringRecorded),
  LexSarahIvoBeslutRecorded: v1(ivo.ivoBeslutRecorded),
  LexSarahIvoKravAnswerRecorded: v1(ivo.ivoKravAnswerRecorded),
  LexSarahIvoClosed: v1(nothing),

  LexSarahDiarienummerRecorded: v1(shared.diarienummerRecorded),
  LexSarahMoved: v1(shared.caseMoved),
  LexSarahLinked: v1(shared.caseLinked),
  LexSarahDuplicateMarked: v1(shared.duplicateMarked),
  LexSarahEnhetAdded: v1(shared.enhetAdded),
  LexSarahKompletteringRequested: v1(shared.kompletteringRequested),
  LexSarahKompletteringAdded: v1(shared.kompletteringAdded),
  LexSarahEnskildAdded: v1(shared.enskildAdded),
  LexSarahKonsekvensRecorded: v1(shared.konsekvensRecorded),
  LexSarahInvolvedStaffAdded: v1(shared.involvedStaffAdded),
  LexSarahJavDeclared: v1(shared.javDeclared),
  LexSarahJavDecided: v1(shared.javDecided),
  LexSarahParallelDutyConfirmed: v1(shared.parallelDutyConfirmed),
  LexSarahAnteckningAdded: v1(shared.anteckningAdded),
  LexSarahMessageSent: v1(shared.messageSent),
  LexSarahAtgardLinked: v1(shared.atgardLinked),
  LexSarahLegalHoldPlaced: v1(shared.legalHoldPlaced),
  LexSarahLegalHoldLifted: v1(shared.legalHoldLifted),
  ...attachmentEvents('LexSarah'),
  ...documentEvents('LexSarah'),
  ...deadlineEvents('LexSarah'),
} as const satisfies EventDefinitions;

export type LexSarahEvents = typeof lexSarahEvents;
export type LexSarahEvent = EventsOf<LexSarahEvents>;
