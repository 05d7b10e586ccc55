import { pino } from 'pino';
import { openRecord, type Record } from '#event-store/open-record.js';
import { createReadModel } from '#read-model/create-read-model.js';
import type { ReadModel } from '#read-model/read-model.js';
import type { CommandContext } from './command.js';

export interface OpenReadModel {
  readonly record: Record;
  readonly readModel: ReadModel;
  close(): Promise<void>;
}

const patienceMs = 10_000;

/** The record with its read tables, for one command; whether the system runs meanwhile makes no difference. */
export async function openReadModel(context: CommandContext): Promise<OpenReadModel> {
  const settings = await context.settings();
  const record = await openRecord(settings, { name: 'klarsyn-cli', log: (message) => { context.progress(message); }, poolSize: 4 });
  const readModel = createReadModel({ pool: record.pool, store: record.store, log: pino({ level: 'silent' }) });
  return {
    record,
    readModel,
    close: async () => {
      await readModel.stop();
      await record.close();
    },
  };
}

/** Brings the read tables to the head of the log, so that an answer is about everything that has happened. */
export async function catchUp({ readModel }: OpenReadModel, context: CommandContext): Promise<void> {
  await readModel.start();
  while (!(await readModel.untilCaughtUp(patienceMs))) context.progress('the read tables are catching up ...');
}
