import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { StartError } from './say.mjs';
import { signal } from './processes.mjs';

/**
 * Loads the demo data on the first start. The mark says how that went: a load that was cut off is taken up again (its
 * commands keep their ids, so nothing is made twice), and a system that started empty, with units and people to sign
 * in as but no case, stays empty.
 */
export async function loadDemo(settings, env, empty, say, running) {
  const mark = join(settings.dataDir, 'demo-data');
  const state = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : null;
  if (!settings.demo || state === 'loaded' || state === 'empty') return;
  const way = state === 'emptying' || (empty && state === null) ? withoutCases : withCases;
  writeFileSync(mark, `${way.under}\n`, { mode: 0o600 });
  say(way.says);
  if ((await seed(env, way.options, running)) !== 0)
    throw new StartError(
      'The demo data could not be loaded: "npm start -- --empty" with another DATA_DIR starts without it.',
    );
  writeFileSync(mark, `${way.after}\n`, { mode: 0o600 });
}

const withCases = { under: 'loading', after: 'loaded', says: 'loading the demo data ...', options: [] };
const withoutCases = {
  under: 'emptying',
  after: 'empty',
  says: 'setting up units and people ...',
  options: ['--without-cases'],
};

function seed(env, options, running) {
  const program = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  const child = spawn(process.execPath, [program, 'seed', ...options], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((end) => {
    child.once('exit', (code) => end(code ?? 1));
    child.once('error', () => end(1));
  });
  running.onStop(async () => {
    if (child.exitCode === null && child.signalCode === null) signal(child.pid, 'SIGTERM');
    const patience = setTimeout(() => signal(child.pid, 'SIGKILL'), 3_000);
    await ended;
    clearTimeout(patience);
  });
  return ended;
}
