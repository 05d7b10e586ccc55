import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { nodeId } from '#infra/seed/organisation.js';
import { openConnections, signIn } from './browser.mjs';
import { percentile, round } from './measure.mjs';
import { startSystem } from './system.mjs';

const longText =
  'Ett beslut om insats verkställdes för sent, och den enskilde fick vänta en vecka på sitt stöd. '.repeat(4);

/** What each of the people does, and how often in a hundred acts. Texts are as long as people write them. */
const habits = {
  staff: { reportAvvikelse: 40, reportLexSarah: 10, myReports: 25, start: 25 },
  chef: { worklist: 30, openCase: 25, note: 25, assess: 10, start: 10 },
  ansvarig: { worklist: 35, openCase: 35, note: 20, start: 10 },
  handler: { registerSynpunkt: 30, worklist: 25, openCase: 20, note: 25 },
  leader: { statistics: 60, worklist: 40 },
};

/** Fifty people who are signed in at once: mostly staff who report, then those who handle. */
const crowd = [
  ...Array.from({ length: 24 }, (_, n) => ({ login: n % 2 ? 'amina' : 'jonas', habit: 'staff' })),
  ...Array.from({ length: 12 }, (_, n) => ({ login: ['birgitta', 'tomas', 'marianne'][n % 3], habit: 'chef' })),
  ...Array.from({ length: 4 }, () => ({ login: 'sara', habit: 'ansvarig' })),
  ...Array.from({ length: 6 }, () => ({ login: 'petra', habit: 'handler' })),
  ...Array.from({ length: 4 }, () => ({ login: 'kristina', habit: 'leader' })),
];

const paths = { avvikelse: 'avvikelse', synpunkt: 'synpunkt', 'lex-sarah': 'lex-sarah' };
const prefixes = { avvikelse: 'Avvikelse', synpunkt: 'Synpunkt', 'lex-sarah': 'LexSarah' };

function chosenOf(habit, dice) {
  let at = dice() * 100;
  for (const [name, share] of Object.entries(habits[habit])) if ((at -= share) < 0) return name;
  return Object.keys(habits[habit])[0];
}

/** One of the cases that this person saw in the worklist; the first time the list itself is what is asked for. */
function caseOf(user, dice) {
  return user.cases[Math.floor(dice() * user.cases.length)];
}

const command = (path, caseId, name, body) => ({
  method: 'POST',
  path: `/api/${path}/${caseId}/${name}`,
  body: { commandId: v7(), ...body },
});
const page = (path) => ({ method: 'GET', path });
const aMinuteAgo = () => new Date(Date.now() - 60_000).toISOString();

const acts = {
  reportAvvikelse: () =>
    command('avvikelse', v7(), 'RegisterAvvikelse', {
      nodeId: nodeId('bof-utredning'),
      whatHappened: longText,
      discoveredAt: aMinuteAgo(),
      receivedAt: aMinuteAgo(),
      affects: ['enskild'],
      omedelbarAtgardTaken: true,
      omedelbarAtgard: 'Stödet påbörjades samma dag och den enskilde informerades.',
    }),
  reportLexSarah: () =>
    command('lex-sarah', v7(), 'RegisterLexSarahRapport', { nodeId: nodeId('omsorg'), whatHappened: longText }),
  registerSynpunkt: () =>
    command('synpunkt', v7(), 'RegisterSynpunkt', {
      nodeId: nodeId('bof'),
      text: longText,
      form: 'full',
      subject: 'myndighet',
      channelIn: 'telefon',
    }),
  myReports: () => page('/api/my-reports'),
  start: () => page('/api/start'),
  worklist: () => page('/api/cases'),
  statistics: () => page(`/api/statistics?year=${new Date().getFullYear()}&compare=${new Date().getFullYear() - 1}`),
  openCase: ({ caseType, caseId }) => page(`/api/cases/${caseType}/${caseId}`),
  note: ({ caseType, caseId }) =>
    command(paths[caseType], caseId, `Add${prefixes[caseType]}Anteckning`, { kind: 'internal', text: 'Ringt chefen.' }),
  assess: ({ caseId }) =>
    command('avvikelse', caseId, 'RecordAvvikelseBedomning', {
      laws: ['sol'],
      categories: [{ code: 'dokumentation', primary: true }],
      risk: { likelihood: 2, severity: 2 },
      lexSarahQuestion: 'no',
    }),
};
const onACase = ['openCase', 'note', 'assess'];

