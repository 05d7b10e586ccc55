import { v7 } from 'uuid';
import { nodeId } from '#infra/seed/organisation.js';
import { openConnections, signIn } from './browser.mjs';
import { medianOf, round, sustained } from './measure.mjs';
import { startSystem } from './system.mjs';

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

/** One report, over a connection that is kept open. */
function sender(address, cookie, connections) {
  const { ask, close } = openConnections(address, connections);
  return { send: () => ask('POST', `/api/avvikelse/${v7()}/RegisterAvvikelse`, cookie, command()), close };
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
    const { send, close } = sender(system.address, await signIn(system.address, 'amina'), connections);
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
