import { enclosureChanges } from '../case/enclosures.js';
import type { AnmalanBasis, LexSarahState } from './lex-sarah.state.js';
import { isAllvarligt, type LexSarahBeslutValue } from './lex-sarah.status.js';

export type Allvarlig = Extract<LexSarahBeslutValue, `${string}allvarligt-missforhallande`>;

/** What the case says is notified: its beslut, or, before there is one, what is suspected. */
export function severityOf(state: LexSarahState): Allvarlig | undefined {
  const value = state.beslut?.value ?? state.suspectedSeverity;
  return value !== null && value !== 'unclear' && isAllvarlig(value) ? value : undefined;
}

function isAllvarlig(value: LexSarahBeslutValue): value is Allvarlig {
  return isAllvarligt(value);
}

/** What an anmälan rests on as the case stands now. */
export function anmalanBasis(state: LexSarahState): AnmalanBasis {
  return {
    diarienummer: state.diarienummer,
    laws: [...state.laws].sort(),
    severity: severityOf(state) ?? null,
    skyddade: state.enskilda.filter((one) => one.skyddadePersonuppgifter).map((one) => one.enskildId),
    utredning: state.frozen.at(-1) ?? null,
  };
}

/** IVO-06: what has changed since the newest version was frozen. Anything here, and it must be prepared again. */
export function changesSincePrepared(state: LexSarahState): readonly string[] {
  const prepared = state.ivo.prepared.at(-1);
  if (prepared === undefined) return [];
  const now = anmalanBasis(state);
  const changed: string[] = (['diarienummer', 'laws', 'severity', 'skyddade'] as const).filter(
    (name) => JSON.stringify(now[name]) !== JSON.stringify(prepared.basis[name]),
  );
  const utredning = prepared.utredningAttached && now.utredning?.hash !== prepared.basis.utredning?.hash;
  return [...changed, ...(utredning ? ['utredning'] : []), ...enclosureChanges(prepared.enclosures, state)];
}
