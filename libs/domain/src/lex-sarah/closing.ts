import { assertAtgarderInHand } from '../case/atgard-in-hand.js';
import { assertWithoutJav } from '../case/case-decide.js';
import { assertDutiesAnswered, assertDutiesDone } from '../case/case-facts.js';
import { DomainError } from '../domain-error.js';
import { actorId, type LexSarahHandlers } from './lex-sarah.handlers.js';
import { secrecyCheck } from './aterkoppling.js';
import { assertNamnderInformed, assertRetention, isProvider } from './provider.js';
import { dutyFactsOf, type LexSarahState } from './lex-sarah.state.js';

/** LS-15: what the case itself must have said; what its åtgärder must have come to stands in atgard-in-hand. */
function assertTold(state: LexSarahState): void {
  if (state.ivo.status !== 'closed' && state.ivo.status !== 'not-required') throw new DomainError('ivo-not-closed');
  const pending = Object.entries(state.aterkoppling).flatMap(([to, told]) => (told === 'pending' && !isElsewhere(to, state) ? [to] : []));
  if (pending.length > 0) throw new DomainError('aterkoppling-missing', pending);
  assertNamnderInformed(state);
  if (!state.classified) throw new DomainError('category-required');
  const without = state.enskilda.filter((one) => !one.konsekvens || (one.isChild && !one.childAnswered));
  if (without.length > 0)
    throw new DomainError(
      'konsekvens-missing',
      without.map((one) => one.enskildId),
    );
}

/** A company has no nämnd to report delegated beslut to; those that it informs are told of otherwise (PR-01). */
function isElsewhere(to: string, state: LexSarahState): boolean {
  return to === 'namnd' && isProvider(state);
}

export const closingHandlers = {
  StartLexSarahUppfoljning: () => [{ type: 'LexSarahUppfoljningStarted', data: {} }],

  ContinueLexSarahAsAvvikelse: (data, state, context) => {
    if (state.beslut?.value !== 'inte-missforhallande') throw new DomainError('wrong-state');
    if (data.avvikelseId === context.caseId) throw new DomainError('link-to-self');
    if (state.continuedAsAvvikelse) return [];
    return [{ type: 'LexSarahContinuedAsAvvikelse', data: { ...data, nodeId: state.ownerUnit } }];
  },

  PublishLexSarahPrecedent: ({ summary, reasons, ...check }, state, context) => {
    assertWithoutJav(state, actorId(context));
    const said = reasons === undefined ? { summary } : { summary, reasons };
    return [{ type: 'LexSarahPrecedentPublished', data: { ...said, ...secrecyCheck(check, context) } }];
  },
  WithdrawLexSarahPrecedent: (data, state) =>
    state.precedentPublished ? [{ type: 'LexSarahPrecedentWithdrawn', data }] : [],

  CloseLexSarah: (data, state, context) => {
    assertTold(state);
    assertDutiesDone(state);
    assertDutiesAnswered(state, dutyFactsOf(state), context);
    assertRetention(data.retentionClass, state);
    assertAtgarderInHand(context);
    return [{ type: 'LexSarahClosed', data }];
  },

  ReopenLexSarah: (data, state, context) => {
    assertWithoutJav(state, actorId(context));
    return [{ type: 'LexSarahReopened', data }];
  },
} satisfies Partial<LexSarahHandlers>;
