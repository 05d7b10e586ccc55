import { computed, ref, type Ref } from 'vue';
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

interface Page {
  readonly rows: readonly unknown[];
  readonly nextCursor: string | null;
}

/** A list that is fetched page by page. A page that was asked for before the question changed is dropped. */
export function usePages<P extends Page>(ask: (cursor: string | undefined, signal?: AbortSignal) => Promise<P>) {
  const { data, failure, loading, load } = useLoad((signal) => ask(undefined, signal));
  const more = ref([]) as Ref<P['rows'][number][]>;
  const cursor = ref<string | null>(null);
  const rows = computed<P['rows'][number][]>(() => [...(data.value?.rows ?? []), ...more.value]);

  async function reload(): Promise<void> {
    more.value = [];
    cursor.value = null;
    await load();
    cursor.value = data.value?.nextCursor ?? null;
  }

  async function loadMore(): Promise<void> {
    const from = cursor.value;
    if (from === null) return;
    try {
      const next = await ask(from);
      if (cursor.value !== from) return;
      more.value = [...more.value, ...next.rows];
      cursor.value = next.nextCursor;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  return { data, failure, loading, rows, cursor, reload, loadMore };
}
