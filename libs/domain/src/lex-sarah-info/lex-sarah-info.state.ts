import type { z } from 'zod';
import { attachmentWasAdded, attachmentWasScanned, attachmentWasWithdrawn } from '../case/attachment-state.js';
import { initialCase, javWasDecided, javWasDeclared, wasLinked, wasMoved, type CaseState } from '../case/case-state.js';
import { deadlineWasCancelled, deadlineWasMet, deadlineWasMissed, deadlineWasReminded, deadlineWasSet } from '../case/deadline-state.js';
import { documentWasCreated } from '../case/document-state.js';
import { wasEscalated } from '../case/escalation.js';
import { evolveWith, type Evolvers, type NoStream } from '../transition.js';
import type { LexSarahInfoStatus } from './lex-sarah-info.commands.js';
import type { LexSarahInfoEvent, LexSarahInfoEvents } from './lex-sarah-info.events.js';

export interface LexSarahInfoState extends CaseState {
  readonly status: LexSarahInfoStatus | NoStream;
  readonly utforareId: string;
  readonly laws: readonly string[];
  /** Null until somebody has reviewed it. */
  readonly action: string | null;
  readonly ownShare: boolean;
  /** The beslut that the utförare's own utredning ended with. */
  readonly utredningValue: string | null;
  readonly escalatedTo: string | null;
  readonly ownCaseId: string | null;
}

export const initialLexSarahInfo: LexSarahInfoState = {
  ...initialCase,
  status: 'none', utforareId: '', laws: [], action: null, ownShare: false, utredningValue: null, escalatedTo: null, ownCaseId: null,
};

/** PI-01: our own handling contributed, and no case of ours says so yet. */
export function isOwnCaseOwed({ ownShare, escalatedTo, ownCaseId, links }: LexSarahInfoState): boolean {
  return ownShare && escalatedTo === null && ownCaseId === null && !links.some((one) => one.link === 'about-same-event');
}

type Data<T extends keyof LexSarahInfoEvents> = z.output<LexSarahInfoEvents[T]['schema']>;

function wasRegistered(state: LexSarahInfoState, { nodeId, utforareId, receivedAt, laws }: Data<'LexSarahInfoRegistered'>): LexSarahInfoState {
  return { ...state, status: 'received', ownerUnit: nodeId, enheter: [nodeId], receivedAt, utforareId, laws: laws ?? [] };
}

function ownShareWasRegistered(state: LexSarahInfoState, { avvikelseId }: Data<'LexSarahInfoOwnShareRegistered'>): LexSarahInfoState {
  return { ...state, ownCaseId: avvikelseId, links: [...state.links, { caseId: avvikelseId, link: 'about-same-event' }] };
}

const evolvers: Evolvers<LexSarahInfoEvents, LexSarahInfoState> = {
  LexSarahInfoRegistered: wasRegistered,
  LexSarahInfoReviewed: (state, { action, ownShare }) => ({ ...state, status: 'reviewed', action, ownShare }),
  LexSarahInfoUtredningRecorded: (state, { value }) => ({ ...state, utredningValue: value }),
  LexSarahInfoUppfoljningStarted: (state) => ({ ...state, status: 'under-uppfoljning' }),
  LexSarahInfoAssigned: (state, { handlerId }) => ({ ...state, people: { ...state.people, handlerId } }),
  LexSarahInfoEscalated: wasEscalated,
  LexSarahInfoOwnShareRegistered: ownShareWasRegistered,
  LexSarahInfoClosed: (state) => ({ ...state, status: 'closed' }),
  LexSarahInfoDiarienummerRecorded: (state, data) => ({ ...state, diarienummer: data.diarienummer }),
  LexSarahInfoMoved: wasMoved,
  LexSarahInfoLinked: wasLinked,
  LexSarahInfoJavDeclared: javWasDeclared,
  LexSarahInfoJavDecided: javWasDecided,
  LexSarahInfoAnteckningAdded: (state) => state,
  LexSarahInfoLegalHoldPlaced: (state) => ({ ...state, legalHold: true }),
  LexSarahInfoLegalHoldLifted: (state) => ({ ...state, legalHold: false }),
  LexSarahInfoAttachmentAdded: attachmentWasAdded,
  LexSarahInfoAttachmentScanned: attachmentWasScanned,
  LexSarahInfoAttachmentWithdrawn: attachmentWasWithdrawn,
  LexSarahInfoDocumentCreated: documentWasCreated,
  LexSarahInfoDeadlineSet: deadlineWasSet,
  LexSarahInfoDeadlineMet: deadlineWasMet,
  LexSarahInfoDeadlineCancelled: deadlineWasCancelled,
  LexSarahInfoDeadlineMissed: deadlineWasMissed,
  LexSarahInfoDeadlineReminderNoted: deadlineWasReminded,
};

export function evolveLexSarahInfo(state: LexSarahInfoState, event: LexSarahInfoEvent): LexSarahInfoState {
  return evolveWith(evolvers, state, event);
}
