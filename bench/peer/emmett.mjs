import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  postgreSQLEventStoreConsumer,
} from '@event-driven-io/emmett-postgresql';

const collectionName = 'bench_document';

/** The store of @event-driven-io/emmett-postgresql with its own API and its own defaults. */
export async function openEmmett(connectionString) {
  const store = getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  return {
    append: (streamName, type, payloads) =>
      store.appendToStream(
        streamName,
        payloads.map((data) => ({ type, data })),
      ),
    close: () => store.close(),
  };
}

/**
 * One leg of building a projection of one document per stream: from its checkpoint until it has handled `events` more of
 * them, or all there are. Gives how many it handled.
 */
export async function projectWithEmmett(connectionString, { type, initialState, evolve, batchSize, events }) {
  let handled = 0;
  const consumer = postgreSQLEventStoreConsumer({
    connectionString,
    stopWhen: { noMessagesLeft: true },
    pulling: { batchSize },
  });
  consumer.projector({
    processorId: 'bench-document',
    projection: pongoSingleStreamProjection({
      collectionName,
      canHandle: [type],
      initialState,
      evolve: (document, { data }) => evolve(document, data),
    }),
    stopAfter: () => {
      handled += 1;
      return handled >= events;
    },
  });
  try {
    await consumer.start();
  } finally {
    await consumer.close();
  }
  return handled;
}

/** Where it keeps the documents, to count them. */
export const emmettDocuments = `SELECT count(*)::int AS documents, coalesce(sum((data->>'events')::int), 0)::int AS events FROM ${collectionName}`;
