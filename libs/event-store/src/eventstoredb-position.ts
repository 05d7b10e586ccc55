import type { LogPosition } from './eventstoredb-client.js';
import type { Position } from './event-store.js';

/**
 * Commit and prepare offset in one number that keeps their order and fits a PostgreSQL bigint: 43 bits of commit offset
 * (8 TB of log), then 20 bits that say how far before the commit the event lies, inverted so that the later of two
 * events in one commit is the greater. One commit is at most 1 MB, which is what the server allows in one append.
 */
const shift = 20n;
const mask = (1n << shift) - 1n;
const maxCommit = 1n << 43n;

/** @throws RangeError when the offsets cannot be held; never a position that would sort wrongly */
export function toPosition({ commit, prepare }: LogPosition): Position {
  const before = commit - prepare;
  if (commit < 0n || commit >= maxCommit || before < 0n || before > mask) {
    throw new RangeError(
      `The event store gave a log position that cannot be stored: commit ${commit}, prepare ${prepare}`,
    );
  }
  return (commit << shift) | (mask - before);
}

/** Undefined for the beginning of the log. */
export function toLogPosition(position: Position): LogPosition | undefined {
  if (position <= 0n) return undefined;
  const commit = position >> shift;
  return { commit, prepare: commit - (mask - (position & mask)) };
}
