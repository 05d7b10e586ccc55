import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyClass } from '#domain/personal-data.js';
import type { KekProvider } from './kek.js';
import { KeyCache, type CaseKeys, type KeyRow } from './key-cache.js';
import { lengthPrefixed } from './length-prefix.js';

export interface DataKey {
  readonly kid: string;
  readonly key: Uint8Array;
}

/** What is left of a value whose key was destroyed: when. Shown as "Uppgiften är gallrad". */
export interface Shredded {
  readonly shredded: true;
  /** Instant. */
  readonly at: string;
}

/** For whom a key seals within a case: `subject` is '' for content, the person for identity. */
export interface KeyUse {
  readonly class: KeyClass;
  readonly subject: string;
}

export interface KeyInfo extends KeyUse {
  readonly kid: string;
  readonly destroyedAt: string | null;
}

/** The case has no such key: the envelope was made for another case, or the key table was lost. */
export class KeyNotOfCase extends Error {
  constructor(readonly kid: string) {
    super(`Key ${kid} does not belong to the case`);
    this.name = 'KeyNotOfCase';
  }
}

/** Nothing more can be sealed for this case and class: its key was destroyed. */
export class KeyDestroyed extends Error {
  constructor(readonly kid: string) {
    super(`Key ${kid} is destroyed`);
    this.name = 'KeyDestroyed';
  }
}

export interface KeyStore {
  /** Makes the keys that are missing, in one statement, committed before it resolves: the key row always comes before the event. */
  prepare(caseId: string, uses: readonly KeyUse[]): Promise<void>;
  /** The key to seal with. @throws KeyDestroyed */
  sealingKey(caseId: string, use: KeyUse): Promise<DataKey>;
  /** The key to open with. @throws KeyNotOfCase */
  openingKey(caseId: string, kid: string): Promise<DataKey | Shredded>;
  list(caseId: string): Promise<readonly KeyInfo[]>;
  /** Overwrites the keys; other processes notice within the cache time. Returns how many were still whole. */
  destroy(kids: readonly string[]): Promise<number>;
}

export interface KeyStoreOptions {
  /** Cases whose keys are kept in memory. */
  readonly maxCases?: number;
  /** How long a destroyed key may live on in the memory of another process, in milliseconds. */
  readonly maxAgeMs?: number;
}

/** Data keys in `keys.data_key`, in a database of their own. `pool` is closed by its owner. */
export function createKeyStore(pool: Pool, kek: KekProvider, options: KeyStoreOptions = {}): KeyStore {
  const cache = new KeyCache(options.maxCases ?? 2_000, options.maxAgeMs ?? 10_000, (caseId) => readRows(pool, caseId));

  async function unwrapped(row: KeyRow): Promise<DataKey | Shredded> {
    if (row.wrapped === null) return { shredded: true, at: row.destroyedAt?.toISOString() ?? '' };
    row.key ??= kek.unwrap(row.class, row.kek, row.wrapped, wrapAad(row));
    return { kid: row.kid, key: await row.key };
  }

  async function prepare(caseId: string, uses: readonly KeyUse[]): Promise<void> {
    const known = await cache.of(caseId);
    const missing = uses.filter((use) => !known.current.has(useName(use)));
    if (missing.length === 0) return;
    const rows = await insertKeys(pool, await Promise.all(missing.map((use) => newKey(kek, caseId, use))));
    if (rows.length === known.byKid.size + missing.length) cache.put(caseId, rows);
    else cache.forget(caseId); // somebody else made one of them at the same moment
  }

  return {
    prepare,
    async sealingKey(caseId, use) {
      await prepare(caseId, [use]);
      const row = currentRow(await cache.of(caseId), use);
      const key = await unwrapped(row);
      if ('shredded' in key) throw new KeyDestroyed(row.kid);
      return key;
    },
    async openingKey(caseId, kid) {
      const row = (await cache.of(caseId)).byKid.get(kid) ?? (await cache.reload(caseId)).byKid.get(kid);
      if (!row) throw new KeyNotOfCase(kid);
      return unwrapped(row);
    },
    async list(caseId) {
      const { byKid } = await cache.reload(caseId);
      return [...byKid.values()].map(({ kid, class: cls, subject, destroyedAt }) => ({
        kid,
        class: cls,
        subject,
        destroyedAt: destroyedAt?.toISOString() ?? null,
      }));
    },
    async destroy(kids) {
      const { rows } = await pool.query<{ destroyed: number }>('SELECT keys.destroy($1::uuid[]) AS destroyed', [kids]);
      cache.clear();
      return rows[0]?.destroyed ?? 0;
    },
  };
}

export function useName(use: KeyUse): string {
  return `${use.class}|${use.subject}`;
}

function currentRow(keys: CaseKeys, use: KeyUse): KeyRow {
  const row = keys.current.get(useName(use));
  if (!row) throw new Error('A data key disappeared after it was made');
  return row;
}

function wrapAad(row: Pick<KeyRow, 'kid' | 'caseId' | 'class' | 'subject'>): Uint8Array {
  return lengthPrefixed(row.kid, row.caseId, row.class, row.subject);
}

type NewKey = Pick<KeyRow, 'kid' | 'caseId' | 'class' | 'subject' | 'kek'> & { readonly wrapped: Uint8Array };

async function newKey(kek: KekProvider, caseId: string, use: KeyUse): Promise<NewKey> {
  const place = { kid: randomUUID(), caseId, class: use.class, subject: use.subject };
  const { kek: name, wrapped } = await kek.wrap(use.class, randomBytes(32), wrapAad(place));
  return { ...place, kek: name, wrapped };
}

/** Two processes may make the same key at once: the first row wins and both then read it. Gives all keys of the case as this statement knows them. */
async function insertKeys(pool: Pool, keys: readonly NewKey[]): Promise<KeyRow[]> {
  const { rows } = await pool.query<KeyRow>({
    name: 'keys-insert',
    text: `WITH made AS (
       INSERT INTO keys.data_key (kid, case_id, class, subject, key_version, kek, wrapped)
       SELECT k, c, cl, s, 1, e, w FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[]) x(k, c, cl, s, e, w)
       ON CONFLICT (case_id, class, subject, key_version) DO NOTHING RETURNING *)
     SELECT ${keyColumns} FROM (SELECT * FROM keys.data_key WHERE case_id = ($2::text[])[1] UNION ALL SELECT * FROM made) both_ ORDER BY key_version`,
    values: [
      keys.map((key) => key.kid),
      keys.map((key) => key.caseId),
      keys.map((key) => key.class),
      keys.map((key) => key.subject),
      keys.map((key) => key.kek),
      keys.map((key) => Buffer.from(key.wrapped)),
    ],
  });
  return rows;
}

const keyColumns = 'kid, case_id AS "caseId", class, subject, kek, wrapped, destroyed_at AS "destroyedAt"';

async function readRows(pool: Pool, caseId: string): Promise<KeyRow[]> {
  const { rows } = await pool.query<KeyRow>({
    name: 'keys-read',
    text: `SELECT ${keyColumns} FROM keys.data_key WHERE case_id = $1 ORDER BY key_version`,
    values: [caseId],
  });
  return rows;
}
