import { setTimeout as wait } from 'node:timers/promises';

/** Looks again and again until it holds; fails after a bound. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, milliseconds = 15_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await wait(20);
  }
}
