/** Parts that a person has in one case; all else that a deadline names is a role or a function. */
export const caseParts: readonly string[] = ['utredare', 'beslutsfattare', 'handler', 'owner', 'reviewer', 'second-reader'];

/** Domain 6.3: the owner, the owner's ersättare, and then the line of managers. */
const line = ['enhetschef', 'verksamhetschef', 'socialchef'] as const;
const last = 'lex-sarah-ansvarig';

/** Roles and functions at the unit itself, whose chef is next in line. */
const ofTheUnit: readonly string[] = ['enhetschef', 'klagomalshandlaggare', 'samordnare', 'ersattare'];

/** Who has a part until somebody is appointed. In lex Sarah it is never the chef of the unit that the rapport is about. */
const standIns: Readonly<Record<'lexSarah' | 'other', Readonly<Record<string, string>>>> = {
  lexSarah: { utredare: last, beslutsfattare: last, 'second-reader': last },
  other: { utredare: 'enhetschef', handler: 'klagomalshandlaggare', samordnare: 'enhetschef', owner: 'enhetschef', reviewer: 'enhetschef', ersattare: 'enhetschef' },
};

export interface PathOf {
  readonly lexSarah: boolean;
  /** "Min chef berörs": what would go to the enhetschef goes one level up. */
  readonly chefBerors: boolean;
}

/**
 * The roles that are asked one after another when the one before is nobody, is away without an ersättare, or has jäv.
 * The lex Sarah-ansvarig, and whoever else holds that role, comes last: then a letter that found nobody is shown in health.
 */
export function escalationPath(reference: string, { lexSarah, chefBerors }: PathOf): readonly string[] {
  const standIn = standIns[lexSarah ? 'lexSarah' : 'other'][reference];
  const first = standIn === undefined ? [reference] : [reference, standIn];
  const rest = passesTheUnit(reference, lexSarah) ? line.slice(1) : line;
  const path = [...first, ...rest, last].map((role) => (role === 'enhetschef' && chefBerors ? 'verksamhetschef' : role));
  return [...new Set(path)];
}

/** What concerns lex Sarah, and what was meant for somebody above the enhetschef, never falls back to the unit. */
function passesTheUnit(reference: string, lexSarah: boolean): boolean {
  return lexSarah || !(caseParts.includes(reference) || ofTheUnit.includes(reference));
}
