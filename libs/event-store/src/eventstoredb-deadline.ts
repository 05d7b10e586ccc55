import { Readable } from 'node:stream';
import { StoreUnavailable } from './event-store.js';

/** The clients tell a deadline to the server only: without a clock of our own a lost reply would be waited for for ever. */
export async function within<T>(ms: number, work: Promise<T>, outcomeUnknown: boolean): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(outcomeUnknown)), ms);
  });
  work.catch(() => undefined); // it may still fail after nobody waits for it
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Hands on what is read; each step must come in time. Stopping in the middle gives the read up on the server too. */
export async function* stepsWithin<T>(ms: number, source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator =
    source instanceof Readable ? source.iterator({ destroyOnReturn: false }) : source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const step: IteratorResult<T> = await within(ms, iterator.next(), false);
      ended = step.done === true;
      if (step.done) return;
      yield step.value;
    }
  } finally {
    if (!ended) void giveUp(source, iterator);
  }
}

/**
 * A stream of the client may not be destroyed: the call behind it would then stay paused, never end, and disposing of
 * the client would wait for it for ever. It is cancelled and what is left of it is read away.
 */
async function giveUp(source: object, iterator: AsyncIterator<unknown>): Promise<void> {
  const returned = iterator.return?.().catch(() => undefined);
  if (!(source instanceof Readable)) return;
  source.on('error', () => undefined);
  await Promise.race([returned, nextTurn()]);
  if (isCancellable(source)) source.cancel();
  source.resume();
}

function isCancellable(source: object): source is { cancel(): void } {
  return 'cancel' in source && typeof source.cancel === 'function';
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
