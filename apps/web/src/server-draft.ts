import type { DraftAnswer, DraftSavedAnswer, DraftsAnswer } from '#domain/answers/drafts.js';
import { ApiError, get, put, remove } from './api.js';

/** Half-written forms on the server: there on the next sign-in, on any device, for their own person alone. */

/** A browser sends no more than this from a page that is being left. */
const keepaliveLimit = 60_000;

export interface Standing<T> {
  readonly revision: number;
  readonly savedAt: Date;
  readonly value: T;
}

export async function loadServerDraft<T>(name: string): Promise<Standing<T> | null> {
  try {
    const { revision, savedAt, value } = await get<DraftAnswer>(`/drafts/${name}`);
    // What this form saved under this name: the server keeps it as it was.
    return { revision, savedAt: new Date(savedAt), value: value as T };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Null when another device has saved since `revision`, or has sent or thrown away the draft. */
export async function saveServerDraft(name: string, revision: number, value: object): Promise<{ revision: number; savedAt: Date } | null> {
  const body = { revision, value };
  try {
    const saved = await put<DraftSavedAnswer>(`/drafts/${name}`, body, { keepalive: JSON.stringify(body).length < keepaliveLimit });
    return { revision: saved.revision, savedAt: new Date(saved.savedAt) };
  } catch (error) {
    if (error instanceof ApiError && error.status === 412) return null;
    throw error;
  }
}

export function removeServerDraft(name: string): Promise<unknown> {
  return remove(`/drafts/${name}`);
}

export async function listServerDrafts(signal?: AbortSignal): Promise<DraftsAnswer['drafts']> {
  return (await get<DraftsAnswer>('/drafts', {}, signal)).drafts;
}

export async function removeServerDrafts(): Promise<void> {
  for (const { name } of await listServerDrafts()) await removeServerDraft(name);
}
