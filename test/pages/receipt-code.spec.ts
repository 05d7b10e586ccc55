import { expect, test } from '@jest/globals';
import { receiptCode } from '#domain/answers/public.js';
import { digitsOf, inGroups, newReceiptCode } from '../../apps/web/src/receipt-code.js';
import { childWords, easyReadWords } from '../../apps/web/src/sv/step-form.js';

test('F-12 a code has 20 digits, every digit as likely as the others, and no two are the same', () => {
  const codes = Array.from({ length: 2_000 }, newReceiptCode);
  expect(codes.every((code) => /^\d{20}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
  const counts = Array.from({ length: 10 }, (_, digit) => codes.join('').split(String(digit)).length - 1);
  // 40 000 digits: 4 000 of each, with a standard deviation of 60.
  expect(counts.every((count) => Math.abs(count - 4_000) < 400)).toBe(true);
});

test('F-12 is written in groups, and understood however it is typed', () => {
  expect(inGroups('12345678901234567890')).toBe('1234 5678 9012 3456 7890');
  expect(digitsOf('1234 5678-9012')).toBe('123456789012');
  expect(receiptCode.parse('1234 5678-9012 3456 7890')).toBe('12345678901234567890');
  expect([receiptCode.safeParse('1234').success, receiptCode.safeParse('1234567890123456789a').success]).toEqual([false, false]);
});

test('F-13 the words for children are few, and promise no secrecy that the law does not give', () => {
  for (const words of [childWords, easyReadWords]) {
    const sentences = [...words.intro, ...words.happens.map(({ text }) => text), words.whoHint, words.tellHint].flatMap((text) => text.split(/(?<=[.!?])\s+/));
    for (const sentence of sentences) expect([sentence, sentence.split(/\s+/).length <= 20]).toEqual([sentence, true]);
    expect(JSON.stringify(words)).not.toMatch(/anonym|lovar|aldrig får veta|ingen får veta/i);
    expect(words.happens.map(({ text }) => text).join(' ')).toMatch(/i fara/);
  }
});
