import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CaseCommands } from '#cases/case-commands.js';
import { databaseClock } from '#event-store/database-clock.js';
import { importTable, type Fate, type RowFate } from '#infra/import/import-rows.js';
import { MappingError, readMapping, type Mapping } from '#infra/import/mapping.js';
import { readTable, TableError, type Table } from '#infra/import/table.js';
import { createFacts } from '#read-model/facts.js';
import { type Command, type CommandContext, UsageError } from './command.js';
import { catchUp, openReadModel } from './open-read-model.js';
import { percent } from './percent.js';

const words: Readonly<Record<Fate, string>> = { new: 'new', changed: 'changed', same: 'already there', wrong: 'wrong' };

/** Cases and yearly counts of older systems. The same file again adds nothing; wrong rows are told and the others go in. */
export const importCommand: Command = {
  name: 'import',
  summary:
    'bring in cases or counts of an older system: import cases.csv|.xlsx --mapping m.json [--dry-run] (see docs/drift.md)',
  run: async (args, context) => {
    const wish = wishOf(args);
    try {
      const mapping = readMapping(textOf(wish.mapping));
      const fates = await importFile(await readTable(wish.file, mapping), mapping, wish.dryRun, context);
      for (const fate of fates) if (wish.dryRun || fate.fate === 'wrong') context.write(lineOf(fate));
      context.write(summaryOf(fates, wish.dryRun));
      return fates.some(({ fate }) => fate === 'wrong') ? 1 : 0;
    } catch (error) {
      throw error instanceof MappingError || error instanceof TableError ? new UsageError(error.message) : error;
    }
  },
};

function wishOf(args: readonly string[]): { file: string; mapping: string; dryRun: boolean } {
  const options = { mapping: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [file] = positionals;
  if (file === undefined || values.mapping === undefined) {
    throw new UsageError('Give the file and its mapping: import cases.csv --mapping m.json');
  }
  return { file, mapping: values.mapping, dryRun: values['dry-run'] === true };
}

async function importFile(
  table: Table,
  mapping: Mapping,
  dryRun: boolean,
  context: CommandContext,
): Promise<RowFate[]> {
  const open = await openReadModel(context);
  try {
    await catchUp(open, context);
    const { record, readModel } = open;
    const nodes = new Map((await readModel.organisation.nodes()).map((node) => [node.nodeId, node]));
    const facts = createFacts(readModel, record.store);
    const cases = new CaseCommands({
      ...record,
      commandHashKey: record.keyRing.commandHashKey,
      facts,
      clock: databaseClock(record.pool),
    });
    const tell = percent<readonly [number, number]>(dryRun ? 'looked at' : 'imported', context, ([done, all]) => [
      BigInt(done),
      BigInt(all),
    ]);
    return await importTable(
      table,
      mapping,
      { record, cases, nodes },
      {
        dryRun,
        progress: (done, all) => {
          tell([done, all]);
        },
      },
    );
  } finally {
    await open.close();
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The mapping ${file} cannot be read.`);
  }
}

function lineOf({ line, fate, reason }: RowFate): string {
  return `line ${String(line)}: ${words[fate]}${reason === undefined ? '' : `: ${reason}`}\n`;
}

function summaryOf(fates: readonly RowFate[], dryRun: boolean): string {
  const count = (fate: Fate) => `${String(fates.filter((one) => one.fate === fate).length)} ${words[fate]}`;
  const told = (['new', 'changed', 'same', 'wrong'] as const).map(count).join(', ');
  return `${String(fates.length)} rows: ${told}.${dryRun ? ' Nothing was written.' : ''}\n`;
}
