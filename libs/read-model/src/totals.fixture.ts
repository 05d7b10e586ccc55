import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Pool } from 'pg';
import { z } from 'zod';
import { v1, type EventDefinitions } from '#domain/events.js';
import type { NewEvent } from '#event-store/event-store.js';
import { createMemoryStore } from '#event-store/memory.store.js';
import { createEventRegistry } from '#event-store/stored-event.js';
import { caseIdOf, newEvent, quiet, withDatabase } from './engine.fixture.js';
import { fieldsOf, whole } from './fields.js';
import { ProjectionError } from './projected-event.js';
import type { OnPoison, ProjectionDefinition } from './projection.js';
import { Projections } from './projections.js';
import { TableRows } from './table-rows.js';

interface Total {
  readonly caseId: string;
  readonly n: number;
  readonly total: number;
}

const known: EventDefinitions = { Counted: v1(z.object({})), Ignored: v1(z.object({})) };

/** `faulty`: a fault in a projection's code that a later release repairs. */
export const code = { faulty: true, version: 1 };

export function totals(onPoison: OnPoison = 'park-stream'): ProjectionDefinition {
  return {
    name: 'totals',
    create() {
      const name = `test_${onPoison.replace('-', '_')}`;
      const rows = new TableRows<Total>({ name, key: ['caseId'], columns: { caseId: 'uuid', n: 'int', total: 'int' } });
      return {
        name: 'totals',
        version: code.version,
        onPoison,
        categories: ['counted'],
        tables: [rows],
        handles: new Set(['Counted']),
        want: (event) => {
          rows.want(event.caseId);
        },
        apply(event) {
          const amount = whole(fieldsOf(event.data), 'amount');
          if (amount === 13 && code.faulty) throw new ProjectionError('unlucky');
          const before = rows.get(event.caseId) ?? { caseId: event.caseId, n: 0, total: 0 };
          rows.put({ caseId: event.caseId, n: before.n + 1, total: before.total + amount });
        },
      };
    },
  };
}

interface Seen {
  readonly caseId: string;
  readonly n: number;
}

/** Stands beside the totals and takes everything: what happens to a neighbour must neither hold it up nor count twice. */
function witness(): ProjectionDefinition {
  return {
    name: 'witness',
    create() {
      const rows = new TableRows<Seen>({ name: 'test_witness', key: ['caseId'], columns: { caseId: 'text', n: 'int' } });
      return {
        name: 'witness',
        version: 1,
        onPoison: 'park-stream',
        categories: ['counted'],
        tables: [rows],
        handles: new Set(['Counted']),
        want: (event) => {
          rows.want(event.caseId);
        },
        apply(event) {
          rows.put({ caseId: event.caseId, n: (rows.get(event.caseId)?.n ?? 0) + 1 });
        },
      };
    },
  };
}

export const counted = (amount: number): NewEvent => newEvent('Counted', { amount });
export const stream = (n: number): string => `counted-${caseIdOf(n)}`;

/** A database with two tables of totals and one of their witness, a log in memory, and the programs that project it. */
export class Bench {
  store = createMemoryStore();
  private opened: Awaited<ReturnType<typeof withDatabase>> | undefined;
  private running: Projections[] = [];

  constructor() {
    beforeAll(async () => {
      this.opened = await withDatabase();
      for (const table of ['test_park_stream', 'test_stop']) {
        await this.pool.query(
          `CREATE TABLE rm.${table} (case_id uuid PRIMARY KEY, n int NOT NULL, total int NOT NULL)`,
        );
      }
      await this.pool.query('CREATE TABLE rm.test_witness (case_id text PRIMARY KEY, n int NOT NULL)');
    });
    beforeEach(async () => {
      this.store = createMemoryStore();
      Object.assign(code, { faulty: true, version: 1 });
      await this.pool.query('TRUNCATE rm.checkpoints, rm.parked, rm.test_park_stream, rm.test_stop, rm.test_witness');
    });
    afterAll(() => this.opened?.end());
  }

  get pool(): Pool {
    if (this.opened === undefined) throw new Error('the database is not open yet');
    return this.opened.pool;
  }

  projections(onPoison: OnPoison = 'park-stream', batchSize = 7): Projections {
    const registry = createEventRegistry(known);
    return new Projections({
      pool: this.pool,
      store: this.store,
      log: quiet,
      registry,
      definitions: [totals(onPoison), witness()],
      batchSize,
    });
  }

  async start(onPoison: OnPoison = 'park-stream'): Promise<Projections> {
    const projections = this.projections(onPoison);
    this.running.push(projections);
    await projections.start();
    return projections;
  }

  async stopAll(): Promise<void> {
    for (const one of this.running.splice(0)) await one.stop();
  }

  async rows(table = 'test_park_stream'): Promise<(string | number)[][]> {
    const { rows } = await this.pool.query<{ case_id: string; n: number; total: number }>(
      `SELECT case_id, n, total FROM rm.${table} ORDER BY case_id`,
    );
    return rows.map(({ case_id: caseId, n, total }) => [caseId, n, total]);
  }

  /** How many events the witness has seen of each stream. */
  async seen(): Promise<number[]> {
    const { rows } = await this.pool.query<{ n: number }>('SELECT n FROM rm.test_witness ORDER BY case_id');
    return rows.map(({ n }) => n);
  }
}
