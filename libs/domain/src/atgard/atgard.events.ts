import { z } from 'zod';
import { nodeId, reason, userId } from '../case/case-fields.js';
import { deadlineEvents } from '../case/deadline-events.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { instant, localDate, uuid } from '../ids.js';
import { content } from '../personal-data.js';
import { code, narrative } from '../text.js';
import { atgardEffect, atgardLevel, caseRef } from './atgard.commands.js';

const sealed = content(narrative);
const sealedIfSaid = content(narrative.optional());
const sealedReason = content(reason);

const proposed = z.strictObject({
  nodeId,
  caseRefs: z.array(caseRef),
  riskIds: z.array(uuid),
  granskningIds: z.array(uuid).optional(),
  comesFrom: sealedIfSaid,
  level: atgardLevel,
  type: code,
  proposedBy: userId,
  /** ATG-02: decided when it is proposed, from what it comes from, so that nothing later makes it easier. */
  requireEffectReview: z.boolean(),
  what: sealedIfSaid,
  aim: sealedIfSaid,
});

const approved = z.strictObject({
  owner: userId,
  dueDate: localDate,
  effectReviewDate: localDate.optional(),
  decidedBy: userId,
  decidedAt: instant,
  effectMeasure: sealed,
});

/** The facts of an åtgärd, newest version of each. */
export const atgardEvents = {
  AtgardProposed: v1(proposed),
  AtgardApproved: v1(approved),
  AtgardRejected: v1(z.strictObject({ reason: sealedReason })),
  AtgardStarted: v1(z.strictObject({})),
  AtgardOwnerAssigned: v1(z.strictObject({ owner: userId, previous: userId.optional() })),
  AtgardRescheduled: v1(
    z.strictObject({ field: z.enum(['dueDate', 'effectReviewDate']), from: localDate.optional(), to: localDate, reason: sealedReason }),
  ),
  AtgardCompleted: v1(z.strictObject({ completedAt: instant, comment: sealedIfSaid })),
  AtgardEffectReviewed: v1(z.strictObject({ effect: atgardEffect, reviewerId: userId, evidence: sealed })),
  AtgardReopened: v1(z.strictObject({ dueDate: localDate.optional(), reason: sealedReason })),
  AtgardClosed: v1(z.strictObject({ replacedBy: uuid.optional(), riskId: uuid.optional(), riskText: sealedIfSaid })),
  ...deadlineEvents('Atgard'),
} as const satisfies EventDefinitions;
export type AtgardEvents = typeof atgardEvents;
export type AtgardEvent = EventsOf<AtgardEvents>;
