import { standIn } from '#domain/policies/letters.js';
import type { LocalDate } from '#domain/ids.js';
import { inForce, upwards, type GrantRow, type NodeRow } from './organisation-fold.js';

/** What the outbox knows of a case when it looks for the people behind a reference. */
export interface LetterCase {
  readonly unitId: string;
  readonly reporters: readonly string[];
  /** Part in the case → user id: utredare, beslutsfattare, handler, owner, second-reader. */
  readonly parts: Readonly<Record<string, string>>;
  /** Persons who get nothing about this case. */
  readonly keptAway: readonly string[];
  readonly chefBerors: boolean;
}

export interface LetterOrganisation {
  readonly nodes: ReadonlyMap<string, NodeRow>;
  readonly grants: readonly GrantRow[];
}

/** Functions give no access and need not be held by anybody in the system: then the line of managers gets the letter. */
const lastResort = ['verksamhetschef', 'lex-sarah-ansvarig'];

/** The user ids a reference stands for on a day. None when nobody is there who may have it. */
export function recipientsOf(
  reference: string,
  about: LetterCase,
  organisation: LetterOrganisation,
  date: LocalDate,
): readonly string[] {
  if (reference === 'reporter') return allowed(about.reporters, about);
  const part = about.parts[reference];
  const having = allowed(part === undefined ? [] : [part], about);
  if (having.length > 0) return having;
  for (const role of rolesFor(reference, about)) {
    const holders = holdersOf(role, about, organisation, date);
    if (holders.length > 0) return holders;
  }
  return [];
}

/** "Min chef berörs": what would go to the enhetschef goes one level up. */
function rolesFor(reference: string, { chefBerors }: LetterCase): readonly string[] {
  const first = [reference, standIn[reference]].filter((role) => role !== undefined);
  const roles = [...first, ...lastResort].map((role) =>
    role === 'enhetschef' && chefBerors ? 'verksamhetschef' : role,
  );
  return [...new Set(roles)];
}

/** Holders at the nearest node on the way up from the unit that has any. */
function holdersOf(
  role: string,
  about: LetterCase,
  { nodes, grants }: LetterOrganisation,
  date: LocalDate,
): readonly string[] {
  const held = grants.filter((grant) => grant.role === role && inForce(grant, date));
  for (const { nodeId } of upwards(nodes, about.unitId)) {
    const here = allowed(
      held.filter((grant) => grant.nodeId === nodeId).map(({ userId }) => userId),
      about,
    );
    if (here.length > 0) return [...new Set(here)].sort();
  }
  return [];
}

function allowed(people: readonly string[], { keptAway }: LetterCase): readonly string[] {
  return people.filter((userId) => userId !== 'anonym' && !userId.startsWith('system:') && !keptAway.includes(userId));
}
