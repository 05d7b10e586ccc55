import type { AwayRow } from './away-rows.js';
import type { DeadlineLetters, FailedLetter } from './deadline-queries.js';
import type { Actor, Role, RoleGrant } from '#domain/actor.js';
import type { ExternalBodyAnswer } from '#domain/answers/session.js';
import type { StatisticsAnswer } from '#domain/answers/statistics.js';
import type { CaseType, DeadlineAnswer, WorklistQuery, WorklistRow } from '#domain/answers/worklist.js';
import type { IvoAvsandare, LinkedAtgard } from '#domain/decider.js';
import type { Instant, LocalDate } from '#domain/ids.js';

/** A page of rows and the cursor to the next one (null: there is no more). */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

export interface CaseNumber {
  readonly caseId: string;
  readonly caseType: CaseType;
  /** `AVV-2026-0001`, `SYN-2026-0001`, `LS-2026-0001` or `EX-2026-0001`. */
  readonly number: string;
}

export interface CaseNumberQueries {
  numberOf(caseId: string): Promise<string | null>;
  /** Case id → number, for those that have one. */
  numbersOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  find(number: string): Promise<CaseNumber | null>;
}

/** A worklist row without names: the API adds the unit's and the assignee's name. */
export type WorklistEntry = Omit<WorklistRow, 'unitName' | 'assignee'> & { readonly assigneeId: string | null };

export interface WorklistCounts {
  readonly open: number;
  readonly overdue: number;
  readonly unassigned: number;
  readonly dueWithinWeek: number;
}

