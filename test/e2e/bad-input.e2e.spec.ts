import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { isSentByServer } from '#domain/commands.js';
import { aggregates } from '#domain/registry.js';
import type { Browser } from './browser.js';
import { avvikelse, registerAvvikelse, registerRapport, registerSynpunkt } from './stories.js';
import { validInput } from './valid-input.js';
import { startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
let marianne: Browser;
const caseIds: Record<string, string> = {};
beforeAll(async () => {
  system = await startTestSystem();
  const [amina, petra] = await Promise.all([system.signIn('amina'), system.signIn('petra')]);
  marianne = await system.signIn('marianne');
  caseIds['avvikelse'] = (await registerAvvikelse(amina)).caseId;
  caseIds['lex-sarah'] = (await registerRapport(amina)).caseId;
  caseIds['synpunkt'] = (await registerSynpunkt(petra)).caseId;
}, 60_000);
afterAll(() => system.stop());

const commands = Object.values(aggregates).flatMap(({ path, commands: all }) =>
  Object.entries(all).filter(([, { action }]) => !isSentByServer(action)).map(([name, { schema, from }]) => ({ path, name, schema, from })),
);
const allowed = new Set([200, 400, 403, 404, 409, 412, 413]);

/** What can stand where something else should. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, 0, -1, 1e308, '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x'.repeat(30_000), [], {}, [[]], { a: { b: 1 } }, '__proto__', "'; DROP TABLE es.events; --", '${7*7}', '../../etc/passwd',
    '\r\nSet-Cookie: a=b', '\u001b[31m', '9999-99-99', '2026-02-30', '2026-11-21T25:00:00.000Z', 'NaN', Array.from({ length: 1_001 }, () => 1), '\u202eabc', '👩‍👩‍👧‍👦',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }), fc.double(), fc.bigInt().map(String), fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
);

/** Breaks one field of a valid body: another value, taken away, or one too many. */
const broken = (valid: Record<string, unknown>) =>
  fc.oneof(
    fc.record({ field: fc.constantFrom(...Object.keys(valid), 'somethingElse'), value: wrong }).map(({ field, value }) => ({ ...valid, [field]: value })),
    fc.constantFrom(...Object.keys(valid), 'commandId').map((field) => Object.fromEntries(Object.entries({ commandId: uuidv7(), ...valid }).filter(([name]) => name !== field))),
  );

async function refusedOrDone(path: string, name: string, caseId: string, body: Record<string, unknown>): Promise<void> {
  const { status, headers, body: answer, text } = await marianne.post(`/api/${path}/${caseId}/${name}`, { commandId: uuidv7(), ...body });
  if (!allowed.has(status)) throw new Error(`${String(status)}: ${text}`);
  if (status === 200) return;
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer).toMatchObject({ status, code: expect.stringMatching(/^[a-z0-9-]+$/), requestId: expect.any(String) });
  expect(text.length).toBeLessThan(5_000);
}

describe('every command with one broken field', () => {
  test.each(commands.map(({ path, name, schema, from }) => [`${path} ${name}`, { path, name, schema, from }] as const))('%s is refused or done, and never a fault', async (_, { path, name, schema, from }) => {
    const valid = validInput(schema);
    expect([name, z.safeParse(schema, valid).error?.issues]).toEqual([name, undefined]);
    await fc.assert(
      fc.asyncProperty(fc.array(broken(valid), { minLength: 8, maxLength: 8 }), async (bodies) => {
        await Promise.all(bodies.map((body) => refusedOrDone(path, name, from === 'new' ? uuidv7() : (caseIds[path] ?? uuidv7()), body)));
      }),
      { numRuns: 1 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('what the form does not know', () => {
  const register = (body: object) => marianne.command('avvikelse', uuidv7(), 'RegisterAvvikelse', body);
  test.each<[string, object, string, string]>([
    ['an unknown field', { isAdmin: true }, '', 'unrecognized-keys'],
    ['a field inside a field', { enskilda: [{ enskildId: uuidv7(), isChild: false, skyddadePersonuppgifter: false, role: 'x' }] }, 'enskilda.0', 'unrecognized-keys'],
    ['NUL', { whatHappened: 'a\u0000b' }, 'whatHappened', 'text-not-storable'],
    ['a lone surrogate', { whatHappened: 'a\ud800b' }, 'whatHappened', 'text-not-storable'],
    ['a text that is too long', { whatHappened: 'å'.repeat(20_001) }, 'whatHappened', 'text-too-long'],
    ['an empty text', { whatHappened: '   ' }, 'whatHappened', 'text-too-short'],
    ['a list for a text', { whatHappened: ['a'] }, 'whatHappened', 'text-required'],
    ['a day for an instant', { discoveredAt: '2026-11-21' }, 'discoveredAt', 'invalid-instant'],
    ['an id that is none', { nodeId: 'bof' }, 'nodeId', 'invalid-uuid'],
    ['too many', { affects: ['enskild', 'group', 'verksamhet', 'enskild'] }, 'affects', 'too-big'],
  ])('%s is refused with its place and its kind, and is not said back', async (_, change, path, code) => {
    const answer = await register(avvikelse(change));
    expect([answer.status, answer.body['fields']]).toEqual([400, [{ path, code }]]);
    expect(answer.text).not.toMatch(/isAdmin|DROP|åååå/);
  });

  test.each(['caseId', 'limit=0', 'limit=101', 'limit=x', 'unknown=1', 'status=received&status=closed', 'cursor=%00', 'cursor=abc', 'due=never', 'caseType=atgard', 'unit=%ff', 'unit=%00', 'status=%00', 'number=%00', 'unit=%ED%A0%80'])('the query %s of a list is refused or without effect', async (query) => {
    for (const path of ['/api/cases', '/api/my-reports', '/api/atgarder']) {
      const { status } = await marianne.get(`${path}?${query}`);
      expect([200, 400]).toContain(status);
    }
  });

  test.each(['year=1', 'year=2026', 'year=2026&compare=x', 'year=2026&compare=2025&unit=%00', 'year=2026&compare=2025&format=exe', 'measure=%00&year=2026', 'measure=x&year=2026', 'year=2026&compare=2025&x=1'])('the query %s of the figures is no fault', async (query) => {
    for (const path of ['/api/statistics', '/api/statistics/cases', '/api/statistics/export']) {
      const { status } = await marianne.get(`${path}?${query}`);
      expect([200, 400]).toContain(status);
    }
  });

  test('after all that nothing was logged as a fault', () => {
    expect(system.log().split('\n').filter((line) => line.includes('request failed'))).toEqual([]);
  });
});
