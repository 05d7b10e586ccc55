import { z } from 'zod';
import type { CommandDefinitions } from '#domain/commands.js';
import type { Decider } from '#domain/decider.js';
import { DomainError } from '#domain/domain-error.js';
import { v1, type EventsOf } from '#domain/events.js';
import { content } from '#domain/personal-data.js';
import { narrative } from '#domain/text.js';

/** A small aggregate of the tests: a sak that is registered once and noted on until it is closed. */
export const sakEvents = {
  SakRegistered: v1(z.strictObject({ title: content(narrative) })),
  SakNoted: v1(z.strictObject({ n: z.number(), text: content(narrative) })),
  SakClosed: v1(z.strictObject({})),
};

export const sakCommands = {
  RegisterSak: { schema: z.strictObject({ title: narrative }), action: 'register', from: 'new' },
  NoteSak: { schema: z.strictObject({ texts: z.array(narrative) }), action: 'handle', from: ['open'] },
  CloseSak: { schema: z.strictObject({}), action: 'close', from: 'any' },
} satisfies CommandDefinitions;

export type SakEvent = EventsOf<typeof sakEvents>;
export type SakCommand =
  | { readonly type: 'RegisterSak'; readonly data: { title: string } }
  | { readonly type: 'NoteSak'; readonly data: { texts: string[] } }
  | { readonly type: 'CloseSak'; readonly data: object };
export interface Sak {
  readonly status: 'none' | 'open' | 'closed';
  readonly notes: number;
}

export const sak: Decider<Sak, SakCommand, SakEvent> = {
  category: 'sak',
  initial: { status: 'none', notes: 0 },
  decide(command, state) {
    if (command.type === 'RegisterSak') return [{ type: 'SakRegistered', data: command.data }];
    if (command.type === 'CloseSak') return state.status === 'closed' ? [] : [{ type: 'SakClosed', data: {} }];
    if (state.status !== 'open') throw new DomainError('wrong-state');
    return command.data.texts.map((text, i) => ({ type: 'SakNoted', data: { n: state.notes + i, text } }));
  },
  evolve(state, event) {
    if (event.type === 'SakRegistered') return { ...state, status: 'open' };
    return event.type === 'SakNoted' ? { ...state, notes: state.notes + 1 } : { ...state, status: 'closed' };
  },
};
