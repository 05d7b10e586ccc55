import { categoryCodes } from '#domain/code-lists/category-choice.js';
import { dutiesOn, dutyLagrum, suggestedDuties, type Duty, type DutyFacts } from '#domain/policies/duties.js';
import { sectionsOf, type Subject } from './case.js';
import { operatorKind } from './operator.js';
import { localDay } from './time.js';

export interface DutyRow {
  readonly duty: Duty;
  readonly lagrum: string | null;
  readonly suggested: boolean;
  readonly answer: 'not-needed' | 'needed' | 'done' | 'unanswered';
  readonly last: { readonly at: string; readonly by: string | null; readonly reason: string | null; readonly reference: string | null; readonly knownAt: string | null; readonly doneAt: string | null } | null;
  readonly holdsClosing: boolean;
}

type Of<T extends Subject['type']> = Extract<Subject, { type: T }>;
type Said = Omit<DutyFacts, 'child'>;

function ofAvvikelse({ view }: Of<'avvikelse'>): Said {
  const last = view.bedomningar.at(-1);
  return { categories: categoryCodes(last?.categories), laws: last?.laws ?? view.report.laws ?? [], someoneInDanger: view.report.someoneInDanger, utforare: false };
}

function ofSynpunkt({ view: { report, classifications } }: Of<'synpunkt'>): Said {
  const laws = classifications.findLast((one) => one.laws !== undefined)?.laws ?? [];
  const last = classifications.at(-1);
  return { categories: categoryCodes(last?.categories), laws, someoneInDanger: report.someoneInDanger ?? false, utforare: (last ?? report).subject === 'utforare' };
}

function ofLexSarah({ view: { classification, rapport } }: Of<'lex-sarah'>): Said {
  return { categories: categoryCodes(classification?.categories), laws: classification?.laws ?? rapport?.laws ?? [], someoneInDanger: rapport?.someoneInDanger === 'yes', utforare: false };
}

function saidIn(subject: Extract<Subject, { type: 'avvikelse' | 'synpunkt' | 'lex-sarah' }>): Said {
  switch (subject.type) {
    case 'avvikelse': return ofAvvikelse(subject);
    case 'synpunkt': return ofSynpunkt(subject);
    case 'lex-sarah': return ofLexSarah(subject);
  }
}

/** What the case says that may mean a duty; the server has the same rules. */
function factsOf(subject: Extract<Subject, { type: 'avvikelse' | 'synpunkt' | 'lex-sarah' }>): DutyFacts {
  return { ...saidIn(subject), child: subject.view.sections.enskilda.some((one) => one.isChild) || (subject.type === 'synpunkt' && subject.view.concernsChild) };
}

/** Every duty that is asked today, with the answer that stands; what the case suggests comes first. */
export function dutyRows(subject: Subject): DutyRow[] {
  const sections = sectionsOf(subject);
  if (subject.type === 'atgard' || subject.type === 'extern-avvikelse' || subject.type === 'lex-sarah-info' || sections === null) return [];
  const today = localDay();
  const suggested = suggestedDuties(factsOf(subject), today);
  const rows = dutiesOn(today, operatorKind.value).map((rule): DutyRow => {
    const last = sections.parallelDuties.findLast((one) => one.duty === rule.duty) ?? null;
    const answer = last === null ? 'unanswered' : last.done ? 'done' : last.needed ? 'needed' : 'not-needed';
    return { duty: rule.duty, lagrum: dutyLagrum(rule, today, operatorKind.value), suggested: suggested.includes(rule.duty), answer, last, holdsClosing: rule.holdsClosing };
  });
  const rank = (row: DutyRow) => (row.answer === 'needed' ? 0 : row.answer === 'unanswered' && row.suggested ? 1 : row.answer === 'unanswered' ? 2 : 3);
  return rows.sort((a, b) => rank(a) - rank(b));
}
