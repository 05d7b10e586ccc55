/** Namespace of every id that Klarsyn derives from other ids. Never changed: ids in the record depend on it. */
export const klarsynNamespace = 'b6e1f2a4-3c5d-5e7f-8a9b-0c1d2e3f4a5b';

/**
 * Name-based UUID (RFC 9562, version 5): the same name gives the same id on every machine, so that a repeat is seen as a repeat.
 * Own SHA-1, because the domain runs in browsers too, where hashing is asynchronous. Names are ASCII.
 */
export function uuidV5(name: string, namespace: string = klarsynNamespace): string {
  const bytes = [...hexToBytes(namespace.replaceAll('-', '')), ...Array.from(name, (char) => char.charCodeAt(0) & 0xff)];
  const hash = sha1(bytes).slice(0, 16);
  const hex = hash.map((byte, index) => stamped(byte, index).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Version 5 in byte 6, variant 10 in byte 8. */
function stamped(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x50;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}

function hexToBytes(hex: string): number[] {
  return Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function sha1(message: readonly number[]): number[] {
  const bytes = padded(message);
  let state: Five = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < bytes.length; at += 64) state = compressed(state, bytes.slice(at, at + 64));
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff]);
}

type Five = readonly [number, number, number, number, number];

function padded(message: readonly number[]): number[] {
  const zeros = (119 - (message.length % 64)) % 64;
  const bits = message.length * 8;
  return [...message, 0x80, ...new Array<number>(zeros).fill(0), 0, 0, 0, 0, bits >>> 24, (bits >>> 16) & 0xff, (bits >>> 8) & 0xff, bits & 0xff];
}

function schedule(block: readonly number[]): number[] {
  const words: number[] = [];
  const at = (i: number) => words[i] ?? 0;
  const byte = (i: number) => block[i] ?? 0;
  for (let i = 0; i < 80; i += 1) {
    words.push(
      i < 16
        ? (byte(i * 4) << 24) | (byte(i * 4 + 1) << 16) | (byte(i * 4 + 2) << 8) | byte(i * 4 + 3)
        : rotate(at(i - 3) ^ at(i - 8) ^ at(i - 14) ^ at(i - 16), 1),
    );
  }
  return words;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  return round < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc : (b ^ c ^ d) + 0xca62c1d6;
}

function compressed(state: Five, block: readonly number[]): Five {
  let [a, b, c, d, e] = state;
  schedule(block).forEach((word, round) => {
    const next = (rotate(a, 5) + mix(round, b, c, d) + e + word) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  });
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0];
}
