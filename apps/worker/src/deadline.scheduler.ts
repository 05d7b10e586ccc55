import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Instant } from '#domain/ids.js';
import type { JobQueue } from '#infra/queue/queues.js';
import type { DeadlineRow } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import type { DeadlineProcessor } from './deadline.processor.js';
import { inLanes } from './in-lanes.js';

const round = 200;
const lanes = 6;
/** Far more than a sweep apart, and near enough that most of what is queued is still wanted when it wakes. */
const nearMs = 60 * 60 * 1000;
const jobsAtOnce = 1_000;
/** A wake-up a hair after the time rather than before it: too early means nothing and leaves it to the sweep. */
const marginMs = 20;
const projectionMs = 3_000;

export interface SchedulerParts {
  readonly readModel: Pick<ReadModel, 'deadlines'>;
  readonly processor: DeadlineProcessor;
  readonly queue: JobQueue;
  /** The clock of the database. */
  readonly clock: () => Promise<Instant>;
  readonly log: Logger;
  readonly graceMs: number;
}

/** One sweep: which steps it tried, so that none is tried twice while the read table lags behind. */
interface Sweep {
  readonly stopping: AbortSignal;
  readonly tried: Set<string>;
  fired: number;
}

export function deadlineJobId(row: Pick<DeadlineRow, 'deadlineId' | 'rev' | 'nextStep'>): string {
  return `dl-${row.deadlineId}-${String(row.rev)}-${row.nextStep ?? 'none'}`;
}

/**
 * The sweep: what is due and was not noted is fired here and now, and what falls due within the hour gets a wake-up job.
 * It alone keeps the promise of at most a minute; the queue only makes it seconds. Several workers may sweep at once:
 * a lock would let one that stands still hold up the others, and firing twice means nothing.
 */
export class DeadlineScheduler {
  constructor(private readonly parts: SchedulerParts) {}

  async sweep(stopping: AbortSignal): Promise<{ fired: number; queued: number }> {
    const sweep: Sweep = { stopping, tried: new Set(), fired: 0 };
    await this.fireDue(sweep);
    const queued = await this.queueNear(sweep);
    if (sweep.fired > 0) this.parts.log.info({ fired: sweep.fired }, 'deadlines fired by the sweep');
    return { fired: sweep.fired, queued };
  }

  /** Goes through all that is due until a whole pass notes nothing: a step that was noted may leave the next one due. */
  private async fireDue(sweep: Sweep): Promise<void> {
    for (;;) {
      const fired = await this.pass(sweep);
      const last = fired.at(-1);
      if (last === undefined || sweep.stopping.aborted) return;
      sweep.fired += fired.length;
      await this.untilProjected(last);
    }
  }

  /** One walk over what is due, in rounds; a row that could not be fired is left to the next sweep and holds up no other. */
  private async pass({ stopping, tried }: Sweep): Promise<DeadlineRow[]> {
    const fired: DeadlineRow[] = [];
    let last: DeadlineRow | undefined;
    do {
      const due = await this.parts.readModel.deadlines.dueNow(round, this.parts.graceMs, last);
      last = due.length < round ? undefined : due.at(-1);
      const untried = due.filter((row) => !tried.has(deadlineJobId(row)));
      for (const row of untried) tried.add(deadlineJobId(row));
      await inLanes(byCase(untried), lanes, stopping, async (rows) => {
        for (const row of rows) if (!stopping.aborted && (await this.tryFire(row))) fired.push(row);
      });
    } while (last !== undefined && !stopping.aborted);
    return fired;
  }

  private async tryFire(row: DeadlineRow): Promise<boolean> {
    try {
      return await this.parts.processor.fire(row);
    } catch (error) {
      this.parts.log.warn({ deadlineId: row.deadlineId, fault: error instanceof Error ? error.name : 'unknown' }, 'deadline could not be fired, the next sweep tries again');
      return false;
    }
  }

  private async untilProjected({ deadlineId, nextStep }: DeadlineRow): Promise<void> {
    for (const end = performance.now() + projectionMs; performance.now() < end; await wait(20)) {
      const now = await this.parts.readModel.deadlines.get(deadlineId);
      if (now?.nextStep !== nextStep) return;
    }
  }

  /** A queue that does not answer costs nothing but a later sweep. */
  private async queueNear({ stopping, tried }: Sweep): Promise<number> {
    let queued = 0;
    while (!stopping.aborted) {
      const near = await this.parts.readModel.deadlines.dueWithin(nearMs, jobsAtOnce);
      const rows = near.filter((row) => !tried.has(deadlineJobId(row)));
      if (rows.length === 0) break;
      const taken = rows.slice(0, await this.ask(rows));
      await this.parts.readModel.deadlines.markQueued(taken);
      for (const row of taken) tried.add(deadlineJobId(row));
      queued += taken.length;
      if (taken.length < rows.length) break;
    }
    return queued;
  }

  /** The delay is the difference to the clock of the database: the clock of this process may be days off. */
  private async ask(rows: readonly DeadlineRow[]): Promise<number> {
    const now = Date.parse(await this.parts.clock());
    const delayOf = (at: Instant | null): number => Math.max(0, Date.parse(at ?? '') - now + marginMs) || 0;
    return this.parts.queue.wakeAll(
      rows.map((row) => ({ id: deadlineJobId(row), data: { deadlineId: row.deadlineId }, delayMs: delayOf(row.nextWakeAt) })),
    );
  }
}

/** The deadlines of one case one after another: at the same time they would only overtake each other in its stream. */
function byCase(rows: readonly DeadlineRow[]): Iterable<DeadlineRow[]> {
  const cases = new Map<string, DeadlineRow[]>();
  for (const row of rows) cases.set(row.caseId, [...(cases.get(row.caseId) ?? []), row]);
  return cases.values();
}
