import { z } from 'zod';
import { beslutValue, suspectedSeverity } from '../lex-sarah/lex-sarah.payloads.js';
import { similarReasons } from '../policies/similar-cases.js';

/** A case that may be similar. Of one that the reader may not open there is number, type, category, unit and year, and no more (F-10). */
export const similarAnswer = z.object({
  hits: z.array(
    z.object({
      caseId: z.string(), caseType: z.string(), number: z.string().nullable(), unitName: z.string(), year: z.number(), categories: z.array(z.string()),
      status: z.string().nullable(), reasons: z.array(z.enum(similarReasons)), mayOpen: z.boolean(), marked: z.boolean(),
    }),
  ),
  /** How many cases were looked at, and how many of them with their text. */
  compared: z.number(),
  opened: z.number(),
});
export type SimilarAnswer = z.output<typeof similarAnswer>;

export const readingOutcome = z.enum(['agrees', 'dissents', 'waived']);

/** Decided cases to compare with, without number, unit or day: a summary and how it was graded, step by step (F-08). */
export const precedentsAnswer = z.object({
  precedents: z.array(
    z.object({
      caseId: z.string(), year: z.number(), categories: z.array(z.string()), value: beslutValue, summary: z.string(), reasons: z.string().nullable(),
      suspected: suspectedSeverity.nullable(), proposed: beslutValue.nullable(), reading: readingOutcome.nullable(), revised: z.boolean(),
    }),
  ),
});
export type PrecedentsAnswer = z.output<typeof precedentsAnswer>;

const readBefore = z.object({ times: z.number(), first: z.string(), last: z.string() });

/** Who is kept away from a case, who of them had read it before, and how many have read it in which role (security 6). */
export const readersAnswer = z.object({
  excluded: z.array(
    z.object({
      userId: z.string(), name: z.string(), title: z.string().nullable(), since: z.string(), why: z.enum(['decided', 'declared', 'named']),
      readBefore: readBefore.nullable(),
    }),
  ),
  readers: z.array(z.object({ role: z.string(), persons: z.number(), times: z.number(), last: z.string() })),
});
export type ReadersAnswer = z.output<typeof readersAnswer>;
