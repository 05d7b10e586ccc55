import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { v1 } from '#domain/events.js';
import { uuid } from '#domain/ids.js';
import { content, identity } from '#domain/personal-data.js';
import { code, narrative, shortText } from '#domain/text.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { fileKekProvider, type KeyRing } from './kek.js';
import { createKeyStore, KeyDestroyed, KeyNotOfCase, type KeyStore } from './keys.js';
import { createFieldCodec, createFieldCrypto, FieldBroken, isEnvelope } from './personal-data.js';
import { UnsealableSchema } from './personal-fields.js';
import { createPool } from './pool.js';

const part = z.strictObject({ at: z.iso.date(), text: content(narrative) });
const definitions = {
  RapportRegistered: v1(
    z.strictObject({
      code,
      narrative: content(narrative),
      title: content(shortText).optional(),
      reporter: identity('reporter', z.strictObject({ name: shortText, phone: shortText.nullable() })).nullable(),
      enskilda: z.array(z.strictObject({ enskildId: uuid, name: identity('@enskildId', shortText) })),
      parts: z.record(z.string(), part),
      answer: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('yes'), why: content(narrative) }),
        z.strictObject({ kind: z.literal('no') }),
      ]),
    }),
  ),
  Counted: v1(z.strictObject({ n: z.number() })),
};

let db: TestDatabase;
let pool: pg.Pool;
let home: string;
let kek: KeyRing;
let keys: KeyStore;

beforeAll(async () => {
  db = await startTestDatabase({ migrate: true });
  pool = createPool(db.keysUrl, { max: 4, name: 'test', log: () => undefined });
  home = await mkdtemp(path.join(tmpdir(), 'klarsyn-fields-'));
  kek = await fileKekProvider(path.join(home, 'keys'));
  keys = createKeyStore(pool, kek);
});
afterAll(async () => {
  await pool.end();
  await db.drop();
  await rm(home, { recursive: true, force: true });
});

const codec = () => createFieldCodec(createFieldCrypto(keys), definitions);
const caseOf = () => `lexSarah-${randomUUID()}`;
const person = randomUUID();
const registered = {
  code: 'vald',
  narrative: 'Hände i köket. "Citat" \u{1F600}',
  reporter: { name: 'Åsa Öhrn', phone: null },
  enskilda: [
    { enskildId: person, name: 'Bo Ek' },
    { enskildId: randomUUID(), name: 'Ulf ~/ Al' },
  ],
  parts: { 'del/ett~1': { at: '2026-11-21', text: 'Intervju' } },
  answer: { kind: 'yes', why: 'Därför att' },
};

/** Every envelope of a payload by its pointer. */
function envelopes(data: unknown, pointer = ''): Map<string, { kid: string }> {
  if (isEnvelope(data)) return new Map([[pointer, data]]);
  if (typeof data !== 'object' || data === null) return new Map();
  return new Map(Object.entries(data).flatMap(([key, value]) => [...envelopes(value, `${pointer}/${key}`)]));
}

