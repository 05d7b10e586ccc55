import { z } from 'zod';
import { masking } from '../case/documents.js';
import { uuid } from '../ids.js';
import { code, narrative } from '../text.js';
import { documentFormats, templateIds } from './templates.js';

/** What a person asks for. The revision is the one she looked at, so that asking again gives the same document. */
export const documentRequest = z.strictObject({
  commandId: uuid,
  documentId: uuid,
  template: z.enum(templateIds),
  variant: code.optional(),
  format: z.enum(documentFormats),
  revision: z.int().min(0),
  enskildId: uuid.optional(),
  ownText: narrative.optional(),
});
export type DocumentRequest = z.output<typeof documentRequest>;

/** F-22: a new document without the masked places, and the protocol of what was left out. */
export const maskRequest = z.strictObject({
  commandId: uuid,
  documentId: uuid,
  protokollId: uuid,
  maskings: z.array(masking).min(1, 'required').max(500, 'too-many'),
});
export type MaskRequest = z.output<typeof maskRequest>;
