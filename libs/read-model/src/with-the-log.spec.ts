import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { eventDefinitions } from '#domain/registry.js';
import { createMemoryStore } from '#event-store/memory.store.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import type { EventStore, NewEvent } from '#event-store/event-store.js';
import { fieldPlan, type FieldPlan } from '#event-store/personal-fields.js';
import { createReadModel, definitions } from './create-read-model.js';
import { Dice, node, person } from './dice.fixture.js';
import { dumpHash } from './dump.js';
import { newEvent, quiet, withDatabase } from './engine.fixture.js';
import { createFacts } from './facts.js';
import { RandomHistory } from './random-history.fixture.js';
import type { ReadModel } from './read-model.js';

const envelope = { sealed: 'nobody here can open this' };

/** The payload as the log holds it: an envelope where a person wrote or is named. */
function sealed(data: unknown, plan: FieldPlan): unknown {
  if (data === undefined || plan.kind === 'plain' || plan.kind === 'nothing') return data;
  if (plan.kind === 'sealed') return envelope;
  if (plan.kind === 'each') return Array.isArray(data) ? data.map((one) => sealed(one, plan.item)) : data;
  const entries = Object.entries(data as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, sealed(value, plan.fields.get(name) ?? { kind: 'plain' })]),
  );
}

async function copySealed(from: EventStore, to: EventStore): Promise<bigint> {
  const known: Readonly<Record<string, { schema: Parameters<typeof fieldPlan>[0] }>> = eventDefinitions;
  const { events } = await from.readAll({ after: 0n, limit: 1_000_000 });
  let head = 0n;
  for (const { id, type, schemaVersion, data, meta, streamId } of events) {
    const definition = known[type.replace(/\.v\d+$/, '')];
    const event: NewEvent = {
      id,
      type,
      schemaVersion,
      meta,
      data: JSON.stringify(
        sealed(JSON.parse(data ?? '{}'), definition ? fieldPlan(definition.schema) : { kind: 'plain' }),
      ),
    };
    ({ position: head } = await to.append(streamId, 'any', [event]));
  }
  return head;
}

