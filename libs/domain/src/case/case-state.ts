import type { z } from 'zod';
import type { Instant } from '../ids.js';
import type { AttachmentState } from './attachment-state.js';
import type {
  atgardLinked,
  caseLinked,
  caseMoved,
  duplicateMarked,
  enhetAdded,
  enskildAdded,
  involvedStaffAdded,
  javDecided,
  javDeclared,
  kompletteringAdded,
  kompletteringRequested,
  konsekvensRecorded,
  parallelDutyConfirmed,
  receiptCodeIssued,
} from './case-events.js';
import type { LinkKind } from './case-fields.js';
import type { DocumentState } from './document-state.js';
import type { DeadlineStates } from './deadline-state.js';

export interface CaseLink {
  readonly caseId: string;
  readonly link: LinkKind;
}

export interface CasePeople {
  readonly utredare?: string;
  readonly beslutsfattare?: string;
  readonly handlerId?: string;
  readonly secondReaderId?: string;
}

export interface EnskildState {
  readonly enskildId: string;
  readonly isChild: boolean;
  readonly skyddadePersonuppgifter: boolean;
  readonly konsekvens: boolean;
  readonly childAnswered: boolean;
}

/** What every case has, whatever its type. Nothing here is sealed: it is what guards, access and deadlines need. */
export interface CaseState {
  readonly ownerUnit: string;
  /** Every enhet of a joint case, the owner included. */
  readonly enheter: readonly string[];
  readonly receivedAt: Instant | null;
  readonly reporterId: string | null;
  readonly people: CasePeople;
  readonly involvedStaff: readonly string[];
  /** Persons whom a jäv decision keeps away from the case. */
  readonly excluded: readonly string[];
  /** The manager of the unit is concerned: the line of the unit must not see the case. */
  readonly chefBerors: boolean;
  readonly deadlines: DeadlineStates;
  readonly links: readonly CaseLink[];
  readonly diarienummer: string | null;
  readonly enskilda: readonly EnskildState[];
  readonly atgarder: readonly string[];
  readonly openKompletteringar: readonly string[];
  readonly parallelDuties: Readonly<Record<string, 'not-needed' | 'needed' | 'done'>>;
  readonly javDeclaredBy: readonly string[];
  readonly legalHold: boolean;
  readonly documents: readonly DocumentState[];
  /** Hash of the code with which a sender without account follows the case; null when none was issued. */
  readonly receiptCodeHash: string | null;
  readonly attachments: readonly AttachmentState[];
}

export const initialCase: CaseState = {
  ownerUnit: '',
  enheter: [],
  receivedAt: null,
  reporterId: null,
  people: {},
  involvedStaff: [],
  excluded: [],
  chefBerors: false,
  deadlines: {},
  links: [],
  diarienummer: null,
  enskilda: [],
  atgarder: [],
  openKompletteringar: [],
  parallelDuties: {},
  javDeclaredBy: [],
  legalHold: false,
  documents: [],
  receiptCodeHash: null,
  attachments: [],
};

export function with1(list: readonly string[], value: string): readonly string[] {
  return list.includes(value) ? list : [...list, value];
}

export function without(list: readonly string[], value: string): readonly string[] {
  return list.filter((one) => one !== value);
}

export function wasMoved<S extends CaseState>(state: S, data: z.output<typeof caseMoved>): S {
  return { ...state, ownerUnit: data.toNodeId, enheter: with1(without(state.enheter, data.fromNodeId), data.toNodeId) };
}

export function wasLinked<S extends CaseState>(state: S, data: z.output<typeof caseLinked>): S {
  return { ...state, links: [...state.links, { caseId: data.toCaseId, link: data.link }] };
}

export function wasMarkedDuplicate<S extends CaseState>(state: S, data: z.output<typeof duplicateMarked>): S {
  return {
    ...state,
    status: 'duplicate',
    links: [...state.links, { caseId: data.masterCaseId, link: 'duplicate-of' }],
  };
}

export function enhetWasAdded<S extends CaseState>(state: S, data: z.output<typeof enhetAdded>): S {
  return { ...state, enheter: with1(state.enheter, data.enhetId) };
}

