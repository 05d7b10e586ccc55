import { setTimeout as wait } from 'node:timers/promises';
import { assertSchemaCompatibility, PostgresConnection, PostgresQueueBackend, withBackend } from 'bullmq';

const pauseMs = 1_000;

/** Fails as `work` fails, but not at once. */
async function unhurried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await wait(pauseMs, undefined, { ref: false });
    throw error;
  }
}

/**
 * BullMQ remembers for ever that the database did not answer its first question, and its worker asks again without a
 * pause, which stops the whole process. This one asks anew, a second later.
 */
class PatientConnection extends PostgresConnection {
  private answered: Promise<void> | undefined;

  constructor(connection: ConstructorParameters<typeof PostgresConnection>[0]) {
    super(connection);
    // A connection that is lost while it is lent out tells nobody but itself, and unheard that ends the process.
    this.pool.on('connect', (client: { on(event: 'error', listener: () => void): unknown }) => {
      client.on('error', () => undefined);
    });
  }

  override waitUntilReady(): Promise<void> {
    this.answered ??= unhurried(() => this.ask()).catch((error: unknown) => {
      this.answered = undefined;
      throw error;
    });
    return this.answered;
  }

  private async ask(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, this.schema);
    } finally {
      client.release();
    }
    setTimeout(() => this.emit('ready'), 0);
  }
}

class PatientBackend extends PostgresQueueBackend {
  override waitUntilReady(): Promise<void> {
    return this.connection.waitUntilReady();
  }

  /** A server that is starting up refuses at once: then too the worker comes back after a pause. */
  override moveToActive(token: string, name?: string): ReturnType<PostgresQueueBackend['moveToActive']> {
    return unhurried(() => super.moveToActive(token, name));
  }
}

/** Queue and Worker of BullMQ on PostgreSQL, which outlive a database that is away when they begin. */
export const patientPostgres = withBackend(
  (name: string, options: ConstructorParameters<typeof PostgresQueueBackend>[2]) =>
    new PatientBackend(new PatientConnection(options.connection), name, options, true),
);
