import { z } from 'zod';
import { nodeId, reason, userId } from '../case/case-fields.js';
import type { CommandDefinitions, CommandsOf } from '../commands.js';
import type { DecideContext, Decider } from '../decider.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { DomainError } from '../domain-error.js';
import { isSystem } from '../actor.js';
import { localDate, type LocalDate } from '../ids.js';
import { content } from '../personal-data.js';
import { policyFields, recipientsFor, rowNamed, standingOf } from '../policies/recorded-policy.js';
import { localDateOf } from '../time/calendar.js';
import { text } from '../text.js';
import { measureOf } from '../statistics/measures.js';
import { decideWith, evolveWith, type Evolvers, type Handlers, type Payloads } from '../transition.js';

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
  /** A row of domain 6.3 gets another number, other reminders or other people to remind, for what starts on `validFrom` or later. */
  RecordDeadlinePolicy: { schema: z.strictObject({ ...policyFields, reason }), action: 'configure', from: 'any' },
} as const satisfies CommandDefinitions<'active'>;
export type ConfigurationCommands = typeof configurationCommands;

export const configurationEvents = {
  CoverageSet: v1(z.strictObject({ ...coverage, decidedBy: userId, reason: content(reason) })),
  DeadlinePolicyRecorded: v1(z.strictObject({ ...policyFields, decidedBy: content(text(120)), reason: content(reason), recordedBy: userId })),
} as const satisfies EventDefinitions;
export type ConfigurationEvent = EventsOf<typeof configurationEvents>;

export interface ConfigurationState {
  readonly coveredFrom: Readonly<Record<string, LocalDate>>;
  /** Ids of the policies that have been recorded. */
  readonly policies: readonly string[];
}

const everyMeasure = '';

type Policy = Payloads<ConfigurationCommands>['RecordDeadlinePolicy'];

/** What a law or an authority has set is not the nämnd's to change; a limit of a föreskrift only together with the new föreskrift. */
function assertMayChange({ kind, part, unit, source, responsible = [], escalateTo = [] }: Policy): void {
  const row = rowNamed(kind, part);
  if (row === undefined) throw new DomainError('unknown-deadline', [kind]);
  const standing = standingOf(row);
  const bound = standing === 'law' || (standing === 'foreskrift') !== (source !== undefined);
  if (bound || (row.span.unit === 'date') !== (unit === 'date')) throw new DomainError('statutory-limit', [kind]);
  const unknown = [...responsible, ...escalateTo].filter((one) => !recipientsFor(row).includes(one));
  if (unknown.length > 0) throw new DomainError('unknown-person', unknown);
}

function recordPolicy(data: Policy, { policies }: ConfigurationState, { actor, now, caseId }: DecideContext): readonly ConfigurationEvent[] {
  if (policies.includes(data.policyId)) return [];
  // The stream of a nämnd bears its id: nobody decides for another through it.
  if (data.nodeId !== caseId) throw new DomainError('unknown-unit', [data.nodeId]);
  assertMayChange(data);
  if (!isSystem(actor) && data.validFrom < localDateOf(now)) throw new DomainError('policy-backdated', [data.validFrom]);
  return [{ type: 'DeadlinePolicyRecorded', data: { ...data, recordedBy: actor.userId } }];
}

const handlers: Handlers<ConfigurationCommands, ConfigurationState, ConfigurationEvent> = {
  SetCoverage: (data, state, { actor }) =>
    state.coveredFrom[data.measure ?? everyMeasure] === data.coveredFrom ? [] : [{ type: 'CoverageSet', data: { ...data, decidedBy: actor.userId } }],
  RecordDeadlinePolicy: recordPolicy,
};

const evolvers: Evolvers<typeof configurationEvents, ConfigurationState> = {
  CoverageSet: (state, { measure, coveredFrom }) => ({ ...state, coveredFrom: { ...state.coveredFrom, [measure ?? everyMeasure]: coveredFrom } }),
  DeadlinePolicyRecorded: (state, { policyId }) => ({ ...state, policies: [...state.policies, policyId] }),
};

/** One stream per nämnd, `configuration-<uuid>`. */
export const configuration: Decider<ConfigurationState, CommandsOf<ConfigurationCommands>, ConfigurationEvent> = {
  category: 'configuration',
  initial: { coveredFrom: {}, policies: [] },
  decide: (command, state, context) => decideWith(handlers, command, state, context),
  evolve: (state, event) => evolveWith(evolvers, state, event),
};
