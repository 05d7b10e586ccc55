import type { LocalDate } from '../ids.js';
import { lssSections, sol2001Sections, sol2025Sections } from './sections.js';

/** The promptness word of a duty: genast, snarast, utan dröjsmål. The law gives no number of days for it. */
export type Lagkrav = 'genast' | 'snarast' | 'utan-drojsmal';
export const lagkravLabels: Readonly<Record<Lagkrav, string>> = { genast: 'genast', snarast: 'snarast', 'utan-drojsmal': 'utan dröjsmål' };

export type LegalTopic =
  | 'report' | 'inform-staff' | 'inform-namnd-of-rapport' | 'investigate' | 'notify-ivo' | 'inform-namnd-of-ivo-anmalan' | 'rutiner' | 'gallring';

/** The two acts that hold lex Sarah. A case may fall under both. */
export type LexSarahLaw = 'sol' | 'lss';
export type RuleSetScope = 'lex-sarah' | 'kommun-anmalan' | 'foreskrift-lex-sarah' | 'foreskrift-ledningssystem';

/** A calendar limit that a statute or föreskrift itself states. Limits we chose live in the deadline policy. */
export interface StatutoryLimit {
  readonly kind: string;
  readonly unit: 'months';
  readonly n: number;
}

export interface RuleSet {
  readonly id: string;
  readonly scope: RuleSetScope;
  readonly laws: readonly LexSarahLaw[];
  readonly validFrom: LocalDate;
  /** Last day in force; open when absent. */
  readonly validTo?: LocalDate;
  /** The act or föreskrift as cited when no section is meant. */
  readonly name: string;
  readonly lagrum: Readonly<Partial<Record<LegalTopic, string>>>;
  readonly lagkrav: Readonly<Partial<Record<LegalTopic, Lagkrav>>>;
  readonly limits: readonly StatutoryLimit[];
  readonly beslutValues: readonly string[];
}

const beslutValues = [
  'inte-missforhallande', 'missforhallande', 'pataglig-risk-for-missforhallande', 'allvarligt-missforhallande',
  'pataglig-risk-for-allvarligt-missforhallande',
] as const;

const none = { lagrum: {}, lagkrav: {}, limits: [], beslutValues: [] } as const;

/** The law as dated data. A change of law is a new row here, and the end of the row before it. */
export const ruleSets: readonly RuleSet[] = [
  {
    id: 'sol-2001-lex-sarah', scope: 'lex-sarah', laws: ['sol'], validFrom: '2011-07-01', validTo: '2025-06-30',
    name: 'socialtjänstlagen (2001:453)', lagrum: sol2001Sections, limits: [], beslutValues,
    lagkrav: { report: 'genast', investigate: 'utan-drojsmal', 'notify-ivo': 'snarast' },
  },
  {
    id: 'sol-2025-lex-sarah', scope: 'lex-sarah', laws: ['sol'], validFrom: '2025-07-01',
    name: 'socialtjänstlagen (2025:400)', lagrum: sol2025Sections, limits: [], beslutValues,
    lagkrav: { report: 'genast', investigate: 'genast', 'notify-ivo': 'snarast' },
  },
  {
    id: 'lss-lex-sarah', scope: 'lex-sarah', laws: ['lss'], validFrom: '2011-07-01',
    name: 'lagen (1993:387) om stöd och service till vissa funktionshindrade', lagrum: lssSections, limits: [], beslutValues,
    lagkrav: { report: 'genast', investigate: 'utan-drojsmal', 'notify-ivo': 'snarast' },
  },
  {
    id: 'sol-2025-27-7', scope: 'kommun-anmalan', laws: ['sol'], validFrom: '2026-01-01',
    name: '27 kap. 7 § socialtjänstlagen (2025:400)', ...none,
  },
  {
    // No replacement has been found although the text still cites the old act; the two months are therefore data.
    id: 'sosfs-2011-5', scope: 'foreskrift-lex-sarah', laws: ['sol', 'lss'], validFrom: '2011-07-01',
    name: 'Socialstyrelsens föreskrifter och allmänna råd (SOSFS 2011:5) om lex Sarah', ...none,
    limits: [{ kind: 'DL-IVO-2', unit: 'months', n: 2 }],
  },
  {
    id: 'sosfs-2011-9', scope: 'foreskrift-ledningssystem', laws: ['sol', 'lss'], validFrom: '2012-01-01',
    name: 'Socialstyrelsens föreskrifter och allmänna råd (SOSFS 2011:9) om ledningssystem för systematiskt kvalitetsarbete', ...none,
  },
];

function inForce(rules: RuleSet, scope: RuleSetScope, law: LexSarahLaw, date: LocalDate): boolean {
  const started = rules.validFrom <= date && (rules.validTo === undefined || date <= rules.validTo);
  return started && rules.scope === scope && rules.laws.includes(law);
}

/** Whether the scope has rules on that day: 27:7 is not offered before 2026. */
export function hasRuleSet(scope: RuleSetScope, law: LexSarahLaw, date: LocalDate): boolean {
  return ruleSets.some((rules) => inForce(rules, scope, law, date));
}

/** The one rule set in force on a day. Throws RangeError unless exactly one matches. */
export function resolveRuleSet(scope: RuleSetScope, law: LexSarahLaw, date: LocalDate): RuleSet {
  const [found, ...others] = ruleSets.filter((rules) => inForce(rules, scope, law, date));
  if (found === undefined || others.length > 0) throw new RangeError(`${others.length > 0 ? 'several' : 'no'} rule sets for ${scope} ${law} ${date}`);
  return found;
}

/** The section that a lex Sarah duty rests on that day, or null where that law has none (LSS has no rutiner duty). */
export function citation(topic: LegalTopic, law: LexSarahLaw, date: LocalDate): string | null {
  return resolveRuleSet('lex-sarah', law, date).lagrum[topic] ?? null;
}

export interface Basis {
  readonly lagrum: string | null;
  readonly lagkrav: Lagkrav | null;
}

/** Stricter first: when a case falls under both acts, the stricter word governs. */
const strictness: readonly Lagkrav[] = ['genast', 'snarast', 'utan-drojsmal'];

/** What a duty rests on: every act of the case cited, and the strictest of their words. Without lex Sarah law known, SoL. */
export function basisOf(topic: LegalTopic, laws: readonly string[], date: LocalDate): Basis {
  const sets = lexSarahLaws(laws).map((law) => resolveRuleSet('lex-sarah', law, date));
  const cited = sets.flatMap((rules) => rules.lagrum[topic] ?? []);
  return {
    lagrum: cited.length > 0 ? cited.join(' och ') : null,
    lagkrav: strictness.find((word) => sets.some((rules) => rules.lagkrav[topic] === word)) ?? null,
  };
}

/** The acts of a case that hold lex Sarah; SoL when it is not yet classified or falls under other acts only. */
export function lexSarahLaws(laws: readonly string[]): readonly LexSarahLaw[] {
  const both: readonly LexSarahLaw[] = ['sol', 'lss'];
  const known = both.filter((law) => laws.includes(law));
  return known.length > 0 ? known : ['sol'];
}

/** Ids of the lex Sarah rule sets in force on a day, one per act of the case: stored on every legal act. */
export function ruleSetIdsOf(laws: readonly string[], date: LocalDate): readonly string[] {
  return lexSarahLaws(laws).map((law) => resolveRuleSet('lex-sarah', law, date).id);
}
