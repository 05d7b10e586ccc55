import { UnstorableEvent } from './errors.js';

/**
 * A copy of `value` as it will be stored: every string and key in NFC. Done before sealing, because a ciphertext hides
 * what is in it. Properties that are undefined are left out, as JSON does.
 * @throws UnstorableEvent for NUL, a lone surrogate, or anything that JSON would change in silence
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new UnstorableEvent('a number that JSON does not have');
    return value;
  }
  if (Array.isArray(value)) return value.map(storable);
  if (!isPlainObject(value)) throw new UnstorableEvent(`a ${typeof value} in a payload`);
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.map(([name, field]) => [storableText(name), storable(field)]));
}

/** JSON with sorted keys: the same value gives the same text, in whatever order its parts were written. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value ?? null);
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

function storableText(text: string): string {
  if (!text.isWellFormed() || text.includes('\u0000')) throw new UnstorableEvent('NUL or a lone surrogate in a text');
  return text.normalize('NFC');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
