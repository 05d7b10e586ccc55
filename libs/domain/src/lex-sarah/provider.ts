import { assertNotFuture, assertOrder } from '../case/case-decide.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { uuidV5 } from '../policies/uuid-v5.js';
import { lawOf, type LexSarahHandlers } from './lex-sarah.handlers.js';
import { providerRetention } from './retention.js';
import type { BerordNamnd, LexSarahState } from './lex-sarah.state.js';

type OperatorKind = LexSarahState['operatorKind'];

/** Acts of one kind of operator only: a company keeps no diarium (PR-04) and reports to no nämnd of its own, a nämnd informs no other. */
const ofOperator: Readonly<Partial<Record<string, OperatorKind>>> = {
  RecordLexSarahDiarienummer: 'namnd',
  ReportLexSarahDelegationsbeslut: 'namnd',
  InformLexSarahNamndordforande: 'namnd',
  AddLexSarahBerordNamnd: 'enskild-verksamhet',
  RemoveLexSarahBerordNamnd: 'enskild-verksamhet',
  InformLexSarahNamndOfRapport: 'enskild-verksamhet',
  InformLexSarahNamndOfIvoAnmalan: 'enskild-verksamhet',
};

export function isOfOperator(command: string, { operatorKind }: LexSarahState): boolean {
  return (ofOperator[command] ?? operatorKind) === operatorKind;
}

export function assertOfOperator(command: string, state: LexSarahState): void {
  if (!isOfOperator(command, state)) throw new DomainError('wrong-operator');
}

export function isProvider({ operatorKind }: Pick<LexSarahState, 'operatorKind'>): boolean {
  return operatorKind === 'enskild-verksamhet';
}

/** PR-01: every berörd nämnd knows of the rapport, and of the anmälan when one was made; there is at least one. */
export function assertNamnderInformed(state: LexSarahState): void {
  if (!isProvider(state)) return;
  const notified = state.ivo.sentAt !== null;
  const left = state.namnder.filter((one) => !one.ofRapport || (notified && !one.ofIvoAnmalan));
  if (state.namnder.length === 0 || left.length > 0) {
    throw new DomainError('namnd-not-informed', left.map((one) => one.namndId));
  }
}

export function assertRetention(retentionClass: string, state: LexSarahState): void {
  if (isProvider(state) && retentionClass !== providerRetention) throw new DomainError('retention-five-years');
}

function berord(namndId: string, state: LexSarahState): BerordNamnd {
  const found = state.namnder.find((one) => one.namndId === namndId);
  if (found === undefined) throw new DomainError('unknown-unit', [namndId]);
  return found;
}

function assertInformed(at: string, state: LexSarahState, context: DecideContext): void {
  assertNotFuture(context.now, at);
  assertOrder(state.receivedAt ?? undefined, at);
}

export const providerHandlers = {
  // The same nämnd is the same in every case, whoever typed it.
  AddLexSarahBerordNamnd: ({ kommun, name }, state) => {
    const namndId = uuidV5(`namnd|${kommun.toLowerCase()}|${name.toLowerCase()}`);
    if (state.namnder.some((one) => one.namndId === namndId)) return [];
    return [{ type: 'LexSarahBerordNamndAdded', data: { namndId, kommun, name } }];
  },

  RemoveLexSarahBerordNamnd: (data, state) => {
    if (!state.namnder.some((one) => one.namndId === data.namndId)) return [];
    if (berord(data.namndId, state).ofRapport) throw new DomainError('already-done');
    return [{ type: 'LexSarahBerordNamndRemoved', data }];
  },

  InformLexSarahNamndOfRapport: (data, state, context) => {
    const { kommun, ofRapport } = berord(data.namndId, state);
    if (ofRapport) return [];
    assertInformed(data.at, state, context);
    return [{ type: 'LexSarahNamndInformedOfRapport', data: { ...data, kommun, ...lawOf(state, 'inform-namnd-of-rapport', data.at) } }];
  },

  InformLexSarahNamndOfIvoAnmalan: (data, state, context) => {
    if (state.ivo.sentAt === null) throw new DomainError('wrong-state');
    if (berord(data.namndId, state).ofIvoAnmalan) return [];
    assertInformed(data.at, state, context);
    assertOrder(state.ivo.sentAt, data.at);
    return [{ type: 'LexSarahNamndInformedOfIvoAnmalan', data: { ...data, ...lawOf(state, 'inform-namnd-of-ivo-anmalan', data.at) } }];
  },
} satisfies Partial<LexSarahHandlers>;
