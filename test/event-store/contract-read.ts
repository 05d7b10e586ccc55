import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Subject } from './contract.js';
import { newEvent, newEvents, newStream, streamOf, wholeLog } from './fixtures.js';

export function readContract(subject: Subject): void {
  describe('readStream', () => {
    const streamId = newStream();
    beforeAll(async () => {
      for (let n = 0; n < 12; n += 1)
        await subject().store.append(streamId, n === 0 ? 'no-stream' : 'any', newEvents(100));
    });
    const versions = async (options: Parameters<typeof streamOf>[2]) =>
      (await streamOf(subject().store, streamId, options)).map((event) => Number(event.version));
    const run = (from: number, to: number) =>
      Array.from({ length: Math.abs(to - from) + 1 }, (_, n) => (from <= to ? from + n : from - n));

    test('gives the whole stream from the oldest', async () => {
      expect(await versions({})).toEqual(run(0, 1199));
    });
    test('begins at a version, with it', async () => {
      expect(await versions({ from: 1190n })).toEqual(run(1190, 1199));
      expect(await versions({ from: 1200n })).toEqual([]);
    });
    test('stops at the limit', async () => {
      expect(await versions({ limit: 3 })).toEqual([0, 1, 2]);
      expect(await versions({ from: 10n, limit: 700 })).toEqual(run(10, 709));
      expect(await versions({ limit: 0 })).toEqual([]);
    });
    test('goes backwards from the newest, or from a version', async () => {
      expect(await versions({ backwards: true })).toEqual(run(1199, 0));
      expect(await versions({ backwards: true, limit: 1 })).toEqual([1199]);
      expect(await versions({ backwards: true, from: 2n })).toEqual([2, 1, 0]);
      expect(await versions({ backwards: true, from: 2000n, limit: 2 })).toEqual([1199, 1198]);
    });
    test('a stream that does not exist is empty', async () => {
      expect(await streamOf(subject().store, newStream())).toEqual([]);
      expect(await streamOf(subject().store, newStream(), { backwards: true, limit: 1 })).toEqual([]);
    });
    test('tells whether one of several streams is there', async () => {
      expect(await subject().store.anyExists([newStream(), streamId])).toBe(true);
      expect(await subject().store.anyExists([newStream(), newStream()])).toBe(false);
      expect(await subject().store.anyExists([])).toBe(false);
    });
    test('the reader may stop in the middle', async () => {
      for await (const event of subject().store.readStream(streamId)) if (event.version === 5n) break;
      expect(await versions({ limit: 1 })).toEqual([0]);
    });
  });

  describe('readAll', () => {
    test('pages of any size give the same log', async () => {
      await subject().store.append(newStream(), 'no-stream', newEvents(20));
      const ids = async (limit: number) => (await wholeLog(subject().store, 0n, limit)).map((event) => event.id);
      const all = await ids(1000);
      expect(await ids(97)).toEqual(all);
      expect(new Set(all).size).toBe(all.length);
    });

    test('begins after a position, without it, and says when it is at the head', async () => {
      const appended = await subject().store.append(newStream(), 'no-stream', newEvents(5));
      const log = await wholeLog(subject().store);
      const third = log.at(-3);
      const batch = await subject().store.readAll({ after: third?.position ?? 0n, limit: 10 });
      expect(batch).toEqual({ events: log.slice(-2), next: appended.position, atHead: true });
      const page = await subject().store.readAll({ after: third?.position ?? 0n, limit: 1 });
      expect(page).toEqual({ events: log.slice(-2, -1), next: log.at(-2)?.position, atHead: false });
      expect(await subject().store.readAll({ after: batch.next, limit: 10 })).toEqual({
        events: [],
        next: batch.next,
        atHead: true,
      });
    });

    test('the head is where the last append ended, with its time', async () => {
      const streamId = newStream();
      const appended = await subject().store.append(streamId, 'no-stream', [newEvent()]);
      const [event] = await streamOf(subject().store, streamId);
      expect(await subject().store.head()).toEqual({ position: appended.position, recordedAt: event?.recordedAt });
    });

    test('categories give their own events only, and the position moves over the others', async () => {
      const { position: before } = await subject().store.head();
      const [one, other, third] = [newStream('alfa'), newStream('alfabet'), newStream('beta')];
      for (const streamId of [one, other, third]) await subject().store.append(streamId, 'no-stream', newEvents(2));
      const last = await subject().store.append(newStream('gamma'), 'no-stream', newEvents(3));
      const read = async (categories: string[]) => subject().store.readAll({ after: before, limit: 100, categories });
      const found = await read(['alfa', 'beta']);
      expect(found.events.map((event) => event.streamId)).toEqual([one, one, third, third]);
      expect(found.atHead).toBe(true);
      expect(found.next >= last.position || !subject().store.capabilities.gapless).toBe(true);
      expect((await read(['ingen'])).events).toEqual([]);
      const page = await subject().store.readAll({ after: before, limit: 1, categories: ['beta'] });
      const rest = await subject().store.readAll({ after: page.next, limit: 10, categories: ['beta'] });
      expect([...page.events, ...rest.events].map((event) => event.streamId)).toEqual([third, third]);
    });
  });
}
