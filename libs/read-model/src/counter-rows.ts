import type { ClientBase } from 'pg';
import type { ProjectedTable } from './table-rows.js';

export interface CounterKey {
  readonly namnd: string;
  readonly year: number;
  readonly unit: string;
  readonly measure: string;
}

/** A table of counts that is only ever moved by +1 and −1: nothing is loaded, and a count of nothing is no row. */
export class CounterRows implements ProjectedTable {
  readonly columnNames = ['namnd', 'year', 'unit', 'measure', 'n'];
  private readonly moves = new Map<string, { key: CounterKey; n: number }>();
  private event: { key: CounterKey; n: number }[] = [];

  constructor(readonly name: string) {}

  add(key: CounterKey, n: 1 | -1): void {
    this.event.push({ key, n });
  }

  async load(): Promise<number> {
    return Promise.resolve(0);
  }

  keepEvent(): void {
    for (const { key, n } of this.event) {
      const id = `${key.namnd}|${String(key.year)}|${key.unit}|${key.measure}`;
      this.moves.set(id, { key, n: (this.moves.get(id)?.n ?? 0) + n });
    }
    this.event = [];
  }

  dropEvent(): void {
    this.event = [];
  }

  async flush(tx: ClientBase): Promise<void> {
    const moves = [...this.moves.values()].filter(({ n }) => n !== 0).map(({ key, n }) => ({ ...key, n }));
    this.moves.clear();
    if (moves.length === 0) return;
    await tx.query({
      name: `rm-add-${this.name}`,
      text: `INSERT INTO ${this.name} AS c (namnd, year, unit, measure, n)
       SELECT namnd, year, unit, measure, n FROM json_to_recordset($1::json) AS m(namnd text, year int, unit text, measure text, n int)
       ON CONFLICT (namnd, year, unit, measure) DO UPDATE SET n = c.n + excluded.n`,
      values: [JSON.stringify(moves)],
    });
    const shrunk = moves.filter(({ n }) => n < 0);
    if (shrunk.length === 0) return;
    await tx.query(
      `DELETE FROM ${this.name} c USING json_to_recordset($1::json) AS m(namnd text, year int, unit text, measure text)
       WHERE c.namnd = m.namnd AND c.year = m.year AND c.unit = m.unit AND c.measure = m.measure AND c.n = 0`,
      [JSON.stringify(shrunk)],
    );
  }

  forget(): void {
    this.moves.clear();
    this.event = [];
  }

  trim(): void {
    // Nothing is kept between batches.
  }
}
