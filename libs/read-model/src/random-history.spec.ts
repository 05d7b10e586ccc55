import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import type { Role } from '#domain/actor.js';
import { mayRead } from '#domain/policies/access.js';
import type { StatisticsRow } from '#domain/answers/statistics.js';
import { median, percentile, percentOf } from '#domain/statistics/counting.js';
import { casesOf, countOf, feedbackOf } from '#domain/statistics/facts.js';
import { measures } from '#domain/statistics/measures.js';
import { caseAggregates } from '#domain/registry.js';
import { createMemoryStore } from '#event-store/memory.store.js';
import { createReadModel, definitions } from './create-read-model.js';
import { dumpHash } from './dump.js';
import { quiet, withDatabase } from './engine.fixture.js';
import { aterkopplingOf, recount, stateOf } from './recount.fixture.js';
import { Dice, node, people, person } from './dice.fixture.js';
import { grants, RandomHistory } from './random-history.fixture.js';
import type { ReadModel } from './read-model.js';
import { daysFor } from './stat-measures.js';

const seeds = [1, 7, 42, 2023];
const wishes = 700;
const everything = { all: true, nodeIds: [] };
const isCount = ({ measure }: StatisticsRow): boolean =>
  (measures.find(({ id }) => id === measure)?.unit ?? 'count') === 'count';

async function tables(pool: Pool): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const definition of definitions) hashes[definition.name] = await dumpHash(pool, definition.create().tables);
  return hashes;
}

