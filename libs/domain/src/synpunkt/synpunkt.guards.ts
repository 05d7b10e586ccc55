import type { CommandDefinition } from '../commands.js';
import { DomainError } from '../domain-error.js';
import type { Payloads } from '../transition.js';
import type { SynpunktCommands } from './synpunkt.commands.js';
import { concernsChild, isMissforhallandeQuestionOpen, type SynpunktState } from './synpunkt.state.js';

/** SY-03: before the answer and before the close. */
export function assertMissforhallandeSettled(state: SynpunktState): void {
  if (isMissforhallandeQuestionOpen(state)) throw new DomainError('missforhallande-question-open');
}

/** SY-07: an appeal is handed over at once; an answer to a complaint cannot stand in its place. */
export function assertOverklagandeHandedOver(state: SynpunktState): void {
  if (state.isOverklagande && !state.overklagandeHandedOver) throw new DomainError('overklagande-not-handed-over');
}

/** The child is who wrote to us, not only somebody whom it is about. */
export function isFromChild({ form, senderRole }: { readonly form: string; readonly senderRole?: string | undefined }): boolean {
  return form === 'child' || senderRole === 'barn';
}

/** SY-05: the answer is written so that the child understands, or has a text of its own for the child, and it is recorded whether the child was heard. */
export function assertChildConsidered(said: Payloads<SynpunktCommands>['AnswerSynpunkt'], state: SynpunktState): void {
  if (!concernsChild(state)) {
    if (said.childAnswer !== undefined) throw new DomainError('unknown-person', ['childAnswer']);
    return;
  }
  const missing = [...(said.childAdapted === true || said.childAnswer !== undefined ? [] : ['childAdapted']), ...unheard(said)];
  if (missing.length > 0) throw new DomainError('child-step-missing', missing);
  if (said.to === 'vardnadshavare' && state.vardnadshavareContact !== true) throw new DomainError('vardnadshavare-contact-not-assessed');
}

function unheard({ childHeard, childHeardNote }: Payloads<SynpunktCommands>['AnswerSynpunkt']): string[] {
  if (childHeard === undefined) return ['childHeard'];
  return !childHeard && childHeardNote === undefined ? ['childHeardNote'] : [];
}

/** 5.12 and 19 kap. 1 § SoL: when a child tells of danger, orosanmälan comes before everything else. */
export function assertOrosanmalanAssessed(state: SynpunktState): void {
  if (needsOrosanmalan(state)) throw new DomainError('orosanmalan-not-assessed');
}

export function needsOrosanmalan(state: SynpunktState): boolean {
  return state.someoneInDanger && concernsChild(state) && state.parallelDuties['orosanmalan'] === undefined;
}

/** Before it is answered only praise, a light synpunkt and a withdrawn one may close (SY-08). */
export function assertMayCloseEarly(state: SynpunktState): void {
  const isAnswered = state.status === 'answered' || state.status === 'under-uppfoljning';
  if (!isAnswered && state.kind !== 'praise' && !state.light && !state.withdrawn) throw new DomainError('wrong-state');
}

/** SY-04: whom the complaint is about never handles it. Notes and disclosure stay with the registrator. */
const handling: readonly CommandDefinition['action'][] = ['assess', 'assign', 'investigate', 'handle', 'feedback', 'close', 'protect'];

export function isHandling(action: CommandDefinition['action']): boolean {
  return handling.includes(action);
}
