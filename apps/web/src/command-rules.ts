import { sectionsOf, type Subject } from './case.js';
import type { Values } from './command-start.js';
import { newId } from './ids.js';

type Rule = (values: Values, subject: Subject) => boolean;

const saidYes: Rule = (values) => values.answer === 'yes';
const concernsChild: Rule = (_, subject) => subject.type === 'synpunkt' && subject.view.concernsChild;
const isChildCard: Rule = (values, subject) => sectionsOf(subject)?.enskilda.find((one) => one.enskildId === values.enskildId)?.isChild === true;
const newRapport = { lexSarahId: saidYes, whatHappened: saidYes, someoneInDanger: saidYes };
const somebodyElse: Record<string, Rule> = { name: (values) => values.personId === 'new' };
const card: Record<string, Rule> = { childText: isChildCard, childProtection: isChildCard, childSchool: isChildCard, childContact: isChildCard, childTold: isChildCard };
const failedEffect = (subject: Subject) => subject.type === 'atgard' && subject.view.effect === 'not-achieved';
const hasOlderVersions: Rule = (_, subject) => subject.type === 'lex-sarah' && (subject.view.ivo.prepared?.versions.length ?? 0) > 1;
const needsText: Rule = (values) => values.type !== 'personalarende';

const underDuty: Rule = (values) => values.disclosureGround === 'uppgiftsskyldighet';
const hasFiles: Rule = (_, subject) => sectionsOf(subject)?.attachments.some((one) => one.withdrawn === null) === true;
const filesGoAlong: Rule = ({ enclosures }) => Array.isArray(enclosures) && enclosures.length > 0;
const wasHeld: Rule = (values) => values.held === true;
const wasNotHeld: Rule = (values) => values.held === false;
const withoutAnswer: Rule = (_, subject) => subject.type === 'extern-avvikelse' && subject.view.direction === 'out' && subject.view.answers.length === 0;
const isIncident: Rule = (values) => values.duty === 'personuppgiftsincident';
const saidNeeded: Rule = (values) => values.needed === true;
const duty: Record<string, Rule> = {
  done: saidNeeded,
  knownAt: (values, subject) => isIncident(values, subject) && saidNeeded(values, subject),
  doneAt: (values) => values.done === true,
  reference: saidNeeded,
};

/** Fields that are asked for only after another answer. What is not asked for is not sent. */
const rules: Record<string, Record<string, Rule>> = {
  AnswerAvvikelseLexSarahQuestion: newRapport,
  RecordSynpunktMissforhallandeBedomning: newRapport,
  ClassifySynpunkt: { utforareId: (values) => values.subject === 'utforare' },
  ContinueSynpunktAsAvvikelse: { omedelbarAtgard: (values) => values.omedelbarAtgardTaken === true },
  AnswerSynpunkt: { childAdapted: concernsChild, childHeard: concernsChild, childHeardNote: concernsChild, childAnswer: concernsChild },
  AddAvvikelseInvolvedStaff: somebodyElse, AddSynpunktInvolvedStaff: somebodyElse, AddLexSarahInvolvedStaff: somebodyElse,
  RecordAvvikelseKonsekvens: card, RecordSynpunktKonsekvens: card, RecordLexSarahKonsekvens: card,
  ProposeAtgard: { what: needsText, aim: needsText, comesFrom: (values) => Boolean(values.riskIds ?? values.granskningIds) },
  CloseAtgard: { replacedBy: (values, subject) => failedEffect(subject) && values.riskId === undefined, riskText: (values) => values.riskId !== undefined },
  ClearExternAvvikelse: { dutyLagrum: underDuty, enclosures: hasFiles },
  AnswerExternAvvikelse: { dutyLagrum: underDuty, enclosures: hasFiles, enclosuresRead: filesGoAlong },
  RecordExternAvvikelseAnswer: { missing: (values) => values.sufficient === false },
  RecordExternAvvikelseMeeting: { heldAt: wasHeld, outcome: wasHeld, notHeldBecause: wasNotHeld, plannedMeetingDate: wasNotHeld },
  RegisterLexSarahInfoOwnShare: { omedelbarAtgard: (values) => values.omedelbarAtgardTaken === true },
  RegisterExternAvvikelseOwnShare: { omedelbarAtgard: (values) => values.omedelbarAtgardTaken === true },
  CloseExternAvvikelse: { reason: withoutAnswer, liftTo: withoutAnswer, liftNote: (values) => values.liftTo !== undefined },
  ConfirmAvvikelseParallelDuty: duty, ConfirmSynpunktParallelDuty: duty, ConfirmLexSarahParallelDuty: duty,
  RecordAvvikelseOmedelbarAtgard: { takenAt: (values) => values.outcome === 'taken' },
  ReviseLexSarahBeslut: { secondReading: (values) => !values.secondReadingWaived },
  RecordLexSarahUtredningPart: { similarCaseIds: (values) => values.part === 'tidigare-handelser', causes: (values) => values.part === 'orsaker' },
  PrepareLexSarahIvoAnmalan: { protectedConfirmed: (_, subject) => sectionsOf(subject)?.enskilda.some((one) => one.skyddadePersonuppgifter) === true },
  RecordLexSarahIvoAnmalan: { utredningVersion: (values) => values.utredningAttached === true, preparedVersion: hasOlderVersions },
};

export function isAsked(command: string, field: string, values: Values, subject: Subject): boolean {
  return rules[command]?.[field]?.(values, subject) ?? true;
}

const always: Rule = () => true;
const toBeTold: Rule = (_, subject) => subject.type === 'lex-sarah-info' && !['none', 'request-utredning'].includes(subject.view.reviews.at(-1)?.action ?? 'none');

/** Fields that the schema lets pass empty, and that must be answered once they are asked for: never folded away as voluntary. */
const needed: Record<string, Record<string, Rule>> = {
  ClearExternAvvikelse: { dutyLagrum: always },
  AnswerExternAvvikelse: { dutyLagrum: always, enclosuresRead: always },
  RecordExternAvvikelseAnswer: { missing: always },
  RecordExternAvvikelseMeeting: { heldAt: always, outcome: always, notHeldBecause: always },
  RegisterExternAvvikelseOwnShare: { omedelbarAtgard: always }, RegisterLexSarahInfoOwnShare: { omedelbarAtgard: always },
  CloseExternAvvikelse: { reason: always, liftTo: always, liftNote: always },
  ReviewLexSarahInfo: { seriousDeficiencies: always },
  CloseLexSarahInfo: { carriedOutAt: toBeTold, summary: toBeTold },
};

export function isNeeded(command: string, field: string, values: Values, subject: Subject): boolean {
  return needed[command]?.[field]?.(values, subject) ?? false;
}

/** Lists that may be left empty are not sent empty: the schemas want none, or at least one. */
const emptyMeansNone = new Set(['enheter', 'categories', 'causes', 'similarCaseIds', 'laws', 'affects']);

function isNothing(name: string, value: unknown): boolean {
  return Array.isArray(value) && value.length === 0 && emptyMeansNone.has(name);
}

/** What is sent: the answers that were asked for, numbers as numbers, and an id for somebody without an account. */
export function payloadOf(command: string, values: Values, subject: Subject): Values {
  const asked = Object.entries(values).filter(([name, value]) => isAsked(command, name, values, subject) && !isNothing(name, value));
  return Object.fromEntries(asked.map(([name, value]) => [name, name === 'personId' && value === 'new' ? newId() : value]));
}
