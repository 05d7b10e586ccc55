import { Pool } from 'pg';
import { admit } from './admission.js';
import { AppendConnection } from './append-connection.js';
import { eventColumns, toStoredEvent, type EventRow } from './event-rows.js';
import {
  StoreUnavailable,
  type Appended,
  type Batch,
  type EventStore,
  type Expected,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type StoredEvent,
  type Subscription,
} from './event-store.js';
import { Listener } from './listener.js';
import { Sequencer } from './sequencer.js';
import { startSubscription, Wake, type SubscribeOptions } from './subscription.js';

export interface PostgresStoreOptions {
  readonly connectionString: string;
  /** Connections for reading, beside the one that appends and the one that listens. */
  readonly readPoolSize?: number;
  /** Told about lost connections and warnings; never text from an event. */
  readonly log?: (message: string) => void;
}

/**
 * The log in PostgreSQL, schema `es`. The schema must be migrated.
 * @throws UnsafeDatabase when a committed event could be lost by how the database is set up
 */
export async function createPostgresStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const log = options.log ?? (() => undefined);
  const connection = new AppendConnection(options.connectionString, log);
  await connection.ensure();
  return new PostgresStore(options, connection, log);
}

const appendTimeoutMs = 8000;
const streamPage = 500;
/** How far one filtered read walks over events of other categories. */
const filteredWindow = 20_000;
/** Index order is wanted, and the first rows soon; a plan made for an empty table must not outlive it. */
const readSettings = '-c jit=off -c enable_seqscan=off -c enable_bitmapscan=off';

export class PostgresStore implements EventStore {
  readonly capabilities = { gapless: true, chain: 'inline', redaction: true } as const;
  private readonly reads: Pool;
  private readonly wake = new Wake();
  private readonly sequencer: Sequencer;
  private readonly listener: Listener;
  private readonly subscriptions = new Set<Subscription>();
  private readonly sharedReads = new Map<string, Promise<Batch>>();

  constructor(
    options: PostgresStoreOptions,
    connection: AppendConnection,
    private readonly log: (message: string) => void,
  ) {
    this.reads = new Pool({
      connectionString: options.connectionString,
      max: options.readPoolSize ?? 4,
      application_name: 'klarsyn-read',
      connectionTimeoutMillis: 5000,
      statement_timeout: 30_000,
      options: readSettings,
    });
    this.reads.on('error', (error) => log(`read connection lost: ${error.message}`));
    this.sequencer = new Sequencer(connection, () => this.wake.fire(), log);
    this.listener = new Listener(options.connectionString, () => this.wake.fire(), log);
  }

  async append(
    streamId: string,
    expected: Expected,
    events: readonly NewEvent[],
    options: { timeoutMs?: number } = {},
  ): Promise<Appended> {
    return this.sequencer.append(
      streamId,
      expected,
      admit(streamId, expected, events),
      options.timeoutMs ?? appendTimeoutMs,
    );
  }

  async *readStream(streamId: string, options: ReadStreamOptions = {}): AsyncIterable<StoredEvent> {
    const { query, first, step } = options.backwards === true ? backwardsReading : forwardsReading;
    let from = options.from ?? first;
    for (let left = options.limit ?? Infinity; left > 0;) {
      const size = Math.min(left, streamPage);
      const events = (await this.rows<EventRow>(query, [streamId, from, size])).map(toStoredEvent);
      yield* events;
      const last = events.at(-1);
      if (!last || events.length < size) return;
      from = last.version + step;
      left -= size;
    }
  }

  async anyExists(streamIds: readonly string[]): Promise<boolean> {
    const [row] = await this.rows<[boolean]>(anyExists, [streamIds]);
    return row?.[0] ?? false;
  }

  async readAll(options: { after: Position; limit: number; categories?: readonly string[] }): Promise<Batch> {
    const { after, limit, categories } = options;
    const window = categories ? Math.max(filteredWindow, limit) : limit;
    const query = categories ? readCategories : readLog;
    const values = [after, window, limit, ...(categories ? [[...categories]] : [])];
    return toBatch(await this.rows<LogRow>(query, values), after, BigInt(window), limit);
  }

