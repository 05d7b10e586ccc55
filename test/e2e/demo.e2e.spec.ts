import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StatisticsAnswer, StatisticsRow } from '#domain/answers/statistics.js';
import { closedYears } from '#infra/seed/years.js';
import type { OpenConfig } from '#infra/embedded/open-databases.js';
import { loadDemo } from '#infra/seed/load-demo.js';
import { createSeeder } from '#infra/seed/seeder.js';
import { definitions } from '#read-model/create-read-model.js';
import { rebuildCommand } from '../../apps/cli/src/rebuild.command.js';
import { seedCommand } from '../../apps/cli/src/seed.command.js';
import { statisticsCommand } from '../../apps/cli/src/statistics.command.js';
import { verifyCommand } from '../../apps/cli/src/verify.command.js';
import { UsageError, type Command } from '../../apps/cli/src/command.js';
import type { Browser } from './browser.js';
import { startTestSystem, type TestSystem } from './system.js';
import { until } from './until.js';

let system: TestSystem;
let kristina: Browser;
let http: StatisticsAnswer;
let headAfterLoad = '';
beforeAll(async () => {
  system = await startTestSystem({
    load: async (record, readModel) => {
      await loadDemo({ ...createSeeder(record, readModel, () => undefined), progress: () => undefined });
      headAfterLoad = String((await record.store.head()).position);
    },
  });
  kristina = await system.signIn('kristina');
  http = (await kristina.get<StatisticsAnswer>('/api/statistics?year=2023&compare=2022')).body;
}, 120_000);
afterAll(() => system.stop());

async function run(command: Command, args: readonly string[], change: Partial<OpenConfig> = {}): Promise<{ code: number; output: string }> {
  let output = '';
  const { url, keysUrl, ownerUrl, ownerKeysUrl } = system.database;
  const settings = { ...system.config, databaseUrl: url, keysDatabaseUrl: keysUrl, databaseOwnerUrl: ownerUrl, keysDatabaseOwnerUrl: ownerKeysUrl, ...change };
  const code = await command.run(args, { settings: () => Promise.resolve(settings), write: (text) => (output += text), progress: () => undefined });
  return { code: code ?? 0, output };
}

const head = async () => (await system.sql<{ position: string }>('SELECT position FROM es.head'))[0]?.position ?? '';

function row(measure: string, unit: string | null, rows: readonly StatisticsRow[] = http.rows): Partial<StatisticsRow> {
  const found = rows.find((one) => one.measure === measure && one.unit === unit);
  return found ? { value: found.value, compareValue: found.compareValue, difference: found.difference, compareQualifier: found.compareQualifier } : {};
}
const known = (value: number, compareValue: number) => ({ value, compareValue, difference: value - compareValue, compareQualifier: 'exact' });
const notGiven = (value: number) => ({ value, compareValue: null, difference: null, compareQualifier: 'not-reported' });
const themes = (type: string, unit: string | null) =>
  http.rows.filter((one) => one.measure.startsWith(`tema:${type}:`) && one.unit === unit && (one.value ?? 0) > 0).map((one) => one.measure.split(':')[2]).sort();

