import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../infra/start/build.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const usage = `npm run bench [-- --json] [-- --quick] [-- --only=serial,concurrent,rebuild,http,mixed,statistics,deadlines,documents,import,start]

--json   only the figures, as JSON, on standard output (npm -s run bench leaves out npm's own lines)
--quick  small sizes: shows that everything runs, the figures mean little
--only   some of the sections; bars of the others are not judged`;

/** Progress never mixes with the result: it goes to standard error. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** What we compare with has packages of its own, which are installed when they are needed for the first time. */
async function ensurePeer() {
  if (existsSync(join(here, 'peer', 'node_modules'))) return;
  say('installing what the benchmark compares with ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['ci', '--no-progress', '--prefix', join(here, 'peer')], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const code = await new Promise((end) => {
    child.once('error', () => end(1));
    child.once('exit', end);
  });
  if (code !== 0) throw new Error(`"npm ci --prefix bench/peer" failed`);
}

function readArgs() {
  const options = {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  };
  const { json = false, quick = false, only, help = false } = parseArgs({ options }).values;
  return { json, quick, help, only: only?.split(',') ?? null };
}

async function main() {
  const args = readArgs();
  if (args.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  await ensureBuilt(['server', 'web'], say);
  await ensurePeer();
  // Loaded only now: it imports what has just been built.
  const { bench } = await import('./bench.mjs');
  return bench(args, say);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
