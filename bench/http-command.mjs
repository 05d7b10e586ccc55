import { Agent, request } from 'node:http';
import { v7 } from 'uuid';
import { nodeId } from '#infra/seed/organisation.js';
import { medianOf, round, sustained } from './measure.mjs';
import { startSystem } from './system.mjs';

const login = 'amina';
const maxRedirects = 10;

/** Signs in as a browser does: through the identity provider, from redirect to redirect, with the cookies kept. */
async function signIn(address) {
  const jar = new Map();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  let url = `${address}/api/login?user=${login}`;
  for (let n = 0; n < maxRedirects; n += 1) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookies() } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    await answer.text();
    if (next === null) break;
    url = new URL(next, url).href;
  }
  const session = await (await fetch(`${address}/api/session`, { headers: { cookie: cookies() } })).json();
  if (session.signedIn !== true) throw new Error(`${login} could not sign in`);
  return cookies();
}

function command() {
  const now = new Date(Date.now() - 60_000).toISOString();
  return {
    commandId: v7(),
    nodeId: nodeId('bof-utredning'),
    whatHappened:
      'Ett beslut om insats verkställdes för sent, och den enskilde fick vänta en vecka på sitt stöd. '.repeat(4),
    discoveredAt: now,
    receivedAt: now,
    affects: ['enskild'],
    omedelbarAtgardTaken: true,
    omedelbarAtgard: 'Stödet påbörjades samma dag och den enskilde informerades.',
  };
}

/** One command over a connection that is kept open; resolves with the status when the whole answer has come. */
function sender(address, cookie, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(address);
  const send = () =>
    new Promise((done, fail) => {
      const body = JSON.stringify(command());
      const headers = {
        cookie,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-klarsyn': '1',
      };
      const sent = request(
        { agent, hostname, port, method: 'POST', path: `/api/avvikelse/${v7()}/RegisterAvvikelse`, headers },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk) => (text += chunk));
          answer.on('end', () => done({ status: answer.statusCode, text }));
          answer.on('error', fail);
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/**
 * Section 4: reports sent to the whole running system (API, worker, read tables) by signed-in browsers. An answer comes
 * when the report is durable and the author's next page shows it.
 */
export async function httpCommand({ place, sizes, say }) {
  const { connections, roundMs } = sizes.http;
  const database = await place.klarsyn('bench_http');
  say('  starting the system on the database of this run');
  const system = await startSystem(
    place.environment(database, 'http', { REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', REDIS_URL: '' }),
  );
  try {
    const { send, close } = sender(system.address, await signIn(system.address), connections);
    let stale = 0;
    const call = async () => {
      const { status, text } = await send();
      if (status !== 200) throw new Error(`RegisterAvvikelse was answered with ${status}: ${text}`);
      if (JSON.parse(text).stale) stale += 1;
    };
    await sustained(connections, roundMs, call);
    stale = 0;
    const rounds = [];
    for (let n = 0; n < sizes.rounds; n += 1) {
      say(`  round ${n + 1} of ${sizes.rounds}`);
      rounds.push(await sustained(connections, roundMs, call));
    }
    close();
    const raw = {
      connections,
      perSecond: round(medianOf(rounds, 'perSecond'), 0),
      p50Ms: round(medianOf(rounds, 'p50')),
      p99Ms: round(medianOf(rounds, 'p99')),
      staleAnswers: stale,
    };
    return {
      figures: { httpCommandP99Ms: raw.p99Ms },
      raw,
      lines: [
        [
          `RegisterAvvikelse over ${connections} connections`,
          `${raw.perSecond}/s, p50 ${raw.p50Ms} ms, p99 ${raw.p99Ms} ms`,
        ],
        ['answers before the read tables had come along', `${stale}`],
      ],
    };
  } finally {
    await system.stop();
  }
}
