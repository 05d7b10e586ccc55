import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { Children } from './children.mjs';
import { loadDemo } from './demo.mjs';
import { built } from './places.mjs';
import { sentenceOf, StartError, toErrors, toScreen } from './say.mjs';

const readyWithin = 60_000;
const usage = 'npm start [-- --empty | --provider]\n\n--provider starts the demo of a company instead of that of a nämnd; OPERATOR_KIND says it for good.\n\nPORT=3001 and DATA_DIR=/path change where Klarsyn answers and keeps its data.';

function readArgs(args) {
  try {
    return parseArgs({ args, options: { empty: { type: 'boolean' }, provider: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new StartError(`${error.message.split('. ')[0]}: "npm start -- --empty" starts without demo data.`);
  }
}

function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, '.writable'), '');
    rmSync(join(dataDir, '.writable'));
  } catch (error) {
    throw new StartError(
      `The data directory ${dataDir} cannot be written (${error.code}): DATA_DIR names another one.`,
    );
  }
}

/** Asked before anything is started, so that a taken port is a sentence and not a crash of the API. */
async function checkPort({ port, host }) {
  const server = createServer();
  const code = await new Promise((done) => {
    server.once('error', (error) => done(error.code));
    server.listen(port, host, () => server.close(() => done(null)));
  });
  if (code === 'EADDRINUSE')
    throw new StartError(`Port ${port} is taken by another program: choose another with PORT=${port + 1} npm start.`);
  if (code) throw new StartError(`Klarsyn cannot answer on ${host} port ${port} (${code}).`);
}

function environmentFor(settings) {
  return {
    ...process.env,
    DATA_DIR: settings.dataDir,
    KEY_DIR: settings.keyDir,
    PORT: String(settings.port),
    DATABASE_URL: settings.databaseUrl,
    DATABASE_OWNER_URL: settings.databaseOwnerUrl,
    KEYS_DATABASE_URL: settings.keysDatabaseUrl,
    KEYS_DATABASE_OWNER_URL: settings.keysDatabaseOwnerUrl,
  };
}

/** The programs that serve need no right to change the schema, and so do not get to know the role that has it. */
function forServing(env) {
  return { ...env, DATABASE_OWNER_URL: '', KEYS_DATABASE_OWNER_URL: '' };
}

function localAddress({ host, port }) {
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
}

async function untilReady(address, failed) {
  let ended = null;
  void failed.then((words) => (ended = words));
  for (const end = Date.now() + readyWithin; Date.now() < end; await wait(50)) {
    if (ended !== null) throw new StartError(`Klarsyn could not start: ${ended}`);
    const answer = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
  }
  throw new StartError(
    `Klarsyn did not become ready within ${readyWithin / 1000} s: see api.log in the data directory.`,
  );
}

async function signInLines(address) {
  const answer = await fetch(`${address}/api/login/options`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  const body = answer?.ok ? await answer.json() : [];
  const users = Array.isArray(body) ? body : (body.users ?? []);
  if (users.length === 0) return [];
  const width = Math.max(...users.map((user) => user.login.length));
  return ['', 'Who can sign in:', ...users.map((user) => `  ${user.login.padEnd(width)}  ${user.name}, ${user.role}`)];
}

/** What has been started, in order; stopped in the other order, once, however the end comes. */
class Running {
  #stops = [];
  #ending = null;

  onStop(stop) {
    this.#stops.unshift(stop);
  }

  stop() {
    this.#ending ??= (async () => {
      for (const stop of this.#stops) await stop();
    })();
    return this.#ending;
  }
}

async function open(config, running) {
  const { takeOwnership } = await import(built('infra/embedded/owner.js'));
  const { openForSystem } = await import(built('infra/embedded/open-databases.js'));
  running.onStop(await takeOwnership(join(config.dataDir, 'klarsyn.lock'), 'system', config.dataDir));
  const children = new Children(config.dataDir, toScreen);
  await children.clearLeftovers();
  await checkPort(config);
  toScreen('starting the database ...');
  const databases = await openForSystem(config, toScreen);
  running.onStop(() => databases.stop());
  running.onStop(() => children.stop(6_000));
  return { children, settings: databases.settings };
}

async function serve(options, running) {
  if (options.provider) process.env.OPERATOR_KIND = 'enskild-verksamhet';
  const dataDir = resolve(process.env.DATA_DIR || './data');
  makeDataDir(dataDir);
  await ensureBuilt(['server', 'web'], toScreen);
  const { loadConfig } = await import(built('libs/config/src/config.js'));
  const config = loadConfig({ ...process.env, DATA_DIR: dataDir });
  const { children, settings } = await open(config, running);
  const env = environmentFor(settings);
  // Before the API runs: what happens by itself would else answer the demo's old cases as if they came in today.
  await loadDemo(settings, env, options.empty === true, toScreen, running);
  toScreen('starting Klarsyn ...');
  const api = children.keep('api', 'apps/api/src/main.js', forServing(env));
  await untilReady(localAddress(config), api.failed);
  api.settle();
  children.keep('worker', 'apps/worker/src/main.js', forServing(env)).settle();
  toScreen(
    [
      '',
      `Klarsyn runs on ${config.baseUrl}`,
      ...(await signInLines(localAddress(config))),
      '',
      'Ctrl-C stops it.',
    ].join('\n'),
  );
}

/** npm passes a signal on to its shell only, which ends without telling anyone: a shell that is gone is a signal too. */
function endWithShell(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    void end(0);
  }, 250);
  watch.unref();
}

/** Starts the whole system and stays until it is told to stop. */
export async function start(args) {
  const running = new Running();
  const end = (code) => {
    // A stop that hangs is worse than a hard one: everything acknowledged is committed.
    setTimeout(() => process.exit(1), 9_500).unref();
    return running.stop().finally(() => process.exit(code));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      void end(0);
    });
  }
  endWithShell(end);
  try {
    const options = readArgs(args);
    if (options.help) toScreen(usage);
    else await serve(options, running);
  } catch (error) {
    toErrors(sentenceOf(error));
    await end(1);
  }
}
