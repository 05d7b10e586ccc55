import { isSystem } from '../actor.js';
import { assertNotFuture, assertNotInvolved, assertOrder } from '../case/case-decide.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { uuid } from '../ids.js';
import { uuidV5 } from '../policies/uuid-v5.js';
import { localDateOf } from '../time/calendar.js';
import { changesSincePrepared } from './ivo-basis.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { actorId, lawOf, type LexSarahHandlers } from './lex-sarah.handlers.js';
import type { IvoEnclosure } from './ivo-enclosures.js';
import { ownNumber, preparedAnmalan } from './ivo-package.js';
import type { FrozenUtredning, LexSarahState } from './lex-sarah.state.js';
import type { IvoStatus } from './lex-sarah.status.js';

type IvoCommand = Extract<LexSarahCommand['type'], `${string}Ivo${string}`>;

const unsent = ['anmalan-decided', 'anmalan-prepared'] as const;
const sent = ['sent-without-utredning', 'sent-complete'] as const;
const sentOrLater = [...sent, 'komplettering-requested', 'ivo-beslut-received', 'closed'] as const;

/** The process table of the region: in which of its states each command may come. */
export const ivoFrom: Readonly<Record<IvoCommand, readonly IvoStatus[]>> = {
  DecideLexSarahIvoAnmalan: ['under-consideration', 'not-required'],
  PrepareLexSarahIvoAnmalan: unsent,
  RecordLexSarahIvoAnmalan: unsent,
  // Wherever the region stands after an anmälan without utredning, the utredning is still owed (IVO-05, LS-11).
  RecordLexSarahIvoUtredning: ['sent-without-utredning', 'komplettering-requested', 'ivo-beslut-received'],
  RecordLexSarahIvoDiarienummer: sentOrLater,
  RecordLexSarahIvoKompletteringRequest: [...sent, 'komplettering-requested'],
  RecordLexSarahIvoKomplettering: ['komplettering-requested'],
  RecordLexSarahIvoBeslut: [...sent, 'komplettering-requested'],
  RecordLexSarahIvoKravAnswer: ['ivo-beslut-received'],
  CloseLexSarahIvo: ['ivo-beslut-received'],
  InformLexSarahNamndOfIvoAnmalan: sentOrLater,
};

export function isIvoCommand(command: string): command is IvoCommand {
  return Object.hasOwn(ivoFrom, command);
}

export function assertIvoFrom(command: string, state: LexSarahState): void {
  if (isIvoCommand(command) && !ivoFrom[command].includes(state.ivo.status))
    throw new DomainError('wrong-state', [state.ivo.status]);
}

/** The decision to notify, written with what brought it about; nothing when it is taken already or the anmälan is sent. */
export function anmalanDecidedEvents(
  state: LexSarahState,
  by: string,
  basis: 'own-decision' | 'forhandsbedomning' | 'beslut',
  ground: string,
  decidedAt: string,
): readonly LexSarahEvent[] {
  if (!ivoFrom.DecideLexSarahIvoAnmalan.includes(state.ivo.status)) return [];
  return [{ type: 'LexSarahIvoAnmalanDecided', data: { by, basis, ground, decidedAt } }];
}

/**
 * IVO-01: the anmälan is the operator's. Those whom the operator has set to it do it in its name, never the system, and
 * never somebody whom the case is about.
 */
function assertForOperator(state: LexSarahState, context: DecideContext): void {
  if (isSystem(context.actor)) throw new DomainError('forbidden');
  assertNotInvolved(state, actorId(context));
}

/** IVO-06: only a frozen version of the utredning goes to IVO. */
function frozenVersion(state: LexSarahState, wanted: number | undefined): FrozenUtredning {
  const version = wanted === undefined ? state.frozen.at(-1) : state.frozen.find((one) => one.version === wanted);
  if (version === undefined) throw new DomainError('utredning-incomplete', ['frozen-version']);
  return version;
}

/** IVO-08: the time a person states for the sending: not in the future, not before the rapport, not before the day it was decided. */
function assertSent(sentAt: string, state: LexSarahState, context: DecideContext): void {
  const { decidedAt, sentAt: first } = state.ivo;
  assertNotFuture(context.now, sentAt);
  assertOrder(state.receivedAt ?? undefined, first ?? undefined, sentAt);
  assertOrder(decidedAt === null ? undefined : localDateOf(decidedAt), sentAt);
}

/**
 * IVO-06: which prepared version was sent. Without a word it is the newest, which must not have been overtaken; a person
 * who says that an older one went is believed, because that is what happened.
 */
function preparedVersion(said: number | undefined, state: LexSarahState): number | null {
  if (said === undefined) {
    const changes = changesSincePrepared(state);
    if (changes.length > 0) throw new DomainError('ivo-package-changed', changes);
    return state.ivo.preparedVersion;
  }
  if (!state.ivo.prepared.some((one) => one.version === said)) throw new DomainError('ivo-package-changed', ['preparedVersion']);
  return said;
}

