import { ref } from 'vue';
import { draftsAreOver, keepNoMoreDrafts } from './drafts.js';
import { listServerDrafts, removeServerDrafts } from './server-draft.js';
import { endSession } from './session.js';

/** How many drafts wait on the server while the person decides about them; null when nobody is leaving. */
export const leavingWith = ref<number | null>(null);

/** On a shared phone it is the person's choice whether what is half-written is kept. */
export async function leave(): Promise<void> {
  const drafts = draftsAreOver() ? [] : await listServerDrafts().catch(() => []);
  if (drafts.length === 0) await endSession();
  else leavingWith.value = drafts.length;
}

export async function leaveKeeping(): Promise<void> {
  leavingWith.value = null;
  await endSession();
}

export async function leaveWithNothing(): Promise<void> {
  keepNoMoreDrafts();
  await removeServerDrafts();
  await leaveKeeping();
}
