import { parseArgs } from 'node:util';
import { addMonths, addWorkingDays } from '#domain/time/calendar.js';
import { type Command, UsageError } from './command.js';

const usage = 'Give --from YYYY-MM-DD and either --months N or --working-days N.';

function whole(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new UsageError(usage);
  return Number(value);
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function sameDay(day: string): { nominal: string; lastAllowed: string } {
  return { nominal: day, lastAllowed: day };
}

/** When a limit ends: the day that the rule names, and the last day allowed when that one is no working day. */
export const deadlineCommand: Command = {
  name: 'deadline',
  summary: 'when a legal limit ends: --from 2026-10-24 --months 2 | --working-days 10',
  run: (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, months: { type: 'string' }, 'working-days': { type: 'string' } },
    });
    const { from, months, 'working-days': days } = values;
    if (from === undefined || !isDay(from) || (months === undefined) === (days === undefined))
      throw new UsageError(usage);
    const result =
      months === undefined ? sameDay(addWorkingDays(from, whole(days ?? ''))) : addMonths(from, whole(months));
    context.write(`${JSON.stringify({ nominal: result.nominal, lastAllowed: result.lastAllowed })}\n`);
    return Promise.resolve(0);
  },
};
