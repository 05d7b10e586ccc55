import { z } from 'zod';

export const countQualifiers = ['exact', 'circa', 'comparable-to-previous', 'not-reported'] as const;

/** One figure beside the figure it is compared with. `value` null: nobody knows; 0: a true zero. */
export const statisticsRow = z.object({
  measure: z.string(),
  /** Enhet code, null for the whole nämnd. */
  unit: z.string().nullable(),
  year: z.number().int(),
  value: z.number().nullable(),
  qualifier: z.enum(countQualifiers),
  compareYear: z.number().int(),
  compareValue: z.number().nullable(),
  compareQualifier: z.enum(countQualifiers),
  difference: z.number().nullable(),
});
export type StatisticsRow = z.output<typeof statisticsRow>;

export const statisticsAnswer = z.object({
  year: z.number().int(),
  compareYear: z.number().int(),
  years: z.array(z.number().int()),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
  rows: z.array(statisticsRow),
  /** Series for the chart: the last years of each main measure. */
  series: z.array(z.object({ measure: z.string(), unit: z.string().nullable(), points: z.array(z.object({ year: z.number().int(), value: z.number().nullable(), qualifier: z.enum(countQualifiers) })) })),
  /** Ready sentences of the kvalitetsberättelse, each with the query it comes from. */
  sentences: z.array(z.object({ query: z.string(), unit: z.string().nullable(), text: z.string() })),
  /** Joint cases make a total smaller than the sum of its columns: said where it is so. */
  jointCases: z.number().int(),
  parkedStreams: z.number().int(),
  asOfPosition: z.string(),
});
export type StatisticsAnswer = z.output<typeof statisticsAnswer>;

export const statisticsCasesAnswer = z.object({
  rows: z.array(z.object({ caseId: z.string(), caseType: z.string(), number: z.string().nullable(), unitName: z.string(), receivedDate: z.string(), mayOpen: z.boolean() })),
  nextCursor: z.string().nullable(),
});
export type StatisticsCasesAnswer = z.output<typeof statisticsCasesAnswer>;
