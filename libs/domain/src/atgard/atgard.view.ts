import { z } from 'zod';
import { timelineEntry, timelineOf } from '../case/case-timeline.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import { deadlinesView, deadlineView } from '../case/deadline-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { atgardEffect, atgardLevel, atgardStatuses, caseRef } from './atgard.commands.js';
import { atgardEvents, type AtgardEvent, type AtgardEvents } from './atgard.events.js';
import { evolveAtgard, initialAtgard } from './atgard.state.js';

/** Everything that a person may read of one åtgärd. */
export const atgardView = z.object({
  caseType: z.literal('atgard'),
  status: z.enum(atgardStatuses),
  ownerUnit: z.string(),
  caseRefs: z.array(caseRef),
  riskIds: z.array(z.string()),
  granskningIds: z.array(z.string()),
  comesFrom: viewText,
  level: atgardLevel,
  type: z.string(),
  requireEffectReview: z.boolean(),
  what: viewText,
  aim: viewText,
  proposed: z.object(recordedBy),
  approved: z.object({ ...recordedBy, decidedBy: z.string(), decidedAt: z.string(), effectMeasure: viewText }).nullable(),
  rejected: z.object({ ...recordedBy, reason: viewText }).nullable(),
  owner: z.string().nullable(),
  dueDate: z.string().nullable(),
  /** The day it was first approved to, when it has been moved since (ATG-04). */
  firstDueDate: z.string().nullable(),
  effectReviewDate: z.string().nullable(),
  reschedules: z.array(
    z.object({ ...recordedBy, field: z.enum(['dueDate', 'effectReviewDate']), from: z.string().nullable(), to: z.string(), reason: viewText }),
  ),
  completed: z.object({ ...recordedBy, completedAt: z.string(), comment: viewText }).nullable(),
  /** Who answered for it when it was carried out, and may not judge its effect (ATG-03). */
  carriedOutBy: z.string().nullable(),
  effect: atgardEffect.nullable(),
  effectReviews: z.array(z.object({ ...recordedBy, effect: atgardEffect, reviewerId: z.string(), evidence: viewText })),
  reopened: z.array(z.object({ ...recordedBy, reason: viewText })),
  closed: z.object({ ...recordedBy, replacedBy: z.string().nullable(), riskId: z.string().nullable(), riskText: viewText }).nullable(),
  deadlines: z.array(deadlineView),
  timeline: z.array(timelineEntry),
});
export type AtgardView = z.output<typeof atgardView>;

/** Built from the opened events of one åtgärd. */
export function viewAtgard(events: readonly RecordedEvent[]): AtgardView {
  const of = <T extends keyof AtgardEvents>(type: T) => recorded(atgardEvents, events, type);
  const [first] = of('AtgardProposed');
  if (first === undefined) throw new RangeError('the stream is not an åtgärd');
  const state = events.filter(isAtgardEvent).reduce(evolveAtgard, initialAtgard);
  const { caseRefs, riskIds, granskningIds = [], level, type, requireEffectReview, what, aim } = first.data;
  return {
    caseType: 'atgard',
    status: state.status === 'none' ? 'proposed' : state.status,
    ownerUnit: state.ownerUnit,
    caseRefs, riskIds, granskningIds, level, type, requireEffectReview,
    what: readText(what),
    aim: readText(aim),
    comesFrom: readText(first.data.comesFrom),
    proposed: byWhom(first),
    owner: state.owner,
    dueDate: state.dueDate ?? null,
    firstDueDate: firstDueDate(of('AtgardApproved').at(0)?.data.dueDate, state.dueDate),
    effectReviewDate: state.effectReviewDate ?? null,
    reschedules: of('AtgardRescheduled').map((event) => ({
      ...byWhom(event), field: event.data.field, from: event.data.from ?? null, to: event.data.to, reason: readText(event.data.reason),
    })),
    carriedOutBy: state.carriedOutBy,
    effect: state.effect,
    effectReviews: of('AtgardEffectReviewed').map((event) => ({
      ...byWhom(event), effect: event.data.effect, reviewerId: event.data.reviewerId, evidence: readText(event.data.evidence),
    })),
    reopened: of('AtgardReopened').map((event) => ({ ...byWhom(event), reason: readText(event.data.reason) })),
    ...newestOf(events, state),
    deadlines: deadlinesView('Atgard', events),
    timeline: timelineOf(atgardEvents, events),
  };
}

function isAtgardEvent(event: RecordedEvent): event is RecordedEvent & AtgardEvent {
  return event.type in atgardEvents;
}

function firstDueDate(first: string | undefined, now: string | undefined): string | null {
  return first === undefined || first === now ? null : first;
}

const carriedOut: readonly string[] = ['done', 'effect-reviewed', 'closed'];

/** The parts of which the newest stands alone; a reopened åtgärd is no longer completed. */
function newestOf(events: readonly RecordedEvent[], state: typeof initialAtgard) {
  const last = <T extends keyof AtgardEvents>(type: T) => recorded(atgardEvents, events, type).at(-1);
  const approved = last('AtgardApproved');
  const rejected = last('AtgardRejected');
  const completed = carriedOut.includes(state.status) ? last('AtgardCompleted') : undefined;
  const closed = state.status === 'closed' ? last('AtgardClosed') : undefined;
  return {
    approved: approved
      ? { ...byWhom(approved), decidedBy: approved.data.decidedBy, decidedAt: approved.data.decidedAt, effectMeasure: readText(approved.data.effectMeasure) }
      : null,
    rejected: rejected ? { ...byWhom(rejected), reason: readText(rejected.data.reason) } : null,
    completed: completed ? { ...byWhom(completed), completedAt: completed.data.completedAt, comment: readText(completed.data.comment) } : null,
    closed: closed ? { ...byWhom(closed), replacedBy: closed.data.replacedBy ?? null, riskId: closed.data.riskId ?? null, riskText: readText(closed.data.riskText) } : null,
  };
}