describe('personal fields of an event', () => {
  it('are envelopes in the log, everything else stays readable, and opening gives them back', async () => {
    const caseId = caseOf();
    const eventId = randomUUID();
    const sealed = await codec().seal(caseId, 'RapportRegistered', eventId, registered);
    const text = JSON.stringify(sealed);
    for (const clear of ['köket', 'Åsa', 'Bo Ek', 'Intervju', 'Därför']) expect(text).not.toContain(clear);
    expect(sealed).toMatchObject({
      code: 'vald',
      enskilda: [{ enskildId: person }, {}],
      parts: { 'del/ett~1': { at: '2026-11-21' } },
      answer: { kind: 'yes' },
    });
    expect([...envelopes(sealed).keys()].sort()).toEqual([
      '/answer/why',
      '/enskilda/0/name',
      '/enskilda/1/name',
      '/narrative',
      '/parts/del/ett~1/text',
      '/reporter',
    ]);
    expect(await codec().open(caseId, 'RapportRegistered', eventId, JSON.parse(text))).toEqual(registered);
  });

  it('are sealed with one content key per case and one identity key per person', async () => {
    const caseId = caseOf();
    const found = envelopes(await codec().seal(caseId, 'RapportRegistered', randomUUID(), registered));
    const kid = (pointer: string) => found.get(pointer)?.kid;
    expect(kid('/narrative')).toBe(kid('/answer/why'));
    expect(new Set([kid('/narrative'), kid('/reporter'), kid('/enskilda/0/name'), kid('/enskilda/1/name')]).size).toBe(
      4,
    );
    const again = envelopes(await codec().seal(caseId, 'RapportRegistered', randomUUID(), registered));
    expect(again.get('/enskilda/0/name')?.kid).toBe(kid('/enskilda/0/name'));
    expect((await keys.list(caseId)).map((key) => `${key.class}|${key.subject}`)).toContain(`identity|${person}`);
  });

  it('stay absent or null when they are, and an event without marks comes back as it went in', async () => {
    const sealed = await codec().seal(caseOf(), 'RapportRegistered', randomUUID(), {
      ...registered,
      reporter: null,
      answer: { kind: 'no' },
    });
    expect(sealed).toMatchObject({ reporter: null, answer: { kind: 'no' } });
    expect(sealed).not.toHaveProperty('title');
    const counted = { n: 3 };
    expect(await codec().seal(caseOf(), 'Counted', randomUUID(), counted)).toBe(counted);
  });

  it('do not open in another event, field or case, nor changed', async () => {
    const caseId = caseOf();
    const other = caseOf();
    const eventId = randomUUID();
    const sealed = (await codec().seal(caseId, 'RapportRegistered', eventId, registered)) as Record<string, unknown> & {
      narrative: { ct: string; tag: string };
    };
    const open = (stream: string, event: string, data: unknown) =>
      codec().open(stream, 'RapportRegistered', event, data);
    await expect(open(caseId, randomUUID(), sealed)).rejects.toThrow(FieldBroken);
    await expect(open(caseId, eventId, { ...sealed, title: sealed.narrative })).rejects.toThrow(/\/title/);
    await expect(open(other, eventId, sealed)).rejects.toThrow(KeyNotOfCase);
    const flipped = sealed.narrative.ct.startsWith('A') ? 'B' : 'A';
    await expect(
      open(caseId, eventId, { narrative: { ...sealed.narrative, ct: flipped + sealed.narrative.ct.slice(1) } }),
    ).rejects.toThrow(FieldBroken);
    await expect(
      open(caseId, eventId, { narrative: { ...sealed.narrative, tag: sealed.narrative.tag.slice(0, 8) } }),
    ).rejects.toThrow(FieldBroken);
  });

  it('read as shredded when their key is destroyed, while the other class still opens; nothing more can be sealed with it', async () => {
    const caseId = caseOf();
    const eventId = randomUUID();
    const sealed = await codec().seal(caseId, 'RapportRegistered', eventId, registered);
    const identityKids = (await keys.list(caseId)).filter((key) => key.class === 'identity').map((key) => key.kid);
    expect(await keys.destroy(identityKids)).toBe(3);
    const opened = await codec().open(caseId, 'RapportRegistered', eventId, sealed);
    expect(opened).toMatchObject({
      narrative: registered.narrative,
      reporter: { shredded: true, at: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    await expect(codec().seal(caseId, 'RapportRegistered', randomUUID(), registered)).rejects.toThrow(KeyDestroyed);
    expect(await keys.destroy(identityKids)).toBe(0);
  });

  it('property: whatever is sealed opens the same, and its ciphertext never shows it', async () => {
    const caseId = caseOf();
    const field = createFieldCodec(createFieldCrypto(keys), { Said: v1(z.strictObject({ said: content(z.any()) })) });
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.jsonValue({ depthSize: 'small' }),
        fc.string({ minLength: 12, unit: 'grapheme' }),
        async (eventId, json, text) => {
          for (const said of [json ?? 'null', text]) {
            const sealed = await field.seal(caseId, 'Said', eventId, { said });
            expect(JSON.stringify(sealed)).not.toContain(JSON.stringify(text).slice(1, -1));
            expect(JSON.stringify(await field.open(caseId, 'Said', eventId, JSON.parse(JSON.stringify(sealed))))).toBe(
              JSON.stringify({ said }),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a schema that marks a field in a way that cannot be sealed is refused when the codec is made', () => {
    const make = (schema: z.ZodType) => () => createFieldCodec(createFieldCrypto(keys), { Bad: v1(schema) });
    expect(make(z.strictObject({ name: identity('@nobody', shortText) }))).toThrow(UnsealableSchema);
    expect(make(z.union([z.strictObject({ a: content(shortText) }), z.strictObject({ a: code })]))).toThrow(
      /^Bad: Event field \/a/,
    );
    expect(make(z.strictObject({ t: z.tuple([content(shortText)]) }))).toThrow(UnsealableSchema);
  });
});

describe('data keys', () => {
  it('are made once when two processes seal for the same person at the same time', async () => {
    const caseId = caseOf();
    const other = createKeyStore(pool, kek);
    const use = { class: 'identity', subject: person } as const;
    const made = await Promise.all([keys, other, keys, other].map((store) => store.sealingKey(caseId, use)));
    expect(new Set(made.map((key) => key.kid)).size).toBe(1);
    expect(new Set(made.map((key) => Buffer.from(key.key).toString('hex'))).size).toBe(1);
  });

  it('destroyed by another process are gone here after the cache time', async () => {
    const caseId = caseOf();
    const here = createKeyStore(pool, kek, { maxAgeMs: 0 });
    const { kid } = await here.sealingKey(caseId, { class: 'content', subject: '' });
    expect(await here.openingKey(caseId, kid)).toHaveProperty('key');
    await keys.destroy([kid]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await here.openingKey(caseId, kid)).toMatchObject({ shredded: true });
  });

  it('moved to another case in the table do not unwrap, and a destroyed key never comes back', async () => {
    const owner = new pg.Client({ connectionString: db.ownerKeysUrl });
    await owner.connect();
    const from = caseOf();
    const to = caseOf();
    const { kid } = await keys.sealingKey(from, { class: 'content', subject: '' });
    await expect(owner.query('UPDATE keys.data_key SET case_id = $1 WHERE kid = $2', [to, kid])).rejects.toThrow(
      /never moved/,
    );
    await owner.query(
      'INSERT INTO keys.data_key SELECT $3, $1, class, subject, key_version, kek, wrapped FROM keys.data_key WHERE kid = $2',
      [to, kid, randomUUID()],
    );
    await expect(keys.sealingKey(to, { class: 'content', subject: '' })).rejects.toThrow(/does not open with the keys/);
    await keys.destroy([kid]);
    await expect(
      owner.query("UPDATE keys.data_key SET wrapped = '\\x00', destroyed_at = NULL WHERE kid = $1", [kid]),
    ).rejects.toThrow(/stays destroyed/);
    await owner.end();
  });

  it('can be read, made and destroyed by the app role, but not deleted or changed', async () => {
    await expect(pool.query('DELETE FROM keys.data_key')).rejects.toThrow(/permission denied/);
    await expect(pool.query('UPDATE keys.data_key SET wrapped = NULL')).rejects.toThrow(/permission denied/);
  });
});
