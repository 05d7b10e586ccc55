import { z } from 'zod';

/** RFC 9457 problem+json. `code` picks the Swedish sentence; `details` are ids and codes; nothing from a case is ever in it. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  details: z.array(z.string()).optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  /** With 412: the version the case has now. */
  current: z.string().optional(),
  /** With 503: seconds until a new try makes sense. */
  retryAfter: z.number().int().optional(),
  requestId: z.string(),
});
export type Problem = z.output<typeof problem>;

/** What a command answers: after a 2xx the events are committed. `stale` tells that lists may lag for a moment. */
export const commandAnswer = z.object({
  caseId: z.string(),
  version: z.string(),
  position: z.string(),
  number: z.string().nullable(),
  stale: z.boolean(),
});
export type CommandAnswer = z.output<typeof commandAnswer>;
