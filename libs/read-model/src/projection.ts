import type { ProjectedEvent } from './projected-event.js';
import type { ProjectedTable } from './table-rows.js';

/** What a poison event does: `park-stream` holds back its stream alone; `stop` holds back everything where the order of all events counts. */
export type OnPoison = 'park-stream' | 'stop';

/**
 * A read model in the making: named tables and how events change them. `apply` is pure over the rows in memory
 * (no clock, no random, no I/O, no sealed field), so a rebuild gives the same rows.
 */
export interface Projection {
  readonly name: string;
  /** Grows when rows would come out differently: the running system then rebuilds by itself. */
  readonly version: number;
  readonly categories: readonly string[];
  readonly onPoison: OnPoison;
  readonly tables: readonly ProjectedTable[];
  /** Event types that change rows. */
  readonly handles: ReadonlySet<string>;
  /** Names the rows that `apply` of this event will ask for. */
  want(event: ProjectedEvent): void;
  /** After a round of loading: names the rows that the loaded ones point at; rounds go on until nothing new is asked for. */
  wantMore?(event: ProjectedEvent): void;
  apply(event: ProjectedEvent): void;
  /** Copies what did not come from events (leases, queue marks) from the old tables in `rm` to the new ones in `rm_build`. */
  readonly carryOver?: readonly string[];
}

export interface ProjectionDefinition {
  readonly name: string;
  /** A fresh instance with empty memory: one for the running tables, one for each rebuild. */
  create(): Projection;
}
