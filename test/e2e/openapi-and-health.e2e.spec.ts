import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { statusAnswer } from '#domain/answers/system.js';
import { Browser } from './browser.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
let stranger: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  stranger = new Browser(system.url);
}, 60_000);
afterAll(() => system.stop());

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

const documentOf = async () => (await stranger.get<OpenApi>('/api/openapi.json')).body;

/** `/api/cases/:caseType/:caseId` as the document writes it; the command of a command route is written out there. */
function asWritten(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}').replace(/\/\{command\}$/, '');
}

describe('openapi.json', () => {
  test('lists exactly the routes that the server has, and the server no other', async () => {
    const { paths } = await documentOf();
    const listed = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
    const isCommand = (one: string) => /^POST .*\/\{caseId\}\/[A-Z]\w+$/.test(one);
    const routes = system.api.routes.filter(({ method, path }) => method !== 'HEAD' && path.startsWith('/api/')).map(({ method, path }) => `${method} ${asWritten(path)}`);
    expect([...new Set(listed.map((one) => (isCommand(one) ? one.replace(/\/[A-Z]\w+$/, '') : one)))].sort()).toEqual([...new Set(routes)].sort());
  });

  test('every command that it lists exists, and no command of the system is in it', async () => {
    const { paths } = await documentOf();
    const simon = await system.signIn('simon');
    const commands = Object.keys(paths).filter((path) => /\/\{caseId\}\/[A-Z]/.test(path));
    expect(commands.length).toBeGreaterThan(100);
    for (const path of commands) {
      const answer = await simon.post(path.replace('{caseId}', uuidv7()), {});
      expect([path, answer.status, answer.body['code']]).toEqual([path, 400, 'invalid-input']);
    }
    expect(commands.filter((path) => /\/Note\w+Deadline|\/Link\w+Atgard$|AcknowledgeLexSarah|AcknowledgeAvvikelse/.test(path))).toEqual([]);
  });

  test('is a whole document: ids of operations are unique, parameters stand in the path, references lead somewhere', async () => {
    const document = await documentOf();
    expect(document.openapi).toMatch(/^3\.1\./);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })));
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect([path, inPath]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])]);
      expect(operation.responses).toHaveProperty('200');
    }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]*)"/g)].map((match) => match[1] ?? '');
    const found = (reference: string) => reference.slice(2).split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
    expect(references.filter((reference) => found(reference) === undefined)).toEqual([]);
    expect(references.length).toBeGreaterThan(100);
  });

  test('names no person, no machine and no path of the installation', async () => {
    const { text } = await stranger.get('/api/openapi.json');
    expect(text).not.toMatch(/Lindqvist|nackby|postgres|127\.0\.0\.1|localhost/i);
  });
});

describe('health', () => {
  test('live says that the process runs, and ready that it can take commands', async () => {
    expect((await stranger.get('/api/health/live')).body).toEqual({ status: 'live' });
    const { status, body } = await stranger.get<{ status: string; checks: Record<string, boolean> }>('/api/health/ready');
    expect([status, body.status]).toEqual([200, 'ready']);
    expect(body.checks).toMatchObject({ database: true, 'event-store': true, 'keys-database': true, 'read-tables': true, projections: true, 'follow-ups': true, queue: true });
  });

  test('health tells the lag of every projection, the queue, what is parked and the difference of the clocks', async () => {
    const { status, body } = await stranger.get('/api/health');
    expect(status).toBe(200);
    const said = z.strictObject(statusAnswer.shape).parse(body);
    expect(said.projections.map((one) => one.name).sort()).toEqual(
      ['atgarder', 'case-features', 'case-number', 'deadline-policies', 'deadlines', 'extern', 'my-reports', 'organisation', 'outbox', 'receipt-codes', 'statistics', 'worklist'],
    );
    expect(said.projections.every((one) => one.lag === 0 && one.parkedStreams === 0 && !one.stopped)).toBe(true);
    expect(said.queue.waiting).toBe(0);
    expect(Math.abs(said.clockDifferenceMs)).toBeLessThan(5_000);
  });

  test('a parked stream is an alarm that is seen', async () => {
    await system.sql(`INSERT INTO rm.parked (name, generation, stream_id, version, position, error) VALUES ('worklist', 'live', 'avvikelse-x', 0, 1, 'test')`);
    const alarm = async () => (await stranger.get<z.output<typeof statusAnswer>>('/api/health')).body.checks.find((one) => one.name === 'projections');
    await until(async () => (await alarm())?.ok === false, 'the alarm');
    expect(await alarm()).toEqual({ name: 'projections', ok: false, detail: 'worklist' });
    expect((await stranger.get('/api/health/ready')).status).toBe(200);
    await system.sql('DELETE FROM rm.parked');
  });
});

describe('metrics', () => {
  test('are for Prometheus on this machine, and name no one', async () => {
    await (await system.signIn('amina')).get(`/api/cases/avvikelse/${uuidv7()}`);
    const { status, text, headers } = await stranger.get('/api/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    for (const name of ['klarsyn_projection_lag_events', 'klarsyn_parked_streams', 'klarsyn_queue_jobs', 'klarsyn_outbox_letters', 'klarsyn_clock_difference_ms', 'klarsyn_http_request_seconds_count']) {
      expect(text).toContain(name);
    }
    expect(text).toContain('route="/api/cases/:caseType/:caseId"');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/);
  });

  test.each([['x-forwarded-for', '203.0.113.9'], ['forwarded', 'for=203.0.113.9']])('are not there for whom a proxy speaks for (%s)', async (name, value) => {
    expect((await stranger.get('/api/metrics', { [name]: value })).status).toBe(404);
  });
});
