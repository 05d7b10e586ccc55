import { holdsAny } from './session.js';

/** Roles that propose åtgärder within their units; the server decides again. */
export function mayProposeAtgard(): boolean {
  return holdsAny('enhetschef', 'verksamhetschef', 'lex-sarah-ansvarig', 'kvalitetsledare', 'klagomalshandlaggare', 'lex-sarah-utredare');
}
