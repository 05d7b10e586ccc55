import { atgard, lexSarah } from './random-lex-sarah.fixture.js';
import { externAvvikelse, lexSarahInfo } from './random-extern.fixture.js';
import { avvikelse, synpunkt, type Wish, type WishContext } from './random-wishes.fixture.js';

export function commandsFor(aggregate: string, context: WishContext): Wish[] {
  const make = { avvikelse, synpunkt, lexSarah, externAvvikelse, lexSarahInfo, atgard }[aggregate];
  if (make === undefined) throw new Error(`no random commands for ${aggregate}`);
  return make(context);
}
