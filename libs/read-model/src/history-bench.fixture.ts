import { afterAll, beforeAll } from '@jest/globals';
import type { Pool } from 'pg';
import { createMemoryStore } from '#event-store/memory.store.js';
import { caseAggregates } from '#domain/registry.js';
import { createReadModel } from './create-read-model.js';
import { Dice } from './dice.fixture.js';
import { quiet, withDatabase } from './engine.fixture.js';
import { RandomHistory } from './random-history.fixture.js';
import type { ReadModel } from './read-model.js';

const wishes = 700;

/** One random history, projected while it happens by two read models that share the tables and cut the log differently. */
export class HistoryBench {
  readonly history: RandomHistory;
  private readonly store = createMemoryStore();
  private opened: { pool: Pool; end(): Promise<void>; readModels: readonly ReadModel[] } | undefined;

  constructor(seed: number) {
    this.history = new RandomHistory(this.store, new Dice(seed));
    beforeAll(() => this.happen(), 60_000);
    afterAll(async () => {
      await Promise.all(this.opened?.readModels.map((one) => one.stop()) ?? []);
      await this.opened?.end();
    });
  }

  get pool(): Pool {
    return this.open.pool;
  }

  get readModel(): ReadModel {
    const [first] = this.open.readModels;
    if (first === undefined) throw new Error('no read model');
    return first;
  }

  cases() {
    return this.history.streams.filter(({ name }) => name in caseAggregates && name !== 'atgard');
  }

  private get open() {
    if (this.opened === undefined) throw new Error('the history has not happened yet');
    return this.opened;
  }

  private async happen(): Promise<void> {
    const { pool, end } = await withDatabase();
    const readModels = [13, 101].map((batchSize) =>
      createReadModel({ pool, store: this.store, log: quiet, batchSize }),
    );
    this.opened = { pool, end, readModels };
    await this.history.organisation();
    await Promise.all(readModels.map((one) => one.start()));
    await this.history.run(wishes);
    const { position } = await this.store.head();
    while ((await this.readModel.health()).some(({ lag }) => lag > 0)) await this.readModel.waitFor(position, 50);
  }
}
