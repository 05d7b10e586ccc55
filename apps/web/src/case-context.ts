import { inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import { personName, type Subject } from './case.js';
import type { Values } from './command-start.js';

export interface CaseContext {
  readonly subject: ComputedRef<Subject>;
  /** The state of the case and the role of the reader allow it. */
  can(command: string): boolean;
  /** Opens the form of a command, perhaps with an answer already given; `about` says it in words. */
  act(command: string, preset?: Values, about?: string): void;
  /** Reads the case anew. */
  reload(): Promise<void>;
}

const key: InjectionKey<CaseContext> = Symbol('case');

export function provideCase(context: CaseContext): void {
  provide(key, context);
}

export function useCase(): CaseContext & { nameOf(userId: string | null): string } {
  const context = inject(key);
  if (context === undefined) throw new Error('outside a case');
  return { ...context, nameOf: (userId) => personName(context.subject.value.answer, userId) };
}
