import { sectionsOf, type Subject } from './case.js';
import { userId } from './session.js';

type Test = (subject: Subject) => boolean;

const onHold: Test = (subject) => sectionsOf(subject)?.legalHold === true;
const notOnHold: Test = (subject) => !onHold(subject);
const hasPeople: Test = (subject) => (sectionsOf(subject)?.enskilda.length ?? 0) > 0;
const assessed: Test = (subject) => subject.type === 'avvikelse' && subject.view.bedomningar.length > 0;
const secondPerson: Test = (subject) => subject.type === 'avvikelse' && subject.view.lexSarahQuestion.open && subject.view.lexSarahQuestion.needsSecondPerson;
const oral: Test = (subject) => subject.type === 'lex-sarah' && subject.view.rapport?.form === 'muntlig';
const written: Test = (subject) => subject.type === 'lex-sarah' && subject.view.muntlig.texts.length > 0;
const published: Test = (subject) => subject.type === 'lex-sarah' && subject.view.precedent !== null;
const hasUtredare: Test = (subject) => subject.type === 'lex-sarah' && subject.view.people.utredare !== null;

/** ATG-03: the effect is judged by somebody else than who answered for carrying the åtgärd out. */
export const mayJudgeEffect: Test = (subject) => subject.type !== 'atgard' || subject.view.carriedOutBy !== userId.value;

/** A file that nobody has looked through, or one looked through that has been taken away since. */
function hasUnlookedFile({ cleared, sections }: Extract<Subject, { type: 'extern-avvikelse' }>['view']): boolean {
  const covered = cleared?.enclosures ?? [];
  const here = sections.attachments.filter((one) => one.withdrawn === null && one.scan !== 'infected');
  return covered.some((one) => one.change !== null) || here.some((file) => !covered.some(({ id }) => id === file.attachmentId));
}

/** Allowed commands that would mean nothing now: not offered, so that the choices are those that matter. */
const tests: Record<string, Test> = {
  LiftLexSarahInfoLegalHold: onHold, PlaceLexSarahInfoLegalHold: notOnHold,
  RegisterLexSarahInfoOwnShare: (subject) => subject.type === 'lex-sarah-info' && subject.view.ownCaseId === null,
  EscalateLexSarahInfo: (subject) => subject.type === 'lex-sarah-info' && subject.view.escalatedTo === null,
  LiftExternAvvikelseLegalHold: onHold, PlaceExternAvvikelseLegalHold: notOnHold,
  ClearExternAvvikelse: (subject) => subject.type === 'extern-avvikelse' && (subject.view.cleared === null || hasUnlookedFile(subject.view)),
  MarkExternAvvikelseUnanswered: (subject) => subject.type === 'extern-avvikelse' && subject.view.deadlines.some((one) => one.kind === 'DL-EX-2' && one.state === 'missed'),
  RecordExternAvvikelseMeeting: (subject) => subject.type === 'extern-avvikelse' && subject.view.raised.length > 0 && !subject.view.meetings.some((one) => one.held),
  CloseExternAvvikelse: (subject) => subject.type === 'extern-avvikelse' && (subject.view.direction === 'in' || subject.view.status !== 'answered'),
  RegisterExternAvvikelseOwnShare: (subject) => subject.type === 'extern-avvikelse' && subject.view.ownCaseId === null,
  LiftAvvikelseLegalHold: onHold, LiftSynpunktLegalHold: onHold, LiftLexSarahLegalHold: onHold,
  PlaceAvvikelseLegalHold: notOnHold, PlaceSynpunktLegalHold: notOnHold, PlaceLexSarahLegalHold: notOnHold,
  RecordAvvikelseKonsekvens: hasPeople, RecordSynpunktKonsekvens: hasPeople, RecordLexSarahKonsekvens: hasPeople,
  AnswerAvvikelseLexSarahQuestion: assessed, ConfirmAvvikelseLexSarahNo: secondPerson,
  RecordLexSarahMuntligRapport: oral, ConfirmLexSarahMuntligRapport: written,
  WithdrawLexSarahPrecedent: published, PublishLexSarahPrecedent: (subject) => !published(subject),
  AssignLexSarahUtredare: (subject) => !hasUtredare(subject), ReplaceLexSarahUtredare: hasUtredare,
  ReviewAtgardEffect: mayJudgeEffect,
  StartSynpunktUppfoljning: (subject) => subject.type === 'synpunkt' && subject.view.answers.length > 0,
};

export function relevantActions(subject: Subject): string[] {
  return subject.answer.actions.filter((command) => tests[command]?.(subject) ?? true);
}
