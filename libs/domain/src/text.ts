import { z } from 'zod';

/** PostgreSQL refuses NUL, and a lone surrogate is not text: both are refused at the edge, before anything is stored. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** Free text from a person: trimmed at the ends, NFC, between `min` and `max` UTF-16 units. */
export function text(max: number, min = 1) {
  return z
    .string({ error: 'text-required' })
    .refine(isStorable, 'text-not-storable')
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min, 'text-too-short').max(max, 'text-too-long'));
}

/** Long narrative: what happened, an utredning part, a motivering. */
export const narrative = text(20_000);
/** A sentence or two: a reason, a place, a title. */
export const shortText = text(500);
/** A code of a code list: kebab-case ASCII. */
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'invalid-code').max(80, 'text-too-long');
