import { assertNotInvolved, assertWithoutJav } from '../case/case-decide.js';
import { DomainError } from '../domain-error.js';
import { actorId, type LexSarahHandlers } from './lex-sarah.handlers.js';
import type { LexSarahState } from './lex-sarah.state.js';

/** LS-06: neither reporter, nor involved staff, nor kept away by a jäv decision, nor both utredare and beslutsfattare. */
function assertMayInvestigate(state: LexSarahState, personId: string): void {
  assertWithoutJav(state, personId);
  if (state.people.beslutsfattare === personId) throw new DomainError('utredare-is-beslutsfattare');
}

export function assertMayDecide(state: LexSarahState, personId: string): void {
  assertWithoutJav(state, personId);
  if (state.people.utredare === personId) throw new DomainError('utredare-is-beslutsfattare');
}

export const peopleHandlers = {
  AssignLexSarahUtredare: (data, state, context) => {
    if (state.people.utredare === data.utredareId) return [];
    assertNotInvolved(state, actorId(context));
    if (state.people.utredare !== undefined) throw new DomainError('already-done');
    assertMayInvestigate(state, data.utredareId);
    return [{ type: 'LexSarahUtredareAssigned', data }];
  },

  ReplaceLexSarahUtredare: (data, state, context) => {
    const previousId = state.people.utredare;
    if (previousId === data.utredareId) return [];
    assertNotInvolved(state, actorId(context));
    if (previousId === undefined) throw new DomainError('utredare-missing');
    assertMayInvestigate(state, data.utredareId);
    return [{ type: 'LexSarahUtredareReplaced', data: { ...data, previousId } }];
  },

  AssignLexSarahBeslutsfattare: (data, state, context) => {
    if (state.people.beslutsfattare === data.beslutsfattareId) return [];
    assertNotInvolved(state, actorId(context));
    assertMayDecide(state, data.beslutsfattareId);
    return [{ type: 'LexSarahBeslutsfattareAssigned', data }];
  },
} satisfies Partial<LexSarahHandlers>;
