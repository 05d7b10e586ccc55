import type { CaseObject } from '../policies/access.js';
import type { CaseState } from './case-state.js';

/** What the access policy sees of a case. `alsoExcluded` are kept away besides those a jäv decision names. */
export function caseObject(
  caseType: CaseObject['caseType'],
  category: CaseObject['category'],
  state: CaseState & { readonly status: string },
  alsoExcluded: readonly string[] = [],
): CaseObject {
  const { ownerUnit, enheter, reporterId, people, excluded, chefBerors, status, receiptCodeHash } = state;
  const assigned = [people.utredare, people.beslutsfattare, people.handlerId, people.secondReaderId].filter(
    (one) => one !== undefined,
  );
  return {
    caseType,
    category,
    ownerUnit,
    enheter,
    reporterId,
    assigned,
    excluded: [...excluded, ...alsoExcluded],
    chefBerors,
    status,
    receiptCodeHash,
  };
}