describe('on the real log', () => {
  let pool: Pool;
  let url = '';
  let end: () => Promise<void>;
  let store: EventStore;
  let readModel: ReadModel;

  beforeAll(async () => {
    const opened = await withDatabase();
    ({ pool, end } = opened);
    ({ url } = opened.database);
    store = await createPostgresStore({ connectionString: url });
    readModel = createReadModel({ pool, store, log: quiet });
    await readModel.start();
  }, 30_000);
  afterAll(async () => {
    await readModel.stop();
    await store.close();
    await end();
  });

  test('E11 projections read no sealed field: sealed events give the same rows as open ones', async () => {
    const open = createMemoryStore();
    const history = new RandomHistory(open, new Dice(11));
    await history.organisation();
    await history.run(250);
    const head = await copySealed(open, store);
    while ((await readModel.health()).some(({ position }) => BigInt(position) < head))
      await readModel.waitFor(head, 100);
    expect((await pool.query('SELECT * FROM rm.parked')).rows).toEqual([]);

    const beside = await withDatabase();
    const plain = createReadModel({ pool: beside.pool, store: open, log: quiet });
    await plain.start();
    expect(await plain.untilCaughtUp(20_000)).toBe(true);
    for (const { name, create } of definitions) {
      const { tables } = create();
      const timeless = tables.filter(({ name: table }) => table !== 'outbox');
      expect([name, await dumpHash(pool, timeless)]).toEqual([name, await dumpHash(beside.pool, timeless)]);
    }
    await plain.stop();
    await beside.end();
    const dumped = await pool.query<{ row: string }>(
      'SELECT row_to_json(w)::text AS row FROM rm.worklist w UNION ALL SELECT row_to_json(o)::text FROM rm.outbox_case o',
    );
    expect(dumped.rows.some(({ row }) => row.includes('sealed'))).toBe(false);
  }, 60_000);

  test('B7 after an append the author sees it within the wait, in every case', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const { position } = await store.append(
        `avvikelse-0193f000-0000-7000-8000-${String(n).padStart(12, '0')}`,
        'no-stream',
        [
          newEvent('AvvikelseRegistered', {
            nodeId: node('bof-utredning'),
            reporterId: person('amina'),
            anonymous: false,
            affects: ['enskild'],
            receivedAt: '2025-01-01T10:00:00.000Z',
          }),
        ],
      );
      const start = performance.now();
      expect(await readModel.waitFor(position, 500)).toBe(true);
      waits.push(performance.now() - start);
      expect(await readModel.caseNumbers.numberOf(`0193f000-0000-7000-8000-${String(n).padStart(12, '0')}`)).toMatch(
        /^AVV-2025-\d{4}$/,
      );
    }
    expect(waits.toSorted((a, b) => a - b)[30]).toBeLessThan(100);
  });

  test('a restart goes on where it stood, with nothing lost and nothing twice', async () => {
    await readModel.stop();
    const before = (await pool.query('SELECT count(*)::int AS n FROM rm.worklist')).rows[0] as { n: number };
    const { position } = await store.append('avvikelse-0193f000-0000-7000-8000-00000000ffff', 'no-stream', [
      newEvent('AvvikelseRegistered', {
        nodeId: node('bof-utredning'),
        reporterId: null,
        anonymous: true,
        affects: ['enskild'],
        receivedAt: '2025-01-02T10:00:00.000Z',
      }),
    ]);
    await readModel.start();
    expect(await readModel.waitFor(position, 5_000)).toBe(true);
    expect((await pool.query('SELECT count(*)::int AS n FROM rm.worklist')).rows).toEqual([{ n: before.n + 1 }]);
  });

  test('guards are given åtgärder and delegations as the log has them at that moment', async () => {
    const facts = createFacts(readModel, store);
    const caseId = '0193f000-0000-7000-8000-00000000ffff';
    const actor = { userId: person('eva'), grants: [] };
    await store.append('atgard-0193f000-0000-7000-8000-0000000aaaaa', 'no-stream', [
      newEvent('AtgardProposed', {
        nodeId: node('bof'),
        caseRefs: [{ caseId, caseType: 'avvikelse' }],
        riskIds: [],
        level: 'team',
        type: 'handledning',
        proposedBy: person('birgitta'),
        requireEffectReview: false,
      }),
      newEvent('AtgardApproved', {
        owner: person('birgitta'),
        dueDate: '2026-01-01',
        decidedBy: person('birgitta'),
        decidedAt: '2025-01-03T10:00:00.000Z',
      }),
    ]);
    await store.append(`organisation-${node('log')}`, 'any', [
      newEvent('DelegationRecorded', {
        delegationId: node('d1'),
        topic: 'lex-sarah-beslut',
        role: 'beslutsfattare',
        from: '2020-01-01',
        namndBeslutRef: 'SN § 1',
      }),
      newEvent('DelegationRecorded', {
        delegationId: node('d2'),
        topic: 'lex-sarah-beslut',
        personId: person('eva'),
        from: '2020-01-01',
        to: '2024-12-31',
        namndBeslutRef: 'SN § 2',
      }),
    ]);
    const now = '2025-02-01T10:00:00.000Z';
    expect((await facts.factsFor(caseId, actor, 'CloseAvvikelse', now)).atgarder).toEqual([
      {
        atgardId: '0193f000-0000-7000-8000-0000000aaaaa',
        status: 'approved',
        owner: person('birgitta'),
        dueDate: '2026-01-01',
        effectReviewed: false,
      },
    ]);
    expect((await facts.factsFor(caseId, actor, 'RecordLexSarahBeslut', now)).delegationRefs).toEqual(['SN § 1']);
    expect(
      (await facts.factsFor(caseId, actor, 'RecordLexSarahBeslut', '2024-06-01T10:00:00.000Z')).delegationRefs,
    ).toEqual(['SN § 1', 'SN § 2']);
    expect((await facts.factsFor(caseId, actor, 'RegisterAvvikelse', now)).atgarder).toEqual([]);
  });

  test('LS-11 a delegation carries the beslut of its own days only, whenever the beslut is written down', async () => {
    const facts = createFacts(readModel, store);
    const eva = { userId: person('eva'), grants: [] };
    const now = '2025-02-01T10:00:00.000Z';
    const refs = async (decidedAt: string, actor = eva) =>
      (await facts.factsFor('case', actor, 'RecordLexSarahBeslut', now, { data: { decidedAt }, enheter: [], receivedAt: null })).delegationRefs;
    await store.append(`organisation-${node('log')}`, 'any', [
      newEvent('DelegationRecorded', {
        delegationId: node('d3'), topic: 'lex-sarah-beslut', personId: person('nils'), from: '2025-01-07', to: '2025-01-20', namndBeslutRef: 'SN § 3 ersättare',
      }),
    ]);
    expect(await refs('2024-12-31T22:30:00.000Z')).toEqual(['SN § 1', 'SN § 2']);
    // Half past midnight in Sweden: the delegation ended the day before.
    expect(await refs('2024-12-31T23:30:00.000Z')).toEqual(['SN § 1']);
    const substitute = { userId: person('nils'), grants: [] };
    expect(await refs('2025-01-20T10:00:00.000Z', substitute)).toEqual(['SN § 3 ersättare']);
    expect(await refs('2025-01-21T10:00:00.000Z', substitute)).toEqual([]);
  });

  test('LS-06 LS-18 guards are told who was chef when the rapport came, who is chef now, and who could read', async () => {
    const facts = createFacts(readModel, store);
    const granted = (grant: string, name: string, role: string, from: string, to?: string) =>
      newEvent('RoleGranted', { grantId: node(grant), personId: person(name), role, nodeId: node('bof-utredning'), from, ...(to === undefined ? {} : { to }), reason: 'Spec.' });
    await store.append(`organisation-${node('log')}`, 'any', [
      granted('g-then', 'chef-then', 'enhetschef', '2020-01-01', '2025-01-15'),
      granted('g-now', 'chef-now', 'enhetschef', '2025-01-16'),
      granted('g-gone', 'chef-gone', 'enhetschef', '2019-01-01', '2024-01-01'),
      granted('g-read', 'lasare', 'lex-sarah-utredare', '2020-01-01'),
    ]);
    const about = { data: {}, enheter: [node('bof-utredning')], receivedAt: '2025-01-10T10:00:00.000Z' };
    const told = await facts.factsFor('case', { userId: 'x', grants: [] }, 'WaiveLexSarahSecondReading', '2025-02-01T10:00:00.000Z', about);
    expect(told.unitManagers).toEqual(expect.arrayContaining([person('chef-then'), person('chef-now')]));
    expect(told.unitManagers).not.toContain(person('chef-gone'));
    expect(told.secondReaders).toContain(person('lasare'));
  });

  test('when the connections of the programs are cut, projecting goes on by itself', async () => {
    await pool
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user`,
      )
      .catch(() => undefined);
    const { position } = await store.append('avvikelse-0193f000-0000-7000-8000-00000000eeee', 'no-stream', [
      newEvent('AvvikelseRegistered', {
        nodeId: node('bof-utredning'),
        reporterId: null,
        anonymous: true,
        affects: ['enskild'],
        receivedAt: '2025-01-02T10:00:00.000Z',
      }),
    ]);
    expect(await readModel.waitFor(position, 15_000)).toBe(true);
    expect((await readModel.health()).every(({ alarm }) => alarm === null)).toBe(true);
  }, 30_000);
});
