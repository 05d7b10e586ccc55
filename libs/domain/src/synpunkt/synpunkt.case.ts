import { attachmentFacts, attachmentScanFacts, attachmentWithdrawalFacts } from '../case/attachment-state.js';
import {
  atgardLinkFacts, diarienummerFacts, duplicateFacts, enhetFacts, involvedStaffFacts, javDecidedFacts, javDeclaredFacts,
  kompletteringFacts, kompletteringRequestFacts, legalHoldFacts, messageFacts, parallelDutyFacts,
} from '../case/case-facts.js';
import { konsekvensCard, linked, moved, oneOrNone } from '../case/case-decide.js';
import { missedNow, reminderNow } from '../case/deadline-state.js';
import { documentFacts } from '../case/document-state.js';
import type { Handlers } from '../transition.js';
import type { SynpunktCommands } from './synpunkt.commands.js';
import type { SynpunktEvent } from './synpunkt.events.js';
import type { SynpunktState } from './synpunkt.state.js';

type All = Handlers<SynpunktCommands, SynpunktState, SynpunktEvent>;

/** The commands a synpunkt has in common with every case (domain 4.5). */
export const synpunktCaseHandlers = {
  RecordSynpunktDiarienummer: (data, state, context) => oneOrNone('SynpunktDiarienummerRecorded', diarienummerFacts(data, state, context)),
  MoveSynpunkt: (data, state, context) => oneOrNone('SynpunktMoved', moved(data, state, context)),
  LinkSynpunkt: (data, state, context) => oneOrNone('SynpunktLinked', linked(data, state, context)),
  MarkSynpunktDuplicate: (data, _state, context) => oneOrNone('SynpunktDuplicateMarked', duplicateFacts(data, context)),
  AddSynpunktEnhet: (data, state, context) => oneOrNone('SynpunktEnhetAdded', enhetFacts(data, state, context)),
  RequestSynpunktKomplettering: (data, state) => oneOrNone('SynpunktKompletteringRequested', kompletteringRequestFacts(data, state)),
  AddSynpunktKomplettering: (data, _state, context) => oneOrNone('SynpunktKompletteringAdded', kompletteringFacts(data, context)),
  AddSynpunktEnskild: (data) => oneOrNone('SynpunktEnskildAdded', data),
  RecordSynpunktKonsekvens: (data, state) => oneOrNone('SynpunktKonsekvensRecorded', konsekvensCard(data, state)),
  AddSynpunktInvolvedStaff: (data, state) => oneOrNone('SynpunktInvolvedStaffAdded', involvedStaffFacts(data, state)),
  DeclareSynpunktJav: (data, state, context) => oneOrNone('SynpunktJavDeclared', javDeclaredFacts(data, state, context)),
  DecideSynpunktJav: (data, state, context) => oneOrNone('SynpunktJavDecided', javDecidedFacts(data, state, context)),
  ConfirmSynpunktParallelDuty: (data, state, context) => oneOrNone('SynpunktParallelDutyConfirmed', parallelDutyFacts(data, state, context)),
  AddSynpunktAnteckning: (data) => oneOrNone('SynpunktAnteckningAdded', data),
  SendSynpunktMessage: (data, state, context) => oneOrNone('SynpunktMessageSent', messageFacts(data, state, context)),
  LinkSynpunktAtgard: (data, state) => oneOrNone('SynpunktAtgardLinked', atgardLinkFacts(data, state)),
  PlaceSynpunktLegalHold: (data, state) => oneOrNone('SynpunktLegalHoldPlaced', legalHoldFacts(data, state)),
  LiftSynpunktLegalHold: (data, state) => oneOrNone('SynpunktLegalHoldLifted', state.legalHold ? data : undefined),
  AddSynpunktAttachment: (data, state, context) => oneOrNone('SynpunktAttachmentAdded', attachmentFacts(data, state, context)),
  NoteSynpunktAttachmentScan: (data, state) => oneOrNone('SynpunktAttachmentScanned', attachmentScanFacts(data, state)),
  WithdrawSynpunktAttachment: (data, state) => oneOrNone('SynpunktAttachmentWithdrawn', attachmentWithdrawalFacts(data, state)),
  CreateSynpunktDocument: (data, state, context) => oneOrNone('SynpunktDocumentCreated', documentFacts('synpunkt', data, state, context)),
  NoteSynpunktDeadlineMissed: (data, state, { now }) => oneOrNone('SynpunktDeadlineMissed', missedNow(state.deadlines, data, now)),
  NoteSynpunktDeadlineReminder: (data, state, { now }) => oneOrNone('SynpunktDeadlineReminderNoted', reminderNow(state.deadlines, data, now)),
} satisfies Partial<All>;
