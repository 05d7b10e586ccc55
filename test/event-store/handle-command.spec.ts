import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Pool } from 'pg';
import { v7 } from 'uuid';
import { noForeignFacts } from '#domain/decider.js';
import { DomainError } from '#domain/domain-error.js';
import { CommandIdReused, StaleVersion, UnknownCase } from '#event-store/errors.js';
import { StoreUnavailable, type EventStore } from '#event-store/event-store.js';
import type { FieldCodec } from '#event-store/field-codec.js';
import { handleCommand, type CommandRequest } from '#event-store/handle-command.js';
import { fileKekProvider } from '#event-store/kek.js';
import { createKeyStore } from '#event-store/keys.js';
import { createMemoryStore, type MemoryStore } from '#event-store/memory.store.js';
import { createFieldCodec, createFieldCrypto } from '#event-store/personal-data.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { createEventRegistry, readEvents } from '#event-store/stored-event.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { streamOf } from './fixtures.js';
import { sak, sakCommands, sakEvents, type Sak, type SakCommand, type SakEvent } from './sak.js';

const registry = createEventRegistry(sakEvents);
const actor = { userId: 'u-1', grants: [] };
const texts = (...all: string[]): SakCommand => ({ type: 'NoteSak', data: { texts: all } });
const register: SakCommand = { type: 'RegisterSak', data: { title: 'Hände i köket' } };

