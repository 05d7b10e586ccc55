/** What a writer process is asked to do: append to streams of its own, one event at a time, several at once. */
export interface WriterJob {
  readonly streams: number;
  readonly eventsPerStream: number;
  readonly atOnce: number;
  /** Name of a stream that every writer tries to begin. */
  readonly contested?: string;
}

export interface WriterReport {
  readonly written: readonly {
    readonly id: string;
    readonly streamId: string;
    readonly version: string;
    readonly position: string;
  }[];
  readonly contestedWon: boolean;
}
