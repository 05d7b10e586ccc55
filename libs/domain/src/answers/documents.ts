import { z } from 'zod';
import { documentFormats, templateIds } from '../documents/templates.js';
import { maskGrounds } from '../documents/mask-grounds.js';

const choice = z.object({
  code: z.string(),
  label: z.string(),
  /** What has to be there first, in Swedish, and what of it an own text would not cure. */
  missing: z.array(z.string()),
  missingWithText: z.array(z.string()),
});

/** The documents that may be made from a case now. */
export const documentChoicesAnswer = z.object({
  revision: z.number(),
  templates: z.array(
    z.object({
      id: z.enum(templateIds), version: z.number(), name: z.string(), formats: z.array(z.enum(documentFormats)), ownText: z.string().nullable(), needsEnskild: z.boolean(),
      /** One at the least; an empty code where there is one form only. */
      variants: z.array(choice).min(1),
    }),
  ),
  enskilda: z.array(z.object({ enskildId: z.string(), label: z.string() })),
  /** The reader may make copies with masked places. */
  mayMask: z.boolean(),
});
export type DocumentChoicesAnswer = z.output<typeof documentChoicesAnswer>;

export const documentMadeAnswer = z.object({ documentId: z.string(), hash: z.string(), version: z.string() });
export type DocumentMadeAnswer = z.output<typeof documentMadeAnswer>;

/** Every text of a document, for the one who has to judge what may be handed out. */
export const documentPlacesAnswer = z.object({
  title: z.string(),
  places: z.array(z.object({ place: z.string(), text: z.string() })),
  grounds: z.array(z.object({ code: z.enum(maskGrounds), label: z.string(), lagrum: z.string() })),
});
export type DocumentPlacesAnswer = z.output<typeof documentPlacesAnswer>;
