import { isOpen } from '#domain/transition.js';
import { factColumns, type CaseFacts } from './case-facts.js';
import {
  assignedOf,
  assigneeOf,
  caseCategories,
  caseEventTypes,
  evolveCase,
  keptAwayOf,
  registrations,
} from './case-fold.js';
import {
  deadlineEventTypes,
  deadlineIdOf,
  evolveDeadline,
  isDeadlineEvent,
  isWaiting,
  type DeadlineFacts,
} from './deadline-fold.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';
import { newMessageAfter, talkEventTypes } from './talk-fold.js';

/** A case as the worklist keeps it: its clear facts, who has it, and every deadline that still waits. */
export interface WorklistCase extends CaseFacts {
  readonly open: boolean;
  readonly assigneeId: string | null;
  readonly assigned: readonly string[];
  /** Persons with jäv and, for a klagomål, whom it is about (SY-04): they see nothing of it. */
  readonly keptAway: readonly string[];
  readonly deadlines: readonly DeadlineFacts[];
  readonly nextDue: string;
  /** The roles that the nearest deadline waits for. */
  readonly nextRoles: readonly string[];
  /** The sender has written, and nobody has answered yet. */
  readonly newMessage: boolean;
}

export const never = 'infinity';

export const worklistColumns = {
  ...factColumns,
  open: 'boolean',
  assigneeId: 'text',
  assigned: 'text[]',
  keptAway: 'text[]',
  deadlines: 'jsonb',
  nextDue: 'timestamptz',
  nextRoles: 'text[]',
  newMessage: 'boolean',
} as const;

export const worklistDefinition: ProjectionDefinition = { name: 'worklist', create: createWorklist };

function createWorklist(): Projection {
  const rows = new TableRows<WorklistCase>({ name: 'worklist', key: ['caseId'], columns: worklistColumns });
  return {
    name: 'worklist',
    version: 3,
    categories: Object.keys(caseCategories),
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set([...caseEventTypes, ...talkEventTypes, ...deadlineEventTypes.filter((type) => !type.startsWith('Atgard'))]),
    want(event) {
      rows.want(event.caseId);
    },
    apply(event) {
      const before = rows.get(event.caseId);
      const after = evolveWorklistCase(before, event);
      if (after !== before) rows.put(after);
    },
  };
}

export function evolveWorklistCase(before: WorklistCase | undefined, event: ProjectedEvent): WorklistCase {
  if (isDeadlineEvent(event)) {
    if (before === undefined) throw new ProjectionError('case-not-registered');
    return withDeadline(before, event);
  }
  const newMessage = newMessageAfter(before, event);
  if (before !== undefined && newMessage !== before.newMessage) return { ...evolved(before, event), newMessage };
  return evolved(before, event);
}

function evolved(before: WorklistCase | undefined, event: ProjectedEvent): WorklistCase {
  const isNew = registrations.has(event.type);
  const facts = evolveCase(before, event);
  if (facts === before) return before;
  const deadlines = isNew ? [] : (before?.deadlines ?? []);
  return {
    ...facts,
    open: isOpen(facts.status),
    assigneeId: assigneeOf(facts),
    assigned: assignedOf(facts),
    keptAway: keptAwayOf(facts),
    ...nextOf(deadlines),
    newMessage: before?.newMessage ?? false,
  };
}

function withDeadline(row: WorklistCase, event: ProjectedEvent): WorklistCase {
  const deadlineId = deadlineIdOf(event);
  const before = row.deadlines.find((one) => one.deadlineId === deadlineId);
  // A deadline that no longer waits is not kept in the row; an event about it changes nothing here.
  if (before === undefined && !event.type.endsWith('DeadlineSet')) return row;
  const after = evolveDeadline(before, event);
  const others = row.deadlines.filter((one) => one !== before);
  const deadlines = isWaiting(after) ? [...others, after].sort(byDue) : others;
  return { ...row, ...nextOf(deadlines) };
}

function byDue(a: DeadlineFacts, b: DeadlineFacts): number {
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1;
  return a.deadlineId < b.deadlineId ? -1 : 1;
}

function nextOf(deadlines: readonly DeadlineFacts[]): Pick<WorklistCase, 'deadlines' | 'nextDue' | 'nextRoles'> {
  const [next] = deadlines;
  return { deadlines, nextDue: next?.dueAt ?? never, nextRoles: next?.responsible ?? [] };
}
