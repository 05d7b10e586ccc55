import { added, attachmentId } from '../case/attachments.fixture.js';
import { ansvarig, day, minimal, play, reporter, step, system } from './lex-sarah.fixture.js';

/** A file that came with the rapport, was scanned and left the case again. */
export const attachments = play([
  minimal,
  step(reporter, day(3), { type: 'AddLexSarahAttachment', data: added() }),
  step(system, day(3), { type: 'NoteLexSarahAttachmentScan', data: { attachmentId, result: 'clean' } }),
  step(ansvarig, day(3), { type: 'WithdrawLexSarahAttachment', data: { attachmentId, reason: 'Fel fil.' } }),
]);
