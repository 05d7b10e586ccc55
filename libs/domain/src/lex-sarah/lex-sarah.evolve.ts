import * as attachments from '../case/attachment-state.js';
import * as shared from '../case/case-state.js';
import * as deadlines from '../case/deadline-state.js';
import { documentWasCreated } from '../case/document-state.js';
import { categoryCodes } from '../code-lists/category-choice.js';
import { evolveWith, type Evolvers } from '../transition.js';
import { ivoEvolvers, ivoAfterBeslut } from './ivo.evolve.js';
import type { LexSarahEvent, LexSarahEvents } from './lex-sarah.events.js';
import { allPending, type BerordNamnd, type LexSarahState } from './lex-sarah.state.js';
import type { LexSarahBeslutValue } from './lex-sarah.status.js';

type Data<T extends LexSarahEvent['type']> = Extract<LexSarahEvent, { type: T }>['data'];

function registered(state: LexSarahState, data: Data<'LexSarahRapportRegistered'>): LexSarahState {
  return {
    ...state,
    status: 'received',
    ownerUnit: data.nodeId,
    enheter: [data.nodeId],
    receivedAt: data.receivedAt,
    reporterId: data.reporterId ?? data.receivedByOfficialId ?? null,
    receivedByOfficialId: data.receivedByOfficialId ?? null,
    form: data.form,
    operatorKind: data.operatorKind,
    laws: data.laws ?? [],
    someoneInDanger: data.someoneInDanger === 'yes',
    enskilda: data.enskilda.map(shared.newEnskild),
    involvedStaff: data.involvedStaff.map((one) => one.personId),
    unresolvedStaff: data.involvedStaff.filter((one) => one.withoutAccount).map((one) => one.personId),
    chefBerors: data.chefBerors || data.involvedStaff.some((one) => one.part === 'manager'),
    links: data.origin === undefined ? [] : [{ caseId: data.origin.caseId, link: data.origin.link }],
  };
}

function noteRecorded(state: LexSarahState, data: Data<'LexSarahUtredningPartRecorded'>): LexSarahState {
  const utredningParts = state.utredningParts.includes(data.part)
    ? state.utredningParts
    : [...state.utredningParts, data.part];
  return entryAdded({ ...state, utredningParts }, data.noteId);
}

function entryAdded(state: LexSarahState, id: string): LexSarahState {
  return { ...state, utredningEntries: [...state.utredningEntries, id], utredningVersion: state.utredningVersion + 1 };
}

function proposed(state: LexSarahState, data: Data<'LexSarahBeslutsforslagSubmitted'>): LexSarahState {
  const { value, utredningVersion, hash } = data;
  const frozen = [
    ...state.frozen.filter((one) => one.version !== utredningVersion),
    { version: utredningVersion, hash },
  ];
  return { ...state, status: 'beslut-proposed', proposal: { value, utredningVersion, reading: null }, frozen };
}

function read(state: LexSarahState, reading: 'agrees' | 'dissents' | 'waived', readerId?: string): LexSarahState {
  const people = readerId === undefined ? state.people : { ...state.people, secondReaderId: readerId };
  return { ...state, people, proposal: state.proposal && { ...state.proposal, reading } };
}

/** A new beslut needs telling anew, whatever was told about the one before. */
function decided(state: LexSarahState, data: Data<'LexSarahBeslutRecorded'>): LexSarahState {
  return {
    ...withBeslut(state, data, 0),
    status: 'beslut-recorded',
    proposal: null,
    people: { ...state.people, beslutsfattare: data.beslutsfattare },
  };
}

interface Decided {
  readonly value: LexSarahBeslutValue;
  readonly decidedAt: string;
  readonly beslutsfattare: string;
}

function withBeslut(state: LexSarahState, data: Decided, revision: number): LexSarahState {
  const { value, decidedAt, beslutsfattare } = data;
  return {
    ...state,
    beslut: { value, decidedAt, beslutsfattare, revision },
    ivo: ivoAfterBeslut(state.ivo, value),
    aterkoppling: allPending,
    informedEnskilda: [],
  };
}

function enskildInformed(state: LexSarahState, data: Data<'LexSarahEnskildInformed'>): LexSarahState {
  if (data.stage === 'first-contact') return { ...state, firstContact: true };
  const all = state.enskilda.map((one) => one.enskildId);
  const informedEnskilda = data.enskildId === undefined ? all : shared.with1(state.informedEnskilda, data.enskildId);
  const everyone = all.every((one) => informedEnskilda.includes(one));
  const enskild = everyone ? 'done' : state.aterkoppling.enskild;
  return { ...state, informedEnskilda, aterkoppling: { ...state.aterkoppling, enskild } };
}

