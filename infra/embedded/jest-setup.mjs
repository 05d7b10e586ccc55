import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The start time of this process (Linux), which tells it from a later one with the same id. */
function startTicks() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return null;
  }
}

/** Names the place of the run's database server, for all workers; the first test that needs the server starts it there. */
export default function prepareTestRun() {
  const directory = mkdtempSync(join(tmpdir(), 'klarsyn-test-'));
  writeFileSync(join(directory, 'run.json'), JSON.stringify({ pid: process.pid, ticks: startTicks() }));
  process.env.KLARSYN_TEST_SERVER = directory;
}
