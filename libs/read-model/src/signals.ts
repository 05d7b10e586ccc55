import type { Pool, PoolClient } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './projected-event.js';

interface SignalLog {
  warn(fields: object, message: string): void;
}

/** Tells that some projection moved: at once in this process, through NOTIFY 'proj' from another. Losing one only costs a poll. */
export class Signals {
  private readonly listeners = new Set<(fromAnother: boolean) => void>();
  private client: PoolClient | null = null;
  private running = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: SignalLog,
  ) {}

  async start(): Promise<void> {
    this.running = true;
    await this.listen().catch((error: unknown) => {
      this.lost(error);
    });
  }

  stop(): void {
    this.running = false;
    const client = this.client;
    this.client = null;
    client?.release(true);
  }

  emit(fromAnother = false): void {
    for (const listener of [...this.listeners]) listener(fromAnother);
  }

  subscribe(listener: (fromAnother: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The next signal, from this process or another, or none within `ms`. */
  async next(ms: number): Promise<'here' | 'elsewhere' | 'none'> {
    return new Promise((resolve) => {
      const done = (how: 'here' | 'elsewhere' | 'none'): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve(how);
      };
      const timer = setTimeout(done, ms, 'none');
      const unsubscribe = this.subscribe((fromAnother) => {
        done(fromAnother ? 'elsewhere' : 'here');
      });
    });
  }

  /** The next signal of another process; false when there was none within `ms`. */
  async fromAnother(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (heard: boolean): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve(heard);
      };
      const timer = setTimeout(done, ms, false);
      const unsubscribe = this.subscribe((fromAnother) => {
        if (fromAnother) done(true);
      });
    });
  }

  private async listen(): Promise<void> {
    const client = await this.pool.connect();
    client.on('notification', () => {
      this.emit(true);
    });
    client.on('error', (error) => {
      if (this.client !== client) return;
      this.client = null;
      client.release(true);
      this.lost(error);
    });
    await client.query('LISTEN proj');
    if (!this.running) {
      client.release(true);
      return;
    }
    this.client = client;
    this.emit(true);
  }

  private lost(error: unknown): void {
    if (!this.running) return;
    this.log.warn({ code: errorCode(error) }, 'projection signals lost, listening again');
    void this.again();
  }

  private async again(): Promise<void> {
    await pause(500, undefined, { ref: false });
    if (this.running && this.client === null)
      await this.listen().catch((error: unknown) => {
        this.lost(error);
      });
  }
}
