import { readFileSync } from 'node:fs';
import { loadOrganisation } from '#infra/seed/load-demo.js';
import { organisationPlan, type OrganisationPlan } from '#infra/seed/organisation-plan.js';
import { demoIssuerPath } from '#infra/seed/people.js';
import { createSeeder, saveAccounts } from '#infra/seed/seeder.js';
import { type Command, UsageError } from './command.js';
import { openReadModel } from './open-read-model.js';

/** Sets an installation up: units, people with their roles, providers. Loading the same file again changes nothing. */
export const organisationCommand: Command = {
  name: 'organisation',
  summary: 'set up units, people, roles and utförare from a file: organisation plan.json (see docs/drift.md)',
  run: async (args, context) => {
    const plan = readPlan(args[0]);
    const settings = await context.settings();
    const open = await openReadModel(context);
    try {
      await open.readModel.start();
      await saveAccounts(open.record, plan, settings.oidcIssuer ?? `${settings.baseUrl}${demoIssuerPath}`);
      await loadOrganisation(createSeeder(open.record, open.readModel, () => { context.progress('waiting for the read tables ...'); }), plan);
      context.write(`${String(plan.nodes.length)} units, ${String(plan.people.length)} people, ${String(plan.utforare.length)} utförare.\n`);
      return 0;
    } finally {
      await open.close();
    }
  },
};

function readPlan(file: string | undefined): OrganisationPlan {
  if (file === undefined) throw new UsageError('Give the file that holds the plan: organisation plan.json');
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`The file ${file} cannot be read as JSON.`);
  }
  const parsed = organisationPlan.safeParse(text);
  if (!parsed.success) throw new UsageError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  return parsed.data;
}
