import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { nodeId } from '#infra/seed/organisation.js';
import { securityHeaders } from '../../apps/api/src/security-headers.js';
import { isUpload } from '../../apps/api/src/request-rules.js';
import { Browser } from './browser.js';
import { openRoutes, samplePath } from './routes.js';
import { script, shell, startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
let amina: Browser;
beforeAll(async () => {
  system = await startTestSystem();
  amina = await system.signIn('amina');
}, 60_000);
afterAll(() => system.stop());

const report = () => ({ nodeId: nodeId('bof-utredning'), whatHappened: 'En anteckning saknas.', discoveredAt: '2026-01-02T08:00:00.000Z', affects: ['enskild'], omedelbarAtgardTaken: false });
const registerPath = (caseId = uuidv7()) => `/api/avvikelse/${caseId}/RegisterAvvikelse`;

async function countEvents(): Promise<number> {
  const [row] = await system.sql<{ n: string }>('SELECT position AS n FROM es.head');
  return Number(row?.n);
}

describe('headers', () => {
  const isOurs = (name: string) => Object.hasOwn(securityHeaders, name);
  const allowed = new Set([
    ...Object.keys(securityHeaders), 'cache-control', 'content-type', 'content-length', 'date', 'connection', 'keep-alive', 'set-cookie', 'location', 'allow',
    'retry-after', 'content-disposition', 'accept-ranges', 'last-modified', 'etag', 'vary', 'transfer-encoding', 'content-encoding', 'clear-site-data',
  ]);

  test('the exact set is on every route, open or not, with or without sign-in', async () => {
    const stranger = new Browser(system.url);
    for (const { method, path } of system.api.routes) {
      for (const browser of [amina, stranger]) {
        if (path.includes('/login') && browser === amina) continue;
        const answer = await browser.request(method, samplePath(path));
        const set = Object.fromEntries([...answer.headers].filter(([name]) => isOurs(name)));
        expect([method, path, set]).toEqual([method, path, securityHeaders]);
        expect([path, [...answer.headers.keys()].filter((name) => !allowed.has(name))]).toEqual([path, []]);
        if (path.startsWith('/api/')) expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
      }
    }
    amina = await system.signIn('amina');
  });

  test.each([
    ['a page', 'GET', '/arenden', 200, 'no-cache'],
    ['an unknown address of the API', 'GET', '/api/nothing', 404, 'no-store'],
    ['a file that is not there', 'GET', '/assets/none.js', 404, null],
    ['a way out of the files', 'GET', '/assets/..%2findex.html', 404, null],
    ['a method that is not taken', 'DELETE', '/api/cases', 405, 'no-store'],
    ['an address that is none', 'GET', '/api/%zz', 400, 'no-store'],
    ['an id that is too long', 'GET', `/api/cases/avvikelse/${'a'.repeat(300)}`, 400, 'no-store'],
    ['the provider of the demo', 'GET', '/demo-idp/.well-known/openid-configuration', 200, null],
  ])('they are on the answer to %s', async (_, method, path, status, caching) => {
    const answer = await new Browser(system.url).request(method, path);
    expect(Object.fromEntries([...answer.headers].filter(([name]) => isOurs(name)))).toEqual(securityHeaders);
    expect(answer.status).toBe(status);
    if (caching !== null) expect(answer.headers.get('cache-control')).toBe(caching);
    expect(answer.text).not.toContain('%zz');
    if (status >= 400) expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test('the policy lets nothing in from elsewhere and no script stand in a page', () => {
    const policy = securityHeaders['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|data:|\*/);
  });

  test('TLS is asked for two years ahead where the address is https', async () => {
    const { setSecurityHeaders } = await import('../../apps/api/src/security-headers.js');
    const set = new Map<string, unknown>();
    setSecurityHeaders({ setHeader: (name: string, value: unknown) => set.set(name, value) } as never, '/', true);
    expect(set.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect((await amina.get('/api/start')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the pages', () => {
  test('every address that is not the API gets the empty page shell, and files are kept for ever', async () => {
    for (const path of ['/', '/arenden/avvikelse/x', '/statistik?year=2026']) expect((await amina.get(path)).text).toBe(shell);
    const file = await amina.get('/assets/page-abc123.js');
    expect([file.text, file.headers.get('cache-control')]).toEqual([script, 'public, max-age=31536000, immutable']);
    expect((await amina.get('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml');
  });

  test('a page takes no other method', async () => {
    expect((await amina.request('POST', '/arenden')).status).toBe(404);
  });
});

describe('without sign-in', () => {
  test('every route answers 401, except those that are listed as open', async () => {
    const stranger = new Browser(system.url);
    const open: string[] = [];
    for (const { method, path } of system.api.routes.filter((route) => route.path.startsWith('/api/'))) {
      const type = isUpload({ method, url: samplePath(path) }) ? 'application/octet-stream' : 'application/json';
      const answer = await stranger.request(method, samplePath(path), ['POST', 'PUT', 'DELETE'].includes(method) ? { headers: { 'x-klarsyn': '1', 'content-type': type }, body: '{}' } : {});
      if (answer.status !== 401) open.push(`${method} ${path}`);
      else if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'not-signed-in', status: 401 });
    }
    expect(open.filter((one) => !one.startsWith('HEAD ')).sort()).toEqual([...openRoutes].sort());
  });
});

describe('a change from another site', () => {
  const own = { 'x-klarsyn': '1', 'content-type': 'application/json' };
  const body = () => JSON.stringify({ commandId: uuidv7(), ...report() });
  test.each<[string, Record<string, string>, number, string]>([
    ['a foreign Origin', { ...own, origin: 'https://evil.example' }, 403, 'not-same-origin'],
    ['the Origin null', { ...own, origin: 'null' }, 403, 'not-same-origin'],
    ['the same host on another port', { ...own, origin: 'http://127.0.0.1:1' }, 403, 'not-same-origin'],
    ['a cross-site fetch', { ...own, 'sec-fetch-site': 'cross-site' }, 403, 'not-same-origin'],
    ['a same-site fetch', { ...own, 'sec-fetch-site': 'same-site' }, 403, 'not-same-origin'],
    ['no header of our own', { 'content-type': 'application/json' }, 403, 'not-same-origin'],
    ['a form body', { ...own, 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['a text body', { ...own, 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['a multipart body', { ...own, 'content-type': 'multipart/form-data; boundary=x' }, 415, 'unsupported-media-type'],
    ['something like JSON', { ...own, 'content-type': 'application/json-patch+json' }, 415, 'unsupported-media-type'],
  ])('with %s changes nothing', async (_, headers, status, code) => {
    const before = await countEvents();
    const answer = await amina.request('POST', registerPath(), { headers, body: body() });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await countEvents()).toBe(before);
  });

  test.each([['GET'], ['HEAD'], ['PUT'], ['DELETE'], ['PATCH'], ['OPTIONS']])('%s for a command is answered 405 with what is allowed', async (method) => {
    const answer = await amina.request(method, registerPath(), { headers: { ...own, 'x-http-method-override': 'POST' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('a method that an address does not take is answered 405 with those it takes', async () => {
    for (const [method, path, allow] of [['POST', '/api/cases', 'GET, HEAD'], ['GET', '/api/session/end', 'POST'], ['PUT', '/api/statistics', 'GET, HEAD'], ['POST', `/api/cases/avvikelse/${uuidv7()}`, 'GET, HEAD']] as const) {
      const answer = await amina.request(method, path, { headers: { ...own, origin: system.url }, ...(method === 'POST' ? { body: '{}' } : {}) });
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow]);
    }
  });

  test('from our own page goes through', async () => {
    expect((await amina.post(registerPath(), JSON.parse(body()))).status).toBe(200);
  });
});

describe('limits', () => {
  const raw = (text: string) => amina.post(registerPath(), text);
  test.each<[string, () => string, number]>([
    ['a body over one megabyte', () => JSON.stringify({ ...report(), whatHappened: 'a'.repeat(1_100_000) }), 413],
    ['JSON deeper than 32', () => `{"commandId":"${uuidv7()}","x":${'['.repeat(40)}${']'.repeat(40)}}`, 400],
    ['JSON as deep as it gets', () => `${'['.repeat(400_000)}${']'.repeat(400_000)}`, 400],
    ['a list of more than 1000', () => JSON.stringify({ commandId: uuidv7(), ...report(), affects: Array.from({ length: 1001 }, () => 'enskild') }), 400],
    ['no JSON', () => '{"commandId":', 400],
    ['an empty body', () => '', 400],
    ['a list for a form', () => '[]', 400],
    ['null for a form', () => 'null', 400],
    ['a prototype', () => `{"commandId":"${uuidv7()}","__proto__":{"admin":true}}`, 400],
    ['a constructor', () => `{"commandId":"${uuidv7()}","constructor":{"prototype":{"admin":true}}}`, 400],
  ])('%s is refused', async (_, body, status) => {
    const answer = await raw(body());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('a query over eight kilobytes and headers over sixteen are refused', async () => {
    expect((await amina.get(`/api/cases?number=${'a'.repeat(9_000)}`)).status).toBe(414);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(system.url).port), '127.0.0.1', () => socket.write(`GET /api/start HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`));
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});
