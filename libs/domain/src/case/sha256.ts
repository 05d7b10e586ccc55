/** SHA-256 (FIPS 180-4) of UTF-8 text as lower-case hex. Own code, because `decide` is synchronous and also runs in browsers. */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  let state: readonly number[] = initial;
  for (let at = 0; at < bytes.length; at += 64) state = compressed(state, new DataView(bytes.buffer, at, 64));
  return state.map((word) => word.toString(16).padStart(8, '0')).join('');
}

function isPrime(n: number): boolean {
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) return false;
  return true;
}

/** First 32 bits of the fractional part: where the constants of the standard come from. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

const primes = Array.from({ length: 310 }, (_, i) => i + 2)
  .filter(isPrime)
  .slice(0, 64);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));

function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0);
  return bytes;
}

function rotate(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function schedule(block: DataView): readonly number[] {
  const words: number[] = [];
  const at = (i: number) => words[i] ?? 0;
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) words.push(block.getUint32(i * 4));
    else words.push((small(at(i - 15), 7, 18, 3) + at(i - 7) + small(at(i - 2), 17, 19, 10) + at(i - 16)) | 0);
  }
  return words;
}

function small(word: number, a: number, b: number, shift: number): number {
  return rotate(word, a) ^ rotate(word, b) ^ (word >>> shift);
}

function big(word: number, a: number, b: number, c: number): number {
  return rotate(word, a) ^ rotate(word, b) ^ rotate(word, c);
}

function compressed(state: readonly number[], block: DataView): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  schedule(block).forEach((word, i) => {
    const one = (h + big(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + word) | 0;
    const two = (big(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  });
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] ?? 0)) >>> 0);
}
