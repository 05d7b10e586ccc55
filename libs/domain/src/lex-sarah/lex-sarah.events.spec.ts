import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { fold } from '../decider.js';
import { personalMarkOf } from '../personal-data.js';
import { everyEvent, wholeCase } from './every-event.fixture.js';
import { lexSarahEvents, type LexSarahEvent } from './lex-sarah.events.js';
import { lexSarah } from './lex-sarah.js';

const envelope = { v: 1, kid: 'k', iv: 'i', ct: 'c', tag: 't' };

/** The same data with an envelope in the place of every marked field, as the record stores it. */
function sealed(schema: z.ZodType, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  if (personalMarkOf(schema) !== undefined) return envelope;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return sealed(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodArray) return (value as unknown[]).map((one) => sealed(schema.element as z.ZodType, one));
  if (!(schema instanceof z.ZodObject)) return value;
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, sealed(shape[name] as z.ZodType, inner)]),
  );
}

const sealedEvent = (event: LexSarahEvent) =>
  ({ type: event.type, data: sealed(lexSarahEvents[event.type].schema, event.data) }) as LexSarahEvent;

describe('events of lex Sarah', () => {
  test('the sample has every event there is', () => {
    expect([...new Set(everyEvent.map((event) => event.type))].sort()).toEqual(Object.keys(lexSarahEvents).sort());
  });

  test('every event that decide writes passes its own strict schema and survives JSON', () => {
    for (const event of everyEvent) {
      const stored: unknown = JSON.parse(JSON.stringify(event.data));
      const parsed = lexSarahEvents[event.type].schema.safeParse(stored);
      expect([event.type, parsed.error?.issues ?? [], parsed.data]).toEqual([event.type, [], stored]);
    }
  });

  test('the whole case ends where it should', () => {
    expect(fold(lexSarah, wholeCase)).toMatchObject({
      status: 'under-utredning',
      ivo: { status: 'closed' },
      beslut: { revision: 1 },
    });
  });

  test('evolve never throws, whatever the order of the events', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyEvent), { maxLength: 60 }), (events) => {
        expect(() => fold(lexSarah, events)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  test('evolve never reads a sealed field: sealed events fold to the same state', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyEvent), { maxLength: 60 }), (events) => {
        expect(fold(lexSarah, events.map(sealedEvent))).toEqual(fold(lexSarah, events));
      }),
      { numRuns: 300 },
    );
  });

  test('no sealed text is left in the clear', () => {
    const clear = JSON.stringify(everyEvent.map(sealedEvent));
    const words = [
      'Nova Ek',
      '20140101',
      'Elis Holm',
      'Robin Dal',
      'Kim Berg',
      'Alva Lind',
      'Kvällsinsatsen',
      'Kriteriet',
      'rädd',
      'Skrivfel',
      'Lindgården',
      'Rapport.pdf',
      'Socialsekreterare',
    ];
    expect(words.filter((word) => clear.includes(word))).toEqual([]);
  });
});
