import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** What a synpunkt is about, in the words of the form. */
export const synpunktAreas = [
  { code: 'tillganglighet', label: 'Tillgänglighet', validFrom: firstDay },
  { code: 'bemotande', label: 'Bemötande', validFrom: firstDay },
  { code: 'kompetens', label: 'Kompetens', validFrom: firstDay },
  { code: 'trygghet', label: 'Trygghet', validFrom: firstDay },
  { code: 'information', label: 'Information', validFrom: firstDay },
  { code: 'delaktighet-inflytande', label: 'Delaktighet och inflytande', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type SynpunktArea = (typeof synpunktAreas)[number]['code'];

/** What the sender calls it. Kept as said; the handler sets the kind. */
export const senderKinds = [
  { code: 'berom', label: 'Beröm', validFrom: firstDay },
  { code: 'klagomal', label: 'Klagomål', validFrom: firstDay },
  { code: 'forslag', label: 'Förslag', validFrom: firstDay },
  { code: 'fraga', label: 'Fråga', validFrom: firstDay },
  { code: 'annat', label: 'Annat', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type SenderKind = (typeof senderKinds)[number]['code'];

export const senderRoles = [
  { code: 'enskild', label: 'Den det gäller', validFrom: firstDay },
  { code: 'narstaende', label: 'Närstående', validFrom: firstDay },
  { code: 'barn', label: 'Barn eller ung', validFrom: firstDay },
  { code: 'personal', label: 'Personal', validFrom: firstDay },
  { code: 'annan', label: 'Annan', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

export const synpunktKinds = [
  { code: 'synpunkt', label: 'Synpunkt', validFrom: firstDay },
  { code: 'klagomal', label: 'Klagomål', validFrom: firstDay },
  { code: 'praise', label: 'Beröm', validFrom: firstDay },
  { code: 'question', label: 'Fråga', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type SynpunktKind = (typeof synpunktKinds)[number]['code'];

export const synpunktSubjects = [
  { code: 'myndighet', label: 'Den egna verksamheten', validFrom: firstDay },
  { code: 'utforare', label: 'En utförare', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

export const synpunktOutcomes = [
  { code: 'justified', label: 'Berättigat', validFrom: firstDay },
  { code: 'partly-justified', label: 'Delvis berättigat', validFrom: firstDay },
  { code: 'not-justified', label: 'Ej berättigat', validFrom: firstDay },
  { code: 'proposal-adopted', label: 'Förslag tas till vara', validFrom: firstDay },
  { code: 'question-answered', label: 'Besvarad fråga', validFrom: firstDay },
  { code: 'handed-over', label: 'Överlämnad', validFrom: firstDay },
  { code: 'not-investigable', label: 'Ej utredbar', validFrom: firstDay },
  { code: 'noted', label: 'Noterad', validFrom: firstDay },
  { code: 'withdrawn', label: 'Återtagen', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];

export const synpunktArea = codeOf(synpunktAreas);
export const senderKind = codeOf(senderKinds);
export const senderRole = codeOf(senderRoles);
export const synpunktKind = codeOf(synpunktKinds);
export const synpunktSubject = codeOf(synpunktSubjects);
export const synpunktOutcome = codeOf(synpunktOutcomes);

/** The kind proposed from the sender's own word: förslag and annat are synpunkter. */
export function kindFromSender(said: SenderKind | undefined): SynpunktKind | null {
  if (said === undefined) return null;
  const kinds = { berom: 'praise', klagomal: 'klagomal', forslag: 'synpunkt', fraga: 'question', annat: 'synpunkt' } as const;
  return kinds[said];
}