function told(state: LexSarahState, to: 'reporter' | 'staff' | 'namnd'): LexSarahState {
  return { ...state, aterkoppling: { ...state.aterkoppling, [to]: 'done' } };
}

/** One more person to inform opens the återkoppling to the enskilda again. */
function enskildAdded(state: LexSarahState, data: Data<'LexSarahEnskildAdded'>): LexSarahState {
  const isNew = !state.enskilda.some((one) => one.enskildId === data.enskildId);
  const enskild = isNew && state.aterkoppling.enskild === 'done' ? 'pending' : state.aterkoppling.enskild;
  return shared.enskildWasAdded({ ...state, aterkoppling: { ...state.aterkoppling, enskild } }, data);
}

function staffAdded(state: LexSarahState, data: Data<'LexSarahInvolvedStaffAdded'>): LexSarahState {
  const after = shared.involvedStaffWasAdded(state, data);
  if (data.withoutAccount !== true) return after;
  return { ...after, unresolvedStaff: shared.with1(state.unresolvedStaff, data.personId) };
}

/** The account that somebody turned out to have is kept away as if it had been named from the start. */
function staffResolved(state: LexSarahState, data: Data<'LexSarahInvolvedStaffResolved'>): LexSarahState {
  const unresolvedStaff = shared.without(state.unresolvedStaff, data.personId);
  if (data.accountId === undefined) return { ...state, unresolvedStaff };
  const involvedStaff = shared.with1(state.involvedStaff, data.accountId);
  return { ...state, unresolvedStaff, involvedStaff };
}

function namndInformed(state: LexSarahState, namndId: string, told: Partial<BerordNamnd>): LexSarahState {
  return { ...state, namnder: state.namnder.map((one) => (one.namndId === namndId ? { ...one, ...told } : one)) };
}

