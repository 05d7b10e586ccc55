import { computed, onMounted, ref, type Ref } from 'vue';
import type { CaseAnswer } from '#domain/answers/case.js';
import { get } from './api.js';
import { subjectOf, type Subject } from './case.js';
import { provideCase } from './case-context.js';
import type { Values } from './command-start.js';
import { useLoad } from './load.js';
import { loadOrganisation } from './organisation.js';
import { relevantActions } from './relevant.js';

interface OpenForm {
  readonly command: string;
  readonly preset: Values;
  readonly about: string;
}

/** A page about one case: fetches it, gives its parts what they need, and keeps which form is open. */
export function useCasePage(type: string, id: string) {
  const { data, failure, load } = useLoad((signal) => get<CaseAnswer>(`/cases/${type}/${id}`, {}, signal));
  onMounted(() => Promise.all([load(), loadOrganisation().catch(() => undefined)]));
  const subject = computed<Subject | null>(() => {
    if (data.value === null) return null;
    return subjectOf({ ...data.value, actions: relevantActions(subjectOf(data.value)) });
  });
  const form: Ref<OpenForm | null> = ref(null);
  provideCase({
    subject: computed<Subject>(() => {
      if (subject.value === null) throw new Error('the case is not here yet');
      return subject.value;
    }),
    can: (command) => subject.value?.answer.actions.includes(command) ?? false,
    act: (command, preset = {}, about = '') => (form.value = { command, preset, about }),
    reload: load,
  });
  return { data, failure, load, subject, form };
}
