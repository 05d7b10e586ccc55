import { roles, type Role } from '../actor.js';

/**
 * Functions of domain 8.1: they give no access of their own. Whoever holds one gets the reminders and escalations meant for it,
 * and reads a case only through a role.
 */
export const functions = [
  'socialchef', 'namndordforande', 'namndsekreterare', 'forvaltningsjurist', 'jour', 'samordnare', 'processagare', 'informationsagare',
  'arkivansvarig', 'verksamhetsansvarig', 'ersattare',
] as const;
export type OrganisationFunction = (typeof functions)[number];

/** What a person can be granted. */
export const grantable: readonly (Role | OrganisationFunction)[] = [...roles, ...functions];
