import { z } from 'zod';
import { externalBodyKind, externChannel } from '../code-lists/extern-lists.js';
import type { CommandDefinitions, CommandsOf } from '../commands.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { localDate, type LocalDate } from '../ids.js';
import { code, text } from '../text.js';
import { decideWith, evolveWith, type Evolvers, type Handlers } from '../transition.js';

const facts = {
  name: text(200),
  /** Clinic, school unit or department. */
  clinic: text(200).optional(),
  /** Where what we write safely arrives: an address of the body, never of a person. */
  secureAddress: text(500).optional(),
  validFrom: localDate,
};

/** Another authority that we report avvikelser to and hear them from: a region and its clinic, a school, a kommun. */
export const externalBodyCommands = {
  RegisterExternalBody: { schema: z.strictObject({ ...facts, kind: externalBodyKind, channel: externChannel }), action: 'configure', from: 'new' },
  /** `validTo` is the last day. */
  CloseExternalBody: { schema: z.strictObject({ validTo: localDate }), action: 'configure', from: 'any' },
} as const satisfies CommandDefinitions<'active' | 'closed'>;
export type ExternalBodyCommands = typeof externalBodyCommands;

export const externalBodyEvents = {
  ExternalBodyRegistered: v1(z.strictObject({ ...facts, kind: code, channel: code })),
  ExternalBodyClosed: v1(z.strictObject({ validTo: localDate })),
} as const satisfies EventDefinitions;
export type ExternalBodyEvent = EventsOf<typeof externalBodyEvents>;

export interface ExternalBodyState {
  readonly status: 'none' | 'active' | 'closed';
  readonly validFrom: LocalDate | null;
}

const handlers: Handlers<ExternalBodyCommands, ExternalBodyState, ExternalBodyEvent> = {
  RegisterExternalBody: (data, { status }) => {
    if (status !== 'none') throw new DomainError('case-exists');
    return [{ type: 'ExternalBodyRegistered', data }];
  },
  CloseExternalBody: (data, { status, validFrom }) => {
    if (status === 'closed') return [];
    if (validFrom === null) throw new DomainError('case-not-found');
    if (data.validTo < validFrom) throw new DomainError('time-order');
    return [{ type: 'ExternalBodyClosed', data }];
  },
};

const evolvers: Evolvers<typeof externalBodyEvents, ExternalBodyState> = {
  ExternalBodyRegistered: (_, { validFrom }) => ({ status: 'active', validFrom }),
  ExternalBodyClosed: (state) => ({ ...state, status: 'closed' }),
};

/** One stream per body, `externalBody-<uuid>`. */
export const externalBody: Decider<ExternalBodyState, CommandsOf<ExternalBodyCommands>, ExternalBodyEvent> = {
  category: 'externalBody',
  initial: { status: 'none', validFrom: null },
  decide: (command, state, context) => decideWith(handlers, command, state, context),
  evolve: (state, event) => evolveWith(evolvers, state, event),
};
