import type { Actor } from '#domain/actor.js';
import type { DeadlineListQuery } from '#domain/answers/deadlines.js';
import type { CaseType, DeadlineAnswer } from '#domain/answers/worklist.js';
import type { Instant, LocalDate } from '#domain/ids.js';
import type { RecordedPolicy } from '#domain/policies/recorded-policy.js';
import type { DeadlineRow, Page } from './queries.js';

/** A deadline in a list: metadata of the case or the åtgärd it is of. */
export interface DeadlineEntry extends DeadlineAnswer {
  readonly caseId: string;
  readonly category: string;
  readonly caseType: CaseType | 'atgard';
  readonly number: string | null;
  readonly unitId: string;
}

/** What falls on one day: all are counted, the first few told. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly total: number;
  readonly late: number;
  readonly rows: readonly DeadlineEntry[];
}

export interface DeadlineListQueries {
  /** Only what the actor's other lists would show; nearest first, what is done newest first. */
  page(actor: Actor, query: DeadlineListQuery): Promise<Page<DeadlineEntry>>;
  /** The open ones between two days, by the last allowed day. */
  calendar(
    actor: Actor,
    query: Pick<DeadlineListQuery, 'unit' | 'caseType' | 'kind' | 'mine'> & { readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<readonly CalendarDay[]>;
  /** Avvikelser of thirty days or more whose utredning has not begun, counted to at most 1000. */
  notBegun(actor: Actor, unit?: string): Promise<number>;
}

export interface DeadlinePolicyQueries {
  /** What the nämnd above a unit has decided, in the order it was recorded. */
  inForceFor(unit: string): Promise<readonly RecordedPolicy[]>;
}

/** A letter that did not arrive, or found nobody. */
export interface FailedLetter {
  readonly id: string;
  readonly template: string;
  /** A user id, or `nobody:` and the role that nobody was found for. */
  readonly recipientRef: string;
  readonly reason: string;
  readonly createdAt: Instant;
}

/** What became of the letters about one deadline, per event that asked for them. */
export interface DeadlineLetters {
  readonly eventId: string;
  readonly reachedAs: readonly string[];
  readonly sent: number;
  readonly failed: number;
}

export interface DeadlineQueries {
  get(deadlineId: string): Promise<DeadlineRow | null>;
  ofCase(caseId: string): Promise<readonly DeadlineRow[]>;
  /** The row when its next wake has passed by the clock of the database. */
  isDue(deadlineId: string): Promise<DeadlineRow | null>;
  /** Rows whose next wake passed more than `graceMs` ago, oldest first, those after the row given; the clock is the database's. */
  dueNow(
    limit: number,
    graceMs?: number,
    after?: Pick<DeadlineRow, 'deadlineId' | 'nextWakeAt'>,
  ): Promise<readonly DeadlineRow[]>;
  /** Rows that wake within `ms` and have no job for that wake yet. */
  dueWithin(ms: number, limit: number): Promise<readonly DeadlineRow[]>;
  /** Armed rows whose `dueAt` passed more than a minute ago: what the sweep should have noted by now. */
  overdueArmed(): Promise<number>;
  /** Notes that a job was added for the wake that each row tells; a row that has moved on since is left as it is. */
  markQueued(rows: readonly Pick<DeadlineRow, 'deadlineId' | 'rev' | 'nextWakeAt'>[]): Promise<void>;
}
