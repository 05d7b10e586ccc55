import { z } from 'zod';
import { attachmentCommands } from '../case/attachments.js';
import * as shared from '../case/case-commands.js';
import { reason } from '../case/case-fields.js';
import { deadlineCommands } from '../case/deadline-commands.js';
import { documentCommands } from '../case/documents.js';
import type { CommandDefinitions, CommandsOf } from '../commands.js';
import * as ivo from './ivo.payloads.js';
import * as said from './lex-sarah.payloads.js';
import { beslutadOrLater, openOrClosed, type LexSarahStatus } from './lex-sarah.status.js';

const nothing = z.strictObject({});

/** The process table of lex Sarah with a nämnd as operator. The ivo commands have their own region besides (`ivoFrom`). */
export const lexSarahCommands = {
  RegisterLexSarahRapport: { schema: said.rapport, action: 'register', from: 'new' },
  RecordLexSarahMuntligRapport: { schema: said.muntligRapport, action: 'handle', from: 'open' },
  ConfirmLexSarahMuntligRapport: {
    schema: z.strictObject({ remarks: said.muntligRapport.shape.text.optional() }),
    action: 'reporter',
    from: 'open',
  },
  AcknowledgeLexSarahRapport: { schema: shared.acknowledge, action: 'system', from: 'open' },
  RecordLexSarahOmedelbarAtgard: { schema: said.omedelbarAtgard, action: 'protect', from: 'open' },
  RuleOutLexSarahOmedelbarAtgard: { schema: z.strictObject({ reason }), action: 'protect', from: 'open' },
  InformLexSarahNamndordforande: { schema: said.namndordforandeInformed, action: 'handle', from: 'open' },
  AssignLexSarahUtredare: { schema: said.assignUtredare, action: 'assign', from: 'open' },
  ReplaceLexSarahUtredare: { schema: said.replaceUtredare, action: 'assign', from: 'open' },
  AssignLexSarahBeslutsfattare: { schema: said.assignBeslutsfattare, action: 'assign', from: 'open' },
  ResolveLexSarahInvolvedStaff: { schema: said.resolveInvolvedStaff, action: 'assign', from: 'open' },
  ClassifyLexSarah: { schema: said.classification, action: 'assess', from: 'open' },
  RecordLexSarahForhandsbedomning: { schema: said.forhandsbedomning, action: 'assess', from: ['received'] },
  HandOverLexSarah: { schema: said.handOver, action: 'assess', from: ['received', 'forhandsbedomning-done'] },
  StartLexSarahUtredning: { schema: nothing, action: 'investigate', from: ['forhandsbedomning-done'] },
  AddLexSarahUnderlag: { schema: said.underlag, action: 'investigate', from: ['under-utredning'] },
  RecordLexSarahUtredningPart: { schema: said.utredningNote, action: 'investigate', from: ['under-utredning'] },
  SubmitLexSarahBeslutsforslag: { schema: said.beslutsforslag, action: 'propose', from: ['under-utredning'] },
  RecordLexSarahSecondReading: { schema: said.secondReading, action: 'second-read', from: ['beslut-proposed'] },
  WaiveLexSarahSecondReading: { schema: z.strictObject({ reason }), action: 'assign', from: ['beslut-proposed'] },
  ReturnLexSarahUtredning: { schema: z.strictObject({ reason }), action: 'decide', from: ['beslut-proposed'] },
  RecordLexSarahBeslut: { schema: said.beslut, action: 'decide', from: ['beslut-proposed'] },
  CorrectLexSarahBeslut: { schema: said.beslutCorrection, action: 'decide', from: beslutadOrLater },
  ReviseLexSarahBeslut: { schema: said.beslutRevision, action: 'decide', from: beslutadOrLater },
  GiveLexSarahAterkoppling: { schema: said.aterkoppling, action: 'feedback', from: beslutadOrLater },
  SendLexSarahStatusMessage: { schema: nothing, action: 'system', from: 'open' },
  InformLexSarahEnskild: { schema: said.enskildInformed, action: 'feedback', from: openOrClosed },
  InformLexSarahStaff: { schema: said.staffInformed, action: 'feedback', from: beslutadOrLater },
  SkipLexSarahAterkoppling: { schema: said.skipAterkoppling, action: 'feedback', from: openOrClosed },
  ReportLexSarahDelegationsbeslut: { schema: said.delegationsbeslutReported, action: 'handle', from: beslutadOrLater },
  StartLexSarahUppfoljning: { schema: nothing, action: 'handle', from: ['beslut-recorded'] },
  ContinueLexSarahAsAvvikelse: { schema: said.continueAsAvvikelse, action: 'handle', from: beslutadOrLater },
  PublishLexSarahPrecedent: { schema: said.precedent, action: 'handle', from: beslutadOrLater },
  WithdrawLexSarahPrecedent: { schema: z.strictObject({ reason }), action: 'handle', from: beslutadOrLater },
  AddLexSarahBerordNamnd: { schema: said.berordNamnd, action: 'handle', from: 'open' },
  RemoveLexSarahBerordNamnd: { schema: said.removeBerordNamnd, action: 'handle', from: 'open' },
  InformLexSarahNamndOfRapport: { schema: said.informNamnd, action: 'handle', from: openOrClosed },
  InformLexSarahNamndOfIvoAnmalan: { schema: said.informNamnd, action: 'handle', from: openOrClosed },
  CloseLexSarah: { schema: said.close, action: 'close', from: ['beslut-recorded', 'under-uppfoljning'] },
  ReopenLexSarah: { schema: z.strictObject({ reason }), action: 'close', from: ['closed'] },

  DecideLexSarahIvoAnmalan: { schema: ivo.decideAnmalan, action: 'notify-ivo', from: 'open' },
  PrepareLexSarahIvoAnmalan: { schema: ivo.prepareAnmalan, action: 'notify-ivo', from: openOrClosed },
  RecordLexSarahIvoAnmalan: { schema: ivo.recordAnmalan, action: 'notify-ivo', from: openOrClosed },
  RecordLexSarahIvoUtredning: { schema: ivo.recordUtredningSent, action: 'notify-ivo', from: openOrClosed },
  RecordLexSarahIvoDiarienummer: { schema: ivo.recordIvoDiarienummer, action: 'notify-ivo', from: 'any' },
  RecordLexSarahIvoKompletteringRequest: { schema: ivo.kompletteringRequest, action: 'notify-ivo', from: openOrClosed },
  RecordLexSarahIvoKomplettering: { schema: ivo.kompletteringSent, action: 'notify-ivo', from: openOrClosed },
  RecordLexSarahIvoBeslut: { schema: ivo.ivoBeslut, action: 'notify-ivo', from: openOrClosed },
  RecordLexSarahIvoKravAnswer: { schema: ivo.kravAnswer, action: 'notify-ivo', from: openOrClosed },
  CloseLexSarahIvo: { schema: nothing, action: 'notify-ivo', from: openOrClosed },

  RecordLexSarahDiarienummer: { schema: shared.recordDiarienummer, action: 'diary', from: 'any' },
  MoveLexSarah: { schema: shared.moveCase, action: 'handle', from: 'open' },
  LinkLexSarah: { schema: shared.linkCase, action: 'handle', from: 'any' },
  MarkLexSarahDuplicate: { schema: shared.markDuplicate, action: 'handle', from: 'open' },
  AddLexSarahEnhet: { schema: shared.addEnhet, action: 'handle', from: 'open' },
  RequestLexSarahKomplettering: { schema: shared.requestKomplettering, action: 'handle', from: 'open' },
  AddLexSarahKomplettering: { schema: shared.addKomplettering, action: 'reporter', from: 'open' },
  AddLexSarahEnskild: { schema: shared.addEnskild, action: 'handle', from: 'open' },
  RecordLexSarahKonsekvens: { schema: shared.recordKonsekvens, action: 'investigate', from: 'open' },
  AddLexSarahInvolvedStaff: { schema: shared.addInvolvedStaff, action: 'handle', from: 'open' },
  DeclareLexSarahJav: { schema: shared.declareJav, action: 'handle', from: 'open' },
  DecideLexSarahJav: { schema: shared.decideJav, action: 'assign', from: 'open' },
  ConfirmLexSarahParallelDuty: { schema: shared.confirmParallelDuty, action: 'handle', from: 'open' },
  AddLexSarahAnteckning: { schema: shared.addAnteckning, action: 'handle', from: 'any' },
  SendLexSarahMessage: { schema: shared.sendMessage, action: 'handle', from: 'any' },
  LinkLexSarahAtgard: { schema: shared.linkAtgard, action: 'system', from: 'any' },
  PlaceLexSarahLegalHold: { schema: shared.placeLegalHold, action: 'diary', from: 'any' },
  LiftLexSarahLegalHold: { schema: shared.liftLegalHold, action: 'diary', from: 'any' },
  ...attachmentCommands('LexSarah'),
  ...documentCommands('LexSarah'),
  ...deadlineCommands('LexSarah'),
} as const satisfies CommandDefinitions<LexSarahStatus>;

export type LexSarahCommands = typeof lexSarahCommands;
export type LexSarahCommand = CommandsOf<LexSarahCommands>;
