import { z } from 'zod';

/**
 * Which key seals a field. `content` (class K3) is the narrative of a case: one key per case.
 * `identity` (class K4, K5) is who somebody is: one key per person in the case.
 */
export type KeyClass = 'content' | 'identity';

export interface PersonalMark {
  readonly class: KeyClass;
  /** Whom an identity field is about: a fixed word (`reporter`) or, with a leading `@`, the name of the sibling field that holds the person's id (`@enskildId`). */
  readonly subject: string;
}

const marks = new WeakMap<object, PersonalMark>();

/** Marks a field of an event as narrative: it is stored encrypted with the content key of the case. */
export function content<S extends z.ZodType>(schema: S): S {
  return mark(schema, { class: 'content', subject: '' });
}

/** Marks a field of an event as identity: it is stored encrypted with a key of its own per person. */
export function identity<S extends z.ZodType>(subject: string, schema: S): S {
  return mark(schema, { class: 'identity', subject });
}

export function personalMarkOf(schema: z.ZodType): PersonalMark | undefined {
  return marks.get(schema);
}

/** A clone, so that marking one field never marks another that was made from the same schema. */
function mark<S extends z.ZodType>(schema: S, as: PersonalMark): S {
  const marked = schema.clone();
  marks.set(marked, as);
  return marked;
}
