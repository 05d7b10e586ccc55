import type { z } from 'zod';
import { attachmentWasAdded, attachmentWasScanned, attachmentWasWithdrawn } from '../case/attachment-state.js';
import {
  atgardWasLinked, enhetWasAdded, enskildWasAdded, initialCase, involvedStaffWasAdded, javWasDecided, javWasDeclared,
  kompletteringWasAdded, kompletteringWasRequested, konsekvensWasRecorded, parallelDutyWasConfirmed, receiptCodeWasIssued, wasLinked,
  wasMarkedDuplicate, wasMoved, type CaseState,
} from '../case/case-state.js';
import { deadlineWasCancelled, deadlineWasMet, deadlineWasMissed, deadlineWasReminded, deadlineWasSet } from '../case/deadline-state.js';
import { documentWasCreated } from '../case/document-state.js';
import { wasEscalated } from '../case/escalation.js';
import { categoryCodes } from '../code-lists/category-choice.js';
import type { DutyFacts } from '../policies/duties.js';
import { evolveWith, type Evolvers, type NoStream } from '../transition.js';
import type { SynpunktStatus } from './synpunkt.commands.js';
import type { SynpunktEvent, SynpunktEvents } from './synpunkt.events.js';

export interface SynpunktState extends CaseState {
  readonly status: SynpunktStatus | NoStream;
  readonly anonymous: boolean;
  readonly laws: readonly string[];
  /** `code` or `code/detail`. */
  readonly categories: readonly string[];
  readonly aboutUtforare: boolean;
  readonly light: boolean;
  /** A child is the sender or is concerned (SY-05). */
  readonly isChild: boolean;
  /** The sender says that somebody is in danger now. */
  readonly someoneInDanger: boolean;
  /** Null until the handler has classified. */
  readonly kind: string | null;
  readonly isOverklagande: boolean;
  readonly overklagandeHandedOver: boolean;
  readonly acknowledged: boolean;
  readonly missforhallande: 'yes' | 'no' | 'unsure' | null;
  readonly escalatedTo: string | null;
  readonly continuedAs: string | null;
  readonly vardnadshavareContact: boolean | null;
  readonly withdrawn: boolean;
}

export const initialSynpunkt: SynpunktState = {
  ...initialCase,
  status: 'none', anonymous: false, laws: [], categories: [], aboutUtforare: false, light: false, isChild: false, someoneInDanger: false, kind: null, isOverklagande: false,
  overklagandeHandedOver: false, acknowledged: false, missforhallande: null, escalatedTo: null, continuedAs: null,
  vardnadshavareContact: null, withdrawn: false,
};

/** SY-03: open until it is answered, and for a Ja until the handler has reported it as lex Sarah. */
export function isMissforhallandeQuestionOpen({ kind, missforhallande, escalatedTo }: SynpunktState): boolean {
  if (missforhallande === null) return kind !== 'praise' && escalatedTo === null;
  return missforhallande !== 'no' && escalatedTo === null;
}

export function concernsChild(state: SynpunktState): boolean {
  return state.isChild || state.enskilda.some((enskild) => enskild.isChild);
}

/** What of the case may mean a duty beside it (domain 5.12). */
export function dutyFactsOf(state: SynpunktState): DutyFacts {
  const { categories, laws, someoneInDanger, aboutUtforare } = state;
  return { categories, laws, child: concernsChild(state), someoneInDanger, utforare: aboutUtforare };
}

type Data<T extends keyof SynpunktEvents> = z.output<SynpunktEvents[T]['schema']>;

function wasRegistered(state: SynpunktState, data: Data<'SynpunktRegistered'>): SynpunktState {
  const { nodeId, reporterId, anonymous, receivedAt, isChild, form, subject, someoneInDanger = false } = data;
  return {
    ...state, status: 'received', ownerUnit: nodeId, enheter: [nodeId], reporterId, anonymous, receivedAt, isChild, someoneInDanger,
    light: form === 'light', aboutUtforare: subject === 'utforare',
  };
}

function wasAssigned(state: SynpunktState, { handlerId }: Data<'SynpunktAssigned'>): SynpunktState {
  const isFirst = state.status === 'received' || state.status === 'acknowledged';
  return { ...state, status: isFirst ? 'assigned' : state.status, people: { ...state.people, handlerId } };
}

/** Somebody who turns out to be no child changes nothing for an enskild who is one. */
function wasClassified(state: SynpunktState, data: Data<'SynpunktClassified'>): SynpunktState {
  return {
    ...state,
    kind: data.kind,
    isChild: data.isChild ?? state.isChild,
    isOverklagande: data.isOverklagande ?? state.isOverklagande,
    laws: data.laws ?? state.laws,
    categories: categoryCodes(data.categories),
    aboutUtforare: data.subject === 'utforare',
  };
}

