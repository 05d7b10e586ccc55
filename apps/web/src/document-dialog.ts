import { onMounted, ref } from 'vue';
import { announce } from './announcer.js';
import { failureOf, type Failure } from './failure.js';
import { documentWords } from './sv/documents.js';

/** A dialog that makes a document: open from the start, sent once at a time, and closed when the document is there. */
export function useDocumentDialog(done: () => void) {
  const dialog = ref<HTMLDialogElement | null>(null);
  const failure = ref<Failure | null>(null);
  const busy = ref(false);
  onMounted(() => dialog.value?.showModal());

  async function send(make: () => Promise<unknown>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await make();
      await announce(documentWords.made);
      dialog.value?.close();
      done();
    } catch (error) {
      failure.value = failureOf(error);
    } finally {
      busy.value = false;
    }
  }

  return { dialog, failure, busy, send };
}
