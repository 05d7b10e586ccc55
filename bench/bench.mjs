import { cpus, totalmem } from 'node:os';
import { concurrentAppend } from './concurrent-append.mjs';
import { deadlineLateness } from './deadline-lateness.mjs';
import { documentGeneration } from './document-generation.mjs';
import { historicImport } from './historic-import.mjs';
import { httpCommand } from './http-command.mjs';
import { mixedLoad } from './mixed-load.mjs';
import { openPlace } from './place.mjs';
import { projectionRebuild } from './projection-rebuild.mjs';
import { judged, missedBars, table, toJson } from './report.mjs';
import { serialAppend } from './serial-append.mjs';
import { sizes as allSizes } from './sizes.mjs';
import { startUp } from './start-up.mjs';
import { statisticsQuery } from './statistics-query.mjs';

const sections = [
  { key: 'serial', title: 'Appends, one after the other', run: serialAppend },
  { key: 'concurrent', title: 'Appends, many writers', run: concurrentAppend },
  { key: 'rebuild', title: 'Rebuilding a projection', run: projectionRebuild },
  { key: 'http', title: 'Commands over HTTP', run: httpCommand },
  { key: 'mixed', title: 'Fifty people at once', run: mixedLoad },
  { key: 'statistics', title: 'Statistics', run: statisticsQuery },
  { key: 'deadlines', title: 'Deadlines', run: deadlineLateness },
  { key: 'documents', title: 'Documents', run: documentGeneration },
  { key: 'import', title: 'Import of older cases', run: historicImport },
  { key: 'start', title: 'Starting the system', run: startUp, ownServer: true },
];

/** A section that breaks is a missed bar of its own; the others still tell what they measure. */
async function runSection(section, context) {
  const started = performance.now();
  context.say(`${section.title} ...`);
  try {
    const result = await section.run(context);
    return {
      key: section.key,
      title: section.title,
      faults: [],
      ...result,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    const fault = `${section.title} could not be measured: ${error instanceof Error ? error.message : String(error)}`;
    context.say(error instanceof Error ? (error.stack ?? fault) : fault);
    return {
      key: section.key,
      title: section.title,
      figures: {},
      raw: null,
      lines: [],
      faults: [fault],
      seconds: (performance.now() - started) / 1000,
    };
  }
}

async function runAll(wanted, context, place) {
  const results = [];
  for (const section of wanted.filter((one) => one.ownServer !== true))
    results.push(await runSection(section, { ...context, place }));
  return results;
}

/** Runs the sections and gives the exit code: 0 when every bar of what was measured holds. */
export async function bench({ json, quick, only }, say) {
  const started = performance.now();
  const sizes = quick ? allSizes.quick : allSizes.full;
  const wanted = sections.filter(({ key }) => only === null || only.includes(key));
  const place = await openPlace(say);
  // A run that is broken off leaves neither server nor data behind: both end with the process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: place.version,
  };
  const context = { sizes, say };
  const results = await runAll(wanted, context, place).finally(() => place.close());
  for (const section of wanted.filter((one) => one.ownServer === true))
    results.push(await runSection(section, context));
  const report = { results, machine, quick, seconds: (performance.now() - started) / 1000, bars: judged(results) };
  process.stdout.write(json ? `${toJson(report)}\n` : `${table(report)}\n`);
  return missedBars(report).length === 0 ? 0 : 1;
}
