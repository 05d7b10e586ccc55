import { z } from 'zod';

/** Which form: `new-avvikelse`, or type, case and command with dots between. Never anything that somebody typed. */
export const draftName = z.string().max(200).regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+){0,5}$/, 'invalid-code');

/** Characters of JSON that one draft may be: a utredning of a hundred pages is less. */
export const longestDraft = 400_000;
export const mostDrafts = 50;

/** `revision` is the one that the form was saved as before, 0 when it never was. */
export const draftBody = z.strictObject({ revision: z.int().min(0).max(1_000_000), value: z.record(z.string(), z.unknown()) });

const kept = { name: z.string(), revision: z.int(), savedAt: z.string() };
export const draftSavedAnswer = z.object(kept);
export const draftAnswer = z.object({ ...kept, value: z.record(z.string(), z.unknown()) });
export const draftsAnswer = z.object({ drafts: z.array(z.object(kept)) });
export const draftRemovedAnswer = z.object({ removed: z.boolean() });

export type DraftSavedAnswer = z.output<typeof draftSavedAnswer>;
export type DraftAnswer = z.output<typeof draftAnswer>;
export type DraftsAnswer = z.output<typeof draftsAnswer>;
export type DraftRemovedAnswer = z.output<typeof draftRemovedAnswer>;