describe.each(seeds)('a random history of real decisions (seed %i)', (seed) => {
  const store = createMemoryStore();
  const history = new RandomHistory(store, new Dice(seed));
  let pool: Pool;
  let end: () => Promise<void>;
  let readModel: ReadModel;
  let other: ReadModel;

  beforeAll(async () => {
    ({ pool, end } = await withDatabase());
    await history.organisation();
    readModel = createReadModel({ pool, store, log: quiet, batchSize: 13 });
    other = createReadModel({ pool, store, log: quiet, batchSize: 101 });
    await Promise.all([readModel.start(), other.start()]);
    await history.run(wishes);
    const { position } = await store.head();
    expect(await readModel.waitFor(position, 20_000)).toBe(true);
    while ((await readModel.health()).some(({ lag }) => lag > 0)) await readModel.waitFor(position, 50);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([readModel.stop(), other.stop()]);
    await end();
  });

  const cases = () => history.streams.filter(({ name }) => ['avvikelse', 'synpunkt', 'lexSarah'].includes(name));

  test('nothing was parked and nothing stopped', async () => {
    const health = await readModel.health();
    const { rows } = await pool.query('SELECT name, stream_id, error FROM rm.parked');
    expect(rows).toEqual([]);
    expect(health.every(({ stopped, alarm }) => !stopped && alarm === null)).toBe(true);
  });

  test('B4 rebuilt tables equal the tables that were built live by two processes', async () => {
    const live = await tables(pool);
    for (const name of readModel.names) await readModel.rebuild(name);
    expect(await tables(pool)).toEqual(live);
  }, 60_000);

  test('C3 case numbers run without gaps per type and year in the order of the log', async () => {
    const { rows } = await pool.query<{ case_type: string; year: number; sequence: number; number: string }>(
      'SELECT case_type, year, sequence, number FROM rm.case_number ORDER BY case_type, year, sequence',
    );
    const seen = new Map<string, number>();
    for (const { case_type: type, year, sequence, number } of rows) {
      const key = `${type}|${String(year)}`;
      expect(sequence).toBe((seen.get(key) ?? 0) + 1);
      expect(number).toMatch(new RegExp(`^(AVV|SYN|LS)-${String(year)}-${String(sequence).padStart(4, '0')}$`));
      seen.set(key, sequence);
    }
    expect(rows.length).toBe(cases().length);
    expect(await readModel.caseNumbers.find(rows[0]?.number.toLowerCase() ?? '')).toMatchObject({
      number: rows[0]?.number,
    });
  });

  test('every worklist row says what the state of the case says', async () => {
    const entries = new Map(
      (await readModel.worklist.entries(cases().map(({ id }) => id))).map((entry) => [entry.caseId, entry]),
    );
    for (const { id, state } of cases()) {
      const { status, ownerUnit } = stateOf(state);
      expect(entries.get(id)).toMatchObject({ status, unitId: ownerUnit, parked: false });
    }
    expect(entries.size).toBe(cases().length);
  });

  test('a list holds exactly the cases that the policy lets each person know of, page by page', async () => {
    const nodesOf = (code: string): string[] =>
      (code === 'socialnamnden'
        ? ['socialnamnden', 'bof', 'omsorg', 'bof-mottagning', 'bof-utredning', 'omsorg-lss', 'omsorg-daglig']
        : ['bof', 'omsorg'].includes(code)
          ? [code, ...(code === 'bof' ? ['bof-mottagning', 'bof-utredning'] : ['omsorg-lss', 'omsorg-daglig'])]
          : [code]
      ).map(node);
    for (const name of people) {
      const actor = {
        userId: person(name),
        grants: grants
          .filter(([who]) => who === name)
          .map(([, role, code]): { role: Role; nodeIds: string[] } => ({ role, nodeIds: nodesOf(code) })),
      };
      expect(await readModel.organisation.grantsOf(actor.userId)).toEqual(
        actor.grants.map((grant) => ({ ...grant, nodeIds: [...grant.nodeIds].sort() })),
      );
      for (const state of ['open', 'closed'] as const) {
        const expected = cases().filter((one) => {
          const object = caseAggregates[one.name as keyof typeof caseAggregates].accessObject(one.state);
          const open = !['closed', 'duplicate', 'handed-over'].includes(object.status);
          return open === (state === 'open') && mayRead(actor, { ...object, reporterId: null }) !== 'none';
        });
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await readModel.worklist.page(actor, {
            state,
            limit: 7,
            ...(cursor === null ? {} : { cursor }),
          });
          found.push(...page.rows.map(({ caseId }) => caseId));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect([name, ...found.toSorted()]).toEqual([name, ...expected.map(({ id }) => id).toSorted()]);
        expect(new Set(found).size).toBe(found.length);
        expect((await readModel.worklist.page(actor, { state, limit: 1 })).total).toBe(expected.length);
      }
    }
  });

  test('the statistics equal an independent recount straight from the states and events of the cases', async () => {
    const facts = recount(history);
    const stored = await pool.query<{ case_id: string; aterkoppling: string | null }>(
      'SELECT case_id, aterkoppling FROM rm.stat_case ORDER BY case_id',
    );
    expect(stored.rows.map((row) => [row.case_id, row.aterkoppling])).toEqual(
      facts.map((fact) => [fact.caseId, fact.aterkoppling]),
    );
    for (const year of [2023, 2024, 2025]) {
      const { rows, jointCases } = await readModel.statistics.statistics({
        year,
        compareYear: year - 1,
        scope: everything,
      });
      for (const row of rows.filter(isCount)) {
        expect([row.measure, row.unit, row.value]).toEqual([
          row.measure,
          row.unit,
          countOf(facts, row.measure, year, row.unit),
        ]);
        expect(row.compareValue).toBe(year === 2023 ? null : countOf(facts, row.measure, year - 1, row.unit));
      }
      const rates = ['bof', 'omsorg', null].map((unit) => feedbackOf(facts, year, unit));
      const shown = ['bof', 'omsorg', null].map(
        (unit) => rows.find((row) => row.measure === 'aterkopplingsgrad' && row.unit === unit)?.value,
      );
      expect(shown).toEqual(rates.map(({ done, due }) => percentOf(done, due)));
      expect(await readModel.statistics.feedbackRate(year, everything)).toEqual(rates[2]);
      expect(jointCases).toBe(facts.filter((fact) => fact.year === year && fact.units.length > 1).length);
    }
  });

  test('every figure opens to exactly the cases behind it', async () => {
    const facts = recount(history);
    for (const measure of [
      'lex-sarah-rapporter',
      'interna-avvikelser',
      'synpunkter-klagomal-egen-verksamhet',
      'lex-sarah-beslut:under-utredning',
    ]) {
      for (const unit of ['bof', null]) {
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await readModel.statistics.cases({
            measure,
            year: 2023,
            unit,
            scope: everything,
            cursor,
            limit: 5,
          });
          found.push(...page.rows.map(({ caseId }) => caseId));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(found.toSorted()).toEqual(
          casesOf(facts, measure, 2023, unit)
            .map(({ caseId }) => caseId)
            .toSorted(),
        );
      }
    }
    expect(
      (
        await readModel.statistics.cases({
          measure: 'lex-sarah-rapporter',
          year: 2023,
          unit: null,
          scope: { all: false, nodeIds: [node('bof')] },
          cursor: null,
          limit: 5,
        })
      ).rows,
    ).toEqual([]);
  });

  test('handläggningstider of the cells equal median and p90 of the days one by one', async () => {
    const { rows: cases } = await pool.query<{ from: string; to: string }>(
      `SELECT received_date::text AS from, beslut_date::text AS to FROM rm.stat_case WHERE case_type = 'lex-sarah' AND NOT handed_over AND beslut_date IS NOT NULL AND extract(year FROM received_date) = 2023`,
    );
    const { rows } = await readModel.statistics.statistics({ year: 2023, compareYear: 2022, scope: everything });
    const value = (figure: string) =>
      rows.find((row) => row.measure === `handlaggningstid:beslut:${figure}` && row.unit === null)?.value;
    const days = cases.map(({ from, to }) => daysFor(from, to));
    expect(days.length).toBeGreaterThan(0);
    expect(value('median')).toBe(median(days));
    expect(value('p90')).toBe(percentile(days, 0.9));
  });

  test('every deadline of every state has its row, and what is due is asked by the clock of the database', async () => {
    let open = 0;
    for (const { id, state } of history.streams.filter(({ name }) => name in caseAggregates)) {
      const rows = new Map((await readModel.deadlines.ofCase(id)).map((row) => [row.deadlineId, row]));
      const deadlines = Object.entries(
        (state as { deadlines: Record<string, { state: string; rev: number; dueAt: string }> }).deadlines,
      );
      expect(rows.size).toBe(deadlines.length);
      for (const [deadlineId, deadline] of deadlines)
        expect(rows.get(deadlineId)).toMatchObject({ state: deadline.state, rev: deadline.rev, dueAt: deadline.dueAt });
      open += deadlines.filter(
        ([, deadline]) => deadline.state === 'armed' && deadline.dueAt <= new Date().toISOString(),
      ).length;
    }
    expect(await readModel.deadlines.overdueArmed()).toBe(open);
    const due = await readModel.deadlines.dueNow(1_000);
    expect(due.every(({ nextWakeAt }) => nextWakeAt !== null && nextWakeAt < new Date().toISOString())).toBe(true);
    const [first] = due;
    expect(
      first === undefined || (await readModel.deadlines.isDue(first.deadlineId))?.deadlineId === first.deadlineId,
    ).toBe(true);
  });

  test('åtgärder give the guards what their own streams say', async () => {
    for (const { id, state } of history.streams.filter(({ name }) => name === 'atgard')) {
      const { status, owner, effect, dueDate } = state as {
        status: string;
        owner: string | null;
        effect: string | null;
        dueDate?: string;
      };
      expect(await readModel.atgarder.get(id)).toMatchObject({
        status,
        ownerId: owner,
        effect,
        dueDate: dueDate ?? null,
      });
    }
  });

  test('every reporter finds the own reports and nobody else does', async () => {
    for (const { id, name, state } of cases()) {
      const { reporterId } = stateOf(state);
      if (reporterId !== null) expect(await readModel.myReports.isReporter(reporterId, id)).toBe(true);
      if (name === 'synpunkt') expect(await readModel.myReports.isReporter('somebody-else', id)).toBe(false);
    }
    const mine = await readModel.myReports.page(person('amina'), null, 100);
    for (const row of mine.rows) {
      const stream = cases().find(({ id }) => id === row.caseId);
      if (row.caseType !== 'synpunkt')
        expect([row.caseId, row.aterkoppling]).toEqual([row.caseId, aterkopplingOf(stateOf(stream?.state))]);
    }
  });
});
