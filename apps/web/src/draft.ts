import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue';
import { canKeepDrafts, eraseDraft, loadDraft, saveDraft } from './drafts.js';
import { userId } from './session.js';

const pause = 700;

/**
 * Keeps what is typed, encrypted, on every pause in typing, and gives it back when the form is opened again.
 * `read` gives what to keep, `write` puts it back; nothing is kept until the person has typed something.
 */
export function useDraft<T>(name: string, said: object, read: () => T, write: (kept: T) => void) {
  const restoredFrom: Ref<Date | null> = ref(null);
  const savedAt: Ref<Date | null> = ref(null);
  let touched = false;
  let settling = true;
  let ended = false;
  let timer = 0;

  function settle(): void {
    window.setTimeout(() => (settling = false));
  }

  async function save(): Promise<void> {
    window.clearTimeout(timer);
    if (!touched || ended || !canKeepDrafts()) return;
    savedAt.value = await saveDraft(name, userId.value, read()).catch(() => null);
    await eraseIfEnded();
  }

  /** Sent while the cipher was being made: the text must not come back. */
  async function eraseIfEnded(): Promise<void> {
    if (ended) await eraseDraft(name);
  }

  async function restore(): Promise<void> {
    const draft = canKeepDrafts() ? await loadDraft<T>(name, userId.value).catch(() => null) : null;
    if (draft !== null) {
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
    if (canKeepDrafts()) await eraseDraft(name).catch(() => undefined);
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
    void save();
  });

  return { restoredFrom, savedAt, end, startOver };
}
