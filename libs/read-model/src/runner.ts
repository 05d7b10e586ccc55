import { setTimeout as pause } from 'node:timers/promises';
import type { Batch, StoredEvent, Subscription } from '#event-store/event-store.js';
import { applyBatch, concerns, markOf } from './batch.js';
import { moveCheckpoints, readCheckpoint, readCheckpoints, type Mark } from './checkpoints.js';
import { follow, hasSameHistory, isReady, seen, type Follower, type FollowerDependencies } from './follower.js';
import { errorCode, type LogEvent } from './projected-event.js';
import type { ProjectionDefinition } from './projection.js';
import type { Signals } from './signals.js';
import type { StandBy } from './stand-by.js';
import { applyTogether } from './together.js';

export interface RunnerDependencies extends FollowerDependencies {
  readonly signals: Signals;
  readonly parse: (stored: StoredEvent) => LogEvent;
  readonly batchSize: number;
  readonly definitions: readonly ProjectionDefinition[];
  /** Rebuilds one projection and resolves when its new tables are in place. */
  readonly rebuild: (name: string) => Promise<unknown>;
  /** For a process that leaves the work to another one if there is one. */
  readonly standBy?: StandBy;
}

/** One shared reader per process: each event is read and parsed once and handed to every projection that stands at that point. */
export class Runner {
  private readonly followers = new Map<string, Follower>();
  private subscription: Subscription | null = null;
  private delivered = 0n;
  private headAtStart: bigint | null = null;
  private running = false;
  private unsubscribe: () => void = () => undefined;
  private background: Promise<unknown>[] = [];
  /** Something was away: before going on, look whether it came back with the same history. */
  private wasInterrupted = false;

  constructor(private readonly deps: RunnerDependencies) {}

  async start(): Promise<void> {
    const { store, signals, batchSize } = this.deps;
    this.running = true;
    this.headAtStart = (await store.head()).position;
    for (const definition of this.deps.definitions)
      this.followers.set(definition.name, await follow(this.deps, definition));
    const all = [...this.followers.values()];
    this.delivered = all
      .filter(({ blocked }) => !blocked)
      .reduce((most, { position }) => (position > most ? position : most), 0n);
    this.unsubscribe = signals.subscribe((fromAnother) => {
      if (fromAnother) this.inBackground(this.refreshWaiting());
    });
    this.subscription = store.subscribe({ after: this.delivered, batchSize }, (batch) => this.take(batch));
    for (const follower of all) this.settle(follower);
    this.inBackground(this.rebuildBlocked(all.filter(({ blocked, isNewer }) => blocked && !isNewer)));
  }

  async stop(): Promise<void> {
    this.running = false;
    this.unsubscribe();
    await this.subscription?.stop();
    this.subscription = null;
    await Promise.allSettled(this.background);
    this.followers.clear();
  }

  get isRunning(): boolean {
    return this.running;
  }

  get caughtUp(): boolean {
    const head = this.headAtStart;
    if (head === null || this.followers.size === 0) return false;
    return [...this.followers.values()].every(
      ({ stopped, blocked, position }) => stopped || (!blocked && position >= head),
    );
  }

  /** Where this process knows a projection to be, or null when it does not follow it. */
  positionOf(name: string): bigint | null {
    const follower = this.followers.get(name);
    return follower === undefined || follower.blocked ? null : follower.position;
  }

  /** The checkpoint was moved by somebody else (another process, a rebuild, unpark): look where it is and go on from there. */
  async refresh(name: string): Promise<void> {
    const follower = this.followers.get(name);
    if (follower === undefined || !this.running) return;
    await this.reread(follower);
    this.settle(follower);
  }

  private async recheckHistory(): Promise<void> {
    const other: Follower[] = [];
    for (const follower of this.followers.values()) {
      const checkpoint = await readCheckpoint(this.deps.pool, follower.projection.name, 'live');
      if (
        checkpoint === null ||
        follower.blocked ||
        (await hasSameHistory(this.deps, follower.projection.name, checkpoint))
      )
        continue;
      follower.blocked = true;
      other.push(follower);
    }
    this.wasInterrupted = false;
    if (other.length > 0) this.inBackground(this.rebuildBlocked(other));
  }

  private async rebuildBlocked(blocked: readonly Follower[]): Promise<void> {
    for (const follower of blocked) {
      const { name } = follower.projection;
      await this.untilDone(name, () => this.deps.rebuild(name));
      if (!this.running) return;
      follower.blocked = false;
      await this.refresh(name);
      this.deps.signals.emit();
    }
  }

  private async take(batch: Batch): Promise<void> {
    const events = batch.events.map(this.deps.parse);
    const last = events.at(-1);
    if (last !== undefined) {
      await this.untilDone('shared-reader', async () => {
        if (this.wasInterrupted) await this.recheckHistory();
        await this.fanOut(events, markOf(last));
      });
    }
    if (batch.next > this.delivered) this.delivered = batch.next;
    for (const follower of this.followers.values()) this.settle(follower);
  }

