import { z } from 'zod';
import { attachmentCommands } from '../case/attachments.js';
import {
  addAnteckning, decideJav, declareJav, liftLegalHold, linkCase, moveCase, placeLegalHold, recordDiarienummer,
} from '../case/case-commands.js';
import { userId } from '../case/case-fields.js';
import { deadlineCommands } from '../case/deadline-commands.js';
import { documentCommands } from '../case/documents.js';
import type { CommandDefinitions } from '../commands.js';
import { infoClosing, infoEscalation, infoOwnShare, infoReport, infoReview, infoUtredning } from './lex-sarah-info.payloads.js';

export const lexSarahInfoStatuses = ['received', 'reviewed', 'under-uppfoljning', 'closed'] as const;
export type LexSarahInfoStatus = (typeof lexSarahInfoStatuses)[number];

/** The process table of what a private utförare tells the nämnd about its own lex Sarah (domain 5.5 b). */
export const lexSarahInfoCommands = {
  RegisterLexSarahInfo: { schema: infoReport, action: 'register', from: 'new' },
  /** A second review may change what is to be done, as long as nobody follows it up. */
  ReviewLexSarahInfo: { schema: infoReview, action: 'assess', from: ['received', 'reviewed'] },
  RecordLexSarahInfoUtredning: { schema: infoUtredning, action: 'investigate', from: ['reviewed', 'under-uppfoljning'] },
  StartLexSarahInfoUppfoljning: { schema: z.strictObject({}), action: 'handle', from: ['reviewed'] },
  AssignLexSarahInfo: { schema: z.strictObject({ handlerId: userId }), action: 'assign', from: 'open' },
  EscalateLexSarahInfo: { schema: infoEscalation, action: 'handle', from: 'any' },
  RegisterLexSarahInfoOwnShare: { schema: infoOwnShare, action: 'handle', from: 'open' },
  CloseLexSarahInfo: { schema: infoClosing, action: 'close', from: ['reviewed', 'under-uppfoljning'] },

  RecordLexSarahInfoDiarienummer: { schema: recordDiarienummer, action: 'diary', from: 'any' },
  MoveLexSarahInfo: { schema: moveCase, action: 'handle', from: 'open' },
  LinkLexSarahInfo: { schema: linkCase, action: 'handle', from: 'any' },
  DeclareLexSarahInfoJav: { schema: declareJav, action: 'handle', from: 'open' },
  DecideLexSarahInfoJav: { schema: decideJav, action: 'assign', from: 'open' },
  AddLexSarahInfoAnteckning: { schema: addAnteckning, action: 'handle', from: 'any' },
  PlaceLexSarahInfoLegalHold: { schema: placeLegalHold, action: 'diary', from: 'any' },
  LiftLexSarahInfoLegalHold: { schema: liftLegalHold, action: 'diary', from: 'any' },
  ...attachmentCommands('LexSarahInfo'),
  ...documentCommands('LexSarahInfo'),
  ...deadlineCommands('LexSarahInfo'),
} as const satisfies CommandDefinitions<LexSarahInfoStatus>;
export type LexSarahInfoCommands = typeof lexSarahInfoCommands;
