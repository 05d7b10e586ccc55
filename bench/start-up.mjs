import { newDirectory } from './directories.mjs';
import { median, round } from './measure.mjs';
import { startSystem } from './system.mjs';

/** An own embedded PostgreSQL belongs to what a user starts: no address of another one may be passed on. */
const ownDatabase = {
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  KEYS_DATABASE_URL: '',
  KEYS_DATABASE_OWNER_URL: '',
  REDIS_URL: '',
  KEY_DIR: '',
};

async function startedIn(dataDir) {
  const system = await startSystem({ ...ownDatabase, DATA_DIR: dataDir });
  await system.stop();
  if (system.built) throw new Error('sources were changed during the run, and a start had to build');
  return round(system.readyMs, 0);
}

/**
 * Section 7: the first `npm start` after the build, on an empty directory and with the demo loaded, and the next one on
 * the same data. The PostgreSQL of the other sections is stopped by then.
 */
export async function startUp({ sizes, say }) {
  const took = { cold: [], warm: [] };
  for (let n = 0; n < sizes.starts; n += 1) {
    say(`  round ${n + 1} of ${sizes.starts}`);
    const { directory, remove, removeAtExit } = newDirectory('start');
    removeAtExit();
    took.cold.push(await startedIn(directory));
    took.warm.push(await startedIn(directory));
    remove();
  }
  const figures = { coldStartMs: median(took.cold), warmStartMs: median(took.warm) };
  return {
    figures,
    raw: { coldMs: took.cold, warmMs: took.warm },
    lines: [
      ['first start to ready, with the demo loaded', `${figures.coldStartMs} ms (${took.cold.join(', ')})`],
      ['later start to ready', `${figures.warmStartMs} ms (${took.warm.join(', ')})`],
    ],
  };
}
