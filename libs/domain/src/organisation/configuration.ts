import { z } from 'zod';
import { nodeId, reason, userId } from '../case/case-fields.js';
import type { CommandDefinitions, CommandsOf } from '../commands.js';
import type { Decider } from '../decider.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { localDate, type LocalDate } from '../ids.js';
import { content } from '../personal-data.js';
import { measureOf } from '../statistics/measures.js';
import { decideWith, evolveWith, type Evolvers, type Handlers } from '../transition.js';

const coverage = {
  /** The nämnd. */
  nodeId,
  /** A measure id, `lex-sarah-rapporter`; left out for every measure that has no day of its own. */
  measure: z.string().max(120).refine((id) => measureOf(id) !== undefined, 'unknown-code').optional(),
  /** First day from which the system holds all cases: years that began before it have imported figures only (CNT-06). */
  coveredFrom: localDate,
};

/** What a nämnd decides about its own use of the system. */
export const configurationCommands = {
  SetCoverage: { schema: z.strictObject({ ...coverage, reason }), action: 'configure', from: 'any' },
} as const satisfies CommandDefinitions<'active'>;
export type ConfigurationCommands = typeof configurationCommands;

export const configurationEvents = {
  CoverageSet: v1(z.strictObject({ ...coverage, decidedBy: userId, reason: content(reason) })),
} as const satisfies EventDefinitions;
export type ConfigurationEvent = EventsOf<typeof configurationEvents>;

export interface ConfigurationState {
  readonly coveredFrom: Readonly<Record<string, LocalDate>>;
}

const everyMeasure = '';

const handlers: Handlers<ConfigurationCommands, ConfigurationState, ConfigurationEvent> = {
  SetCoverage: (data, state, { actor }) =>
    state.coveredFrom[data.measure ?? everyMeasure] === data.coveredFrom ? [] : [{ type: 'CoverageSet', data: { ...data, decidedBy: actor.userId } }],
};

const evolvers: Evolvers<typeof configurationEvents, ConfigurationState> = {
  CoverageSet: (state, { measure, coveredFrom }) => ({ coveredFrom: { ...state.coveredFrom, [measure ?? everyMeasure]: coveredFrom } }),
};

/** One stream per nämnd, `configuration-<uuid>`. */
export const configuration: Decider<ConfigurationState, CommandsOf<ConfigurationCommands>, ConfigurationEvent> = {
  category: 'configuration',
  initial: { coveredFrom: {} },
  decide: (command, state, context) => decideWith(handlers, command, state, context),
  evolve: (state, event) => evolveWith(evolvers, state, event),
};
