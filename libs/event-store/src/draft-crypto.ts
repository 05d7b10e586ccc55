import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KekProvider } from './kek.js';
import { lengthPrefixed } from './length-prefix.js';

/** A text and the key that opens it, wrapped: without the key-encryption key neither says anything. */
export interface SealedText {
  readonly kek: string;
  readonly wrapped: Uint8Array;
  readonly sealed: Uint8Array;
}

const ivBytes = 12;
const tagBytes = 16;

/** Seals drafts, each save with a new key. `owner` and `name` are bound in: a row that is moved to another person does not open. */
export function createDraftCrypto(kek: Pick<KekProvider, 'wrap' | 'unwrap'>) {
  return {
    async seal(owner: string, name: string, text: string): Promise<SealedText> {
      const aad = placeOf(owner, name);
      const key = randomBytes(32);
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return { ...(await kek.wrap('content', key, aad)), sealed };
    },
    async open(owner: string, name: string, { kek: by, wrapped, sealed }: SealedText): Promise<string> {
      const aad = placeOf(owner, name);
      const key = await kek.unwrap('content', by, wrapped, aad);
      const end = sealed.length - tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes)).setAAD(aad).setAuthTag(sealed.subarray(end));
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, end)), decipher.final()]).toString('utf8');
    },
  };
}

function placeOf(owner: string, name: string): Uint8Array {
  return lengthPrefixed('draft', owner, name);
}
