import { parseArgs } from 'node:util';
import type { StatisticsRow } from '#domain/answers/statistics.js';
import { figureText } from '#domain/statistics/counting.js';
import { measureLabel } from '#domain/statistics/measures.js';
import { type Command, UsageError } from './command.js';
import { catchUp, openReadModel } from './open-read-model.js';

const usage = 'Give --year YYYY --compare YYYY, and --json for machines.';

function yearOf(value: string | undefined): number {
  if (value === undefined || !/^(19[9]\d|20\d\d|2100)$/.test(value)) throw new UsageError(usage);
  return Number(value);
}

/** The figures of the page, for the whole nämnd and each enhet. */
export const statisticsCommand: Command = {
  name: 'statistics',
  summary: 'year against year: --year 2023 --compare 2022 [--unit bof] [--json]',
  run: async (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { year: { type: 'string' }, compare: { type: 'string' }, unit: { type: 'string' }, json: { type: 'boolean' } },
    });
    const year = yearOf(values.year);
    const compareYear = yearOf(values.compare ?? String(year - 1));
    const open = await openReadModel(context);
    try {
      await catchUp(open, context);
      const answer = await open.readModel.statistics.statistics({
        year, compareYear, scope: { all: true, nodeIds: [] }, ...(values.unit === undefined ? {} : { unit: values.unit }),
      });
      context.write(values.json ? `${JSON.stringify(answer.rows, null, 2)}\n` : table(answer.rows));
      return 0;
    } finally {
      await open.close();
    }
  },
};

function table(rows: readonly StatisticsRow[]): string {
  const lines = rows.map((row) => {
    const difference = row.difference === null ? '–' : `${row.difference > 0 ? '+' : ''}${String(row.difference)}`;
    const figures = [figureText(row.value, row.qualifier), figureText(row.compareValue, row.compareQualifier), difference];
    return `${measureLabel(row.measure)} (${row.unit ?? 'hela nämnden'}): ${figures.join(' | ')}\n`;
  });
  return lines.join('');
}
