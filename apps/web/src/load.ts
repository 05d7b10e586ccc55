import { ref, type Ref } from 'vue';
import { failureOf, type Failure } from './failure.js';

/** Something fetched for a page: what came, or why it did not, and a way to ask again. Late answers to old questions are dropped. */
export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>) {
  const data = ref(null) as Ref<T | null>;
  const failure: Ref<Failure | null> = ref(null);
  const loading = ref(false);
  let running: AbortController | null = null;

  async function load(): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    loading.value = true;
    try {
      const answer = await ask(mine.signal);
      if (running !== mine) return;
      data.value = answer;
      failure.value = null;
    } catch (error) {
      if (running === mine) failure.value = failureOf(error);
    } finally {
      if (running === mine) loading.value = false;
    }
  }

  return { data, failure, loading, load };
}
