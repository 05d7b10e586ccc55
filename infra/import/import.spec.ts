import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { CaseCommands } from '#cases/case-commands.js';
import { databaseClock } from '#event-store/database-clock.js';
import { openRecord, type Record as OpenedRecord } from '#event-store/open-record.js';
import { loadConfig } from '#config/config.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { loadOrganisation } from '#infra/seed/load-demo.js';
import { createSeeder } from '#infra/seed/seeder.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { createFacts } from '#read-model/facts.js';
import type { ReadModel } from '#read-model/read-model.js';
import { pino } from 'pino';
import { importTable, type ImportParts, type RowFate } from './import-rows.js';
import { readMapping } from './mapping.js';
import { readCsv, readTable } from './table.js';

const base = {
  kind: 'cases',
  system: 'Treserva',
  columns: {
    number: 'Ärendenr',
    received: 'Inkom',
    unit: 'Enhet',
    caseType: 'Typ',
    categories: 'Kategori',
    beslut: 'Beslut',
  },
  dates: ['yyyy-MM-dd', 'd/M yyyy'],
  values: {
    unit: { 'Barn och familj': 'bof-utredning' },
    caseType: { Avvikelse: 'avvikelse', 'Lex Sarah': 'lex-sarah' },
    categories: { Läkemedel: 'utforande', Dokumentation: 'dokumentation' },
    beslut: { Missförhållande: 'missforhallande' },
  },
};
const mapping = (more: object = {}) => readMapping(JSON.stringify({ ...base, ...more }));
const csv = (...lines: string[]): Buffer =>
  Buffer.from(['Ärendenr;Inkom;Enhet;Typ;Kategori;Beslut', ...lines].join('\r\n'));
const reading = { encoding: 'auto', separator: 'auto', sheet: 1 } as const;

