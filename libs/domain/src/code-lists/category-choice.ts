import { z } from 'zod';
import { content } from '../personal-data.js';
import { code, shortText } from '../text.js';
import { category, otherCategory } from './categories.js';
import { detailsOf } from './category-details.js';

const choice = z
  .strictObject({
    code: category,
    /** Level 2 under the category. */
    detail: code.optional(),
    primary: z.boolean(),
    /** What kind of event it was, when the category is övrigt. */
    otherText: shortText.optional(),
  })
  .refine(({ code: parent, detail }) => detail === undefined || detailsOf(parent).some((entry) => entry.code === detail), {
    error: 'unknown-code',
    path: ['detail'],
  })
  .refine(({ code: chosen, otherText }) => chosen !== otherCategory || otherText !== undefined, {
    error: 'text-required',
    path: ['otherText'],
  });

/** The categories of a case: several, each once, one of them primary. */
export const categoryChoices = z
  .array(choice)
  .min(1, 'category-required')
  .max(20, 'too-many')
  .refine((chosen) => chosen.filter((one) => one.primary).length === 1, 'one-primary-category')
  .refine((chosen) => new Set(chosen.map((one) => `${one.code}/${one.detail ?? ''}`)).size === chosen.length, 'chosen-twice');

/** As rules read them: `code`, or `code/detail` when level 2 is chosen. */
export function categoryCodes(chosen: readonly { readonly code: string; readonly detail?: string | null | undefined }[] = []): readonly string[] {
  return chosen.map(({ code: parent, detail }) => (detail ? `${parent}/${detail}` : parent));
}

/** As an event keeps them: codes in the clear for the statistics, the text sealed. Old codes stay readable for ever. */
export const recordedCategories = z.array(
  z.strictObject({ code, detail: code.optional(), primary: z.boolean(), otherText: content(shortText).optional() }),
);
