import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { UnstorableEvent, StreamClosed } from '#event-store/errors.js';
import { EventIdTaken, VersionConflict, type Expected } from '#event-store/event-store.js';
import type { Abilities, Subject } from './contract.js';
import { meta, newEvent, newEvents, newStream, outcomes, streamOf, wholeLog } from './fixtures.js';

export function appendContract(subject: Subject, { closeStream }: Abilities): void {
  const append = (streamId: string, expected: Expected, events = [newEvent()]) =>
    subject().store.append(streamId, expected, events);

  describe('append', () => {
    test('an event comes back with everything it was given, byte for byte', async () => {
      const streamId = newStream();
      const event = newEvent({
        type: 'RapportNoted.v2',
        schemaVersion: 2,
        meta: { ...meta, causationId: randomUUID(), occurredAt: '2026-01-02T03:04:05.678Z', ruleSetId: 'sol-2025' },
      });
      const appended = await append(streamId, 'no-stream', [event]);
      const [stored] = await streamOf(subject().store, streamId);
      expect(stored).toEqual({
        ...event,
        streamId,
        version: 0n,
        position: appended.position,
        recordedAt: stored?.recordedAt,
      });
      expect(stored?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(appended).toEqual({ outcome: 'written', version: 0n, position: stored?.position });
    });

    test.each([
      ['spaces and line ends', '{ "a" :  1,\n\t"b":[ ] }'],
      ['duplicate keys', '{"a":1,"a":2,"b":{"c":1,"c":2}}'],
      ['escapes', String.raw`{"a":"\u00e5\/\"\\ \n \ud83d\ude00","A":"\u2028"}`],
      ['20 KB of other letters', JSON.stringify({ text: 'åäö漢字😀'.repeat(1200) })],
      ['numbers as written', '{"a":1.0,"b":1e3,"c":-0,"d":12345678901234567890}'],
      ['something that looks like the end of an array', '{"a":"],[","b":"{}\'$1\\\\"}'],
    ])('payload bytes are kept: %s', async (_, data) => {
      for (const [first, second] of [
        ['no-stream', 0n],
        ['any', 'stream-exists'],
      ] as const) {
        const [streamId, beside] = [newStream(), newStream()];
        await Promise.all([append(streamId, first, [newEvent({ data })]), append(beside, first, [newEvent({ data })])]);
        await append(streamId, second, [newEvent({ data }), newEvent({ data })]);
        await append(beside, second, [newEvent({ data })]);
        expect((await streamOf(subject().store, streamId)).map((event) => event.data)).toEqual([data, data, data]);
        expect((await streamOf(subject().store, beside)).map((event) => event.data)).toEqual([data, data]);
      }
    });

    test('several events of one append keep their order and follow each other in the log', async () => {
      const streamId = newStream();
      const events = newEvents(100);
      const appended = await append(streamId, 'no-stream', events);
      const stored = await streamOf(subject().store, streamId);
      expect(stored.map((event) => event.id)).toEqual(events.map((event) => event.id));
      expect(stored.map((event) => event.version)).toEqual(events.map((_, n) => BigInt(n)));
      expect(appended.version).toBe(99n);
      expect(stored.at(-1)?.position).toBe(appended.position);
      if (subject().store.capabilities.gapless)
        expect(stored.map((event) => event.position)).toEqual(
          events.map((_, n) => appended.position - 99n + BigInt(n)),
        );
    });

    test.each<[Expected, 'missing' | 'at version 1', 'written' | bigint | null]>([
      ['no-stream', 'missing', 'written'],
      ['no-stream', 'at version 1', 1n],
      ['stream-exists', 'missing', null],
      ['stream-exists', 'at version 1', 'written'],
      ['any', 'missing', 'written'],
      ['any', 'at version 1', 'written'],
      [0n, 'missing', null],
      [0n, 'at version 1', 1n],
      [1n, 'at version 1', 'written'],
      [2n, 'at version 1', 1n],
    ])('expected %s on a stream that is %s gives %s', async (expected, state, result) => {
      const streamId = newStream();
      if (state !== 'missing') await append(streamId, 'no-stream', newEvents(2));
      const before = (await subject().store.head()).position;
      const attempt = append(streamId, expected);
      if (result === 'written') {
        await expect(attempt).resolves.toMatchObject({ outcome: 'written', version: state === 'missing' ? 0n : 2n });
        return;
      }
      const error: unknown = await attempt.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(VersionConflict);
      expect(error).toMatchObject({ streamId, expected, actual: result });
      expect((await subject().store.head()).position).toBe(before);
    });

    test('the same append twice is one append with the same answer', async () => {
      for (const expected of ['no-stream', 'any'] as const) {
        const streamId = newStream();
        const events = newEvents(3);
        const first = await append(streamId, expected, events);
        await append(streamId, 2n);
        expect(await append(streamId, expected, events)).toEqual({ ...first, outcome: 'already-written' });
        expect(await streamOf(subject().store, streamId)).toHaveLength(4);
      }
    });

    test('the same append sent by another program is still one append', async () => {
      const streamId = newStream();
      const events = newEvents(2);
      const first = await append(streamId, 'no-stream', events);
      const another = await subject().another();
      expect(await another.append(streamId, 'no-stream', events)).toEqual({ ...first, outcome: 'already-written' });
      if (another !== subject().store) await another.close();
    });

    test('the same append sent twice at the same time is one append', async () => {
      const streamId = newStream();
      const events = newEvents(2);
      const answers = await Promise.all([1, 2, 3].map(() => append(streamId, 'no-stream', events)));
      expect(answers.map((answer) => answer.outcome).sort()).toEqual(['already-written', 'already-written', 'written']);
      expect(new Set(answers.map((answer) => answer.position)).size).toBe(1);
      expect(await streamOf(subject().store, streamId)).toHaveLength(2);
    });

    test('an event id that stands elsewhere is refused', async () => {
      const [one, two] = [newEvent(), newEvent()];
      const streamId = newStream();
      await append(streamId, 'no-stream', [one, two]);
      await expect(append(newStream(), 'no-stream', [one])).rejects.toBeInstanceOf(EventIdTaken);
      await expect(append(streamId, 1n, [two, one])).rejects.toBeInstanceOf(EventIdTaken);
      await expect(append(streamId, 1n, [two, newEvent()])).rejects.toBeInstanceOf(EventIdTaken);
      const twice = newEvent();
      await expect(append(newStream(), 'no-stream', [twice, twice])).rejects.toBeInstanceOf(EventIdTaken);
      expect((await wholeLog(subject().store)).filter((event) => event.id === one.id)).toHaveLength(1);
      expect(await streamOf(subject().store, streamId)).toHaveLength(2);
    });

    test('a batch of mixed results gives each append its own', async () => {
      const [begun, fresh, other] = [newStream(), newStream(), newStream()];
      const repeated = [newEvent()];
      await append(begun, 'no-stream', repeated);
      const { done, errors } = await outcomes([
        append(begun, 'no-stream', repeated),
        append(fresh, 'no-stream'),
        append(begun, 7n),
        append(other, 'stream-exists'),
        append(other, 'any', [newEvent({ id: repeated[0]?.id ?? '' })]),
        append(newStream(), 'any', newEvents(5)),
      ]);
      expect(done.map((answer) => `${answer.outcome} ${answer.version}`)).toEqual([
        'already-written 0',
        'written 0',
        'written 4',
      ]);
      expect(errors.map((error) => (error instanceof Error ? error.name : ''))).toEqual([
        'VersionConflict',
        'VersionConflict',
        'EventIdTaken',
      ]);
    });

    test.each([
      ['no event', []],
      ['101 events', newEvents(101)],
      ['more than 256 KB', [newEvent({ data: JSON.stringify({ text: 'å'.repeat(131_072) }) })]],
      ['what is not JSON', [newEvent({ data: '{"a":1},{"b":2}' })]],
      ['space around the payload', [newEvent({ data: ' {"a":1}' })]],
      ['a lone surrogate', [newEvent({ data: '{"a":"\ud800"}' })]],
      ['NUL', [newEvent({ data: '{"a":"\u0000"}' })]],
      ['a type that does not end in its version', [newEvent({ type: 'RapportNoted.v2' })]],
      ['an id that is not a uuid', [newEvent({ id: 'one' })]],
    ])('an append with %s is refused and harms nobody beside it', async (_, events) => {
      const streamId = newStream();
      const neighbour = append(newStream(), 'no-stream');
      await expect(append(streamId, 'any', events)).rejects.toBeInstanceOf(UnstorableEvent);
      await expect(neighbour).resolves.toMatchObject({ outcome: 'written' });
      expect(await streamOf(subject().store, streamId)).toEqual([]);
    });

    test.each([
      ['is empty', ''],
      ['has no category', '-1'],
      ['has no dash', 'rapport'],
      ['has nothing after the dash', 'rapport-'],
      ['has a space', 'rapport-a b'],
      ['is longer than 512 bytes', `rapport-${'x'.repeat(505)}`],
    ])('a stream id that %s is refused', async (_, streamId) => {
      await expect(append(streamId, 'any')).rejects.toBeInstanceOf(UnstorableEvent);
    });

    test('a stream id may hold quotes, commas and other letters', async () => {
      const streamId = `${newStream()}/"a",{b}\\å`;
      await append(streamId, 'no-stream');
      await append(streamId, 0n, newEvents(2));
      expect((await streamOf(subject().store, streamId)).map((event) => event.streamId)).toEqual([
        streamId,
        streamId,
        streamId,
      ]);
    });

    if (closeStream) {
      test('a closed stream takes no more events but still repeats its answers', async () => {
        const streamId = newStream();
        const events = [newEvent()];
        const first = await append(streamId, 'no-stream', events);
        await closeStream(streamId);
        for (const expected of [0n, 'any', 'stream-exists'] as const)
          await expect(append(streamId, expected)).rejects.toBeInstanceOf(StreamClosed);
        expect(await append(streamId, 'no-stream', events)).toEqual({ ...first, outcome: 'already-written' });
        expect(await streamOf(subject().store, streamId)).toHaveLength(1);
      });
    }
  });
}
