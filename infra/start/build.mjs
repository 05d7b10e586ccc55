import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { identity, isStill, until } from './processes.mjs';
import { StartError } from './say.mjs';

const dist = join(root, 'dist');
const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

/** What is built from what. A part is stale when the hash of its sources is not the one written beside the result. */
const parts = {
  server: {
    what: 'the server',
    sources: ['apps/api/src', 'apps/worker/src', 'apps/cli/src', 'libs', 'infra'],
    result: 'apps/cli/src/main.js',
    tool: 'node_modules/@nestjs/cli/bin/nest.js',
    args: ['build', 'api'],
  },
  web: {
    what: 'the pages',
    sources: ['apps/web', 'libs/domain/src'],
    result: 'web/index.html',
    tool: 'node_modules/vite/bin/vite.js',
    args: ['build', 'apps/web', '--logLevel', 'warn'],
  },
};

function files(place) {
  const entries = readdirSync(join(root, place), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${place}/${entry.name}`;
    if (entry.isDirectory()) return files(path);
    return /\.(spec\.ts|md|sql|mjs)$/.test(entry.name) ? [] : [path];
  });
}

function hashOf(part) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  const sources = part.sources.filter((place) => existsSync(join(root, place))).flatMap(files);
  for (const file of [...settings, ...sources]) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function markOf(name) {
  return join(dist, `.built-${name}`);
}

function isFresh(name, hash) {
  if (!existsSync(join(dist, parts[name].result))) return false;
  return existsSync(markOf(name)) && readFileSync(markOf(name), 'utf8') === hash;
}

async function build(name, say) {
  const { what, result, tool, args } = parts[name];
  const hash = hashOf(parts[name]);
  if (isFresh(name, hash)) return;
  if (!existsSync(join(root, tool)))
    throw new StartError(`Klarsyn is not built and the tools for it are missing: run "npm ci".`);
  say(`building ${what} ...`);
  // The compiler trusts its own notes about what it has written; without the files they are wrong.
  if (name === 'server' && !existsSync(join(dist, result))) rmSync(join(dist, '.tsbuildinfo'), { force: true });
  const start = Date.now();
  const { code, output } = await runTool([join(root, tool), ...args]);
  if (code !== 0) throw new StartError(`The build of ${what} failed:\n${output.trim()}`);
  writeFileSync(markOf(name), hash);
  say(`built ${what} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function runTool(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const alongWithProcess = () => child.kill('SIGKILL');
    process.once('exit', alongWithProcess);
    let output = '';
    const collect = (chunk) => (output += String(chunk));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => {
      process.removeListener('exit', alongWithProcess);
      resolve({ code, output });
    });
  });
}

/** Two programs that find the same part stale would write the same files: the second waits for the first. */
async function alone(work) {
  const lock = join(dist, '.building');
  try {
    mkdirSync(dist, { recursive: true });
  } catch (error) {
    throw new StartError(`Klarsyn is not built and its directory ${root} cannot be written (${error.code}).`);
  }
  await until(() => takes(lock), 300_000);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takes(lock) {
  try {
    writeFileSync(lock, JSON.stringify(identity(process.pid)), { flag: 'wx' });
    return true;
  } catch {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned(lock) {
  try {
    return !isStill(JSON.parse(readFileSync(lock, 'utf8')));
  } catch {
    return false;
  }
}

/** Builds what is missing or older than its sources. An image that brings no sources is taken as it is. */
export async function ensureBuilt(names, say) {
  if (!existsSync(join(root, 'tsconfig.build.json'))) return;
  if (names.every((name) => isFresh(name, hashOf(parts[name])))) return;
  await alone(() => Promise.all(names.map((name) => build(name, say))));
}
