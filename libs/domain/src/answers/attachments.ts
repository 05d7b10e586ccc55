import { z } from 'zod';

/** What the page learns of a file that has come in; the case tells the rest. */
export const attachmentAnswer = z.object({
  attachmentId: z.string(),
  scan: z.enum(['not-scanned', 'waiting', 'clean', 'infected']),
  /** The page may ask before the lists have caught up. */
  stale: z.boolean(),
});
export type AttachmentAnswer = z.output<typeof attachmentAnswer>;
