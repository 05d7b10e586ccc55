import { createPool } from '#event-store/pool.js';
import { createEventIdClaims } from '#event-store/event-id-claims.js';
import type { ClientName } from '#event-store/eventstoredb-client.js';
import { createEventStoreDbStore } from '#event-store/eventstoredb.store.js';
import { startTestDatabase } from '#infra/embedded/test-database.js';
import { eventStoreContract } from '../event-store/contract.js';
import { startEventStoreDbTestServer } from './server/test-server.js';

/**
 * The contract of every store, over the wire to the server in this process, which proves the wire and not the server;
 * and the same against a real server when TEST_EVENTSTOREDB_URL names one that may be written to.
 */
export function eventStoreDbContract(name: string, client: ClientName): void {
  eventStoreContract(`${name} on the test server`, async () => {
    const server = await startEventStoreDbTestServer(client);
    return storeUnderTest(client, server.url, () => server.stop());
  });
  const realServer = process.env['TEST_EVENTSTOREDB_URL'];
  if (!realServer) return;
  eventStoreContract(`${name} on the server of TEST_EVENTSTOREDB_URL`, () =>
    storeUnderTest(client, realServer, () => Promise.resolve()),
  );
}

async function storeUnderTest(client: ClientName, url: string, stopServer: () => Promise<void>) {
  const database = await startTestDatabase({ migrate: true });
  const pool = createPool(database.url, { max: 8, name: 'test', log: () => undefined });
  const open = () => createEventStoreDbStore({ url, client, claims: createEventIdClaims(pool) });
  const store = await open();
  return {
    store,
    another: open,
    stop: async () => {
      await store.close();
      await stopServer();
      await pool.end();
      await database.drop();
    },
  };
}
