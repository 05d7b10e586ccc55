import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { CheckpointBroken } from './checkpoint-files.js';
import { makeCheckpoint } from './checkpoints.js';
import type { NewEvent } from './event-store.js';
import { createPostgresStore, type PostgresStore } from './postgres.store.js';
import { verifyLog, type VerifyOptions } from './verify.js';
import { createPool } from './pool.js';
import { tamperings } from './tampering.fixture.js';

let privateKey: KeyObject;
let db: TestDatabase;
let app: pg.Pool;
let superuser: pg.Client;
let store: PostgresStore;
let dir: string;

beforeAll(() => {
  privateKey = generateKeyPairSync('ed25519').privateKey;
});
beforeEach(async () => {
  db = await startTestDatabase({ migrate: true });
  app = createPool(db.url, { max: 4, name: 'test', log: () => undefined });
  superuser = new pg.Client({ connectionString: db.ownerUrl });
  await superuser.connect();
  // what the triggers refuse, a superuser can still do
  await superuser.query('ALTER TABLE es.events DISABLE TRIGGER USER; ALTER TABLE es.streams DISABLE TRIGGER USER');
  store = await createPostgresStore({ connectionString: db.url });
  dir = await mkdtemp(path.join(tmpdir(), 'klarsyn-checkpoints-'));
});
afterEach(async () => {
  await store.close();
  await app.end();
  await superuser.end();
  await db.drop();
  await rm(dir, { recursive: true, force: true });
});

function event(data: string): NewEvent {
  const meta = {
    commandId: randomUUID(),
    commandHash: 'x',
    actor: 'system:test',
    role: 'system',
    correlationId: randomUUID(),
  };
  return { id: randomUUID(), type: 'Said.v1', schemaVersion: 1, data, meta };
}

/** Five streams of four events: positions 1-20, four to a stream. */
async function fill(): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await store.append(
      `lexSarah-${randomUUID()}`,
      'no-stream',
      [0, 1, 2, 3].map((n) => event(JSON.stringify({ sealed: `${i}-${n}` }))),
    );
  }
}

const verify = (more: Partial<VerifyOptions> = {}) =>
  verifyLog({ pool: app, publicKey: createPublicKey(privateKey), checkpointsDir: dir, ...more });
const checkpoint = () => makeCheckpoint({ pool: app, privateKey, dir });

/** As somebody would who knows the algorithm and owns the database: every link after the change is made anew. */
async function recomputeChain(): Promise<void> {
  await superuser.query(`DO $$
    DECLARE r record; c bytea := sha256('genesis'); p bigint := 0;
    BEGIN
      FOR r IN SELECT * FROM es.events ORDER BY position LOOP
        UPDATE es.events SET content_hash = es.content_hash(r.salt, r.data::text),
          chain = es.chain_next(c, r.position, r.stream_id, r.version, r.event_id, r.type, r.schema_version, r.recorded_at, r.meta::text, es.content_hash(r.salt, r.data::text))
          WHERE position = r.position RETURNING chain INTO c;
        p := r.position;
      END LOOP;
      UPDATE es.head SET position = p, chain = c;
    END $$`);
}

describe('a log nobody touched', () => {
  it('is whole: empty, with events, with checkpoints, and from the last checkpoint only', async () => {
    expect(await verify()).toEqual({ ok: true, position: 0n, events: 0n, checkpoints: 0 });
    expect(await checkpoint()).toBeUndefined();
    await fill();
    expect(await checkpoint()).toMatchObject({ position: 20n });
    expect(await checkpoint()).toBeUndefined();
    await fill();
    const seen: bigint[] = [];
    expect(await verify({ onProgress: ({ position }) => seen.push(position) })).toEqual({
      ok: true,
      position: 40n,
      events: 40n,
      checkpoints: 1,
    });
    expect(seen.at(-1)).toBe(40n);
    expect(await verify({ from: 39n })).toEqual({ ok: true, position: 40n, events: 20n, checkpoints: 1 });
  });

  it('is whole after a redaction that the log explains, and not after one it does not', async () => {
    await fill();
    await store.append(`lexSarah-${randomUUID()}`, 'no-stream', [
      { ...event('{"position":"3","replacement":"{}"}'), type: 'PayloadRedacted.v1' },
    ]);
    await superuser.query('SELECT es.redact(3, 21)');
    expect(await verify()).toMatchObject({ ok: true, position: 21n });
    await superuser.query('UPDATE es.events SET data = NULL, salt = NULL WHERE position = 4');
    expect(await verify()).toEqual({ ok: false, position: 4n, reason: 'redaction-unexplained' });
  });

  it('two processes that sign at once leave one unbroken row of checkpoints', async () => {
    await fill();
    const made = await Promise.all([checkpoint(), checkpoint(), checkpoint()]);
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
    await fill();
    await checkpoint();
    expect(await verify()).toMatchObject({ ok: true, checkpoints: 2 });
  });
});

