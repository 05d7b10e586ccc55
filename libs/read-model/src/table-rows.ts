import type { ClientBase, CustomTypesConfig } from 'pg';
import pg from 'pg';

export type ColumnType =
  'text' | 'uuid' | 'int' | 'bigint' | 'boolean' | 'timestamptz' | 'date' | 'jsonb' | 'text[]' | 'uuid[]';
export type KeyPart = string | number;

export interface TableDefinition<Row> {
  readonly name: string;
  readonly key: readonly (keyof Row & string)[];
  /** The columns that follow from events. A table may have more (lease, queue mark); those are never written here. */
  readonly columns: Readonly<Record<keyof Row & string, ColumnType>>;
  /** A small table that is needed whole (organisation). */
  readonly whole?: boolean;
}

/** What the batch transaction does with a table; which rows it holds is known to the projection alone. */
export interface ProjectedTable {
  readonly name: string;
  readonly columnNames: readonly string[];
  load(tx: ClientBase): Promise<number>;
  keepEvent(): void;
  dropEvent(): void;
  flush(tx: ClientBase): Promise<void>;
  /** After a rollback: what is in memory is no longer what is stored. */
  forget(): void;
  trim(most: number): void;
}

/** `2026-11-21 08:30:00+00` as an ISO instant; infinity stays what it is. */
function toInstant(value: string): string {
  if (value.endsWith('infinity')) return value;
  return new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
}

const { builtins } = pg.types;
const parsers = new Map<number, (value: string) => unknown>([
  [builtins.TIMESTAMPTZ, toInstant],
  [builtins.DATE, String],
  [builtins.INT8, Number],
]);

/** Instants as ISO text, dates as they stand, counts as numbers. */
export const rowTypes: CustomTypesConfig = {
  getTypeParser: (id, format): unknown => parsers.get(id) ?? pg.types.getTypeParser(id, format),
};

export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function selectList(properties: readonly string[], alias = 't'): string {
  return properties.map((property) => `${alias}.${columnOf(property)} AS "${property}"`).join(', ');
}

/** Rows of one table in memory for a batch: loaded by key, changed by pure functions, written back in one statement. */
export class TableRows<Row extends object> implements ProjectedTable {
  readonly name: string;
  readonly columnNames: readonly string[];
  private readonly sql: { load: string; all: string; save: string; remove: string };
  private readonly stored = new Map<string, Row | null>();
  private readonly dirty = new Set<string>();
  private readonly event = new Map<string, Row | null>();
  private readonly wanted = new Map<string, readonly KeyPart[]>();
  private readonly lookups: { readonly column: string; readonly value: string }[] = [];
  private loadedWhole = false;

  constructor(private readonly table: TableDefinition<Row>) {
    this.name = table.name;
    const properties = Object.keys(table.columns);
    this.columnNames = properties.map(columnOf);
    this.sql = statements(table.name, table.key, table.columns);
  }

  /** The row must be in memory before `apply`. */
  want(...key: readonly KeyPart[]): void {
    const id = key.join('|');
    if (!this.stored.has(id)) this.wanted.set(id, key);
  }

  /** All rows where a column holds a value must be in memory before `apply`. */
  wantWhere(property: keyof Row & string, value: string): void {
    this.lookups.push({ column: columnOf(property), value });
  }

  get(...key: readonly KeyPart[]): Row | undefined {
    const id = key.join('|');
    const changed = this.event.get(id);
    return (changed === undefined ? this.stored.get(id) : changed) ?? undefined;
  }

  put(row: Row): void {
    this.event.set(this.idOf(row), row);
  }

  remove(...key: readonly KeyPart[]): void {
    this.event.set(key.join('|'), null);
  }

  /** Every row in memory: all there are where the table is kept whole, else those of this batch and a few more. */
  *all(): IterableIterator<Row> {
    for (const [id, row] of this.stored) if (row !== null && !this.event.has(id)) yield row;
    for (const row of this.event.values()) if (row !== null) yield row;
  }

