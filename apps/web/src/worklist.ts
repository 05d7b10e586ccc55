import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

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
    const query = { ...filters.value, [name]: value };
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([other, said]) => said && !(name === 'caseType' && other === 'status'))) });
  }

  return { filters, setFilter, clear: () => void router.replace({ query: {} }) };
}
