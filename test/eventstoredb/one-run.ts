import { createPool } from '#event-store/pool.js';
import { createEventIdClaims } from '#event-store/event-id-claims.js';
import type { ClientName } from '#event-store/eventstoredb-client.js';
import { createEventStoreDbStore } from '#event-store/eventstoredb.store.js';
import { newEvent, newStream } from '../event-store/fixtures.js';

/** A process of its own that uses the store once, closes it, and then has to end by itself. */
const [client = 'eventstore', url = '', database = ''] = process.argv.slice(2);
const pool = createPool(database, { max: 1, name: 'test', log: () => undefined });
const store = await createEventStoreDbStore({ url, client: client as ClientName, claims: createEventIdClaims(pool) });
const subscription = store.subscribe({ after: 0n }, async () => undefined);
const { outcome } = await store.append(newStream(), 'no-stream', [newEvent()]);
await store.readAll({ after: 0n, limit: 1 });
await store.close();
await pool.end();
process.stdout.write(`${outcome} ${subscription.state === 'reconnecting'}`);
