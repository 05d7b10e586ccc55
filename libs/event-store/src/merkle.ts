import { createHash } from 'node:crypto';

/**
 * Merkle tree hash of RFC 6962 over leaves that come one by one: only one hash per power of two is kept.
 * The empty tree has the hash of nothing.
 */
export class MerkleTree {
  #subtrees: Subtree[] = [];

  add(leaf: Uint8Array): void {
    let subtree: Subtree = { size: 1, hash: createHash('sha256').update(leafPrefix).update(leaf).digest() };
    for (let last = this.#subtrees.at(-1); last?.size === subtree.size; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      subtree = { size: last.size * 2, hash: node(last.hash, subtree.hash) };
    }
    this.#subtrees.push(subtree);
  }

  root(): Buffer {
    const [last, ...others] = this.#subtrees.toReversed().map((subtree) => subtree.hash);
    return last ? others.reduce((right, left) => node(left, right), last) : createHash('sha256').digest();
  }

  clear(): void {
    this.#subtrees = [];
  }
}

interface Subtree {
  readonly size: number;
  readonly hash: Buffer;
}

/** A leaf can never be taken for a node, nor a node for a leaf. */
const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

function node(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}
