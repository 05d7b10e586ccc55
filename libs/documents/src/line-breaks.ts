/** Width of a text in points, in the font that it will be set in. */
export type Measure = (text: string) => number;

const vowels = 'aeiouyåäöAEIOUYÅÄÖéÉ';

/** Lines of at most `width`. Only a word that is longer than a whole line is divided. */
export function linesOf(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of bound(text).split(/[ \t\r\n]+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = partsOf(word, width, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  return lines.map((one) => one.replaceAll(joined, ' '));
}

const joined = '\u00a0';

/** A number is not parted from its § or kap., nor a day from its month. */
function bound(text: string): string {
  return text
    .replaceAll(/(\d[a-z]?) (§§?|kap\.)/g, `$1${joined}$2`)
    .replaceAll(/(kap\.|kl\.|§§?) (\d)/g, `$1${joined}$2`)
    .replaceAll(/(\d) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b/g, `$1${joined}$2`);
}

function partsOf(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = [];
  let rest = word;
  while (rest !== '' && measure(rest) > width) {
    const at = divisionOf(rest, width, measure);
    const head = rest.slice(0, at);
    parts.push(/[-–/]$/.test(head) ? head : `${head}-`);
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** After a hyphen if there is one, else before a consonant that a vowel follows (Swedish one-consonant rule), else where it fits. */
function divisionOf(word: string, width: number, measure: Measure): number {
  let fits = 1;
  while (fits < word.length - 1 && measure(`${word.slice(0, fits + 1)}-`) <= width) fits += 1;
  const hyphen = Math.max(word.lastIndexOf('-', fits - 1), word.lastIndexOf('/', fits - 1));
  if (hyphen > 1) return hyphen + 1;
  for (let at = fits; at >= Math.max(2, fits - 6); at -= 1) {
    const [before, first, second] = [word.charAt(at - 1), word.charAt(at), word.charAt(at + 1)];
    if (isVowel(before) && !isVowel(first) && isVowel(second)) return at;
  }
  return fits;
}

function isVowel(letter: string): boolean {
  return letter !== '' && vowels.includes(letter);
}
