import { isSystem } from '../actor.js';
import type { CommandsOf } from '../commands.js';
import type { DecideContext, Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { LocalDate } from '../ids.js';
import type { CaseObject } from '../policies/access.js';
import { decideWith, evolveWith, type Evolvers, type Handlers, type Payloads } from '../transition.js';
import { absenceHandlers, endedOn, noAbsences, withDays, type GrantState, type PersonDays } from './absences.js';
import { levels, type Level, type OrganisationCommands } from './organisation.commands.js';
import type { OrganisationEvent, OrganisationEvents } from './organisation.events.js';

/** A thing that is in force from a day and, when it has ended, until a last day. */
interface Dated {
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

export interface NodeState extends Dated {
  readonly parentId?: string | undefined;
  readonly code: string;
  readonly level: Level;
  readonly name: string;
  readonly nameInSentence: string;
  /** First day without the node. */
  readonly closedFrom?: LocalDate;
}

export interface OrganisationState {
  readonly nodes: Readonly<Record<string, NodeState>>;
  readonly grants: Readonly<Record<string, GrantState>>;
  readonly absences: Readonly<Record<string, PersonDays>>;
  readonly ersattare: Readonly<Record<string, PersonDays>>;
  readonly delegations: Readonly<Record<string, Dated>>;
  /** The newest word of each node on who sends to IVO. */
  readonly ivoAvsandare: Readonly<Record<string, Data<'RecordIvoAvsandare'>>>;
}

type Data<T extends keyof OrganisationCommands> = Payloads<OrganisationCommands>[T];
type Events = readonly OrganisationEvent[];

function addNode(data: Data<'AddOrganisationNode'>, { nodes }: OrganisationState): Events {
  const before = nodes[data.nodeId];
  if (before !== undefined) {
    if (before.code === data.code) return [];
    throw new DomainError('already-done', [data.nodeId]);
  }
  if (Object.values(nodes).some((node) => node.code === data.code)) throw new DomainError('already-done', [data.code]);
  assertUnder(data.level, data.parentId, nodes);
  return [{ type: 'OrganisationNodeAdded', data }];
}

function assertUnder(level: Level, parentId: string | undefined, nodes: OrganisationState['nodes']): void {
  if (parentId === undefined && level === 'huvudman') return;
  const parent = parentId === undefined ? undefined : nodes[parentId];
  if (parent === undefined || levels.indexOf(parent.level) >= levels.indexOf(level)) throw new DomainError('unknown-unit');
}

function renameNode(data: Data<'RenameOrganisationNode'>, state: OrganisationState): Events {
  const node = openNode(state, data.nodeId);
  assertOrder(node.from, data.validFrom);
  return node.name === data.name && node.nameInSentence === data.nameInSentence ? [] : [{ type: 'OrganisationNodeRenamed', data }];
}

/** ORG-02. What lies under a node is closed before the node itself. */
function closeNode(data: Data<'CloseOrganisationNode'>, state: OrganisationState): Events {
  if (state.nodes[data.nodeId]?.closedFrom === data.validFrom) return [];
  const node = openNode(state, data.nodeId);
  assertOrder(node.from, data.validFrom);
  if (data.successorId === undefined && data.caseOwnerId === undefined) throw new DomainError('unknown-unit', ['successorId']);
  if (data.successorId === data.nodeId) throw new DomainError('link-to-self');
  if (data.successorId !== undefined) openNode(state, data.successorId);
  if (Object.values(state.nodes).some((one) => one.parentId === data.nodeId && one.closedFrom === undefined)) throw new DomainError('wrong-state');
  return [{ type: 'OrganisationNodeClosed', data }];
}

/** ORG-04: nobody grants a role to himself or herself. */
function grantRole(data: Data<'GrantRole'>, state: OrganisationState, { actor }: DecideContext): Events {
  if (state.grants[data.grantId] !== undefined) return [];
  if (data.personId === actor.userId && !isSystem(actor)) throw new DomainError('forbidden');
  openNode(state, data.nodeId);
  assertOrder(data.from, data.to);
  return [{ type: 'RoleGranted', data: { ...data, grantedBy: actor.userId } }];
}

function endRole(data: Data<'EndRole'>, { grants }: OrganisationState, { actor }: DecideContext): Events {
  return isEnded(grants[data.grantId], data.to) ? [] : [{ type: 'RoleEnded', data: { ...data, endedBy: actor.userId } }];
}

function recordDelegation(data: Data<'RecordDelegation'>, { delegations }: OrganisationState): Events {
  if (delegations[data.delegationId] !== undefined) return [];
  assertOrder(data.from, data.to);
  return [{ type: 'DelegationRecorded', data }];
}

function recordIvoAvsandare(data: Data<'RecordIvoAvsandare'>, state: OrganisationState): Events {
  openNode(state, data.nodeId);
  const before = state.ivoAvsandare[data.nodeId];
  return JSON.stringify(before) === JSON.stringify(data) ? [] : [{ type: 'IvoAvsandareRecorded', data }];
}

function endDelegation(data: Data<'EndDelegation'>, { delegations }: OrganisationState): Events {
  return isEnded(delegations[data.delegationId], data.to) ? [] : [{ type: 'DelegationEnded', data }];
}

/** What has ended is not made to last again: a new one begins instead. The day before the first day means it never applied. */
function isEnded(before: Dated | undefined, to: LocalDate): boolean {
  if (before === undefined) throw new DomainError('case-not-found');
  return before.to !== undefined && before.to <= to;
}

function openNode({ nodes }: OrganisationState, nodeId: string): NodeState {
  const node = nodes[nodeId];
  if (node === undefined || node.closedFrom !== undefined) throw new DomainError('unknown-unit', [nodeId]);
  return node;
}

function assertOrder(from: LocalDate, to: LocalDate | undefined): void {
  if (to !== undefined && to < from) throw new DomainError('time-order');
}

const handlers: Handlers<OrganisationCommands, OrganisationState, OrganisationEvent> = {
  AddOrganisationNode: addNode,
  RenameOrganisationNode: renameNode,
  CloseOrganisationNode: closeNode,
  GrantRole: grantRole,
  EndRole: endRole,
  RecordDelegation: recordDelegation,
  RecordIvoAvsandare: recordIvoAvsandare,
  EndDelegation: endDelegation,
  ...absenceHandlers,
};

const evolvers: Evolvers<OrganisationEvents, OrganisationState> = {
  OrganisationNodeAdded: (state, { nodeId, validFrom, ...node }) => withNode(state, nodeId, { ...node, from: validFrom }),
  OrganisationNodeRenamed: (state, { nodeId, name, nameInSentence }) => changedNode(state, nodeId, { name, nameInSentence }),
  OrganisationNodeClosed: (state, { nodeId, validFrom }) => changedNode(state, nodeId, { closedFrom: validFrom }),
  RoleGranted: (state, { grantId, from, to, personId, nodeId }) => ({
    ...state, grants: { ...state.grants, [grantId]: { ...dated(from, to), personId, nodeId } },
  }),
  RoleEnded: (state, { grantId, to }) => {
    const before = state.grants[grantId];
    return before === undefined ? state : { ...state, grants: { ...state.grants, [grantId]: { ...before, to } } };
  },
  AbsenceRecorded: (state, data) => ({ ...state, absences: withDays(state.absences, data.absenceId, data) }),
  AbsenceEnded: (state, { absenceId, to }) => ({ ...state, absences: endedOn(state.absences, absenceId, to) }),
  ErsattareAppointed: (state, { to, ...data }) => ({
    ...state, ersattare: withDays(state.ersattare, data.appointmentId, { ...data, ...(to === undefined ? {} : { to }) }),
  }),
  ErsattareEnded: (state, { appointmentId, to }) => ({ ...state, ersattare: endedOn(state.ersattare, appointmentId, to) }),
  DelegationRecorded: (state, { delegationId, from, to }) => ({ ...state, delegations: { ...state.delegations, [delegationId]: dated(from, to) } }),
  IvoAvsandareRecorded: (state, data) => ({ ...state, ivoAvsandare: { ...state.ivoAvsandare, [data.nodeId]: data } }),
  DelegationEnded: (state, { delegationId, to }) => ({
    ...state, delegations: { ...state.delegations, [delegationId]: dated(state.delegations[delegationId]?.from ?? to, to) },
  }),
};

function dated(from: LocalDate, to: LocalDate | undefined): Dated {
  return to === undefined ? { from } : { from, to };
}

function withNode(state: OrganisationState, nodeId: string, node: NodeState): OrganisationState {
  return { ...state, nodes: { ...state.nodes, [nodeId]: node } };
}

function changedNode(state: OrganisationState, nodeId: string, change: Partial<NodeState>): OrganisationState {
  const before = state.nodes[nodeId];
  return before === undefined ? state : withNode(state, nodeId, { ...before, ...change });
}

/** One stream per huvudman, `organisation-<uuid>`. */
export const organisation: Decider<OrganisationState, CommandsOf<OrganisationCommands>, OrganisationEvent> = {
  category: 'organisation',
  initial: { nodes: {}, grants: {}, delegations: {}, ivoAvsandare: {}, ...noAbsences },
  decide: (command, state, context) => decideWith(handlers, command, state, context),
  evolve: (state, event) => evolveWith(evolvers, state, event),
};

/** Configuration is decided on by role alone. */
export function configurationObject(caseType: 'organisation' | 'configuration' | 'historic-import' | 'external-body', category: string): CaseObject {
  return { caseType, category, ownerUnit: '', enheter: [], reporterId: null, assigned: [], excluded: [], chefBerors: false, status: 'active' };
}
