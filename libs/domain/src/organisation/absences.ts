import { holds, isSystem, type Actor } from '../actor.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { LocalDate } from '../ids.js';
import type { Payloads } from '../transition.js';
import type { OrganisationCommands } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';

/** Somebody is away, or has a stand-in, from a day and until a last day. */
export interface PersonDays {
  readonly personId: string;
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

export interface GrantState {
  readonly personId: string;
  readonly nodeId: string;
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

interface State {
  readonly grants: Readonly<Record<string, GrantState>>;
  readonly absences: Readonly<Record<string, PersonDays>>;
  readonly ersattare: Readonly<Record<string, PersonDays>>;
}

type Data<T extends keyof OrganisationCommands> = Payloads<OrganisationCommands>[T];
type Events = readonly OrganisationEvent[];

/** Why somebody is away is nobody's business here: it is never asked for and never stored. */
export const absenceHandlers = {
  RecordAbsence: (data: Data<'RecordAbsence'>, state: State, { actor }: DecideContext): Events => {
    if (state.absences[data.absenceId] !== undefined) return [];
    assertMaySpeakFor(data.personId, state, actor);
    assertKnown(data.personId, state);
    if (data.to < data.from) throw new DomainError('time-order');
    return [{ type: 'AbsenceRecorded', data: { ...data, recordedBy: actor.userId } }];
  },

  EndAbsence: ({ absenceId, to }: Data<'EndAbsence'>, state: State, { actor }: DecideContext): Events => {
    const before = known(state.absences[absenceId]);
    assertMaySpeakFor(before.personId, state, actor);
    if (before.to !== undefined && before.to <= to) return [];
    return [{ type: 'AbsenceEnded', data: { absenceId, personId: before.personId, to, endedBy: actor.userId } }];
  },

  /** ORG-05: an ersättare is another person, who holds a role: the letters give no access of their own. */
  AppointErsattare: (data: Data<'AppointErsattare'>, state: State, { actor }: DecideContext): Events => {
    if (state.ersattare[data.appointmentId] !== undefined) return [];
    assertMaySpeakFor(data.personId, state, actor);
    assertKnown(data.personId, state);
    assertKnown(data.ersattareId, state);
    if (data.ersattareId === data.personId) throw new DomainError('link-to-self');
    if (data.to !== undefined && data.to < data.from) throw new DomainError('time-order');
    return [{ type: 'ErsattareAppointed', data: { ...data, appointedBy: actor.userId } }];
  },

  EndErsattare: ({ appointmentId, to }: Data<'EndErsattare'>, state: State, { actor }: DecideContext): Events => {
    const before = known(state.ersattare[appointmentId]);
    assertMaySpeakFor(before.personId, state, actor);
    if (before.to !== undefined && before.to <= to) return [];
    return [{ type: 'ErsattareEnded', data: { appointmentId, personId: before.personId, to, endedBy: actor.userId } }];
  },
};

export const noAbsences = { absences: {}, ersattare: {} } as const;

export function withDays(days: Readonly<Record<string, PersonDays>>, id: string, { personId, from, to }: PersonDays): Readonly<Record<string, PersonDays>> {
  return { ...days, [id]: { personId, from, ...(to === undefined ? {} : { to }) } };
}

export function endedOn(days: Readonly<Record<string, PersonDays>>, id: string, to: LocalDate): Readonly<Record<string, PersonDays>> {
  const before = days[id];
  return before === undefined ? days : { ...days, [id]: { ...before, to } };
}

/** Everyone for oneself, a chef for whoever has a role in the units below, an administrator for all. */
function assertMaySpeakFor(personId: string, { grants }: State, actor: Actor): void {
  if (actor.userId === personId || isSystem(actor) || holds(actor, 'systemadministrator')) return;
  const below = new Set(actor.grants.filter(({ role }) => role === 'enhetschef' || role === 'verksamhetschef').flatMap(({ nodeIds }) => nodeIds));
  if (!Object.values(grants).some((grant) => grant.personId === personId && below.has(grant.nodeId))) throw new DomainError('forbidden');
}

function assertKnown(personId: string, { grants }: State): void {
  if (!Object.values(grants).some((grant) => grant.personId === personId)) throw new DomainError('unknown-person', [personId]);
}

function known(before: PersonDays | undefined): PersonDays {
  if (before === undefined) throw new DomainError('case-not-found');
  return before;
}
