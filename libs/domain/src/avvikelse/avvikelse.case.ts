import { attachmentFacts, attachmentScanFacts, attachmentWithdrawalFacts } from '../case/attachment-state.js';
import {
  assertDutiesDone, atgardLinkFacts, diarienummerFacts, duplicateFacts, enhetFacts, involvedStaffFacts, javDecidedFacts, javDeclaredFacts,
  kompletteringFacts, kompletteringRequestFacts, legalHoldFacts, messageFacts, parallelDutyFacts,
} from '../case/case-facts.js';
import { konsekvensCard, linked, moved, oneOrNone } from '../case/case-decide.js';
import { missedNow, reminderNow } from '../case/deadline-state.js';
import { documentFacts } from '../case/document-state.js';
import type { Handlers } from '../transition.js';
import type { AvvikelseCommands } from './avvikelse.commands.js';
import type { AvvikelseEvent } from './avvikelse.events.js';
import type { AvvikelseState } from './avvikelse.state.js';

type All = Handlers<AvvikelseCommands, AvvikelseState, AvvikelseEvent>;

/** The commands an avvikelse has in common with every case (domain 4.5). */
export const avvikelseCaseHandlers = {
  RecordAvvikelseDiarienummer: (data, state, context) => oneOrNone('AvvikelseDiarienummerRecorded', diarienummerFacts(data, state, context)),
  MoveAvvikelse: (data, state, context) => oneOrNone('AvvikelseMoved', moved(data, state, context)),
  LinkAvvikelse: (data, state, context) => oneOrNone('AvvikelseLinked', linked(data, state, context)),
  MarkAvvikelseDuplicate: (data, state, context) => {
    assertDutiesDone(state);
    return oneOrNone('AvvikelseDuplicateMarked', duplicateFacts(data, context));
  },
  AddAvvikelseEnhet: (data, state, context) => oneOrNone('AvvikelseEnhetAdded', enhetFacts(data, state, context)),
  RequestAvvikelseKomplettering: (data, state) => oneOrNone('AvvikelseKompletteringRequested', kompletteringRequestFacts(data, state)),
  AddAvvikelseKomplettering: (data, _state, context) => oneOrNone('AvvikelseKompletteringAdded', kompletteringFacts(data, context)),
  AddAvvikelseEnskild: (data) => oneOrNone('AvvikelseEnskildAdded', data),
  RecordAvvikelseKonsekvens: (data, state) => oneOrNone('AvvikelseKonsekvensRecorded', konsekvensCard(data, state)),
  AddAvvikelseInvolvedStaff: (data, state) => oneOrNone('AvvikelseInvolvedStaffAdded', involvedStaffFacts(data, state)),
  DeclareAvvikelseJav: (data, state, context) => oneOrNone('AvvikelseJavDeclared', javDeclaredFacts(data, state, context)),
  DecideAvvikelseJav: (data, state, context) => oneOrNone('AvvikelseJavDecided', javDecidedFacts(data, state, context)),
  ConfirmAvvikelseParallelDuty: (data, state, context) => oneOrNone('AvvikelseParallelDutyConfirmed', parallelDutyFacts(data, state, context)),
  AddAvvikelseAnteckning: (data) => oneOrNone('AvvikelseAnteckningAdded', data),
  SendAvvikelseMessage: (data, state, context) => oneOrNone('AvvikelseMessageSent', messageFacts(data, state, context)),
  LinkAvvikelseAtgard: (data, state) => oneOrNone('AvvikelseAtgardLinked', atgardLinkFacts(data, state)),
  PlaceAvvikelseLegalHold: (data, state) => oneOrNone('AvvikelseLegalHoldPlaced', legalHoldFacts(data, state)),
  LiftAvvikelseLegalHold: (data, state) => oneOrNone('AvvikelseLegalHoldLifted', state.legalHold ? data : undefined),
  AddAvvikelseAttachment: (data, state, context) => oneOrNone('AvvikelseAttachmentAdded', attachmentFacts(data, state, context)),
  NoteAvvikelseAttachmentScan: (data, state) => oneOrNone('AvvikelseAttachmentScanned', attachmentScanFacts(data, state)),
  WithdrawAvvikelseAttachment: (data, state) => oneOrNone('AvvikelseAttachmentWithdrawn', attachmentWithdrawalFacts(data, state)),
  CreateAvvikelseDocument: (data, state, context) => oneOrNone('AvvikelseDocumentCreated', documentFacts('avvikelse', data, state, context)),
  NoteAvvikelseDeadlineMissed: (data, state, { now }) => oneOrNone('AvvikelseDeadlineMissed', missedNow(state.deadlines, data, now)),
  NoteAvvikelseDeadlineReminder: (data, state, { now }) => oneOrNone('AvvikelseDeadlineReminderNoted', reminderNow(state.deadlines, data, now)),
} satisfies Partial<All>;
