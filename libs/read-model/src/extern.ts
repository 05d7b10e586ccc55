import type { LocalDate } from '#domain/ids.js';
import { fieldsOf, optionalText, text, yes, type Fields } from './fields.js';
import { swedishYear } from './local-day.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';

interface ExternRow {
  readonly caseId: string;
  readonly counterpartyId: string;
  readonly sentAt: string | null;
  readonly sentYear: number | null;
  readonly acknowledgedAt: string | null;
  readonly answeredAt: string | null;
  readonly sufficient: boolean | null;
  readonly raisedAt: string | null;
  readonly plannedMeeting: LocalDate | null;
  readonly meetingHeld: LocalDate | null;
  readonly reminders: number;
  readonly lastRemindedAt: string | null;
}

const columns = {
  caseId: 'uuid',
  counterpartyId: 'uuid',
  sentAt: 'timestamptz',
  sentYear: 'int',
  acknowledgedAt: 'timestamptz',
  answeredAt: 'timestamptz',
  sufficient: 'boolean',
  raisedAt: 'timestamptz',
  plannedMeeting: 'date',
  meetingHeld: 'date',
  reminders: 'int',
  lastRemindedAt: 'timestamptz',
} as const;

type Change = (row: ExternRow, data: Fields, event: ProjectedEvent) => ExternRow;

const changes: Readonly<Record<string, Change>> = {
  ExternAvvikelseRevised: (row, data) => ({ ...row, counterpartyId: text(data, 'counterpartyId') }),
  ExternAvvikelseDispatched: (row, data) => ({
    ...row,
    sentAt: text(data, 'sentAt'),
    sentYear: swedishYear(text(data, 'sentAt')),
  }),
  ExternAvvikelseReceiptRecorded: (row, data) => ({ ...row, acknowledgedAt: text(data, 'receivedAt') }),
  ExternAvvikelseCounterpartyReminded: (row, data) => ({
    ...row,
    reminders: row.reminders + 1,
    lastRemindedAt: text(data, 'remindedAt'),
  }),
  ExternAvvikelseAnswerRecorded: (row, data) => ({
    ...row,
    answeredAt: row.answeredAt ?? text(data, 'receivedAt'),
    sufficient: yes(data, 'sufficient'),
  }),
  ExternAvvikelseRaised: (row, data, event) => ({
    ...row,
    raisedAt: event.at,
    plannedMeeting: text(data, 'plannedMeetingDate'),
  }),
  ExternAvvikelseMeetingRecorded: (row, data) => ({
    ...row,
    plannedMeeting: optionalText(data, 'plannedMeetingDate') ?? row.plannedMeeting,
    meetingHeld: optionalText(data, 'heldAt') ?? row.meetingHeld,
  }),
};

/** Avvikelser to other authorities: what has been sent, and what came back. */
export const externDefinition: ProjectionDefinition = { name: 'extern', create: createExtern };

function createExtern(): Projection {
  const rows = new TableRows<ExternRow>({ name: 'extern_avvikelse', key: ['caseId'], columns });
  return {
    name: 'extern',
    version: 1,
    categories: ['externAvvikelse'],
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set(['ExternAvvikelseCreated', ...Object.keys(changes)]),
    want(event) {
      rows.want(event.caseId);
    },
    apply(event) {
      const data = fieldsOf(event.data);
      if (event.type === 'ExternAvvikelseCreated') rows.put(blank(event.caseId, text(data, 'counterpartyId')));
      else rows.put(changed(rows.get(event.caseId), data, event));
    },
  };
}

function changed(row: ExternRow | undefined, data: Fields, event: ProjectedEvent): ExternRow {
  if (row === undefined) throw new ProjectionError('case-not-registered');
  return changes[event.type]?.(row, data, event) ?? row;
}

function blank(caseId: string, counterpartyId: string): ExternRow {
  return {
    caseId,
    counterpartyId,
    sentAt: null,
    sentYear: null,
    acknowledgedAt: null,
    answeredAt: null,
    sufficient: null,
    raisedAt: null,
    plannedMeeting: null,
    meetingHeld: null,
    reminders: 0,
    lastRemindedAt: null,
  };
}
