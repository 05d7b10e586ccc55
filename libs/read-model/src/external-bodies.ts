import type { Pool } from 'pg';
import type { ExternalBodyAnswer } from '#domain/answers/session.js';
import { fieldsOf, optionalText, text } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import { rowTypes, TableRows } from './table-rows.js';

const columns = {
  bodyId: 'uuid',
  name: 'text',
  clinic: 'text',
  kind: 'text',
  channel: 'text',
  secureAddress: 'text',
  validFrom: 'date',
  validTo: 'date',
} as const;

/** The register of other authorities, as the organisation projection keeps it. */
export function externalBodyRows() {
  const table = new TableRows<ExternalBodyAnswer>({ name: 'org_external_body', key: ['bodyId'], columns });
  return {
    table,
    registered: (event: ProjectedEvent): void => {
      const data = fieldsOf(event.data);
      table.put({
        bodyId: event.caseId,
        name: text(data, 'name'),
        clinic: optionalText(data, 'clinic'),
        kind: text(data, 'kind'),
        channel: text(data, 'channel'),
        secureAddress: optionalText(data, 'secureAddress'),
        validFrom: text(data, 'validFrom'),
        validTo: null,
      });
    },
    closed: (event: ProjectedEvent): void => {
      const before = table.get(event.caseId);
      if (before === undefined) throw new ProjectionError('unknown-row');
      table.put({ ...before, validTo: text(fieldsOf(event.data), 'validTo') });
    },
  };
}

export async function externalBodies(pool: Pool): Promise<readonly ExternalBodyAnswer[]> {
  const { rows } = await pool.query<ExternalBodyAnswer>({
    text: `SELECT body_id AS "bodyId", name, clinic, kind, channel, secure_address AS "secureAddress", valid_from AS "validFrom", valid_to AS "validTo"
           FROM rm.org_external_body ORDER BY name, clinic, body_id`,
    types: rowTypes,
  });
  return rows;
}
