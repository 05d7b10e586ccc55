import { fold, noForeignFacts, type DecideContext, type Decider, type DomainCommand, type DomainEvent } from './decider.js';
import { DomainError, type DomainErrorCode } from './domain-error.js';

export interface Outcome<E> {
  readonly events?: readonly E[];
  readonly refused?: DomainErrorCode;
}

/**
 * given(events).when(command) for specs. The outcome holds every event in order and with every field,
 * so that a spec compares it whole.
 */
export function given<S, C extends DomainCommand, E extends DomainEvent>(decider: Decider<S, C, E>, events: readonly E[]) {
  return {
    when(command: C, context: Partial<DecideContext> & Pick<DecideContext, 'actor' | 'now'>): Outcome<E> {
      const full: DecideContext = { caseId: specCaseId, commandId: specCommandId, facts: noForeignFacts, ...context };
      try {
        return { events: decider.decide(command, fold(decider, events), full) };
      } catch (error) {
        if (error instanceof DomainError) return { refused: error.code };
        throw error;
      }
    },
  };
}

export const specCaseId = '01930000-0000-7000-8000-00000000c0de';
export const specCommandId = '01930000-0000-7000-8000-0000000000c1';