  private async fanOut(events: readonly LogEvent[], to: Mark): Promise<void> {
    const all = [...this.followers.values()].filter(
      (one) => isReady(one) && one.position >= this.delivered && one.position < to.position,
    );
    const ready = (await this.deps.standBy?.left(all, to.position)) ?? all;
    const idle = ready.filter(
      ({ projection, position }) => !events.some((event) => event.position > position && concerns(projection, event)),
    );
    const busy = ready.filter((one) => !idle.includes(one));
    if (busy.length > 1 && (await this.together(busy, idle, events, to))) return;
    const work = busy.map((one) =>
      this.apply(
        one,
        events.filter((event) => event.position > one.position),
        to,
      ),
    );
    const results = await Promise.allSettled([...work, this.moveIdle(idle, to)]);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** False when each has to be brought over by itself. */
  private async together(busy: readonly Follower[], idle: readonly Follower[], events: readonly LogEvent[], to: Mark): Promise<boolean> {
    const outcome = await applyTogether(this.deps.pool, busy, idle, events, to);
    if (outcome === 'apart') return false;
    const all = [...busy, ...idle];
    if (outcome === 'applied') for (const follower of all) follower.position = to.position;
    else {
      this.deps.standBy?.overtaken();
      const found = await readCheckpoints(this.deps.pool, all.map(({ projection }) => projection.name));
      for (const follower of all) seen(follower, found.get(follower.projection.name));
    }
    this.deps.signals.emit();
    return true;
  }

  private async moveIdle(idle: readonly Follower[], to: Mark): Promise<void> {
    if (idle.length === 0) return;
    const moved = await moveCheckpoints(
      this.deps.pool,
      idle.map(({ projection, position }) => ({ name: projection.name, version: projection.version, from: position })),
      to,
    );
    for (const follower of idle) {
      if (moved.has(follower.projection.name)) follower.position = to.position;
      else await this.reread(follower);
    }
    this.deps.signals.emit();
  }

  private async apply(follower: Follower, events: readonly LogEvent[], to: Mark): Promise<void> {
    const outcome = await applyBatch(this.deps.pool, follower, follower.position, events, to);
    if (outcome === 'applied') follower.position = to.position;
    else await this.reread(follower);
    if (outcome === 'moved-by-another') this.deps.standBy?.overtaken();
    // Whoever waits for this projection need not wait for the others.
    this.deps.signals.emit();
    if (outcome === 'stopped')
      this.deps.log.error(
        { projection: follower.projection.name },
        'a projection met an event it cannot take and stands still',
      );
  }

  private async reread(follower: Follower): Promise<void> {
    seen(follower, await readCheckpoint(this.deps.pool, follower.projection.name, 'live'));
  }

  /** A projection behind the shared reader reads by itself until it stands where the reader is. */
  private settle(follower: Follower): void {
    if (!this.running || !isReady(follower) || follower.position >= this.delivered) return;
    follower.catchingUp = true;
    this.inBackground(this.catchUp(follower));
  }

  private async catchUp(follower: Follower): Promise<void> {
    const { store, batchSize } = this.deps;
    const step = async (): Promise<void> => {
      const batch = await store.readAll({ after: follower.position, limit: batchSize });
      const events = batch.events.map(this.deps.parse);
      const last = events.at(-1);
      if (last === undefined) follower.position = this.delivered;
      else await this.apply(follower, events, markOf(last));
    };
    while (this.running && !follower.stopped && !follower.blocked && follower.position < this.delivered) {
      await this.untilDone(follower.projection.name, step);
    }
    follower.catchingUp = false;
  }

  private async refreshWaiting(): Promise<void> {
    for (const follower of this.followers.values()) if (follower.stopped) await this.refresh(follower.projection.name);
  }

  /** Tries until it works or the runner is stopped: nothing is ever skipped because a dependency was away. */
  private async untilDone(name: string, work: () => Promise<unknown>): Promise<void> {
    for (let wait = 100; this.running; wait = Math.min(wait * 2, 5_000)) {
      try {
        await work();
        return;
      } catch (error) {
        this.wasInterrupted = true;
        this.deps.log.warn({ projection: name, code: errorCode(error) }, 'projecting failed, trying again');
        await pause(wait, undefined, { ref: false });
      }
    }
  }

  private inBackground(work: Promise<unknown>): void {
    const done = work.catch((error: unknown) => {
      this.deps.log.error({ code: errorCode(error) }, 'background work of the read model failed');
    });
    this.background = [...this.background, done];
    void done.then(() => (this.background = this.background.filter((one) => one !== done)));
  }
}
