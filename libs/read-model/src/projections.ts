import type { Pool } from 'pg';
import type { EventStore, StoredEvent } from '#event-store/event-store.js';
import type { EventRegistry } from '#event-store/stored-event.js';
import { applyEvents, inTransaction } from './batch.js';
import { beforeAll, readCheckpoint } from './checkpoints.js';
import { park, takeParked } from './parked.js';
import { toLogEvent, type LogEvent } from './projected-event.js';
import type { ProjectionDefinition } from './projection.js';
import type { ProjectionHealth, ReadModelLog, RebuildProgress } from './health.js';
import { rebuildProjection } from './rebuild.js';
import { Runner } from './runner.js';
import { Signals } from './signals.js';
import { StandBy } from './stand-by.js';

export interface ProjectionsDependencies {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: ReadModelLog;
  readonly registry: EventRegistry;
  readonly definitions: readonly ProjectionDefinition[];
  readonly batchSize?: number;
  /** Another process usually does the projecting: this one only does it when it finds itself alone. */
  readonly standsBy?: boolean;
}

const pollMs = 50;
const mostPerBatch = 5_000;

/** A set of projections kept up with one log, whatever they are about. */
export class Projections {
  readonly names: readonly string[];
  private readonly signals: Signals;
  private readonly runner: Runner;
  private readonly batchSize: number;
  private readonly parse: (stored: StoredEvent) => LogEvent;

  constructor(private readonly deps: ProjectionsDependencies) {
    const { pool, store, log, registry, definitions } = deps;
    this.names = definitions.map(({ name }) => name);
    this.batchSize = Math.min(deps.batchSize ?? 1_000, mostPerBatch);
    this.parse = (stored) => toLogEvent(registry, stored);
    this.signals = new Signals(pool, log);
    this.runner = new Runner({
      pool,
      store,
      log,
      definitions,
      signals: this.signals,
      parse: this.parse,
      batchSize: this.batchSize,
      rebuild: (name) => this.rebuild(name),
      ...(deps.standsBy === true && { standBy: new StandBy(pool, this.signals) }),
    });
  }

  async start(): Promise<void> {
    await this.signals.start();
    await this.runner.start();
  }

  async stop(): Promise<void> {
    await this.runner.stop();
    this.signals.stop();
  }

  get caughtUp(): boolean {
    return this.runner.caughtUp;
  }

  async untilCaughtUp(ms: number): Promise<boolean> {
    return this.until(
      ms,
      () => this.runner.caughtUp,
      async () => this.runner.caughtUp,
    );
  }

  /** Read-your-writes: the signal of this process, else NOTIFY, else a look at the checkpoints every 50 ms. */
  async waitFor(names: readonly string[], position: bigint, ms: number): Promise<boolean> {
    const isHere = (): boolean => names.every((name) => (this.runner.positionOf(name) ?? -1n) >= position);
    return this.until(ms, isHere, async () =>
      (await this.storedPositions(names)).every((stored) => stored >= position),
    );
  }

  async health(): Promise<readonly ProjectionHealth[]> {
    const { position: head } = await this.deps.store.head();
    return Promise.all(this.deps.definitions.map((definition) => this.healthOf(definition, head)));
  }

  async rebuild(
    name: string,
    onProgress?: (progress: RebuildProgress) => void,
  ): Promise<{ events: number; ms: number }> {
    const { pool, store } = this.deps;
    const result = await rebuildProjection(
      { pool, store, batchSize: this.batchSize, parse: this.parse },
      this.definitionOf(name),
      onProgress,
    );
    await this.runner.refresh(name);
    this.signals.emit();
    return result;
  }

  /** Tries the parked streams again, each from the event that stopped it; a stopped projection goes on. */
  async unpark(name: string): Promise<number> {
    const projection = this.definitionOf(name).create();
    const freed = await inTransaction(this.deps.pool, 'live', async (tx) => {
      const checkpoint = await readCheckpoint(tx, name, 'live', true);
      if (checkpoint === null) return 0;
      const streams = await takeParked(tx, name);
      const events: LogEvent[] = [];
      for (const { streamId, version } of streams)
        events.push(...(await this.waiting(streamId, version, checkpoint.position)));
      events.sort((a, b) => (a.position < b.position ? -1 : 1));
      const { parkings } = await applyEvents(tx, projection, events, new Set());
      await park(tx, name, 'live', parkings);
      await tx.query(
        `UPDATE rm.checkpoints SET stopped = NULL, epoch = epoch + 1 WHERE name = $1 AND generation = 'live'`,
        [name],
      );
      await tx.query(`SELECT pg_notify('proj', '')`);
      return streams.length - parkings.length;
    });
    await this.runner.refresh(name);
    return freed;
  }

  private async waiting(streamId: string, from: bigint, upTo: bigint): Promise<LogEvent[]> {
    const events: LogEvent[] = [];
    for await (const stored of this.deps.store.readStream(streamId, { from }))
      if (stored.position <= upTo) events.push(this.parse(stored));
    return events;
  }

  private async healthOf(definition: ProjectionDefinition, head: bigint): Promise<ProjectionHealth> {
    const { name } = definition;
    const { version } = definition.create();
    const checkpoint = (await readCheckpoint(this.deps.pool, name, 'live')) ?? {
      ...beforeAll,
      version,
      epoch: 0,
      stopped: null,
      alarm: null,
      parked: new Set(),
    };
    const { position, stopped, alarm, parked } = checkpoint;
    const lag = head > position ? Number(head - position) : 0;
    return {
      name,
      version: checkpoint.version,
      position: String(position),
      lag,
      parkedStreams: parked.size,
      stopped: stopped !== null,
      alarm: stopped ?? alarm,
    };
  }

  private definitionOf(name: string): ProjectionDefinition {
    const definition = this.deps.definitions.find((one) => one.name === name);
    if (definition === undefined)
      throw new Error(`no projection is called ${name}; there are ${this.names.join(', ')}`);
    return definition;
  }

  private async storedPositions(names: readonly string[]): Promise<readonly bigint[]> {
    const { rows } = await this.deps.pool.query<{ name: string; position: string }>(
      `SELECT name, position FROM rm.checkpoints WHERE generation = 'live' AND name = ANY($1)`,
      [names],
    );
    return names.map((name) => BigInt(rows.find((row) => row.name === name)?.position ?? -1));
  }

  /** Listens before it looks, so that no signal falls between. */
  private async until(ms: number, isHere: () => boolean, isStored: () => Promise<boolean>): Promise<boolean> {
    const end = performance.now() + ms;
    const stands = this.deps.standsBy === true && this.runner.isRunning;
    let signal: 'here' | 'elsewhere' | 'none' = this.runner.isRunning ? 'here' : 'none';
    for (;;) {
      const left = end - performance.now();
      const next = this.signals.next(Math.max(0, Math.min(left, pollMs)));
      // Who stands by looks once for all who wait, and then tells them.
      const look = signal === 'none' || (signal === 'elsewhere' && !stands);
      if (isHere() || (look && (await isStored()))) return true;
      if (left <= 0) return false;
      signal = await next;
    }
  }
}
