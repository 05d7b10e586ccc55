import type { z } from 'zod';
import type { CaseTypeName } from '../case/case-fields.js';
import { initialCase, type CaseState } from '../case/case-state.js';
import { deadlineWasCancelled, deadlineWasMet, deadlineWasMissed, deadlineWasReminded, deadlineWasSet } from '../case/deadline-state.js';
import type { LinkedAtgard } from '../decider.js';
import type { LocalDate } from '../ids.js';
import { evolveWith, type Evolvers, type NoStream } from '../transition.js';
import type { AtgardEffect, AtgardStatus } from './atgard.commands.js';
import type { AtgardEvent, AtgardEvents } from './atgard.events.js';

export interface AtgardState extends CaseState {
  readonly status: AtgardStatus | NoStream;
  readonly caseRefs: readonly { readonly caseId: string; readonly caseType: CaseTypeName }[];
  readonly proposedBy: string | null;
  readonly owner: string | null;
  /** Who answered for it when it was carried out: the one who may not judge its effect (ATG-03). */
  readonly carriedOutBy: string | null;
  readonly dueDate?: LocalDate;
  readonly effectReviewDate?: LocalDate;
  readonly requireEffectReview: boolean;
  readonly effect: AtgardEffect | null;
}

export const initialAtgard: AtgardState = {
  ...initialCase, status: 'none', caseRefs: [], proposedBy: null, owner: null, carriedOutBy: null, requireEffectReview: false, effect: null,
};

/** What the guards of a case see of its åtgärd (AV-05, LS-15). */
export function linkedAtgard(atgardId: string, state: AtgardState): LinkedAtgard {
  const { status, effect, owner, dueDate, effectReviewDate } = state;
  return {
    atgardId,
    status,
    ...(effect === null ? {} : { effect }),
    ...(owner === null ? {} : { owner }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(effectReviewDate === undefined ? {} : { effectReviewDate }),
    effectReviewed: effect !== null,
  };
}

type Data<T extends keyof AtgardEvents> = z.output<AtgardEvents[T]['schema']>;

function wasProposed(state: AtgardState, data: Data<'AtgardProposed'>): AtgardState {
  const { nodeId, caseRefs, proposedBy, requireEffectReview } = data;
  return { ...state, status: 'proposed', ownerUnit: nodeId, enheter: [nodeId], caseRefs, proposedBy, requireEffectReview };
}

function wasApproved(state: AtgardState, { owner, dueDate, effectReviewDate }: Data<'AtgardApproved'>): AtgardState {
  return { ...state, status: 'approved', owner, dueDate, ...(effectReviewDate === undefined ? {} : { effectReviewDate }) };
}

/** The effect is judged anew; a day that has passed is no longer the day of the review. */
function wasReopened(state: AtgardState, { dueDate }: Data<'AtgardReopened'>): AtgardState {
  const { effectReviewDate: _passed, ...kept } = state;
  return { ...kept, status: 'ongoing', effect: null, ...(dueDate === undefined ? {} : { dueDate }) };
}

const evolvers: Evolvers<AtgardEvents, AtgardState> = {
  AtgardProposed: wasProposed,
  AtgardApproved: wasApproved,
  AtgardRejected: (state) => ({ ...state, status: 'rejected' }),
  AtgardStarted: (state) => ({ ...state, status: 'ongoing' }),
  AtgardOwnerAssigned: (state, { owner }) => ({ ...state, owner }),
  AtgardRescheduled: (state, { field, to }) => ({ ...state, [field]: to }),
  AtgardCompleted: (state) => ({ ...state, status: 'done', carriedOutBy: state.owner }),
  AtgardEffectReviewed: (state, { effect }) => ({ ...state, status: 'effect-reviewed', effect }),
  AtgardReopened: wasReopened,
  AtgardClosed: (state) => ({ ...state, status: 'closed' }),
  AtgardDeadlineSet: deadlineWasSet,
  AtgardDeadlineMet: deadlineWasMet,
  AtgardDeadlineCancelled: deadlineWasCancelled,
  AtgardDeadlineMissed: deadlineWasMissed,
  AtgardDeadlineReminderNoted: deadlineWasReminded,
};

export function evolveAtgard(state: AtgardState, event: AtgardEvent): AtgardState {
  return evolveWith(evolvers, state, event);
}
