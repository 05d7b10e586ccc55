import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { EventStore, StoredEvent, Subscription } from './event-store.js';
import { noted, notaryHead } from './notary-source.js';

/**
 * The chain of a store that has none: reads the log in order and writes what each event was. Tamper evidence begins when
 * the notary has read an event. Several may run: the chain in the database decides whose batch counts.
 */
export async function startNotary({ store, pool }: { store: EventStore; pool: Pool }): Promise<Subscription> {
  let head = await notaryHead(pool);
  return store.subscribe({ after: head.position, batchSize: 500 }, async ({ events }) => {
    for (;;) {
      const fresh = events.filter((event) => event.position > head.position);
      if (fresh.length === 0 || (await write(pool, head, fresh))) break;
      head = await notaryHead(pool);
    }
    const last = events.at(-1);
    if (last && last.position > head.position) head = await notaryHead(pool);
  });
}

/** False when another notary wrote first. */
async function write(
  pool: Pool,
  head: { position: bigint; chain: Buffer },
  events: readonly StoredEvent[],
): Promise<boolean> {
  const bytes: Buffer[] = [];
  let chain = head.chain;
  for (const event of events) {
    const salt = randomBytes(16);
    const note = noted(event, salt, chain);
    chain = note.chain;
    bytes.push(salt, note.contentHash, note.chain);
  }
  const { rows } = await pool.query<{ ok: boolean }>('SELECT es.notarize($1, $2, $3::bigint[], $4::uuid[], $5) AS ok', [
    head.position.toString(),
    head.chain,
    events.map((event) => event.position.toString()),
    events.map((event) => event.id),
    Buffer.concat(bytes),
  ]);
  return rows[0]?.ok ?? false;
}
