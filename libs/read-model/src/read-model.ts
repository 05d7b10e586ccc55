import type { Pool } from 'pg';
import type { EventStore } from '#event-store/event-store.js';
import type { FeatureQueries } from './features.js';
import type { ExternQueries } from './extern-queries.js';
import type { ProjectionHealth, ReadModelLog, RebuildProgress } from './health.js';
import type { DeadlineListQueries, DeadlinePolicyQueries, DeadlineQueries } from './deadline-queries.js';
import type {
  AtgardQueries,
  CaseNumberQueries,
  MyReportsQueries,
  OrganisationQueries,
  OutboxQueries,
  StatisticsQueries,
  WorklistQueries,
} from './queries.js';
import type { ReceiptCodeQueries } from './receipt-codes.js';

export type { ProjectionHealth, ReadModelLog, RebuildProgress } from './health.js';

export interface ReadModelDependencies {
  /** Pool on the database that holds schema `rm`. One of its connections is kept for LISTEN. */
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: ReadModelLog;
  /** Events per transaction, at most 5000. */
  readonly batchSize?: number;
  /** Leaves the projecting to another process as long as one does it. */
  readonly standsBy?: boolean;
}

export interface ReadModel {
  /** Begins to follow the log. Several processes may do so: each event has effect once. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** True when the models a page needs (case-number, worklist, my-reports, atgarder, organisation, receipt-codes) have come to `position`, false after `ms`. */
  waitFor(position: bigint, ms: number): Promise<boolean>;
  /** True when every projection has passed the head that stood at start: only then may deadlines fire and letters go. */
  readonly caughtUp: boolean;
  /** Resolves when `caughtUp` is true, false after `ms`. */
  untilCaughtUp(ms: number): Promise<boolean>;
  health(): Promise<readonly ProjectionHealth[]>;
  readonly names: readonly string[];
  /** Blue/green, while the system runs; needs no `start()`. */
  rebuild(
    name: string,
    onProgress?: (progress: RebuildProgress) => void,
  ): Promise<{ readonly events: number; readonly ms: number }>;
  /** Replays the parked streams of a projection (and lets a stopped one go on). Gives how many streams were freed. */
  unpark(name: string): Promise<number>;
  readonly caseNumbers: CaseNumberQueries;
  readonly worklist: WorklistQueries;
  readonly myReports: MyReportsQueries;
  readonly deadlines: DeadlineQueries;
  readonly deadlinePolicies: DeadlinePolicyQueries;
  readonly deadlineList: DeadlineListQueries;
  readonly outbox: OutboxQueries;
  readonly atgarder: AtgardQueries;
  readonly organisation: OrganisationQueries;
  readonly features: FeatureQueries;
  readonly statistics: StatisticsQueries;
  readonly extern: ExternQueries;
  readonly receiptCodes: ReceiptCodeQueries;
}
