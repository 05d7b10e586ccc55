import { Client, DatabaseError } from 'pg';
import { UnsafeDatabase } from './errors.js';

/** How a statement failed: what the sequencer must know to go on. */
export type Failure =
  /** The answer is lost: the append may or may not be in the log. */
  | 'lost'
  /** Certainly not written; the same may work in a moment (lock or statement timeout, full disk, shutdown). */
  | 'later'
  /** Certainly not written; a stream moved or an id is there already. */
  | 'conflict'
  /** Certainly not written and never will be. */
  | 'refused';

export interface Row {
  readonly [column: string]: unknown;
}

const sessionSettings = {
  lock_timeout: 5000,
  statement_timeout: 8000,
  idle_in_transaction_session_timeout: 10_000,
};
/** Few rows through known indexes: never let a plan made on an empty table become a scan of a full one. */
const planSettings =
  '-c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan';
/** Longer than statement_timeout: then the network, not the database, is the reason for the silence. */
const silenceMs = 9500;

/** The one connection that appends. It is opened when needed and opened again after a loss. */
export class AppendConnection {
  private client: Client | undefined;
  private sentAt: number | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly log: (message: string) => void,
  ) {}

  /** Runs one prepared statement. @throws what `failureOf` can tell apart */
  async query(name: string, text: string, values: readonly (string | Buffer)[]): Promise<Row> {
    const client = this.client ?? (await this.open());
    this.sentAt = performance.now();
    try {
      const result = await client.query<Row>({ name, text, values: [...values] });
      const row = result.rows[0];
      if (!row) throw new Error(`${name} gave no row`);
      return row;
    } catch (error) {
      if (failureOf(error) === 'lost') this.drop();
      throw error;
    } finally {
      this.sentAt = undefined;
    }
  }

  /** Opens the connection if there is none. An error here means that nothing was sent. */
  async ensure(): Promise<void> {
    if (!this.client) await this.open();
  }

  /** @throws UnsafeDatabase when a committed event could be lost or changed by how the database is set up */
  async open(): Promise<Client> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'klarsyn-append',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      options: planSettings,
      ...sessionSettings,
    });
    client.on('error', (error) => {
      this.log(`append connection lost: ${error.message}`);
      if (this.client === client) this.drop();
    });
    try {
      await client.connect();
      await assertSafe(client, this.log);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    return client;
  }

  /** Cuts a connection that has been silent too long; the waiting statement then fails as lost. */
  cutIfSilent(): void {
    if (this.sentAt !== undefined && performance.now() - this.sentAt > silenceMs) this.cut();
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private drop(): void {
    const client = this.client;
    this.client = undefined;
    void client?.end().catch(() => undefined);
  }

  private cut(): void {
    this.client?.connection.stream.destroy();
  }
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof DatabaseError) || error.code === undefined) return 'lost';
  if (error.code === 'ES001' || error.code === '23505') return 'conflict';
  // The backend was told to go: whether it was before or after its commit is not known here.
  if (/^(57P0[1-5]|08)/.test(error.code)) return 'lost';
  return /^(40|53|55|57|XX)/.test(error.code) ? 'later' : 'refused';
}

/** The SQLSTATE for a message: the texts of the database may quote what was refused. */
export function codeOf(error: unknown): string {
  return error instanceof DatabaseError && error.code !== undefined ? ` (${error.code})` : '';
}

async function assertSafe(client: Client, log: (message: string) => void): Promise<void> {
  const result = await client.query<
    Record<'fsync' | 'full_page_writes' | 'synchronous_commit' | 'encoding' | 'checksums', string> & { ready: boolean }
  >(
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
       current_setting('synchronous_commit') AS synchronous_commit, current_setting('server_encoding') AS encoding,
       current_setting('data_checksums') AS checksums, to_regprocedure('es.close_stream(text)') IS NOT NULL AS ready`,
  );
  const found = result.rows[0];
  if (!found) throw new UnsafeDatabase(['its settings cannot be read']);
  const problems: string[] = [];
  if (found.fsync !== 'on') problems.push('fsync is off');
  if (found.full_page_writes !== 'on') problems.push('full_page_writes is off');
  // remote_apply waits for more than on does; the other values wait for less.
  if (!['on', 'remote_apply'].includes(found.synchronous_commit))
    problems.push(`synchronous_commit is ${found.synchronous_commit}`);
  if (found.encoding !== 'UTF8') problems.push(`its encoding is ${found.encoding}, not UTF8`);
  if (!found.ready) problems.push('the schema es is missing or not complete: migrate first');
  if (problems.length > 0) throw new UnsafeDatabase(problems);
  if (found.checksums !== 'on') log('the database runs without data checksums: silent disk faults will not be noticed');
}
