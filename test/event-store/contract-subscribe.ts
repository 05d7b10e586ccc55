import { describe, expect, test } from '@jest/globals';
import type { EventStore } from '#event-store/event-store.js';
import type { Subject } from './contract.js';
import { collector, eventually, newEvent, newEvents, newStream, wholeLog } from './fixtures.js';

export function subscribeContract(subject: Subject): void {
  const idsAfter = async (after: bigint) => (await wholeLog(subject().store, after)).map((event) => event.id);
  const add = (store: EventStore, count = 1) => store.append(newStream(), 'no-stream', newEvents(count));

  describe('subscribe', () => {
    test('from 0 while three writers write: everything once, in order, from catch-up into live', async () => {
      const { store } = subject();
      const seen = collector();
      const writers = Promise.all(
        [1, 2, 3].map(async () => {
          for (let n = 0; n < 80; n += 1) await add(store, 1 + (n % 3));
        }),
      );
      const subscription = store.subscribe({ after: 0n, batchSize: 50 }, seen.onBatch);
      await writers;
      const { position } = await store.head();
      await eventually('the head is reached', () => subscription.position >= position);
      await eventually('live', () => subscription.state === 'live');
      await add(store);
      const after = await store.head();
      await eventually('the live event', () => subscription.position >= after.position);
      await subscription.stop();
      expect(seen.ids()).toEqual(await idsAfter(0n));
      expect(seen.batches.every((batch) => batch.events.length <= 50)).toBe(true);
    });

    test('from the middle: what is after, nothing before', async () => {
      const { store } = subject();
      await add(store, 5);
      const { position } = await store.head();
      await add(store, 5);
      const seen = collector();
      const subscription = store.subscribe({ after: position }, seen.onBatch);
      await eventually('five events', () => seen.events.length === 5);
      await subscription.stop();
      expect(seen.ids()).toEqual(await idsAfter(position));
    });

    test('across a restart: resumed at its position by another program it neither loses nor repeats', async () => {
      const { store } = subject();
      const { position: start } = await store.head();
      await add(store, 30);
      const before = collector();
      const first = store.subscribe({ after: start, batchSize: 7 }, before.onBatch);
      await eventually('some events', () => before.events.length >= 14);
      await first.stop();
      const stoppedAt = first.position;
      const count = before.events.length;
      await add(store, 30);
      const another = await subject().another();
      const after = collector();
      const second = another.subscribe({ after: stoppedAt, batchSize: 7 }, after.onBatch);
      await eventually('the rest', () => count + after.events.length >= 60);
      await second.stop();
      expect(before.events).toHaveLength(count);
      expect([...before.ids(), ...after.ids()]).toEqual(await idsAfter(start));
      if (another !== store) await another.close();
    });

    test('hears what another program appends', async () => {
      const { store } = subject();
      const another = await subject().another();
      const { position } = await store.head();
      const seen = collector();
      const subscription = store.subscribe({ after: position }, seen.onBatch);
      await eventually('live', () => subscription.state === 'live' || subscription.position > position);
      await add(another, 3);
      await eventually('three events', () => seen.events.length === 3);
      await subscription.stop();
      if (another !== store) await another.close();
    });

    test('gives the chosen categories only', async () => {
      const { store } = subject();
      const { position } = await store.head();
      const wanted = newStream('delta');
      await add(store, 3);
      await store.append(wanted, 'no-stream', newEvents(2));
      const seen = collector();
      const subscription = store.subscribe({ after: position, categories: ['delta'] }, seen.onBatch);
      await add(store, 3);
      await store.append(wanted, 1n, [newEvent()]);
      await eventually('three events', () => seen.events.length === 3);
      await subscription.stop();
      expect(seen.events.map((event) => event.streamId)).toEqual([wanted, wanted, wanted]);
    });

    test('a batch whose handler failed comes again, and nothing after it comes before', async () => {
      const { store } = subject();
      const { position } = await store.head();
      await add(store, 6);
      const seen = collector();
      let failures = 0;
      const subscription = store.subscribe({ after: position, batchSize: 2 }, async (batch) => {
        if (seen.events.length === 2 && failures < 2) {
          failures += 1;
          throw new Error('the handler cannot now');
        }
        await seen.onBatch(batch);
      });
      await eventually('six events', () => seen.events.length === 6);
      await subscription.stop();
      expect(failures).toBe(2);
      expect(seen.ids()).toEqual(await idsAfter(position));
    });

    test('after stop nothing is handed out any more', async () => {
      const { store } = subject();
      const { position } = await store.head();
      const seen = collector();
      const subscription = store.subscribe({ after: position }, seen.onBatch);
      await subscription.stop();
      await add(store, 2);
      const control = collector();
      const other = store.subscribe({ after: position }, control.onBatch);
      await eventually('another subscription has it', () => control.events.length === 2);
      await other.stop();
      expect(seen.events).toEqual([]);
    });

    test('many subscriptions at once each see everything', async () => {
      const { store } = subject();
      const { position } = await store.head();
      const all = Array.from({ length: 8 }, () => collector());
      const subscriptions = all.map((seen) => store.subscribe({ after: position }, seen.onBatch));
      for (let n = 0; n < 40; n += 1) await add(store);
      const expected = await idsAfter(position);
      await eventually('all have all', () => all.every((seen) => seen.events.length >= expected.length));
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      for (const seen of all) expect(seen.ids()).toEqual(expected);
    });
  });
}
