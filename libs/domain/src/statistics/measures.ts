import { categories } from '../code-lists/categories.js';
import { labelOf } from '../code-lists/code-list.js';
import type { CaseTypeName } from '../case/case-fields.js';
import { externMeasures } from './extern-facts.js';

/** What the number counts: things, whole days, or a share in percent. */
export type MeasureUnit = 'count' | 'days' | 'percent';

export interface Measure {
  readonly id: string;
  /** The question of domain 11.2 that it answers; drill-down and snapshots name it. */
  readonly query: string;
  /** What a person reads. */
  readonly label: string;
  readonly unit: MeasureUnit;
}

/** Values of `lex-sarah-beslut:<value>`: the five of the law, and what is not decided yet. */
export const beslutMeasureValues = [
  'inte-missforhallande', 'missforhallande', 'pataglig-risk-for-missforhallande', 'allvarligt-missforhallande',
  'pataglig-risk-for-allvarligt-missforhallande', 'under-utredning',
] as const;
export type BeslutMeasureValue = (typeof beslutMeasureValues)[number];

export const beslutLabels: Readonly<Record<BeslutMeasureValue, string>> = {
  'inte-missforhallande': 'Inte ett missförhållande',
  missforhallande: 'Missförhållande',
  'pataglig-risk-for-missforhallande': 'Påtaglig risk för missförhållande',
  'allvarligt-missforhallande': 'Allvarligt missförhållande',
  'pataglig-risk-for-allvarligt-missforhallande': 'Påtaglig risk för allvarligt missförhållande',
  'under-utredning': 'Under utredning',
};

/** from the day received to the day something was done. */
export const durationSteps = ['beslut', 'ivo-anmalan', 'aterkoppling'] as const;
export const durationFigures = ['median', 'p90', 'andel-i-tid'] as const;
const stepLabels = { beslut: 'beslut', 'ivo-anmalan': 'anmälan till IVO', aterkoppling: 'återkoppling' } as const;
const figureLabels = { median: 'median, dagar', p90: 'nio av tio inom, dagar', 'andel-i-tid': 'andel inom målet, procent' } as const;

const beslut = beslutMeasureValues.map((value): Measure => ({
  id: `lex-sarah-beslut:${value}`, query: 'Q-04', label: `Lex Sarah, beslut: ${beslutLabels[value]}`, unit: 'count',
}));

const durations = durationSteps.flatMap((step) =>
  durationFigures.map((figure): Measure => ({
    id: `handlaggningstid:${step}:${figure}`,
    query: 'Q-17',
    label: `Lex Sarah, handläggningstid till ${stepLabels[step]} (${figureLabels[figure]})`,
    unit: figure === 'andel-i-tid' ? 'percent' : 'days',
  })),
);

/** Every measure with a fixed id. Themes come besides, one per case type and category that occurs: `themeMeasure`. */
export const measures: readonly Measure[] = [
  { id: 'lex-sarah-rapporter', query: 'Q-01', label: 'Rapporter enligt lex Sarah', unit: 'count' },
  { id: 'lex-sarah-allvarliga', query: 'Q-02', label: 'Lex Sarah, bedömda som allvarliga', unit: 'count' },
  { id: 'lex-sarah-anmalda-till-ivo', query: 'Q-03', label: 'Lex Sarah, anmälda till IVO', unit: 'count' },
  ...beslut,
  { id: 'synpunkter-klagomal-utforare', query: 'Q-05', label: 'Synpunkter och klagomål på utförare', unit: 'count' },
  { id: 'synpunkter-klagomal-egen-verksamhet', query: 'Q-06', label: 'Synpunkter och klagomål på egen verksamhet', unit: 'count' },
  { id: 'interna-avvikelser', query: 'Q-07', label: 'Interna avvikelser', unit: 'count' },
  { id: 'gemensamma-avvikelser', query: 'Q-08', label: 'Gemensamma avvikelser', unit: 'count' },
  { id: 'rapporteringsfordrojning', query: 'DL-REP-1', label: 'Avvikelser och lex Sarah-rapporter som lämnats mer än en dag efter upptäckten', unit: 'count' },
  { id: 'lex-sarah-information-rapporter', query: 'Q-13', label: 'Utförares information om lex Sarah-rapporter', unit: 'count' },
  { id: 'lex-sarah-information-ivo', query: 'Q-13', label: 'Utförares information om anmälan till IVO', unit: 'count' },
  { id: 'tillsyn-av-annan-myndighet', query: 'Q-15', label: 'Tillsyn av annan myndighet', unit: 'count' },
  ...Object.entries(externMeasures).map(([id, { label }]): Measure => ({ id, query: 'Q-23', label, unit: 'count' })),
  ...durations,
  { id: 'aterkopplingsgrad', query: 'Q-18', label: 'Andel rapportörer och enskilda som fått återkoppling, procent', unit: 'percent' },
];

const caseTypeLabels: Readonly<Record<CaseTypeName, string>> = {
  avvikelse: 'interna avvikelser', synpunkt: 'synpunkter och klagomål', 'lex-sarah': 'lex Sarah',
  'extern-avvikelse': 'externa avvikelser', 'lex-sarah-info': 'information om lex Sarah från utförare',
};

/** how many cases of a type have a category. */
export function themeMeasure(caseType: CaseTypeName, category: string): Measure {
  return {
    id: `tema:${caseType}:${category}`, query: 'Q-09', label: `Tema i ${caseTypeLabels[caseType]}: ${labelOf(categories, category)}`, unit: 'count',
  };
}

/** The measure of an id, themes included; undefined when there is none. */
export function measureOf(id: string): Measure | undefined {
  const fixed = measures.find((one) => one.id === id);
  if (fixed !== undefined) return fixed;
  const [kind, caseType = '', category] = id.split(':');
  return kind === 'tema' && isCaseType(caseType) && category !== undefined ? themeMeasure(caseType, category) : undefined;
}

/** Swedish name of a measure; an unknown id is shown as it is rather than hidden. */
export function measureLabel(id: string): string {
  return measureOf(id)?.label ?? id;
}

/** Measures whose number is imported under a query id ('Q-01') in a historic count. need the id itself. */
export function measuresOfQuery(query: string): readonly Measure[] {
  return measures.filter((one) => one.query === query);
}

/** the egenkontroll compares the lex Sarah-rapporter of a year with the two years before. */
export function egenkontrollYears(year: number): readonly [number, number, number] {
  return [year, year - 1, year - 2];
}

function isCaseType(value: string): value is CaseTypeName {
  return Object.hasOwn(caseTypeLabels, value);
}
