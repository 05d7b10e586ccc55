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

const codes = (list: readonly { readonly code: string; readonly detail?: string | null | undefined }[] | undefined) => (list ?? []).map((one) => (one.detail === undefined || one.detail === null ? one.code : `${one.code}/${one.detail}`));

type Of<T extends Subject['type']> = Extract<Subject, { type: T }>;
type Said = Omit<DutyFacts, 'child'>;

function ofAvvikelse({ view }: Of<'avvikelse'>): Said {
  const last = view.bedomningar.at(-1);
  return { categories: codes(last?.categories), laws: last?.laws ?? view.report.laws ?? [], someoneInDanger: view.report.someoneInDanger, utforare: false };
}

function ofSynpunkt({ view: { report, classifications } }: Of<'synpunkt'>): Said {
  return { categories: codes(classifications.at(-1)?.categories), laws: [], someoneInDanger: report.someoneInDanger ?? false, utforare: report.subject === 'utforare' };
}

function ofLexSarah({ view: { classification, rapport } }: Of<'lex-sarah'>): Said {
  return { categories: codes(classification?.categories), laws: classification?.laws ?? rapport?.laws ?? [], someoneInDanger: rapport?.someoneInDanger === 'yes', utforare: false };
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
