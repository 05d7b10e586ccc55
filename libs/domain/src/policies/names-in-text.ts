/** Who the case knows by name. */
export interface KnownPeople {
  readonly names: readonly string[];
  readonly personnummer: readonly string[];
}

const shortestName = 3;
/** Digits of a personnummer without its century: as people write it. */
const writtenDigits = 10;

/**
 * VIS-06: does a text mention somebody the case knows? Each part of a name counts, alone and with the s of the genitive, and a
 * personnummer however it is written. It may find too much ("Björn" the animal): the writer is asked, never refused for good.
 */
export function mentionsSomebody(text: string, { names, personnummer }: KnownPeople): boolean {
  const words = new Set(wordsOf(text));
  const isSaid = (part: string): boolean => words.has(part) || words.has(`${part}s`);
  if (names.some((name) => wordsOf(name).some((part) => part.length >= shortestName && isSaid(part)))) return true;
  const digits = numbersOf(text);
  return personnummer.map(lastDigits).some((one) => one.length === writtenDigits && digits.has(one));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word !== '');
}

/** Every run of digits that could be a personnummer, with or without a hyphen, a plus or a space inside. */
function numbersOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\d{6,8}[-+ ]?\d{4}/g)].map(([found]) => lastDigits(found)));
}

function lastDigits(text: string): string {
  return text.replaceAll(/\D/g, '').slice(-writtenDigits);
}
