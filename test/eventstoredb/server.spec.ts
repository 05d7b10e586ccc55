import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  streamNameFilter,
  eventTypeFilter,
  type AllStreamSubscription,
  type PersistentSubscriptionToStream,
  type StreamSubscription,
} from '@eventstore/db-client';
import { eventually } from '../event-store/fixtures.js';
import { uuidOf, textOf } from './server/messages.js';
import { loadProtocol } from './server/protocol.js';
import { startEventStoreDbTestServer, type EventStoreDbTestServer } from './server/test-server.js';

/** What the test server must be like for the adapter's tests to mean something, seen through the client itself. */
describe('the in-process EventStoreDB server', () => {
  let server: EventStoreDbTestServer;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    server = await startEventStoreDbTestServer('eventstore');
    client = EventStoreDBClient.connectionString(server.url);
  });
  afterAll(async () => {
    await client.dispose();
    await server.stop();
  });

  const stream = () => `sak-${randomUUID()}`;
  const events = (count: number, type = 'Noted') =>
    Array.from({ length: count }, (_, n) => jsonEvent({ type, data: { n } }));
  const read = async (name: string) => {
    const found: unknown[] = [];
    for await (const { event } of client.readStream(name)) found.push(event?.revision);
    return found;
  };
  /** Events as they come, and what ended it. */
  function listen(subscription: AllStreamSubscription | StreamSubscription) {
    const seen: { streamId: string; type: string }[] = [];
    subscription.on('data', ({ event }: { event?: { streamId: string; type: string } }) => event && seen.push(event));
    subscription.on('error', () => undefined);
    return seen;
  }

  it('appends through either call, and tells the actual version of a conflict', async () => {
    for (const options of [{}, { credentials: { username: 'a', password: 'b' } }]) {
      const name = stream();
      expect(await client.appendToStream(name, events(2), { expectedRevision: 'no_stream', ...options })).toMatchObject(
        { nextExpectedRevision: 1n },
      );
      await expect(client.appendToStream(name, events(1), { expectedRevision: 7n, ...options })).rejects.toMatchObject({
        type: 'wrong-expected-version',
        actualVersion: 1n,
      });
    }
  });

  it('gives positions that are offsets, ascending and never next to each other', async () => {
    const name = stream();
    await client.appendToStream(name, events(3));
    const positions: bigint[] = [];
    for await (const { event } of client.readStream(name)) positions.push(event?.position?.prepare ?? 0n);
    expect(positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? 0n) + 1n)).toBe(true);
  });

  it('keeps what $maxCount and $tb of a stream let it keep', async () => {
    const name = stream();
    await client.appendToStream(name, events(5));
    await client.setStreamMetadata(name, { maxCount: 2 });
    expect(await read(name)).toEqual([3n, 4n]);
    await client.setStreamMetadata(name, { truncateBefore: 1 });
    expect(await read(name)).toEqual([1n, 2n, 3n, 4n]);
    await client.setStreamMetadata(name, { maxAge: 3600 });
    expect(await read(name)).toHaveLength(5);
  });

  it('a deleted stream is not found and goes on where it was; a tombstone is for ever', async () => {
    const name = stream();
    await client.appendToStream(name, events(2));
    await client.deleteStream(name);
    await expect(read(name)).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await client.appendToStream(name, events(1), { expectedRevision: 'no_stream' })).toMatchObject({
      nextExpectedRevision: 2n,
    });
    expect(await read(name)).toEqual([2n]);
    await client.tombstoneStream(name);
    await expect(read(name)).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(client.appendToStream(name, events(1))).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('subscribes to a stream after a revision, without it, and to all by prefix and by pattern', async () => {
    const [name, other] = [`annan${stream()}`, stream()];
    const toStream = client.subscribeToStream(name, { fromRevision: 0n });
    const byPrefix = client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: [name] }) });
    const byPattern = client.subscribeToAll({ fromPosition: START, filter: eventTypeFilter({ regex: '^Sär' }) });
    let caughtUp = false;
    byPattern.on('caughtUp', () => (caughtUp = true));
    const seen = [toStream, byPrefix, byPattern].map(listen);
    await client.appendToStream(name, events(3));
    await client.appendToStream(other, events(1, 'Särskild'));
    await eventually('all have theirs', () => seen.map((list) => list.length).join() === '2,3,1' && caughtUp);
    expect(seen[2]?.[0]?.streamId).toBe(other);
    await Promise.all([toStream, byPrefix, byPattern].map((subscription) => subscription.unsubscribe()));
  });

  describe('persistent subscriptions', () => {
    function consume(
      subscription: PersistentSubscriptionToStream,
      act: (id: string, retryCount: number) => 'ack' | 'retry' | 'park' | 'skip' | 'nothing',
    ) {
      const seen: string[] = [];
      let error: { type?: string } | undefined;
      subscription.on('error', (reason: unknown) => (error = reason as { type?: string }));
      subscription.on('data', (resolved) => {
        const id = resolved.event?.id ?? '';
        seen.push(`${resolved.event?.revision}:${resolved.retryCount}`);
        const answer = act(id, resolved.retryCount);
        if (answer === 'ack') void subscription.ack(resolved);
        else if (answer !== 'nothing') void subscription.nack(answer, 'test', resolved);
      });
      return { seen, error: () => error };
    }
    const settings = (change: object = {}) =>
      persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...change });

    it('answered events are done, retried ones come again, parked ones when they are replayed', async () => {
      const name = stream();
      await client.appendToStream(name, events(3));
      await client.createPersistentSubscriptionToStream(name, 'grupp', settings());
      const subscription = client.subscribeToPersistentSubscriptionToStream(name, 'grupp');
      let parked = false;
      const { seen } = consume(subscription, (_, retryCount) => {
        if (seen.at(-1)?.startsWith('1') && retryCount === 0) return 'retry';
        if (seen.at(-1)?.startsWith('2') && !parked) {
          parked = true;
          return 'park';
        }
        return 'ack';
      });
      await eventually('retried', () => seen.includes('1:1') && parked);
      await client.replayParkedMessagesToStream(name, 'grupp');
      await eventually('replayed', () => seen.filter((one) => one === '2:0').length === 2);
      expect([...seen].sort()).toEqual(['0:0', '1:0', '1:1', '2:0', '2:0']);
      await subscription.unsubscribe();
    });

    it('unanswered events come again after their time; deleting the group drops who listens', async () => {
      const name = stream();
      await client.appendToStream(name, events(1));
      await client.createPersistentSubscriptionToStream(
        name,
        'grupp',
        settings({ messageTimeout: 50, maxRetryCount: 2 }),
      );
      const { seen, error } = consume(
        client.subscribeToPersistentSubscriptionToStream(name, 'grupp'),
        (_, retryCount) => (retryCount === 1 ? 'skip' : 'nothing'),
      );
      await eventually('again', () => seen.includes('0:1'));
      await client.deletePersistentSubscriptionToStream(name, 'grupp');
      await eventually('dropped', () => error() !== undefined);
      expect(error()).toMatchObject({ type: 'persistent-subscription-dropped' });
    });

    it('exist once, and not before they are made', async () => {
      const name = stream();
      const missing = consume(client.subscribeToPersistentSubscriptionToStream(name, 'ingen'), () => 'ack');
      await eventually('refused', () => missing.error() !== undefined);
      expect(missing.error()).toMatchObject({ type: 'persistent-subscription-does-not-exist' });
      await client.createPersistentSubscriptionToAll('alla', persistentSubscriptionToAllSettingsFromDefaults());
      await expect(
        client.createPersistentSubscriptionToAll('alla', persistentSubscriptionToAllSettingsFromDefaults()),
      ).rejects.toMatchObject({ type: 'persistent-subscription-exists' });
      await client.deletePersistentSubscriptionToAll('alla');
    });
  });

  it('writes ids as text and in two halves, and reads both', () => {
    const protocol = loadProtocol('eventstore');
    for (const id of [randomUUID(), 'ffffffff-ffff-4fff-bfff-ffffffffffff', '00000000-0000-4000-8000-000000000001']) {
      expect(textOf(uuidOf(protocol, id, true))).toBe(id);
      expect(textOf(uuidOf(protocol, id, false))).toBe(id);
    }
  });
});
