import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { createMemoryStore } from '#event-store/memory.store.js';
import { figureText } from '#domain/statistics/counting.js';
import { createReadModel } from './create-read-model.js';
import { quiet, withDatabase } from './engine.fixture.js';
import { AcceptanceHistory } from './acceptance.fixture.js';
import { node } from './dice.fixture.js';
import type { ReadModel } from './read-model.js';

const everything = { all: true, nodeIds: [] };

/** The socialnämnd of the acceptance table: cases of 2023 as commands, figures of 2022 as they were reported. */
describe('the figures of the acceptance table', () => {
  const store = createMemoryStore();
  const happened = new AcceptanceHistory(store);
  let pool: Pool;
  let end: () => Promise<void>;
  let readModel: ReadModel;
  beforeAll(async () => {
    ({ pool, end } = await withDatabase());
    await happened.write();
    readModel = createReadModel({ pool, store, log: quiet });
    await readModel.start();
    await readModel.untilCaughtUp(20_000);
  }, 60_000);
  afterAll(async () => {
    await readModel.stop();
    await end();
  });

  const row = async (measure: string, unit: string | null) => {
    const { rows } = await readModel.statistics.statistics({ year: 2023, compareYear: 2022, scope: everything });
    return rows.find((one) => one.measure === measure && one.unit === unit);
  };

  test.each([
    ['AT-01', 'lex-sarah-rapporter', 'bof', '4', '6', -2],
    ['AT-02', 'lex-sarah-allvarliga', 'bof', '0', '–', null],
    ['AT-03', 'lex-sarah-anmalda-till-ivo', 'bof', '0', '–', null],
    ['AT-04', 'lex-sarah-beslut:missforhallande', 'bof', '4', '–', null],
    ['AT-05', 'lex-sarah-rapporter', 'omsorg', '1', '–', null],
    ['AT-06', 'lex-sarah-beslut:pataglig-risk-for-missforhallande', 'omsorg', '1', '–', null],
    ['AT-07', 'lex-sarah-rapporter', null, '5', '–', null],
    ['AT-09', 'synpunkter-klagomal-utforare', 'omsorg', '32', '15', 17],
    ['AT-11', 'gemensamma-avvikelser', 'omsorg', '1', '2', -1],
    ['AT-12', 'synpunkter-klagomal-egen-verksamhet', 'bof', '7', 'i nivå med', null],
    ['AT-14', 'interna-avvikelser', 'bof', '6', '5', 1],
    ['AT-14', 'interna-avvikelser', 'omsorg', '1', '–', null],
    ['AT-14', 'interna-avvikelser', null, '6', '–', null],
    ['AT-16', 'tillsyn-av-annan-myndighet', null, '0', '–', null],
    ['CNT-07', 'gemensamma-avvikelser', null, '1', 'ca 5', -4],
  ])('%s %s %s', async (_, measure, unit, in2023, in2022, difference) => {
    const found = await row(measure, unit);
    expect(
      found && [
        figureText(found.value, found.qualifier),
        figureText(found.compareValue, found.compareQualifier),
        found.difference,
      ],
    ).toEqual([in2023, in2022, difference]);
  });

  test('AT-08 every theme of lex Sarah occurs', async () => {
    const { rows } = await readModel.statistics.statistics({ year: 2023, compareYear: 2022, scope: everything });
    const themes = rows.filter(
      ({ measure, unit, value }) => measure.startsWith('tema:lex-sarah:') && unit === null && value === 1,
    );
    expect(themes.map(({ measure }) => measure.split(':')[2]).toSorted()).toEqual([
      'bruten-sekretess',
      'handlaggning',
      'kommunikation-extern',
      'kommunikation-intern',
      'lag-eller-rutin',
    ]);
  });

  test('AT-33 the sentence is the one of the kvalitetsberättelse', async () => {
    const { sentences, jointCases, units } = await readModel.statistics.statistics({
      year: 2023,
      compareYear: 2022,
      scope: everything,
    });
    expect(sentences.find(({ query, unit }) => query === 'Q-01' && unit === 'bof')?.text).toBe(
      'Under 2023 har det inom bof gjorts fyra rapporter enligt lex Sarah jämfört med sex föregående år.',
    );
    expect(jointCases).toBe(1);
    expect(units.map(({ code }) => code)).toEqual(['bof', 'omsorg']);
  });

  test('Q-24 the chart shows the years before, and where nobody knows it shows nothing', async () => {
    const { series, years } = await readModel.statistics.statistics({
      year: 2023,
      compareYear: 2022,
      scope: everything,
    });
    const points = series.find(({ measure, unit }) => measure === 'lex-sarah-rapporter' && unit === 'bof')?.points;
    expect(points?.map(({ year, value }) => [year, value])).toEqual([
      [2019, null],
      [2020, null],
      [2021, null],
      [2022, 6],
      [2023, 4],
    ]);
    expect(years).toEqual([2022, 2023]);
  });

  test('a chef sees the own enhet and no total; who has no figures sees none', async () => {
    const own = await readModel.statistics.statistics({
      year: 2023,
      compareYear: 2022,
      scope: { all: false, nodeIds: [node('bof'), node('bof-utredning')] },
    });
    expect([...new Set(own.rows.map(({ unit }) => unit))]).toEqual(['bof']);
    expect(own.sentences.every(({ unit }) => unit === 'bof')).toBe(true);
    const none = await readModel.statistics.statistics({
      year: 2023,
      compareYear: 2022,
      scope: { all: false, nodeIds: [] },
    });
    expect([none.rows, none.units, none.series]).toEqual([[], [], []]);
    const one = await readModel.statistics.statistics({
      year: 2023,
      compareYear: 2022,
      scope: everything,
      unit: 'omsorg',
    });
    expect([...new Set(one.rows.map(({ unit }) => unit))]).toEqual(['omsorg']);
  });

  test('a revoked import takes its figures out of the statistics', async () => {
    await happened.revokeImport();
    const { position } = await store.head();
    while (BigInt((await readModel.health()).find(({ name }) => name === 'statistics')?.position ?? 0) < position)
      await readModel.waitFor(position, 50);
    expect((await row('lex-sarah-rapporter', 'bof'))?.compareValue).toBe(null);
    expect((await row('lex-sarah-rapporter', 'bof'))?.value).toBe(4);
  });
});