export function kompletteringWasRequested<S extends CaseState>(
  state: S,
  data: z.output<typeof kompletteringRequested>,
): S {
  return { ...state, openKompletteringar: with1(state.openKompletteringar, data.kompletteringId) };
}

export function kompletteringWasAdded<S extends CaseState>(state: S, data: z.output<typeof kompletteringAdded>): S {
  if (data.kompletteringId === undefined) return state;
  return { ...state, openKompletteringar: without(state.openKompletteringar, data.kompletteringId) };
}

/** An enskild as the state first knows her, at registration or later. */
export function newEnskild(
  data: Pick<z.output<typeof enskildAdded>, 'enskildId' | 'isChild' | 'skyddadePersonuppgifter'>,
): EnskildState {
  const { enskildId, isChild, skyddadePersonuppgifter } = data;
  return { enskildId, isChild, skyddadePersonuppgifter, konsekvens: false, childAnswered: false };
}

export function enskildWasAdded<S extends CaseState>(state: S, data: z.output<typeof enskildAdded>): S {
  const before = state.enskilda.find((one) => one.enskildId === data.enskildId);
  const { konsekvens, childAnswered } = before ?? { konsekvens: false, childAnswered: false };
  const enskild = { ...newEnskild(data), konsekvens, childAnswered };
  return { ...state, enskilda: [...state.enskilda.filter((one) => one !== before), enskild] };
}

export function konsekvensWasRecorded<S extends CaseState>(state: S, data: z.output<typeof konsekvensRecorded>): S {
  const enskilda = state.enskilda.map((one) =>
    one.enskildId === data.enskildId ? { ...one, konsekvens: true, childAnswered: data.childAnswered } : one,
  );
  return { ...state, enskilda };
}

export function involvedStaffWasAdded<S extends CaseState>(state: S, data: z.output<typeof involvedStaffAdded>): S {
  const involvedStaff = with1(state.involvedStaff, data.personId);
  return { ...state, involvedStaff, chefBerors: state.chefBerors || data.part === 'manager' };
}

export function javWasDeclared<S extends CaseState>(state: S, data: z.output<typeof javDeclared>): S {
  return { ...state, javDeclaredBy: with1(state.javDeclaredBy, data.personId) };
}

export function javWasDecided<S extends CaseState>(state: S, data: z.output<typeof javDecided>): S {
  const javDeclaredBy = without(state.javDeclaredBy, data.personId);
  if (!data.excluded) return { ...state, javDeclaredBy, excluded: without(state.excluded, data.personId) };
  return {
    ...state,
    javDeclaredBy,
    excluded: with1(state.excluded, data.personId),
    people: peopleWithout(state.people, data.personId),
  };
}

/** Whoever is kept away holds no part in the case any longer: somebody else must be appointed. */
function peopleWithout(people: CasePeople, personId: string): CasePeople {
  const { utredare, beslutsfattare, handlerId, secondReaderId } = people;
  return {
    ...(utredare !== undefined && utredare !== personId && { utredare }),
    ...(beslutsfattare !== undefined && beslutsfattare !== personId && { beslutsfattare }),
    ...(handlerId !== undefined && handlerId !== personId && { handlerId }),
    ...(secondReaderId !== undefined && secondReaderId !== personId && { secondReaderId }),
  };
}

export function parallelDutyWasConfirmed<S extends CaseState>(
  state: S,
  data: z.output<typeof parallelDutyConfirmed>,
): S {
  const answer = data.done ? 'done' : data.needed ? 'needed' : 'not-needed';
  return { ...state, parallelDuties: { ...state.parallelDuties, [data.duty]: answer } };
}

export function receiptCodeWasIssued<S extends CaseState>(state: S, data: z.output<typeof receiptCodeIssued>): S {
  return { ...state, receiptCodeHash: data.codeHash };
}

export function atgardWasLinked<S extends CaseState>(state: S, data: z.output<typeof atgardLinked>): S {
  return { ...state, atgarder: with1(state.atgarder, data.atgardId) };
}
