import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { CaseCommands } from '#cases/case-commands.js';
import { loadConfig } from '#config/config.js';
import { databaseClock } from '#event-store/database-clock.js';
import { openRecord } from '#event-store/open-record.js';
import { importTable } from '#infra/import/import-rows.js';
import { readMapping } from '#infra/import/mapping.js';
import { readCsv } from '#infra/import/table.js';
import { loadOrganisation } from '#infra/seed/load-demo.js';
import { createSeeder } from '#infra/seed/seeder.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { createFacts } from '#read-model/facts.js';
import { round } from './measure.mjs';

const mapping = {
  kind: 'cases',
  system: 'Bänk',
  columns: { number: 'Nr', received: 'Inkom', unit: 'Enhet', categories: 'Kategori' },
  always: { caseType: 'avvikelse' },
  values: { unit: { Utredning: 'bof-utredning', Familj: 'bof' } },
};

/** Ten years of rows, as an older system gives them. */
function rowsOf(count) {
  const lines = Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2012, 0, 1) + (n % 3_650) * 86_400_000).toISOString().slice(0, 10);
    return `A-${n};${day};${n % 2 === 0 ? 'Utredning' : 'Familj'};${n % 3 === 0 ? 'dokumentation' : 'bemotande'}`;
  });
  return Buffer.from(['Nr;Inkom;Enhet;Kategori', ...lines].join('\r\n'));
}

/** How many rows a second go from the bytes of a file into the record, and how many a second a repeat recognises. */
export async function importPerSecond(settings, count) {
  const record = await openRecord(settings, { name: 'bench-import', log: () => undefined });
  const readModel = createReadModel({ pool: record.pool, store: record.store, log: pino({ level: 'silent' }) });
  try {
    await readModel.start();
    await loadOrganisation(createSeeder(record, readModel, () => undefined));
    await readModel.waitFor((await record.store.head()).position, 30_000);
    const nodes = new Map((await readModel.organisation.nodes()).map((node) => [node.nodeId, node]));
    const cases = new CaseCommands({
      ...record,
      commandHashKey: record.keyRing.commandHashKey,
      facts: createFacts(readModel, record.store),
      clock: databaseClock(record.pool),
    });
    const told = readMapping(JSON.stringify(mapping));
    const bytes = rowsOf(count);
    const run = async () => {
      const start = performance.now();
      const table = readCsv(bytes, told);
      const fates = await importTable(
        table,
        told,
        { record, cases, nodes },
        { dryRun: false, progress: () => undefined },
      );
      return { ms: performance.now() - start, added: fates.filter(({ fate }) => fate === 'new').length };
    };
    const first = await run();
    const { position } = await record.store.head();
    const start = performance.now();
    const sql = `SELECT 1 FROM rm.checkpoints WHERE name = 'statistics' AND generation = 'live' AND position >= $1`;
    while ((await record.pool.query(sql, [String(position)])).rowCount === 0)
      await new Promise((done) => setTimeout(done, 20));
    return { first, counted: performance.now() - start, again: await run() };
  } finally {
    await readModel.stop();
    await record.close();
  }
}

/** Section: cases of an older system, once and once more. */
export async function historicImport({ place, sizes, say }) {
  const { rows } = sizes.import;
  say(`  importing ${rows} cases, twice`);
  const database = await place.klarsyn('bench_import');
  const environment = place.environment(database, 'import');
  mkdirSync(environment.DATA_DIR, { recursive: true });
  const { first, counted, again } = await importPerSecond(loadConfig(environment), rows);
  const faults = [];
  if (first.added !== rows || again.added !== 0)
    faults.push(`${first.added} of ${rows} rows went in, and ${again.added} the second time`);
  const raw = {
    rows,
    seconds: round(first.ms / 1_000),
    perSecond: round((rows * 1_000) / first.ms, 0),
    countedAfterMs: round(counted, 0),
    againSeconds: round(again.ms / 1_000),
  };
  return {
    figures: { importPerSecond: raw.perSecond },
    raw,
    faults,
    lines: [
      [
        `import of ${rows} cases`,
        `${raw.seconds} s, ${raw.perSecond}/s; in the statistics ${raw.countedAfterMs} ms later`,
      ],
      ['the same file again', `${raw.againSeconds} s, nothing added`],
    ],
  };
}
