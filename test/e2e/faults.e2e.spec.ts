import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Browser } from './browser.js';
import { Proxy } from './proxy.js';
import { avvikelse, registerAvvikelse } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let proxy: Proxy;
let system: TestSystem;
let amina: Browser;
beforeAll(async () => {
  system = await startTestSystem({
    env: async ({ url, keysUrl }) => {
      const { hostname, port } = new URL(url);
      proxy = await Proxy.before(hostname, Number(port));
      const through = (address: string) => Object.assign(new URL(address), { host: `127.0.0.1:${String(proxy.port)}` }).href;
      return { DATABASE_URL: through(url), KEYS_DATABASE_URL: through(keysUrl) };
    },
  });
  amina = await system.signIn('amina');
}, 60_000);
afterAll(async () => {
  await system.stop();
  await proxy.close();
});

/** How the parts are is asked at most a few times a second: the first answer may be of a moment ago. */
async function untilNotReady(who: Browser) {
  let answer = await who.get('/api/health/ready');
  await until(async () => {
    if (answer.status === 200) answer = await who.get('/api/health/ready');
    return answer.status !== 200;
  }, 'not ready', 20_000);
  return answer;
}

const ready = async () => (await new Browser(system.url).get('/api/health/ready')).status;

test.each([['cut'], ['silence']] as const)('without its database (%s) the API lives, is not ready, answers 503 with Retry-After within twelve seconds, and recovers by itself', async (how) => {
  const commandId = uuidv7();
  const caseId = uuidv7();
  const body = avvikelse();
  proxy[how]();
  const stranger = new Browser(system.url);
  expect((await stranger.get('/api/health/live')).status).toBe(200);
  const started = performance.now();
  const unready = untilNotReady(stranger);
  const [answer, read] = await Promise.all([amina.command('avvikelse', caseId, 'RegisterAvvikelse', body, { commandId }), amina.get('/api/start')]);
  expect(performance.now() - started).toBeLessThan(12_000);
  const notReady = await unready;
  for (const one of [answer, read]) expect([one.status, one.body['code'], one.headers.get('retry-after')]).toEqual([503, 'try-again', '5']);
  expect([notReady.status, notReady.body]).toEqual([503, { status: 'not-ready', checks: expect.objectContaining({ database: false, 'event-store': false, 'keys-database': false }) }]);
  expect((await stranger.get('/api/session')).status).toBe(200);
  proxy.heal();
  await until(async () => (await ready()) === 200, 'ready again', 20_000);
  await until(async () => (await amina.get('/api/start')).status === 200, 'the same session goes on');
  // What was answered 503 is sent again with its id: it is in the record once.
  const again = await amina.act('avvikelse', caseId, 'RegisterAvvikelse', body, { commandId });
  expect(again.number).toMatch(/^AVV-/);
  await registerAvvikelse(amina);
}, 60_000);

test('a stop ends what runs and answers nobody half', async () => {
  const sent = Array.from({ length: 20 }, () => amina.command('avvikelse', uuidv7(), 'RegisterAvvikelse', avvikelse()).then((answer) => answer.status, () => 0));
  await system.restart();
  const statuses = await Promise.all(sent);
  expect(statuses.filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
  const [row] = await system.sql<{ n: string }>(`SELECT count(*) AS n FROM es.events WHERE type LIKE 'AvvikelseRegistered%'`);
  expect(Number(row?.n)).toBeGreaterThanOrEqual(statuses.filter((status) => status === 200).length);
}, 60_000);
