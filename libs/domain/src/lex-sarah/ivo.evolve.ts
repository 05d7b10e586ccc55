import { with1 } from '../case/case-state.js';
import type { Evolvers } from '../transition.js';
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

export const ivoEvolvers: Evolvers<IvoEvents, LexSarahState> = {
  LexSarahIvoAnmalanDecided: (state) => changed(state, { status: 'anmalan-decided' }),
  LexSarahIvoAnmalanPrepared: (state, data) =>
    changed(state, { status: 'anmalan-prepared', preparedVersion: data.version }),
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
  LexSarahIvoKompletteringRequested: (state) => changed(state, { status: 'komplettering-requested' }),
  LexSarahIvoKompletteringRecorded: (state) => changed(state, { status: sentStatus(state.ivo.utredningSent) }),
  LexSarahIvoBeslutRecorded: (state, data) =>
    changed(state, { status: 'ivo-beslut-received', krav: data.krav.map((one) => one.kravId) }),
  LexSarahIvoKravAnswerRecorded: (state, data) =>
    changed(state, { answeredKrav: with1(state.ivo.answeredKrav, data.kravId) }),
  LexSarahIvoClosed: (state) => changed(state, { status: 'closed' }),
};
