import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { CaseCommands } from '#cases/case-commands.js';
import { loadConfig } from '#config/config.js';
import { systemActor } from '#domain/actor.js';
import { databaseClock } from '#event-store/database-clock.js';
import { openRecord } from '#event-store/open-record.js';
import { packageRoot } from '#infra/embedded/package-root.js';
import { withClient } from '#infra/embedded/databases.js';
import { nodeId, personId } from '#infra/seed/organisation.js';
import { createFacts } from '#read-model/facts.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { inLanes, percentile, round } from './measure.mjs';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Due 24 hours after the rapport was received: with a rapport from yesterday, at the moment we choose. */
const kind = 'DL-LS-2';
const spanMs = 24 * 60 * 60 * 1000;
const patienceMs = 120_000;
const warmUp = 300;
const lanes = 64;

/** The worker as it runs in the system, in a process of its own. */
function startWorker(env) {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist', 'apps', 'worker', 'src', 'main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const alongWithProcess = () => child.kill('SIGKILL');
  process.once('exit', alongWithProcess);
  const ended = new Promise((end) => child.once('exit', end));
  void ended.then(() => process.removeListener('exit', alongWithProcess));
  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function openCases(env) {
  const record = await openRecord(loadConfig(env), { name: 'bench', log: () => undefined });
  const { store, codec, registry, keyRing, pool } = record;
  const readModel = createReadModel({ pool, store, log: quiet });
  const clock = databaseClock(pool);
  const cases = new CaseCommands({
    store,
    codec,
    registry,
    commandHashKey: keyRing.commandHashKey,
    facts: createFacts(readModel, store),
    clock,
  });
  const actor = systemActor('bench');
  return {
    pool,
    ownerUrl: env.DATABASE_OWNER_URL,
    register: (dueAt) => {
      const receivedAt = new Date(dueAt - spanMs).toISOString();
      const data = {
        nodeId: nodeId('bof-utredning'),
        reporterId: personId('amina'),
        form: 'skriftlig',
        whatHappened: 'En rapport vars omedelbara åtgärd ska bedömas.',
        receivedAt,
      };
      const commandId = v7();
      return cases.execute({
        aggregate: 'lexSarah',
        caseId: v7(),
        name: 'RegisterLexSarahRapport',
        data,
        commandId,
        actor,
        correlationId: commandId,
      });
    },
    close: () => record.close(),
  };
}

/** When the first of them shall be due: late enough that all of them are in the read table by then. */
async function firstDue({ register }, count) {
  const tomorrow = Date.now() + spanMs;
  await inLanes(lanes, Array(lanes).keys(), () => register(tomorrow));
  const before = performance.now();
  await inLanes(lanes, Array(warmUp).keys(), () => register(tomorrow));
  const perCase = (performance.now() - before) / warmUp;
  return Date.now() + Math.round(count * (perCase * 1.3 + 1)) + 5_000;
}

async function armed(pool) {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM rm.deadline WHERE kind = $1 AND due_at < clock_timestamp() + interval '12 hours'`,
    [kind],
  );
  return rows[0].n;
}

async function waitUntil(holds, until) {
  while (!(await holds())) {
    if (Date.now() > until) return false;
    await wait(250);
  }
  return true;
}

/** From the record itself: for every deadline, how often it was noted and how long after it was due. */
async function noted(ownerUrl) {
  const [deadlines, events] = await withClient(ownerUrl, async (client) => [
    await client.query(
      `SELECT deadline_id AS id, extract(epoch FROM due_at)::float8 * 1000 AS due FROM rm.deadline WHERE kind = $1 AND due_at < clock_timestamp() + interval '12 hours'`,
      [kind],
    ),
    await client.query(
      `SELECT data->>'deadlineId' AS id, extract(epoch FROM recorded_at)::float8 * 1000 AS at FROM es.events WHERE type = 'LexSarahDeadlineMissed.v1'`,
    ),
  ]);
  const due = new Map(deadlines.rows.map((row) => [row.id, row.due]));
  const times = new Map();
  for (const { id, at } of events.rows) if (due.has(id)) times.set(id, [...(times.get(id) ?? []), at - due.get(id)]);
  const late = [...times.values()].map((all) => Math.min(...all));
  const at = events.rows.filter(({ id }) => due.has(id)).map((row) => row.at);
  const seconds = (Math.max(...at) - Math.min(...at)) / 1000;
  return {
    perSecond: at.length / seconds,
    never: due.size - times.size,
    again: [...times.values()].filter((all) => all.length > 1).length,
    late,
  };
}

async function run(context, { count, windowMs }, say) {
  const { pool, ownerUrl, register } = context;
  const first = await firstDue(context, count);
  const last = first + windowMs;
  const before = performance.now();
  await inLanes(lanes, Array(count).keys(), (n) => register(first + Math.floor((n * windowMs) / count)));
  say(`  ${count} cases registered in ${((performance.now() - before) / 1000).toFixed(1)} s`);
  const inTime = await waitUntil(async () => (await armed(pool)) === count, first);
  say(
    `  ${count} deadlines fall due from ${Math.round((first - Date.now()) / 1000)} s from now on, within ${windowMs / 1000} s${inTime ? '' : ' (not all were in the read table in time)'}`,
  );
  await waitUntil(async () => {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS n FROM rm.deadline WHERE kind = $1 AND state = 'missed'`,
      [kind],
    );
    return rows[0].n >= count;
  }, last + patienceMs);
  return { inTime, ...(await noted(ownerUrl)) };
}

/** Section 6: many deadlines at once, set by commands, noted by the worker through queue and sweep; the record says when. */
export async function deadlineLateness({ place, sizes, say }) {
  const { count } = sizes.deadlines;
  const env = place.environment(await place.klarsyn('bench_deadlines'), 'deadlines', {
    REDIS_URL: '',
    LOG_LEVEL: 'error',
  });
  const context = await openCases(env);
  const worker = startWorker(env);
  try {
    const { inTime, perSecond, never, again, late } = await run(context, sizes.deadlines, say);
    const early = late.filter((ms) => ms < 0).length;
    const faults = [];
    if (late.length !== count) faults.push(`${late.length} of ${count} deadlines were noted as missed`);
    if (again > 0) faults.push(`${again} deadlines were noted more than once`);
    if (early > 0) faults.push(`${early} deadlines were noted before they were due`);
    const at = (share) => round(percentile(late, share), 0);
    const raw = {
      count,
      windowMs: sizes.deadlines.windowMs,
      noted: late.length,
      never,
      again,
      early,
      allArmedBefore: inTime,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      maxMs: at(1),
      perSecond: round(perSecond, 0),
    };
    return {
      figures: { deadlineLateP99Ms: raw.p99Ms },
      raw,
      faults,
      lines: [
        [
          `${count} deadlines due within ${sizes.deadlines.windowMs / 1000} s`,
          `noted ${late.length}, twice ${again}, early ${early}`,
        ],
        [
          'noted after they were due',
          `p50 ${raw.p50Ms} ms, p99 ${raw.p99Ms} ms, max ${raw.maxMs} ms; ${raw.perSecond}/s`,
        ],
      ],
    };
  } finally {
    await worker.stop();
    await context.close();
  }
}
