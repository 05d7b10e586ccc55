import { z } from 'zod';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { instant, uuid, type Instant } from '../ids.js';
import { content } from '../personal-data.js';
import { narrative } from '../text.js';
import { involvedPart, nodeId, userId } from './case-fields.js';
import type { CaseState } from './case-state.js';

/** The text of the new lex Sarah-rapport goes with the escalation: what is sealed in the case is never read to decide. */
export const escalationFields = {
  lexSarahId: uuid,
  whatHappened: narrative,
  someoneInDanger: z.enum(['yes', 'no', 'unsure']).optional(),
};

/** All that the new lex Sarah-rapport needs, under the names its command has. */
export const caseEscalated = z.strictObject({
  lexSarahId: uuid,
  escalatedBy: userId,
  nodeId,
  reporterId: userId,
  discoveredAt: instant.optional(),
  someoneInDanger: escalationFields.someoneInDanger,
  chefBerors: z.boolean(),
  laws: z.array(z.enum(['sol', 'lss'])).optional(),
  involvedStaff: z.array(z.strictObject({ personId: userId, part: involvedPart })),
  whatHappened: content(narrative),
});

interface Escalating extends CaseState {
  readonly escalatedTo: string | null;
  readonly laws: readonly string[];
}

type Wish = z.output<z.ZodObject<typeof escalationFields>>;

/**
 * The facts of an escalation, or none when the case has already been escalated to that lex Sarah case.
 * Possible in every state, and for everyone: the duty to report yields to nothing (27 kap. 2 § SoL).
 */
export function escalated(
  wish: Wish,
  reporterId: string,
  state: Escalating,
  context: DecideContext,
  discoveredAt?: Instant,
) {
  if (state.escalatedTo === wish.lexSarahId) return undefined;
  if (state.escalatedTo !== null) throw new DomainError('already-done', [state.escalatedTo]);
  if (wish.lexSarahId === context.caseId) throw new DomainError('link-to-self');
  const laws = lexSarahLaws(state.laws);
  return {
    lexSarahId: wish.lexSarahId,
    escalatedBy: context.actor.userId,
    nodeId: state.ownerUnit,
    reporterId,
    ...(discoveredAt === undefined ? {} : { discoveredAt }),
    ...(wish.someoneInDanger === undefined ? {} : { someoneInDanger: wish.someoneInDanger }),
    chefBerors: state.chefBerors,
    ...(laws.length === 0 ? {} : { laws }),
    involvedStaff: state.involvedStaff.map((personId) => ({ personId, part: 'named' as const })),
    whatHappened: wish.whatHappened,
  };
}

function lexSarahLaws(laws: readonly string[]): ('sol' | 'lss')[] {
  return (['sol', 'lss'] as const).filter((law) => laws.includes(law));
}

export function wasEscalated<S extends Escalating>(state: S, { lexSarahId }: z.output<typeof caseEscalated>): S {
  return { ...state, escalatedTo: lexSarahId, links: [...state.links, { caseId: lexSarahId, link: 'escalated-to' }] };
}
