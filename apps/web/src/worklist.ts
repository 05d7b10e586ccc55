import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { caseTypes } from '#domain/answers/worklist.js';

export const filterNames = ['caseType', 'status', 'state', 'unit', 'assigned', 'due', 'number'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** The filters live in the address, so that a list can be kept, shared and gone back to. */
export function useFilters() {
  const route = useRoute();
  const router = useRouter();

  const filters = computed<Filters>(() => {
    const found: Partial<Record<FilterName, string>> = {};
    for (const name of filterNames) {
      const value = route.query[name];
      if (typeof value === 'string' && value !== '') found[name] = value;
    }
    return found;
  });

  function setFilter(name: FilterName, value: string): void {
    const query: Partial<Record<FilterName, string>> = { ...filters.value };
    if (value === '') delete query[name];
    else query[name] = value;
    if (name === 'caseType') delete query.status;
    void router.replace({ query });
  }

  return { filters, setFilter, clear: () => void router.replace({ query: {} }) };
}

export const caseTypeNamesInOrder = caseTypes;
