/** Roles of domain 8.1: each gives access within a scope. */
export const roles = [
  'medarbetare', 'enhetschef', 'verksamhetschef', 'lex-sarah-ansvarig', 'lex-sarah-utredare', 'beslutsfattare',
  'klagomalshandlaggare', 'avtalsansvarig', 'kvalitetsledare', 'registrator', 'namndledamot', 'utforare',
  'dataskyddsombud', 'systemadministrator',
] as const;
export type Role = (typeof roles)[number];

/** A grant as it stands now: the role and every organisation node (the granted one and all below it) where it counts. */
export interface RoleGrant {
  readonly role: Role;
  readonly nodeIds: readonly string[];
}

/** Who acts. `userId` is a pseudonymous id, `system:<name>` for the system itself, `anonym` for nobody known. Never a name. */
export interface Actor {
  readonly userId: string;
  readonly grants: readonly RoleGrant[];
  /** Hash of the receipt code that was shown: it opens the one case it was issued for, and nothing else. */
  readonly receiptCodeHash?: string;
}

/** Somebody without an account who has a receipt code. Nothing tells who it is. */
export function receiptHolder(receiptCodeHash: string): Actor {
  return { userId: 'anonym', grants: [], receiptCodeHash };
}

export function systemActor(name: string): Actor {
  return { userId: `system:${name}`, grants: [] };
}

export function isSystem(actor: Actor): boolean {
  return actor.userId.startsWith('system:');
}

export function holds(actor: Actor, role: Role): boolean {
  return actor.grants.some((grant) => grant.role === role);
}
