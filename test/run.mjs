import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../infra/start/build.mjs';
import { startRedis } from './redis.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'klarsyn-run-'));
const complete = process.argv.includes('--complete');
const total = { passed: 0, failed: 0 };
/** What could not run, and why: said at the end, and with --complete a failure. */
const leftOut = [];
const notes = [];

const children = new Set();
const shell = process.ppid;
let stopping = false;

/** Whoever stops the tests stops what they started: a browser run stops its system when it is interrupted itself. */
function interrupt() {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGINT');
  setTimeout(() => process.exit(130), 25_000).unref();
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, interrupt);
// npm passes a signal on to its shell only: a shell that is gone is a signal too.
setInterval(() => process.ppid !== shell && interrupt(), 500).unref();

function say(line) {
  process.stdout.write(`${line}\n`);
}

function bin(path) {
  return join(root, 'node_modules', path);
}

/** Runs a program of the project; its output is kept for the case that it fails, or shown as it comes. */
function runProgram(args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

async function step(name, work) {
  if (stopping) return;
  const start = Date.now();
  const fault = await work();
  total[fault === null ? 'passed' : 'failed'] += 1;
  say(`${fault === null ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (fault) say(fault.trim());
}

function program(args) {
  return async () => {
    const { code, output } = await runProgram(args);
    return code === 0 ? null : output;
  };
}

async function build() {
  try {
    await ensureBuilt(['server', 'web'], () => undefined);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** The two client libraries of the event store overwrite each other's globals: one process never sees both. */
const aloneInItsProcess = 'test/eventstoredb/kurrentdb\\.spec';

/** Unit, contract, architecture, end-to-end and process tests. */
async function jest(name, pattern, redisUrl) {
  if (stopping) return;
  const outputFile = join(scratch, `jest-${name}.json`);
  const program = ['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js')];
  const args = [...program, pattern, '--maxWorkers=2', '--json', `--outputFile=${outputFile}`];
  const { code } = await runProgram(args, { env: redisUrl ? { TEST_REDIS_URL: redisUrl } : {}, show: true });
  const result = report(outputFile);
  if (!result) {
    total.failed += 1;
    say(`FAILED jest gave no result for ${name}`);
    return;
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  total.passed += result.numPassedTests;
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
  if (result.numPendingTests > 0) leftOut.push(`${result.numPendingTests} tests that are marked as skipped`);
}

function chromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((place) => place && existsSync(place)) ?? null;
}

function browserConfig() {
  return (
    ['playwright.config.ts', 'test/browser/playwright.config.ts'].find((file) => existsSync(join(root, file))) ?? null
  );
}

function countBrowser(stats, code) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats ?? {};
  total.passed += expected + flaky;
  total.failed += unexpected;
  if (code !== 0 && unexpected === 0) total.failed += 1;
  if (flaky > 0) notes.push(`${flaky} browser tests at the first try: they passed when repeated`);
  if (skipped > 0) leftOut.push(`${skipped} browser tests that are marked as skipped`);
}

async function browser() {
  const config = browserConfig();
  const executable = chromium();
  if (stopping) return;
  if (!config || !executable) {
    leftOut.push(`browser tests: ${config ? 'no Chromium was found (CHROMIUM names one)' : 'there are none'}`);
    return;
  }
  const outputFile = join(scratch, 'browser.json');
  const env = { CHROMIUM: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile };
  const args = [bin('@playwright/test/cli.js'), 'test', '--config', config, '--reporter=list,json'];
  const { code } = await runProgram(args, { env, show: true });
  countBrowser(report(outputFile)?.stats, code);
}

async function typesAndBuild() {
  await step('types', program([bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']));
  await step(
    'types of the pages',
    program([bin('vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'apps/web/tsconfig.json']),
  );
  await step(
    'types of the browser tests',
    program([bin('typescript/bin/tsc'), '--noEmit', '-p', 'test/browser/tsconfig.json']),
  );
  await step('build', build);
}

async function everything(redis) {
  await Promise.all([typesAndBuild(), step('lint', program([bin('eslint/bin/eslint.js'), '.']))]);
  await jest('most', `^((?!${aloneInItsProcess}).)*$`, redis?.url ?? null);
  await jest('kurrentdb', aloneInItsProcess, null);
  await browser();
}

const redis = await startRedis(scratch);
if (!redis) leftOut.push('tests on Redis: TEST_REDIS_URL names none and redis-server is not installed');
if (!process.env.TEST_EVENTSTOREDB_URL)
  notes.push('the event store contract against a real EventStoreDB (TEST_EVENTSTOREDB_URL names none)');
try {
  await everything(redis);
} finally {
  await redis?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
if (stopping) process.exit(130);
say('');
for (const what of leftOut) say(`LEFT OUT: ${what}`);
for (const what of notes) say(`NOT RUN HERE: ${what}`);
if (complete) total.failed += leftOut.length;
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
