import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { readCheckpoints, writeCheckpoint, type SignedCheckpoint } from './checkpoint-files.js';
import type { EventStore } from './event-store.js';
import { logSource } from './log-source.js';
import { RecordBroken } from './log-walk.js';
import { MerkleTree } from './merkle.js';
import { checkOwnLog, startAt } from './verify.js';

export interface CheckpointOptions {
  readonly pool: Pool;
  /** Needed when the log is not in PostgreSQL. */
  readonly store?: EventStore;
  /** Ed25519 private key, from outside the database. */
  readonly privateKey: KeyObject;
  readonly dir: string;
}

/** One number for all processes that sign checkpoints of a log: each names the one before, so two at once would fork the row of them. */
const advisoryLock = 724_631_002;

/**
 * Signs what the log is now, after walking what came since the checkpoint before: a changed log is never signed.
 * Returns undefined when nothing was appended since, or when another process is signing now.
 * @throws RecordBroken, CheckpointBroken
 */
export async function makeCheckpoint(options: CheckpointOptions): Promise<SignedCheckpoint | undefined> {
  const client = await options.pool.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [advisoryLock]);
    if (!rows[0]?.got) return undefined;
    try {
      return await signHead(options);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [advisoryLock]);
    }
  } finally {
    client.release();
  }
}

async function signHead(options: CheckpointOptions): Promise<SignedCheckpoint | undefined> {
  const { pool, privateKey, dir } = options;
  const source = logSource(pool, options.store);
  const before = await readCheckpoints(dir, createPublicKey(privateKey));
  const head = await source.head();
  checkOwnLog(before, head);
  const start = await startAt(source, before, head.position);
  if (start.position === head.position) return undefined;
  const tree = new MerkleTree();
  let chain = start.chain;
  for await (const events of source.walk(start, head.position)) {
    for (const event of events) tree.add(event.contentHash);
    chain = events.at(-1)?.chain ?? chain;
  }
  if (!chain.equals(head.chain)) throw new RecordBroken(head.position, 'head-differs');
  const at = await databaseTime(pool);
  return writeCheckpoint(
    dir,
    {
      logId: head.logId,
      position: head.position.toString(),
      chain: chain.toString('hex'),
      merkleRoot: tree.root().toString('hex'),
      prevCheckpointHash: before.at(-1)?.hash ?? null,
      at,
    },
    privateKey,
  );
}

async function databaseTime(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return rows[0]?.now.toISOString() ?? new Date().toISOString();
}
