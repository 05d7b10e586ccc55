import { z } from 'zod';

/** The signed-in status page, in figures; the words are the web's. */
export const statusAnswer = z.object({
  ready: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().nullable() })),
  projections: z.array(z.object({ name: z.string(), version: z.number().int(), position: z.string(), lag: z.number(), parkedStreams: z.number().int(), stopped: z.boolean() })),
  queue: z.object({ waiting: z.number().int().nullable(), delayed: z.number().int().nullable(), failed: z.number().int().nullable() }),
  outbox: z.object({ waiting: z.number().int(), failed: z.number().int(), oldestWaitingSeconds: z.number().nullable() }),
  deadlines: z.object({ overdueArmed: z.number().int() }),
  clockDifferenceMs: z.number(),
});
export type StatusAnswer = z.output<typeof statusAnswer>;

/** Letters kept on disk when no mail server is configured (demo). They carry no case content. */
export const lettersAnswer = z.object({
  letters: z.array(z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string(), at: z.string() })),
});
export type LettersAnswer = z.output<typeof lettersAnswer>;

/** For administrators: who did not get a letter and why, never what it was about. */
export const failedLettersAnswer = z.object({
  letters: z.array(
    z.object({ id: z.string(), /** The role that nobody was found for. */ role: z.string().nullable(), name: z.string().nullable(), reason: z.string(), createdAt: z.string() }),
  ),
});
export type FailedLettersAnswer = z.output<typeof failedLettersAnswer>;
