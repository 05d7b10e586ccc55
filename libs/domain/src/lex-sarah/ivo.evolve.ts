import type { z } from 'zod';
import { with1, without } from '../case/case-state.js';
import type { Evolvers } from '../transition.js';
import { anmalanBasis } from './ivo-basis.js';
import type { LexSarahEvent, LexSarahEvents } from './lex-sarah.events.js';
import { isIvoUnsent, type IvoState, type LexSarahState } from './lex-sarah.state.js';
import { isAllvarligt, type LexSarahBeslutValue } from './lex-sarah.status.js';

type IvoEvents = Pick<LexSarahEvents, Extract<LexSarahEvent['type'], `LexSarahIvo${string}`>>;

/** A beslut that is not allvarligt ends the region only while nothing has been sent; an anmälan that was made stands (LS-11). */
export function ivoAfterBeslut(ivo: IvoState, value: LexSarahBeslutValue): IvoState {
  return isIvoUnsent(ivo.status) && !isAllvarligt(value) ? { ...ivo, status: 'not-required' } : ivo;
}

function sentStatus(utredningSent: boolean): 'sent-complete' | 'sent-without-utredning' {
  return utredningSent ? 'sent-complete' : 'sent-without-utredning';
}

function changed(state: LexSarahState, change: Partial<IvoState>): LexSarahState {
  return { ...state, ivo: { ...state.ivo, ...change } };
}

type Data<T extends keyof IvoEvents> = z.output<IvoEvents[T]['schema']>;

/** Requests of before they had ids are one and the same. */
export const unnumbered = 'unnumbered';

function kompletteringRequested(state: LexSarahState, data: Data<'LexSarahIvoKompletteringRequested'>): LexSarahState {
  const id = data.ivoKompletteringId ?? unnumbered;
  return changed(state, {
    status: 'komplettering-requested',
    kompletteringar: with1(state.ivo.kompletteringar, id),
    openKompletteringar: with1(state.ivo.openKompletteringar, id),
  });
}

function kompletteringAnswered(state: LexSarahState, data: Data<'LexSarahIvoKompletteringRecorded'>): LexSarahState {
  const answered = data.ivoKompletteringId ?? state.ivo.openKompletteringar[0] ?? unnumbered;
  const openKompletteringar = without(state.ivo.openKompletteringar, answered);
  const status = openKompletteringar.length > 0 ? 'komplettering-requested' : sentStatus(state.ivo.utredningSent);
  return changed(state, { openKompletteringar, status });
}

export const ivoEvolvers: Evolvers<IvoEvents, LexSarahState> = {
  LexSarahIvoAnmalanDecided: (state, data) =>
    changed(state, { status: 'anmalan-decided', decidedAt: data.decidedAt ?? null }),
  LexSarahIvoAnmalanPrepared: (state, data) =>
    changed(state, {
      status: 'anmalan-prepared',
      preparedVersion: data.version,
      prepared: [
        ...state.ivo.prepared,
        {
          version: data.version,
          utredningAttached: data.utredningAttached === true,
          enclosures: data.enclosures ?? [],
          basis: anmalanBasis(state),
        },
      ],
    }),
  LexSarahIvoAnmalanRecorded: (state, data) =>
    changed(
      { ...state, diarienummer: state.diarienummer ?? data.avsandarensDiarienummer },
      {
        status: sentStatus(data.utredningAttached),
        sentAt: data.sentAt,
        utredningSent: data.utredningAttached,
      },
    ),
  LexSarahIvoUtredningRecorded: (state) =>
    changed(state, {
      utredningSent: true,
      status: state.ivo.status === 'sent-without-utredning' ? 'sent-complete' : state.ivo.status,
    }),
  LexSarahIvoDiarienummerRecorded: (state, data) => changed(state, { diarienummer: data.diarienummer }),
  LexSarahIvoKompletteringRequested: kompletteringRequested,
  LexSarahIvoKompletteringRecorded: kompletteringAnswered,
  // IVO may decide without waiting for what it asked for.
  LexSarahIvoBeslutRecorded: (state, data) =>
    changed(state, {
      status: 'ivo-beslut-received',
      krav: data.krav.map((one) => one.kravId),
      openKompletteringar: [],
    }),
  LexSarahIvoKravAnswerRecorded: (state, data) =>
    changed(state, { answeredKrav: with1(state.ivo.answeredKrav, data.kravId) }),
  LexSarahIvoClosed: (state) => changed(state, { status: 'closed' }),
};
