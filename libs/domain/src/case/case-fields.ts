import { z } from 'zod';
import { instant, localDate, uuid } from '../ids.js';
import { narrative, shortText, text } from '../text.js';

/** Pseudonymous id of an account; never a name, never an address. */
export const userId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:|-]{0,127}$/, 'invalid-person');
export const nodeId = uuid;
export const caseId = uuid;
export const reason = text(2_000, 3);

/** When it happened may be known to the instant, to the day, or not at all (domain 4.2). */
export const partialTime = z.union([instant, localDate, z.literal('unknown')]);
export type PartialTime = z.output<typeof partialTime>;

export const caseTypeName = z.enum(['avvikelse', 'synpunkt', 'lex-sarah', 'extern-avvikelse', 'lex-sarah-info']);
export type CaseTypeName = z.output<typeof caseTypeName>;

export const linkKind = z.enum([
  'escalated-to',
  'escalated-from',
  'continued-as',
  'continued-from',
  'joint-with',
  'duplicate-of',
  'follows-up',
  'about-same-event',
]);
export type LinkKind = z.output<typeof linkKind>;

/** Where a case came from, when another case gave birth to it. */
export const origin = z.strictObject({
  caseId,
  caseType: caseTypeName,
  link: z.enum(['escalated-from', 'continued-from', 'about-same-event']),
});

export const laws = z
  .array(z.enum(['sol', 'lss', 'hsl', 'lvu', 'lvm', 'other']))
  .min(1)
  .max(6);

/** Categories of domain 10.1: several may fit, one is the primary. `parent/child` names a level-2 code. */
export const categoryCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/, 'invalid-code')
  .max(120, 'text-too-long');

export const involvedPart = z.enum(['named', 'manager', 'actor']);

/** Who somebody in the case is. The event stores each part sealed with a key of that person's own. */
export const enskildFields = {
  enskildId: uuid,
  name: text(200).optional(),
  personnummer: text(20).optional(),
  contact: text(500).optional(),
  isChild: z.boolean(),
  skyddadePersonuppgifter: z.boolean(),
};

const grade = z.enum(['none', 'minor', 'moderate', 'serious', 'unknown']);
const area = z.enum(['fysiskt', 'psykiskt', 'socialt', 'rattigheter']);

/** Clear part of the consequence card: what is counted and what guards ask for. */
export const konsekvensGrades = z
  .array(z.strictObject({ area, occurred: grade, possible: grade }))
  .min(1)
  .max(4);

export const enskildViewSource = z.enum(['own-words', 'through-vardnadshavare', 'through-god-man', 'not-obtained']);

/** Narrative of the consequence card, typed by people (F-07). */
export const konsekvensTexts = {
  whatHappened: narrative,
  occurredText: narrative.optional(),
  possibleText: narrative.optional(),
  duration: shortText.optional(),
  /** The person's own view in own words, or why it could not be obtained. */
  ownView: narrative.optional(),
  ownViewHow: shortText.optional(),
  whoInformed: shortText.optional(),
  /** What the card asks besides when a child is concerned: protection, schooling, contact with family, how the child was told. */
  childProtection: narrative.optional(),
  childSchool: narrative.optional(),
  childContact: narrative.optional(),
  childTold: narrative.optional(),
  childText: narrative.optional(),
};

export const parallelDuty = z.enum([
  'personuppgiftsincident',
  'orosanmalan',
  'utredning-14-2',
  'polisanmalan',
  'lex-maria',
  'arbetsskada',
  'ej-verkstallt-beslut',
  'ivo-27-7',
  'visselblasning',
  'personnel-matter',
]);
