import { spawn } from 'node:child_process';
import { freePort } from '#infra/embedded/cluster.js';
import { packageRoot } from '#infra/embedded/package-root.js';

const readyLine = 'Klarsyn runs on';
const patienceMs = 120_000;
const shell = process.platform === 'win32';

/**
 * Starts the system as a user does, with `npm start`, on a free port. Resolves when the start says that it is ready;
 * `readyMs` is how long that took from the command on, and `built` whether it had to build something first.
 */
export async function startSystem(env, args = []) {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start', ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: packageRoot(),
    env: { ...process.env, NODE_ENV: '', BASE_URL: '', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  const alongWithProcess = () => child.kill('SIGTERM');
  process.once('exit', alongWithProcess);
  // Its output is closed only when everything it started has ended too.
  const ended = new Promise((end) => child.once('close', end));
  void ended.then(() => process.removeListener('exit', alongWithProcess));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const output = await saysReady(child, ended).catch(async (error) => {
    await stop();
    throw error;
  });
  const readyMs = performance.now() - started;
  return { readyMs, built: output.includes('building '), address: `http://localhost:${port}`, stop };
}

function saysReady(child, ended) {
  return new Promise((ready, fail) => {
    let output = '';
    const patience = setTimeout(() => fail(new Error(`npm start did not become ready:\n${output}`)), patienceMs);
    const read = (chunk) => {
      output += String(chunk);
      if (!output.includes(readyLine)) return;
      clearTimeout(patience);
      ready(output);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => {
      clearTimeout(patience);
      fail(new Error(`npm start ended before it was ready:\n${output}`));
    });
  });
}
