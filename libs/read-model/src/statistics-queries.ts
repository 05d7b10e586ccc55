import type { Pool } from 'pg';
import { fromCursor, pageOf, uuidKey } from './cursor.js';
import type { StatTables, StatUnit } from './figures.js';
import { namndOf, upwards, enhetOf, type NodeRow } from './organisation-fold.js';
import type { StatisticsCase, StatisticsQueries, StatisticsQuery, StatisticsScope } from './queries.js';
import { dueMeasures, opensToCases, toldMeasures, wholeNamnd } from './stat-measures.js';
import { statisticsAnswer } from './statistics-answer.js';
import { rowTypes } from './table-rows.js';

/** One statement, so that every figure of a page is from the same moment. */
const pageSql = `SELECT
  (SELECT coalesce(json_agg(json_build_object('year', c.year, 'unit', c.unit, 'measure', c.measure, 'n', c.n)), '[]')
     FROM rm.stat_cell c WHERE c.namnd = $1 AND c.year = ANY($2) AND c.measure NOT LIKE 'tid:%') AS cells,
  (SELECT coalesce(json_agg(t), '[]') FROM (
     SELECT c.year, c.unit, split_part(c.measure, ':', 2) AS step, json_agg(split_part(c.measure, ':', 3)::int ORDER BY split_part(c.measure, ':', 3)::int) AS days,
       json_agg(c.n ORDER BY split_part(c.measure, ':', 3)::int) AS n
     FROM rm.stat_cell c WHERE c.namnd = $1 AND c.year = ANY($3) AND c.measure LIKE 'tid:%' GROUP BY c.year, c.unit, step) t) AS times,
  (SELECT coalesce(json_agg(i), '[]') FROM (
     SELECT DISTINCT ON (year, unit, measure) year, unit, measure, value, qualifier FROM rm.stat_count
     WHERE namnd = $1 AND year = ANY($2) ORDER BY year, unit, measure, position DESC) i) AS imported,
  (SELECT coalesce(json_agg(json_build_object('measure', v.measure, 'coveredFrom', v.covered_from)), '[]') FROM rm.stat_coverage v WHERE v.namnd = $1) AS coverage,
  least((SELECT min(year) FROM rm.stat_cell WHERE namnd = $1), (SELECT min(year) FROM rm.stat_count WHERE namnd = $1)) AS first,
  greatest((SELECT max(year) FROM rm.stat_cell WHERE namnd = $1), (SELECT max(year) FROM rm.stat_count WHERE namnd = $1)) AS last,
  (SELECT count(*)::int FROM rm.parked WHERE name = 'statistics' AND generation = 'live') AS parked,
  coalesce((SELECT position FROM rm.checkpoints WHERE name = 'statistics' AND generation = 'live'), 0)::text AS position`;

interface Found extends StatTables {
  readonly first: number | null;
  readonly last: number | null;
  readonly parked: number;
  readonly position: string;
}

/** What a reader may see figures of: one nämnd, some or all of its enheter, and perhaps its totals. */
interface View {
  readonly namnd: StatUnit;
  readonly mayTotal: boolean;
  readonly units: readonly StatUnit[];
  readonly shown: readonly string[];
}

const nobody: StatUnit = { code: '', name: '', nameInSentence: '' };
const yearsBack = 4;

async function viewOf(pool: Pool, scope: StatisticsScope): Promise<View> {
  const { rows } = await pool.query<NodeRow>({
    text: `SELECT node_id AS "nodeId", parent_id AS "parentId", code, level, name, name_in_sentence AS "nameInSentence", valid_from AS "validFrom", valid_to AS "validTo"
           FROM rm.stat_node ORDER BY code`,
    types: rowTypes,
  });
  const byId = new Map(rows.map((node) => [node.nodeId, node]));
  const inScope = (node: NodeRow): boolean => scope.all || scope.nodeIds.includes(node.nodeId);
  const wholeOf = (node: NodeRow): boolean => upwards(byId, node.nodeId).some(inScope);
  const namnder = rows.filter(({ level }) => level === 'namnd');
  const namnd =
    namnder.find(wholeOf) ??
    namnder.find((one) => rows.some((node) => inScope(node) && namndOf(byId, node.nodeId) === one));
  if (namnd === undefined) return { namnd: nobody, mayTotal: false, units: [], shown: [] };
  const units = rows.filter((node) => node.level === 'enhet' && namndOf(byId, node.nodeId) === namnd);
  const seen = new Set(rows.filter(wholeOf).map((node) => enhetOf(byId, node.nodeId)?.code));
  return {
    namnd,
    mayTotal: wholeOf(namnd),
    units,
    shown: units.filter(({ code }) => seen.has(code)).map(({ code }) => code),
  };
}

