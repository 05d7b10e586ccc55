import type { Cell } from './counting.js';
import { difference } from './counting.js';

/** What a measure is called in a sentence: the verb, one of it, and several of it. */
interface Phrase {
  readonly query: string;
  /** "har det inom … {verb}" */
  readonly verb: string;
  /** After the number one, which is `en` or `ett`. */
  readonly one: string;
  readonly many: string;
  readonly neuter?: true;
}

const phrases: Readonly<Record<string, Phrase>> = {
  'lex-sarah-rapporter': { query: 'Q-01', verb: 'gjorts', one: 'rapport enligt lex Sarah', many: 'rapporter enligt lex Sarah' },
  'lex-sarah-allvarliga': {
    query: 'Q-02', verb: 'konstaterats', one: 'allvarligt missförhållande eller påtaglig risk för ett sådant',
    many: 'allvarliga missförhållanden eller påtagliga risker för sådana', neuter: true,
  },
  'lex-sarah-anmalda-till-ivo': { query: 'Q-03', verb: 'gjorts', one: 'anmälan till IVO enligt lex Sarah', many: 'anmälningar till IVO enligt lex Sarah' },
  'lex-sarah-beslut:missforhallande': { query: 'Q-04', verb: 'konstaterats', one: 'missförhållande', many: 'missförhållanden', neuter: true },
  'synpunkter-klagomal-utforare': { query: 'Q-05', verb: 'kommit in', one: 'synpunkt eller klagomål på utförare', many: 'synpunkter och klagomål på utförare' },
  'synpunkter-klagomal-egen-verksamhet': {
    query: 'Q-06', verb: 'kommit in', one: 'synpunkt eller klagomål från enskilda', many: 'synpunkter och klagomål från enskilda',
  },
  'interna-avvikelser': { query: 'Q-07', verb: 'rapporterats', one: 'intern avvikelse', many: 'interna avvikelser' },
  'gemensamma-avvikelser': { query: 'Q-08', verb: 'rapporterats', one: 'gemensam avvikelse', many: 'gemensamma avvikelser' },
};

export const measuresWithSentence: readonly string[] = Object.keys(phrases);

const words = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'] as const;

/** 0-12 in words, larger numbers in digits. One follows the gender of what is counted: `en` or `ett`. */
export function numberWord(n: number, neuter = false): string {
  return n === 1 && neuter ? 'ett' : (words[n] ?? String(n));
}

export interface SentenceInput {
  readonly measure: string;
  readonly year: number;
  readonly compareYear: number;
  /** As it stands inside a sentence: "barn- och familjeenheten". */
  readonly nameInSentence: string;
  readonly now: Cell;
  readonly before: Cell;
}

export interface Sentence {
  /** The question behind the numbers, for drill-down. */
  readonly query: string;
  readonly text: string;
  /** Offered to the writer when the difference is one and both numbers are at least five. */
  readonly sameLevel?: string;
}

/** One sentence of the kvalitetsberättelse (domain 11.2), or nothing for a measure that has none. */
export function sentenceOf(input: SentenceInput): Sentence | undefined {
  const phrase = Object.hasOwn(phrases, input.measure) ? phrases[input.measure] : undefined;
  if (phrase === undefined) return undefined;
  const { now, before, year } = input;
  if (now.value === null) return { query: phrase.query, text: withoutNumber(input, phrase) };
  const opening = `Under ${year} har det inom ${input.nameInSentence} ${phrase.verb} ${counted(now, phrase)}`;
  const sentence = { query: phrase.query, text: `${opening}${comparison(input, phrase)}.` };
  if (!isSameLevel(now, before)) return sentence;
  return { ...sentence, sameLevel: `${opening}, vilket är på samma nivå som ${compared(input)}.` };
}

function counted(cell: Cell, phrase: Phrase): string {
  return `${number(cell, phrase)} ${cell.value === 1 ? phrase.one : phrase.many}`;
}

function number({ value, qualifier }: Cell, phrase: Phrase): string {
  const said = numberWord(value ?? 0, phrase.neuter);
  return qualifier === 'circa' ? `ca ${said}` : said;
}

/** A year that nobody knows is said to be unknown; it is never compared with. */
function comparison(input: SentenceInput, phrase: Phrase): string {
  const { before, compareYear } = input;
  if (before.qualifier === 'comparable-to-previous') return `, i nivå med ${compared(input)}`;
  return before.value === null ? `; uppgift saknas för ${compareYear}` : ` jämfört med ${number(before, phrase)} ${compared(input)}`;
}

function withoutNumber({ now, year, nameInSentence, ...input }: SentenceInput, phrase: Phrase): string {
  if (now.qualifier === 'comparable-to-previous') {
    return `Antalet ${phrase.many} inom ${nameInSentence} var under ${year} i nivå med ${compared({ year, ...input })}.`;
  }
  return `För ${year} saknas uppgift om antalet ${phrase.many} inom ${nameInSentence}.`;
}

function compared({ year, compareYear }: Pick<SentenceInput, 'year' | 'compareYear'>): string {
  return compareYear === year - 1 ? 'föregående år' : `år ${compareYear}`;
}

function isSameLevel(now: Cell, before: Cell): boolean {
  const change = difference(now, before);
  return change !== null && Math.abs(change) === 1 && (now.value ?? 0) >= 5 && (before.value ?? 0) >= 5;
}
