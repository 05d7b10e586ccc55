import { sha256 } from '../case/sha256.js';
import { DomainError } from '../domain-error.js';
import type { ForeignFacts } from '../decider.js';
import { ivoEnclosures } from './ivo-enclosures.js';
import { severityOf } from './ivo-basis.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahState } from './lex-sarah.state.js';

type Command = Extract<LexSarahCommand, { type: 'PrepareLexSarahIvoAnmalan' }>['data'];
type Prepare = Omit<Command, 'protectedConfirmed' | 'enclosures'>;

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

/** IVO-09: the diarienummer of a nämnd; a private operator has none, and gives its case number. */
export function ownNumber(state: LexSarahState, { caseNumber }: ForeignFacts): string | null {
  if (state.diarienummer !== null) return state.diarienummer;
  return state.operatorKind === 'enskild-verksamhet' ? (caseNumber ?? null) : null;
}

/** What the installation and the case already know in the clear is filled in. */
function filledIn(data: Prepare, state: LexSarahState, facts: ForeignFacts): Prepare {
  return {
    ...facts.ivoAvsandare,
    ...data,
    avsandarensDiarienummer: data.avsandarensDiarienummer ?? ownNumber(state, facts) ?? undefined,
    laws: data.laws ?? (state.laws.length > 0 ? [...state.laws] : undefined),
    severity: data.severity ?? severityOf(state),
  };
}

/** The form as it is frozen for sending. */
export function preparedAnmalan({ protectedConfirmed, enclosures, ...data }: Command, state: LexSarahState, facts: ForeignFacts) {
  const protection = seenToProtection(state, protectedConfirmed);
  const chosen = enclosures === undefined || enclosures.length === 0 ? {} : { enclosures: ivoEnclosures(enclosures, state) };
  const filled = { ...filledIn(data, state, facts), ...chosen };
  const version = (state.ivo.preparedVersion ?? 0) + 1;
  const frozen = filled.utredningAttached === true ? state.frozen.at(-1) : undefined;
  const utredning = { utredningVersion: frozen?.version ?? null, utredningHash: frozen?.hash ?? null };
  const { operatorKind } = state;
  const hash = sha256(
    JSON.stringify([version, utredning, Object.entries(filled).sort(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return { ...filled, ...utredning, ...protection, operatorKind, version, hash, missing: missingFields(filled, state) };
}

type Protection = { readonly warnings: 'skyddade-personuppgifter'[]; readonly protectedConfirmed?: true };

/** IVO-11: nothing is made ready to hand over before somebody has seen to a person with skyddade personuppgifter. */
function seenToProtection(state: LexSarahState, confirmed: boolean | undefined): Protection {
  const skyddade = state.enskilda.filter((one) => one.skyddadePersonuppgifter).map((one) => one.enskildId);
  if (skyddade.length === 0) return { warnings: [] };
  if (confirmed !== true) throw new DomainError('ivo-protected-not-confirmed', skyddade);
  return { warnings: ['skyddade-personuppgifter'], protectedConfirmed: true };
}
