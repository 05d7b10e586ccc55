export const lexSarahStatuses = [
  'received',
  'forhandsbedomning-done',
  'under-utredning',
  'beslut-proposed',
  'beslut-recorded',
  'under-uppfoljning',
  'closed',
  'handed-over',
  'duplicate',
] as const;
export type LexSarahStatus = (typeof lexSarahStatuses)[number];

/** A beslut exists and stands, also after the case was closed. */
export const beslutadOrLater = ['beslut-recorded', 'under-uppfoljning', 'closed'] as const;

/** Where the IVO region may go on: a beslut that is changed after the case was closed may still have to be notified. */
export const openOrClosed = [
  'received',
  'forhandsbedomning-done',
  'under-utredning',
  'beslut-proposed',
  'beslut-recorded',
  'under-uppfoljning',
  'closed',
] as const;

export const ivoStatuses = [
  'under-consideration',
  'anmalan-decided',
  'anmalan-prepared',
  'sent-without-utredning',
  'sent-complete',
  'komplettering-requested',
  'ivo-beslut-received',
  'closed',
  'not-required',
] as const;
export type IvoStatus = (typeof ivoStatuses)[number];

export const lexSarahBeslutValues = [
  'inte-missforhallande',
  'missforhallande',
  'pataglig-risk-for-missforhallande',
  'allvarligt-missforhallande',
  'pataglig-risk-for-allvarligt-missforhallande',
] as const;
export type LexSarahBeslutValue = (typeof lexSarahBeslutValues)[number];

/** Only what is allvarligt goes to IVO (27 kap. 6 § SoL, 24 f § LSS). */
export function isAllvarligt(value: LexSarahBeslutValue): boolean {
  return value === 'allvarligt-missforhallande' || value === 'pataglig-risk-for-allvarligt-missforhallande';
}

/** Parts of the utredning that the föreskrift asks for: no proposal before each has a note (LS-10). The tenth is the proposal itself. */
export const requiredUtredningParts = [
  'handelse',
  'upptackt',
  'tidpunkt',
  'orsaker',
  'tidigare-handelser',
  'upprepning',
  'vidtagna-atgarder',
  'ovrigt',
  'planerade-atgarder',
] as const;

/** Parts added by practice; `barnperspektiv` is asked for as soon as a child is concerned. */
export const addedUtredningParts = [
  'barnperspektiv',
  'enskilds-beskrivning',
  'foretradare-informerad',
  'personakt',
  'javsprovning',
] as const;

export const utredningParts = [...requiredUtredningParts, ...addedUtredningParts] as const;
export type UtredningPart = (typeof utredningParts)[number];
