import type { LocalDate } from '#domain/ids.js';
import { fieldsOf, optionalText, text, type Fields } from './fields.js';
import { swedishDay } from './local-day.js';
import { inForce } from './organisation-fold.js';
import type { ProjectedEvent } from './projected-event.js';
import { TableRows } from './table-rows.js';

interface Days {
  readonly id: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** When one person is away, and who stands in then. */
export interface AwayRow {
  readonly userId: string;
  readonly absences: readonly Days[];
  readonly ersattare: readonly (Days & { readonly ersattareId: string })[];
}

type Change = (row: AwayRow, data: Fields) => AwayRow;

const from = (data: Fields, id: string): Days => ({ id: text(data, id), validFrom: text(data, 'from'), validTo: optionalText(data, 'to') });
const ended = <D extends Days>(days: readonly D[], id: string, to: LocalDate): readonly D[] =>
  days.map((one) => (one.id === id ? { ...one, validTo: to } : one));

const changes: Readonly<Record<string, Change>> = {
  AbsenceRecorded: (row, data) => ({ ...row, absences: [...row.absences, from(data, 'absenceId')] }),
  AbsenceEnded: (row, data) => ({ ...row, absences: ended(row.absences, text(data, 'absenceId'), text(data, 'to')) }),
  ErsattareAppointed: (row, data) => ({
    ...row, ersattare: [...row.ersattare, { ...from(data, 'appointmentId'), ersattareId: text(data, 'ersattareId') }],
  }),
  ErsattareEnded: (row, data) => ({ ...row, ersattare: ended(row.ersattare, text(data, 'appointmentId'), text(data, 'to')) }),
};

export const awayEventTypes: readonly string[] = Object.keys(changes);

/** What has ended, or was taken back before it began, is history, which the record keeps: a row holds what is and what comes. */
function withoutPast(row: AwayRow, today: LocalDate): AwayRow {
  const lasts = ({ validFrom, validTo }: Days): boolean => validTo === null || (validTo >= today && validTo >= validFrom);
  return { ...row, absences: row.absences.filter(lasts), ersattare: row.ersattare.filter(lasts) };
}

export function awayRows(table: string) {
  const rows = new TableRows<AwayRow>({ name: table, key: ['userId'], whole: true, columns: { userId: 'text', absences: 'jsonb', ersattare: 'jsonb' } });
  return {
    table: rows,
    byId: (): ReadonlyMap<string, AwayRow> => new Map([...rows.all()].map((row) => [row.userId, row])),
    apply(event: ProjectedEvent): void {
      const data = fieldsOf(event.data);
      const before = rows.get(text(data, 'personId')) ?? { userId: text(data, 'personId'), absences: [], ersattare: [] };
      rows.put(withoutPast(changes[event.type]?.(before, data) ?? before, swedishDay(event.recordedAt)));
    },
  };
}

export function isAway(away: ReadonlyMap<string, AwayRow>, userId: string, day: LocalDate): boolean {
  return away.get(userId)?.absences.some((days) => inForce(days, day)) ?? false;
}

/** Those who stand in on a day, the one appointed last first. */
export function ersattareOf(away: ReadonlyMap<string, AwayRow>, userId: string, day: LocalDate): readonly string[] {
  const appointed = away.get(userId)?.ersattare.filter((days) => inForce(days, day)) ?? [];
  return [...appointed].reverse().map(({ ersattareId }) => ersattareId);
}
