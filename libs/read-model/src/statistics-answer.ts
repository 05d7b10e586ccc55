import type { StatisticsAnswer, StatisticsRow } from '#domain/answers/statistics.js';
import { difference, type Cell } from '#domain/statistics/counting.js';
import { measures, type Measure } from '#domain/statistics/measures.js';
import { measuresWithSentence, sentenceOf } from '#domain/statistics/sentence.js';
import { Figures, type StatTables, type StatUnit } from './figures.js';
import { jointMeasure, wholeNamnd } from './stat-measures.js';

export interface AnswerInput {
  readonly year: number;
  readonly compareYear: number;
  readonly tables: StatTables;
  /** Every enhet of the nämnd: a total that must be summed needs them all. */
  readonly units: readonly StatUnit[];
  /** Codes of the enheter that may be shown. */
  readonly shown: readonly string[];
  /** The whole nämnd, when it may be shown. */
  readonly namnd: StatUnit | null;
  readonly years: readonly number[];
  readonly parkedStreams: number;
  readonly position: string;
}

const yearsInChart = 5;

/** The page and the export of one year beside another, every figure by the counting rules. */
export function statisticsAnswer(input: AnswerInput): StatisticsAnswer {
  const { year, compareYear, units, shown, namnd } = input;
  const figures = new Figures(input.tables, units);
  const visible = units.filter(({ code }) => shown.includes(code));
  const columns = [...visible, ...(namnd === null ? [] : [{ ...namnd, code: wholeNamnd }])];
  return {
    year,
    compareYear,
    years: [...input.years],
    units: visible.map(({ code, name }) => ({ code, name })),
    rows: [...fixedRows(input, figures, columns), ...themeRows(input, figures, columns)],
    series: chartSeries(input, figures, columns),
    sentences: sentences(input, figures, columns),
    jointCases: figures.count(jointMeasure, wholeNamnd, year),
    parkedStreams: input.parkedStreams,
    asOfPosition: input.position,
  };
}

function rowOf(
  { year, compareYear }: AnswerInput,
  figures: Figures,
  measure: Pick<Measure, 'id' | 'unit'>,
  unit: string,
): StatisticsRow {
  const [now, before] = [figures.cell(measure, unit, year), figures.cell(measure, unit, compareYear)];
  return {
    measure: measure.id,
    unit: unit === wholeNamnd ? null : unit,
    year,
    value: now.value,
    qualifier: now.qualifier,
    compareYear,
    compareValue: before.value,
    compareQualifier: before.qualifier,
    difference: difference(now, before),
  };
}

function fixedRows(input: AnswerInput, figures: Figures, columns: readonly StatUnit[]): StatisticsRow[] {
  return measures.flatMap((measure) => columns.map(({ code }) => rowOf(input, figures, measure, code)));
}

/** a theme has a row where it occurs in either year. */
function themeRows(input: AnswerInput, figures: Figures, columns: readonly StatUnit[]): StatisticsRow[] {
  const known = [...input.tables.cells, ...input.tables.imported];
  const inYears = known.filter(
    ({ measure, year }) => measure.startsWith('tema:') && (year === input.year || year === input.compareYear),
  );
  return columns.flatMap(({ code }) => {
    const themes = new Set(inYears.filter(({ unit }) => unit === code).map(({ measure }) => measure));
    return [...themes].sort().map((id) => rowOf(input, figures, { id, unit: 'count' }, code));
  });
}

/** Q-24 and the chart: the last years of each measure that has a sentence of its own. */
function chartSeries(
  { year }: AnswerInput,
  figures: Figures,
  columns: readonly StatUnit[],
): StatisticsAnswer['series'] {
  const years = Array.from({ length: yearsInChart }, (_, at) => year - yearsInChart + 1 + at);
  return measuresWithSentence.flatMap((id) =>
    columns.map(({ code }) => ({
      measure: id,
      unit: code === wholeNamnd ? null : code,
      points: years.map((one) => ({ year: one, ...pointOf(figures.cell({ id, unit: 'count' }, code, one)) })),
    })),
  );
}

function pointOf({ value, qualifier }: Cell): Cell {
  return { value, qualifier };
}

/** What nobody knows anything about is not made into a sentence. */
function sentences(
  { year, compareYear }: AnswerInput,
  figures: Figures,
  columns: readonly StatUnit[],
): StatisticsAnswer['sentences'] {
  return columns.flatMap(({ code, nameInSentence }) =>
    measuresWithSentence.flatMap((measure) => {
      const [now, before] = [year, compareYear].map((one) => figures.cell({ id: measure, unit: 'count' }, code, one));
      if (
        now === undefined ||
        before === undefined ||
        (now.qualifier === 'not-reported' && before.qualifier === 'not-reported')
      )
        return [];
      const sentence = sentenceOf({ measure, year, compareYear, nameInSentence, now, before });
      return sentence === undefined
        ? []
        : [{ query: sentence.query, unit: code === wholeNamnd ? null : code, text: sentence.text }];
    }),
  );
}
