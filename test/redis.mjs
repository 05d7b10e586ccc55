import { spawn, spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

async function given() {
  const url = process.env.TEST_REDIS_URL;
  if (!url) return null;
  const { hostname, port } = new URL(url);
  return (await answers(hostname, Number(port || 6379))) ? { url, stop: () => Promise.resolve() } : null;
}

/** The Redis that TEST_REDIS_URL names, else one of our own on a free port, else null. A Redis of the machine is left alone. */
export async function startRedis(directory) {
  const named = await given();
  if (named) return named;
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const port = await freePort();
  const settings = [
    '--bind',
    '127.0.0.1',
    '--dir',
    directory,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--maxmemory-policy',
    'noeviction',
  ];
  const child = spawn('redis-server', ['--port', String(port), ...settings], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const end = Date.now() + 10_000;
  while (!(await answers('127.0.0.1', port))) {
    if (Date.now() > end || child.exitCode !== null) return null;
    await wait(50);
  }
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