  async load(tx: ClientBase): Promise<number> {
    if (this.table.whole === true) return this.loadWhole(tx);
    const found = await this.loadWhere(tx);
    if (this.wanted.size === 0) return found;
    const keys = [...this.wanted.values()].map((parts) =>
      Object.fromEntries(parts.map((part, at) => [columnOf(this.table.key[at] ?? ''), part])),
    );
    const { rows } = await tx.query<Row>({ name: `rm-load-${this.name}`, text: this.sql.load, values: [JSON.stringify(keys)], types: rowTypes });
    for (const id of this.wanted.keys()) this.stored.set(id, null);
    for (const row of rows) this.stored.set(this.idOf(row), row);
    this.wanted.clear();
    return found + rows.length;
  }

  keepEvent(): void {
    for (const [id, row] of this.event) {
      this.stored.delete(id);
      this.stored.set(id, row);
      this.dirty.add(id);
    }
    this.event.clear();
  }

  dropEvent(): void {
    this.event.clear();
  }

  async flush(tx: ClientBase): Promise<void> {
    const saved: Record<string, unknown>[] = [];
    const removed: Record<string, unknown>[] = [];
    for (const id of this.dirty) {
      const row = this.stored.get(id);
      if (row) saved.push(toColumns(row));
      else
        removed.push(Object.fromEntries(id.split('|').map((part, at) => [columnOf(this.table.key[at] ?? ''), part])));
    }
    this.dirty.clear();
    if (saved.length > 0) await tx.query({ name: `rm-save-${this.name}`, text: this.sql.save, values: [JSON.stringify(saved)] });
    if (removed.length > 0) await tx.query({ name: `rm-remove-${this.name}`, text: this.sql.remove, values: [JSON.stringify(removed)] });
  }

  forget(): void {
    for (const map of [this.stored, this.event, this.wanted]) map.clear();
    this.dirty.clear();
    this.lookups.length = 0;
    this.loadedWhole = false;
  }

  trim(most: number): void {
    if (this.table.whole === true) return;
    for (const id of this.stored.keys()) {
      if (this.stored.size <= most) return;
      this.stored.delete(id);
    }
  }

  private idOf(row: Row): string {
    return this.table.key.map((property) => String(row[property])).join('|');
  }

  private async loadWhole(tx: ClientBase): Promise<number> {
    if (this.loadedWhole) return 0;
    const { rows } = await tx.query<Row>({ text: this.sql.all, types: rowTypes });
    for (const row of rows) this.stored.set(this.idOf(row), row);
    this.loadedWhole = true;
    return 0;
  }

  private async loadWhere(tx: ClientBase): Promise<number> {
    let found = 0;
    for (const { column, value } of this.lookups.splice(0)) {
      const { rows } = await tx.query<Row>({
        text: `${this.sql.all} WHERE t.${column} = $1`,
        values: [value],
        types: rowTypes,
      });
      for (const row of rows) if (!this.stored.has(this.idOf(row))) this.stored.set(this.idOf(row), row);
      found += rows.length;
    }
    return found;
  }
}

function toColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([property, value]) => [columnOf(property), value]));
}

function statements(name: string, key: readonly string[], columns: Readonly<Record<string, ColumnType>>) {
  const properties = Object.keys(columns);
  const keys = key.map(columnOf);
  const names = properties.map(columnOf).join(', ');
  const typed = key.map((property) => `${columnOf(property)} ${columns[property] ?? 'text'}`).join(', ');
  const set = properties
    .filter((property) => !key.includes(property))
    .map((property) => `${columnOf(property)} = excluded.${columnOf(property)}`);
  const onConflict = set.length === 0 ? 'NOTHING' : `UPDATE SET ${set.join(', ')}`;
  const all = `SELECT ${selectList(properties)} FROM ${name} t`;
  return {
    all,
    load: `${all} JOIN json_to_recordset($1::json) AS k(${typed}) USING (${keys.join(', ')})`,
    save: `INSERT INTO ${name} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${name}, $1::json) ON CONFLICT (${keys.join(', ')}) DO ${onConflict}`,
    remove: `DELETE FROM ${name} t USING json_to_recordset($1::json) AS k(${typed}) WHERE ${keys.map((column) => `t.${column} = k.${column}`).join(' AND ')}`,
  };
}
