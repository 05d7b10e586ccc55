import { createHmac, randomBytes } from 'node:crypto';
import { HttpProblem } from '../problem.js';

export interface ThrottleLimits {
  readonly perNetwork: number;
  readonly inAll: number;
  readonly windowMs: number;
}

/** What was counted may be given back, when it turned out to be no guess or no new report. */
export interface Counted {
  giveBack(): void;
}

/** Made anew at each start and never stored: nobody can go from what is remembered to an address. */
const key = randomBytes(32);

export function networkOf(address: string): string {
  return createHmac('sha256', key).update(address).digest('base64url');
}

/**
 * So many times in a window that slides, for one network and for all together. Lives in memory only; what was refused
 * is not counted, so that the memory never grows beyond `inAll` entries.
 */
export class Throttle {
  private readonly times = new Map<string, number[]>();

  constructor(
    private readonly limits: ThrottleLimits,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** @throws HttpProblem 429 with the seconds until there is room again */
  count(network: string): Counted {
    const now = this.clock();
    this.forget(now);
    const own = this.times.get(network) ?? [];
    const all = [...this.times.values()].flat();
    const waits = [waitFor(own, this.limits.perNetwork, now, this.limits.windowMs), waitFor(all, this.limits.inAll, now, this.limits.windowMs)];
    const wait = Math.max(...waits);
    if (wait > 0) throw new HttpProblem(429, 'too-many-requests', { retryAfter: Math.ceil(wait / 1_000) });
    own.push(now);
    this.times.set(network, own);
    return { giveBack: () => { this.remove(network, now); } };
  }

  private forget(now: number): void {
    for (const [network, times] of this.times) {
      const left = times.filter((at) => at > now - this.limits.windowMs);
      if (left.length === 0) this.times.delete(network);
      else this.times.set(network, left);
    }
  }

  private remove(network: string, at: number): void {
    const times = this.times.get(network) ?? [];
    const place = times.indexOf(at);
    if (place >= 0) times.splice(place, 1);
  }
}

/** Milliseconds until one more fits; 0 when it fits now. */
function waitFor(times: readonly number[], most: number, now: number, windowMs: number): number {
  if (times.length < most) return 0;
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[sorted.length - most] ?? now) + windowMs - now;
}
