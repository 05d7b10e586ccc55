import type { DecideContext } from '../decider.js';
import { localDateOf } from '../time/calendar.js';
import { basisOf, ruleSetIdsOf, type LegalTopic } from '../lagrum/rule-sets.js';
import type { Handlers } from '../transition.js';
import type { LexSarahCommands } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import type { LexSarahState } from './lex-sarah.state.js';

/** The decide functions of lex Sarah; each file has some of them, lex-sarah.ts must have them all. */
export type LexSarahHandlers = Handlers<LexSarahCommands, LexSarahState, LexSarahEvent>;

/** What a legal act stores about the law it was done under: the rules of that day, not of the day of the rapport. */
export function lawOf(state: LexSarahState, topic: LegalTopic, at: string) {
  const day = localDateOf(at);
  return { ruleSetIds: [...ruleSetIdsOf(state.laws, day)], lagrum: basisOf(topic, state.laws, day).lagrum };
}

export function actorId(context: DecideContext): string {
  return context.actor.userId;
}
