import {
  cellOfYear,
  exact,
  isCovered,
  notReported,
  percentOf,
  recordedCell,
  totalOfYear,
  type Cell,
} from '#domain/statistics/counting.js';
import type { Measure } from '#domain/statistics/measures.js';
import type { LocalDate } from '#domain/ids.js';
import { atRank, middle, type Histogram } from './histogram.js';
import { everyMeasure } from './stat-historic.js';
import { dueMeasures, inTimePrefix, toldMeasures, wholeNamnd } from './stat-measures.js';

/** What the tables say, before the counting rules. Units are codes; '' is the whole nämnd. */
export interface StatTables {
  readonly cells: readonly {
    readonly year: number;
    readonly unit: string;
    readonly measure: string;
    readonly n: number;
  }[];
  readonly times: readonly {
    readonly year: number;
    readonly unit: string;
    readonly step: string;
    readonly days: readonly number[];
    readonly n: readonly number[];
  }[];
  readonly imported: readonly {
    readonly year: number;
    readonly unit: string;
    readonly measure: string;
    readonly value: number | null;
    readonly qualifier: Cell['qualifier'];
  }[];
  readonly coverage: readonly { readonly measure: string; readonly coveredFrom: LocalDate }[];
}

export interface StatUnit {
  readonly code: string;
  readonly name: string;
  readonly nameInSentence: string;
}

const key = (measure: string, unit: string, year: number): string => `${measure}|${unit}|${String(year)}`;

/** Any figure of any year by the counting rules CNT-03, CNT-06 and CNT-07. */
export class Figures {
  private readonly counted: ReadonlyMap<string, number>;
  private readonly imported: ReadonlyMap<string, Cell>;
  private readonly coverage: ReadonlyMap<string, LocalDate>;
  private readonly times: ReadonlyMap<string, Histogram>;

  constructor(
    tables: StatTables,
    private readonly units: readonly StatUnit[],
  ) {
    this.counted = new Map(tables.cells.map((cell) => [key(cell.measure, cell.unit, cell.year), cell.n]));
    this.imported = new Map(
      tables.imported.map((one) => [key(one.measure, one.unit, one.year), recordedCell(one.value, one.qualifier)]),
    );
    this.coverage = new Map(tables.coverage.map(({ measure, coveredFrom }) => [measure, coveredFrom]));
    this.times = new Map(
      tables.times.map(({ step, unit, year, days, n }) => [
        key(step, unit, year),
        days.map((value, at) => ({ value, n: n[at] ?? 0 })),
      ]),
    );
  }

  count(measure: string, unit: string, year: number): number {
    return this.counted.get(key(measure, unit, year)) ?? 0;
  }

  cell(measure: Pick<Measure, 'id' | 'unit'>, unit: string, year: number): Cell {
    if (measure.unit !== 'count') return this.share(measure.id, unit, year);
    const of = (one: string) => ({
      year,
      counted: this.count(measure.id, one, year),
      coveredFrom: this.coveredFrom(measure.id),
      imported: this.imported.get(key(measure.id, one, year)),
    });
    return unit === wholeNamnd
      ? totalOfYear(
          of(unit),
          this.units.map(({ code }) => cellOfYear(of(code))),
        )
      : cellOfYear(of(unit));
  }

  /** A share or a length of time is never a sum of its parts: in a year that is not covered it is what was imported. */
  private share(id: string, unit: string, year: number): Cell {
    if (!isCovered(year, this.coveredFrom(id))) return this.imported.get(key(id, unit, year)) ?? notReported;
    const value = id === 'aterkopplingsgrad' ? this.feedbackRate(unit, year) : this.duration(id, unit, year);
    return value === null ? notReported : exact(value);
  }

  private feedbackRate(unit: string, year: number): number | null {
    const sum = (list: readonly string[]): number => list.reduce((n, measure) => n + this.count(measure, unit, year), 0);
    return percentOf(sum(toldMeasures), sum(dueMeasures));
  }

  private duration(id: string, unit: string, year: number): number | null {
    const [, step = '', figure = ''] = id.split(':');
    if (figure === 'andel-i-tid') {
      const [yes, no] = ['ja', 'nej'].map((answer) => this.count(`${inTimePrefix}${step}:${answer}`, unit, year));
      return percentOf(yes ?? 0, (yes ?? 0) + (no ?? 0));
    }
    const days = this.times.get(key(step, unit, year)) ?? [];
    return figure === 'median' ? middle(days) : atRank(days, 0.9);
  }

  private coveredFrom(measure: string): LocalDate | null {
    return this.coverage.get(measure) ?? this.coverage.get(everyMeasure) ?? null;
  }
}
