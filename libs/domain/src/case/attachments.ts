import { z } from 'zod';
import type { CommandDefinition } from '../commands.js';
import { v1, type EventDefinition } from '../events.js';
import { uuid } from '../ids.js';
import { content } from '../personal-data.js';
import { shortText, text } from '../text.js';
import { attachmentLimits, attachmentTypes } from './attachment-rules.js';
import { reason } from './case-fields.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'invalid-hash');

/** What was found in a file besides what one sees when one opens it. Told, so that nobody hands it on unknowingly. */
export const attachmentFindings = z.strictObject({
  author: z.boolean(),
  trackedChanges: z.boolean(),
  comments: z.boolean(),
  position: z.boolean(),
  hiddenSheets: z.boolean(),
  scripts: z.boolean(),
  embeddedFiles: z.boolean(),
});
export type AttachmentFindings = z.output<typeof attachmentFindings>;

/** A name without a path, and without signs that hide what it ends with. */
export const attachmentName = text(200).refine((name) => !/[\\/\p{Cc}\p{Cf}]/u.test(name), 'invalid-name');

const facts = {
  attachmentId: uuid,
  name: attachmentName,
  mediaType: z.enum(attachmentTypes),
  /** Bytes and SHA-256 of what is handed out, which for a picture is the re-encoded one. */
  size: z.int().min(1).max(attachmentLimits.bytesPerFile),
  sha256,
  /** Of what was sent. */
  sourceSha256: sha256,
  reencoded: z.boolean(),
  /** Bytes of the original that was kept beside the re-encoded picture; 0 when none was. */
  originalSize: z.int().min(0).max(attachmentLimits.bytesPerFile),
  findings: attachmentFindings,
  authorName: shortText.optional(),
  /** `not-scanned`: this installation has no scanner. `waiting`: it has one, and the file is shut away until it has answered. */
  scan: z.enum(['not-scanned', 'waiting', 'clean']),
};

/** Sent by the server alone, when the bytes lie safely: nobody can claim a file that is not there. */
export const addAttachment = z.strictObject(facts);
export const noteAttachmentScan = z.strictObject({
  attachmentId: uuid,
  result: z.enum(['clean', 'infected']),
  /** What the scanner calls what it found. */
  signature: shortText.optional(),
});
/** The file leaves the case and stays in the record, sealed, until gallring. */
export const withdrawAttachment = z.strictObject({ attachmentId: uuid, reason });

export const attachmentAdded = z.strictObject({
  ...facts,
  from: z.enum(['reporter', 'handler']),
  name: content(facts.name),
  authorName: content(facts.authorName),
});
export const attachmentScanned = z.strictObject({
  ...noteAttachmentScan.shape,
  signature: content(noteAttachmentScan.shape.signature),
});
export const attachmentWithdrawn = z.strictObject({ attachmentId: uuid, reason: content(reason) });

type Row<A extends string, S extends z.ZodType> = CommandDefinition<never, S> & {
  readonly action: A;
  readonly from: 'any';
};

export type AttachmentCommands<P extends string> = Record<`Add${P}Attachment`, Row<'attach', typeof addAttachment>> &
  Record<`Note${P}AttachmentScan`, Row<'system', typeof noteAttachmentScan>> &
  Record<`Withdraw${P}Attachment`, Row<'handle', typeof withdrawAttachment>>;

/** The rows of the process table; like notes, files may come to a case that is closed. */
export function attachmentCommands<P extends string>(prefix: P): AttachmentCommands<P>;
export function attachmentCommands(prefix: string): Record<string, CommandDefinition<never>> {
  return {
    [`Add${prefix}Attachment`]: { schema: addAttachment, action: 'attach', from: 'any' },
    [`Note${prefix}AttachmentScan`]: { schema: noteAttachmentScan, action: 'system', from: 'any' },
    [`Withdraw${prefix}Attachment`]: { schema: withdrawAttachment, action: 'handle', from: 'any' },
  };
}

export type AttachmentEvents<P extends string> = Record<
  `${P}AttachmentAdded`,
  EventDefinition<typeof attachmentAdded>
> &
  Record<`${P}AttachmentScanned`, EventDefinition<typeof attachmentScanned>> &
  Record<`${P}AttachmentWithdrawn`, EventDefinition<typeof attachmentWithdrawn>>;

export function attachmentEvents<P extends string>(prefix: P): AttachmentEvents<P>;
export function attachmentEvents(prefix: string): Record<string, EventDefinition> {
  return {
    [`${prefix}AttachmentAdded`]: v1(attachmentAdded),
    [`${prefix}AttachmentScanned`]: v1(attachmentScanned),
    [`${prefix}AttachmentWithdrawn`]: v1(attachmentWithdrawn),
  };
}