function wishOf(user, dice) {
  const name = chosenOf(user.habit, dice);
  if (!onACase.includes(name)) return { name, ...acts[name](user) };
  const chosen = caseOf(user, dice);
  const fits = chosen !== undefined && chosen.caseType in prefixes;
  const about = name === 'assess' ? fits && chosen.caseType === 'avvikelse' && chosen.status === 'received' : fits;
  return about ? { name, ...acts[name](chosen) } : { name: 'worklist', ...acts.worklist() };
}

/** A colleague was there first: the case was assessed, or closed to this person. An answer of the process, not a fault. */
const refusals = [403, 404, 409];

async function oneAct(user, ask, dice, record) {
  const { name, method, path, body } = wishOf(user, dice);
  const before = performance.now();
  const { status, text } = await ask(method, path, user.cookie, body);
  if (status !== 200 && !refusals.includes(status)) throw new Error(`${method} ${name} was answered with ${status}: ${text}`);
  record({ name, isCommand: method === 'POST', refused: status !== 200, took: performance.now() - before });
  if (name === 'worklist') user.cases = JSON.parse(text).rows;
}

async function load(users, ask, { milliseconds, thinkMs }, dice) {
  const done = [];
  const start = performance.now();
  const live = async (user) => {
    while (performance.now() - start < milliseconds) {
      if (thinkMs > 0) await pause(dice() * 2 * thinkMs);
      await oneAct(user, ask, dice, (one) => done.push(one));
    }
  };
  await Promise.all(users.map(live));
  const seconds = (performance.now() - start) / 1000;
  const took = done.map((one) => one.took);
  const commands = done.filter(({ isCommand }) => isCommand);
  return {
    actsPerSecond: round(done.length / seconds, 0),
    commandsPerSecond: round(commands.length / seconds, 0),
    p50Ms: round(percentile(took, 0.5)),
    p99Ms: round(percentile(took, 0.99)),
    commandP99Ms: round(percentile(commands.map((one) => one.took), 0.99)),
    refused: done.filter(({ refused }) => refused).length,
  };
}

/**
 * Fifty signed-in people at once on one API process: what they do is drawn from what their role does in a day. First they
 * act as fast as the system answers, then with a pause between the acts, as people do.
 */
export async function mixedLoad({ place, sizes, say }) {
  const { milliseconds, thinkMs } = sizes.mixed;
  const database = await place.klarsyn('bench_mixed');
  say('  starting the system on the database of this run');
  const system = await startSystem(
    place.environment(database, 'mixed', { REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'warn', REDIS_URL: '' }),
  );
  try {
    const cookies = new Map();
    for (const { login } of crowd) if (!cookies.has(login)) cookies.set(login, await signIn(system.address, login));
    const users = crowd.map((one) => ({ ...one, cookie: cookies.get(one.login), cases: [] }));
    const { ask, close } = openConnections(system.address, users.length);
    await load(users, ask, { milliseconds: milliseconds / 2, thinkMs: 0 }, Math.random);
    say('  as fast as it answers');
    const flatOut = await load(users, ask, { milliseconds, thinkMs: 0 }, Math.random);
    say('  with pauses');
    const paced = await load(users, ask, { milliseconds, thinkMs }, Math.random);
    close();
    return {
      figures: { mixedCommandsPerSecond: flatOut.commandsPerSecond, mixedP99Ms: flatOut.p99Ms, mixedPacedP99Ms: paced.p99Ms },
      raw: { users: users.length, flatOut, paced: { thinkMs, ...paced } },
      lines: [
        [`${users.length} people, as fast as it answers`, lineOf(flatOut)],
        [`${users.length} people, ${thinkMs} ms between their acts`, lineOf(paced)],
      ],
    };
  } finally {
    await system.stop();
  }
}

function lineOf({ actsPerSecond, commandsPerSecond, p50Ms, p99Ms }) {
  return `${actsPerSecond} acts/s of which ${commandsPerSecond} commands/s, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
}
