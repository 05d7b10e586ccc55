import type { Pool } from 'pg';
import type { Follower } from './follower.js';
import type { Signals } from './signals.js';

/** How long a batch is left to another process before this one applies it itself. */
export const standByMs = 400;

interface Standing {
  readonly name: string;
  readonly position: string;
  readonly version: number;
}

/**
 * Leaves the projecting to another process as long as one does it: two that apply every batch only overtake each other,
 * for twice the work. Nothing depends on it: who is left alone goes on by itself, and the checkpoints refuse the second.
 */
export class StandBy {
  private someoneElseApplies = true;

  constructor(
    private readonly pool: Pool,
    private readonly signals: Signals,
  ) {}

  /** Another process was faster: from now on it is given its time again. */
  overtaken(): void {
    this.someoneElseApplies = true;
  }

  /** Gives the followers that nobody has brought to the position in time. */
  async left(followers: readonly Follower[], to: bigint): Promise<readonly Follower[]> {
    if (!this.someoneElseApplies || followers.length === 0) return followers;
    const end = performance.now() + standByMs;
    for (;;) {
      const next = this.signals.fromAnother(Math.max(0, end - performance.now()));
      const behind = await this.behind(followers, to);
      if (behind.length < followers.length) this.signals.emit();
      if (behind.length === 0) return behind;
      if (!(await next)) {
        this.someoneElseApplies = false;
        return behind;
      }
    }
  }

  /** Follows what another process has done. Tables of another version are left for a closer look. */
  private async behind(followers: readonly Follower[], to: bigint): Promise<readonly Follower[]> {
    const { rows } = await this.pool.query<Standing>(
      `SELECT name, position, version FROM rm.checkpoints WHERE generation = 'live' AND stopped IS NULL AND name = ANY($1)`,
      [followers.map(({ projection }) => projection.name)],
    );
    for (const { name, position, version } of rows) {
      const follower = followers.find(({ projection }) => projection.name === name);
      if (follower?.projection.version !== version || BigInt(position) <= follower.position) continue;
      for (const table of follower.projection.tables) table.forget();
      follower.position = BigInt(position);
    }
    return followers.filter(({ position }) => position < to);
  }
}
