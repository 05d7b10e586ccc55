import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { StatusAnswer } from '#domain/answers/system.js';
import type { EventStore } from '#event-store/event-store.js';
import type { ProjectionHealth, ReadModel } from '#read-model/read-model.js';
import { UploadRows } from './attachments/upload-rows.js';
import type { FollowUpRunner } from './follow-up.runner.js';
import type { Metrics } from './metrics.js';
import { QueueHealth } from './queue-health.js';
import { FollowUpsToken, KeysPoolToken, MetricsToken, PoolToken, ReadModelToken, StoreToken } from './tokens.js';

const clockLimitMs = 5_000;
const lagLimit = 1_000;
const letterLimitSeconds = 15 * 60;
const fileLimitSeconds = 15 * 60;
const checkMs = 3_000;
const freshMs = 250;

/** Asks every part how it is, each within three seconds. A part that does not answer is not well. */
@Injectable()
export class HealthCheck {
  private last: { readonly at: number; readonly answer: Promise<StatusAnswer> } | undefined;

  constructor(
    @Inject(PoolToken) private readonly pool: Pool,
    @Inject(KeysPoolToken) private readonly keysPool: Pool,
    @Inject(StoreToken) private readonly store: EventStore,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(FollowUpsToken) private readonly followUps: FollowUpRunner,
    @Inject(MetricsToken) private readonly metrics: Metrics,
    private readonly queue: QueueHealth,
  ) {}

  /** Anybody may ask, so the parts are asked at most a few times a second. */
  status(): Promise<StatusAnswer> {
    if (!this.last || performance.now() - this.last.at > freshMs) this.last = { at: performance.now(), answer: this.ask() };
    return this.last.answer;
  }

  private async ask(): Promise<StatusAnswer> {
    const [clock, log, keys, projections, queue, outbox, overdueArmed, fileWaits] = await Promise.all([
      within(this.clockDifference()),
      within(this.store.head().then(() => true)),
      within(this.keysPool.query('SELECT 1').then(() => true)),
      within(this.readModel.health()),
      within(this.queue.counts()),
      within(this.readModel.outbox.counts()),
      within(this.readModel.deadlines.overdueArmed()),
      within(new UploadRows(this.pool).longestWaitSeconds().then((seconds) => seconds ?? 0)),
    ]);
    // Until the read tables have caught up once, guards and lists would speak of an older state.
    const needed = { database: clock !== null, 'event-store': log === true, 'keys-database': keys === true, 'read-tables': projections !== null && this.readModel.caughtUp };
    const wanted = { 'follow-ups': this.followUps.isWell, clock: isNear(clock), queue: queue !== null, outbox: isMoving(outbox), deadlines: overdueArmed === 0, scanner: fileWaits !== null && fileWaits < fileLimitSeconds };
    const checks = [
      ...Object.entries({ ...needed, ...wanted }).map(([name, ok]) => check(name, ok)),
      check('projections', projections !== null && projections.every(isWell), alarmsOf(projections ?? [])),
    ];
    const figures = figuresOf({ clock, projections, queue, outbox, overdueArmed });
    this.measure(figures);
    return { ready: Object.values(needed).every(Boolean), checks, ...figures };
  }

  private async clockDifference(): Promise<number> {
    const before = Date.now();
    const { rows } = await this.pool.query<{ ms: string }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms');
    return Math.round((before + Date.now()) / 2 - Number(rows[0]?.ms ?? before));
  }

  private measure(answer: Figures): void {
    for (const one of answer.projections) {
      this.metrics.projectionLag.set({ projection: one.name }, one.lag);
      this.metrics.parkedStreams.set({ projection: one.name }, one.parkedStreams);
    }
    this.metrics.queueJobs.set({ state: 'waiting' }, answer.queue.waiting ?? 0);
    this.metrics.queueJobs.set({ state: 'delayed' }, answer.queue.delayed ?? 0);
    this.metrics.queueJobs.set({ state: 'failed' }, answer.queue.failed ?? 0);
    this.metrics.outbox.set({ state: 'waiting' }, answer.outbox.waiting);
    this.metrics.outbox.set({ state: 'failed' }, answer.outbox.failed);
    this.metrics.clockDifference.set(answer.clockDifferenceMs);
  }
}

type Figures = Omit<StatusAnswer, 'ready' | 'checks'>;

interface Asked {
  readonly clock: number | null;
  readonly projections: readonly ProjectionHealth[] | null;
  readonly queue: Figures['queue'] | null;
  readonly outbox: Figures['outbox'] | null;
  readonly overdueArmed: number | null;
}

function figuresOf({ clock, projections, queue, outbox, overdueArmed }: Asked): Figures {
  return {
    projections: (projections ?? []).map(({ name, version, position, lag, parkedStreams, stopped }) => ({ name, version, position, lag, parkedStreams, stopped })),
    queue: queue ?? { waiting: null, delayed: null, failed: null },
    outbox: outbox ?? { waiting: 0, failed: 0, oldestWaitingSeconds: null },
    deadlines: { overdueArmed: overdueArmed ?? 0 },
    clockDifferenceMs: clock ?? 0,
  };
}

function isNear(clock: number | null): boolean {
  return Math.abs(clock ?? 0) <= clockLimitMs;
}

function isMoving(outbox: Figures['outbox'] | null): boolean {
  return outbox !== null && outbox.failed === 0 && (outbox.oldestWaitingSeconds ?? 0) < letterLimitSeconds;
}

function isWell(projection: ProjectionHealth): boolean {
  return !projection.stopped && projection.parkedStreams === 0 && projection.alarm === null && projection.lag < lagLimit;
}

function alarmsOf(projections: readonly ProjectionHealth[]): string | null {
  const alarms = projections.filter((one) => !isWell(one)).map((one) => one.name);
  return alarms.length > 0 ? alarms.join(', ') : null;
}

function check(name: string, ok: boolean, detail: string | null = null): StatusAnswer['checks'][number] {
  return { name, ok, detail };
}

async function within<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => { resolve(null); }, checkMs);
  });
  const answer = await Promise.race([asked.catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}
