import { roles, type Role } from '#domain/actor.js';
import type { LocalDate } from '#domain/ids.js';
import type { OrganisationNode } from './queries.js';

/** A node of the organisation as projections keep it. Dates are the days it was in force. */
export type NodeRow = OrganisationNode;

export interface GrantRow {
  readonly grantId: string;
  readonly userId: string;
  readonly role: string;
  readonly nodeId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface InForce {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** `validTo` is the last day. */
export function inForce({ validFrom, validTo }: InForce, date: LocalDate): boolean {
  return validFrom <= date && (validTo === null || date <= validTo);
}

/** The node and everything above it, nearest first. */
export function upwards(nodes: ReadonlyMap<string, NodeRow>, nodeId: string): readonly NodeRow[] {
  const path: NodeRow[] = [];
  for (let id: string | null = nodeId; id !== null;) {
    const node: NodeRow | undefined = nodes.get(id);
    if (node === undefined || path.includes(node)) return path;
    path.push(node);
    id = node.parentId;
  }
  return path;
}

/** The node and everything below it. */
export function downwards(nodes: Iterable<NodeRow>, nodeId: string): readonly string[] {
  const children = new Map<string, string[]>();
  for (const { nodeId: id, parentId } of nodes)
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const found = new Set([nodeId]);
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child);
  return [...found];
}

/** The enhet a node belongs to; a node above the enheter stands for itself. */
export function enhetOf(nodes: ReadonlyMap<string, NodeRow>, nodeId: string): NodeRow | undefined {
  const path = upwards(nodes, nodeId);
  return path.find(({ level }) => level === 'enhet') ?? path[0];
}

export function namndOf(nodes: ReadonlyMap<string, NodeRow>, nodeId: string): NodeRow | undefined {
  const path = upwards(nodes, nodeId);
  return path.find(({ level }) => level === 'namnd') ?? path.at(-1);
}

export function isRole(value: string): value is Role {
  return roles.some((role) => role === value);
}
