import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { NewerThanProgram } from './errors.js';
import type { StoredEvent } from './event-store.js';
import {
  createEventRegistry,
  parseOpened,
  parseStored,
  plainType,
  storedType,
  toNewEvent,
  toRecorded,
} from './stored-event.js';

const meta = {
  commandId: 'c',
  commandHash: 'h',
  actor: 'a',
  role: 'medarbetare',
  correlationId: 'k',
  occurredAt: '2026-01-01T00:00:00.000Z',
};
const definitions = { SakNoted: { version: 3, schema: z.unknown() }, SakClosed: { version: 1, schema: z.unknown() } };
const object = z.record(z.string(), z.unknown());
const upcasters = {
  SakNoted: {
    1: (data: unknown) => ({ ...object.parse(data), b: 'from 1' }),
    2: (data: unknown) => ({ ...object.parse(data), c: 'from 2' }),
  },
};
const registry = createEventRegistry(definitions, upcasters);

function stored(type: string, data: string | null): StoredEvent {
  const schemaVersion = Number(type.split('.v')[1]);
  return {
    id: 'e',
    type,
    schemaVersion,
    data,
    meta,
    streamId: 'sak-1',
    version: 4n,
    position: 9n,
    recordedAt: '2026-01-02T00:00:00.000Z',
  };
}

describe('stored events', () => {
  test('the stored type is the name with its version, and back', () => {
    expect(storedType('SakNoted', 3)).toBe('SakNoted.v3');
    expect(plainType('SakNoted.v3')).toEqual({ name: 'SakNoted', version: 3 });
    expect(toNewEvent(registry, { id: 'e', type: 'SakNoted', data: { a: 1 }, meta })).toEqual({
      id: 'e',
      type: 'SakNoted.v3',
      schemaVersion: 3,
      data: '{"a":1}',
      meta,
    });
    expect(() => toNewEvent(registry, { id: 'e', type: 'SakLost', data: {}, meta })).toThrow('SakLost');
  });

  test('an old version goes one step at a time to the newest shape; the newest stays as it is', () => {
    expect(parseStored(registry, stored('SakNoted.v1', '{"a":1}')).data).toEqual({ a: 1, b: 'from 1', c: 'from 2' });
    expect(parseStored(registry, stored('SakNoted.v2', '{"a":1}')).data).toEqual({ a: 1, c: 'from 2' });
    expect(parseStored(registry, stored('SakNoted.v3', '{"a":1}'))).toEqual({
      type: 'SakNoted',
      data: { a: 1 },
      id: 'e',
      streamId: 'sak-1',
      version: 4n,
      position: 9n,
      recordedAt: '2026-01-02T00:00:00.000Z',
      meta,
    });
  });

  test.each(['SakNoted.v4', 'SakMoved.v1', 'SakNoted', 'SakNoted.v0'])(
    '%s is refused as written by a newer program',
    (type) => {
      expect(() => parseStored(registry, stored(type, '{}'))).toThrow(NewerThanProgram);
    },
  );

  test('a registry without a way from every old version is refused at once', () => {
    expect(() => createEventRegistry(definitions, { SakNoted: { 2: (data) => data } })).toThrow(
      'SakNoted: no step from version 1 to 2',
    );
    expect(() => createEventRegistry(definitions)).toThrow('SakNoted');
  });

  test('opening comes before upcasting, with the shape that was sealed', async () => {
    const seen: unknown[] = [];
    const codec = {
      seal: async (_stream: string, _type: string, _id: string, data: unknown) => data,
      open: async (streamId: string, type: string, eventId: string, data: unknown) => {
        seen.push([streamId, type, eventId, data]);
        return { ...object.parse(data), a: 'opened' };
      },
    };
    const opened = await parseOpened(registry, codec, stored('SakNoted.v2', '{"a":1}'));
    expect(seen).toEqual([['sak-1', 'SakNoted', 'e', { a: 1 }]]);
    expect(toRecorded(opened)).toEqual({
      type: 'SakNoted',
      data: { a: 'opened', c: 'from 2' },
      version: 4,
      position: '9',
      recordedAt: '2026-01-02T00:00:00.000Z',
      actor: 'a',
      role: 'medarbetare',
      occurredAt: '2026-01-01T00:00:00.000Z',
    });
  });

  test('a payload redacted without a replacement is an empty one', () => {
    expect(parseStored(registry, stored('SakClosed.v1', null)).data).toEqual({});
  });
});
