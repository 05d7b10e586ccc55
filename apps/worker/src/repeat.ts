export interface Repeating {
  /** Ends the rounds and waits for the one under way. */
  stop(): Promise<void>;
}

/** A round of work; when the signal is given it ends as soon as what it has begun is done. */
export type Round = (stopping: AbortSignal) => Promise<unknown>;

/** Runs a round of work at once and then again `everyMs` after it ended. A failed round is told of and does not end the rounds. */
export function repeat(everyMs: number, round: Round, failed: (error: unknown) => void): Repeating {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const go = (): void => {
    running = round(stopping.signal)
      .then(() => undefined, failed)
      .then(() => {
        if (!stopping.signal.aborted) timer = setTimeout(go, everyMs);
      });
  };
  go();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
