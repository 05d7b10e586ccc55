import { Client } from 'pg';
import { backoff } from './subscription.js';

/** Hears that another process has appended. Nothing depends on it: readers also poll. */
export class Listener {
  private client: Client | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly onHeard: () => void,
    private readonly log: (message: string) => void,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.listenUntilLost(() => (failures = 0));
      } catch (error) {
        this.log(`listening for appends failed: ${error instanceof Error ? error.message : 'unknown fault'}`);
      }
      failures += 1;
      await backoff(failures, this.stopping.signal);
    }
  }

  private async listenUntilLost(onListening: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'klarsyn-listen',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    this.client = client;
    const lost = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => resolve());
    });
    client.on('notification', () => this.onHeard());
    try {
      await client.connect();
      await client.query('LISTEN es');
      onListening();
      // What was said before is not heard again.
      this.onHeard();
      if (!this.stopping.signal.aborted) await lost;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
