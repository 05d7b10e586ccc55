/** How often the worker looks and how long it waits. The figures of a running system; nothing but a test gives others. */
export interface Pace {
  /** Between two sweeps: the longest that a deadline without a wake-up waits, with `graceMs`. */
  readonly sweepMs: number;
  /** What passed a shorter time ago is left to its wake-up from the queue. */
  readonly graceMs: number;
  /** Between two looks at the outbox. */
  readonly lettersMs: number;
  /** The minute that the back-off of a letter is counted in. */
  readonly minuteMs: number;
  /** How long a claimed letter is one worker's own: after a crash another takes it then. */
  readonly leaseMs: number;
  /** How long a job stays with a worker that says nothing before another may take it. */
  readonly lockMs: number;
  readonly checkpointMs: number;
}

export const usualPace: Pace = {
  sweepMs: 30_000,
  graceMs: 5_000,
  lettersMs: 500,
  minuteMs: 60_000,
  leaseMs: 5 * 60_000,
  lockMs: 30_000,
  checkpointMs: 60 * 60 * 1000,
};