describe('the acceptance table (domain 12), as the page gets it', () => {
  test.each<[string, string, string | null, object]>([
    ['AT-01 lex Sarah-rapporter BoF', 'lex-sarah-rapporter', 'bof', known(4, 6)],
    ['AT-02 varav allvarliga', 'lex-sarah-allvarliga', 'bof', notGiven(0)],
    ['AT-03 anmälda till IVO', 'lex-sarah-anmalda-till-ivo', 'bof', notGiven(0)],
    ['AT-04 missförhållanden', 'lex-sarah-beslut:missforhallande', 'bof', notGiven(4)],
    ['AT-05 lex Sarah-rapporter Omsorg', 'lex-sarah-rapporter', 'omsorg', notGiven(1)],
    ['AT-06 beslut Omsorg', 'lex-sarah-beslut:pataglig-risk-for-missforhallande', 'omsorg', notGiven(1)],
    ['AT-07 lex Sarah totalt, 2022 is never the sum of what is known', 'lex-sarah-rapporter', null, notGiven(5)],
    ['AT-09 synpunkter och klagomål på utförare', 'synpunkter-klagomal-utforare', 'omsorg', known(32, 15)],
    ['AT-11 gemensam avvikelse', 'gemensamma-avvikelser', 'omsorg', notGiven(1)],
    ['AT-11 interna avvikelser Omsorg', 'interna-avvikelser', 'omsorg', notGiven(1)],
    ['AT-12 synpunkter och klagomål från enskilda, i nivå med', 'synpunkter-klagomal-egen-verksamhet', 'bof', { value: 7, compareValue: null, difference: null, compareQualifier: 'comparable-to-previous' }],
    ['AT-14 interna avvikelser BoF', 'interna-avvikelser', 'bof', known(6, 5)],
    ['AT-14 interna avvikelser totalt: the joint one counts once', 'interna-avvikelser', null, notGiven(6)],
  ])('%s', (_, measure, unit, expected) => {
    expect(row(measure, unit)).toEqual(expected);
  });

  test('AT-04 all four utredningar are decided', () => {
    const other = http.rows.filter((one) => one.measure.startsWith('lex-sarah-beslut:') && one.unit === 'bof' && !one.measure.endsWith(':missforhallande'));
    expect(other.map((one) => one.value)).toEqual(other.map(() => 0));
  });

  test('AT-08 AT-10 AT-13 AT-15 the themes', () => {
    expect(themes('lex-sarah', null)).toEqual(expect.arrayContaining(['kommunikation-intern', 'kommunikation-extern', 'handlaggning', 'bruten-sekretess', 'lag-eller-rutin']));
    expect(themes('synpunkt', 'omsorg')).toEqual(['bemotande', 'utforande']);
    expect(themes('synpunkt', 'bof')).toEqual(['bemotande', 'handlaggning']);
    expect(themes('avvikelse', 'bof')).toEqual(['dokumentation', 'handlaggning', 'samverkan-intern']);
  });

  test('AT-33 the sentence', () => {
    expect(http.sentences.filter(({ query, unit }) => query === 'Q-01' && unit === 'bof').map(({ text }) => text)).toEqual([
      'Under 2023 har det inom barn- och familjeenheten gjorts fyra rapporter enligt lex Sarah jämfört med sex föregående år.',
    ]);
  });

  test('the years after it are those that the demo tells', async () => {
    for (const { year, lexSarahBof, lexSarahOmsorg, utforareComplaints } of closedYears.filter((one) => one.year > 2023)) {
      const { body } = await kristina.get<StatisticsAnswer>(`/api/statistics?year=${String(year)}&compare=${String(year - 1)}`);
      expect([year, row('lex-sarah-rapporter', null, body.rows).value, row('synpunkter-klagomal-utforare', 'omsorg', body.rows).value]).toEqual([year, lexSarahBof + lexSarahOmsorg, utforareComplaints]);
    }
  });
});

