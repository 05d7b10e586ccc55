import { lettersFor, sendingEventTypes, type Letter } from '#domain/policies/letters.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { caseEventTypes, registrations } from './case-fold.js';
import { deadlineEventTypes } from './deadline-fold.js';
import { fieldsOf, optionalText, text } from './fields.js';
import { recipientsOf } from './letter-recipients.js';
import { swedishDay } from './local-day.js';
import { grantEventTypes, grantRows, nodeEventTypes, nodeRows } from './organisation-rows.js';
import { evolveOutboxCase, outboxCaseColumns, type OutboxCase } from './outbox-case.js';
import type { ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';

export interface StoredLetter {
  readonly id: string;
  readonly template: string;
  readonly recipientRef: string;
  readonly caseId: string;
  readonly category: string;
  readonly eventId: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly reason: string | null;
}

export const letterColumns = {
  id: 'uuid',
  template: 'text',
  recipientRef: 'text',
  caseId: 'uuid',
  category: 'text',
  eventId: 'uuid',
  createdAt: 'timestamptz',
  state: 'text',
  reason: 'text',
} as const;

/**
 * What happened longer ago than this when it was recorded is history (an import, a demo year): nobody is written to about it.
 * A report may come on paper, and is dated on the day it was received.
 */
const dayMs = 24 * 60 * 60 * 1_000;
const newsForDays = { report: 60, other: 2 };

const caseChanges = new Set([
  ...caseEventTypes,
  ...deadlineEventTypes.filter((type) => type.endsWith('DeadlineSet')),
  'AvvikelseCoReporterAdded',
  'AtgardProposed',
  'AtgardApproved',
  'AtgardOwnerAssigned',
]);
const endings: ReadonlySet<string> = new Set(['NotificationSent', 'NotificationFailed']);
const sending: ReadonlySet<string> = new Set(sendingEventTypes);

/** Letters that wait: one row per event, template and recipient, never with a word of the case. */
export const outboxDefinition: ProjectionDefinition = { name: 'outbox', create: createOutbox };

function createOutbox(): Projection {
  const letters = new TableRows<StoredLetter>({ name: 'outbox', key: ['id'], columns: letterColumns });
  const cases = new TableRows<OutboxCase>({ name: 'outbox_case', key: ['caseId'], columns: outboxCaseColumns });
  const nodes = nodeRows('outbox_node');
  const grants = grantRows('outbox_grant');

  const write = (event: ProjectedEvent, about: OutboxCase, letter: Letter): void => {
    const organisation = { nodes: nodes.byId(), grants: [...grants.table.all()] };
    const day = swedishDay(event.recordedAt);
    const found = referencesOf(letter, about).map((reference) => ({
      reference,
      people: recipientsOf(reference, about, organisation, day),
    }));
    const people = new Set(found.flatMap((one) => one.people));
    for (const userId of people) letters.put(letterTo(userId, event, letter, 'waiting'));
    if (people.size > 0) return;
    for (const { reference } of found)
      if (reference !== 'reporter') letters.put(letterTo(`nobody:${reference}`, event, letter, 'failed'));
  };
  const ended = (event: ProjectedEvent): void => {
    const data = fieldsOf(event.data);
    const before = letters.get(text(data, 'outboxId'));
    if (before === undefined) return;
    letters.put(
      event.type === 'NotificationSent'
        ? { ...before, state: 'sent', reason: null }
        : { ...before, state: 'failed', reason: optionalText(data, 'reason') },
    );
  };
  return {
    name: 'outbox',
    version: 1,
    categories: ['avvikelse', 'synpunkt', 'lexSarah', 'externAvvikelse', 'atgard', 'organisation', 'notification'],
    onPoison: 'park-stream',
    tables: [letters, cases, nodes.table, grants.table],
    handles: new Set([...sending, ...caseChanges, ...nodeEventTypes, ...grantEventTypes, ...endings]),
    want(event) {
      if (endings.has(event.type)) letters.want(text(fieldsOf(event.data), 'outboxId'));
      else if (sending.has(event.type) || caseChanges.has(event.type)) cases.want(event.caseId);
    },
    apply(event) {
      if (endings.has(event.type)) ended(event);
      else if (nodeEventTypes.includes(event.type)) nodes.apply(event);
      else if (grantEventTypes.includes(event.type)) grants.apply(event);
      else {
        const about = evolveOutboxCase(cases.get(event.caseId), event);
        cases.put(about);
        if (isNews(event)) for (const letter of lettersFor(event, about)) write(event, about, letter);
      }
    },
    carryOver: [
      `UPDATE rm_build.outbox n SET attempts = o.attempts, lease_until = o.lease_until, next_try_at = o.next_try_at
       FROM rm.outbox o WHERE o.id = n.id AND n.state = 'waiting' AND o.attempts > 0`,
    ],
  };
}

function isNews(event: ProjectedEvent): boolean {
  const days = registrations.has(event.type) ? newsForDays.report : newsForDays.other;
  return Date.parse(event.recordedAt) - Date.parse(event.at) < days * dayMs;
}

/** The references of a letter; those of a deadline are the ones frozen with it. */
function referencesOf(letter: Letter, about: OutboxCase): readonly string[] {
  const deadline = letter.deadlineId === undefined ? undefined : about.deadlines[letter.deadlineId];
  return letter.recipients.flatMap((reference) => {
    if (reference === 'responsible') return deadline?.responsible ?? [];
    if (reference === 'next-level')
      return deadline === undefined || deadline.escalateTo.length === 0
        ? (deadline?.responsible ?? [])
        : deadline.escalateTo;
    return [reference];
  });
}

function letterTo(
  recipientRef: string,
  event: ProjectedEvent,
  { template }: Letter,
  state: 'waiting' | 'failed',
): StoredLetter {
  return {
    id: uuidV5(`${event.id}|${template}|${recipientRef}`),
    template,
    recipientRef,
    caseId: event.caseId,
    category: event.category,
    eventId: event.id,
    createdAt: event.recordedAt,
    state,
    reason: state === 'failed' ? 'no-recipient' : null,
  };
}
