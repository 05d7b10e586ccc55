import { ensureBuilt } from './build.mjs';
import { built } from './places.mjs';
import { sentenceOf, toErrors } from './say.mjs';

/** Builds what is missing and runs the command line program in this process; it reads the arguments itself. */
export async function run() {
  try {
    await ensureBuilt(['server'], toErrors);
    await import(built('apps/cli/src/main.js'));
  } catch (error) {
    toErrors(sentenceOf(error));
    process.exit(1);
  }
}