describe('the same figures everywhere', () => {
  test('the command prints what the page gets, as JSON', async () => {
    const { code, output } = await run(statisticsCommand, ['--year', '2023', '--compare', '2022', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(http.rows);
    expect(Object.keys((JSON.parse(output) as object[])[0] ?? {}).sort()).toEqual(
      ['compareQualifier', 'compareValue', 'compareYear', 'difference', 'measure', 'qualifier', 'unit', 'value', 'year'],
    );
  });

  test('the command prints a table for people, one unit when asked, and says what it needs', async () => {
    const { output } = await run(statisticsCommand, ['--year', '2023', '--unit', 'bof']);
    expect(output).toContain('Rapporter enligt lex Sarah (bof): 4 | 6 | -2\n');
    expect(output).not.toContain('omsorg');
    await expect(run(statisticsCommand, ['--compare', '2022'])).rejects.toThrow(UsageError);
    await expect(run(statisticsCommand, ['--year', '99'])).rejects.toThrow(UsageError);
  });

  test('the file for a spreadsheet has them, and nothing that a spreadsheet would run', async () => {
    const csv = await kristina.get('/api/statistics/export?format=csv&year=2023&compare=2022');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="statistik-2023.csv"');
    expect(csv.text).toContain('"Rapporter enligt lex Sarah";"lex-sarah-rapporter";"Barn- och familjeenheten";"4";"6";"-2"');
    expect(csv.text.split('\r\n').flatMap((line) => line.split(';')).filter((cell) => /^"?[=+@\t]/.test(cell))).toEqual([]);
    const xlsx = await kristina.get('/api/statistics/export?format=xlsx&year=2023&compare=2022');
    expect([xlsx.status, xlsx.text.slice(0, 2)]).toEqual([200, 'PK']);
  });

  test('the cases behind a figure are as many as it says, and open for those who may read them', async () => {
    const ask = '/api/statistics/cases?measure=lex-sarah-rapporter&year=2023&unit=bof';
    const sara = await system.signIn('sara');
    const { body } = await sara.get<{ rows: { number: string; mayOpen: boolean }[] }>(ask);
    expect(body.rows.map(({ mayOpen }) => mayOpen)).toEqual([true, true, true, true]);
    expect(new Set(body.rows.map(({ number }) => number)).size).toBe(4);
    const nils = await system.signIn('nils');
    const seen = await nils.get<{ rows: { mayOpen: boolean }[] }>(ask);
    expect(seen.body.rows.map(({ mayOpen }) => mayOpen)).toEqual([false, false, false, false]);
  });

  test('a chef sees the figures of her own enhet', async () => {
    const birgitta = await system.signIn('birgitta');
    const { body } = await birgitta.get<StatisticsAnswer>('/api/statistics?year=2023&compare=2022');
    expect(body.units.map(({ code }) => code)).toEqual(['bof']);
    expect(new Set(body.rows.map(({ unit }) => unit))).toEqual(new Set(['bof']));
    expect(row('lex-sarah-rapporter', 'bof', body.rows)).toEqual(known(4, 6));
  });
});

describe('what the demo leaves to happen by itself', () => {
  test('nothing: no follow-up writes into an old case', async () => {
    await until(async () => (await system.sql<{ position: string }>('SELECT position FROM rm.follow_up'))[0]?.position === headAfterLoad, 'the follow-ups have seen everything', 60_000);
    expect(await head()).toBe(headAfterLoad);
  });

  test('LS-04 every case is in the diarium under its own number, at the time of its own story', async () => {
    const rows = await system.sql<{ number: string; n: string; late: boolean }>(
      `SELECT c.number, count(d.*) AS n, bool_or((d.meta->>'occurredAt')::timestamptz - (r.meta->>'occurredAt')::timestamptz > interval '1 hour') AS late
       FROM rm.case_number c JOIN es.events r ON split_part(r.stream_id, '-', 1) = ANY ('{avvikelse,synpunkt,lexSarah}') AND substr(r.stream_id, strpos(r.stream_id, '-') + 1) = c.case_id::text AND r.version = 0
       LEFT JOIN es.events d ON d.stream_id = r.stream_id AND d.type LIKE '%DiarienummerRecorded%' AND d.type NOT LIKE '%Ivo%' GROUP BY c.number`,
    );
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.filter(({ n, late }) => Number(n) !== 1 || late)).toEqual([]);
    const sara = await system.signIn('sara');
    const { body } = await sara.get<{ rows: { caseId: string; number: string }[] }>('/api/cases?caseType=lex-sarah&state=closed');
    const page = await sara.read<{ sections: { diarienummer: { diarienummer: string } } }>('lex-sarah', body.rows[0]?.caseId ?? '');
    expect(page.view.sections.diarienummer.diarienummer).toBe(body.rows[0]?.number);
  });

  test('no letter waits about what happened long ago: of what the demo recorded late only a report of the last weeks is news', async () => {
    const rows = await system.sql<{ type: string; days: number }>(
      `SELECT e.type, extract(day FROM e.recorded_at - (e.meta->>'occurredAt')::timestamptz)::int AS days FROM rm.outbox o JOIN es.events e USING (event_id)`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ type, days }) => days >= (/Registered|Created/.test(type) ? 60 : 2))).toEqual([]);
  });
});

describe('the commands on a record that is in use', () => {
  test('seed again changes nothing, and a system that is no demo refuses it', async () => {
    const before = await head();
    expect((await run(seedCommand, [])).code).toBe(0);
    expect(await head()).toBe(before);
    await expect(run(seedCommand, [], { demo: false })).rejects.toThrow(UsageError);
  }, 60_000);

  test('rebuild gives the same figures and lists while the system answers', async () => {
    const list = async () => (await kristina.get('/api/cases?limit=100')).body['rows'];
    const before = await list();
    const { code, output } = await run(rebuildCommand, []);
    expect([code, output.split('\n').filter((line) => / events in /.test(line)).length]).toEqual([0, definitions.length]);
    expect((await kristina.get<StatisticsAnswer>('/api/statistics?year=2023&compare=2022')).body.rows).toEqual(http.rows);
    expect(await list()).toEqual(before);
    await expect(run(rebuildCommand, ['nothing'])).rejects.toThrow(UsageError);
  }, 60_000);

  test('verify walks both logs, and names the place where somebody has changed one', async () => {
    const whole = await run(verifyCommand, []);
    expect([whole.code, whole.output]).toEqual([0, expect.stringMatching(/^OK: \d+ events up to position \d+, \d+ signed checkpoints\.\nOK: \d+ rows of the access log\.\n$/)]);
    await system.sql('ALTER TABLE al.entry DISABLE TRIGGER USER');
    await system.sql(`UPDATE al.entry SET user_id = 'nobody' WHERE position = 3`);
    expect(await run(verifyCommand, [])).toEqual({ code: 1, output: expect.stringContaining('BROKEN: row 3 of the access log') });
    await system.sql('ALTER TABLE es.events DISABLE TRIGGER USER');
    await system.sql(`UPDATE es.events SET meta = replace(meta::text, '"actor"', '"actor2"')::json WHERE position = 41`);
    expect(await run(verifyCommand, [])).toEqual({ code: 1, output: expect.stringContaining('BROKEN at position 41') });
  });
});