/** The version of the utredning that went along: the one said, else the one of the prepared version, else the newest. */
function utredningOf(version: number | null, wanted: number | undefined, state: LexSarahState): FrozenUtredning {
  const prepared = state.ivo.prepared.find((one) => one.version === version);
  const frozenWithIt = prepared?.utredningAttached === true ? prepared.basis.utredning?.version : undefined;
  return frozenVersion(state, wanted ?? frozenWithIt);
}

/** IVO-06: the recording points at the very bytes that the version was frozen with. */
function enclosuresOf(version: number | null, state: LexSarahState): { enclosures?: IvoEnclosure[] } {
  const frozen = state.ivo.prepared.find((one) => one.version === version)?.enclosures ?? [];
  return frozen.length === 0 ? {} : { enclosures: [...frozen] };
}

/** What was asked for before requests had ids is answered without one. */
function answerOf(ivoKompletteringId: string) {
  return uuid.safeParse(ivoKompletteringId).success ? { ivoKompletteringId } : {};
}

export const ivoHandlers = {
  DecideLexSarahIvoAnmalan: (data, state, context) => {
    assertForOperator(state, context);
    assertNotFuture(context.now, data.decidedAt);
    assertOrder(state.receivedAt ?? undefined, data.decidedAt);
    return anmalanDecidedEvents(state, actorId(context), 'own-decision', data.ground, data.decidedAt ?? context.now);
  },

  PrepareLexSarahIvoAnmalan: (data, state, context) => {
    assertForOperator(state, context);
    return [{ type: 'LexSarahIvoAnmalanPrepared', data: preparedAnmalan(data, state, context.facts) }];
  },

  RecordLexSarahIvoAnmalan: (data, state, context) => {
    assertForOperator(state, context);
    assertSent(data.sentAt, state, context);
    const avsandarensDiarienummer = data.avsandarensDiarienummer ?? ownNumber(state, context.facts);
    if (avsandarensDiarienummer === null)
      throw new DomainError('ivo-anmalan-missing-fields', ['avsandarensDiarienummer']);
    const version = preparedVersion(data.preparedVersion, state);
    const frozen = data.utredningAttached ? utredningOf(version, data.utredningVersion, state) : null;
    const recorded = {
      ...data,
      avsandarensDiarienummer,
      utredningVersion: frozen?.version ?? null,
      utredningHash: frozen?.hash ?? null,
      preparedVersion: version,
      ...enclosuresOf(version, state),
      operatorKind: state.operatorKind,
      ...lawOf(state, 'notify-ivo', data.sentAt),
    };
    return [{ type: 'LexSarahIvoAnmalanRecorded', data: recorded }];
  },

  RecordLexSarahIvoUtredning: (data, state, context) => {
    if (state.ivo.utredningSent) return [];
    assertSent(data.sentAt, state, context);
    const { version, hash } = frozenVersion(state, data.utredningVersion);
    return [{ type: 'LexSarahIvoUtredningRecorded', data: { ...data, utredningVersion: version, hash } }];
  },

  RecordLexSarahIvoDiarienummer: (data, state) =>
    state.ivo.diarienummer === data.diarienummer ? [] : [{ type: 'LexSarahIvoDiarienummerRecorded', data }],

  RecordLexSarahIvoKompletteringRequest: (data, state, context) => {
    const ivoKompletteringId = data.ivoKompletteringId ?? uuidV5(`${context.commandId}|ivo-komplettering`);
    if (state.ivo.kompletteringar.includes(ivoKompletteringId)) return [];
    assertSent(data.requestedAt, state, context);
    return [{ type: 'LexSarahIvoKompletteringRequested', data: { ...data, ivoKompletteringId } }];
  },

  RecordLexSarahIvoKomplettering: (data, state, context) => {
    const { openKompletteringar, kompletteringar } = state.ivo;
    const ivoKompletteringId = data.ivoKompletteringId ?? openKompletteringar[0];
    if (ivoKompletteringId === undefined || !kompletteringar.includes(ivoKompletteringId)) throw new DomainError('wrong-state');
    if (!openKompletteringar.includes(ivoKompletteringId)) return [];
    assertSent(data.sentAt, state, context);
    return [{ type: 'LexSarahIvoKompletteringRecorded', data: { ...data, ...answerOf(ivoKompletteringId) } }];
  },

  RecordLexSarahIvoBeslut: (data, state, context) => {
    assertSent(data.receivedAt, state, context);
    return [{ type: 'LexSarahIvoBeslutRecorded', data }];
  },

  RecordLexSarahIvoKravAnswer: (data, state, context) => {
    if (!state.ivo.krav.includes(data.kravId)) throw new DomainError('ivo-krav-open', [data.kravId]);
    if (state.ivo.answeredKrav.includes(data.kravId)) return [];
    assertSent(data.sentAt, state, context);
    return [{ type: 'LexSarahIvoKravAnswerRecorded', data }];
  },

  CloseLexSarahIvo: (_data, state) => {
    const open = state.ivo.krav.filter((one) => !state.ivo.answeredKrav.includes(one));
    if (open.length > 0) throw new DomainError('ivo-krav-open', open);
    if (!state.ivo.utredningSent) throw new DomainError('ivo-not-closed', ['utredning']);
    return [{ type: 'LexSarahIvoClosed', data: {} }];
  },
} satisfies Partial<LexSarahHandlers>;
