import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { createMemoryStore } from '#event-store/memory.store.js';
import { createReadModel } from './create-read-model.js';
import { newEvent, quiet, withDatabase } from './engine.fixture.js';
import { Dice, node, person } from './dice.fixture.js';
import { RandomHistory } from './random-history.fixture.js';
import type { ReadModel } from './read-model.js';

interface Letter {
  readonly id: string;
  readonly template: string;
  readonly to: string;
  readonly state: string;
}

describe('the outbox', () => {
  const store = createMemoryStore();
  const history = new RandomHistory(store, new Dice(1));
  const caseId = uuidV5('outbox-case');
  let pool: Pool;
  let end: () => Promise<void>;
  let readModel: ReadModel;

  const all = async (): Promise<Letter[]> =>
    (
      await pool.query<Letter>(
        'SELECT id, template, recipient_ref AS to, state FROM rm.outbox ORDER BY template, recipient_ref',
      )
    ).rows;
  const told = async (template: string): Promise<string[]> =>
    (await all()).filter((one) => one.template === template).map(({ to }) => to);
  const caughtUp = async (): Promise<void> => {
    const { position } = await store.head();
    while (BigInt((await readModel.health()).find(({ name }) => name === 'outbox')?.position ?? 0) < position)
      await readModel.waitFor(position, 20);
  };
  const act = async (name: string, data: object, by?: string): Promise<void> => {
    expect(await history.act('lexSarah', caseId, name, { ...data }, by === undefined ? undefined : person(by))).toBe(
      true,
    );
    await caughtUp();
  };

  beforeAll(async () => {
    ({ pool, end } = await withDatabase());
    history.now = '2024-03-01T08:00:00.000Z';
    await history.organisation();
    readModel = createReadModel({ pool, store, log: quiet });
    await readModel.start();
    history.now = new Date().toISOString();
  }, 30_000);
  afterAll(async () => {
    await readModel.stop();
    await end();
  });

  test('a new rapport is told to the chef and the lex Sarah-ansvarig, its receipt to the reporter, once each', async () => {
    await act(
      'RegisterLexSarahRapport',
      { nodeId: node('bof-utredning'), whatHappened: 'Text', someoneInDanger: 'yes' },
      'amina',
    );
    await act('AcknowledgeLexSarahRapport', { channel: 'in-app' });
    expect(await told('new-case')).toEqual([person('birgitta'), person('sara')].sort());
    expect(await told('someone-in-danger')).toEqual([person('birgitta'), person('sara')].sort());
    expect(await told('acknowledgement')).toEqual([person('amina')]);
    expect((await all()).every(({ state }) => state === 'waiting')).toBe(true);
  });

  test('a missed deadline is told to the next level that was frozen with it', async () => {
    const [late] = (await readModel.deadlines.ofCase(caseId)).filter(({ kind }) => kind === 'DL-LS-4');
    expect(late?.escalateTo).toEqual(['socialchef']);
    history.now = late?.dueAt ?? '';
    await act('NoteLexSarahDeadlineMissed', { deadlineId: late?.deadlineId, rev: 1 });
    expect(await told('overdue')).toEqual([person('marianne')]);
    expect(await readModel.deadlines.get(late?.deadlineId ?? '')).toMatchObject({ state: 'missed' });
  });

  test('a letter is taken by one sender at a time, comes back after its lease or delay, and a note in the record ends it', async () => {
    const [first, second] = await Promise.all([readModel.outbox.claim(2), readModel.outbox.claim(100)]);
    const taken = [...first, ...second].map(({ id }) => id);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBe((await all()).length);
    expect(await readModel.outbox.claim(100)).toEqual([]);
    const [one = '', two = ''] = taken;
    await readModel.outbox.postpone(one, 0);
    expect((await readModel.outbox.claim(100)).map(({ id, attempts }) => [id, attempts])).toEqual([[one, 2]]);
    await store.append(`notification-${one}`, 'no-stream', [
      newEvent('NotificationSent', { outboxId: one, template: 'new-case', sentAt: history.now }),
    ]);
    await store.append(`notification-${two}`, 'no-stream', [
      newEvent('NotificationFailed', { outboxId: two, template: 'new-case', failedAt: history.now, reason: 'refused' }),
    ]);
    await caughtUp();
    expect([(await readModel.outbox.get(one))?.state, (await readModel.outbox.get(two))?.state]).toEqual([
      'sent',
      'failed',
    ]);
    const counts = await readModel.outbox.counts();
    expect(counts).toMatchObject({ waiting: taken.length - 2, failed: 1 });
    expect(counts.oldestWaitingSeconds).not.toBe(null);
  });

  test('a rebuild gives the sent letters back as sent and keeps what a sender has in hand', async () => {
    const before = await all();
    const leased = (
      await pool.query(
        'SELECT id, attempts, lease_until FROM rm.outbox WHERE attempts > 0 AND state = $1 ORDER BY id',
        ['waiting'],
      )
    ).rows;
    expect(leased.length).toBeGreaterThan(0);
    await readModel.rebuild('outbox');
    expect(await all()).toEqual(before);
    expect(
      (
        await pool.query(
          'SELECT id, attempts, lease_until FROM rm.outbox WHERE attempts > 0 AND state = $1 ORDER BY id',
          ['waiting'],
        )
      ).rows,
    ).toEqual(leased);
    expect(await readModel.outbox.claim(100)).toEqual([]);
  });

  test('tables that changed places have the same columns, keys, indexes and owner as before', async () => {
    const shape = async () => ({
      indexes: (
        await pool.query(`SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'rm' ORDER BY 1, 2`)
      ).rows,
      columns: (
        await pool.query(
          `SELECT table_name, column_name, column_default, is_nullable, data_type FROM information_schema.columns WHERE table_schema = 'rm' ORDER BY 1, ordinal_position`,
        )
      ).rows,
      checks: (
        await pool.query(
          `SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE connamespace = 'rm'::regnamespace ORDER BY 1, 2`,
        )
      ).rows,
      owners: (await pool.query(`SELECT tablename, tableowner FROM pg_tables WHERE schemaname = 'rm' ORDER BY 1`)).rows,
    });
    const before = await shape();
    for (const name of readModel.names) await readModel.rebuild(name);
    expect(await shape()).toEqual(before);
  });

  test('what happened long before it was recorded is history: nobody is written to about it', async () => {
    const count = (await all()).length;
    history.now = '2022-03-01T08:00:00.000Z';
    expect(
      await history.act(
        'avvikelse',
        uuidV5('old-case'),
        'RegisterAvvikelse',
        {
          nodeId: node('bof-utredning'),
          whatHappened: 'Text',
          discoveredAt: history.now,
          affects: ['enskild'],
          omedelbarAtgardTaken: false,
        },
        person('amina'),
      ),
    ).toBe(true);
    await caughtUp();
    expect((await all()).length).toBe(count);
  });

  test('a queue mark on a deadline survives a rebuild, and a new wake asks for a new job', async () => {
    const near = await readModel.deadlines.dueWithin(1_000 * 24 * 3_600_000, 100);
    expect(near.length).toBeGreaterThan(0);
    await readModel.deadlines.markQueued(near);
    expect(await readModel.deadlines.dueWithin(1_000 * 24 * 3_600_000, 100)).toEqual([]);
    await readModel.rebuild('deadlines');
    expect(await readModel.deadlines.dueWithin(1_000 * 24 * 3_600_000, 100)).toEqual([]);
  });
});