const evolvers: Evolvers<LexSarahEvents, LexSarahState> = {
  LexSarahRapportRegistered: registered,
  LexSarahMuntligRapportRecorded: (state) => ({ ...state, muntlig: 'documented' }),
  LexSarahMuntligRapportConfirmed: (state) => ({ ...state, muntlig: 'confirmed' }),
  LexSarahRapportAcknowledged: (state) => ({ ...state, acknowledged: true }),
  LexSarahOmedelbarAtgardRecorded: (state) => ({ ...state, omedelbarAtgard: 'taken' }),
  LexSarahOmedelbarAtgardRuledOut: (state) => ({ ...state, omedelbarAtgard: 'not-needed' }),
  LexSarahNamndordforandeInformed: (state) => ({ ...state, namndordforandeInformed: true }),
  LexSarahUtredareAssigned: (state, data) => ({ ...state, people: { ...state.people, utredare: data.utredareId } }),
  LexSarahUtredareReplaced: (state, data) => ({ ...state, people: { ...state.people, utredare: data.utredareId } }),
  LexSarahBeslutsfattareAssigned: (state, data) => ({
    ...state,
    people: { ...state.people, beslutsfattare: data.beslutsfattareId },
  }),
  LexSarahInvolvedStaffResolved: staffResolved,
  LexSarahClassified: (state, data) => ({ ...state, classified: true, laws: data.laws, categories: categoryCodes(data.categories) }),
  LexSarahForhandsbedomningRecorded: (state, data) => ({
    ...state,
    status: 'forhandsbedomning-done',
    suspectedSeverity: data.suspectedSeverity,
  }),
  LexSarahHandedOver: (state) => ({ ...state, status: 'handed-over' }),
  LexSarahUtredningStarted: (state, data) => ({
    ...state,
    status: 'under-utredning',
    utredningStartedAt: data.startedAt,
  }),
  LexSarahUnderlagAdded: (state, data) => entryAdded(state, data.underlagId),
  LexSarahUtredningPartRecorded: noteRecorded,
  LexSarahBeslutsforslagSubmitted: proposed,
  LexSarahSecondReadingRecorded: (state, data) => read(state, data.agrees ? 'agrees' : 'dissents', data.readerId),
  LexSarahSecondReadingWaived: (state) => read(state, 'waived'),
  LexSarahUtredningReturned: (state) => ({ ...state, status: 'under-utredning', proposal: null }),
  LexSarahBeslutRecorded: decided,
  LexSarahBeslutCorrected: (state) => state,
  LexSarahBeslutRevised: (state, data) => withBeslut(state, data, data.revision),
  LexSarahAterkopplingGiven: (state) => told(state, 'reporter'),
  LexSarahStatusMessageSent: (state) => state,
  LexSarahEnskildInformed: enskildInformed,
  LexSarahStaffInformed: (state) => told(state, 'staff'),
  LexSarahAterkopplingSkipped: (state, data) => ({
    ...state,
    aterkoppling: { ...state.aterkoppling, [data.to]: 'not-possible' },
  }),
  LexSarahDelegationsbeslutReported: (state) => told(state, 'namnd'),
  LexSarahUppfoljningStarted: (state) => ({ ...state, status: 'under-uppfoljning' }),
  LexSarahContinuedAsAvvikelse: (state, data) => ({
    ...state,
    continuedAsAvvikelse: true,
    links: [...state.links, { caseId: data.avvikelseId, link: 'continued-as' }],
  }),
  LexSarahPrecedentPublished: (state) => ({ ...state, precedentPublished: true }),
  LexSarahPrecedentWithdrawn: (state) => ({ ...state, precedentPublished: false }),
  LexSarahBerordNamndAdded: (state, data) => ({
    ...state,
    namnder: [...state.namnder, { ...data, ofRapport: false, ofIvoAnmalan: false }],
  }),
  LexSarahBerordNamndRemoved: (state, data) => ({
    ...state,
    namnder: state.namnder.filter((one) => one.namndId !== data.namndId),
  }),
  LexSarahNamndInformedOfRapport: (state, data) => namndInformed(state, data.namndId, { ofRapport: true }),
  LexSarahNamndInformedOfIvoAnmalan: (state, data) => namndInformed(state, data.namndId, { ofIvoAnmalan: true }),
  LexSarahClosed: (state, data) => ({ ...state, status: 'closed', retentionClass: data.retentionClass }),
  LexSarahReopened: (state) => ({ ...state, status: 'under-utredning', retentionClass: null, proposal: null }),

  ...ivoEvolvers,

  LexSarahDiarienummerRecorded: (state, data) => ({ ...state, diarienummer: data.diarienummer }),
  LexSarahMoved: shared.wasMoved,
  LexSarahLinked: shared.wasLinked,
  LexSarahDuplicateMarked: (state, data) => ({ ...shared.wasMarkedDuplicate(state, data), status: 'duplicate' }),
  LexSarahEnhetAdded: shared.enhetWasAdded,
  LexSarahKompletteringRequested: shared.kompletteringWasRequested,
  LexSarahKompletteringAdded: shared.kompletteringWasAdded,
  LexSarahEnskildAdded: enskildAdded,
  LexSarahKonsekvensRecorded: shared.konsekvensWasRecorded,
  LexSarahInvolvedStaffAdded: staffAdded,
  LexSarahJavDeclared: shared.javWasDeclared,
  LexSarahJavDecided: shared.javWasDecided,
  LexSarahParallelDutyConfirmed: shared.parallelDutyWasConfirmed,
  LexSarahAnteckningAdded: (state) => state,
  LexSarahMessageSent: (state) => state,
  LexSarahAtgardLinked: shared.atgardWasLinked,
  LexSarahLegalHoldPlaced: (state) => ({ ...state, legalHold: true }),
  LexSarahLegalHoldLifted: (state) => ({ ...state, legalHold: false }),
  LexSarahAttachmentAdded: attachments.attachmentWasAdded,
  LexSarahAttachmentScanned: attachments.attachmentWasScanned,
  LexSarahAttachmentWithdrawn: attachments.attachmentWasWithdrawn,
  LexSarahDocumentCreated: documentWasCreated,
  LexSarahDeadlineSet: deadlines.deadlineWasSet,
  LexSarahDeadlineMet: deadlines.deadlineWasMet,
  LexSarahDeadlineCancelled: deadlines.deadlineWasCancelled,
  LexSarahDeadlineMissed: deadlines.deadlineWasMissed,
  LexSarahDeadlineReminderNoted: deadlines.deadlineWasReminded,
};

type EventData = { readonly [T in LexSarahEvent['type']]: Data<T> };

export function evolveLexSarah(state: LexSarahState, event: LexSarahEvent): LexSarahState {
  return evolveWith<EventData, LexSarahEvent['type'], LexSarahState>(evolvers, state, event);
}
