import type { Pool } from 'pg';
import type { Role, RoleGrant } from '#domain/actor.js';
import { roles as allRoles } from '#domain/actor.js';
import type { IvoAvsandare } from '#domain/decider.js';
import type { LocalDate } from '#domain/ids.js';
import { externalBodies } from './external-bodies.js';
import type { AwayRow } from './away-rows.js';
import type { OrganisationNode, OrganisationQueries, Utforare } from './queries.js';
import { rowTypes } from './table-rows.js';

/** `$n` or, where nobody names a day, today in Sweden by the clock of the database. */
function dayOr(placeholder: string): string {
  return `coalesce(${placeholder}::date, (clock_timestamp() AT TIME ZONE 'Europe/Stockholm')::date)`;
}

const nodeColumns = `node_id AS "nodeId", parent_id AS "parentId", code, level, name, name_in_sentence AS "nameInSentence", valid_from AS "validFrom", valid_to AS "validTo"`;

export function organisationQueries(pool: Pool): OrganisationQueries {
  return {
    async nodes() {
      const { rows } = await pool.query<OrganisationNode>({
        text: `SELECT ${nodeColumns} FROM rm.org_node ORDER BY code, node_id`,
        types: rowTypes,
      });
      return rows;
    },
    async node(nodeIdOrCode) {
      const { rows } = await pool.query<OrganisationNode>({
        text: `SELECT ${nodeColumns} FROM rm.org_node WHERE node_id::text = $1 OR code = $1 ORDER BY valid_to DESC NULLS FIRST LIMIT 1`,
        values: [nodeIdOrCode],
        types: rowTypes,
      });
      return rows[0] ?? null;
    },
    async utforare() {
      const { rows } = await pool.query<Utforare>({
        text: `SELECT utforare_id AS "utforareId", name, valid_to AS "validTo" FROM rm.org_utforare ORDER BY name`,
        types: rowTypes,
      });
      return rows;
    },
    externalBodies: () => externalBodies(pool),
    async grantsOf(userId, date) {
      const { rows } = await pool.query<RoleGrant>({
        name: 'rm-grants',
        text: `SELECT g.role, array_agg(DISTINCT b.node_id) AS "nodeIds"
               FROM rm.org_grant g CROSS JOIN LATERAL rm.org_node_below(g.node_id::text) b
               WHERE g.user_id = $1 AND g.role = ANY($3) AND g.valid_from <= ${dayOr('$2')} AND (g.valid_to IS NULL OR g.valid_to >= ${dayOr('$2')})
               GROUP BY g.role ORDER BY g.role`,
        values: [userId, date ?? null, allRoles],
      });
      return rows;
    },
    async grantNodesOf(userId, date) {
      const { rows } = await pool.query<{ role: Role; nodeId: string }>(
        `SELECT role, node_id AS "nodeId" FROM rm.org_grant
         WHERE user_id = $1 AND role = ANY($3) AND valid_from <= ${dayOr('$2')} AND (valid_to IS NULL OR valid_to >= ${dayOr('$2')}) ORDER BY role, node_id`,
        [userId, date ?? null, allRoles],
      );
      return rows;
    },
    async streamId() {
      const { rows } = await pool.query<{ id: string }>('SELECT stream_id AS id FROM rm.org_stream ORDER BY huvudman_id LIMIT 1');
      return rows[0]?.id ?? null;
    },
    async peopleIn(nodeIds, limit) {
      const { rows } = await pool.query<{ userId: string }>(
        `SELECT DISTINCT user_id AS "userId" FROM rm.org_grant WHERE node_id = ANY($1::uuid[]) AND valid_from <= ${dayOr('NULL')}
           AND (valid_to IS NULL OR valid_to >= ${dayOr('NULL')}) ORDER BY user_id LIMIT $2`,
        [nodeIds, limit],
      );
      return rows;
    },
    async awayOf(userIds) {
      const { rows } = await pool.query<AwayRow>('SELECT user_id AS "userId", absences, ersattare FROM rm.org_away WHERE user_id = ANY($1) ORDER BY user_id', [userIds]);
      return rows;
    },
    async peopleAt(nodeId, wanted) {
      const { rows } = await pool.query<{ userId: string; roles: Role[] }>(
        `SELECT user_id AS "userId", array_agg(DISTINCT role) AS roles FROM rm.org_grant
         WHERE role = ANY($2) AND valid_from <= ${dayOr('NULL')} AND (valid_to IS NULL OR valid_to >= ${dayOr('NULL')})
           AND ($1::uuid IS NULL OR node_id IN (SELECT node_id FROM rm.org_node_above($1::uuid)))
         GROUP BY user_id ORDER BY user_id`,
        [nodeId, wanted ?? allRoles],
      );
      return rows;
    },
    async managersOf(nodeIds, days) {
      const { rows } = await pool.query<{ userId: string }>(
        `SELECT DISTINCT g.user_id AS "userId" FROM rm.org_grant g, unnest($2::date[]) AS d(day)
         WHERE g.role = 'enhetschef' AND g.node_id IN (SELECT a.node_id FROM unnest($1::uuid[]) AS u(unit) CROSS JOIN LATERAL rm.org_node_above(u.unit) a) AND g.valid_from <= d.day AND (g.valid_to IS NULL OR g.valid_to >= d.day)
         ORDER BY g.user_id`,
        [nodeIds, days],
      );
      return rows.map(({ userId }) => userId);
    },
    async ivoAvsandareAt(nodeId, date) {
      const { rows } = await pool.query<{ facts: IvoAvsandare }>(
        `WITH RECURSIVE above AS (
           SELECT n.node_id, n.parent_id, 0 AS depth FROM rm.org_node n WHERE n.node_id = $1::uuid
           UNION ALL
           SELECT n.node_id, n.parent_id, a.depth + 1 FROM rm.org_node n JOIN above a ON n.node_id = a.parent_id
         )
         SELECT s.facts FROM above a JOIN rm.org_ivo_avsandare s USING (node_id) WHERE s.valid_from <= $2::date
         ORDER BY a.depth, s.valid_from DESC LIMIT 1`,
        [nodeId, date],
      );
      return rows[0]?.facts ?? null;
    },
    async ivoAvsandare() {
      const { rows } = await pool.query<{ nodeId: string; validFrom: string; facts: IvoAvsandare }>(
        'SELECT node_id AS "nodeId", valid_from::text AS "validFrom", facts FROM rm.org_ivo_avsandare ORDER BY node_id, valid_from',
      );
      return rows.map(({ facts, ...row }) => ({ ...facts, ...row }));
    },
    delegationRefs: (userId, topic, date) => delegationRefs(pool, userId, topic, date),
  };
}

/** Delegations of a topic to the person, or to a role that the person holds. */
async function delegationRefs(pool: Pool, userId: string, topic: string, date?: LocalDate): Promise<readonly string[]> {
  const { rows } = await pool.query<{ ref: string }>(
    `SELECT DISTINCT d.ref FROM rm.org_delegation d
     WHERE d.topic = $2 AND d.valid_from <= ${dayOr('$3')} AND (d.valid_to IS NULL OR d.valid_to >= ${dayOr('$3')})
       AND (d.user_id = $1 OR d.role IN (
         SELECT g.role FROM rm.org_grant g WHERE g.user_id = $1 AND g.valid_from <= ${dayOr('$3')} AND (g.valid_to IS NULL OR g.valid_to >= ${dayOr('$3')})))
     ORDER BY d.ref`,
    [userId, topic, date ?? null],
  );
  return rows.map(({ ref }) => ref);
}
