/** The part of a pino logger that is used here. */
export interface ReadModelLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ProjectionHealth {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  /** Events between the head of the log and this projection (an order only where positions are not contiguous). */
  readonly lag: number;
  readonly parkedStreams: number;
  readonly stopped: boolean;
  /** Why it stands still, or that the log had another history and it was rebuilt. Never text from a case. */
  readonly alarm: string | null;
}

export interface RebuildProgress {
  readonly name: string;
  readonly events: number;
  readonly position: bigint;
  readonly head: bigint;
}
