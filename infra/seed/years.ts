import { avvikelseStory } from './avvikelse-story.js';
import { lexSarahStory } from './lex-sarah-story.js';
import type { Story } from './story.js';
import { synpunktStory } from './synpunkt-story.js';
import {
  bofEvents, lexSarahEvents, omsorgEvents, omsorgLexSarah, ownComplaints, seriousLexSarah, utforareComplaints, type EventText, type LexSarahText,
} from './texts.js';

/** How many cases of each kind a closed year has. */
interface YearFigures {
  readonly year: number;
  readonly lexSarahBof: number;
  readonly lexSarahOmsorg: number;
  readonly serious: boolean;
  readonly utforareComplaints: number;
  readonly ownComplaints: number;
  readonly avvikelserBof: number;
  readonly avvikelserOmsorg: number;
}

/** 2023 is the year of the acceptance table; the two after it are invented so that years can be compared. */
export const closedYears: readonly YearFigures[] = [
  { year: 2023, lexSarahBof: 4, lexSarahOmsorg: 1, serious: false, utforareComplaints: 32, ownComplaints: 7, avvikelserBof: 5, avvikelserOmsorg: 0 },
  { year: 2024, lexSarahBof: 5, lexSarahOmsorg: 2, serious: true, utforareComplaints: 27, ownComplaints: 9, avvikelserBof: 9, avvikelserOmsorg: 4 },
  { year: 2025, lexSarahBof: 3, lexSarahOmsorg: 2, serious: true, utforareComplaints: 21, ownComplaints: 8, avvikelserBof: 14, avvikelserOmsorg: 7 },
];

const lexSarahThemes = [
  ['kommunikation-intern', 'lag-eller-rutin'], ['bruten-sekretess'], ['handlaggning', 'dokumentation'], ['kommunikation-extern', 'handlaggning'],
] as const;
const avvikelseThemes = [['dokumentation'], ['handlaggning'], ['samverkan-intern'], ['handlaggning', 'dokumentation'], ['dokumentation'], ['samverkan-intern']] as const;
const bofUnits = ['bof-utredning', 'bof-mottagning', 'bof-familjehem', 'bof-oppenvard'] as const;
const omsorgUnits = ['omsorg-boendestod', 'omsorg-solgarden', 'omsorg-lss', 'omsorg-daglig'] as const;
const utforare = ['omsorg-i-centrum', 'lindgarden', 'norrsken'] as const;

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list has nothing to pick');
  return found;
}

/** The i-th of n moments spread over January to October, on a weekday morning. */
function moment(year: number, index: number, of: number): string {
  const day = new Date(Date.UTC(year, 0, 8 + Math.floor((index * 290) / Math.max(1, of)), 8, (index * 7) % 60));
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString();
}

export function closedYearStories(end: string): Story[] {
  return closedYears.flatMap((figures) => [...lexSarahYear(figures, end), ...synpunktYear(figures, end), ...avvikelseYear(figures, end)]);
}

function lexSarahYear({ year, lexSarahBof, lexSarahOmsorg, serious }: YearFigures, end: string): Story[] {
  const bof = Array.from({ length: lexSarahBof }, (_, i) => {
    const severe = serious && i === 1;
    const text: LexSarahText = severe ? seriousLexSarah : pick(lexSarahEvents, i + year);
    return lexSarahStory({
      key: `${String(year)}/bof/${String(i)}`, at: moment(year, i, lexSarahBof), end, unit: pick(bofUnits, i), reporter: 'amina', ...text,
      categories: pick(lexSarahThemes, i), value: severe ? 'allvarligt-missforhallande' : 'missforhallande', upTo: 'closed',
    });
  });
  const omsorg = Array.from({ length: lexSarahOmsorg }, (_, i) =>
    lexSarahStory({
      key: `${String(year)}/omsorg/${String(i)}`, at: moment(year, i + 1, lexSarahOmsorg + 2), end, unit: 'omsorg-solgarden', reporter: 'jonas', ...omsorgLexSarah,
      categories: ['lag-eller-rutin'], laws: ['sol', 'lss'], value: i === 0 ? 'pataglig-risk-for-missforhallande' : 'inte-missforhallande', upTo: 'closed',
    }),
  );
  return [...bof, ...omsorg];
}

function synpunktYear({ year, utforareComplaints: atUtforare, ownComplaints: own }: YearFigures, end: string): Story[] {
  const about = Array.from({ length: atUtforare }, (_, i) =>
    synpunktStory({
      key: `${String(year)}/utforare/${String(i)}`, at: moment(year, i, atUtforare), end, unit: pick(omsorgUnits, i), ...pick(utforareComplaints, i),
      kind: i % 3 === 0 ? 'synpunkt' : 'klagomal', subject: 'utforare', utforare: pick(utforare, i), categories: i % 2 === 0 ? ['utforande'] : ['bemotande'],
      outcome: i % 4 === 3 ? 'not-justified' : 'justified', upTo: 'closed',
    }),
  );
  const ours = Array.from({ length: own }, (_, i) =>
    synpunktStory({
      key: `${String(year)}/bof/${String(i)}`, at: moment(year, i, own), end, unit: pick(bofUnits, i), ...pick(ownComplaints, i), kind: 'klagomal',
      subject: 'myndighet', categories: i % 2 === 0 ? ['handlaggning'] : ['bemotande'], outcome: 'partly-justified', upTo: 'closed',
    }),
  );
  return [...about, ...ours];
}

/** Every year has one avvikelse that both enheter share: it counts once in the total and once in each column. */
function avvikelseYear({ year, avvikelserBof, avvikelserOmsorg }: YearFigures, end: string): Story[] {
  const make = (key: string, unit: string, at: string, text: EventText, categories: readonly string[], jointWith?: string) =>
    avvikelseStory({
      key: `${String(year)}/${key}`, at, end, unit, reporter: unit.startsWith('omsorg') ? 'jonas' : 'amina', what: text.what, done: text.done, categories,
      cause: text.cause, causeText: text.why, changed: text.changed, upTo: 'closed', ...(jointWith ? { jointWith } : {}),
    });
  const bof = Array.from({ length: avvikelserBof }, (_, i) => make(`bof/${String(i)}`, pick(bofUnits, i), moment(year, i, avvikelserBof), pick(bofEvents, i), pick(avvikelseThemes, i)));
  const omsorg = Array.from({ length: avvikelserOmsorg }, (_, i) => make(`omsorg/${String(i)}`, pick(omsorgUnits, i), moment(year, i, avvikelserOmsorg), pick(omsorgEvents, i), ['utforande']));
  return [...bof, ...omsorg, make('joint', 'bof-mottagning', moment(year, 3, 6), pick(bofEvents, 2), ['samverkan-intern'], 'omsorg-lss')];
}
