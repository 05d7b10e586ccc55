import type { AppendConnection } from './append-connection.js';
import { codeOf, failureOf } from './append-connection.js';
import type { AdmittedEvent } from './admission.js';
import { UnstorableEvent } from './errors.js';
import { StoreUnavailable, type Appended, type Expected } from './event-store.js';
import { packBatch, packFast, type KnownHead } from './packing.js';
import { readBatchAnswer, sqlAppendBatch, sqlAppendFast } from './append-sql.js';
import { backoff } from './subscription.js';
import { fail, settle, succeed, takeBatch, type Waiting } from './waiting-append.js';

const maxWaiting = 10_000;
const maxWaitMs = 5000;
/** After another process has written, its next append is near: let the database number that many batches. */
const turnsAfterRace = 20;

/**
 * Group commit: one batch in flight, everything that arrives meanwhile goes into the next. A lone append goes at once.
 * Order within a stream is the order of the calls.
 */
export class Sequencer {
  private waiting: Waiting[] = [];
  private inFlight: readonly Waiting[] = [];
  private running: Promise<void> | undefined;
  private head: KnownHead | undefined;
  private clockOffsetMs = 0;
  private serverTurns = 0;
  private closed = false;
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    private readonly connection: AppendConnection,
    private readonly onWritten: () => void,
    private readonly log: (message: string) => void,
  ) {
    this.sweeper = setInterval(() => this.sweep(), 100).unref();
  }

  append(streamId: string, expected: Expected, events: readonly AdmittedEvent[], timeoutMs: number): Promise<Appended> {
    if (this.closed || this.waiting.length >= maxWaiting) return Promise.reject(new StoreUnavailable(false));
    return new Promise((resolve, reject) => {
      const now = performance.now();
      const size = events.reduce((sum, event) => sum + event.data.length + event.meta.length, 0);
      this.waiting.push({
        streamId,
        expected,
        events,
        size,
        queuedAt: now,
        deadline: now + timeoutMs,
        resolve,
        reject,
        sent: false,
        settled: false,
      });
      // The next tick, not now: callers that were answered together then travel together.
      this.running ??= new Promise<void>((done) => process.nextTick(() => void this.drain().then(done)));
    });
  }

  /** Waits for what is in flight; what has not been sent is refused. */
  async close(): Promise<void> {
    this.closed = true;
    for (const append of this.waiting.splice(0)) fail(append, new StoreUnavailable(append.sent));
    await this.running;
    clearInterval(this.sweeper);
    await this.connection.close();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const { batch, left } = takeBatch(this.waiting);
      this.waiting = left;
      this.inFlight = batch;
      try {
        await this.write(this.inFlight);
      } catch (error) {
        this.log(`append failed: ${error instanceof Error ? error.message : 'unknown fault'}`);
        for (const append of this.inFlight) fail(append, new StoreUnavailable(append.sent));
      }
      this.inFlight = [];
      await new Promise<void>((next) => process.nextTick(next));
    }
    this.running = undefined;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    if (batch.length === 0) return;
    const fast =
      this.serverTurns === 0 &&
      batch.every((append) => typeof append.expected === 'bigint' || append.expected === 'no-stream');
    if (this.serverTurns > 0) this.serverTurns -= 1;
    if (fast && this.head && (await this.tryFast(batch, this.head))) return;
    await this.writeByServer(batch);
  }

  /** False when nothing was written, or nothing is known; the server path then finds out, as ids are never written twice. */
  private async tryFast(batch: readonly Waiting[], head: KnownHead): Promise<boolean> {
    const recordedAtMs = Math.max(Date.now() + this.clockOffsetMs, head.lastAtMs);
    const pack = packFast(batch, head, recordedAtMs);
    if (!(await this.connected())) return false;
    try {
      const answer = await this.send(batch, 'es-append-fast', sqlAppendFast, pack.values);
      this.noteClock(answer['now_ms']);
      if (answer['o_ok'] !== true) {
        this.serverTurns = turnsAfterRace;
        return false;
      }
    } catch (error) {
      // A conflict is daily business: the server path finds out whose it is.
      if (failureOf(error) !== 'conflict') this.log(`fast append not done (${failureOf(error)})`);
      return false;
    }
    this.head = pack.head;
    this.onWritten();
    batch.forEach((append, i) => {
      const end = pack.ends[i];
      if (end) succeed(append, { outcome: 'written', ...end });
    });
    return true;
  }

  /** Until every append of the batch has an answer or is out of time. */
  private async writeByServer(batch: readonly Waiting[]): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      if (failures > 0) await backoff(failures);
      this.sweep();
      const open = batch.filter((append) => !append.settled);
      if (open.length === 0 || (await this.tryServer(open))) return;
    }
  }

  private async tryServer(batch: readonly Waiting[]): Promise<boolean> {
    if (!(await this.connected())) return false;
    try {
      const row = await this.send(batch, 'es-append-batch', sqlAppendBatch, packBatch(batch));
      const answer = readBatchAnswer(row);
      this.head = answer.head;
      this.noteClock(row['now_ms']);
      if (answer.appends.some((append) => append.status === 0)) this.onWritten();
      batch.forEach((append, i) => settle(append, answer.appends[i]));
      return true;
    } catch (error) {
      if (failureOf(error) !== 'refused') return false;
      await this.isolate(batch, error);
      return true;
    }
  }

  private async connected(): Promise<boolean> {
    try {
      await this.connection.ensure();
      return true;
    } catch (error) {
      this.log(`no append connection: ${error instanceof Error ? error.message : 'unknown fault'}`);
      return false;
    }
  }

  /** One append that the database cannot take must not fail the others. */
  private async isolate(batch: readonly Waiting[], error: unknown): Promise<void> {
    const [only] = batch;
    if (batch.length === 1 && only) {
      fail(only, new UnstorableEvent(`refused by the database${codeOf(error)}`));
      return;
    }
    for (const append of batch) await this.writeByServer([append]);
  }

  private async send(batch: readonly Waiting[], name: string, text: string, values: readonly (string | Buffer)[]) {
    const before = batch.map((append) => append.sent);
    for (const append of batch) append.sent = true;
    try {
      return await this.connection.query(name, text, values);
    } catch (error) {
      // Anything but a lost answer is a clear no: what was unknown before stays unknown, what was not is not.
      if (failureOf(error) !== 'lost') batch.forEach((append, i) => (append.sent = before[i] ?? true));
      throw error;
    }
  }

  private noteClock(databaseMs: unknown): void {
    this.clockOffsetMs = Number(databaseMs) - Date.now();
  }

  /** Gives up on what is out of time, sent or not; cuts a connection that says nothing. */
  private sweep(): void {
    const now = performance.now();
    for (const append of this.inFlight) if (now > append.deadline) fail(append, new StoreUnavailable(append.sent));
    for (const append of this.waiting) {
      if (now > append.deadline || now - append.queuedAt > maxWaitMs) fail(append, new StoreUnavailable(append.sent));
    }
    this.waiting = this.waiting.filter((append) => !append.settled);
    this.connection.cutIfSilent();
  }
}