describe('handleCommand', () => {
  let database: TestDatabase;
  let keysPool: Pool;
  let home: string;
  let codec: FieldCodec;
  let store: EventStore & MemoryStore;
  let streamId: string;

  beforeAll(async () => {
    database = await startTestDatabase({ migrate: true });
    keysPool = new Pool({ connectionString: database.keysUrl, max: 2 });
    home = await mkdtemp(join(tmpdir(), 'klarsyn-command-'));
    codec = createFieldCodec(
      createFieldCrypto(createKeyStore(keysPool, await fileKekProvider(join(home, 'keys')))),
      sakEvents,
    );
  }, 60_000);
  afterAll(async () => {
    await keysPool.end();
    await database.drop();
    await rm(home, { recursive: true });
  });
  beforeEach(() => {
    store = createMemoryStore();
    streamId = `sak-${randomUUID()}`;
  });

  const handle = (command: SakCommand, change: Partial<CommandRequest<Sak, SakCommand, SakEvent>> = {}) =>
    handleCommand({
      store,
      codec,
      registry,
      commandHashKey: Buffer.alloc(32, 7),
      decider: sak,
      commands: sakCommands,
      streamId,
      command,
      commandId: v7(),
      actor,
      role: 'medarbetare',
      now: '2026-11-21T08:00:00.000Z',
      correlationId: randomUUID(),
      ...change,
    });

  test('events are written with ids from the command id, sealed, with who and why', async () => {
    await handle(register);
    const commandId = '01930000-0000-7000-8000-0000000000c1';
    const handled = await handle(texts('ett', 'två'), {
      commandId,
      occurredAt: '2026-11-20T00:00:00.000Z',
      ruleSetId: 'sol',
      causationId: 'x',
    });
    expect(handled).toEqual({ version: 2n, position: 3n, outcome: 'written' });
    const [, first, second] = await streamOf(store, streamId);
    expect([first?.id, second?.id]).toEqual([commandId, '01930000-0000-7000-8000-0000000000c2']);
    expect(first?.type).toBe('SakNoted.v1');
    expect(first?.data).not.toContain('ett');
    expect(first?.meta).toMatchObject({
      commandId,
      actor: 'u-1',
      role: 'medarbetare',
      occurredAt: '2026-11-20T00:00:00.000Z',
      ruleSetId: 'sol',
      causationId: 'x',
    });
    expect((await readEvents({ store, registry, codec }, streamId)).map((event) => event.data)).toEqual([
      { title: 'Hände i köket' },
      { n: 0, text: 'ett' },
      { n: 1, text: 'två' },
    ]);
  });

  test('on PostgreSQL too, with twenty commands at once on one case: all are written, each decided on what was there', async () => {
    const postgres = await createPostgresStore({ connectionString: database.url });
    await handle(register, { store: postgres });
    const send = async (text: string, commandId = v7()): Promise<void> => {
      await handle(texts(text), { store: postgres, commandId }).catch((error: unknown) => {
        if (error instanceof StaleVersion) return send(text, commandId);
        throw error;
      });
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => send(`text ${n}`)));
    const events = await readEvents({ store: postgres, registry, codec }, streamId);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: 21 }, (_, n) => n));
    expect(events.slice(1).map((event) => event.data)).toEqual(
      events.slice(1).map((_, n) => expect.objectContaining({ n })),
    );
    await postgres.close();
  }, 60_000);

  test('a repeat gets the answer of the first time and writes nothing', async () => {
    await handle(register);
    const commandId = v7();
    const first = await handle(texts('ett', 'två'), { commandId });
    await handle(texts('tre'));
    expect(await handle(texts('ett', 'två'), { commandId })).toEqual({ ...first, outcome: 'repeat' });
    expect(await handle(texts('ett', 'två'), { commandId, expectedVersion: 0n })).toEqual({
      ...first,
      outcome: 'repeat',
    });
    expect(await streamOf(store, streamId)).toHaveLength(4);
  });

  test('the same command id from another actor is an unknown case; with another body or on another case it is reused', async () => {
    const commandId = v7();
    await handle(register, { commandId });
    await expect(handle(register, { commandId, actor: { userId: 'u-2', grants: [] } })).rejects.toBeInstanceOf(
      UnknownCase,
    );
    await expect(handle({ ...register, data: { title: 'Annat' } }, { commandId })).rejects.toBeInstanceOf(
      CommandIdReused,
    );
    await expect(handle(register, { commandId, streamId: `sak-${randomUUID()}` })).rejects.toBeInstanceOf(
      CommandIdReused,
    );
  });

  test('the same command twice at the same time is one command', async () => {
    const commandId = v7();
    const answers = await Promise.all([
      handle(register, { commandId }),
      handle(register, { commandId }),
      handle(register, { commandId }),
    ]);
    expect(answers.map((answer) => answer.outcome).sort()).toEqual(['repeat', 'repeat', 'written']);
    expect(new Set(answers.map((answer) => answer.position)).size).toBe(1);
  });

  test('a command that begins a case is refused on one that exists, any other on one that does not', async () => {
    await expect(handle(texts('ett'))).rejects.toBeInstanceOf(UnknownCase);
    await handle(register);
    await expect(handle(register)).rejects.toEqual(new DomainError('case-exists'));
    expect(await streamOf(store, streamId)).toHaveLength(1);
  });

  test('nothing to write gives the version that is, and a refusal leaves no trace', async () => {
    await handle(register);
    const closed = await handle({ type: 'CloseSak', data: {} });
    expect(await handle({ type: 'CloseSak', data: {} })).toEqual({ ...closed, outcome: 'nothing' });
    await expect(handle(texts('ett'))).rejects.toEqual(new DomainError('wrong-state'));
    expect(await streamOf(store, streamId)).toHaveLength(2);
  });

  test('the version the client saw must be the newest, also when another command comes between', async () => {
    await handle(register);
    await expect(handle(texts('ett'), { expectedVersion: 3n })).rejects.toEqual(new StaleVersion(0n));
    const between = async () => {
      await handle(texts('emellan'));
      return noForeignFacts;
    };
    const error: unknown = await handle(texts('ett'), { expectedVersion: 0n, loadFacts: between }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StaleVersion);
    expect(error).toMatchObject({ current: 1n });
  });

  test('without a version the command is decided anew on what came between, eight times at most', async () => {
    await handle(register);
    let others = 2;
    const between = async () => {
      if (others-- > 0) await handle(texts('emellan'));
      return noForeignFacts;
    };
    expect(await handle(texts('ett'), { loadFacts: between })).toMatchObject({ version: 3n, outcome: 'written' });
    expect((await readEvents({ store, registry, codec }, streamId)).at(-1)?.data).toEqual({ n: 2, text: 'ett' });
    others = 8;
    await expect(handle(texts('två'), { loadFacts: between })).rejects.toBeInstanceOf(StaleVersion);
    expect(others).toBe(0);
  });

  test('the access decision is asked with the state, before anything is decided or said about versions', async () => {
    await handle(register);
    const authorize = (state: Sak) => {
      expect(state).toEqual({ status: 'open', notes: 0 });
      throw new UnknownCase();
    };
    await expect(handle(texts('ett'), { authorize, expectedVersion: 9n })).rejects.toBeInstanceOf(UnknownCase);
  });

  test.each([
    [1, 'repeat'],
    [2, 'unknown'],
  ])('%d lost answers: the outcome is %s, and the command sent again is a repeat', async (losses, outcome) => {
    await handle(register);
    let left = losses;
    const lossy: EventStore = Object.assign(Object.create(store) as MemoryStore, {
      append: async (...append: Parameters<EventStore['append']>) => {
        const answer = await store.append(append[0], append[1], append[2]);
        if (left-- > 0) throw new StoreUnavailable(true);
        return answer;
      },
    });
    const commandId = v7();
    const attempt = handle(texts('ett'), { store: lossy, commandId });
    if (outcome === 'unknown') await expect(attempt).rejects.toEqual(new StoreUnavailable(true));
    else await expect(attempt).resolves.toEqual({ version: 1n, position: 2n, outcome: 'repeat' });
    expect(await handle(texts('ett'), { commandId })).toEqual({ version: 1n, position: 2n, outcome: 'repeat' });
    expect(await streamOf(store, streamId)).toHaveLength(2);
  });

  test('what breaks its own schema, or cannot be stored, never reaches the log', async () => {
    await handle(register);
    await expect(handle({ type: 'NoteSak', data: { texts: ['x'.repeat(20_001)] } })).rejects.toThrow('text-too-long');
    await expect(handle(texts('\u0000'))).rejects.toThrow('text-not-storable');
    expect(await streamOf(store, streamId)).toHaveLength(1);
  });

  test('a closed stream is a case that takes nothing more', async () => {
    await handle(register);
    await store.closeStream(streamId);
    await expect(handle(texts('ett'))).rejects.toEqual(new DomainError('wrong-state'));
  });
});
