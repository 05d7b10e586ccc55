import type { Pool } from 'pg';
import type { CaseType } from '#domain/answers/worklist.js';
import { isOpen } from '#domain/transition.js';
import { externStatusEvents } from './case-changes.js';
import type { CaseFacts } from './case-facts.js';
import { caseCategories, evolveCase, registrations, reportersOf } from './case-fold.js';
import { fromCursor, pageOf, uuidKey } from './cursor.js';
import { fieldsOf, text, withValue } from './fields.js';
import { ProjectionError, type ProjectedEvent } from './projected-event.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import type { MyReportEntry, MyReportsQueries } from './queries.js';
import { rowTypes, TableRows } from './table-rows.js';

interface ReportRow {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly status: string;
  readonly open: boolean;
  readonly unitId: string;
  readonly receivedAt: string;
  readonly reporters: readonly string[];
  readonly aterkoppling: 'pending' | 'done' | 'not-possible';
}

type Change = (row: ReportRow, event: ProjectedEvent) => ReportRow;

const told: Change = (row) => ({ ...row, aterkoppling: 'done' });
const toldAnew: Change = (row) => (row.aterkoppling === 'done' ? { ...row, aterkoppling: 'pending' } : row);

/** What changes a report in the eyes of the person who made it, besides its status and unit. */
const changes: Readonly<Record<string, Change>> = {
  AvvikelseCoReporterAdded: (row, event) => ({
    ...row,
    reporters: withValue(row.reporters, text(fieldsOf(event.data), 'reporterId')),
  }),
  AvvikelseAterkopplingGiven: told,
  AvvikelseAterkopplingSkipped: (row) => ({ ...row, aterkoppling: 'not-possible' }),
  AvvikelseReopened: toldAnew,
  SynpunktAnswered: told,
  // Whoever wrote it learns what came of it when it is closed.
  ExternAvvikelseClosed: told,
  LexSarahAterkopplingGiven: told,
  LexSarahAterkopplingSkipped: (row, event) =>
    text(fieldsOf(event.data), 'to') === 'reporter' ? { ...row, aterkoppling: 'not-possible' } : row,
  LexSarahBeslutRecorded: (row) => ({ ...row, aterkoppling: 'pending' }),
  LexSarahBeslutRevised: (row) => ({ ...row, aterkoppling: 'pending' }),
};

const statusEvents = [
  ...registrations,
  ...['Avvikelse', 'Synpunkt', 'LexSarah'].flatMap((prefix) => [
    `${prefix}Moved`,
    `${prefix}DuplicateMarked`,
    `${prefix}Closed`,
    `${prefix}Reopened`,
  ]),
  'AvvikelseBedomningRecorded',
  'AvvikelseUtredningStarted',
  'AvvikelseUtredningCompleted',
  'AvvikelseUppfoljningStarted',
  'SynpunktAcknowledged',
  'SynpunktAssigned',
  'SynpunktUtredningStarted',
  'SynpunktYttrandeRequested',
  'SynpunktYttrandeRecorded',
  'SynpunktHandedOver',
  'SynpunktUppfoljningStarted',
  'LexSarahForhandsbedomningRecorded',
  'LexSarahHandedOver',
  'LexSarahUtredningStarted',
  'LexSarahBeslutsforslagSubmitted',
  'LexSarahUtredningReturned',
  'LexSarahUppfoljningStarted',
  ...externStatusEvents,
];

export const myReportsDefinition: ProjectionDefinition = { name: 'my-reports', create: createMyReports };

function createMyReports(): Projection {
  const rows = new TableRows<ReportRow>({
    name: 'my_report',
    key: ['caseId'],
    columns: {
      caseId: 'uuid',
      caseType: 'text',
      status: 'text',
      open: 'boolean',
      unitId: 'uuid',
      receivedAt: 'timestamptz',
      reporters: 'text[]',
      aterkoppling: 'text',
    },
  });
  return {
    name: 'my-reports',
    version: 1,
    categories: Object.keys(caseCategories),
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set([...statusEvents, ...Object.keys(changes)]),
    want(event) {
      rows.want(event.caseId);
    },
    apply(event) {
      rows.put(evolveReport(rows.get(event.caseId), event));
    },
  };
}

function evolveReport(before: ReportRow | undefined, event: ProjectedEvent): ReportRow {
  if (registrations.has(event.type)) {
    const { caseId, caseType, status, unitId, receivedAt } = evolveCase(undefined, event);
    return {
      caseId,
      caseType,
      status,
      open: true,
      unitId,
      receivedAt,
      reporters: reportersOf(event),
      aterkoppling: 'pending',
    };
  }
  if (before === undefined) throw new ProjectionError('case-not-registered');
  const { status, unitId } = evolveCase(asFacts(before, event), event);
  const row = { ...before, status, unitId, open: isOpen(status) };
  return changes[event.type]?.(row, event) ?? row;
}

/** Status and unit change by the same rules as in every other list; the rest of the facts are not kept here. */
function asFacts({ caseId, caseType, status, unitId, receivedAt }: ReportRow, { category }: ProjectedEvent): CaseFacts {
  return {
    caseId,
    caseType,
    category,
    status,
    unitId,
    receivedAt,
    enheter: [],
    reporterId: null,
    kind: null,
    utredareId: null,
    beslutsfattareId: null,
    handlerId: null,
    secondReaderId: null,
    excluded: [],
    involvedStaff: [],
    javDeclaredBy: [],
    chefBerors: false,
    someoneInDanger: false,
  };
}

/** VIS-03: a report whose reporter a jäv decision keeps away is no longer hers to follow. */
const notKeptAway = (userId: string): string =>
  `NOT EXISTS (SELECT FROM rm.worklist w WHERE w.case_id = r.case_id AND w.kept_away @> ARRAY[${userId}::text])`;

export function myReportsQueries(pool: Pool): MyReportsQueries {
  return {
    async page(userId, cursor, limit) {
      const after = fromCursor(cursor, [uuidKey])?.[0] ?? null;
      const { rows } = await pool.query<MyReportEntry>({
        text: `SELECT r.case_id AS "caseId", r.case_type AS "caseType", n.number, r.status, r.received_at AS "receivedAt", r.unit_id AS "unitId", r.aterkoppling
               FROM rm.my_report r LEFT JOIN rm.case_number n USING (case_id)
               WHERE r.reporters @> ARRAY[$1] AND ${notKeptAway('$1')} AND ($2::uuid IS NULL OR r.case_id < $2::uuid) ORDER BY r.case_id DESC LIMIT $3`,
        values: [userId, after, limit + 1],
        types: rowTypes,
      });
      return pageOf(rows, limit, ({ caseId }) => [caseId]);
    },
    async openCount(userId) {
      const { rows } = await pool.query<{ n: string }>(
        `SELECT count(*) AS n FROM rm.my_report r WHERE r.reporters @> ARRAY[$1] AND r.open AND ${notKeptAway('$1')}`,
        [userId],
      );
      return Number(rows[0]?.n ?? 0);
    },
    async isReporter(userId, caseId) {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM rm.my_report r WHERE r.case_id = $1 AND r.reporters @> ARRAY[$2] AND ${notKeptAway('$2')}`,
        [caseId, userId],
      );
      return rowCount === 1;
    },
  };
}
