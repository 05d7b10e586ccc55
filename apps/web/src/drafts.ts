import { clear, createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/** What lies in the browser: never the text itself, only its cipher and whose it is. */
interface SealedDraft {
  readonly userId: string;
  readonly savedAt: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const patience = 500;

/**
 * Only one tab may own a draft: its ids make a retry harmless, so two tabs with the same ids would swallow each other's text.
 * Null when another tab has the form open; a reload waits a moment for the page before it to let go.
 */
export function claimDraft(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(`draft/${name}`, { signal: AbortSignal.timeout(patience) }, held).catch(() => resolve(null));
  });
}

export interface Draft<T> {
  readonly savedAt: Date;
  readonly value: T;
}

const keyName = 'key';
/** After sign-out nothing is kept any more: leaving the page must not write down what was just erased. */
let over = false;
export const draftsAreOver = () => over;
let opened: { drafts: UseStore; key: UseStore } | null = null;

function stores(): { drafts: UseStore; key: UseStore } {
  opened ??= { drafts: createStore('klarsyn-drafts', 'drafts'), key: createStore('klarsyn-key', 'key') };
  return opened;
}

/** Private windows and plain http from another machine have no key store: then nothing is kept, and the page says so. */
export function canKeepDrafts(): boolean {
  return typeof indexedDB !== 'undefined' && window.isSecureContext && typeof crypto.subtle !== 'undefined';
}

async function draftKey(): Promise<CryptoKey> {
  const kept = await get<CryptoKey>(keyName, stores().key);
  if (kept !== undefined) return kept;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await set(keyName, made, stores().key);
  return made;
}

export async function saveDraft(name: string, userId: string, value: unknown): Promise<Date> {
  if (over) throw new Error('signed out');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const additionalData = new TextEncoder().encode(`${userId}/${name}`);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, await draftKey(), bytes);
  const savedAt = Date.now();
  await set(name, { userId, savedAt, iv, sealed } satisfies SealedDraft, stores().drafts);
  return new Date(savedAt);
}

export async function loadDraft<T>(name: string, userId: string): Promise<Draft<T> | null> {
  const kept = await get<SealedDraft>(name, stores().drafts);
  if (kept === undefined || kept.userId !== userId) return null;
  try {
    const additionalData = new TextEncoder().encode(`${userId}/${name}`);
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData }, await draftKey(), kept.sealed);
    // What was sealed under this name by this page, and is authenticated by the cipher.
    const value = JSON.parse(new TextDecoder().decode(bytes)) as T;
    return { savedAt: new Date(kept.savedAt), value };
  } catch {
    await del(name, stores().drafts);
    return null;
  }
}

export function eraseDraft(name: string): Promise<void> {
  return del(name, stores().drafts);
}

/** From here on nothing is written down any more, neither here nor on the server. */
export function keepNoMoreDrafts(): void {
  over = true;
}

/** Sign-out: the drafts and the key that could open them. */
export async function eraseDrafts(): Promise<void> {
  over = true;
  if (!canKeepDrafts()) return;
  await clear(stores().drafts);
  await clear(stores().key);
}

/** Another person signs in on the same phone: what the former one left is erased, not shown. */
export async function keepOnlyDraftsOf(userId: string): Promise<void> {
  if (!canKeepDrafts()) return;
  for (const [name, draft] of await entries<string, SealedDraft>(stores().drafts)) {
    if (draft.userId !== userId) await del(name, stores().drafts);
  }
}
