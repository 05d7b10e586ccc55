import { assertNotInvolved, assertWithoutJav } from '../case/case-decide.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { actorId, type LexSarahHandlers } from './lex-sarah.handlers.js';
import type { LexSarahState } from './lex-sarah.state.js';

/** LS-06: where the management of the unit itself is the cause, its chef neither investigates, reads nor decides. */
export function assertNotManager(state: LexSarahState, personId: string, { facts }: DecideContext): void {
  if (state.chefBerors && facts.unitManagers?.includes(personId) === true) throw new DomainError('person-has-jav');
}

/** LS-06: jäv is tried for persons, not for names; while a name has no person nobody can be said to be without jäv. */
function assertResolved({ unresolvedStaff }: LexSarahState): void {
  if (unresolvedStaff.length > 0) throw new DomainError('jav-unresolved', unresolvedStaff);
}

/** LS-06: neither reporter, nor involved staff, nor kept away by a jäv decision, nor both utredare and beslutsfattare. */
function assertMayInvestigate(state: LexSarahState, personId: string, context: DecideContext): void {
  assertResolved(state);
  assertWithoutJav(state, personId);
  assertNotManager(state, personId, context);
  if (state.people.beslutsfattare === personId) throw new DomainError('utredare-is-beslutsfattare');
}

export function assertMayDecide(state: LexSarahState, personId: string, context: DecideContext): void {
  assertWithoutJav(state, personId);
  assertNotManager(state, personId, context);
  if (state.people.utredare === personId) throw new DomainError('utredare-is-beslutsfattare');
}

export const peopleHandlers = {
  AssignLexSarahUtredare: (data, state, context) => {
    if (state.people.utredare === data.utredareId) return [];
    assertNotInvolved(state, actorId(context));
    if (state.people.utredare !== undefined) throw new DomainError('already-done');
    assertMayInvestigate(state, data.utredareId, context);
    return [{ type: 'LexSarahUtredareAssigned', data }];
  },

  ReplaceLexSarahUtredare: (data, state, context) => {
    const previousId = state.people.utredare;
    if (previousId === data.utredareId) return [];
    assertNotInvolved(state, actorId(context));
    if (previousId === undefined) throw new DomainError('utredare-missing');
    assertMayInvestigate(state, data.utredareId, context);
    return [{ type: 'LexSarahUtredareReplaced', data: { ...data, previousId } }];
  },

  AssignLexSarahBeslutsfattare: (data, state, context) => {
    if (state.people.beslutsfattare === data.beslutsfattareId) return [];
    assertNotInvolved(state, actorId(context));
    assertResolved(state);
    assertMayDecide(state, data.beslutsfattareId, context);
    return [{ type: 'LexSarahBeslutsfattareAssigned', data }];
  },

  ResolveLexSarahInvolvedStaff: (data, state, context) => {
    assertNotInvolved(state, actorId(context));
    if (!state.involvedStaff.includes(data.personId)) throw new DomainError('unknown-person');
    if (!state.unresolvedStaff.includes(data.personId)) return [];
    return [{ type: 'LexSarahInvolvedStaffResolved', data }];
  },
} satisfies Partial<LexSarahHandlers>;
