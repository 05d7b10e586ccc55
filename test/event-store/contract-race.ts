import { describe, expect, test } from '@jest/globals';
import { VersionConflict, type StoredEvent } from '#event-store/event-store.js';
import type { Abilities, Subject } from './contract.js';
import { newEvent, newStream, outcomes, streamOf, wholeLog } from './fixtures.js';

export function raceContract(subject: Subject, { runWriter }: Abilities): void {
  describe('concurrent writers', () => {
    test('of 50 first appends to one stream 1 is written and 49 conflict', async () => {
      const streamId = newStream();
      const { done, errors } = await outcomes(
        Array.from({ length: 50 }, () => subject().store.append(streamId, 'no-stream', [newEvent()])),
      );
      expect(done).toHaveLength(1);
      expect(errors).toHaveLength(49);
      expect(errors.every((error) => error instanceof VersionConflict && error.actual === 0n)).toBe(true);
      expect(await streamOf(subject().store, streamId)).toHaveLength(1);
    });

    test('appends to one stream are written in the order of the calls', async () => {
      const streamId = newStream();
      const events = Array.from({ length: 40 }, () => newEvent());
      await Promise.all(
        events.map((event, n) => subject().store.append(streamId, n === 0 ? 'no-stream' : BigInt(n - 1), [event])),
      );
      expect((await streamOf(subject().store, streamId)).map((event) => event.id)).toEqual(
        events.map((event) => event.id),
      );
    });

    test('three writers at once: every acknowledged event is in the log once, in one order, without a gap', async () => {
      const stores = [subject().store, await subject().another(), await subject().another()];
      const before = (await subject().store.head()).position;
      const acknowledged: string[] = [];
      await Promise.all(
        stores.map(async (store) => {
          for (let n = 0; n < 60; n += 1) {
            const event = newEvent();
            await store.append(newStream(), n % 3 === 0 ? 'any' : 'no-stream', [event, newEvent()]);
            acknowledged.push(event.id);
          }
        }),
      );
      const log = await wholeLog(subject().store, before, 37);
      expect(log).toHaveLength(360);
      const ids = new Set(log.map((event) => event.id));
      expect(ids.size).toBe(360);
      expect(acknowledged.every((id) => ids.has(id))).toBe(true);
      assertOrder(log, subject().store.capabilities.gapless, before);
      await Promise.all(stores.filter((store) => store !== subject().store).map((store) => store.close()));
    });

    if (runWriter) {
      test('two operating system processes: gapless positions, gapless versions, nothing twice, one winner', async () => {
        const { store } = subject();
        const before = (await store.head()).position;
        const contested = newStream();
        const job = { streams: 60, eventsPerStream: 5, atOnce: 16, contested };
        const reports = await Promise.all([runWriter(job), runWriter(job)]);
        const log = await wholeLog(store, before);
        const written = reports.flatMap((report) => report.written);
        expect(reports.filter((report) => report.contestedWon)).toHaveLength(1);
        expect(written).toHaveLength(600);
        expect(log).toHaveLength(601);
        const byId = new Map(log.map((event) => [event.id, event]));
        for (const one of written) {
          const event = byId.get(one.id);
          expect(`${event?.streamId} ${event?.version} ${event?.position}`).toBe(
            `${one.streamId} ${one.version} ${one.position}`,
          );
        }
        assertOrder(log, store.capabilities.gapless, before);
      }, 60_000);
    }
  });
}

function assertOrder(log: readonly StoredEvent[], gapless: boolean, before: bigint): void {
  const versions = new Map<string, bigint>();
  let position = before;
  let recordedAt = '';
  for (const event of log) {
    if (gapless) expect(event.position).toBe(position + 1n);
    else expect(event.position > position).toBe(true);
    expect(event.version).toBe((versions.get(event.streamId) ?? -1n) + 1n);
    expect(event.recordedAt >= recordedAt).toBe(true);
    position = event.position;
    recordedAt = event.recordedAt;
    versions.set(event.streamId, event.version);
  }
}
