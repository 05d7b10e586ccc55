import { sha256 } from '../case/sha256.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahState } from './lex-sarah.state.js';

type Prepare = Extract<LexSarahCommand, { type: 'PrepareLexSarahIvoAnmalan' }>['data'];

/** Fields of the form without which IVO sends it back. The rest is filled in where it applies. */
export const requiredAnmalanFields = [
  'avsandarensDiarienummer',
  'severity',
  'senderName',
  'senderOrgNumber',
  'senderAddress',
  'senderPostalAddress',
  'contactName',
  'contactPhone',
  'verksamhetName',
  'kommun',
  'occurredDate',
  'eventDescription',
  'utredningAttached',
  'verksamhetsomrade',
  'laws',
  'konsekvenser',
  'vidtagnaAtgarder',
  'signedBy',
  'ivoDepartment',
] as const satisfies readonly (keyof Prepare)[];

/** What the form still lacks (IVO-03, IVO-09) and, when the utredning is to go along, that no version of it is frozen yet (IVO-06). */
function missingFields(filled: Prepare, state: LexSarahState): string[] {
  const missing: string[] = requiredAnmalanFields.filter((field) => filled[field] === undefined);
  return filled.utredningAttached === true && state.frozen.length === 0 ? [...missing, 'utredning'] : missing;
}

/** What the case already knows in the clear is filled in. */
function filledIn(data: Prepare, state: LexSarahState): Prepare {
  return {
    ...data,
    avsandarensDiarienummer: data.avsandarensDiarienummer ?? state.diarienummer ?? undefined,
    laws: data.laws ?? (state.laws.length > 0 ? [...state.laws] : undefined),
    severity: data.severity ?? severityOf(state),
  };
}

/** The form as it is frozen for sending. */
export function preparedAnmalan(data: Prepare, state: LexSarahState) {
  const filled = filledIn(data, state);
  const version = (state.ivo.preparedVersion ?? 0) + 1;
  const frozen = filled.utredningAttached === true ? state.frozen.at(-1) : undefined;
  const utredning = { utredningVersion: frozen?.version ?? null, utredningHash: frozen?.hash ?? null };
  const warnings: 'skyddade-personuppgifter'[] = state.enskilda.some((one) => one.skyddadePersonuppgifter)
    ? ['skyddade-personuppgifter']
    : [];
  const hash = sha256(
    JSON.stringify([version, utredning, Object.entries(filled).sort(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return { ...filled, ...utredning, version, hash, missing: missingFields(filled, state), warnings };
}

function severityOf(state: LexSarahState): Prepare['severity'] {
  const value = state.beslut?.value ?? state.suspectedSeverity;
  return value === 'allvarligt-missforhallande' || value === 'pataglig-risk-for-allvarligt-missforhallande'
    ? value
    : undefined;
}
