import { loadDemo } from '#infra/seed/load-demo.js';
import { createSeeder, savePeople } from '#infra/seed/seeder.js';
import { type Command, UsageError } from './command.js';
import { openReadModel } from './open-read-model.js';
import { percent } from './percent.js';

/** Loads the demo through the commands that everybody uses, each at its own date. Loading twice changes nothing. */
export const seedCommand: Command = {
  name: 'seed',
  summary: 'load the demo: an invented socialnämnd with closed years and open cases',
  run: async (_args, context) => {
    const settings = await context.settings();
    if (!settings.demo) throw new UsageError('Demo data is refused: this installation is not a demo.');
    const open = await openReadModel(context);
    try {
      const { record, readModel } = open;
      await readModel.start();
      await savePeople(record, settings.baseUrl);
      const tell = percent<readonly [number, number]>('demo data:', context, ([done, all]) => [BigInt(done), BigInt(all)]);
      await loadDemo({
        ...createSeeder(record, readModel, () => { context.progress('waiting for the read tables ...'); }),
        progress: (done, all) => { tell([done, all]); },
      });
      return 0;
    } finally {
      await open.close();
    }
  },
};
