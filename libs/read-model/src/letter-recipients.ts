import { caseParts, escalationPath } from '#domain/policies/escalation-path.js';
import type { LocalDate } from '#domain/ids.js';
import { ersattareOf, isAway, type AwayRow } from './away-rows.js';
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
  /** A lex Sarah case passes the unit that it is about. */
  readonly lexSarah?: boolean;
}

export interface LetterOrganisation {
  readonly nodes: ReadonlyMap<string, NodeRow>;
  readonly grants: readonly GrantRow[];
  readonly away?: ReadonlyMap<string, AwayRow>;
}

/** Somebody who gets a letter, and as what: a part, a role or a function, or as the ersättare of who has it. */
export interface Recipient {
  readonly userId: string;
  readonly as: string;
}

const nobodyAway: ReadonlyMap<string, AwayRow> = new Map();

/** The people a reference stands for on a day. None when nobody is there who may have it. */
export function recipientsOf(reference: string, about: LetterCase, organisation: LetterOrganisation, date: LocalDate): readonly Recipient[] {
  if (reference === 'reporter') return allowed(about.reporters, about).map((userId) => ({ userId, as: 'reporter' }));
  const having = havingPart(reference, about, organisation, date);
  if (having.length > 0) return having;
  for (const role of escalationPath(reference, { lexSarah: about.lexSarah === true, chefBerors: about.chefBerors })) {
    const holders = holdersOf(role, about, organisation, date);
    if (holders.length > 0) return holders;
  }
  return [];
}

/** Nobody who is there and may have it has any of the parts that are named: the case is in nobody's hands. */
export function isUnmanned(references: readonly string[], about: LetterCase, organisation: LetterOrganisation, date: LocalDate): boolean {
  if (references.length === 0 || !references.every((reference) => caseParts.includes(reference))) return false;
  return references.every((reference) => havingPart(reference, about, organisation, date).length === 0);
}

function havingPart(reference: string, about: LetterCase, organisation: LetterOrganisation, date: LocalDate): readonly Recipient[] {
  const part = about.parts[reference];
  return part === undefined ? [] : present([part], reference, about, organisation, date);
}

/** Holders at the nearest node on the way up from the unit that has any who is there. */
function holdersOf(role: string, about: LetterCase, organisation: LetterOrganisation, date: LocalDate): readonly Recipient[] {
  const held = organisation.grants.filter((grant) => grant.role === role && inForce(grant, date));
  for (const { nodeId } of upwards(organisation.nodes, about.unitId)) {
    const people = [...new Set(held.filter((grant) => grant.nodeId === nodeId).map(({ userId }) => userId))].sort();
    const here = present(people, role, about, organisation, date);
    if (here.length > 0) return here;
  }
  return [];
}

/** Each as oneself or, while away, through the ersättare. Jäv shuts out both: who has it is passed by with her ersättare, and an ersättare who has it is passed by. */
function present(people: readonly string[], as: string, about: LetterCase, { away = nobodyAway }: LetterOrganisation, date: LocalDate): readonly Recipient[] {
  const found = allowed(people, about).flatMap((userId): Recipient[] => {
    if (!isAway(away, userId, date)) return [{ userId, as }];
    const standsIn = allowed(ersattareOf(away, userId, date), about).find((one) => !isAway(away, one, date));
    return standsIn === undefined ? [] : [{ userId: standsIn, as: `ersattare-${as}` }];
  });
  return found.filter((one, at) => found.findIndex(({ userId }) => userId === one.userId) === at);
}

function allowed(people: readonly string[], { keptAway }: LetterCase): readonly string[] {
  return people.filter((userId) => userId !== 'anonym' && !userId.startsWith('system:') && !keptAway.includes(userId));
}
