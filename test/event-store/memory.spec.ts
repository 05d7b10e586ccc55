import { createMemoryStore } from '#event-store/memory.store.js';
import { eventStoreContract } from './contract.js';

const store = createMemoryStore();

eventStoreContract('memory', async () => ({ store, another: async () => store, stop: () => store.close() }), {
  closeStream: (streamId) => store.closeStream(streamId),
});
