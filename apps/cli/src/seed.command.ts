import { parseArgs } from 'node:util';
import { loadDemo, loadOrganisation } from '#infra/seed/load-demo.js';
import { demoPlan } from '#infra/seed/organisation-commands.js';
import { providerPlan } from '#infra/seed/provider-demo.js';
import { createSeeder, savePeople } from '#infra/seed/seeder.js';
import { type Command, UsageError } from './command.js';
import { openReadModel } from './open-read-model.js';
import { percent } from './percent.js';

/** Loads the demo through the commands that everybody uses, each at its own date. Loading twice changes nothing. */
export const seedCommand: Command = {
  name: 'seed',
  summary: 'load the demo: an invented socialnämnd with closed years and open cases; --without-cases: units and people only',
  run: async (args, context) => {
    const { values } = parseArgs({ args: [...args], options: { 'without-cases': { type: 'boolean' } } });
    const settings = await context.settings();
    if (!settings.demo) throw new UsageError('Demo data is refused: this installation is not a demo.');
    const open = await openReadModel(context);
    try {
      const { record, readModel } = open;
      await readModel.start();
      const plan = settings.operatorKind === 'namnd' ? demoPlan : providerPlan;
      await savePeople(record, settings.baseUrl, plan);
      const seeder = createSeeder(record, readModel, () => { context.progress('waiting for the read tables ...'); }, settings.operatorKind);
      if (values['without-cases']) {
        await loadOrganisation(seeder, plan);
        return 0;
      }
      const tell = percent<readonly [number, number]>('demo data:', context, ([done, all]) => [BigInt(done), BigInt(all)]);
      await loadDemo({
        ...seeder,
        progress: (done, all) => { tell([done, all]); },
      }, settings.operatorKind);
      return 0;
    } finally {
      await open.close();
    }
  },
};
