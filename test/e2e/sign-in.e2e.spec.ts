import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personId } from '#infra/seed/organisation.js';
import { Browser } from './browser.js';
import { startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
}, 60_000);
afterAll(() => system.stop());

const failed = '/logga-in?fel=inloggning';

/** Goes through the identity provider up to the address that it sends back to, and does not go there. */
async function untilCallback(browser: Browser, returnTo = '/'): Promise<string> {
  let address = `/api/login?user=amina&returnTo=${encodeURIComponent(returnTo)}`;
  for (;;) {
    const answer = await browser.get(address);
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the way ended at ${address}: ${answer.text}`);
    address = new URL(location, new URL(address, browser.url)).href;
    if (address.includes('/api/login/callback')) return address;
  }
}

describe('the way in', () => {
  test('a person signs in through the identity provider and is known by role and unit', async () => {
    const sara = await system.signIn('sara');
    const { body } = await sara.get('/api/session');
    expect(body).toMatchObject({ signedIn: true, demo: true, user: { userId: personId('sara'), name: 'Sara Wallin' } });
    expect(body['grants']).toContainEqual({ role: 'lex-sarah-ansvarig', nodeId: expect.any(String), nodeName: 'Socialnämnden' });
  });

  test('everybody of the demo is offered and can sign in', async () => {
    const { body } = await new Browser(system.url).get<{ users: { login: string; name: string }[] }>('/api/login/options');
    for (const { login, name } of body.users) {
      const { body: session } = await (await system.signIn(login)).get('/api/session');
      expect(session).toMatchObject({ signedIn: true, user: { name } });
    }
  });

  test('the request to the provider has PKCE, state and nonce, and the code goes to our own address', async () => {
    const answer = await new Browser(system.url).get('/api/login?user=amina');
    const asked = new URL(answer.headers.get('location') ?? '').searchParams;
    expect(answer.status).toBe(303);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code', code_challenge_method: 'S256', prompt: 'login', redirect_uri: `${system.url}/api/login/callback`, scope: 'openid profile',
    });
    for (const secret of ['state', 'nonce', 'code_challenge']) expect(asked.get(secret)?.length).toBeGreaterThanOrEqual(32);
  });

  test('a person whom the provider does not know comes back without a session', async () => {
    const browser = new Browser(system.url);
    const answer = await browser.follow('/api/login?user=nobody');
    expect(answer.text).toContain(failed);
    expect(browser.cookies.has('__Host-sid')).toBe(false);
  });

  test('somebody who is not in our register gets no session, whatever the provider says', async () => {
    await system.sql('UPDATE id.user_account SET disabled_at = now() WHERE user_id = $1', [personId('nils')]);
    const browser = new Browser(system.url);
    expect((await browser.follow('/api/login?user=nils')).text).toContain(failed);
    expect(browser.cookies.has('__Host-sid')).toBe(false);
    await system.sql('UPDATE id.user_account SET disabled_at = NULL WHERE user_id = $1', [personId('nils')]);
  });
});

describe('a sign-in that somebody tampers with', () => {
  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'A'.repeat(43))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['another code', (url: URL) => url.searchParams.set('code', 'A'.repeat(43))],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ])('with %s gives no session', async (_, change) => {
    const browser = new Browser(system.url);
    const address = new URL(await untilCallback(browser));
    change(address);
    const answer = await browser.get(address.href);
    expect(answer.text).toContain(failed);
    expect(browser.cookies.has('__Host-sid')).toBe(false);
  });

  test('in another browser than the one that began it gives no session', async () => {
    const address = await untilCallback(new Browser(system.url));
    const other = new Browser(system.url);
    expect((await other.get(address)).text).toContain(failed);
    expect(other.cookies.has('__Host-sid')).toBe(false);
  });

  test('sent again gives no second session: a code and a state count once', async () => {
    const browser = new Browser(system.url);
    const address = await untilCallback(browser);
    const state = browser.cookies.get('__Host-signin') ?? '';
    expect((await browser.get(address)).text).not.toContain(failed);
    const thief = new Browser(system.url);
    thief.cookies.set('__Host-signin', state);
    expect((await thief.get(address)).text).toContain(failed);
    expect(thief.cookies.has('__Host-sid')).toBe(false);
  });

  test('that waits for more than ten minutes is over', async () => {
    const browser = new Browser(system.url);
    const address = await untilCallback(browser);
    await system.sql(`UPDATE id.sign_in SET expires_at = clock_timestamp() - interval '1 second'`);
    expect((await browser.get(address)).text).toContain(failed);
  });

  test.each([
    ['https://evil.example/'], ['//evil.example/'], ['/\\evil.example'], ['javascript:alert(1)'], ['/"><script>x</script>'], ['/\t/evil.example'], [`/${'a'.repeat(600)}`],
  ])('that asks to go on to %j goes on to our own start', async (returnTo) => {
    const browser = new Browser(system.url);
    const answer = await browser.get(await untilCallback(browser, returnTo));
    expect(answer.text).toContain('content="0; url=/"');
    expect(answer.text).not.toContain('evil');
  });

  test('goes on to the page it came from when that is one of ours', async () => {
    const browser = new Browser(system.url);
    const answer = await browser.get(await untilCallback(browser, '/arenden?status=received&unit=bof'));
    expect(answer.text).toContain('content="0; url=/arenden?status=received&amp;unit=bof"');
  });
});

describe('the session', () => {
  test('has a cookie that only this host, only TLS and no script can use, and another id at every sign-in', async () => {
    const browser = new Browser(system.url);
    const answer = await browser.get(await untilCallback(browser));
    const [cookie] = answer.headers.getSetCookie().filter((one) => one.startsWith('__Host-sid='));
    const [, ...flags] = (cookie ?? '').split(';').map((part) => part.trim());
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    const first = browser.cookies.get('__Host-sid') ?? '';
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    await browser.follow('/api/login?user=birgitta');
    expect(browser.cookies.get('__Host-sid')).not.toBe(first);
    const old = new Browser(system.url);
    old.cookies.set('__Host-sid', first);
    expect((await old.get('/api/start')).status).toBe(401);
  });

  test('is in the database as a hash only', async () => {
    const browser = await system.signIn('amina');
    const rows = await system.sql<{ row: string }>('SELECT s::text AS row FROM id.session s');
    expect(rows.some(({ row }) => row.includes(browser.cookies.get('__Host-sid') ?? '?'))).toBe(false);
  });

  test.each([['idle_expires_at'], ['absolute_expires_at']])('is over when the clock of the database has passed its %s', async (column) => {
    const browser = await system.signIn('amina');
    expect((await browser.get('/api/start')).status).toBe(200);
    await system.sql(`UPDATE id.session SET ${column} = clock_timestamp() - interval '1 second'`);
    expect((await browser.get('/api/start')).status).toBe(401);
    expect((await browser.get('/api/session')).body).toMatchObject({ signedIn: false, user: null });
    expect((await browser.post('/api/session/extend', {})).status).toBe(401);
  });

  test('lives twenty minutes from the last act, and never past ten hours', async () => {
    const browser = await system.signIn('amina');
    await system.sql(`UPDATE id.session SET idle_expires_at = clock_timestamp() + interval '1 minute', absolute_expires_at = clock_timestamp() + interval '5 minutes'`);
    const seconds = async () => {
      const [row] = await system.sql<{ s: string }>('SELECT round(extract(epoch FROM max(idle_expires_at) - clock_timestamp())) AS s FROM id.session');
      return Number(row?.s);
    };
    await browser.get('/api/session');
    expect(await seconds()).toBeLessThanOrEqual(60);
    expect((await browser.post('/api/session/extend', {})).body).toMatchObject({ signedIn: true });
    expect(await seconds()).toBeGreaterThan(240);
    expect(await seconds()).toBeLessThanOrEqual(300);
  });

  test('ends on the server at sign-out, and the browser is told to forget', async () => {
    const browser = await system.signIn('amina');
    const copy = new Browser(system.url);
    copy.cookies.set('__Host-sid', browser.cookies.get('__Host-sid') ?? '');
    const answer = await browser.post('/api/session/end', {});
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(browser.cookies.has('__Host-sid')).toBe(false);
    expect((await copy.get('/api/start')).status).toBe(401);
  });

  test('ends within one request when the account is closed', async () => {
    const browser = await system.signIn('olof');
    await system.sql('UPDATE id.user_account SET disabled_at = now() WHERE user_id = $1', [personId('olof')]);
    expect((await browser.get('/api/start')).status).toBe(401);
  });

  test('an invented one is none', async () => {
    const browser = new Browser(system.url);
    browser.cookies.set('__Host-sid', 'A'.repeat(43));
    expect((await browser.get('/api/start')).status).toBe(401);
  });
});
