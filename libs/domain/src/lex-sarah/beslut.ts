import { isSystem } from '../actor.js';
import { assertNotFuture, assertOrder } from '../case/case-decide.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { guideUsed } from '../policies/severity-guide.js';
import { anmalanDecidedEvents } from './ivo.js';
import { actorId, lawOf, type LexSarahHandlers } from './lex-sarah.handlers.js';
import type { LexSarahState } from './lex-sarah.state.js';
import { isAllvarligt, type LexSarahBeslutValue } from './lex-sarah.status.js';
import { assertMayDecide } from './people.js';
import { assertIndependentReader, assertNobodyElseReads } from './utredning.js';

interface Act {
  readonly delegationRef: string;
  readonly decidedAt: string;
}

/** A beslut is taken by the appointed person, never by the system and never by proxy (LS-06, LS-11). */
function beslutsfattareOf(state: LexSarahState, context: DecideContext): string {
  const me = actorId(context);
  if (isSystem(context.actor) || (state.people.beslutsfattare ?? me) !== me) throw new DomainError('forbidden');
  assertMayDecide(state, me, context);
  return me;
}

function assertAct(act: Act, state: LexSarahState, context: DecideContext): void {
  if (!context.facts.delegationRefs.includes(act.delegationRef)) throw new DomainError('delegation-missing');
  assertNotFuture(context.now, act.decidedAt);
  assertOrder(state.receivedAt ?? undefined, act.decidedAt);
}

/** LS-11, LS-12: what is allvarligt goes to IVO even when it is already remedied. */
function anmalanFor(beslut: { value: LexSarahBeslutValue; motivering: string; decidedAt: string }, state: LexSarahState, by: string) {
  const { value, motivering, decidedAt } = beslut;
  return isAllvarligt(value) ? anmalanDecidedEvents(state, by, 'beslut', motivering, decidedAt) : [];
}

export const beslutHandlers = {
  RecordLexSarahBeslut: (data, state, context) => {
    const beslutsfattare = beslutsfattareOf(state, context);
    const secondReading = state.proposal?.reading ?? null;
    if (state.proposal === null || secondReading === null) throw new DomainError('second-reading-missing');
    assertAct(data, state, context);
    const { utredningVersion } = state.proposal;
    const { severityGuide, ...said } = data;
    const recorded = {
      ...said,
      ...guideUsed(severityGuide),
      beslutsfattare,
      utredningVersion,
      secondReading,
      ...lawOf(state, 'investigate', data.decidedAt),
    };
    return [
      { type: 'LexSarahBeslutRecorded', data: recorded },
      ...anmalanFor(data, state, beslutsfattare),
    ];
  },

  CorrectLexSarahBeslut: (data, state, context) => {
    assertMayDecide(state, actorId(context), context);
    return [{ type: 'LexSarahBeslutCorrected', data: { ...data, by: actorId(context) } }];
  },

  ReviseLexSarahBeslut: (data, state, context) => {
    const beslutsfattare = beslutsfattareOf(state, context);
    if (state.beslut?.value === data.value) throw new DomainError('beslut-unchanged');
    assertAct(data, state, context);
    assertOrder(state.beslut?.decidedAt, data.decidedAt);
    const { secondReading: reading, secondReadingWaived: waived, severityGuide, ...revised } = data;
    if (reading === undefined) assertNobodyElseReads(state, context);
    else assertIndependentReader(state, reading.readerId, context);
    const recorded = {
      ...revised,
      ...guideUsed(severityGuide),
      ...lawOf(state, 'investigate', data.decidedAt),
      ...readingFields(reading, waived),
      revision: (state.beslut?.revision ?? 0) + 1,
      beslutsfattare,
    };
    return [
      { type: 'LexSarahBeslutRevised', data: recorded },
      ...anmalanFor(data, state, beslutsfattare),
    ];
  },
} satisfies Partial<LexSarahHandlers>;

interface Reading {
  readonly readerId: string;
  readonly agrees: boolean;
  readonly motivering: string;
}

/** LS-18: a changed beslut is read by a second person too, or the waiver is recorded with its reason. */
function readingFields(reading: Reading | undefined, waived: string | undefined) {
  if (reading === undefined) {
    if (waived === undefined) throw new DomainError('second-reading-missing');
    return { secondReading: 'waived' as const, secondReadingText: waived };
  }
  const secondReading = reading.agrees ? ('agrees' as const) : ('dissents' as const);
  return { secondReading, secondReaderId: reading.readerId, secondReadingText: reading.motivering };
}
