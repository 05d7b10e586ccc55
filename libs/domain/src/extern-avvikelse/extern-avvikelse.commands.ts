import { z } from 'zod';
import { attachmentCommands } from '../case/attachments.js';
import {
  addAnteckning, decideJav, declareJav, liftLegalHold, linkAtgard, linkCase, moveCase, placeLegalHold, recordDiarienummer,
} from '../case/case-commands.js';
import { userId } from '../case/case-fields.js';
import { deadlineCommands } from '../case/deadline-commands.js';
import { documentCommands } from '../case/documents.js';
import type { CommandDefinitions } from '../commands.js';
import {
  analysis, clearance, counterpartyReminder, dispatch, externAnswer, externClosing, externIncoming, externReceipt, externReport,
  externRevision, lifting, meeting, ownAnswer, ownReceipt, ownShare,
} from './extern-avvikelse.payloads.js';

export const externAvvikelseStatuses = [
  'draft', 'cleared', 'sent', 'received', 'acknowledged', 'under-utredning', 'answered', 'unanswered', 'raised', 'analysed', 'closed',
] as const;
export type ExternAvvikelseStatus = (typeof externAvvikelseStatuses)[number];

const afterSending = ['sent', 'acknowledged', 'unanswered', 'raised', 'answered', 'analysed'] as const;

/** The process table of an avvikelse to or from another authority (domain 5.2); `directions` says which way each goes. */
export const externAvvikelseCommands = {
  CreateExternAvvikelse: { schema: externReport, action: 'register', from: 'new' },
  /** What is changed after the secrecy step is looked through again. */
  ReviseExternAvvikelse: { schema: externRevision, action: 'reporter', from: ['draft', 'cleared'] },
  /** Once more before it is sent, when another file is to go along. */
  ClearExternAvvikelse: { schema: clearance, action: 'assess', from: ['draft', 'cleared'] },
  RecordExternAvvikelseDispatch: { schema: dispatch, action: 'feedback', from: ['cleared'] },
  RecordExternAvvikelseReceipt: { schema: externReceipt, action: 'handle', from: ['sent'] },
  RemindExternAvvikelseCounterparty: { schema: counterpartyReminder, action: 'handle', from: ['sent', 'acknowledged', 'unanswered'] },
  /** A second answer may come where the first was not sufficient. */
  RecordExternAvvikelseAnswer: { schema: externAnswer, action: 'handle', from: ['sent', 'acknowledged', 'unanswered', 'raised', 'answered'] },
  MarkExternAvvikelseUnanswered: { schema: z.strictObject({}), action: 'handle', from: ['sent', 'acknowledged'] },
  RaiseExternAvvikelse: { schema: lifting, action: 'handle', from: ['sent', 'acknowledged', 'unanswered', 'answered', 'analysed'] },
  RecordExternAvvikelseMeeting: { schema: meeting, action: 'handle', from: ['raised', 'answered', 'analysed'] },
  AnalyseExternAvvikelse: { schema: analysis, action: 'investigate', from: ['answered', 'raised'] },

  RegisterExternAvvikelse: { schema: externIncoming, action: 'register', from: 'new' },
  AcknowledgeExternAvvikelse: { schema: ownReceipt, action: 'feedback', from: ['received'] },
  StartExternAvvikelseUtredning: { schema: z.strictObject({}), action: 'investigate', from: ['acknowledged'] },
  AnswerExternAvvikelse: { schema: ownAnswer, action: 'feedback', from: ['under-utredning'] },

  AssignExternAvvikelse: { schema: z.strictObject({ handlerId: userId }), action: 'assign', from: 'open' },
  RegisterExternAvvikelseOwnShare: { schema: ownShare, action: 'handle', from: [...afterSending, 'received', 'under-utredning'] },
  CloseExternAvvikelse: { schema: externClosing, action: 'close', from: ['analysed', 'unanswered', 'raised', 'answered'] },

  RecordExternAvvikelseDiarienummer: { schema: recordDiarienummer, action: 'diary', from: 'any' },
  MoveExternAvvikelse: { schema: moveCase, action: 'handle', from: 'open' },
  LinkExternAvvikelse: { schema: linkCase, action: 'handle', from: 'any' },
  DeclareExternAvvikelseJav: { schema: declareJav, action: 'handle', from: 'open' },
  DecideExternAvvikelseJav: { schema: decideJav, action: 'assign', from: 'open' },
  AddExternAvvikelseAnteckning: { schema: addAnteckning, action: 'handle', from: 'any' },
  LinkExternAvvikelseAtgard: { schema: linkAtgard, action: 'system', from: 'any' },
  PlaceExternAvvikelseLegalHold: { schema: placeLegalHold, action: 'diary', from: 'any' },
  LiftExternAvvikelseLegalHold: { schema: liftLegalHold, action: 'diary', from: 'any' },
  ...documentCommands('ExternAvvikelse'),
  ...attachmentCommands('ExternAvvikelse'),
  ...deadlineCommands('ExternAvvikelse'),
} as const satisfies CommandDefinitions<ExternAvvikelseStatus>;
export type ExternAvvikelseCommands = typeof externAvvikelseCommands;

export type Direction = 'out' | 'in';

/** Some states have the same name both ways: what is not in the list is for both. */
export const directions: Partial<Readonly<Record<keyof ExternAvvikelseCommands, Direction>>> = {
  ReviseExternAvvikelse: 'out', ClearExternAvvikelse: 'out', RecordExternAvvikelseDispatch: 'out', RecordExternAvvikelseReceipt: 'out',
  RemindExternAvvikelseCounterparty: 'out', RecordExternAvvikelseAnswer: 'out', MarkExternAvvikelseUnanswered: 'out', RaiseExternAvvikelse: 'out',
  RecordExternAvvikelseMeeting: 'out', AnalyseExternAvvikelse: 'out',
  AcknowledgeExternAvvikelse: 'in', StartExternAvvikelseUtredning: 'in', AnswerExternAvvikelse: 'in',
};
