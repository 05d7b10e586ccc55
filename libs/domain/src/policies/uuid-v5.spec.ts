import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { klarsynNamespace, uuidV5 } from './uuid-v5.js';

test('the id of a name is the one RFC 9562 gives', () => {
  expect(uuidV5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('any ASCII name gives the same id as an independent implementation', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), (name) => uuidV5(name) === v5(name, klarsynNamespace)),
  );
});
