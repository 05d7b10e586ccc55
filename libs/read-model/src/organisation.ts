import { externalBodyRows } from './external-bodies.js';
import { awayEventTypes, awayRows } from './away-rows.js';
import { fieldsOf, optionalText, text, type Fields } from './fields.js';
import { grantEventTypes, grantRows, nodeEventTypes, nodeRows } from './organisation-rows.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';

interface DelegationRow {
  readonly delegationId: string;
  readonly topic: string;
  readonly role: string | null;
  readonly userId: string | null;
  readonly ref: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

interface IvoAvsandareRow {
  readonly nodeId: string;
  readonly validFrom: string;
  readonly facts: Fields;
}

interface UtforareRow {
  readonly utforareId: string;
  readonly name: string;
  readonly validTo: string | null;
}

/** Units, roles, delegations and utförare as they stand and stood. */
export const organisationDefinition: ProjectionDefinition = { name: 'organisation', create: createOrganisation };

function createOrganisation(): Projection {
  const nodes = nodeRows('org_node');
  const grants = grantRows('org_grant');
  const away = awayRows('org_away');
  const delegations = new TableRows<DelegationRow>({
    name: 'org_delegation',
    key: ['delegationId'],
    columns: {
      delegationId: 'uuid',
      topic: 'text',
      role: 'text',
      userId: 'text',
      ref: 'text',
      validFrom: 'date',
      validTo: 'date',
    },
  });
  const utforare = new TableRows<UtforareRow>({
    name: 'org_utforare',
    key: ['utforareId'],
    columns: { utforareId: 'uuid', name: 'text', validTo: 'date' },
  });
  const bodies = externalBodyRows();
  const streams = new TableRows<{ huvudmanId: string; streamId: string }>({
    name: 'org_stream', key: ['huvudmanId'], columns: { huvudmanId: 'uuid', streamId: 'uuid' },
  });
  const ivoAvsandare = new TableRows<IvoAvsandareRow>({
    name: 'org_ivo_avsandare',
    key: ['nodeId', 'validFrom'],
    columns: { nodeId: 'uuid', validFrom: 'date', facts: 'jsonb' },
  });
  const others: Readonly<Record<string, (event: ProjectedEvent) => void>> = {
    DelegationRecorded: (event) => {
      delegations.put(delegationOf(event));
    },
    IvoAvsandareRecorded: (event) => {
      const { nodeId, validFrom, ...facts } = fieldsOf(event.data);
      ivoAvsandare.put({ nodeId: String(nodeId), validFrom: String(validFrom), facts });
    },
    DelegationEnded: (event) => {
      const data = fieldsOf(event.data);
      delegations.put({ ...known(delegations.get(text(data, 'delegationId'))), validTo: text(data, 'to') });
    },
    UtforareRegistered: (event) => {
      utforare.put({ utforareId: event.caseId, name: text(fieldsOf(event.data), 'name'), validTo: null });
    },
    ExternalBodyRegistered: bodies.registered,
    ExternalBodyClosed: bodies.closed,
    UtforareClosed: (event) => {
      utforare.put({ ...known(utforare.get(event.caseId)), validTo: text(fieldsOf(event.data), 'validTo') });
    },
  };
  return {
    name: 'organisation',
    version: 2,
    categories: ['organisation', 'utforare', 'externalBody'],
    onPoison: 'park-stream',
    tables: [nodes.table, grants.table, delegations, utforare, away.table, streams, bodies.table, ivoAvsandare],
    handles: new Set([...nodeEventTypes, ...grantEventTypes, ...awayEventTypes, ...Object.keys(others)]),
    want(event) {
      const delegationId = optionalText(fieldsOf(event.data), 'delegationId');
      if (delegationId !== null) delegations.want(delegationId);
      if (event.category === 'utforare') utforare.want(event.caseId);
      if (event.category === 'externalBody') bodies.table.want(event.caseId);
    },
    apply(event) {
      if (event.type === 'OrganisationNodeAdded' && fieldsOf(event.data)['level'] === 'huvudman') streams.put({ huvudmanId: text(fieldsOf(event.data), 'nodeId'), streamId: event.caseId });
      if (nodeEventTypes.includes(event.type)) nodes.apply(event);
      else if (grantEventTypes.includes(event.type)) grants.apply(event);
      else if (awayEventTypes.includes(event.type)) away.apply(event);
      else others[event.type]?.(event);
    },
  };
}

function delegationOf(event: ProjectedEvent): DelegationRow {
  const data = fieldsOf(event.data);
  return {
    delegationId: text(data, 'delegationId'),
    topic: text(data, 'topic'),
    role: optionalText(data, 'role'),
    userId: optionalText(data, 'personId'),
    ref: text(data, 'namndBeslutRef'),
    validFrom: text(data, 'from'),
    validTo: optionalText(data, 'to'),
  };
}

function known<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new ProjectionError('unknown-row');
  return row;
}
