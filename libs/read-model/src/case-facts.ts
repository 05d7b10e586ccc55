import type { CaseType } from '#domain/answers/worklist.js';

/** The clear facts of a case that lists are made of: ids, codes and times, no word of the narrative. */
export interface CaseFacts {
  readonly caseId: string;
  readonly category: string;
  readonly caseType: CaseType;
  readonly status: string;
  readonly unitId: string;
  /** Every enhet of a joint case, the owner included. */
  readonly enheter: readonly string[];
  readonly receivedAt: string;
  /** Pseudonymous id of the reporter, for what jäv says of the sender; no list is searched by it. */
  readonly reporterId: string | null;
  readonly kind: string | null;
  readonly utredareId: string | null;
  readonly beslutsfattareId: string | null;
  readonly handlerId: string | null;
  readonly secondReaderId: string | null;
  /** Persons whom a jäv decision keeps away. */
  readonly excluded: readonly string[];
  readonly involvedStaff: readonly string[];
  readonly javDeclaredBy: readonly string[];
  readonly chefBerors: boolean;
  readonly someoneInDanger: boolean;
}

export const factColumns = {
  caseId: 'uuid',
  category: 'text',
  caseType: 'text',
  status: 'text',
  unitId: 'uuid',
  enheter: 'uuid[]',
  receivedAt: 'timestamptz',
  reporterId: 'text',
  kind: 'text',
  utredareId: 'text',
  beslutsfattareId: 'text',
  handlerId: 'text',
  secondReaderId: 'text',
  excluded: 'text[]',
  involvedStaff: 'text[]',
  javDeclaredBy: 'text[]',
  chefBerors: 'boolean',
  someoneInDanger: 'boolean',
} as const;
