import { assertDecided, idsOf } from '../case/atgard-in-hand.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { isLexSarahQuestionOpen, type AvvikelseState } from './avvikelse.state.js';

/** What an utredning must hold before it is complete (7.1): course of events, causes, and what it meant for each person. */
export function assertUtredningComplete(state: AvvikelseState): void {
  if (!state.courseOfEvents) throw new DomainError('utredning-incomplete', ['courseOfEvents']);
  if (!state.causeStated) throw new DomainError('cause-required');
  const without = state.enskilda.filter((enskild) => !enskild.konsekvens).map((enskild) => enskild.enskildId);
  if (without.length > 0) throw new DomainError('konsekvens-missing', without);
}

export function assertLexSarahQuestionSettled(state: AvvikelseState): void {
  if (!isLexSarahQuestionOpen(state)) return;
  const question = state.lexSarahQuestion;
  const needsSecond = question?.answer === 'no' && question.ansvarigAnswer === null;
  throw new DomainError(needsSecond ? 'lex-sarah-question-needs-second-person' : 'lex-sarah-question-open');
}

const carriedOut: readonly string[] = ['done', 'effect-reviewed', 'closed', 'rejected'];

/** Every åtgärd that was approved has been carried out. */
export function assertAtgarderDone({ facts }: DecideContext): void {
  assertDecided(facts.atgarder);
  const left = facts.atgarder.filter((atgard) => !carriedOut.includes(atgard.status));
  if (left.length > 0) throw new DomainError('atgard-not-followed-up', idsOf(left));
}

/** AV-06: the reporter has been told what came of it, or nobody can be told and it says why. */
export function assertAterkopplingGiven(state: AvvikelseState): void {
  if (state.aterkoppling === 'pending' && !hasNobodyToTell(state)) throw new DomainError('aterkoppling-missing');
}

function hasNobodyToTell(state: AvvikelseState): boolean {
  return state.reporterId === null && state.coReporters.length === 0;
}