  subscribe(options: SubscribeOptions, onBatch: (batch: Batch) => Promise<void>): Subscription {
    this.listener.start();
    const subscription = startSubscription(
      {
        wake: this.wake,
        readAll: (read) => this.sharedRead(read),
        onError: (error) => this.log(`subscription waits: ${error instanceof Error ? error.name : 'unknown fault'}`),
      },
      options,
      onBatch,
    );
    this.subscriptions.add(subscription);
    return {
      get position() {
        return subscription.position;
      },
      get state() {
        return subscription.state;
      },
      stop: async () => {
        this.subscriptions.delete(subscription);
        await subscription.stop();
      },
    };
  }

  async head(): Promise<{ position: Position; recordedAt: string }> {
    const [row] = await this.rows<[string, string]>(readHead, []);
    return { position: BigInt(row?.[0] ?? 0), recordedAt: row?.[1] ?? new Date(0).toISOString() };
  }

  /** After this the stream takes no more events: its case is destroyed. False when there is no such stream. */
  async closeStream(streamId: string): Promise<boolean> {
    const [row] = await this.rows<[boolean]>({ name: 'es-close-stream', text: 'SELECT es.close_stream($1)' }, [
      streamId,
    ]);
    return row?.[0] ?? false;
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    await this.sequencer.close();
    await this.listener.close();
    await this.reads.end();
  }

  /** Subscriptions at the same place with the same wish share one read, unless the log has grown since it began. */
  private sharedRead(read: { after: Position; limit: number; categories?: readonly string[] }): Promise<Batch> {
    const key = `${this.wake.count}/${read.after}/${read.limit}/${read.categories?.join() ?? '*'}`;
    const running = this.sharedReads.get(key);
    if (running) return running;
    const started = this.readAll(read).finally(() => this.sharedReads.delete(key));
    this.sharedReads.set(key, started);
    return started;
  }

  private async rows<R extends readonly unknown[]>(
    query: { name: string; text: string },
    values: readonly unknown[],
  ): Promise<R[]> {
    try {
      const result = await this.reads.query<unknown[]>({ ...query, values: [...values], rowMode: 'array' });
      return result.rows as unknown as R[];
    } catch (error) {
      this.log(`read failed: ${error instanceof Error ? error.message : 'unknown fault'}`);
      throw new StoreUnavailable(false);
    }
  }
}

const forwardsReading = {
  query: {
    name: 'es-read-forwards',
    text: `SELECT ${eventColumns} FROM es.events e WHERE e.stream_id = $1 AND e.version >= $2 ORDER BY e.version LIMIT $3`,
  },
  first: 0n,
  step: 1n,
};
const backwardsReading = {
  query: {
    name: 'es-read-backwards',
    text: `SELECT ${eventColumns} FROM es.events e WHERE e.stream_id = $1 AND e.version <= $2 ORDER BY e.version DESC LIMIT $3`,
  },
  first: 2n ** 62n,
  step: -1n,
};

const anyExists = { name: 'es-any-exists', text: 'SELECT EXISTS (SELECT FROM es.events WHERE stream_id = ANY($1::text[]) AND version = 0)' };

/** Head and events in one statement, so of one moment: nothing at or below this head can appear later. */
function readLogText(filter: string): string {
  return `SELECT h.position, x.* FROM es.head h LEFT JOIN LATERAL (
    SELECT ${eventColumns} FROM es.events e
      WHERE e.position > $1::bigint AND e.position <= $1::bigint + $2::bigint ${filter} ORDER BY e.position LIMIT $3) x ON true
    WHERE h.one ORDER BY x.position`;
}
const readLog = { name: 'es-read-log', text: readLogText('') };
const readCategories = {
  name: 'es-read-categories',
  text: readLogText(`AND split_part(e.stream_id, '-', 1) = ANY ($4::text[])`),
};

const readHead = {
  name: 'es-read-head',
  text: `SELECT position, CASE WHEN isfinite(last_at) THEN to_char(last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END
    FROM es.head`,
};

/** Where nothing lies after the position, the head stands alone. */
type LogRow = readonly [head: string, ...event: EventRow | readonly null[]];

function isEvent(row: EventRow | readonly null[]): row is EventRow {
  return row[0] !== null;
}

/** `next` goes over what a filter left out, but never past what this read has seen. */
function toBatch(rows: readonly LogRow[], after: Position, window: bigint, limit: number): Batch {
  const head = BigInt(rows[0]?.[0] ?? 0);
  const events = rows.flatMap(([, ...row]) => (isEvent(row) ? [toStoredEvent(row)] : []));
  const last = events.at(-1);
  const end = after + window < head ? after + window : head;
  const next = last && events.length === limit ? last.position : end;
  return { events, next: next > after ? next : after, atHead: next >= head };
}
