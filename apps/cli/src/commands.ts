import type { Command } from './command.js';

/** Every command by its name; loaded when it is asked for, so that a small one does not wait for the large ones. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  deadline: async () => (await import('./deadline.command.js')).deadlineCommand,
  verify: async () => (await import('./verify.command.js')).verifyCommand,
  rebuild: async () => (await import('./rebuild.command.js')).rebuildCommand,
  statistics: async () => (await import('./statistics.command.js')).statisticsCommand,
  organisation: async () => (await import('./organisation.command.js')).organisationCommand,
  import: async () => (await import('./import.command.js')).importCommand,
  seed: async () => (await import('./seed.command.js')).seedCommand,
  migrate: async () => (await import('./migrate.command.js')).migrateCommand,
};
