import { z } from 'zod';
import { nodeId } from '../case/case-fields.js';
import type { CommandDefinitions, CommandsOf } from '../commands.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { localDate, type LocalDate } from '../ids.js';
import { text } from '../text.js';
import { decideWith, evolveWith, type Evolvers, type Handlers } from '../transition.js';

const facts = {
  name: text(200),
  organisationNumber: text(20).optional(),
  /** The enhet that owns the contract. */
  contractOwnerId: nodeId.optional(),
  ownRegi: z.boolean().default(false),
  validFrom: localDate,
};

/** A provider that carries out insatser. Its contracts come with the follow-up of utförare. */
export const utforareCommands = {
  RegisterUtforare: { schema: z.strictObject(facts), action: 'configure', from: 'new' },
  /** `validTo` is the last day. */
  CloseUtforare: { schema: z.strictObject({ validTo: localDate }), action: 'configure', from: 'any' },
} as const satisfies CommandDefinitions<'active' | 'closed'>;
export type UtforareCommands = typeof utforareCommands;

export const utforareEvents = {
  UtforareRegistered: v1(z.strictObject({ ...facts, ownRegi: z.boolean() })),
  UtforareClosed: v1(z.strictObject({ validTo: localDate })),
} as const satisfies EventDefinitions;
export type UtforareEvent = EventsOf<typeof utforareEvents>;

export interface UtforareState {
  readonly status: 'none' | 'active' | 'closed';
  readonly validFrom: LocalDate | null;
}

const handlers: Handlers<UtforareCommands, UtforareState, UtforareEvent> = {
  RegisterUtforare: (data, { status }) => {
    if (status !== 'none') throw new DomainError('case-exists');
    return [{ type: 'UtforareRegistered', data }];
  },
  CloseUtforare: (data, { status, validFrom }) => {
    if (status === 'closed') return [];
    if (validFrom === null) throw new DomainError('case-not-found');
    if (data.validTo < validFrom) throw new DomainError('time-order');
    return [{ type: 'UtforareClosed', data }];
  },
};

const evolvers: Evolvers<typeof utforareEvents, UtforareState> = {
  UtforareRegistered: (_, { validFrom }) => ({ status: 'active', validFrom }),
  UtforareClosed: (state) => ({ ...state, status: 'closed' }),
};

/** One stream per utförare, `utforare-<uuid>`. */
export const utforare: Decider<UtforareState, CommandsOf<UtforareCommands>, UtforareEvent> = {
  category: 'utforare',
  initial: { status: 'none', validFrom: null },
  decide: (command, state, context) => decideWith(handlers, command, state, context),
  evolve: (state, event) => evolveWith(evolvers, state, event),
};
