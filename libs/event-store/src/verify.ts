import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { CheckpointBroken, readCheckpoints, type SignedCheckpoint } from './checkpoint-files.js';
import type { EventStore } from './event-store.js';
import { beginning, logSource } from './log-source.js';
import {
  RecordBroken,
  type Finding,
  type LogHead,
  type LogSource,
  type WalkedEvent,
  type WalkState,
} from './log-walk.js';
import { MerkleTree } from './merkle.js';

export interface VerifyProgress {
  readonly position: bigint;
  readonly head: bigint;
}

export interface VerifyOptions {
  readonly pool: Pool;
  /** Needed when the log is not in PostgreSQL: the notary's chain is compared with it. */
  readonly store?: EventStore;
  /** Public half of the key that signs checkpoints. */
  readonly publicKey: KeyObject;
  readonly checkpointsDir: string;
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** Trust the log up to the last checkpoint at or before this position, and walk only what came after it. */
  readonly from?: bigint;
}

export type VerifyResult =
  | { readonly ok: true; readonly position: bigint; readonly events: bigint; readonly checkpoints: number }
  | { readonly ok: false; readonly position: bigint; readonly reason: Finding };

/**
 * Walks the log as it is now and says whether it is what was written: no gaps, every content hash, every link of the
 * chain, version runs, redactions with their reason, and every signed checkpoint a true prefix (which finds truncation,
 * rollback and a recomputed chain). Batches only are held in memory. The system may run meanwhile.
 */
export async function verifyLog(options: VerifyOptions): Promise<VerifyResult> {
  try {
    const checkpoints = await readCheckpoints(options.checkpointsDir, options.publicKey);
    const source = logSource(options.pool, options.store);
    const head = await source.head();
    checkOwnLog(checkpoints, head);
    const start = await startAt(source, checkpoints, options.from);
    const prefix = new PrefixCheck(checkpoints, start.position);
    let last = start.chain;
    for await (const events of source.walk(start, head.position)) {
      last = prefix.take(events) ?? last;
      options.onProgress?.({ position: events.at(-1)?.position ?? start.position, head: head.position });
    }
    if (!last.equals(head.chain)) throw new RecordBroken(head.position, 'head-differs');
    await source.checkWhole(head);
    return { ok: true, position: head.position, events: prefix.walked, checkpoints: checkpoints.length };
  } catch (error) {
    if (error instanceof RecordBroken) return { ok: false, position: error.position, reason: error.finding };
    if (error instanceof CheckpointBroken) return { ok: false, position: error.position, reason: 'checkpoint-broken' };
    throw error;
  }
}

export function checkOwnLog(checkpoints: readonly SignedCheckpoint[], head: LogHead): void {
  const foreign = checkpoints.find(({ checkpoint }) => checkpoint.logId !== head.logId);
  if (foreign) throw new RecordBroken(foreign.position, 'other-log');
  const last = checkpoints.at(-1);
  if (last && last.position > head.position) throw new RecordBroken(head.position + 1n, 'log-truncated');
}

/** The beginning, or the place of a signed checkpoint after its chain value was compared. */
export async function startAt(
  source: LogSource,
  checkpoints: readonly SignedCheckpoint[],
  from = 0n,
): Promise<WalkState> {
  const trusted = checkpoints.findLast(({ position }) => position <= from);
  if (!trusted) return beginning;
  const state = await source.stateAt(trusted.position);
  if (!state) throw new RecordBroken(trusted.position, 'event-missing');
  if (state.chain.toString('hex') !== trusted.checkpoint.chain)
    throw new RecordBroken(trusted.position, 'history-rewritten');
  return state;
}

/** Compares the log with every checkpoint after the start. A rewritten log is told at the checkpoint that convicts it. */
class PrefixCheck {
  readonly #tree = new MerkleTree();
  readonly #ahead: SignedCheckpoint[];
  walked = 0n;

  constructor(checkpoints: readonly SignedCheckpoint[], start: bigint) {
    this.#ahead = checkpoints.filter(({ position }) => position > start);
  }

  /** The chain value after the batch. */
  take(events: readonly WalkedEvent[]): Buffer | undefined {
    for (const event of events) {
      this.#tree.add(event.contentHash);
      this.walked += 1n;
      if (event.position === this.#ahead[0]?.position) this.#compare(event, this.#ahead[0]);
    }
    return events.at(-1)?.chain;
  }

  #compare(event: WalkedEvent, { checkpoint }: SignedCheckpoint): void {
    const same =
      event.chain.toString('hex') === checkpoint.chain && this.#tree.root().toString('hex') === checkpoint.merkleRoot;
    if (!same) throw new RecordBroken(event.position, 'history-rewritten');
    this.#tree.clear();
    this.#ahead.shift();
  }
}
