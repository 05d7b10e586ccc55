import * as attachments from '../case/attachment-state.js';
import { assertOrder, konsekvensCard, linked, moved, oneOrNone } from '../case/case-decide.js';
import * as facts from '../case/case-facts.js';
import { missedNow, reminderNow } from '../case/deadline-state.js';
import { documentFacts } from '../case/document-state.js';
import { DomainError } from '../domain-error.js';
import type { LexSarahHandlers } from './lex-sarah.handlers.js';

/** The acts that every case type has (domain 4.5), under the names of lex Sarah. */
export const caseHandlers = {
  RecordLexSarahDiarienummer: (data, state, context) => {
    assertOrder(state.receivedAt ?? undefined, data.diarieforingAt);
    return oneOrNone('LexSarahDiarienummerRecorded', facts.diarienummerFacts(data, state, context));
  },
  MoveLexSarah: (data, state, context) => oneOrNone('LexSarahMoved', moved(data, state, context)),
  LinkLexSarah: (data, state, context) => oneOrNone('LexSarahLinked', linked(data, state, context)),
  MarkLexSarahDuplicate: (data, _state, context) => [
    { type: 'LexSarahDuplicateMarked', data: facts.duplicateFacts(data, context, ['under-utredning']) },
  ],
  AddLexSarahEnhet: (data, state, context) => oneOrNone('LexSarahEnhetAdded', facts.enhetFacts(data, state, context)),
  RequestLexSarahKomplettering: (data, state) =>
    oneOrNone('LexSarahKompletteringRequested', facts.kompletteringRequestFacts(data, state)),
  AddLexSarahKomplettering: (data, _state, context) => [
    { type: 'LexSarahKompletteringAdded', data: facts.kompletteringFacts(data, context) },
  ],
  AddLexSarahEnskild: (data) => [{ type: 'LexSarahEnskildAdded', data }],
  RecordLexSarahKonsekvens: (data, state) => [
    { type: 'LexSarahKonsekvensRecorded', data: konsekvensCard(data, state) },
  ],
  AddLexSarahInvolvedStaff: (data, state) =>
    oneOrNone('LexSarahInvolvedStaffAdded', facts.involvedStaffFacts(data, state)),
  DeclareLexSarahJav: (data, state, context) =>
    oneOrNone('LexSarahJavDeclared', facts.javDeclaredFacts(data, state, context)),
  DecideLexSarahJav: (data, state, context) =>
    oneOrNone('LexSarahJavDecided', facts.javDecidedFacts(data, state, context)),
  ConfirmLexSarahParallelDuty: (data, state, context) => {
    if (!data.needed && data.reason === undefined) throw new DomainError('reason-required', ['reason']);
    return oneOrNone('LexSarahParallelDutyConfirmed', facts.parallelDutyFacts(data, state, context));
  },
  AddLexSarahAnteckning: (data) => [{ type: 'LexSarahAnteckningAdded', data }],
  SendLexSarahMessage: (data, state, context) => [
    { type: 'LexSarahMessageSent', data: facts.messageFacts(data, state, context) },
  ],
  LinkLexSarahAtgard: (data, state) => oneOrNone('LexSarahAtgardLinked', facts.atgardLinkFacts(data, state)),
  PlaceLexSarahLegalHold: (data, state) => oneOrNone('LexSarahLegalHoldPlaced', facts.legalHoldFacts(data, state)),
  LiftLexSarahLegalHold: (data, state) => (state.legalHold ? [{ type: 'LexSarahLegalHoldLifted', data }] : []),
  AddLexSarahAttachment: (data, state, context) =>
    oneOrNone('LexSarahAttachmentAdded', attachments.attachmentFacts(data, state, context)),
  NoteLexSarahAttachmentScan: (data, state) =>
    oneOrNone('LexSarahAttachmentScanned', attachments.attachmentScanFacts(data, state)),
  WithdrawLexSarahAttachment: (data, state) =>
    oneOrNone('LexSarahAttachmentWithdrawn', attachments.attachmentWithdrawalFacts(data, state)),
  CreateLexSarahDocument: (data, state, context) =>
    oneOrNone('LexSarahDocumentCreated', documentFacts('lex-sarah', data, state, context)),
  NoteLexSarahDeadlineMissed: (data, state, context) =>
    oneOrNone('LexSarahDeadlineMissed', missedNow(state.deadlines, data, context.now)),
  NoteLexSarahDeadlineReminder: (data, state, context) =>
    oneOrNone('LexSarahDeadlineReminderNoted', reminderNow(state.deadlines, data, context.now)),
} satisfies Partial<LexSarahHandlers>;
