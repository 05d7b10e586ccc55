import type { z } from 'zod';
import type { CommandDefinition, CommandDefinitions, From } from './commands.js';
import type { DecideContext } from './decider.js';
import { DomainError } from './domain-error.js';
import type { EventDefinitions } from './events.js';

/** The status of a stream that does not exist yet: every `initial` state has it. */
export type NoStream = 'none';

/** States where the case has left the process: nothing "any open" applies to them (domain 4.5). */
const ended: readonly string[] = ['closed', 'duplicate', 'handed-over', 'rejected'];

export function isOpen(status: string): boolean {
  return status !== 'none' && !ended.includes(status);
}

export function isAllowedFrom(from: From<string>, status: string): boolean {
  if (from === 'new') return status === 'none';
  if (status === 'none') return false;
  if (from === 'any') return true;
  if (from === 'open') return isOpen(status);
  return from.includes(status);
}

/** Refuses a command that its process table does not allow in this state. */
export function assertFrom(definition: Pick<CommandDefinition, 'from'>, status: string): void {
  if (isAllowedFrom(definition.from, status)) return;
  if (definition.from === 'new') throw new DomainError('case-exists');
  throw new DomainError(status === 'none' ? 'case-not-found' : 'wrong-state');
}

/** The commands that the process table allows in a state, whoever asks. */
export function allowedCommands<D extends CommandDefinitions>(definitions: D, status: string): (keyof D & string)[] {
  const allowed: (keyof D & string)[] = [];
  for (const name in definitions) {
    const definition = definitions[name];
    if (definition !== undefined && isAllowedFrom(definition.from, status)) allowed.push(name);
  }
  return allowed;
}

/** Payload per command name of a process table. */
export type Payloads<D extends CommandDefinitions> = { [T in keyof D & string]: z.output<D[T]['schema']> };

/** One small function per command; a command without one does not compile. */
export type Handlers<D extends CommandDefinitions, State, Event> = {
  readonly [T in keyof D & string]: (
    data: z.output<D[T]['schema']>,
    state: State,
    context: DecideContext,
  ) => readonly Event[];
};

/** One small function per event; an event without one does not compile. */
export type Evolvers<D extends EventDefinitions, State> = {
  readonly [T in keyof D & string]: (state: State, data: z.output<D[T]['schema']>) => State;
};

type OneOf<M, K extends keyof M> = { [P in K]: { readonly type: P; readonly data: M[P] } }[K];

/** Calls the handler that has the name of the command or event; the types keep name and data together. */
export function decideWith<M, K extends keyof M, State, Event>(
  handlers: { readonly [P in keyof M]: (data: M[P], state: State, context: DecideContext) => readonly Event[] },
  command: OneOf<M, K>,
  state: State,
  context: DecideContext,
): readonly Event[] {
  return handlers[command.type](command.data, state, context);
}

export function evolveWith<M, K extends keyof M, State>(
  evolvers: { readonly [P in keyof M]: (state: State, data: M[P]) => State },
  state: State,
  event: OneOf<M, K>,
): State {
  return evolvers[event.type](state, event.data);
}
