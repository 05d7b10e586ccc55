import { computed, ref, type Ref } from 'vue';
import type { PublicFormAnswer, PublicReceiptAnswer } from '#domain/answers/public.js';
import { ApiError, publicGet, publicPost } from './api.js';
import { failureOf, type Failure } from './failure.js';
import { newId } from './ids.js';
import type { Option } from './options.js';
import { newReceiptCode } from './receipt-code.js';

/** What the forms without sign-in need to know before somebody writes. */
export function usePublicForm() {
  const form: Ref<PublicFormAnswer | null> = ref(null);
  const failure: Ref<Failure | null> = ref(null);
  async function load(): Promise<void> {
    failure.value = null;
    try {
      form.value = await publicGet<PublicFormAnswer>('form');
    } catch (error) {
      failure.value = failureOf(error);
    }
  }
  /** Verksamheter under their enhet; who does not know writes to the whole nämnd. */
  const units = computed<Option[]>(() => {
    const all = form.value?.units ?? [];
    const enheter = all.filter(({ level }) => level === 'enhet');
    const below = enheter.flatMap((enhet) => [
      { value: enhet.nodeId, label: enhet.name, group: enhet.name },
      ...all.filter(({ parentId, level }) => parentId === enhet.nodeId && level === 'verksamhet').map(({ nodeId, name }) => ({ value: nodeId, label: name, group: enhet.name })),
    ]);
    return [...below, ...all.filter(({ level }) => level === 'namnd').map(({ nodeId, name }) => ({ value: nodeId, label: `Jag vet inte, eller något annat inom ${name}`, group: 'Annat' }))];
  });
  /** For the short forms: the enheter, and the nämnd for who does not know. */
  const areas = computed(() => (form.value?.units ?? []).filter(({ level }) => level === 'enhet'));
  const anywhere = computed(() => (form.value?.units ?? []).find(({ level }) => level === 'namnd')?.nodeId ?? areas.value[0]?.nodeId ?? '');
  const utforare = computed<Option[]>(() => (form.value?.utforare ?? []).map(({ utforareId, name }) => ({ value: utforareId, label: name })));
  return { form, failure, load, units, areas, anywhere, utforare };
}

export interface PublicReceipt {
  readonly code: string;
  readonly number: string | null;
  readonly receivedOn: string | null;
  /** An earlier try had come through: what is in the form now was not sent. */
  readonly earlier: boolean;
}

/**
 * One report without sign-in. Code and command id are made when the form opens and lie in the page's memory alone, so that
 * sending again after a lost answer gives the same receipt and never a second case.
 */
export function usePublicReport(type: 'synpunkt' | 'avvikelse') {
  const ids = { code: newReceiptCode(), commandId: newId() };
  const receipt: Ref<PublicReceipt | null> = ref(null);

  async function send(payload: object): Promise<void> {
    try {
      const { number, receivedOn } = await publicPost<PublicReceiptAnswer>(type, { ...ids, ...payload });
      receipt.value = { code: ids.code, number, receivedOn, earlier: false };
    } catch (error) {
      if (!hasComeThrough(error)) throw error;
      receipt.value = { code: ids.code, number: null, receivedOn: null, earlier: true };
    }
  }
  return { receipt, send };
}

/** The answer of the first try was lost, and the text was changed meanwhile. */
function hasComeThrough(error: unknown): boolean {
  return error instanceof ApiError && ['case-exists', 'command-id-reused'].includes(error.problem.code);
}
