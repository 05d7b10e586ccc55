import { createPostgresStore, type PostgresStore } from '#event-store/postgres.store.js';
import { startTestDatabase, type TestDatabase } from '#infra/embedded/test-database.js';
import { eventStoreContract } from './contract.js';
import { runWriter } from './run-writer.js';

let database: TestDatabase;
let store: PostgresStore;

eventStoreContract(
  'PostgreSQL',
  async () => {
    database = await startTestDatabase({ migrate: true });
    store = await createPostgresStore({ connectionString: database.url });
    return {
      store,
      another: () => createPostgresStore({ connectionString: database.url }),
      stop: async () => {
        await store.close();
        await database.drop();
      },
    };
  },
  {
    runWriter: (job) => runWriter(database.url, job),
    closeStream: (streamId) => store.closeStream(streamId),
  },
);
