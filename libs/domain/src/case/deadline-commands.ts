import { z } from 'zod';
import type { CommandDefinition } from '../commands.js';
import { uuid } from '../ids.js';
import { code } from '../text.js';

export const noteDeadlineMissed = z.strictObject({ deadlineId: uuid, rev: z.int().min(1) });
export const noteDeadlineReminder = z.strictObject({ deadlineId: uuid, rev: z.int().min(1), step: code });

type SystemCommand<S extends z.ZodType> = CommandDefinition<never, S> & {
  readonly action: 'system';
  readonly from: 'any';
};

export type DeadlineCommands<P extends string> = Record<
  `Note${P}DeadlineMissed`,
  SystemCommand<typeof noteDeadlineMissed>
> &
  Record<`Note${P}DeadlineReminder`, SystemCommand<typeof noteDeadlineReminder>>;

/** The two commands with which the worker says that an instant has passed. Whether that means anything is decided here. */
export function deadlineCommands<P extends string>(prefix: P): DeadlineCommands<P>;
export function deadlineCommands(prefix: string): Record<string, CommandDefinition<never>> {
  return {
    [`Note${prefix}DeadlineMissed`]: { schema: noteDeadlineMissed, action: 'system', from: 'any' },
    [`Note${prefix}DeadlineReminder`]: { schema: noteDeadlineReminder, action: 'system', from: 'any' },
  };
}