async function read(pool: Pool, namnd: string, years: readonly number[], timed: readonly number[]): Promise<Found> {
  const { rows } = await pool.query<Found>(pageSql, [namnd, years, timed]);
  const [found] = rows;
  if (found === undefined) throw new Error('statistics gave no row');
  return found;
}

function narrowed(view: View, unit: string | undefined): View {
  return unit === undefined ? view : { ...view, mayTotal: false, shown: view.shown.filter((code) => code === unit) };
}

export function statisticsQueries(pool: Pool): StatisticsQueries {
  return {
    async statistics(query: StatisticsQuery) {
      const { year, compareYear } = query;
      const view = narrowed(await viewOf(pool, query.scope), query.unit);
      const years = [...new Set([...Array.from({ length: yearsBack + 1 }, (_, back) => year - back), compareYear])];
      const found = await read(pool, view.namnd.code, years, [...new Set([year, compareYear])]);
      const [first, last] = [found.first ?? year, found.last ?? year];
      return statisticsAnswer({
        year,
        compareYear,
        tables: found,
        units: view.units,
        shown: view.shown,
        namnd: view.mayTotal ? view.namnd : null,
        years: Array.from({ length: last - first + 1 }, (_, at) => first + at),
        parkedStreams: found.parked,
        position: found.position,
      });
    },
    async cases({ measure, year, unit, scope, userId, cursor, limit }) {
      const view = await viewOf(pool, scope);
      const mayOpen = unit === null ? view.mayTotal : view.shown.includes(unit);
      if (!mayOpen || !opensToCases(measure)) return { rows: [], nextCursor: null };
      const after = fromCursor(cursor, [uuidKey])?.[0] ?? null;
      const { rows } = await pool.query<StatisticsCase>({
        text: `SELECT m.case_id AS "caseId", s.case_type AS "caseType", coalesce(n.number, i.number) AS number, s.node_ids[1] AS "unitId", s.received_date AS "receivedDate", i.case_id IS NOT NULL AS historic
               FROM rm.stat_member m JOIN rm.stat_case s USING (case_id) LEFT JOIN rm.case_number n USING (case_id) LEFT JOIN rm.stat_imported i USING (case_id)
               WHERE m.namnd = $1 AND m.measure = $2 AND m.year = $3 AND m.unit = $4 AND ($5::uuid IS NULL OR m.case_id > $5::uuid)
                 AND NOT EXISTS (SELECT FROM rm.worklist w WHERE w.case_id = m.case_id AND w.kept_away @> ARRAY[$7::text])
               ORDER BY m.case_id LIMIT $6`,
        values: [view.namnd.code, measure, year, unit ?? wholeNamnd, after, limit + 1, userId],
        types: rowTypes,
      });
      return pageOf(rows, limit, ({ caseId }) => [caseId]);
    },
    async feedbackRate(year, scope) {
      const view = await viewOf(pool, scope);
      const whole = view.mayTotal ? [wholeNamnd] : [];
      if (whole.length + view.shown.length === 0) return null;
      const { rows } = await pool.query<{ measure: string; unit: string; n: number }>(
        `SELECT measure, unit, sum(n)::int AS n FROM rm.stat_cell WHERE namnd = $1 AND year = $2 AND unit = ANY($3) AND measure = ANY($4) GROUP BY measure, unit`,
        [view.namnd.code, year, [...whole, ...view.shown], [...toldMeasures, ...dueMeasures]],
      );
      const count = (list: readonly string[], units: readonly string[]): number =>
        rows.filter((row) => list.includes(row.measure) && units.includes(row.unit)).reduce((sum, { n }) => sum + n, 0);
      const of = (units: readonly string[]) => ({ done: count(toldMeasures, units), due: count(dueMeasures, units) });
      const units = view.units.filter(({ code }) => view.shown.includes(code)).map(({ code, name }) => ({ code, name, ...of([code]) }));
      return { ...of(view.mayTotal ? whole : view.shown), units: units.filter(({ due }) => due > 0) };
    },
  };
}
