import type { Pool } from 'pg';
import { featureColumns, type FeatureEntry, type FeatureQueries } from './features.js';
import { rowTypes, selectList } from './table-rows.js';

/** The case itself, and the units of its own nämnd: nothing is looked for anywhere else (VIS-09). */
const mine = `me AS (SELECT * FROM rm.case_feature WHERE case_id = $1),
  units AS (SELECT b.node_id FROM rm.org_node_below((
    SELECT n.node_id::text FROM me CROSS JOIN LATERAL rm.org_node_above(me.unit_id) a JOIN rm.org_node n ON n.node_id = a.node_id WHERE n.level = 'namnd' LIMIT 1)) b)`;
const newest = (condition: string): string =>
  `(SELECT f.case_id FROM me, rm.case_feature f WHERE ${condition} ORDER BY f.received_date DESC LIMIT $3)`;
const columns = `${selectList(Object.keys(featureColumns), 'f')}, n.number, t.status`;
const whole = `JOIN rm.case_feature f USING (case_id) JOIN rm.worklist t USING (case_id) LEFT JOIN rm.case_number n USING (case_id)`;
/** Whom jäv keeps away from a case meets it here as little as anywhere else (VIS-03). */
const notMine = `f.case_id <> $1 AND NOT t.kept_away @> ARRAY[$2::text]`;

/** Candidates are the newest of a few kinds, each found by an index: the work does not grow with the years. */
const similarSql = `WITH ${mine}, found AS (
  ${newest('f.unit_id = me.unit_id')}
  UNION ${newest('f.primary_category = me.primary_category AND f.unit_id IN (SELECT node_id FROM units)')}
  UNION ${newest('f.process = me.process AND f.unit_id IN (SELECT node_id FROM units)')})
  SELECT ${columns} FROM found ${whole} WHERE ${notMine} AND t.status <> 'duplicate'`;

const precedentSql = `WITH ${mine}, found AS (
  SELECT f.case_id FROM rm.case_feature f WHERE f.precedent_at IS NOT NULL AND f.unit_id IN (SELECT node_id FROM units) ORDER BY f.precedent_at DESC LIMIT $3)
  SELECT ${columns} FROM found ${whole} CROSS JOIN me WHERE ${notMine}
  ORDER BY (f.primary_category IS NOT DISTINCT FROM me.primary_category) DESC, f.categories && me.categories DESC,
    (f.insatstyp IS NOT DISTINCT FROM me.insatstyp) DESC, f.precedent_at DESC LIMIT $4`;

const candidatesOfEachKind = 60;
const precedentsLookedAt = 200;

export function featureQueries(pool: Pool): FeatureQueries {
  return {
    async featuresOf(caseId) {
      const { rows } = await pool.query<FeatureEntry>({
        text: `SELECT ${columns} FROM rm.case_feature f JOIN rm.worklist t USING (case_id) LEFT JOIN rm.case_number n USING (case_id) WHERE f.case_id = $1`,
        values: [caseId],
        types: rowTypes,
      });
      return rows[0] ?? null;
    },
    async candidatesFor(caseId, userId) {
      const { rows } = await pool.query<FeatureEntry>({ text: similarSql, values: [caseId, userId, candidatesOfEachKind], types: rowTypes });
      return rows;
    },
    async precedentsFor(caseId, userId, limit) {
      const { rows } = await pool.query<FeatureEntry>({ text: precedentSql, values: [caseId, userId, precedentsLookedAt, limit], types: rowTypes });
      return rows;
    },
  };
}
