import type { z } from 'zod';
import { attachmentWasAdded, attachmentWasScanned, attachmentWasWithdrawn } from '../case/attachment-state.js';
import { atgardWasLinked, initialCase, javWasDecided, javWasDeclared, wasLinked, wasMoved, type CaseState } from '../case/case-state.js';
import { deadlineWasCancelled, deadlineWasMet, deadlineWasMissed, deadlineWasReminded, deadlineWasSet } from '../case/deadline-state.js';
import { documentWasCreated } from '../case/document-state.js';
import type { FrozenEnclosure } from '../case/enclosures.js';
import type { Instant, LocalDate } from '../ids.js';
import { evolveWith, type Evolvers, type NoStream } from '../transition.js';
import type { Direction, ExternAvvikelseStatus } from './extern-avvikelse.commands.js';
import type { ExternAvvikelseEvent, ExternAvvikelseEvents } from './extern-avvikelse.events.js';

export interface ExternAvvikelseState extends CaseState {
  readonly status: ExternAvvikelseStatus | NoStream;
  readonly direction: Direction | null;
  readonly counterpartyId: string;
  readonly causeIn: string | null;
  /** Null until somebody has looked the text through (EX-01). */
  readonly disclosureGround: string | null;
  /** The files that the secrecy step covered (EX-01); no other may leave. */
  readonly enclosures: readonly FrozenEnclosure[];
  readonly sentAt: Instant | null;
  /** Null until an answer has come. */
  readonly sufficient: boolean | null;
  readonly raised: boolean;
  readonly plannedMeetingDate: LocalDate | null;
  readonly meetingHeld: boolean;
  readonly ownShare: boolean | null;
  /** The own avvikelse that our share became. */
  readonly ownCaseId: string | null;
}

export const initialExternAvvikelse: ExternAvvikelseState = {
  ...initialCase,
  status: 'none', direction: null, counterpartyId: '', causeIn: null, disclosureGround: null, enclosures: [], sentAt: null, sufficient: null, raised: false,
  plannedMeetingDate: null, meetingHeld: false, ownShare: null, ownCaseId: null,
};

/** The meeting that was agreed on is still to be held, unless a sufficient answer came in its place. */
export function isMeetingOwed({ raised, meetingHeld, sufficient }: ExternAvvikelseState): boolean {
  return raised && !meetingHeld && sufficient !== true;
}

/** EX-02: the own failure has a case of its own. */
export function isOwnShareOwed({ ownShare, ownCaseId, links }: ExternAvvikelseState): boolean {
  return ownShare === true && ownCaseId === null && !links.some((one) => one.link === 'about-same-event');
}

type Data<T extends keyof ExternAvvikelseEvents> = z.output<ExternAvvikelseEvents[T]['schema']>;

function wasCreated(state: ExternAvvikelseState, data: Data<'ExternAvvikelseCreated'>): ExternAvvikelseState {
  const { nodeId, reporterId, receivedAt, counterpartyId, causeIn } = data;
  return { ...state, status: 'draft', direction: 'out', ownerUnit: nodeId, enheter: [nodeId], reporterId, receivedAt, counterpartyId, causeIn };
}

function wasRegistered(state: ExternAvvikelseState, data: Data<'ExternAvvikelseRegistered'>): ExternAvvikelseState {
  const { nodeId, receivedAt, counterpartyId } = data;
  return { ...state, status: 'received', direction: 'in', ownerUnit: nodeId, enheter: [nodeId], receivedAt, counterpartyId };
}

/** What answers leaves as what reports does: looked through, with the files that go along. */
function answeredByUs(state: ExternAvvikelseState, { sentAt, disclosureGround, enclosures }: Data<'ExternAvvikelseAnswered'>): ExternAvvikelseState {
  return { ...state, status: 'answered', sentAt, disclosureGround, enclosures: enclosures ?? [] };
}

/** A changed text has not been looked through. */
function wasRevised(state: ExternAvvikelseState, { counterpartyId, causeIn }: Data<'ExternAvvikelseRevised'>): ExternAvvikelseState {
  return { ...state, status: 'draft', counterpartyId, causeIn, disclosureGround: null, enclosures: [] };
}

