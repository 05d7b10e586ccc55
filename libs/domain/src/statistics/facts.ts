import type { CaseTypeName } from '../case/case-fields.js';
import { shownAsDelay } from '../policies/reporting-delay.js';
import { externMeasures, type ExternFact } from './extern-facts.js';

/** What statistics knows of a case: codes and days, nothing that says who (domain 11.1). */
export interface CaseFact {
  readonly caseId: string;
  readonly caseType: CaseTypeName;
  /** Local year of receivedAt, whatever year it is decided (CNT-01). */
  readonly year: number;
  readonly ownerUnit: string;
  /** Every enhet of a joint case, the owner included. */
  readonly units: readonly string[];
  readonly kind?: string | null;
  readonly subject?: string | null;
  readonly handedOver: boolean;
  readonly duplicateOf: string | null;
  /** The beslut that stands now. */
  readonly beslut: string | null;
  readonly sentToIvo: boolean;
  readonly categories: readonly string[];
  readonly aterkoppling: 'pending' | 'done' | 'not-possible' | null;
  /** The same for the enskilda of a lex Sarah case together; absent or null where there are none to tell. */
  readonly aterkopplingEnskild?: CaseFact['aterkoppling'];
  /** Days from the discovery to the report (DL-REP-1); absent or null where nobody knows. */
  readonly reportingDelay?: number | null;
  /** Q-23; absent or null for a case that is not between authorities. */
  readonly extern?: ExternFact | null;
}

const allvarliga: readonly (string | null)[] = ['allvarligt-missforhallande', 'pataglig-risk-for-allvarligt-missforhallande'];

type Belongs = (fact: CaseFact, all: ReadonlyMap<string, CaseFact>) => boolean;

/** CNT-04: a case handed over to another operator was received, but is no rapport within the own operation. */
const isRapport: Belongs = (fact) => fact.caseType === 'lex-sarah' && !fact.handedOver;

const isComplaintAbout = (subject: string): Belongs => (fact) =>
  fact.caseType === 'synpunkt' && fact.subject === subject && (fact.kind === 'synpunkt' || fact.kind === 'klagomal');

/** A duplicate takes the beslut of its master. */
function beslutOf(fact: CaseFact, all: ReadonlyMap<string, CaseFact>): string {
  const master = fact.duplicateOf === null ? undefined : all.get(fact.duplicateOf);
  return (master ?? fact).beslut ?? 'under-utredning';
}

const fixed: Readonly<Record<string, Belongs>> = {
  'lex-sarah-rapporter': isRapport,
  'lex-sarah-allvarliga': (fact, all) => isRapport(fact, all) && allvarliga.includes(beslutOf(fact, all)),
  'lex-sarah-anmalda-till-ivo': (fact, all) => isRapport(fact, all) && fact.sentToIvo,
  'synpunkter-klagomal-utforare': isComplaintAbout('utforare'),
  'synpunkter-klagomal-egen-verksamhet': isComplaintAbout('myndighet'),
  'interna-avvikelser': (fact) => fact.caseType === 'avvikelse',
  'gemensamma-avvikelser': (fact) => fact.caseType === 'avvikelse' && fact.units.length > 1,
  rapporteringsfordrojning: (fact, all) => (fact.caseType === 'avvikelse' || isRapport(fact, all)) && (fact.reportingDelay ?? 0) > shownAsDelay,
  'lex-sarah-information-rapporter': (fact) => fact.caseType === 'lex-sarah-info' && fact.kind === 'rapport',
  'lex-sarah-information-ivo': (fact) => fact.caseType === 'lex-sarah-info' && fact.kind === 'ivo-anmalan',
  ...Object.fromEntries(
    Object.entries(externMeasures).map(([id, { counts }]): [string, Belongs] => [id, ({ extern }) => extern !== null && extern !== undefined && counts(extern)]),
  ),
};

function belongsTo(measure: string): Belongs | undefined {
  if (Object.hasOwn(fixed, measure)) return fixed[measure];
  const [kind, first, second] = measure.split(':');
  if (kind === 'lex-sarah-beslut') return (fact, all) => isRapport(fact, all) && beslutOf(fact, all) === first;
  if (kind === 'tema') return (fact, all) => fact.caseType === first && second !== undefined && fact.categories.includes(second) && (first !== 'lex-sarah' || isRapport(fact, all));
  return undefined;
}

/**
 * The cases behind a counted measure: the definition that every other way of counting must agree with.
 * A unit sees each joint case it takes part in; without a unit every case is there once (CNT-03). Complaints belong to their owner alone.
 */
export function casesOf(facts: readonly CaseFact[], measure: string, year: number, unit: string | null): readonly CaseFact[] {
  const belongs = belongsTo(measure);
  if (belongs === undefined) return [];
  const all = new Map(facts.map((fact) => [fact.caseId, fact]));
  const isOfUnit = (fact: CaseFact) =>
    unit === null || (fact.caseType === 'synpunkt' ? fact.ownerUnit === unit : fact.units.includes(unit));
  return [...all.values()].filter((fact) => fact.year === year && isOfUnit(fact) && belongs(fact, all));
}

export function countOf(facts: readonly CaseFact[], measure: string, year: number, unit: string | null): number {
  return casesOf(facts, measure, year, unit).length;
}

/** how many of those who can be told have been told, who reported and whom it is about. */
export function feedbackOf(facts: readonly CaseFact[], year: number, unit: string | null): { readonly done: number; readonly due: number } {
  const counted = facts.filter((fact) => fact.year === year && (unit === null || fact.units.includes(unit)));
  const told = counted.flatMap(({ aterkoppling, aterkopplingEnskild = null }) => [aterkoppling, aterkopplingEnskild]).filter((state) => state !== null);
  return {
    done: told.filter((state) => state === 'done').length,
    due: told.filter((state) => state !== 'not-possible').length,
  };
}
