import { DomainError } from '../domain-error.js';
import { holdsPersonnummer } from './personnummer.js';

/** What the secrecy step compares: the words that are to leave, and the persons whom our linked cases know. */
export interface SecrecyFacts {
  readonly outgoing: readonly OutgoingText[];
  /** Names of enskilda, staff and senders in this case and in those it is linked to. */
  readonly names: readonly string[];
  /** What each file of the case is called and whom it names as its author, by its id. What it says is read by a person, never here. */
  readonly files?: Readonly<Record<string, readonly string[]>>;
}

export interface OutgoingText {
  /** Name of the field, for the page to point at. */
  readonly field: string;
  readonly text: string;
}

/**
 * EX-01: who it is about never stands in a text that leaves the nämnd (OSL 26:1). Refuses with the names of the fields;
 * the words themselves are in no error.
 */
export function assertNoIdentity({ outgoing, names }: SecrecyFacts): void {
  const fieldsWith = (isFound: (text: string) => boolean) => outgoing.filter(({ text }) => isFound(text)).map(({ field }) => field);
  const numbers = fieldsWith(holdsPersonnummer);
  if (numbers.length > 0) throw new DomainError('personnummer-in-text', numbers);
  const named = fieldsWith(nameFinder(names));
  if (named.length > 0) throw new DomainError('known-name-in-text', named);
}

/** EX-01: nor on the outside of a file that goes along. Refuses with the ids of the files. */
export function assertNoIdentityOn(files: readonly string[], { files: known = {}, names }: SecrecyFacts): void {
  const isName = nameFinder(names);
  const told = files.filter((id) => known[id]?.some((text) => holdsPersonnummer(text) || isName(text)));
  if (told.length > 0) throw new DomainError('identity-in-file', told);
}

function nameFinder(names: readonly string[]): (text: string) => boolean {
  const patterns = names.flatMap(patternsOf);
  return (text) => patterns.some((pattern) => pattern.test(text));
}

/** A family name is often a word too (berg, lund): a part of a name counts as it is written in a name, the whole name however it is written. */
function patternsOf(name: string): readonly RegExp[] {
  const parts = name.split(/[\s,]+/u).filter((part) => /^\p{Lu}\p{L}+/u.test(part));
  const whole = parts.length > 1 ? [wordPattern(name.trim(), 'iu')] : [];
  return [...whole, ...parts.flatMap((part) => [wordPattern(part, 'u'), wordPattern(part.toUpperCase(), 'u')])];
}

/** As a word of its own, also in the genitive. */
function wordPattern(word: string, flags: string): RegExp {
  return new RegExp(`(?<!\\p{L})${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:s|S)?(?!\\p{L})`, flags);
}
