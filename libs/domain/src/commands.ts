import type { z } from 'zod';

/**
 * What kind of act a command is. The access policy answers per action; `system` commands come only from the system itself.
 */
export type Action =
  | 'register' | 'handle' | 'protect' | 'assess' | 'assign' | 'investigate' | 'propose' | 'second-read' | 'decide'
  | 'attach' | 'notify-ivo' | 'feedback' | 'close' | 'reporter' | 'diary' | 'ask-lex-sarah' | 'configure' | 'own-atgard' | 'be-away'
  | 'make-document' | 'issue-code' | 'disclose' | 'system';

/** Acts whose words only the server can know, so that no person or program outside sends them as such. */
export function isSentByServer(action: Action): boolean {
  return action === 'system' || action === 'attach' || action === 'make-document' || action === 'issue-code';
}

/** In which states a command is allowed: named states, every open state, every state, or only when the stream does not exist. */
export type From<Status extends string> = readonly Status[] | 'open' | 'any' | 'new';

/** One row of a process table: its schema is at once the form, the HTTP body, the CLI argument and the OpenAPI document. */
export interface CommandDefinition<Status extends string = string, S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly action: Action;
  readonly from: From<Status>;
}

export type CommandDefinitions<Status extends string = string> = Readonly<Record<string, CommandDefinition<Status>>>;

export type CommandsOf<D extends CommandDefinitions> = {
  [T in keyof D & string]: { readonly type: T; readonly data: z.output<D[T]['schema']> };
}[keyof D & string];
