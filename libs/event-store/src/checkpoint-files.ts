import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { instant, uuid } from '#domain/ids.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What the log was at one moment. Hashes in hex, position in decimal. */
export const checkpointSchema = z.strictObject({
  logId: uuid,
  position: z.string().regex(/^[1-9][0-9]*$/),
  /** The chain value of the event at `position`. */
  chain: sha256,
  /** RFC 6962 tree over the content hashes since the checkpoint before. */
  merkleRoot: sha256,
  /** SHA-256 of the signed text of the checkpoint before. */
  prevCheckpointHash: sha256.nullable(),
  at: instant,
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly position: bigint;
  /** SHA-256 of the signed text, hex. */
  readonly hash: string;
}

/** A checkpoint file was changed, was signed by another key, or one between two others is missing. */
export class CheckpointBroken extends Error {
  constructor(
    readonly file: string,
    readonly position: bigint,
  ) {
    super(`The checkpoint ${file} is not what was signed`);
    this.name = 'CheckpointBroken';
  }
}

const fileName = /^checkpoint-([0-9]{20})\.json$/;

/** All checkpoints in order, each checked: signature, own place, and the hash of the one before. @throws CheckpointBroken */
export async function readCheckpoints(dir: string, publicKey: KeyObject): Promise<SignedCheckpoint[]> {
  const found: SignedCheckpoint[] = [];
  for (const name of (await namesIn(dir)).filter((entry) => fileName.test(entry)).sort()) {
    const position = BigInt(fileName.exec(name)?.[1] ?? '0');
    const signed = parse(await readFile(path.join(dir, name), 'utf8'), publicKey);
    const before = found.at(-1)?.hash ?? null;
    if (signed?.position !== position || signed.checkpoint.prevCheckpointHash !== before)
      throw new CheckpointBroken(name, position);
    found.push(signed);
  }
  return found;
}

/** Written beside its place and moved there whole, so that a reader never sees half a checkpoint. */
export async function writeCheckpoint(
  dir: string,
  checkpoint: Checkpoint,
  privateKey: KeyObject,
): Promise<SignedCheckpoint> {
  const text = JSON.stringify(checkpoint);
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, `checkpoint-${checkpoint.position.padStart(20, '0')}.json`);
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${text}\n${signature}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  return { checkpoint, position: BigInt(checkpoint.position), hash: hashOf(text) };
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Two lines: the signed text, then the signature in base64. */
function parse(contents: string, publicKey: KeyObject): SignedCheckpoint | undefined {
  const [text = '', signature = ''] = contents.split('\n');
  if (!verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))) return undefined;
  const checkpoint = checkpointSchema.parse(JSON.parse(text));
  return { checkpoint, position: BigInt(checkpoint.position), hash: hashOf(text) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
