/**
 * The answer of a call, or null when it failed or took too long. With its server away, BullMQ neither fails nor
 * answers; the call that nobody waits for any more may not become an unhandled rejection either.
 */
export async function within<T>(milliseconds: number, call: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, milliseconds);
  });
  try {
    return await Promise.race([call.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