export interface WorklistQueries {
  /** Only what `readScope(actor, caseType)` allows; ordered by time left. `total` is counted to at most 1000. */
  page(
    actor: Actor,
    query: WorklistQuery,
  ): Promise<Page<WorklistEntry> & { readonly total: number; readonly asOf: Instant }>;
  /** Open cases that the actor has in hand or whose next deadline falls to a role of hers, nearest deadline first. */
  tasksOf(actor: Actor, limit: number): Promise<readonly WorklistEntry[]>;
  /** Each figure counted to at most 1000. */
  counts(actor: Actor): Promise<WorklistCounts>;
  /** Which of the cases the actor may know of: those her lists would show. */
  readable(actor: Actor, caseIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** AV-08: open avvikelser of the unit from the last week, newest first, five at most. What concerns the chef is left out. */
  recentIn(actor: Actor, unit: string): Promise<readonly WorklistEntry[]>;
  /** Rows by case id without any access check: for the server's own use. */
  entries(caseIds: readonly string[]): Promise<readonly WorklistEntry[]>;
}

export interface MyReportEntry {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly number: string | null;
  readonly status: string;
  readonly receivedAt: Instant;
  readonly unitId: string;
  readonly aterkoppling: 'pending' | 'done' | 'not-possible';
}

export interface MyReportsQueries {
  /** Cases the person reported or stands as co-reporter of, newest first. */
  page(userId: string, cursor: string | null, limit: number): Promise<Page<MyReportEntry>>;
  openCount(userId: string): Promise<number>;
  isReporter(userId: string, caseId: string): Promise<boolean>;
}

export interface DeadlineWake {
  readonly step: string;
  readonly at: Instant;
  readonly to: 'responsible' | 'next-level';
}

/** One deadline as the record has it. `nextWakeAt` is the nearest moment when somebody must look at it: a reminder or `dueAt`. */
export interface DeadlineRow extends DeadlineAnswer {
  readonly caseId: string;
  /** Stream category: `avvikelse`, `synpunkt`, `lexSarah`, `atgard`. */
  readonly category: string;
  readonly rev: number;
  readonly nextWakeAt: Instant | null;
  /** The step due at `nextWakeAt`: a reminder's step, or `missed` when the time itself is out. */
  readonly nextStep: string | null;
  readonly wakes: readonly DeadlineWake[];
  readonly escalateTo: readonly string[];
  /** Revision for which a queue job was added, null when none. */
  readonly queuedRev: number | null;
}

export interface OutboxRow {
  readonly id: string;
  readonly template: string;
  /** User id of the recipient; never an address. */
  readonly recipientRef: string;
  readonly caseId: string;
  readonly category: string;
  readonly eventId: string;
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly state: 'waiting' | 'leased' | 'sent' | 'failed' | 'cleared';
}

export interface OutboxQueries {
  /** Takes up to `limit` letters that may be tried now and leases them; no transaction stays open. Never one to somebody kept away from the case by now. */
  claim(limit: number, leaseMs?: number): Promise<readonly OutboxRow[]>;
  /** Gives a leased letter back: tried again after `delayMs`. */
  postpone(id: string, delayMs: number): Promise<void>;
  get(id: string): Promise<OutboxRow | null>;
  /** Oldest first. */
  failed(limit: number): Promise<readonly FailedLetter[]>;
  /** The letters about a deadline, without those to who is kept away from the case by now. */
  ofDeadline(deadlineId: string): Promise<readonly DeadlineLetters[]>;
  counts(): Promise<{
    readonly waiting: number;
    readonly failed: number;
    readonly oldestWaitingSeconds: number | null;
  }>;
}

export interface AtgardEntry {
  readonly atgardId: string;
  readonly status: string;
  readonly effect: string | null;
  readonly ownerId: string | null;
  readonly unitId: string;
  readonly dueDate: LocalDate | null;
  readonly effectReviewDate: LocalDate | null;
  readonly overdue: boolean;
  readonly cases: readonly { readonly caseId: string; readonly caseType: CaseType }[];
}

export interface AtgardFilter {
  readonly status?: string;
  readonly state?: 'open' | 'closed';
  readonly owner?: string;
  readonly unit?: string;
  /** Only those whose day has passed, or whose effect failed. */
  readonly overdue?: boolean;
  readonly cursor?: string;
  readonly limit: number;
}

export interface AtgardQueries {
  /** What `readScope(actor, 'atgard')` allows: a failed effect first, then what is overdue, then the nearest day. */
  page(actor: Actor, filter: AtgardFilter): Promise<Page<AtgardEntry>>;
  get(atgardId: string): Promise<AtgardEntry | null>;
  ofCase(caseId: string): Promise<readonly AtgardEntry[]>;
  /** The foreign facts a guard of the case needs (LS-15, AV-05). */
  factsOf(caseId: string): Promise<readonly LinkedAtgard[]>;
}

export interface OrganisationNode {
  readonly nodeId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly level: 'huvudman' | 'namnd' | 'avdelning' | 'enhet' | 'verksamhet';
  readonly name: string;
  readonly nameInSentence: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface Utforare {
  readonly utforareId: string;
  readonly name: string;
  readonly validTo: LocalDate | null;
}

export interface OrganisationQueries {
  nodes(): Promise<readonly OrganisationNode[]>;
  node(nodeIdOrCode: string): Promise<OrganisationNode | null>;
  utforare(): Promise<readonly Utforare[]>;
  /** The register of other authorities, by name. */
  externalBodies(): Promise<readonly ExternalBodyAnswer[]>;
  /** The stream of the organisation, for the commands that go to it; null before there is one. */
  streamId(): Promise<string | null>;
  /** Everyone with a role at one of the nodes themselves. */
  peopleIn(nodeIds: readonly string[], limit: number): Promise<readonly { readonly userId: string }[]>;
  /** When each of them is away, and who stands in: today and ahead. */
  awayOf(userIds: readonly string[]): Promise<readonly AwayRow[]>;
  /** Roles in force on `date` (default: today by the clock of the database), each with the granted node and all below it. */
  grantsOf(userId: string, date?: LocalDate): Promise<readonly RoleGrant[]>;
  /** The same grants as they were given: role and node, for showing. */
  grantNodesOf(userId: string, date?: LocalDate): Promise<readonly { readonly role: Role; readonly nodeId: string }[]>;
  /** Whoever holds one of the roles at the node or above it. */
  peopleAt(
    nodeId: string | null,
    roles?: readonly Role[],
  ): Promise<readonly { readonly userId: string; readonly roles: readonly Role[] }[]>;
  /** Who sends to IVO from the node: the word of the nearest node upwards that has one in force on the day. */
  ivoAvsandareAt(nodeId: string, date: LocalDate): Promise<IvoAvsandare | null>;
  /** All that has been said of it, oldest first. */
  ivoAvsandare(): Promise<readonly (IvoAvsandare & { readonly nodeId: string; readonly validFrom: LocalDate })[]>;
  delegationRefs(userId: string, topic: string, date?: LocalDate): Promise<readonly string[]>;
  /** The enhetschefer of the units on any of the days; the verksamhetschef above them is not counted in. */
  managersOf(nodeIds: readonly string[], days: readonly LocalDate[]): Promise<readonly string[]>;
}

/** Whose figures may be seen: everything, or the enheter that these nodes belong to. */
export interface StatisticsScope {
  readonly all: boolean;
  readonly nodeIds: readonly string[];
}

export interface StatisticsQuery {
  readonly year: number;
  readonly compareYear: number;
  readonly scope: StatisticsScope;
  /** Enhet code; absent: every enhet in scope and the whole nämnd. */
  readonly unit?: string;
}

export interface StatisticsCase {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly number: string | null;
  readonly unitId: string;
  readonly receivedDate: LocalDate;
  /** Counted from an old case that was imported: there is no case to open. */
  readonly historic: boolean;
}

export interface FeedbackRate {
  readonly done: number;
  readonly due: number;
  readonly units: { code: string; name: string; done: number; due: number }[];
}

export interface StatisticsQueries {
  statistics(query: StatisticsQuery): Promise<StatisticsAnswer>;
  /** The cases behind one figure. */
  cases(query: {
    readonly measure: string;
    readonly year: number;
    readonly unit: string | null;
    readonly scope: StatisticsScope;
    /** Who asks: a case that jäv keeps from her is not among them. */
    readonly userId: string;
    readonly cursor: string | null;
    readonly limit: number;
  }): Promise<Page<StatisticsCase>>;
  /** Q-18 in all that the scope holds, and per enhet. */
  feedbackRate(year: number, scope: StatisticsScope): Promise<FeedbackRate | null>;
}
