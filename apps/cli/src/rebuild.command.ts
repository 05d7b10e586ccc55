import { type Command, UsageError } from './command.js';
import { openReadModel } from './open-read-model.js';
import { percent } from './percent.js';

/** Builds read tables anew from the log beside the old ones and swaps them in; the system may run meanwhile. */
export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'build the read tables anew from the log: all, or the one named',
  run: async (args, context) => {
    const open = await openReadModel(context);
    try {
      const [name, ...more] = args;
      const { names } = open.readModel;
      if (more.length > 0 || (name !== undefined && !names.includes(name))) {
        throw new UsageError(`There is no such read table: choose one of ${names.join(', ')}.`);
      }
      for (const each of name === undefined ? names : [name]) {
        const result = await open.readModel.rebuild(each, percent(each, context, ({ position, head }) => [position, head]));
        context.write(`${each}: ${String(result.events)} events in ${(result.ms / 1000).toFixed(1)} s\n`);
      }
      return 0;
    } finally {
      await open.close();
    }
  },
};