describe('a log somebody changed as superuser is not whole, and the position is named', () => {
  it.each(tamperings)('%s', async (_name, statements, position, reason) => {
    await fill();
    await superuser.query('ALTER TABLE es.events DROP CONSTRAINT events_stream_version');
    for (const statement of statements) await superuser.query(statement);
    expect(await verify()).toEqual({ ok: false, position, reason });
  });

  it('a removed event whose followers were renumbered and chained anew leaves a gap in its stream', async () => {
    await fill();
    await superuser.query('DELETE FROM es.events WHERE position = 6');
    await superuser.query('UPDATE es.events SET position = position + 1000 WHERE position > 6');
    await superuser.query('UPDATE es.events SET position = position - 1001 WHERE position > 1000');
    await recomputeChain();
    expect(await verify()).toEqual({ ok: false, position: 6n, reason: 'version-gap' });
  });
});

describe('signed checkpoints convict whoever recomputes the chain', () => {
  it('a payload changed and every link made anew is found at the next checkpoint', async () => {
    await fill();
    await checkpoint();
    await fill();
    await checkpoint();
    await superuser.query(`UPDATE es.events SET data = '{"sealed":"new"}' WHERE position = 27`);
    await recomputeChain();
    expect(await verify()).toEqual({ ok: false, position: 40n, reason: 'history-rewritten' });
    expect(await verify({ from: 40n })).toEqual({ ok: false, position: 40n, reason: 'history-rewritten' });
    await expect(checkpoint()).rejects.toThrow('history-rewritten at position 40');
  });

  it('a log cut off or rolled back together with its head is found', async () => {
    await fill();
    await checkpoint();
    const last = await superuser.query<{ stream_id: string }>('SELECT stream_id FROM es.events WHERE position = 20');
    await superuser.query('DELETE FROM es.events WHERE position > 16');
    await superuser.query('DELETE FROM es.streams WHERE stream_id = $1', [last.rows[0]?.stream_id]);
    await recomputeChain();
    expect(await verify()).toEqual({ ok: false, position: 17n, reason: 'log-truncated' });
  });

  it('a checkpoint that was changed, signed by another key or removed between two others is found', async () => {
    await fill();
    await checkpoint();
    await fill();
    await checkpoint();
    const [first = ''] = (await readdir(dir)).sort();
    const file = path.join(dir, first);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"chain":"./, '"chain":"0'));
    const changed = await verify();
    await writeFile(file, text.replace(/"chain":"./, '"chain":"1'));
    expect([changed, await verify()]).toContainEqual({ ok: false, position: 20n, reason: 'checkpoint-broken' });
    await rm(file);
    expect(await verify()).toEqual({ ok: false, position: 40n, reason: 'checkpoint-broken' });
    await expect(checkpoint()).rejects.toThrow(CheckpointBroken);
    await writeFile(file, text);
    const stranger = createPublicKey(generateKeyPairSync('ed25519').privateKey);
    expect(await verify({ publicKey: stranger })).toEqual({ ok: false, position: 20n, reason: 'checkpoint-broken' });
    expect(await verify()).toMatchObject({ ok: true });
  });

  it('the checkpoints of another log are told apart', async () => {
    await fill();
    await checkpoint();
    await superuser.query('UPDATE es.head SET log_id = gen_random_uuid()');
    expect(await verify()).toEqual({ ok: false, position: 20n, reason: 'other-log' });
  });
});
