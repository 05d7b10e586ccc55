import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { chainNext, contentHash, genesis, lp, type ChainedHeader } from '#event-store/hash-chain.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { newEvents, newStream } from './fixtures.js';

describe('hash chain', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await startTestDatabase({ migrate: true });
    client = new Client({ connectionString: database.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const one = async (sql: string, values: unknown[]): Promise<string> => {
    const { rows } = await client.query<{ hex: string }>(`SELECT encode(${sql}, 'hex') AS hex`, values);
    return rows[0]?.hex ?? '';
  };

  const text = fc
    .string({ unit: 'binary', maxLength: 200 })
    .filter((value) => value.isWellFormed() && !value.includes('\u0000'));
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  const positive = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });

  test('a log begins at SHA-256 of "genesis", in SQL as in the program', async () => {
    const { rows } = await client.query<{ position: string; chain: Buffer }>('SELECT position, chain FROM es.head');
    expect(rows).toEqual([{ position: '0', chain: genesis }]);
    expect(genesis.toString('hex')).toBe('aeebad4a796fcc2e15dc4c6061b45ed9b373f26adfc798ca7d2d8cc58182718e');
  });

  test('SQL and the program agree on the length-prefixed text and the content hash of anything', async () => {
    await fc.assert(
      fc.asyncProperty(text, bytes(16), async (value, salt) => {
        expect(await one('es.lp($1)', [value])).toBe(lp(value).toString('hex'));
        expect(await one('es.content_hash($1, $2)', [Buffer.from(salt), value])).toBe(
          contentHash(salt, value).toString('hex'),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('SQL and the program agree on the next link of anything', async () => {
    const header: fc.Arbitrary<ChainedHeader> = fc.record({
      position: positive,
      streamId: text,
      version: positive,
      eventId: fc.uuid(),
      type: text,
      schemaVersion: fc.integer({ min: 0, max: 32_767 }),
      recordedAtMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      meta: text,
    });
    await fc.assert(
      fc.asyncProperty(bytes(32), header, bytes(32), async (previous, h, content) => {
        const values = [
          Buffer.from(previous),
          h.position,
          h.streamId,
          h.version,
          h.eventId,
          h.type,
          h.schemaVersion,
          new Date(h.recordedAtMs).toISOString(),
          h.meta,
          Buffer.from(content),
        ];
        const sql = 'es.chain_next($1, $2, $3, $4, $5, $6, $7::smallint, $8, $9, $10)';
        expect(await one(sql, values)).toBe(chainNext(previous, h, content).toString('hex'));
      }),
      { numRuns: 150 },
    );
  });

  test('events written by the fast path and by the server path stand in one unbroken chain', async () => {
    const stores = await Promise.all([1, 2].map(() => createPostgresStore({ connectionString: database.url })));
    await Promise.all(
      stores.flatMap((store) =>
        Array.from({ length: 60 }, async (_, n) => {
          const streamId = newStream();
          await store.append(streamId, n % 2 === 0 ? 'no-stream' : 'any', newEvents(1 + (n % 4)));
          await store.append(streamId, BigInt(n % 4), newEvents(1));
        }),
      ),
    );
    await Promise.all(stores.map((store) => store.close()));
    const { rows } = await client.query<
      Record<string, string> & {
        salt: Buffer;
        content_hash: Buffer;
        chain: Buffer;
        schema_version: number;
        recorded_at: Date;
      }
    >(
      `SELECT position, stream_id, version, event_id, type, schema_version, recorded_at, data::text AS data, meta::text AS meta, salt, content_hash, chain
         FROM es.events ORDER BY position`,
    );
    expect(rows).toHaveLength(120 * 3.5);
    let chain = genesis;
    for (const row of rows) {
      expect(contentHash(row.salt, row['data'] ?? '').equals(row.content_hash)).toBe(true);
      chain = chainNext(
        chain,
        {
          position: BigInt(row['position'] ?? 0),
          streamId: row['stream_id'] ?? '',
          version: BigInt(row['version'] ?? 0),
          eventId: row['event_id'] ?? '',
          type: row['type'] ?? '',
          schemaVersion: row.schema_version,
          recordedAtMs: row.recorded_at.getTime(),
          meta: row['meta'] ?? '',
        },
        row.content_hash,
      );
      expect(chain.equals(row.chain)).toBe(true);
    }
    const { rows: head } = await client.query<{ chain: Buffer }>('SELECT chain FROM es.head');
    expect(head[0]?.chain.equals(chain)).toBe(true);
  });
});
