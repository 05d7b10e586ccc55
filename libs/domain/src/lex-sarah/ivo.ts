import { assertNotFuture, assertOrder } from '../case/case-decide.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { actorId, lawOf, type LexSarahHandlers } from './lex-sarah.handlers.js';
import { preparedAnmalan } from './ivo-package.js';
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
  RecordLexSarahIvoKompletteringRequest: sent,
  RecordLexSarahIvoKomplettering: ['komplettering-requested'],
  RecordLexSarahIvoBeslut: sent,
  RecordLexSarahIvoKravAnswer: ['ivo-beslut-received'],
  CloseLexSarahIvo: ['ivo-beslut-received'],
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
): readonly LexSarahEvent[] {
  if (!ivoFrom.DecideLexSarahIvoAnmalan.includes(state.ivo.status)) return [];
  return [{ type: 'LexSarahIvoAnmalanDecided', data: { by, basis, ground } }];
}

/** IVO-06: only a frozen version of the utredning goes to IVO. */
function frozenVersion(state: LexSarahState, wanted: number | undefined): FrozenUtredning {
  const version = wanted === undefined ? state.frozen.at(-1) : state.frozen.find((one) => one.version === wanted);
  if (version === undefined) throw new DomainError('utredning-incomplete', ['frozen-version']);
  return version;
}

/** IVO-08: the time a person states for the sending, after the rapport came in and not in the future. */
function assertSent(sentAt: string, state: LexSarahState, context: DecideContext): void {
  assertNotFuture(context.now, sentAt);
  assertOrder(state.receivedAt ?? undefined, state.ivo.sentAt ?? undefined, sentAt);
}

export const ivoHandlers = {
  DecideLexSarahIvoAnmalan: (data, state, context) =>
    anmalanDecidedEvents(state, actorId(context), 'own-decision', data.ground),
  PrepareLexSarahIvoAnmalan: (data, state) => [
    { type: 'LexSarahIvoAnmalanPrepared', data: preparedAnmalan(data, state) },
  ],

  RecordLexSarahIvoAnmalan: (data, state, context) => {
    assertSent(data.sentAt, state, context);
    const avsandarensDiarienummer = data.avsandarensDiarienummer ?? state.diarienummer;
    if (avsandarensDiarienummer === null)
      throw new DomainError('ivo-anmalan-missing-fields', ['avsandarensDiarienummer']);
    const frozen = data.utredningAttached ? frozenVersion(state, data.utredningVersion) : null;
    const recorded = {
      ...data,
      avsandarensDiarienummer,
      utredningVersion: frozen?.version ?? null,
      utredningHash: frozen?.hash ?? null,
      preparedVersion: state.ivo.preparedVersion,
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
    assertSent(data.requestedAt, state, context);
    return [{ type: 'LexSarahIvoKompletteringRequested', data }];
  },

  RecordLexSarahIvoKomplettering: (data, state, context) => {
    assertSent(data.sentAt, state, context);
    return [{ type: 'LexSarahIvoKompletteringRecorded', data }];
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
