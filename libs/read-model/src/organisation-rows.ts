import { fieldsOf, optionalText, text, type Fields } from './fields.js';
import type { GrantRow, NodeRow } from './organisation-fold.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import { TableRows } from './table-rows.js';

export interface UnitRow extends NodeRow {
  /** The unit that takes over when this one has closed. */
  readonly successorId: string | null;
}

const levels = ['huvudman', 'namnd', 'avdelning', 'enhet', 'verksamhet'] as const;

function levelOf(value: string): NodeRow['level'] {
  const level = levels.find((one) => one === value);
  if (level === undefined) throw new ProjectionError('unknown-level');
  return level;
}

/** The day before: a thing that is replaced on a day was in force until then. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

type NodeChange = (node: UnitRow, data: Fields) => UnitRow;

const nodeChanges: Readonly<Record<string, NodeChange>> = {
  OrganisationNodeRenamed: (node, data) => ({
    ...node,
    name: text(data, 'name'),
    nameInSentence: text(data, 'nameInSentence'),
  }),
  OrganisationNodeClosed: (node, data) => ({
    ...node,
    validTo: dayBefore(text(data, 'validFrom')),
    successorId: optionalText(data, 'successorId'),
  }),
};

export const nodeEventTypes: readonly string[] = ['OrganisationNodeAdded', ...Object.keys(nodeChanges)];

/** The tree of units as a projection's own copy, so that each projection can be rebuilt by itself. */
export function nodeRows(table: string) {
  const nodes = new TableRows<UnitRow>({
    name: table,
    key: ['nodeId'],
    whole: true,
    columns: {
      nodeId: 'uuid',
      parentId: 'uuid',
      code: 'text',
      level: 'text',
      name: 'text',
      nameInSentence: 'text',
      validFrom: 'date',
      validTo: 'date',
      successorId: 'uuid',
    },
  });
  return {
    table: nodes,
    byId: (): ReadonlyMap<string, UnitRow> => new Map([...nodes.all()].map((node) => [node.nodeId, node])),
    apply(event: ProjectedEvent): void {
      const data = fieldsOf(event.data);
      const before = nodes.get(text(data, 'nodeId'));
      if (event.type === 'OrganisationNodeAdded') nodes.put(added(data));
      else if (before === undefined) throw new ProjectionError('unknown-node');
      else nodes.put(nodeChanges[event.type]?.(before, data) ?? before);
    },
  };
}

function added(data: Fields): UnitRow {
  return {
    nodeId: text(data, 'nodeId'),
    parentId: optionalText(data, 'parentId'),
    code: text(data, 'code'),
    level: levelOf(text(data, 'level')),
    name: text(data, 'name'),
    nameInSentence: text(data, 'nameInSentence'),
    validFrom: text(data, 'validFrom'),
    validTo: optionalText(data, 'validTo'),
    successorId: null,
  };
}

export const grantEventTypes: readonly string[] = ['RoleGranted', 'RoleEnded'];

/** Who holds which role where, from when to when. A grant is never edited: it ends and a new one begins. */
export function grantRows(table: string) {
  const grants = new TableRows<GrantRow>({
    name: table,
    key: ['grantId'],
    whole: true,
    columns: { grantId: 'uuid', userId: 'text', role: 'text', nodeId: 'uuid', validFrom: 'date', validTo: 'date' },
  });
  return {
    table: grants,
    apply(event: ProjectedEvent): void {
      const data = fieldsOf(event.data);
      const grantId = text(data, 'grantId');
      const before = grants.get(grantId);
      if (event.type === 'RoleGranted') {
        grants.put({
          grantId,
          userId: text(data, 'personId'),
          role: text(data, 'role'),
          nodeId: text(data, 'nodeId'),
          validFrom: text(data, 'from'),
          validTo: optionalText(data, 'to'),
        });
      } else if (before === undefined) throw new ProjectionError('unknown-grant');
      else grants.put({ ...before, validTo: text(data, 'to') });
    },
  };
}
