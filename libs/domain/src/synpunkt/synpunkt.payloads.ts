import { z } from 'zod';
import { enskildFields, laws, nodeId, partialTime, reason } from '../case/case-fields.js';
import { noteFields } from '../case/documentation.js';
import { escalationFields } from '../case/escalation.js';
import { categoryChoices } from '../code-lists/category-choice.js';
import { answerChannel, channel } from '../code-lists/channels.js';
import { insatstyp } from '../code-lists/insatstyper.js';
import { ageGroup, sex } from '../code-lists/persons.js';
import { process } from '../code-lists/processes.js';
import { qualityArea } from '../code-lists/quality-areas.js';
import { senderKind, senderRole, synpunktArea, synpunktKind, synpunktSubject } from '../code-lists/synpunkt-lists.js';
import { instant, localDate, uuid } from '../ids.js';
import { narrative, shortText, text } from '../text.js';

export const synpunktForm = z.enum(['full', 'child', 'easy-read', 'light']);

/** SY-02: a text and where it is meant for are enough. */
export const synpunktReport = z.strictObject({
  nodeId,
  text: narrative,
  form: synpunktForm,
  /** SY-01: nothing about the sender is kept, also when it was typed. */
  anonymous: z.boolean().optional(),
  sender: z.strictObject({ name: text(200).optional(), contact: text(500).optional() }).optional(),
  senderKind: senderKind.optional(),
  senderRole: senderRole.optional(),
  area: synpunktArea.optional(),
  subject: synpunktSubject.optional(),
  utforareId: uuid.optional(),
  channelIn: channel.optional(),
  isChild: z.boolean().optional(),
  /** "Är någon i fara nu?" */
  someoneInDanger: z.boolean().optional(),
  language: shortText.optional(),
  interpreterNeeded: z.boolean().optional(),
  wantsAnswer: z.boolean().optional(),
  occurredFrom: partialTime.optional(),
  occurredTo: partialTime.optional(),
  receivedAt: instant.optional(),
  sex: sex.optional(),
  ageGroup: ageGroup.optional(),
  insatstyp: insatstyp.optional(),
  enskilda: z.array(z.strictObject(enskildFields)).max(20, 'too-many').optional(),
  /** What was done at once, for the light form. */
  measure: narrative.optional(),
});

export const classification = z
  .strictObject({
    kind: synpunktKind,
    subject: synpunktSubject,
    area: synpunktArea.optional(),
    categories: categoryChoices.optional(),
    utforareId: uuid.optional(),
    sex: sex.optional(),
    ageGroup: ageGroup.optional(),
    isChild: z.boolean().optional(),
    /** SY-07: it is really an appeal of a decision about an individual. */
    isOverklagande: z.boolean().optional(),
    laws: laws.optional(),
    process: process.optional(),
    qualityArea: qualityArea.optional(),
    insatstyp: insatstyp.optional(),
  })
  .refine(({ kind, categories }) => kind === 'praise' || kind === 'question' || categories !== undefined, {
    error: 'category-required',
    path: ['categories'],
  })
  .refine(({ subject, utforareId }) => subject === 'utforare' || utforareId === undefined, { error: 'not-about-utforare', path: ['utforareId'] });

/** SY-03: a Ja may name the new lex Sarah case at once; else it is escalated before the answer. */
export const missforhallandeBedomning = z
  .strictObject({
    answer: z.enum(['yes', 'no', 'unsure']),
    motivering: narrative.optional(),
    lexSarahId: uuid.optional(),
    whatHappened: narrative.optional(),
    someoneInDanger: escalationFields.someoneInDanger,
  })
  .refine(({ answer, lexSarahId }) => answer === 'yes' || lexSarahId === undefined, { error: 'not-a-yes', path: ['lexSarahId'] })
  .refine(({ lexSarahId, whatHappened }) => lexSarahId === undefined || whatHappened !== undefined, { error: 'text-required', path: ['whatHappened'] });

/** In the words of the handler, who reports in own right (SY-03). */
export const synpunktEscalation = z.strictObject(escalationFields);

export const continuation = z
  .strictObject({
    avvikelseId: uuid,
    whatHappened: narrative,
    nodeId: nodeId.optional(),
    discoveredAt: instant.optional(),
    affects: z.array(z.enum(['enskild', 'group', 'verksamhet'])).min(1, 'affects-required').max(3),
    omedelbarAtgardTaken: z.boolean(),
    omedelbarAtgard: narrative.optional(),
  })
  .refine((said) => !said.omedelbarAtgardTaken || said.omedelbarAtgard !== undefined, { error: 'text-required', path: ['omedelbarAtgard'] });

export const yttrandeRequest = z.strictObject({ utforareId: uuid, dueDate: localDate, questions: narrative });

export const vardnadshavareContact = z.strictObject({ allowed: z.boolean(), reason });

export const synpunktUtredning = z.strictObject({
  ...noteFields,
  text: narrative,
});

export const synpunktAnswer = z.strictObject({
  summary: narrative,
  whatChanged: narrative.optional(),
  channel: answerChannel,
  to: z.enum(['sender', 'enskild', 'vardnadshavare']),
  /** The answer once more in words for the child, who reads it in place of the other when it is the child that wrote to us. */
  childAnswer: narrative.optional(),
  /** SY-05, asked when a child is concerned. */
  childAdapted: z.boolean().optional(),
  childHeard: z.boolean().optional(),
  childHeardNote: narrative.optional(),
});
