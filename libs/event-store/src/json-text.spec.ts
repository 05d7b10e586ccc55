import { describe, expect, test } from '@jest/globals';
import { commandHashOf, eventIdOf } from './command-identity.js';
import { UnstorableEvent } from './errors.js';
import { canonicalJson, storable } from './json-text.js';

describe('what may be stored', () => {
  test('every string and key comes out in NFC, undefined is left out, the rest is as it was', () => {
    const value = { 'a\u030a': ['o\u0308', 1, true, null, { x: undefined, y: '' }] };
    expect(storable(value)).toEqual({ å: ['ö', 1, true, null, { y: '' }] });
  });

  test.each([
    ['NUL', { a: ['x\u0000'] }],
    ['a lone surrogate', { a: { b: '\ud800' } }],
    ['NUL in a key', { 'a\u0000': 1 }],
    ['NaN', { n: Number.NaN }],
    ['infinity', [Infinity]],
    ['a bigint', { n: 1n }],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['a function', { f: () => 1 }],
    ['undefined in a list', [undefined]],
  ])('%s is refused', (_, value) => {
    expect(() => storable(value)).toThrow(UnstorableEvent);
  });
});

describe('command identity', () => {
  test('canonical JSON does not depend on the order of the parts', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"x"}]}');
    expect(canonicalJson({ c: 1, a: { z: 1, y: 2 } })).toBe(canonicalJson({ a: { y: 2, z: 1 }, c: 1 }));
  });

  test('the hash tells commands apart, is the same for the same one, and cannot be made without the key', () => {
    const hash = (key: string, data: unknown, type = 'NoteSak') => commandHashOf(Buffer.from(key), { type, data });
    expect(hash('k', { a: 1, b: 2 })).toBe(hash('k', { b: 2, a: 1 }));
    expect(hash('k', { a: 1 })).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      hash('k', { a: 2 }),
      hash('k', { a: '1' }),
      hash('k', { a: 1 }, 'RegisterSak'),
      hash('l', { a: 1 }),
    ];
    expect(new Set([...others, hash('k', { a: 1 })]).size).toBe(5);
  });

  test('event ids count up from the command id in its last 16 bits', () => {
    expect(eventIdOf('01930000-0000-7000-8000-0000000000ff', 0)).toBe('01930000-0000-7000-8000-0000000000ff');
    expect(eventIdOf('01930000-0000-7000-8000-0000000000ff', 1)).toBe('01930000-0000-7000-8000-000000000100');
    expect(eventIdOf('01930000-0000-7000-8000-00000000ffff', 2)).toBe('01930000-0000-7000-8000-000000000001');
  });
});
