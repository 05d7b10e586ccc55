import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyRing } from './kek.js';

/** Seals single values of the user register (names, addresses) and indexes them for equality. */
export interface DirectoryCrypto {
  /** `aad` says where the value stands (for example `user:<id>:name`); it opens only there. */
  seal(plain: string, aad: string): string;
  open(sealed: string, aad: string): string;
  /** Keyed hash, for equality only. The caller normalises: an OIDC `sub` is exact, a personnummer has one spelling. */
  blindIndex(value: string): string;
}

/** The value was sealed for another place or by another key, or was changed. */
export class SealedValueBroken extends Error {
  constructor() {
    super('A sealed value of the user register does not open in its place');
    this.name = 'SealedValueBroken';
  }
}

const prefix = 'd1.';
const ivBytes = 12;
const tagBytes = 16;

/** Two keys are derived from the directory key, so that an index never is made with the key that seals. */
export function createDirectoryCrypto(keys: Pick<KeyRing, 'directoryKey'>): DirectoryCrypto {
  const sealKey = derive(keys.directoryKey, 'directory seal');
  const indexKey = derive(keys.directoryKey, 'directory blind index');
  return {
    seal(plain, aad) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(aad));
      return (
        prefix +
        Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
      );
    },
    open(sealed, aad) {
      const bytes = Buffer.from(sealed.startsWith(prefix) ? sealed.slice(prefix.length) : '', 'base64url');
      const end = bytes.length - tagBytes;
      if (end < ivBytes) throw new SealedValueBroken();
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(aad))
        .setAuthTag(bytes.subarray(end));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(ivBytes, end)), decipher.final()]).toString('utf8');
      } catch {
        throw new SealedValueBroken();
      }
    },
    blindIndex(value) {
      return createHmac('sha256', indexKey).update(value).digest('base64url');
    },
  };
}

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `klarsyn ${purpose}`, 32));
}
