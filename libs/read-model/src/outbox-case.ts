import type { CaseFacts } from './case-facts.js';
import { caseEventTypes, evolveCase, keptAwayOf, registrations, reportersOf } from './case-fold.js';
import { fieldsOf, optionalText, text, texts, withValue } from './fields.js';
import type { LetterCase } from './letter-recipients.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';

interface DeadlinePeople {
  readonly responsible: readonly string[];
  readonly escalateTo: readonly string[];
}

/** A case or an åtgärd as the outbox keeps it: who is to be told what. */
export interface OutboxCase extends Omit<LetterCase, 'lexSarah'> {
  readonly caseId: string;
  /** Clear facts of the case; null for an åtgärd. */
  readonly facts: CaseFacts | null;
  readonly deadlines: Readonly<Record<string, DeadlinePeople>>;
}

export const outboxCaseColumns = {
  caseId: 'uuid',
  unitId: 'uuid',
  reporters: 'text[]',
  parts: 'jsonb',
  keptAway: 'text[]',
  chefBerors: 'boolean',
  facts: 'jsonb',
  deadlines: 'jsonb',
} as const;

const isCaseEvent = new Set(caseEventTypes);

export function evolveOutboxCase(before: OutboxCase | undefined, event: ProjectedEvent): OutboxCase {
  if (event.type === 'AtgardProposed') return proposed(event);
  if (registrations.has(event.type)) {
    const facts = evolveCase(undefined, event);
    return withFacts({ caseId: event.caseId, reporters: reportersOf(event), deadlines: {} }, facts);
  }
  if (before === undefined) throw new ProjectionError('case-not-registered');
  if (event.type.endsWith('DeadlineSet')) return withDeadline(before, event);
  if (event.type === 'AvvikelseCoReporterAdded')
    return { ...before, reporters: withValue(before.reporters, text(fieldsOf(event.data), 'reporterId')) };
  if (event.type === 'AtgardApproved' || event.type === 'AtgardOwnerAssigned')
    return { ...before, parts: { ...before.parts, owner: text(fieldsOf(event.data), 'owner') } };
  if (before.facts === null || !isCaseEvent.has(event.type)) return before;
  return withFacts(before, evolveCase(before.facts, event));
}

function withFacts(before: Pick<OutboxCase, 'caseId' | 'reporters' | 'deadlines'>, facts: CaseFacts): OutboxCase {
  const { caseId, reporters, deadlines } = before;
  return {
    caseId,
    reporters,
    deadlines,
    facts,
    unitId: facts.unitId,
    keptAway: keptAwayOf(facts),
    chefBerors: facts.chefBerors,
    parts: partsOf(facts),
  };
}

function partsOf({ caseType, utredareId, beslutsfattareId, handlerId, secondReaderId }: CaseFacts): Record<string, string> {
  // Between authorities it is the samordnare who has the case.
  const handler = caseType === 'extern-avvikelse' ? 'samordnare' : 'handler';
  return {
    ...(utredareId !== null && { utredare: utredareId }),
    ...(beslutsfattareId !== null && { beslutsfattare: beslutsfattareId }),
    ...(handlerId !== null && { [handler]: handlerId }),
    ...(secondReaderId !== null && { 'second-reader': secondReaderId }),
  };
}

function proposed(event: ProjectedEvent): OutboxCase {
  const data = fieldsOf(event.data);
  const proposer = optionalText(data, 'proposedBy');
  return {
    caseId: event.caseId,
    unitId: text(data, 'nodeId'),
    reporters: proposer === null ? [] : [proposer],
    parts: {},
    keptAway: [],
    chefBerors: false,
    facts: null,
    deadlines: {},
  };
}

function withDeadline(before: OutboxCase, event: ProjectedEvent): OutboxCase {
  const data = fieldsOf(event.data);
  const people = { responsible: texts(data, 'responsible'), escalateTo: texts(data, 'escalateTo') };
  return { ...before, deadlines: { ...before.deadlines, [text(data, 'deadlineId')]: people } };
}