function meetingWasRecorded(state: ExternAvvikelseState, { held, plannedMeetingDate }: Data<'ExternAvvikelseMeetingRecorded'>): ExternAvvikelseState {
  return { ...state, meetingHeld: state.meetingHeld || held, plannedMeetingDate: plannedMeetingDate ?? state.plannedMeetingDate };
}

function ownShareWasRegistered(state: ExternAvvikelseState, { avvikelseId }: Data<'ExternAvvikelseOwnShareRegistered'>): ExternAvvikelseState {
  return { ...state, ownCaseId: avvikelseId, links: [...state.links, { caseId: avvikelseId, link: 'about-same-event' }] };
}

const evolvers: Evolvers<ExternAvvikelseEvents, ExternAvvikelseState> = {
  ExternAvvikelseCreated: wasCreated,
  ExternAvvikelseRevised: wasRevised,
  ExternAvvikelseCleared: (state, { disclosureGround, enclosures }) => ({ ...state, status: 'cleared', disclosureGround, enclosures: enclosures ?? [] }),
  ExternAvvikelseDispatched: (state, { sentAt }) => ({ ...state, status: 'sent', sentAt }),
  ExternAvvikelseReceiptRecorded: (state) => ({ ...state, status: 'acknowledged' }),
  ExternAvvikelseCounterpartyReminded: (state) => state,
  ExternAvvikelseAnswerRecorded: (state, { sufficient }) => ({ ...state, status: 'answered', sufficient }),
  ExternAvvikelseUnansweredMarked: (state) => ({ ...state, status: 'unanswered' }),
  ExternAvvikelseRaised: (state, { plannedMeetingDate }) => ({ ...state, status: 'raised', raised: true, plannedMeetingDate, meetingHeld: false }),
  ExternAvvikelseMeetingRecorded: meetingWasRecorded,
  ExternAvvikelseAnalysed: (state, { ownShare }) => ({ ...state, status: 'analysed', ownShare }),
  ExternAvvikelseRegistered: wasRegistered,
  ExternAvvikelseAcknowledged: (state) => ({ ...state, status: 'acknowledged' }),
  ExternAvvikelseUtredningStarted: (state) => ({ ...state, status: 'under-utredning' }),
  ExternAvvikelseAnswered: answeredByUs,
  ExternAvvikelseAssigned: (state, { handlerId }) => ({ ...state, people: { ...state.people, handlerId } }),
  ExternAvvikelseOwnShareRegistered: ownShareWasRegistered,
  ExternAvvikelseClosed: (state) => ({ ...state, status: 'closed' }),
  ExternAvvikelseDiarienummerRecorded: (state, data) => ({ ...state, diarienummer: data.diarienummer }),
  ExternAvvikelseMoved: wasMoved,
  ExternAvvikelseLinked: wasLinked,
  ExternAvvikelseJavDeclared: javWasDeclared,
  ExternAvvikelseJavDecided: javWasDecided,
  ExternAvvikelseAnteckningAdded: (state) => state,
  ExternAvvikelseAtgardLinked: atgardWasLinked,
  ExternAvvikelseLegalHoldPlaced: (state) => ({ ...state, legalHold: true }),
  ExternAvvikelseLegalHoldLifted: (state) => ({ ...state, legalHold: false }),
  ExternAvvikelseDocumentCreated: documentWasCreated,
  ExternAvvikelseAttachmentAdded: attachmentWasAdded,
  ExternAvvikelseAttachmentScanned: attachmentWasScanned,
  ExternAvvikelseAttachmentWithdrawn: attachmentWasWithdrawn,
  ExternAvvikelseDeadlineSet: deadlineWasSet,
  ExternAvvikelseDeadlineMet: deadlineWasMet,
  ExternAvvikelseDeadlineCancelled: deadlineWasCancelled,
  ExternAvvikelseDeadlineMissed: deadlineWasMissed,
  ExternAvvikelseDeadlineReminderNoted: deadlineWasReminded,
};

export function evolveExternAvvikelse(state: ExternAvvikelseState, event: ExternAvvikelseEvent): ExternAvvikelseState {
  return evolveWith(evolvers, state, event);
}
