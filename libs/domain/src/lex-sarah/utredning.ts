import { assertNotFuture, assertWithoutJav } from '../case/case-decide.js';
import { sha256 } from '../case/sha256.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { guideUsed } from '../policies/severity-guide.js';
import { actorId, type LexSarahHandlers } from './lex-sarah.handlers.js';
import type { LexSarahState } from './lex-sarah.state.js';
import { requiredUtredningParts, type UtredningPart } from './lex-sarah.status.js';
import { assertNotManager } from './people.js';

/** LS-10: the parts of the föreskrift, and the child's perspective as soon as a child is concerned. */
export function missingParts(state: LexSarahState): readonly UtredningPart[] {
  const child: readonly UtredningPart[] = state.enskilda.some((one) => one.isChild) ? ['barnperspektiv'] : [];
  return [...requiredUtredningParts, ...child].filter((part) => !state.utredningParts.includes(part));
}

/** The utredning as it stands: the version counts its entries, the hash binds which they are and in what order. */
export function frozenUtredning(caseId: string, state: LexSarahState) {
  const utredningVersion = state.utredningVersion;
  return { utredningVersion, hash: sha256(JSON.stringify([caseId, utredningVersion, state.utredningEntries])) };
}

/** LS-18: the second reader is neither reporter, utredare nor beslutsfattare, and has no jäv. */
export function assertIndependentReader(state: LexSarahState, readerId: string, context: DecideContext): void {
  assertNotManager(state, readerId, context);
  if (boundToCase(state).includes(readerId)) throw new DomainError('second-reader-not-independent');
}

/** LS-18: the second reading is left out only where no independent person is left who could do it. */
export function assertNobodyElseReads(state: LexSarahState, { facts }: DecideContext): void {
  const kept = state.chefBerors ? (facts.unitManagers ?? []) : [];
  const bound = [...boundToCase(state), ...state.javDeclaredBy, ...kept];
  if (facts.secondReaders?.some((one) => !bound.includes(one)) === true)
    throw new DomainError('second-reader-available');
}

function boundToCase(state: LexSarahState): readonly (string | null | undefined)[] {
  return [
    state.reporterId,
    state.people.utredare,
    state.people.beslutsfattare,
    ...state.involvedStaff,
    ...state.excluded,
  ];
}

/** LS-03: what was told has been written down before anybody proposes a beslut on it. */
function assertDocumented(state: LexSarahState): void {
  if (state.form === 'muntlig' && state.muntlig === 'not-documented') throw new DomainError('muntlig-not-documented');
}

function assertUnread(state: LexSarahState): void {
  if (state.proposal?.reading != null) throw new DomainError('already-done');
}

export const utredningHandlers = {
  StartLexSarahUtredning: (_data, state, context) => {
    const utredareId = state.people.utredare;
    if (utredareId === undefined) throw new DomainError('utredare-missing');
    assertWithoutJav(state, utredareId);
    assertNotManager(state, utredareId, context);
    assertWithoutJav(state, actorId(context));
    return [{ type: 'LexSarahUtredningStarted', data: { startedAt: context.now, utredareId } }];
  },

  AddLexSarahUnderlag: (data, state, context) => {
    if (state.utredningEntries.includes(data.underlagId)) return [];
    assertWithoutJav(state, actorId(context));
    assertNotFuture(context.now, data.date);
    return [{ type: 'LexSarahUnderlagAdded', data: { ...data, documentedBy: actorId(context) } }];
  },

  RecordLexSarahUtredningPart: (data, state, context) => {
    if (state.utredningEntries.includes(data.noteId)) return [];
    assertWithoutJav(state, actorId(context));
    assertNotFuture(context.now, data.date);
    if (data.corrects !== undefined && !state.utredningEntries.includes(data.corrects))
      throw new DomainError('unknown-note');
    return [{ type: 'LexSarahUtredningPartRecorded', data: { ...data, documentedBy: actorId(context) } }];
  },

  SubmitLexSarahBeslutsforslag: (data, state, context) => {
    assertWithoutJav(state, actorId(context));
    assertDocumented(state);
    const missing = missingParts(state);
    if (missing.length > 0) throw new DomainError('utredning-incomplete', missing);
    const { severityGuide, ...said } = data;
    const frozen = frozenUtredning(context.caseId, state);
    const submitted = { ...said, ...guideUsed(severityGuide), by: actorId(context), ...frozen };
    return [{ type: 'LexSarahBeslutsforslagSubmitted', data: submitted }];
  },

  RecordLexSarahSecondReading: (data, state, context) => {
    assertIndependentReader(state, actorId(context), context);
    assertUnread(state);
    return [{ type: 'LexSarahSecondReadingRecorded', data: { readerId: actorId(context), ...data } }];
  },

  WaiveLexSarahSecondReading: (data, state, context) => {
    if (state.proposal?.reading === 'waived') return [];
    assertUnread(state);
    assertNobodyElseReads(state, context);
    return [{ type: 'LexSarahSecondReadingWaived', data: { by: actorId(context), reason: data.reason } }];
  },

  ReturnLexSarahUtredning: (data) => [{ type: 'LexSarahUtredningReturned', data }],
} satisfies Partial<LexSarahHandlers>;
