import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { eventDefinitions } from '#domain/registry.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { createEventRegistry } from '#event-store/stored-event.js';
import { withClient } from '#infra/embedded/databases.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { Projections } from '#read-model/projections.js';
import { statisticsDefinition } from '#read-model/statistics.js';
import { inLanes, interleaved, medianOf, percentile, ratioOf, round, timings } from './measure.mjs';
import { organisationEvents, syntheticCases, years } from './synthetic-cases.mjs';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const scope = { all: true, nodeIds: [] };
const projected = 'statistics';

/** Appends cases to the log and lets the real projection count them. */
async function grow(database, events, cases) {
  const store = await createPostgresStore({ connectionString: database.url });
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const projections = new Projections({
    pool,
    store,
    log: quiet,
    registry: createEventRegistry(eventDefinitions),
    batchSize: 5_000,
    definitions: [statisticsDefinition],
  });
  try {
    for (const [streamId, made] of events) await store.append(streamId, 'no-stream', made);
    await inLanes(256, cases, ({ streamId, events: made }) => store.append(streamId, 'no-stream', made));
    await projections.start();
    const { position } = await store.head();
    if (!(await projections.waitFor([projected], position, 600_000)))
      throw new Error('the projection did not come along');
    const [health] = await projections.health();
    if (health.parkedStreams > 0 || health.stopped)
      throw new Error(`the projection parked ${health.parkedStreams} streams`);
  } finally {
    await projections.stop();
    await store.close();
    await pool.end();
  }
}

/**
 * As many cases again, without their events: every case is copied with all that is counted of it. What the projection
 * would have written for them is the same rows, as no case of these looks at another one.
 */
async function multiply(database, factor) {
  await withClient(database.ownerUrl, async (client) => {
    const columns = async (table) => {
      const { rows } = await client.query(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'rm' AND table_name = $1 AND column_name <> 'case_id'`,
        [table],
      );
      return rows.map(({ name }) => `"${name}"`).join(', ');
    };
    await client.query(`SET work_mem = '256MB'; SET maintenance_work_mem = '256MB'; SET synchronous_commit = off`);
    for (const table of ['stat_case', 'stat_member']) {
      const names = await columns(table);
      const copy = `md5(t.case_id::text || '/' || k)::uuid`;
      const order = table === 'stat_member' ? `ORDER BY namnd, measure, year, unit, ${copy}` : '';
      await client.query(
        `INSERT INTO rm.${table} (case_id, ${names}) SELECT ${copy}, ${names} FROM rm.${table} t, generate_series(1, ${factor - 1}) k ${order}`,
      );
    }
    await client.query(`UPDATE rm.stat_cell SET n = n * ${factor}`);
  });
}

/** One database per size, each a copy of the one before that has grown on. */
async function fill(place, { base, factors }, say) {
  const [, , most] = factors;
  const tally = new Map();
  const cases = syntheticCases(2026, tally);
  const take = function* (count) {
    for (let n = 0; n < count; n += 1) yield cases.next().value;
  };
  const { organisation, coverage } = organisationEvents();
  const registers = [
    [`organisation-${randomUUID()}`, organisation],
    [`configuration-${randomUUID()}`, coverage],
  ];
  const sizes = [];
  const keep = (name, database, count, factor = 1) => {
    const expected = new Map([...tally].map(([key, n]) => [key, n * factor]));
    sizes.push({ name, database, cases: count, expected });
  };

  say(`  ${base} cases through the log and the projection`);
  const small = await place.klarsyn('bench_statistics_1');
  await grow(small, registers, take(base));
  keep('bench_statistics_1', small, base);
  say(`  ${base * factors[1]} cases through the log and the projection`);
  const middle = await place.klarsyn('bench_statistics_2', 'bench_statistics_1');
  await grow(middle, [], take(base * (factors[1] - 1)));
  keep('bench_statistics_2', middle, base * factors[1]);
  say(`  ${base * most} cases`);
  const large = await place.klarsyn('bench_statistics_3', 'bench_statistics_2');
  await multiply(large, most / factors[1]);
  keep('bench_statistics_3', large, base * most, most / factors[1]);
  for (const { database } of sizes) {
    await withClient(database.ownerUrl, async (client) => {
      await client.query('VACUUM (ANALYZE) rm.stat_case, rm.stat_cell, rm.stat_member');
      await client.query('CHECKPOINT');
    });
  }
  return sizes;
}

async function openReader({ database, cases, expected }, faults) {
  const store = await createPostgresStore({ connectionString: database.url });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const { statistics } = createReadModel({ pool, store, log: quiet });
  const { rows } = await statistics.statistics({ year: years.at(-1), compareYear: years.at(-2), scope });
  for (const [key, n] of expected) {
    const [measure, year] = key.split('|');
    const row = rows.find((one) => one.measure === measure && one.unit === null);
    const shown = Number(year) === years.at(-1) ? row?.value : Number(year) === years.at(-2) ? row?.compareValue : n;
    if (shown !== n)
      faults.push(`statistics of ${cases} cases show ${shown} for ${measure} ${year}, and ${n} were written`);
  }
  const pick = (n) => years[1 + (n % (years.length - 1))];
  return {
    page: (n) => statistics.statistics({ year: pick(n), compareYear: pick(n) - 1, scope }),
    cases: (n) =>
      statistics.cases({ measure: 'interna-avvikelser', year: pick(n), unit: null, scope, cursor: null, limit: 100 }),
    close: () => Promise.all([store.close(), pool.end()]),
  };
}

/** Section 5: one year beside another, as the page and the command ask for it, with ten and a hundred times as many cases. */
export async function statisticsQuery({ place, sizes, say }) {
  const faults = [];
  const filled = await fill(place, sizes.statistics, say);
  const readers = [];
  for (const one of filled) readers.push(await openReader(one, faults));
  const turn = (call) => async () => {
    const took = await timings(sizes.statistics.queries, call);
    return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
  };
  try {
    const named = (kind) =>
      Object.fromEntries(filled.map(({ cases }, i) => [`${kind} ${cases}`, turn(readers[i][kind])]));
    const results = await interleaved(sizes.rounds, { ...named('page'), ...named('cases') }, say);
    const figure = (kind, cases, part) => round(medianOf(results[`${kind} ${cases}`], part));
    const of = (kind, part) =>
      Object.fromEntries(filled.map(({ cases }) => [String(cases), figure(kind, cases, part)]));
    const [smallest, largest] = [filled[0].cases, filled.at(-1).cases];
    const raw = {
      p50Ms: of('page', 'p50'),
      p99Ms: of('page', 'p99'),
      drillDownP50Ms: of('cases', 'p50'),
      drillDownP99Ms: of('cases', 'p99'),
      p50Growth: round(ratioOf(results[`page ${largest}`], results[`page ${smallest}`], 'p50')),
    };
    return {
      // Growth is judged at the sizes that the bar names.
      figures: { statisticsP99Ms: raw.p99Ms, ...(largest === 1_000_000 ? { statisticsGrowth: raw.p50Growth } : {}) },
      raw,
      faults,
      lines: filled.map(({ cases }) => [
        `one year beside another, ${cases} cases`,
        `p50 ${raw.p50Ms[cases]} ms, p99 ${raw.p99Ms[cases]} ms; the cases behind a figure p50 ${raw.drillDownP50Ms[cases]} ms, p99 ${raw.drillDownP99Ms[cases]} ms`,
      ]),
    };
  } finally {
    for (const reader of readers) await reader.close();
    for (const { name } of filled) await place.drop(name);
  }
}
