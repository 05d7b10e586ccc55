import { computed, inject, nextTick, provide, reactive, ref, useId, type InjectionKey, type Ref } from 'vue';
import type { z } from 'zod';
import { fieldSentence, type FieldKind } from './sv/field-errors.js';
import { failureOf, type Failure } from './failure.js';

export interface FieldInfo {
  readonly label: string;
  readonly kind: FieldKind;
  /** Element that takes the focus from the error list. */
  readonly id: string;
}

export interface FormContext {
  readonly prefix: string;
  readonly errors: Record<string, string>;
  readonly fields: Map<string, FieldInfo>;
}

const key: InjectionKey<FormContext> = Symbol('form');

/** A field of a form: its element id, its error, and a place in the error list. */
export function useField(name: () => string, label: () => string, kind: FieldKind) {
  const form = inject(key, null);
  const prefix = form?.prefix ?? useId();
  const id = computed(() => `${prefix}-${name().replaceAll('.', '-')}`);
  const error = computed(() => form?.errors[name()] ?? null);
  const register = () => form?.fields.set(name(), { label: label(), kind, id: id.value });
  register();
  return { id, error, register };
}

/** How a field of the form is called, for those who speak of it elsewhere on the page. */
export function useFieldLabel(): (name: string) => string {
  const form = inject(key, null);
  return (name) => form?.fields.get(name)?.label ?? 'Ett annat svar';
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined), value);
}

/** Empty strings and empty objects are answers nobody gave. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== '' && inner !== undefined && inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutBlanks(inner)]));
}

export interface SummaryItem {
  readonly id: string | null;
  readonly text: string;
}

/**
 * One form that is checked by the schema of its command and then sent.
 * `send` gets the checked payload; what it throws becomes a sentence above the form, and the text stays.
 */
export function useForm<S extends z.ZodType>(schema: S | (() => S), send: (payload: z.input<S>) => Promise<void>) {
  const errors: Record<string, string> = reactive({});
  const fields = new Map<string, FieldInfo>();
  const summary: Ref<SummaryItem[]> = ref([]);
  const failure: Ref<Failure | null> = ref(null);
  const busy = ref(false);
  const prefix = useId();
  const context: FormContext = { prefix, errors, fields };
  provide(key, context);

  function clear(): void {
    for (const name of Object.keys(errors)) Reflect.deleteProperty(errors, name);
    summary.value = [];
    failure.value = null;
  }

  /** The nearest registered field that the path lies in. */
  function fieldFor(path: string): string {
    let name = path;
    while (name !== '' && !fields.has(name)) name = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
    return name === '' ? path : name;
  }

  function show(path: string, code: string, empty: boolean): void {
    const name = fieldFor(path);
    if (errors[name] !== undefined) return;
    const field = fields.get(name);
    const sentence = fieldSentence(code, field?.kind ?? 'text', empty);
    errors[name] = sentence;
    summary.value.push({ id: field?.id ?? null, text: field ? `${field.label}: ${sentence}` : sentence });
  }

  async function focusSummary(): Promise<void> {
    await nextTick();
    document.getElementById(`${prefix}-summary`)?.focus();
  }

  function check(payload: unknown): z.input<S> | null {
    clear();
    const filled = withoutBlanks(payload);
    const result = (typeof schema === 'function' ? schema() : schema).safeParse(filled);
    if (result.success) return filled as z.input<S>;
    for (const issue of result.error.issues) {
      const code = /^[a-z][a-z0-9-]*$/.test(issue.message) ? issue.message : issue.code;
      show(pathOf(issue.path), code, at(filled, issue.path) === undefined && issue.code !== 'unrecognized_keys');
    }
    return null;
  }

  async function submit(payload: unknown): Promise<boolean> {
    if (busy.value) return false;
    const checked = check(payload);
    if (checked === null) {
      await focusSummary();
      return false;
    }
    busy.value = true;
    try {
      await send(checked);
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      for (const field of failure.value.fields) show(field.path, field.code, false);
      await focusSummary();
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { errors, summary, failure, busy, submit, prefix, clear };
}
