import { z } from 'zod';
import { enskildFields, laws, nodeId, origin, partialTime, userId } from '../case/case-fields.js';
import { noteFields } from '../case/documentation.js';
import { escalationFields } from '../case/escalation.js';
import { cause, causeArea } from '../code-lists/causes.js';
import { categoryChoices } from '../code-lists/category-choice.js';
import { insatstyp } from '../code-lists/insatstyper.js';
import { process } from '../code-lists/processes.js';
import { qualityArea } from '../code-lists/quality-areas.js';
import { risk } from '../code-lists/risk-matrix.js';
import { instant, uuid } from '../ids.js';
import { severityGuide } from '../policies/severity-guide.js';
import { narrative, shortText, text } from '../text.js';

export const affected = z.enum(['enskild', 'group', 'verksamhet']);
export const answer = z.enum(['yes', 'no', 'unsure']);
export type Answer = z.output<typeof answer>;

/** AV-01: five short answers are enough to report; all else may be said. */
export const report = z
  .strictObject({
    nodeId,
    whatHappened: narrative,
    discoveredAt: instant,
    affects: z.array(affected).min(1, 'affects-required').max(3),
    omedelbarAtgardTaken: z.boolean(),
    /** What was done at once, when something was. */
    omedelbarAtgard: narrative.optional(),
    anonymous: z.boolean().optional(),
    /** "Är någon i fara nu?" */
    someoneInDanger: z.boolean().optional(),
    /** "Min chef berörs": the line of the unit is passed by. */
    chefBerors: z.boolean().optional(),
    occurredFrom: partialTime.optional(),
    occurredTo: partialTime.optional(),
    reportedAt: instant.optional(),
    /** Stated when the report reached the operator earlier than it is written here (a paper, a call). */
    receivedAt: instant.optional(),
    place: shortText.optional(),
    insatstyp: insatstyp.optional(),
    laws: laws.optional(),
    enskilda: z.array(z.strictObject(enskildFields)).max(20, 'too-many').optional(),
    howDiscovered: narrative.optional(),
    possibleKonsekvens: narrative.optional(),
    reporterProposal: narrative.optional(),
    colleagueAlreadyReported: z.boolean().optional(),
    /** The colleague for whom a chef or the lex Sarah-ansvarig writes it down; the system names one when a case continues as an avvikelse. */
    reporterId: userId.optional(),
    /** Somebody without an account told it: whoever writes it down has received it, and is told what comes of it. */
    reporterName: text(200).optional(),
    reporterBefattning: text(200).optional(),
    reporterContact: text(500).optional(),
    origin: origin.optional(),
  })
  .refine((said) => !said.omedelbarAtgardTaken || said.omedelbarAtgard !== undefined, { error: 'text-required', path: ['omedelbarAtgard'] });

export const omedelbarAtgard = z.strictObject({
  outcome: z.enum(['taken', 'not-needed']),
  /** What was done, or why nothing was needed. */
  description: narrative,
  takenAt: instant.optional(),
});

/** AV-02: the lex Sarah question cannot be left out. */
export const bedomning = z.strictObject({
  laws,
  categories: categoryChoices,
  risk,
  lexSarahQuestion: answer,
  /** F-08, beside the question. */
  severityGuide: severityGuide.optional(),
  motivering: narrative.optional(),
  qualityArea: qualityArea.optional(),
  process: process.optional(),
  insatstyp: insatstyp.optional(),
  /** Enheter that take part, when the avvikelse is joint. */
  enheter: z.array(nodeId).max(20, 'too-many').optional(),
});

export const escalation = z.strictObject(escalationFields);

export const answerQuestion = z
  .strictObject({
    /** Osäker is no answer from the lex Sarah-ansvarig. */
    answer: z.enum(['yes', 'no']),
    motivering: narrative,
    /** The lex Sarah case that her Ja escalates to, and the text of its rapport. */
    lexSarahId: uuid.optional(),
    whatHappened: narrative.optional(),
    someoneInDanger: escalationFields.someoneInDanger,
  })
  .refine((said) => said.answer === 'no' || said.lexSarahId !== undefined, { error: 'required', path: ['lexSarahId'] })
  .refine((said) => said.answer === 'no' || said.whatHappened !== undefined, { error: 'text-required', path: ['whatHappened'] });

/** One entry of the utredning. A part that is given replaces what was said before; the older entry stays in the record. */
export const utredningEntry = z
  .strictObject({
    ...noteFields,
    courseOfEvents: narrative.optional(),
    causes: z.array(z.strictObject({ code: cause, area: causeArea, text: narrative.optional() })).max(20, 'too-many').optional(),
    /** "Orsak kunde inte fastställas", and why. */
    causeUndetermined: narrative.optional(),
    similarCaseIds: z.array(uuid).max(50, 'too-many').optional(),
  })
  .refine((said) => [said.courseOfEvents, said.causes, said.causeUndetermined, said.similarCaseIds].some((part) => part !== undefined), 'nothing-said');
