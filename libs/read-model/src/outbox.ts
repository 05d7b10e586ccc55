import { lettersFor, sendingEventTypes, type CaseInfo, type Letter } from '#domain/policies/letters.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { awayEventTypes, awayRows } from './away-rows.js';
import { caseEventTypes, registrations } from './case-fold.js';
import { deadlineEventTypes } from './deadline-fold.js';
import { fieldsOf, optionalText, text } from './fields.js';
import { isUnmanned, recipientsOf, type LetterCase, type LetterOrganisation, type Recipient } from './letter-recipients.js';
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
  readonly state: 'waiting' | 'sent' | 'failed' | 'cleared';
  readonly reason: string | null;
  /** The deadline that it reminds of. */
  readonly deadlineId: string | null;
  /** As what the recipient was reached: a part, a role, a function, or as the ersättare of one. */
  readonly reachedAs: string | null;
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
  deadlineId: 'uuid',
  reachedAs: 'text',
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
const endings: ReadonlySet<string> = new Set(['NotificationSent', 'NotificationFailed', 'NotificationRetried', 'NotificationCleared']);
const sending: ReadonlySet<string> = new Set(sendingEventTypes);

/** Letters that wait: one row per event, template and recipient, never with a word of the case. */
export const outboxDefinition: ProjectionDefinition = { name: 'outbox', create: createOutbox };

function createOutbox(): Projection {
  const letters = new TableRows<StoredLetter>({ name: 'outbox', key: ['id'], columns: letterColumns });
  const cases = new TableRows<OutboxCase>({ name: 'outbox_case', key: ['caseId'], columns: outboxCaseColumns });
  const nodes = nodeRows('outbox_node');
  const grants = grantRows('outbox_grant');

  const away = awayRows('outbox_away');

  const organisationNow = (): LetterOrganisation => ({ nodes: nodes.byId(), grants: [...grants.table.all()], away: away.byId() });
  const write = (event: ProjectedEvent, about: OutboxCase, letter: Letter): void => {
    const organisation = organisationNow();
    const day = swedishDay(event.recordedAt);
    const found = referencesOf(letter, about, organisation, day).map((reference) => ({
      reference,
      people: recipientsOf(reference, asked(about), organisation, day),
    }));
    const people = onlyOnce(found.flatMap((one) => one.people));
    for (const person of people) letters.put(letterTo(person, event, letter));
    if (people.length > 0) return;
    for (const { reference } of found)
      if (reference !== 'reporter') letters.put({ ...letterTo({ userId: `${nobody}${reference}`, as: reference }, event, letter), state: 'failed', reason: 'no-recipient' });
  };
  /** Where nobody was found, those who are there now are looked for; a letter to a person is sent to that person again. */
  const retried = (event: ProjectedEvent, before: StoredLetter): void => {
    if (isOver(before)) return;
    const about = cases.get(before.caseId);
    if (!before.recipientRef.startsWith(nobody) || about === undefined) {
      letters.put({ ...before, state: 'waiting', reason: null });
      return;
    }
    const reference = before.recipientRef.slice(nobody.length);
    const people = recipientsOf(reference, asked(about), organisationNow(), swedishDay(event.recordedAt));
    for (const { userId, as } of people) {
      const id = uuidV5(`${before.eventId}|${before.template}|${userId}`);
      if (letters.get(id) === undefined) letters.put({ ...before, id, recipientRef: userId, reachedAs: as, state: 'waiting', reason: null });
    }
    if (people.length > 0) letters.put({ ...before, state: 'cleared' });
  };
  const ended = (event: ProjectedEvent): void => {
    const data = fieldsOf(event.data);
    const before = letters.get(text(data, 'outboxId'));
    if (before === undefined) return;
    if (event.type === 'NotificationRetried') retried(event, before);
    else if (event.type === 'NotificationSent') letters.put({ ...before, state: 'sent', reason: null });
    else if (event.type === 'NotificationFailed') letters.put({ ...before, state: 'failed', reason: optionalText(data, 'reason') });
    else if (!isOver(before)) letters.put({ ...before, state: 'cleared' });
  };
  return {
    name: 'outbox',
    version: 2,
    categories: ['avvikelse', 'synpunkt', 'lexSarah', 'externAvvikelse', 'lexSarahInfo', 'atgard', 'organisation', 'notification'],
    onPoison: 'park-stream',
    tables: [letters, cases, nodes.table, grants.table, away.table],
    handles: new Set([...sending, ...caseChanges, ...nodeEventTypes, ...grantEventTypes, ...awayEventTypes, ...endings]),
    want(event) {
      if (endings.has(event.type)) letters.want(text(fieldsOf(event.data), 'outboxId'));
      else if (sending.has(event.type) || caseChanges.has(event.type)) cases.want(event.caseId);
    },
    wantMore(event) {
      if (event.type !== 'NotificationRetried') return;
      const letter = letters.get(text(fieldsOf(event.data), 'outboxId'));
      if (letter !== undefined) cases.want(letter.caseId);
    },
    apply(event) {
      if (endings.has(event.type)) ended(event);
      else if (nodeEventTypes.includes(event.type)) nodes.apply(event);
      else if (grantEventTypes.includes(event.type)) grants.apply(event);
      else if (awayEventTypes.includes(event.type)) away.apply(event);
      else {
        const about = evolveOutboxCase(cases.get(event.caseId), event);
        cases.put(about);
        if (isNews(event)) for (const letter of lettersFor(event, infoOf(about))) write(event, about, letter);
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

const nobody = 'nobody:';

function isOver({ state }: StoredLetter): boolean {
  return state === 'sent' || state === 'cleared';
}

function asked(about: OutboxCase): LetterCase {
  return { ...about, lexSarah: about.facts?.caseType === 'lex-sarah' };
}

function infoOf({ chefBerors, facts }: OutboxCase): CaseInfo {
  return { chefBerors, someoneInDanger: facts?.someoneInDanger ?? false };
}

/**
 * The references of a letter; those of a deadline are the ones frozen with it. A case in nobody's hands, because nobody is
 * appointed or who is appointed is away, escalates at once: the reminder goes to the next level as well (domain 6.3).
 */
function referencesOf(letter: Letter, about: OutboxCase, organisation: LetterOrganisation, day: string): readonly string[] {
  const deadline = letter.deadlineId === undefined ? undefined : about.deadlines[letter.deadlineId];
  const { responsible = [], escalateTo = [] } = deadline ?? {};
  return letter.recipients.flatMap((reference) => {
    if (reference === 'responsible') return isUnmanned(responsible, asked(about), organisation, day) ? [...responsible, ...escalateTo] : responsible;
    if (reference === 'next-level') return escalateTo.length === 0 ? responsible : escalateTo;
    return [reference];
  });
}

function onlyOnce(people: readonly Recipient[]): readonly Recipient[] {
  return people.filter((one, at) => people.findIndex(({ userId }) => userId === one.userId) === at);
}

function letterTo({ userId, as }: Recipient, event: ProjectedEvent, { template, deadlineId }: Letter): StoredLetter {
  return {
    id: uuidV5(`${event.id}|${template}|${userId}`),
    template,
    recipientRef: userId,
    caseId: event.caseId,
    category: event.category,
    eventId: event.id,
    createdAt: event.recordedAt,
    state: 'waiting',
    reason: null,
    deadlineId: deadlineId ?? null,
    reachedAs: as,
  };
}
