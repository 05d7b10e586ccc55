import type { CaseAnswer, AtgardAnswer } from '#domain/answers/case.js';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import type { CaseSections } from '#domain/case/case-sections.js';
import type { ExternAvvikelseView } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import type { LexSarahInfoView } from '#domain/lex-sarah-info/lex-sarah-info.view.js';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import type { SynpunktView } from '#domain/synpunkt/synpunkt.view.js';
import type { StreamType } from './api.js';

/** What a form of the page needs to know about the case it belongs to. */
export type Subject =
  | { readonly type: 'avvikelse'; readonly answer: CaseAnswer; readonly view: AvvikelseView }
  | { readonly type: 'synpunkt'; readonly answer: CaseAnswer; readonly view: SynpunktView }
  | { readonly type: 'lex-sarah'; readonly answer: CaseAnswer; readonly view: LexSarahView }
  | { readonly type: 'extern-avvikelse'; readonly answer: CaseAnswer; readonly view: ExternAvvikelseView }
  | { readonly type: 'lex-sarah-info'; readonly answer: CaseAnswer; readonly view: LexSarahInfoView }
  | { readonly type: 'atgard'; readonly answer: AtgardAnswer; readonly view: AtgardAnswer['view'] };

export function subjectOf(answer: CaseAnswer): Subject {
  if (answer.caseType === 'avvikelse') return { type: 'avvikelse', answer, view: answer.view };
  if (answer.caseType === 'synpunkt') return { type: 'synpunkt', answer, view: answer.view };
  if (answer.caseType === 'extern-avvikelse') return { type: 'extern-avvikelse', answer, view: answer.view };
  if (answer.caseType === 'lex-sarah-info') return { type: 'lex-sarah-info', answer, view: answer.view };
  return { type: 'lex-sarah', answer, view: answer.view };
}

export function sectionsOf(subject: Subject): CaseSections | null {
  return subject.type === 'atgard' ? null : subject.view.sections;
}

export function typeOf(subject: Subject): StreamType {
  return subject.type;
}

/** What the one who told is called: staff report, everybody else sends. */
export function senderOf(subject: Subject): 'Avsändaren' | 'Rapportören' {
  return subject.type === 'synpunkt' ? 'Avsändaren' : 'Rapportören';
}

/** The name of somebody the case mentions, as far as the reader may see it. */
export function personName(answer: { readonly people: CaseAnswer['people']; readonly caseType?: string }, userId: string | null): string {
  if (userId === null) return 'Inte utsedd';
  if (userId.startsWith('system')) return 'Klarsyn';
  if (userId === 'anonym') return answer.caseType === 'avvikelse' ? 'Rapportören' : 'Avsändaren';
  return answer.people.find((person) => person.userId === userId)?.name ?? 'Visas inte';
}

/** What the case is about, to begin a new case from. */
export function storyOf(subject: Subject): string | null {
  if (subject.type === 'avvikelse') return subject.view.report.whatHappened;
  if (subject.type === 'synpunkt') return subject.view.report.text;
  if (subject.type === 'extern-avvikelse') return subject.view.letter.description;
  if (subject.type === 'lex-sarah-info') return subject.view.information.summary;
  return subject.type === 'lex-sarah' ? (subject.view.rapport?.whatHappened ?? null) : null;
}
