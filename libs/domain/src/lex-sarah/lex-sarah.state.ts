import { initialCase, type CaseState } from '../case/case-state.js';
import type { Instant } from '../ids.js';
import type { DutyFacts } from '../policies/duties.js';
import type { IvoEnclosure } from './ivo-enclosures.js';
import type { IvoStatus, LexSarahBeslutValue, LexSarahStatus, UtredningPart } from './lex-sarah.status.js';

export type AterkopplingState = 'pending' | 'done' | 'not-possible';

/** A version of the utredning as it stood when a beslut was proposed; only such a version may go to IVO (IVO-06). */
export interface FrozenUtredning {
  readonly version: number;
  readonly hash: string;
}

/** The facts of the case that a prepared anmälan was made from. */
export interface AnmalanBasis {
  readonly diarienummer: string | null;
  readonly laws: readonly string[];
  readonly severity: string | null;
  readonly skyddade: readonly string[];
  readonly utredning: FrozenUtredning | null;
}

export interface PreparedAnmalan {
  readonly version: number;
  readonly utredningAttached: boolean;
  readonly enclosures: readonly IvoEnclosure[];
  readonly basis: AnmalanBasis;
}

/** PR-02: a nämnd that decided an insats of somebody in the case, and whether it has been told. */
export interface BerordNamnd {
  readonly namndId: string;
  readonly kommun: string;
  readonly name: string;
  readonly ofRapport: boolean;
  readonly ofIvoAnmalan: boolean;
}

export interface IvoState {
  readonly status: IvoStatus;
  readonly decidedAt: Instant | null;
  readonly preparedVersion: number | null;
  /** What each prepared version rested on: whatever of it has changed since makes it a version of yesterday. */
  readonly prepared: readonly PreparedAnmalan[];
  readonly openKompletteringar: readonly string[];
  readonly kompletteringar: readonly string[];
  readonly sentAt: Instant | null;
  readonly utredningSent: boolean;
  readonly diarienummer: string | null;
  readonly krav: readonly string[];
  readonly answeredKrav: readonly string[];
}

export interface ProposalState {
  readonly value: LexSarahBeslutValue;
  readonly utredningVersion: number;
  readonly reading: 'agrees' | 'dissents' | 'waived' | null;
}

export interface BeslutState {
  readonly value: LexSarahBeslutValue;
  readonly decidedAt: Instant;
  readonly beslutsfattare: string;
  readonly revision: number;
}

export interface LexSarahState extends CaseState {
  readonly status: 'none' | LexSarahStatus;
  readonly operatorKind: 'namnd' | 'enskild-verksamhet' | 'sis';
  readonly form: 'skriftlig' | 'muntlig';
  readonly receivedByOfficialId: string | null;
  readonly muntlig: 'not-documented' | 'documented' | 'confirmed';
  readonly acknowledged: boolean;
  readonly laws: readonly ('sol' | 'lss')[];
  readonly omedelbarAtgard: 'not-assessed' | 'taken' | 'not-needed';
  readonly namndordforandeInformed: boolean;
  readonly classified: boolean;
  /** `code` or `code/detail`. */
  readonly categories: readonly string[];
  /** The reporter said so without a doubt. */
  readonly someoneInDanger: boolean;
  readonly suspectedSeverity: LexSarahBeslutValue | 'unclear' | null;
  readonly utredningStartedAt: Instant | null;
  /** Ids of notes and underlag in order: together they are the utredning. */
  readonly utredningEntries: readonly string[];
  readonly utredningParts: readonly UtredningPart[];
  readonly utredningVersion: number;
  readonly frozen: readonly FrozenUtredning[];
  readonly proposal: ProposalState | null;
  readonly beslut: BeslutState | null;
  readonly ivo: IvoState;
  readonly namnder: readonly BerordNamnd[];
  readonly aterkoppling: Readonly<Record<'reporter' | 'enskild' | 'staff' | 'namnd', AterkopplingState>>;
  readonly firstContact: boolean;
  readonly informedEnskilda: readonly string[];
  readonly continuedAsAvvikelse: boolean;
  readonly precedentPublished: boolean;
  readonly retentionClass: string | null;
  /** Named staff of whom nobody has said yet which account they have, if any: nobody is appointed meanwhile (LS-06). */
  readonly unresolvedStaff: readonly string[];
}

export const initialIvo: IvoState = {
  status: 'under-consideration',
  decidedAt: null,
  preparedVersion: null,
  prepared: [],
  openKompletteringar: [],
  kompletteringar: [],
  sentAt: null,
  utredningSent: false,
  diarienummer: null,
  krav: [],
  answeredKrav: [],
};

export const allPending = { reporter: 'pending', enskild: 'pending', staff: 'pending', namnd: 'pending' } as const;

export const initialLexSarah: LexSarahState = {
  ...initialCase,
  status: 'none',
  operatorKind: 'namnd',
  form: 'skriftlig',
  receivedByOfficialId: null,
  muntlig: 'not-documented',
  acknowledged: false,
  laws: [],
  omedelbarAtgard: 'not-assessed',
  namndordforandeInformed: false,
  classified: false,
  categories: [],
  someoneInDanger: false,
  suspectedSeverity: null,
  utredningStartedAt: null,
  utredningEntries: [],
  utredningParts: [],
  utredningVersion: 0,
  frozen: [],
  proposal: null,
  beslut: null,
  ivo: initialIvo,
  namnder: [],
  aterkoppling: allPending,
  firstContact: false,
  informedEnskilda: [],
  continuedAsAvvikelse: false,
  precedentPublished: false,
  retentionClass: null,
  unresolvedStaff: [],
};

/** What of the case may mean a duty beside it (domain 5.12). */
export function dutyFactsOf({ categories, laws, enskilda, someoneInDanger }: LexSarahState): DutyFacts {
  return { categories, laws, child: enskilda.some((one) => one.isChild), someoneInDanger, utforare: false };
}

/** Nothing has gone to IVO yet. */
export function isIvoUnsent(status: IvoStatus): boolean {
  return (
    status === 'under-consideration' ||
    status === 'anmalan-decided' ||
    status === 'anmalan-prepared' ||
    status === 'not-required'
  );
}
