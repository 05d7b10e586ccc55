import type { CommandContext } from './command.js';

const everyMs = 1_000;

/** A progress line at most once a second: "verified 12000 of 50000 (24 %)". */
export function percent<T>(what: string, context: CommandContext, read: (progress: T) => readonly [done: bigint, all: bigint]): (progress: T) => void {
  let told = 0;
  return (progress) => {
    const [done, all] = read(progress);
    const now = performance.now();
    if (now - told < everyMs && done < all) return;
    told = now;
    const share = all === 0n ? 100n : (done * 100n) / all;
    context.progress(`${what} ${String(done)} of ${String(all)} (${String(share)} %)`);
  };
}
