import { describe, expect, test } from '@jest/globals';
import type { StatisticsRow } from '#domain/answers/statistics.js';
import { median, percentile, percentOf } from '#domain/statistics/counting.js';
import { casesOf, countOf, feedbackOf } from '#domain/statistics/facts.js';
import { measures } from '#domain/statistics/measures.js';
import { node } from './dice.fixture.js';
import { HistoryBench } from './history-bench.fixture.js';
import { recount } from './recount.fixture.js';
import { daysFor } from './stat-measures.js';

const everything = { all: true, nodeIds: [] };
const isCount = ({ measure }: StatisticsRow): boolean =>
  (measures.find(({ id }) => id === measure)?.unit ?? 'count') === 'count';

describe.each([7, 2023])('the statistics of a random history (seed %i)', (seed) => {
  const bench = new HistoryBench(seed);

  test('the statistics equal an independent recount straight from the states and events of the cases', async () => {
    const facts = recount(bench.history);
    const stored = await bench.pool.query<{ case_id: string; aterkoppling: string | null }>(
      'SELECT case_id, aterkoppling FROM rm.stat_case ORDER BY case_id',
    );
    expect(stored.rows.map((row) => [row.case_id, row.aterkoppling])).toEqual(
      facts.map((fact) => [fact.caseId, fact.aterkoppling]),
    );
    for (const year of [2023, 2024, 2025]) {
      const { rows, jointCases } = await bench.readModel.statistics.statistics({
        year,
        compareYear: year - 1,
        scope: everything,
      });
      for (const row of rows.filter(isCount)) {
        expect([row.measure, row.unit, row.value]).toEqual([
          row.measure,
          row.unit,
          countOf(facts, row.measure, year, row.unit),
        ]);
        expect(row.compareValue).toBe(year === 2023 ? null : countOf(facts, row.measure, year - 1, row.unit));
      }
      const rates = ['bof', 'omsorg', null].map((unit) => feedbackOf(facts, year, unit));
      const shown = ['bof', 'omsorg', null].map(
        (unit) => rows.find((row) => row.measure === 'aterkopplingsgrad' && row.unit === unit)?.value,
      );
      expect(shown).toEqual(rates.map(({ done, due }) => percentOf(done, due)));
      const whole = await bench.readModel.statistics.feedbackRate(year, everything);
      expect(whole && { done: whole.done, due: whole.due }).toEqual(rates[2]);
      // Q-18 per enhet: those with somebody to tell.
      const ofUnit = new Map(whole?.units.map(({ code, done, due }) => [code, { done, due }]));
      expect(['bof', 'omsorg'].map((unit) => ofUnit.get(unit) ?? { done: 0, due: 0 })).toEqual(rates.slice(0, 2));
      expect(jointCases).toBe(facts.filter((fact) => fact.year === year && fact.units.length > 1).length);
    }
  });

  test('every figure opens to exactly the cases behind it', async () => {
    const facts = recount(bench.history);
    for (const measure of [
      'lex-sarah-rapporter',
      'interna-avvikelser',
      'synpunkter-klagomal-egen-verksamhet',
      'lex-sarah-beslut:under-utredning',
    ]) {
      for (const unit of ['bof', null]) {
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await bench.readModel.statistics.cases({
            measure,
            year: 2023,
            unit,
            scope: everything,
            userId: 'somebody',
            cursor,
            limit: 5,
          });
          found.push(...page.rows.map(({ caseId }) => caseId));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(found.toSorted()).toEqual(
          casesOf(facts, measure, 2023, unit)
            .map(({ caseId }) => caseId)
            .toSorted(),
        );
      }
    }
    expect(
      (
        await bench.readModel.statistics.cases({
          measure: 'lex-sarah-rapporter',
          year: 2023,
          unit: null,
          scope: { all: false, nodeIds: [node('bof')] },
          userId: 'somebody',
          cursor: null,
          limit: 5,
        })
      ).rows,
    ).toEqual([]);
  });

  test('handläggningstider of the cells equal median and p90 of the days one by one', async () => {
    const { rows: cases } = await bench.pool.query<{ from: string; to: string }>(
      `SELECT received_date::text AS from, beslut_date::text AS to FROM rm.stat_case WHERE case_type = 'lex-sarah' AND NOT handed_over AND beslut_date IS NOT NULL AND extract(year FROM received_date) = 2023`,
    );
    const { rows } = await bench.readModel.statistics.statistics({ year: 2023, compareYear: 2022, scope: everything });
    const value = (figure: string) =>
      rows.find((row) => row.measure === `handlaggningstid:beslut:${figure}` && row.unit === null)?.value;
    const days = cases.map(({ from, to }) => daysFor(from, to));
    expect(days.length).toBeGreaterThan(0);
    expect(value('median')).toBe(median(days));
    expect(value('p90')).toBe(percentile(days, 0.9));
  });
});
