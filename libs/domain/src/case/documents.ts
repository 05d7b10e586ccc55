import { z } from 'zod';
import type { CommandDefinition } from '../commands.js';
import { v1, type EventDefinition } from '../events.js';
import { instant, uuid } from '../ids.js';
import { content } from '../personal-data.js';
import { code, narrative } from '../text.js';
import { maskGrounds } from '../documents/mask-grounds.js';
import { documentFormats, templateIds } from '../documents/templates.js';
import { reason, userId } from './case-fields.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'invalid-hash');

/** One place of a document, or one word wherever it stands, with the ground for leaving it out. */
export const masking = z
  .strictObject({
    /** As the list of places names it; left out for a word that is taken out everywhere. */
    place: z.string().regex(/^[a-zA-Z0-9.]{1,40}$/, 'invalid-place').optional(),
    phrase: z.string().trim().min(1).max(200).optional(),
    ground: z.enum(maskGrounds),
    reason,
  })
  .refine(({ place, phrase }) => place !== undefined || phrase !== undefined, { error: 'required', path: ['place'] });

const facts = {
  documentId: uuid,
  template: z.enum([...templateIds, 'maskeringsprotokoll']),
  templateVersion: z.int().min(1),
  variant: code.optional(),
  format: z.enum(documentFormats),
  /** The version of the case that it was made from: the last event it knows. */
  revision: z.int().min(0),
  masked: z.boolean(),
  /** The document that a masked copy, or the protocol of its masking, was made from. */
  maskedFrom: uuid.optional(),
  /** SHA-256 of the bytes as they are handed out. */
  hash: sha256,
  size: z.int().min(1),
  /** The lex Sarah rule sets in force the day it was made. */
  ruleSetIds: z.array(code).max(4),
  /** The instant that stands in it. */
  createdAt: instant,
  enskildId: uuid.optional(),
  ownText: narrative.optional(),
  maskings: z.array(masking).max(500, 'too-many').optional(),
};

/** Sent by the server alone, when the bytes lie safely: nobody can claim a document that was never made. */
export const createDocument = z.strictObject(facts);

export const documentCreated = z.strictObject({
  ...facts,
  createdBy: userId,
  ownText: content(facts.ownText),
  maskings: content(facts.maskings),
});

type CreateRow = CommandDefinition<never, typeof createDocument> & { readonly action: 'make-document'; readonly from: 'any' };
export type DocumentCommands<P extends string> = Record<`Create${P}Document`, CreateRow>;

/** The row of the process table: also a closed case is written about. */
export function documentCommands<P extends string>(prefix: P): DocumentCommands<P>;
export function documentCommands(prefix: string): Record<string, CommandDefinition<never>> {
  return { [`Create${prefix}Document`]: { schema: createDocument, action: 'make-document', from: 'any' } };
}

export type DocumentEvents<P extends string> = Record<`${P}DocumentCreated`, EventDefinition<typeof documentCreated>>;

export function documentEvents<P extends string>(prefix: P): DocumentEvents<P>;
export function documentEvents(prefix: string): Record<string, EventDefinition> {
  return { [`${prefix}DocumentCreated`]: v1(documentCreated) };
}
