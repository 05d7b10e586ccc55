import { migrateSettings } from '#infra/embedded/open-databases.js';
import type { Command } from './command.js';

/** Brings both databases to the newest schema. The embedded ones are migrated at every start and need no command. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the databases to the newest schema',
  run: async (_args, context) => {
    const settings = await context.settings();
    const count = await migrateSettings(settings, (line) => {
      context.progress(line);
    });
    context.write(count === 0 ? 'The schema is up to date.\n' : `${String(count)} migrations applied.\n`);
    return 0;
  },
};
