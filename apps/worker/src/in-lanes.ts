/** Does the work of all items, up to `lanes` of them at once, and takes no further one when told to stop. `work` does not throw. */
export async function inLanes<T>(items: Iterable<T>, lanes: number, stopping: AbortSignal, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true && !stopping.aborted; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
