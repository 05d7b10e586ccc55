import type { z } from 'zod';
import type { DecideContext, ForeignFacts } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { isForOperator, templatesFor } from '../documents/templates.js';
import type { CaseState } from './case-state.js';
import type { createDocument, documentCreated } from './documents.js';

export interface DocumentState {
  readonly documentId: string;
  readonly template: string;
  readonly variant: string | undefined;
  readonly format: string;
  readonly enskildId: string | undefined;
  readonly hash: string;
  readonly size: number;
  readonly masked: boolean;
}

/** The facts, or undefined when this very document is there already: a retry with the same id is harmless. */
export function documentFacts(caseType: string, data: z.output<typeof createDocument>, state: CaseState & { readonly status: string }, { actor, facts }: DecideContext) {
  const there = state.documents.find((one) => one.documentId === data.documentId);
  if (there !== undefined) return undefined;
  if (data.maskedFrom === undefined) assertTemplate(caseType, data.template, state.status, facts.operatorKind);
  else if (!state.documents.some((one) => one.documentId === data.maskedFrom)) throw new DomainError('unknown-document');
  return { ...data, createdBy: actor.userId };
}

/** A template belongs to case types, to states and to whom it is for; a protocol is only ever written of a masking. */
function assertTemplate(caseType: string, template: string, status: string, operatorKind: ForeignFacts['operatorKind']): void {
  const row = templatesFor(caseType).find((one) => one.id === template);
  if (row === undefined) throw new DomainError('wrong-template');
  if (!isForOperator(row, operatorKind)) throw new DomainError('wrong-operator', [template]);
  if (row.states !== 'any' && !row.states.includes(status)) throw new DomainError('wrong-state');
}

export function documentWasCreated<S extends CaseState>(state: S, data: z.output<typeof documentCreated>): S {
  const { documentId, template, variant, format, enskildId, hash, size, masked } = data;
  const created = { documentId, template, variant, format, enskildId, hash, size, masked };
  return { ...state, documents: [...state.documents, created] };
}
