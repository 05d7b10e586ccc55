import { describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import type { Role } from '#domain/actor.js';
import { mayRead } from '#domain/policies/access.js';
import { caseAggregates } from '#domain/registry.js';
import { definitions } from './create-read-model.js';
import { node, people, person } from './dice.fixture.js';
import { dumpHash } from './dump.js';
import { HistoryBench } from './history-bench.fixture.js';
import { grants } from './random-history.fixture.js';
import type { WorklistEntry } from './queries.js';
import { aterkopplingOf, stateOf } from './recount.fixture.js';

async function tables(pool: Pool): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const definition of definitions) hashes[definition.name] = await dumpHash(pool, definition.create().tables);
  return hashes;
}

describe.each([1, 7, 42])('a random history of real decisions (seed %i)', (seed) => {
  const bench = new HistoryBench(seed);

  test('nothing was parked and nothing stopped', async () => {
    const health = await bench.readModel.health();
    const { rows } = await bench.pool.query('SELECT name, stream_id, error FROM rm.parked');
    expect(rows).toEqual([]);
    expect(health.every(({ stopped, alarm }) => !stopped && alarm === null)).toBe(true);
  });

  test('B4 rebuilt tables equal the tables that were built live by two processes', async () => {
    const live = await tables(bench.pool);
    for (const name of bench.readModel.names) await bench.readModel.rebuild(name);
    expect(await tables(bench.pool)).toEqual(live);
  }, 60_000);

  test('C3 case numbers run without gaps per type and year in the order of the log', async () => {
    const { rows } = await bench.pool.query<{ case_type: string; year: number; sequence: number; number: string }>(
      'SELECT case_type, year, sequence, number FROM rm.case_number ORDER BY case_type, year, sequence',
    );
    const seen = new Map<string, number>();
    for (const { case_type: type, year, sequence, number } of rows) {
      const key = `${type}|${String(year)}`;
      expect(sequence).toBe((seen.get(key) ?? 0) + 1);
      expect(number).toMatch(new RegExp(`^(AVV|SYN|LS|EX|LI)-${String(year)}-${String(sequence).padStart(4, '0')}$`));
      seen.set(key, sequence);
    }
    expect(rows.length).toBe(bench.cases().length);
    expect(await bench.readModel.caseNumbers.find(rows[0]?.number.toLowerCase() ?? '')).toMatchObject({
      number: rows[0]?.number,
    });
  });

  test('every worklist row says what the state of the case says', async () => {
    const entries = new Map(
      (await bench.readModel.worklist.entries(bench.cases().map(({ id }) => id))).map((entry) => [entry.caseId, entry]),
    );
    for (const { id, state } of bench.cases()) {
      const { status, ownerUnit } = stateOf(state);
      expect(entries.get(id)).toMatchObject({ status, unitId: ownerUnit, parked: false });
    }
    expect(entries.size).toBe(bench.cases().length);
  });

  test('F-02 a list holds exactly the cases that the policy lets each person know of, page by page, by the time that is left', async () => {
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
      expect(await bench.readModel.organisation.grantsOf(actor.userId)).toEqual(
        actor.grants.map((grant) => ({ ...grant, nodeIds: [...grant.nodeIds].sort() })),
      );
      for (const state of ['open', 'closed'] as const) {
        const expected = bench.cases().filter((one) => {
          const object = caseAggregates[one.name as keyof typeof caseAggregates].accessObject(one.state);
          const open = !['closed', 'duplicate', 'handed-over'].includes(object.status);
          return open === (state === 'open') && mayRead(actor, { ...object, reporterId: null, coReporters: [] }) !== 'none';
        });
        const found: string[] = [];
        const entries: WorklistEntry[] = [];
        let cursor: string | null = null;
        do {
          const page = await bench.readModel.worklist.page(actor, {
            state,
            limit: 7,
            ...(cursor === null ? {} : { cursor }),
          });
          found.push(...page.rows.map(({ caseId }) => caseId));
          entries.push(...page.rows);
          cursor = page.nextCursor;
        } while (cursor !== null);
        if (state === 'open') {
          const dues = entries.map(({ nextDeadline }) => nextDeadline?.dueAt ?? 'never');
          expect(dues).toEqual(dues.toSorted());
          const roles = actor.grants.map(({ role }) => role).filter((role) => role !== 'medarbetare');
          const mine = entries.filter(({ assigneeId, nextDeadline }) => assigneeId === actor.userId || roles.some((role) => nextDeadline?.responsible.includes(role)));
          expect((await bench.readModel.worklist.tasksOf(actor, 5)).map(({ caseId }) => caseId)).toEqual(mine.slice(0, 5).map(({ caseId }) => caseId));
        }
        expect([name, ...found.toSorted()]).toEqual([name, ...expected.map(({ id }) => id).toSorted()]);
        expect(new Set(found).size).toBe(found.length);
        expect((await bench.readModel.worklist.page(actor, { state, limit: 1 })).total).toBe(expected.length);
      }
    }
  });

  test('every deadline of every state has its row, and what is due is asked by the clock of the database', async () => {
    let open = 0;
    for (const { id, state } of bench.history.streams.filter(({ name }) => name in caseAggregates)) {
      const rows = new Map((await bench.readModel.deadlines.ofCase(id)).map((row) => [row.deadlineId, row]));
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
    expect(await bench.readModel.deadlines.overdueArmed()).toBe(open);
    const due = await bench.readModel.deadlines.dueNow(1_000);
    expect(due.every(({ nextWakeAt }) => nextWakeAt !== null && nextWakeAt < new Date().toISOString())).toBe(true);
    const [first] = due;
    expect(
      first === undefined || (await bench.readModel.deadlines.isDue(first.deadlineId))?.deadlineId === first.deadlineId,
    ).toBe(true);
  });

  test('åtgärder give the guards what their own streams say', async () => {
    for (const { id, state } of bench.history.streams.filter(({ name }) => name === 'atgard')) {
      const { status, owner, effect, dueDate } = state as {
        status: string;
        owner: string | null;
        effect: string | null;
        dueDate?: string;
      };
      expect(await bench.readModel.atgarder.get(id)).toMatchObject({
        status,
        ownerId: owner,
        effect,
        dueDate: dueDate ?? null,
      });
    }
  });

  test('every reporter finds the own reports and nobody else does', async () => {
    for (const { id, name, state } of bench.cases()) {
      const { reporterId } = stateOf(state);
      const { excluded } = caseAggregates[name as keyof typeof caseAggregates].accessObject(state);
      // Jäv goes before the own report.
      if (reporterId !== null) expect([name, await bench.readModel.myReports.isReporter(reporterId, id)]).toEqual([name, !excluded.includes(reporterId)]);
      if (name === 'synpunkt') expect(await bench.readModel.myReports.isReporter('somebody-else', id)).toBe(false);
    }
    const mine = await bench.readModel.myReports.page(person('amina'), null, 100);
    for (const row of mine.rows) {
      const stream = bench.cases().find(({ id }) => id === row.caseId);
      if (row.caseType !== 'synpunkt')
        expect([row.caseId, row.aterkoppling]).toEqual([row.caseId, aterkopplingOf(stateOf(stream?.state))]);
    }
  });
});
