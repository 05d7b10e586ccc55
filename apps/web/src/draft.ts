import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue';
import { canKeepDrafts, eraseDraft, loadDraft, saveDraft } from './drafts.js';
import { userId } from './session.js';

const pause = 700;
const patience = 500;

/**
 * Only one tab may own a draft: its ids make a retry harmless, so two tabs with the same ids would swallow each other's text.
 * Null when another tab has the form open; a reload waits a moment for the page before it to let go.
 */
function claim(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(`draft/${name}`, { signal: AbortSignal.timeout(patience) }, held).catch(() => resolve(null));
  });
}

/**
 * Keeps what is typed, encrypted, on every pause in typing, and gives it back when the form is opened again.
 * `read` gives what to keep, `write` puts it back; nothing is kept until the person has typed something.
 */
export function useDraft<T>(name: string, said: object, read: () => T, write: (kept: T) => void) {
  const restoredFrom: Ref<Date | null> = ref(null);
  const savedAt: Ref<Date | null> = ref(null);
  let release: (() => void) | null = null;
  let touched = false;
  let settling = true;
  let ended = false;
  let timer = 0;

  function settle(): void {
    window.setTimeout(() => (settling = false));
  }

  async function save(): Promise<void> {
    window.clearTimeout(timer);
    if (!touched || ended || release === null) return;
    savedAt.value = await saveDraft(name, userId.value, read()).catch(() => null);
    await eraseIfEnded();
  }

  /** Sent while the cipher was being made: the text must not come back. */
  async function eraseIfEnded(): Promise<void> {
    if (ended) await eraseDraft(name);
  }

  async function restore(): Promise<void> {
    const before = JSON.stringify(read());
    if (canKeepDrafts()) release = await claim(name);
    const draft = release === null ? null : await loadDraft<T>(name, userId.value).catch(() => null);
    // What the person has begun to type meanwhile is newer than any draft.
    touched = JSON.stringify(read()) !== before;
    if (draft !== null && !touched) {
      write(draft.value);
      touched = true;
      restoredFrom.value = draft.savedAt;
      savedAt.value = draft.savedAt;
    }
    settle();
  }

  /** Sent or thrown away. */
  async function end(): Promise<void> {
    ended = true;
    window.clearTimeout(timer);
    restoredFrom.value = null;
    savedAt.value = null;
    if (release !== null) await eraseDraft(name).catch(() => undefined);
  }

  async function startOver(reset: () => void): Promise<void> {
    settling = true;
    touched = false;
    await end();
    reset();
    ended = false;
    settle();
  }

  watch(said, () => {
    if (settling || ended) return;
    touched = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
  }, { deep: true });

  const onHide = () => {
    if (document.visibilityState === 'hidden') void save();
  };
  onMounted(() => {
    document.addEventListener('visibilitychange', onHide);
    void restore();
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onHide);
    void save().finally(() => release?.());
  });

  return { restoredFrom, savedAt, end, startOver };
}
