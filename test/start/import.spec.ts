import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { klarsyn, newDirectory, type Outcome, removeDirectory } from './system.js';

const home = newDirectory();
let db: TestDatabase;
const run = (...args: string[]): Promise<Outcome> =>
  klarsyn(args, { DATA_DIR: home, DATABASE_URL: db.url, KEYS_DATABASE_URL: db.keysUrl });

beforeAll(async () => {
  db = await startTestDatabase();
  expect(await run('seed', '--without-cases')).toMatchObject({ code: 0 });
}, 300_000);
afterAll(async () => {
  await db.drop();
  removeDirectory(home);
});

test('F-24 the command tells what would happen, does it, and adds nothing when it is given again; a wrong row is told with line and reason', async () => {
  const [file, mapping] = [join(home, 'arenden.csv'), join(home, 'mapping.json')];
  writeFileSync(
    file,
    'Ärendenr;Inkom;Enhet;Typ\r\n19-1;2019-03-05;Barn och familj;Avvikelse\r\n;2019-05-05;Barn och familj;Avvikelse\r\n19-3;5/3 2019;Barn och familj;Lex Sarah\r\n',
  );
  writeFileSync(
    mapping,
    JSON.stringify({
      kind: 'cases',
      system: 'Treserva',
      columns: { number: 'Ärendenr', received: 'Inkom', unit: 'Enhet', caseType: 'Typ' },
      dates: ['yyyy-MM-dd', 'd/M yyyy'],
      values: { unit: { 'Barn och familj': 'bof' }, caseType: { Avvikelse: 'avvikelse', 'Lex Sarah': 'lex-sarah' } },
    }),
  );
  const wrong = 'line 3: wrong: Ärendenr: must be the number of the case in the older system';
  const told = async (...options: string[]) => {
    const { code, stdout } = await run('import', file, '--mapping', mapping, ...options);
    return [code, stdout.trim().split('\n')];
  };
  expect(await told('--dry-run')).toEqual([
    1,
    ['line 2: new', wrong, 'line 4: new', '3 rows: 2 new, 0 changed, 0 already there, 1 wrong. Nothing was written.'],
  ]);
  expect(await told()).toEqual([1, [wrong, '3 rows: 2 new, 0 changed, 0 already there, 1 wrong.']]);
  expect(await told()).toEqual([1, [wrong, '3 rows: 0 new, 0 changed, 2 already there, 1 wrong.']]);
}, 120_000);
