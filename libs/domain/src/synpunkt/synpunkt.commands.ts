import { z } from 'zod';
import { attachmentCommands } from '../case/attachments.js';
import {
  acknowledge, addAnteckning, addEnhet, addEnskild, addInvolvedStaff, addKomplettering, confirmParallelDuty, decideJav, declareJav,
  liftLegalHold, linkAtgard, linkCase, markDuplicate, moveCase, placeLegalHold, recordDiarienummer, recordKonsekvens,
  requestKomplettering, sendMessage,
} from '../case/case-commands.js';
import { receiptCodeIssued } from '../case/case-events.js';
import { reason, userId } from '../case/case-fields.js';
import { deadlineCommands } from '../case/deadline-commands.js';
import { documentCommands } from '../case/documents.js';
import { synpunktOutcome } from '../code-lists/synpunkt-lists.js';
import type { CommandDefinitions } from '../commands.js';
import { instant, localDate } from '../ids.js';
import { narrative, shortText } from '../text.js';
import {
  classification, continuation, missforhallandeBedomning, synpunktAnswer, synpunktEscalation, synpunktReport, synpunktUtredning,
  vardnadshavareContact, yttrandeRequest,
} from './synpunkt.payloads.js';

export const synpunktStatuses = [
  'received', 'acknowledged', 'assigned', 'under-utredning', 'awaiting-yttrande', 'answered', 'under-uppfoljning', 'closed',
  'handed-over', 'duplicate',
] as const;
export type SynpunktStatus = (typeof synpunktStatuses)[number];

const beforeUtredning = ['received', 'acknowledged', 'assigned'] as const;
const beforeAnswer = [...beforeUtredning, 'under-utredning', 'awaiting-yttrande'] as const;

/** The process table of a synpunkt or klagomål. */
export const synpunktCommands = {
  RegisterSynpunkt: { schema: synpunktReport, action: 'register', from: 'new' },
  /** F-12, SY-01: for somebody who called without a name; the server alone knows what the code hashes to. */
  IssueSynpunktReceiptCode: { schema: receiptCodeIssued, action: 'issue-code', from: 'open' },
  /** Also after the assignment: a late bekräftelse is still one. */
  AcknowledgeSynpunkt: { schema: acknowledge, action: 'feedback', from: 'open' },
  AssignSynpunkt: { schema: z.strictObject({ handlerId: userId }), action: 'assign', from: 'open' },
  ClassifySynpunkt: { schema: classification, action: 'assess', from: 'open' },
  RecordSynpunktMissforhallandeBedomning: { schema: missforhallandeBedomning, action: 'assess', from: 'open' },
  StartSynpunktUtredning: { schema: z.strictObject({}), action: 'investigate', from: ['assigned'] },
  RecordSynpunktUtredning: { schema: synpunktUtredning, action: 'investigate', from: ['under-utredning', 'awaiting-yttrande'] },
  RequestSynpunktYttrande: { schema: yttrandeRequest, action: 'investigate', from: ['assigned', 'under-utredning'] },
  RecordSynpunktYttrande: {
    schema: z.strictObject({ text: narrative, receivedAt: instant.optional() }),
    action: 'investigate',
    from: ['awaiting-yttrande'],
  },
  AssessSynpunktVardnadshavareContact: { schema: vardnadshavareContact, action: 'assess', from: 'open' },
  EscalateSynpunkt: { schema: synpunktEscalation, action: 'handle', from: 'any' },
  ContinueSynpunktAsAvvikelse: { schema: continuation, action: 'handle', from: 'open' },
  HandOverSynpunktOverklagande: { schema: z.strictObject({ to: shortText, at: instant }), action: 'handle', from: 'open' },
  /** AV-07: a duplicate stays one, and its sender is answered as well as that of the master. */
  AnswerSynpunkt: { schema: synpunktAnswer, action: 'feedback', from: ['assigned', 'under-utredning', 'duplicate'] },
  NotifySynpunktDelay: { schema: z.strictObject({ newDate: localDate, reason }), action: 'feedback', from: beforeAnswer },
  /** By the sender, signed in or by the receipt code, or by the handler who was told. */
  WithdrawSynpunkt: { schema: z.strictObject({ reason: reason.optional() }), action: 'reporter', from: 'open' },
  HandOverSynpunkt: { schema: z.strictObject({ to: shortText, senderInformed: z.boolean() }), action: 'handle', from: beforeUtredning },
  StartSynpunktUppfoljning: { schema: z.strictObject({}), action: 'handle', from: ['answered'] },
  CloseSynpunkt: {
    schema: z.strictObject({ outcome: synpunktOutcome, summary: narrative.optional() }),
    action: 'close',
    from: [...beforeUtredning, 'answered', 'under-uppfoljning'],
  },
  ReopenSynpunkt: { schema: z.strictObject({ reason }), action: 'close', from: ['closed'] },

  RecordSynpunktDiarienummer: { schema: recordDiarienummer, action: 'diary', from: 'any' },
  MoveSynpunkt: { schema: moveCase, action: 'handle', from: 'open' },
  LinkSynpunkt: { schema: linkCase, action: 'handle', from: 'any' },
  MarkSynpunktDuplicate: { schema: markDuplicate, action: 'handle', from: 'open' },
  AddSynpunktEnhet: { schema: addEnhet, action: 'handle', from: 'open' },
  RequestSynpunktKomplettering: { schema: requestKomplettering, action: 'handle', from: 'open' },
  AddSynpunktKomplettering: { schema: addKomplettering, action: 'reporter', from: 'open' },
  AddSynpunktEnskild: { schema: addEnskild, action: 'handle', from: 'open' },
  RecordSynpunktKonsekvens: { schema: recordKonsekvens, action: 'investigate', from: 'open' },
  AddSynpunktInvolvedStaff: { schema: addInvolvedStaff, action: 'handle', from: 'open' },
  DeclareSynpunktJav: { schema: declareJav, action: 'handle', from: 'open' },
  DecideSynpunktJav: { schema: decideJav, action: 'assign', from: 'open' },
  ConfirmSynpunktParallelDuty: { schema: confirmParallelDuty, action: 'handle', from: 'open' },
  AddSynpunktAnteckning: { schema: addAnteckning, action: 'handle', from: 'any' },
  SendSynpunktMessage: { schema: sendMessage, action: 'reporter', from: 'any' },
  LinkSynpunktAtgard: { schema: linkAtgard, action: 'system', from: 'any' },
  PlaceSynpunktLegalHold: { schema: placeLegalHold, action: 'diary', from: 'any' },
  LiftSynpunktLegalHold: { schema: liftLegalHold, action: 'diary', from: 'any' },
  ...attachmentCommands('Synpunkt'),
  ...documentCommands('Synpunkt'),
  ...deadlineCommands('Synpunkt'),
} as const satisfies CommandDefinitions<SynpunktStatus>;
export type SynpunktCommands = typeof synpunktCommands;
