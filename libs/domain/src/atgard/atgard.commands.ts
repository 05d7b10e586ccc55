import { z } from 'zod';
import { caseTypeName, nodeId, reason, userId } from '../case/case-fields.js';
import { deadlineCommands } from '../case/deadline-commands.js';
import { measureType, personnelMatter } from '../code-lists/measure-types.js';
import type { CommandDefinitions } from '../commands.js';
import { instant, localDate, uuid } from '../ids.js';
import { narrative } from '../text.js';

export const atgardStatuses = ['proposed', 'approved', 'rejected', 'ongoing', 'done', 'effect-reviewed', 'closed'] as const;
export type AtgardStatus = (typeof atgardStatuses)[number];

export const atgardLevel = z.enum(['individual', 'team', 'enhet', 'organisation']);
export const atgardEffect = z.enum(['achieved', 'partly', 'not-achieved']);
export type AtgardEffect = z.output<typeof atgardEffect>;

export const caseRef = z.strictObject({ caseId: uuid, caseType: caseTypeName.exclude(['lex-sarah-info']) });

const references = z.array(uuid).max(20, 'too-many').optional();

const proposal = z
  .strictObject({
    /** The enhet that answers for the åtgärd. */
    nodeId,
    caseRefs: z.array(caseRef).max(20, 'too-many'),
    riskIds: references,
    granskningIds: references,
    /** Which risk or granskning it comes from, in words: their own registers may lie elsewhere. */
    comesFrom: narrative.optional(),
    what: narrative.optional(),
    aim: narrative.optional(),
    level: atgardLevel,
    type: measureType,
  })
  .refine(({ type, what }) => type === personnelMatter || what !== undefined, { error: 'text-required', path: ['what'] })
  .refine(({ type, what, aim }) => type !== personnelMatter || (what === undefined && aim === undefined), {
    error: 'text-not-kept',
    path: ['what'],
  })
  .refine(({ caseRefs }) => new Set(caseRefs.map((ref) => ref.caseId)).size === caseRefs.length, { error: 'chosen-twice', path: ['caseRefs'] })
  .refine((said) => said.caseRefs.length > 0 || comesFromElsewhere(said), { error: 'required', path: ['comesFrom'] })
  .refine((said) => !comesFromElsewhere(said) || said.comesFrom !== undefined, { error: 'text-required', path: ['comesFrom'] });

interface Elsewhere {
  readonly riskIds?: readonly string[] | undefined;
  readonly granskningIds?: readonly string[] | undefined;
}

function comesFromElsewhere({ riskIds = [], granskningIds = [] }: Elsewhere): boolean {
  return riskIds.length > 0 || granskningIds.length > 0;
}

/** ATG-01: no approval without an owner, a due date and a way to know whether it worked. */
const approval = z.strictObject({
  owner: userId,
  dueDate: localDate,
  effectReviewDate: localDate.optional(),
  effectMeasure: narrative,
  decidedBy: userId.optional(),
  decidedAt: instant.optional(),
});

/** The process table of an åtgärd. */
export const atgardCommands = {
  ProposeAtgard: { schema: proposal, action: 'propose', from: 'new' },
  ApproveAtgard: { schema: approval, action: 'decide', from: ['proposed'] },
  RejectAtgard: { schema: z.strictObject({ reason }), action: 'decide', from: ['proposed'] },
  StartAtgard: { schema: z.strictObject({}), action: 'own-atgard', from: ['approved'] },
  AssignAtgardOwner: { schema: z.strictObject({ owner: userId }), action: 'assign', from: ['approved', 'ongoing', 'done'] },
  RescheduleAtgard: {
    schema: z.strictObject({ field: z.enum(['dueDate', 'effectReviewDate']), to: localDate, reason }),
    action: 'own-atgard',
    from: ['approved', 'ongoing', 'done'],
  },
  CompleteAtgard: {
    schema: z.strictObject({ completedAt: instant, comment: narrative.optional() }),
    action: 'own-atgard',
    from: ['approved', 'ongoing'],
  },
  ReviewAtgardEffect: { schema: z.strictObject({ effect: atgardEffect, evidence: narrative }), action: 'assess', from: ['done'] },
  ReopenAtgard: {
    schema: z.strictObject({ reason, dueDate: localDate.optional() }),
    action: 'close',
    from: ['effect-reviewed', 'closed'],
  },
  CloseAtgard: {
    schema: z
      .strictObject({
        replacedBy: uuid.optional(),
        /** The risk it was raised as, and what that risk is: words and reference go together. */
        riskId: uuid.optional(),
        riskText: narrative.optional(),
      })
      .refine(({ riskId, riskText }) => riskId === undefined || riskText !== undefined, { error: 'text-required', path: ['riskText'] }),
    action: 'close',
    from: ['effect-reviewed', 'done'],
  },
  ...deadlineCommands('Atgard'),
} as const satisfies CommandDefinitions<AtgardStatus>;
export type AtgardCommands = typeof atgardCommands;