/** SY-08: a Ja makes a full case of a light one. */
function missforhallandeWasAssessed(state: SynpunktState, { answer }: Data<'SynpunktMissforhallandeBedomningRecorded'>): SynpunktState {
  return { ...state, missforhallande: answer, light: state.light && answer !== 'yes' };
}

function wasContinued(state: SynpunktState, { avvikelseId }: Data<'SynpunktContinuedAsAvvikelse'>): SynpunktState {
  return { ...state, continuedAs: avvikelseId, links: [...state.links, { caseId: avvikelseId, link: 'continued-as' }] };
}

const evolvers: Evolvers<SynpunktEvents, SynpunktState> = {
  SynpunktRegistered: wasRegistered,
  SynpunktAcknowledged: (state) => ({ ...state, acknowledged: true, status: state.status === 'received' ? 'acknowledged' : state.status }),
  SynpunktAssigned: wasAssigned,
  SynpunktClassified: wasClassified,
  SynpunktMissforhallandeBedomningRecorded: missforhallandeWasAssessed,
  SynpunktUtredningStarted: (state) => ({ ...state, status: 'under-utredning' }),
  SynpunktUtredningRecorded: (state) => state,
  SynpunktYttrandeRequested: (state) => ({ ...state, status: 'awaiting-yttrande' }),
  SynpunktYttrandeRecorded: (state) => ({ ...state, status: 'under-utredning' }),
  SynpunktVardnadshavareContactAssessed: (state, data) => ({ ...state, vardnadshavareContact: data.allowed }),
  SynpunktEscalated: wasEscalated,
  SynpunktContinuedAsAvvikelse: wasContinued,
  SynpunktOverklagandeHandedOver: (state) => ({ ...state, overklagandeHandedOver: true }),
  SynpunktAnswered: (state) => ({ ...state, status: state.status === 'duplicate' ? 'duplicate' : 'answered' }),
  SynpunktDelayNotified: (state) => state,
  SynpunktWithdrawn: (state) => ({ ...state, withdrawn: true }),
  SynpunktHandedOver: (state) => ({ ...state, status: 'handed-over' }),
  SynpunktUppfoljningStarted: (state) => ({ ...state, status: 'under-uppfoljning' }),
  SynpunktClosed: (state) => ({ ...state, status: 'closed' }),
  SynpunktReopened: (state) => ({ ...state, status: 'under-utredning' }),
  SynpunktDiarienummerRecorded: (state, data) => ({ ...state, diarienummer: data.diarienummer }),
  SynpunktMoved: wasMoved,
  SynpunktLinked: wasLinked,
  SynpunktDuplicateMarked: wasMarkedDuplicate,
  SynpunktEnhetAdded: enhetWasAdded,
  SynpunktKompletteringRequested: kompletteringWasRequested,
  SynpunktKompletteringAdded: kompletteringWasAdded,
  SynpunktEnskildAdded: enskildWasAdded,
  SynpunktKonsekvensRecorded: konsekvensWasRecorded,
  SynpunktInvolvedStaffAdded: involvedStaffWasAdded,
  SynpunktJavDeclared: javWasDeclared,
  SynpunktJavDecided: javWasDecided,
  SynpunktParallelDutyConfirmed: parallelDutyWasConfirmed,
  SynpunktAnteckningAdded: (state) => state,
  SynpunktMessageSent: (state) => state,
  SynpunktReceiptCodeIssued: receiptCodeWasIssued,
  SynpunktAtgardLinked: atgardWasLinked,
  SynpunktLegalHoldPlaced: (state) => ({ ...state, legalHold: true }),
  SynpunktLegalHoldLifted: (state) => ({ ...state, legalHold: false }),
  SynpunktAttachmentAdded: attachmentWasAdded,
  SynpunktAttachmentScanned: attachmentWasScanned,
  SynpunktAttachmentWithdrawn: attachmentWasWithdrawn,
  SynpunktDocumentCreated: documentWasCreated,
  SynpunktDeadlineSet: deadlineWasSet,
  SynpunktDeadlineMet: deadlineWasMet,
  SynpunktDeadlineCancelled: deadlineWasCancelled,
  SynpunktDeadlineMissed: deadlineWasMissed,
  SynpunktDeadlineReminderNoted: deadlineWasReminded,
};

export function evolveSynpunkt(state: SynpunktState, event: SynpunktEvent): SynpunktState {
  return evolveWith(evolvers, state, event);
}
