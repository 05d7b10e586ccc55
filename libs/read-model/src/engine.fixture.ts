import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { EventDefinitions } from '#domain/events.js';
import type { EventStore, NewEvent } from '#event-store/event-store.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';

export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function withDatabase(): Promise<{ database: TestDatabase; pool: Pool; end(): Promise<void> }> {
  const database = await startTestDatabase({ migrate: true });
  const pool = new Pool({ connectionString: database.url, max: 12 });
  pool.on('error', () => undefined);
  return {
    database,
    pool,
    end: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

let made = 0;

export function newEvent(type: string, data: unknown, occurredAt?: string, id?: string): NewEvent {
  made += 1;
  const commandId = `0193aaaa-0000-7000-8000-${String(made).padStart(12, '0')}`;
  return {
    id: id ?? randomUUID(),
    type: `${type}.v1`,
    schemaVersion: 1,
    data: JSON.stringify(data),
    meta: {
      commandId,
      commandHash: 'test',
      actor: 'system:test',
      role: 'system',
      correlationId: commandId,
      ...(occurredAt !== undefined && { occurredAt }),
    },
  };
}

export async function append(store: EventStore, streamId: string, ...events: readonly NewEvent[]): Promise<bigint> {
  const { position } = await store.append(streamId, 'any', events);
  return position;
}

/** Definitions that only give names: projections read sealed events and never ask the schemas. */
export function definitionsOf(names: readonly string[], like: EventDefinitions): EventDefinitions {
  const [any] = Object.values(like);
  if (any === undefined) throw new Error('no definition to copy');
  return Object.fromEntries(names.map((name) => [name, { ...any, version: 1 }]));
}

export function caseIdOf(n: number): string {
  return `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Polls with a bound; tests never sleep for a time. */
export async function eventually(check: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come true in time');
}
