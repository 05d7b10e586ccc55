import { z } from 'zod';
import type { CommandDefinitions } from '../commands.js';
import { attachmentCommands } from '../case/attachments.js';
import {
  acknowledge, addAnteckning, addEnhet, addEnskild, addInvolvedStaff, addKomplettering, confirmParallelDuty, decideJav, declareJav,
  liftLegalHold, linkAtgard, linkCase, markDuplicate, moveCase, placeLegalHold, recordDiarienummer, recordKonsekvens,
  requestKomplettering, sendMessage,
} from '../case/case-commands.js';
import { reason, userId } from '../case/case-fields.js';
import { deadlineCommands } from '../case/deadline-commands.js';
import { documentCommands } from '../case/documents.js';
import { uuid } from '../ids.js';
import { narrative } from '../text.js';
import { answerQuestion, bedomning, escalation, omedelbarAtgard, report, utredningEntry } from './avvikelse.payloads.js';

export const avvikelseStatuses = [
  'received', 'bedomning-done', 'under-utredning', 'under-atgard', 'under-uppfoljning', 'closed', 'duplicate',
] as const;
export type AvvikelseStatus = (typeof avvikelseStatuses)[number];

const bedomdOrLater = ['bedomning-done', 'under-utredning', 'under-atgard', 'under-uppfoljning'] as const;

/** The process table of an intern avvikelse. */
export const avvikelseCommands = {
  RegisterAvvikelse: { schema: report, action: 'register', from: 'new' },
  AcknowledgeAvvikelse: { schema: acknowledge, action: 'system', from: 'open' },
  AddAvvikelseCoReporter: { schema: z.strictObject({ text: narrative.optional() }), action: 'register', from: 'open' },
  RecordAvvikelseOmedelbarAtgard: { schema: omedelbarAtgard, action: 'protect', from: 'open' },
  RecordAvvikelseBedomning: { schema: bedomning, action: 'assess', from: 'open' },
  ConfirmAvvikelseLexSarahNo: { schema: z.strictObject({ motivering: narrative.optional() }), action: 'assess', from: 'open' },
  AnswerAvvikelseLexSarahQuestion: { schema: answerQuestion, action: 'ask-lex-sarah', from: 'open' },
  EscalateAvvikelse: { schema: escalation, action: 'handle', from: 'any' },
  AssignAvvikelseUtredare: { schema: z.strictObject({ utredareId: userId }), action: 'assign', from: bedomdOrLater },
  StartAvvikelseUtredning: { schema: z.strictObject({}), action: 'investigate', from: ['bedomning-done'] },
  RecordAvvikelseUtredning: { schema: utredningEntry, action: 'investigate', from: ['under-utredning'] },
  CompleteAvvikelseUtredning: { schema: z.strictObject({}), action: 'investigate', from: ['under-utredning'] },
  StartAvvikelseUppfoljning: { schema: z.strictObject({}), action: 'handle', from: ['under-atgard'] },
  RaiseAvvikelseRisk: { schema: z.strictObject({ riskId: uuid, description: narrative }), action: 'handle', from: 'any' },
  GiveAvvikelseAterkoppling: {
    schema: z.strictObject({ text: narrative, whatChanged: narrative.optional() }),
    action: 'feedback',
    from: [...bedomdOrLater, 'closed', 'duplicate'],
  },
  SkipAvvikelseAterkoppling: {
    schema: z.strictObject({ ground: z.enum(['anonymous', 'reporter-left']), reason }),
    action: 'feedback',
    from: [...bedomdOrLater, 'closed', 'duplicate'],
  },
  CloseAvvikelse: { schema: z.strictObject({ summary: narrative }), action: 'close', from: ['under-atgard', 'under-uppfoljning'] },
  ReopenAvvikelse: { schema: z.strictObject({ reason }), action: 'close', from: ['closed'] },

  RecordAvvikelseDiarienummer: { schema: recordDiarienummer, action: 'diary', from: 'any' },
  MoveAvvikelse: { schema: moveCase, action: 'handle', from: 'open' },
  LinkAvvikelse: { schema: linkCase, action: 'handle', from: 'any' },
  MarkAvvikelseDuplicate: { schema: markDuplicate, action: 'handle', from: 'open' },
  AddAvvikelseEnhet: { schema: addEnhet, action: 'handle', from: 'open' },
  RequestAvvikelseKomplettering: { schema: requestKomplettering, action: 'handle', from: 'open' },
  AddAvvikelseKomplettering: { schema: addKomplettering, action: 'reporter', from: 'open' },
  AddAvvikelseEnskild: { schema: addEnskild, action: 'handle', from: 'open' },
  RecordAvvikelseKonsekvens: { schema: recordKonsekvens, action: 'investigate', from: 'open' },
  AddAvvikelseInvolvedStaff: { schema: addInvolvedStaff, action: 'handle', from: 'open' },
  DeclareAvvikelseJav: { schema: declareJav, action: 'handle', from: 'open' },
  DecideAvvikelseJav: { schema: decideJav, action: 'assign', from: 'open' },
  ConfirmAvvikelseParallelDuty: { schema: confirmParallelDuty, action: 'handle', from: 'open' },
  AddAvvikelseAnteckning: { schema: addAnteckning, action: 'handle', from: 'any' },
  SendAvvikelseMessage: { schema: sendMessage, action: 'reporter', from: 'any' },
  LinkAvvikelseAtgard: { schema: linkAtgard, action: 'system', from: 'any' },
  PlaceAvvikelseLegalHold: { schema: placeLegalHold, action: 'diary', from: 'any' },
  LiftAvvikelseLegalHold: { schema: liftLegalHold, action: 'diary', from: 'any' },
  ...attachmentCommands('Avvikelse'),
  ...documentCommands('Avvikelse'),
  ...deadlineCommands('Avvikelse'),
} as const satisfies CommandDefinitions<AvvikelseStatus>;
export type AvvikelseCommands = typeof avvikelseCommands;
