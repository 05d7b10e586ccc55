import { problemSentence } from './errors.js';

/** What is asked of a field that was left empty depends on how it is answered. */
export type FieldKind = 'text' | 'choice' | 'date' | 'person';

export const missing: Record<FieldKind, string> = {
  text: 'Fyll i det här fältet.',
  choice: 'Välj ett alternativ.',
  date: 'Ange datum och tid.',
  person: 'Välj en person.',
};

const byCode: Record<string, string> = {
  'text-required': missing.text,
  'text-too-short': 'Skriv lite mer.',
  'text-too-long': 'Texten är för lång. Korta den.',
  'text-not-storable': 'Texten innehåller tecken som inte kan sparas.',
  'invalid-uuid': 'Välj ett giltigt alternativ.',
  'invalid-instant': 'Skriv datum och klockslag, till exempel 2026-11-21 och 14.30.',
  'invalid-date': 'Skriv datumet som åååå-mm-dd.',
  'invalid-code': missing.choice,
  'invalid-receipt-code': 'Skriv koden med 20 siffror.',
  'unknown-code': missing.choice,
  'invalid-person': missing.person,
  'category-required': 'Välj minst en kategori.',
  'one-primary-category': 'Välj vilken kategori som är den viktigaste.',
  'chosen-twice': 'Samma kategori är vald två gånger.',
  'risk-level': 'Välj både sannolikhet och allvarlighet.',
  'affects-required': 'Välj minst ett alternativ.',
  'laws-required': 'Välj minst en lag.',
  'nothing-said': 'Fyll i minst en del.',
  'not-about-utforare': 'Utförare anges bara när synpunkten gäller en utförare.',
  'not-a-yes': 'Det går bara när svaret är ja.',
  'text-not-kept': 'För personalärenden sparas ingen text här.',
  required: 'Fyll i det här.',
  'too-many': 'Det är för många. Ta bort någon.',
  'invalid-type': missing.text,
  'invalid-value': missing.choice,
  'invalid-union': missing.choice,
  'invalid-format': 'Det är skrivet på fel sätt.',
  'too-small': 'Det är för lite.',
  'too-big': 'Det är för mycket.',
  'unrecognized-keys': 'Uppgiften kan inte tas emot.',
  custom: 'Uppgiften stämmer inte.',
};

/** The Swedish sentence under a field. */
export function fieldSentence(code: string, kind: FieldKind, empty: boolean): string {
  if (empty) return missing[kind];
  const known = byCode[code.replaceAll('_', '-')];
  if (known !== undefined) return known;
  return /^[a-z]+(-[a-z]+)+$/.test(code) ? problemSentence(code, 400) : 'Uppgiften stämmer inte.';
}
