import { enclosureChanges, frozenEnclosures, type Enclosure, type FrozenEnclosure } from '../case/enclosures.js';
import { isDeadlineOpen } from '../case/deadline-state.js';
import { DomainError } from '../domain-error.js';
import type { Instant } from '../ids.js';
import { assertNoIdentity, assertNoIdentityOn, type OutgoingText, type SecrecyFacts } from '../policies/secrecy.js';
import type { Payloads } from '../transition.js';
import { directions, type ExternAvvikelseCommands } from './extern-avvikelse.commands.js';
import { isMeetingOwed, isOwnShareOwed, type ExternAvvikelseState } from './extern-avvikelse.state.js';

/** EX-01: a text that nobody has compared with who the case knows does not leave. */
export function assertSecrecyStep(secrecy: SecrecyFacts | undefined, also: readonly OutgoingText[] = []): void {
  if (secrecy === undefined) throw new DomainError('secrecy-step-missing');
  assertNoIdentity({ ...secrecy, outgoing: [...secrecy.outgoing, ...also] });
}

/** EX-01: the files that go along, as they lie there now. What stands in them a person has read; Klarsyn reads what stands on them. */
export function lookedThroughFiles(chosen: readonly Enclosure[] | undefined, state: ExternAvvikelseState, secrecy: SecrecyFacts | undefined): { enclosures?: FrozenEnclosure[] } {
  if (chosen === undefined || chosen.length === 0) return {};
  if (secrecy === undefined) throw new DomainError('secrecy-step-missing');
  const enclosures = frozenEnclosures(chosen, state);
  assertNoIdentityOn(enclosures.map(({ id }) => id), secrecy);
  return { enclosures };
}

/** EX-01: what was looked through and has been taken away since is looked at again before anything leaves. */
export function assertFilesAsLookedThrough(state: ExternAvvikelseState): void {
  if (enclosureChanges(state.enclosures, state).length > 0) throw new DomainError('enclosure-changed');
}

/** EX-01: where nobody can be recognised, nobody is told of beside the text either. */
export function assertIdentityFits(disclosureGround: string | null, identityChannel: string): void {
  if (disclosureGround === 'anonymised' && identityChannel !== 'not-told') throw new DomainError('identity-with-anonymised');
}

/** EX-03: what is our own failure alone is an own avvikelse, or a lex Sarah-rapport; nobody reports another huvudman by lex Sarah. */
export function assertNotOwnFailure({ causeIn }: Pick<Payloads<ExternAvvikelseCommands>['CreateExternAvvikelse'], 'causeIn'>): void {
  if (causeIn === 'own') throw new DomainError('own-failure-not-extern');
}

/** DL-EX-2 has passed and no answer stands in its way. */
export function assertAnswerOverdue({ deadlines }: ExternAvvikelseState, now: Instant): void {
  const isOver = Object.values(deadlines).some((one) => one.kind === 'DL-EX-2' && isDeadlineOpen(one) && one.dueAt <= now);
  if (!isOver) throw new DomainError('answer-not-due');
}

export function assertMayClose(said: Payloads<ExternAvvikelseCommands>['CloseExternAvvikelse'], state: ExternAvvikelseState): void {
  if (isOwnShareOwed(state)) throw new DomainError('own-share-missing');
  if (state.direction === 'in') return;
  if (state.status === 'answered') throw new DomainError('wrong-state');
  assertPatternLifted(said, state);
  if (isMeetingOwed(state)) throw new DomainError('meeting-not-held');
}

/** EX-04 */
function assertPatternLifted({ reason, liftTo }: Payloads<ExternAvvikelseCommands>['CloseExternAvvikelse'], { sufficient }: ExternAvvikelseState): void {
  if (sufficient !== null) return;
  if (reason === undefined) throw new DomainError('reason-required', ['reason']);
  if (liftTo === undefined) throw new DomainError('pattern-not-raised', ['liftTo']);
}

export function goesThisWay(name: keyof ExternAvvikelseCommands, { direction }: Pick<ExternAvvikelseState, 'direction'>): boolean {
  const only = directions[name];
  return only === undefined || direction === null || only === direction;
}
