import { attachmentFacts, attachmentScanFacts, attachmentWithdrawalFacts } from '../case/attachment-state.js';
import { atgardLinkFacts, diarienummerFacts, javDecidedFacts, javDeclaredFacts, legalHoldFacts } from '../case/case-facts.js';
import { linked, moved, oneOrNone } from '../case/case-decide.js';
import { missedNow, reminderNow } from '../case/deadline-state.js';
import { documentFacts } from '../case/document-state.js';
import type { Handlers } from '../transition.js';
import type { ExternAvvikelseCommands } from './extern-avvikelse.commands.js';
import type { ExternAvvikelseEvent } from './extern-avvikelse.events.js';
import type { ExternAvvikelseState } from './extern-avvikelse.state.js';

type All = Handlers<ExternAvvikelseCommands, ExternAvvikelseState, ExternAvvikelseEvent>;

/** The commands an extern avvikelse has in common with every case (domain 4.5). */
export const externAvvikelseCaseHandlers = {
  RecordExternAvvikelseDiarienummer: (data, state, context) => oneOrNone('ExternAvvikelseDiarienummerRecorded', diarienummerFacts(data, state, context)),
  MoveExternAvvikelse: (data, state, context) => oneOrNone('ExternAvvikelseMoved', moved(data, state, context)),
  LinkExternAvvikelse: (data, state, context) => oneOrNone('ExternAvvikelseLinked', linked(data, state, context)),
  DeclareExternAvvikelseJav: (data, state, context) => oneOrNone('ExternAvvikelseJavDeclared', javDeclaredFacts(data, state, context)),
  DecideExternAvvikelseJav: (data, state, context) => oneOrNone('ExternAvvikelseJavDecided', javDecidedFacts(data, state, context)),
  AddExternAvvikelseAnteckning: (data) => oneOrNone('ExternAvvikelseAnteckningAdded', data),
  LinkExternAvvikelseAtgard: (data, state) => oneOrNone('ExternAvvikelseAtgardLinked', atgardLinkFacts(data, state)),
  PlaceExternAvvikelseLegalHold: (data, state) => oneOrNone('ExternAvvikelseLegalHoldPlaced', legalHoldFacts(data, state)),
  LiftExternAvvikelseLegalHold: (data, state) => oneOrNone('ExternAvvikelseLegalHoldLifted', state.legalHold ? data : undefined),
  AddExternAvvikelseAttachment: (data, state, context) => oneOrNone('ExternAvvikelseAttachmentAdded', attachmentFacts(data, state, context)),
  NoteExternAvvikelseAttachmentScan: (data, state) => oneOrNone('ExternAvvikelseAttachmentScanned', attachmentScanFacts(data, state)),
  WithdrawExternAvvikelseAttachment: (data, state) => oneOrNone('ExternAvvikelseAttachmentWithdrawn', attachmentWithdrawalFacts(data, state)),
  CreateExternAvvikelseDocument: (data, state, context) =>
    oneOrNone('ExternAvvikelseDocumentCreated', documentFacts('extern-avvikelse', data, state, context)),
  NoteExternAvvikelseDeadlineMissed: (data, state, { now }) => oneOrNone('ExternAvvikelseDeadlineMissed', missedNow(state.deadlines, data, now)),
  NoteExternAvvikelseDeadlineReminder: (data, state, { now }) =>
    oneOrNone('ExternAvvikelseDeadlineReminderNoted', reminderNow(state.deadlines, data, now)),
} satisfies Partial<All>;
