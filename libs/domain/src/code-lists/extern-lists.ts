import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** What kind of body we write to or hear from. */
export const externalBodyKinds = [
  { code: 'region', label: 'Region, till exempel BUP eller vårdcentral', validFrom: firstDay },
  { code: 'skola', label: 'Skola eller förskola', validFrom: firstDay },
  { code: 'kommun', label: 'Annan kommun', validFrom: firstDay },
  { code: 'namnd', label: 'Annan nämnd i kommunen', validFrom: firstDay },
  { code: 'statlig-myndighet', label: 'Statlig myndighet', validFrom: firstDay },
  { code: 'annan', label: 'Annan', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

/** How an avvikelse goes to another authority: a person sends it, never Klarsyn and never by e-mail. */
export const externChannels = [
  { code: 'sakert-meddelande', label: 'Säkert meddelande', validFrom: firstDay },
  { code: 'brev', label: 'Brev', validFrom: firstDay },
  { code: 'motpartens-e-tjanst', label: 'Motpartens e-tjänst', validFrom: firstDay },
  { code: 'mote', label: 'Överlämnat vid möte', validFrom: firstDay },
  { code: 'telefon', label: 'Telefon', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

/** EX-01: who it is about is told apart from the text. */
export const identityChannels = [
  { code: 'telefon', label: 'Telefon', validFrom: firstDay },
  { code: 'sakert-meddelande', label: 'Eget säkert meddelande', validFrom: firstDay },
  { code: 'brev', label: 'Eget brev', validFrom: firstDay },
  { code: 'mote', label: 'Möte', validFrom: firstDay },
  { code: 'not-told', label: 'Lämnas inte', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

/**
 * What lets us tell another authority at all. Generalklausulen (OSL 10:27) is not in the list: it does not apply to the
 * secrecy of social services (OSL 26:1).
 */
export const disclosureGrounds = [
  { code: 'samtycke', label: 'Den enskilde har samtyckt (12 kap. 2 § OSL)', validFrom: firstDay },
  { code: 'uppgiftsskyldighet', label: 'Uppgiftsskyldighet i lag (10 kap. 28 § OSL)', validFrom: firstDay },
  { code: 'anonymised', label: 'Avidentifierat, ingen kan kännas igen', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

/** Whose failure it is, as the one who writes sees it. */
export const causeBearers = [
  { code: 'counterparty', label: 'Den andra myndigheten', validFrom: firstDay },
  { code: 'both', label: 'Både de och vi', validFrom: firstDay },
  { code: 'own', label: 'Bara vi själva', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

export const externOutcomes = [
  { code: 'corrected', label: 'Motparten har rättat till det', validFrom: firstDay },
  { code: 'agreed', label: 'Överenskommet i samverkan', validFrom: firstDay },
  { code: 'explained', label: 'Förklarat, ingen brist', validFrom: firstDay },
  { code: 'no-agreement', label: 'Vi är inte överens', validFrom: firstDay },
  { code: 'no-answer', label: 'Avslutat utan svar', validFrom: firstDay },
  { code: 'we-answered', label: 'Vi har svarat', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

/** EX-04: a pattern nobody answers for is taken further. */
export const patternLifts = [
  { code: 'forum', label: 'Ett samverkansforum', validFrom: firstDay },
  { code: 'risk', label: 'En risk i kvalitetsplanen', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

export const externalBodyKind = codeOf(externalBodyKinds);
export const externChannel = codeOf(externChannels);
export const identityChannel = codeOf(identityChannels);
export const disclosureGround = codeOf(disclosureGrounds);
export const causeBearer = codeOf(causeBearers);
export const externOutcome = codeOf(externOutcomes);
export const patternLift = codeOf(patternLifts);