describe('into a real record', () => {
  let db: TestDatabase;
  let directory: string;
  let record: OpenedRecord;
  let readModel: ReadModel;
  let parts: ImportParts;
  beforeAll(async () => {
    db = await startTestDatabase();
    directory = mkdtempSync(join(tmpdir(), 'klarsyn-import-'));
    const config = loadConfig({
      NODE_ENV: 'test',
      DATA_DIR: directory,
      DATABASE_URL: db.url,
      KEYS_DATABASE_URL: db.keysUrl,
    });
    record = await openRecord(config, { name: 'test', log: () => undefined });
    readModel = createReadModel({ pool: record.pool, store: record.store, log: pino({ level: 'silent' }) });
    await readModel.start();
    await loadOrganisation(createSeeder(record, readModel, () => undefined));
    await readModel.untilCaughtUp(20_000);
    const facts = createFacts(readModel, record.store);
    const cases = new CaseCommands({
      ...record,
      commandHashKey: record.keyRing.commandHashKey,
      facts,
      clock: databaseClock(record.pool),
    });
    parts = {
      record,
      cases,
      nodes: new Map((await readModel.organisation.nodes()).map((node) => [node.nodeId, node])),
    };
  }, 60_000);
  afterAll(async () => {
    await readModel.stop();
    await record.close();
    await db.drop();
    rmSync(directory, { recursive: true });
  });

  const head = async () => (await record.store.head()).position;
  const run = (bytes: Buffer, dryRun = false, more: object = {}): Promise<RowFate[]> =>
    importTable(readCsv(bytes, reading), mapping(more), parts, { dryRun, progress: () => undefined });
  const fates = async (bytes: Buffer, dryRun = false) => (await run(bytes, dryRun)).map(({ fate }) => fate);
  const counted = async (): Promise<void> => {
    const { position } = await record.store.head();
    const sql = `SELECT 1 FROM rm.checkpoints WHERE name = 'statistics' AND generation = 'live' AND position >= $1`;
    while ((await record.pool.query(sql, [String(position)])).rowCount === 0)
      await new Promise((done) => setTimeout(done, 20));
  };
  const figure = async (measure: string, year: number) => {
    await counted();
    const answer = await readModel.statistics.cases({
      measure,
      year,
      unit: null,
      scope: { all: true, nodeIds: [] },
      userId: 'nobody',
      cursor: null,
      limit: 100,
    });
    return answer.rows.map(({ number, historic, receivedDate }) => [number, historic, receivedDate]);
  };
  const three = () =>
    csv(
      '2019-1;2019-03-05;Barn och familj;Avvikelse;Läkemedel,Dokumentation;',
      '2019-2;5/3 2019;Barn och familj;Lex Sarah;;Missförhållande',
      '2019-3;2019-12-31;Barn och familj;Avvikelse;;',
    );

  test('F-24 a dry run tells the fate of every row and writes nothing', async () => {
    const before = await head();
    const wrong = csv(
      '1;2019-03-05;Barn och familj;Avvikelse;;',
      '2;i våras;Okänd enhet;Avvikelse;Annat;',
      '1;2019-03-05;Barn och familj;Avvikelse;;',
    );
    expect(await run(wrong, true)).toEqual([
      { line: 2, fate: 'new' },
      {
        line: 3,
        fate: 'wrong',
        reason:
          'Inkom: is no day written as yyyy-MM-dd or d/M yyyy; Enhet: "Okänd enhet" is not in the mapping; Kategori: "Annat" is not in the mapping',
      },
      { line: 4, fate: 'wrong', reason: 'the number is that of line 2' },
    ]);
    expect(await head()).toBe(before);
  });

  test('F-24 the rows go in, are counted on the day they came in, and are marked with their own numbers', async () => {
    expect(await fates(three())).toEqual(['new', 'new', 'new']);
    expect((await figure('interna-avvikelser', 2019)).sort()).toEqual([
      ['2019-1', true, '2019-03-05'],
      ['2019-3', true, '2019-12-31'],
    ]);
    expect(await figure('lex-sarah-beslut:missforhallande', 2019)).toEqual([['2019-2', true, '2019-03-05']]);
    expect(await figure('tema:avvikelse:dokumentation', 2019)).toHaveLength(1);
  });

  test('F-24 no deadline runs, no letter leaves and no case stands in a list because of them', async () => {
    const count = async (table: string) =>
      (await record.pool.query<{ n: string }>(`SELECT count(*) AS n FROM rm.${table}`)).rows[0]?.n;
    expect([await count('deadline'), await count('outbox'), await count('worklist')]).toEqual(['0', '0', '0']);
  });

  test('F-24 running it twice adds nothing; a corrected row is a new event and moves its figure', async () => {
    const before = await head();
    expect(await fates(three())).toEqual(['same', 'same', 'same']);
    expect(await head()).toBe(before);
    expect(await fates(csv('2019-3;2020-01-01;Barn och familj;Avvikelse;;'))).toEqual(['new']);
    expect([
      (await figure('interna-avvikelser', 2019)).length,
      (await figure('interna-avvikelser', 2020)).length,
    ]).toEqual([1, 1]);
  });

  test('F-24 wrong rows stay out and the rest goes in, line by line', async () => {
    const mixed = csv(
      '2018-1;2018-05-05;Barn och familj;Avvikelse;;',
      ';2018-05-05;Barn och familj;Avvikelse;;',
      '2018-3;2018-05-06;Barn och familj;Lex Sarah;;Missförhållande',
    );
    const told = await run(mixed);
    expect(told.map(({ line, fate }) => [line, fate])).toEqual([
      [2, 'new'],
      [3, 'wrong'],
      [4, 'new'],
    ]);
    expect(told[1]?.reason).toBe('Ärendenr: must be the number of the case in the older system');
    expect(await figure('interna-avvikelser', 2018)).toHaveLength(1);
  });

  test('F-24 counts of a workbook, once however often', async () => {
    const file = join(directory, 'counts.xlsx');
    const rows = [
      ['År', 'Antal'],
      [2016, 12],
      [2017, 9],
    ].map((row) => row.map((value) => ({ value })));
    await writeXlsxFile(rows as never).toFile(file);
    const counts = readMapping(
      JSON.stringify({
        kind: 'counts',
        system: 'Kvalitetsberättelse',
        columns: { year: 'År', value: 'Antal' },
        always: { measure: 'interna-avvikelser', unit: 'bof' },
      }),
    );
    const both = async () =>
      (
        await importTable(await readTable(file, counts), counts, parts, { dryRun: false, progress: () => undefined })
      ).map(({ fate }) => fate);
    expect([await both(), await both()]).toEqual([
      ['new', 'new'],
      ['same', 'same'],
    ]);
  });

  test('F-24 a column that is not there is told before anything is written', async () => {
    writeFileSync(join(directory, 'a.csv'), 'a;b\n1;2\n');
    await expect(
      importTable(await readTable(join(directory, 'a.csv'), reading), mapping(), parts, {
        dryRun: false,
        progress: () => undefined,
      }),
    ).rejects.toThrow('The file has no column "Ärendenr", "Inkom"');
  });

  test('F-24 a revoked import leaves the statistics', async () => {
    const { historicImportId } = await import('#domain/historic-import/historic-case.js');
    await parts.cases.execute({
      aggregate: 'historicImport',
      caseId: historicImportId('Treserva', '2018-05'),
      name: 'RevokeHistoricImport',
      data: { reason: 'Fel fil.' },
      commandId: '01930000-0000-7000-8000-0000000000aa',
      actor: { userId: 'system:test', grants: [] },
      correlationId: 'x',
    });
    expect(await figure('interna-avvikelser', 2018)).toEqual([]);
  });
});
