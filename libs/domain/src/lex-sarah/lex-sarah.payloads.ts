import { z } from 'zod';
import { noteFields } from '../case/documentation.js';
import { enskildFields, involvedPart, nodeId, origin, partialTime, reason, userId } from '../case/case-fields.js';
import { categoryChoices } from '../code-lists/category-choice.js';
import { cause, causeArea } from '../code-lists/causes.js';
import { insatstyp } from '../code-lists/insatstyper.js';
import { ageGroup, sex } from '../code-lists/persons.js';
import { process } from '../code-lists/processes.js';
import { qualityArea } from '../code-lists/quality-areas.js';
import { instant, localDate, uuid } from '../ids.js';
import { severityGuide } from '../policies/severity-guide.js';
import { code, narrative, shortText, text } from '../text.js';
import { lexSarahBeslutValues, utredningParts } from './lex-sarah.status.js';

export const laws = z
  .array(z.enum(['sol', 'lss']))
  .min(1, 'laws-required')
  .max(2);
export const answer = z.enum(['yes', 'no', 'unsure']);
export const beslutValue = z.enum(lexSarahBeslutValues);
/** What the reporter is to the operation (LS-01): a private person is no lex Sarah reporter and files a synpunkt. */
export const reporterKind = z.enum([
  'employee',
  'contractor',
  'trainee',
  'labour-market-programme',
  'uppdragstagare',
  'volunteer',
]);
export const informedChannel = z.enum(['meeting', 'phone', 'letter', 'secure-message', 'in-app']);

const involved = z.strictObject({ personId: userId, part: involvedPart, name: text(200).optional() });

/** LS-02: what, unit and reporter are enough; nothing else may stop a rapport. */
export const rapport = z.strictObject({
  nodeId,
  whatHappened: narrative,
  form: z.enum(['skriftlig', 'muntlig']).default('skriftlig'),
  occurredFrom: partialTime.optional(),
  occurredTo: partialTime.optional(),
  discoveredAt: partialTime.optional(),
  reportedAt: instant.optional(),
  receivedAt: instant.optional(),
  place: shortText.optional(),
  howDiscovered: narrative.optional(),
  konsekvens: narrative.optional(),
  someoneInDanger: answer.optional(),
  doneSoFar: narrative.optional(),
  othersWhoKnow: narrative.optional(),
  enskilda: z.array(z.strictObject(enskildFields)).max(20, 'too-many').optional(),
  involvedStaff: z.array(involved).max(20, 'too-many').optional(),
  /** "Min chef berörs": the line of the unit is passed by. */
  chefBerors: z.boolean().optional(),
  reporterKind: reporterKind.optional(),
  laws: laws.optional(),
  verksamhetsomrade: code.optional(),
  insatstyp: insatstyp.optional(),
  /** Whoever took the rapport down when it was told, or was handed it on paper; the reporter is then typed. */
  receivedByOfficialId: userId.optional(),
  reporterName: text(200).optional(),
  reporterBefattning: text(200).optional(),
  reporterContact: text(500).optional(),
  /** Only the system may name another reporter or an origin: when an avvikelse or a synpunkt is escalated. */
  reporterId: userId.optional(),
  origin: origin.optional(),
});

/** LS-03: whoever received it writes it down, with befattning, and offers the reporter to check the text. */
export const muntligRapport = z.strictObject({
  text: narrative,
  documentedAt: instant.optional(),
  title: text(200),
  offeredToCheck: z.boolean().optional(),
});
export const omedelbarAtgard = z.strictObject({ what: narrative, takenAt: instant, takenBy: shortText.optional() });
export const namndordforandeInformed = z.strictObject({
  informedAt: instant,
  channel: informedChannel,
  note: narrative.optional(),
});
/** LS-06: which account somebody named without one has, or why there is none. */
export const resolveInvolvedStaff = z.strictObject({ personId: userId, accountId: userId.optional(), reason });
export const assignUtredare = z.strictObject({ utredareId: userId });
export const replaceUtredare = z.strictObject({ utredareId: userId, reason });
export const assignBeslutsfattare = z.strictObject({ beslutsfattareId: userId, delegationRef: text(80).optional() });

export const classification = z.strictObject({
  laws,
  categories: categoryChoices,
  verksamhetsomrade: code.optional(),
  qualityArea: qualityArea.optional(),
  process: process.optional(),
  insatstyp: insatstyp.optional(),
  ageGroup: ageGroup.optional(),
  sex: sex.optional(),
});

export const suspectedSeverity = z.enum([...lexSarahBeslutValues, 'unclear']);
export const forhandsbedomning = z.strictObject({
  suspectedSeverity,
  ivoNow: z.boolean(),
  motivering: narrative,
  severityGuide: severityGuide.optional(),
});
export const handOver = z.strictObject({ toOperator: text(200), utforareId: uuid.optional(), at: instant, reason });

/** LS-09: no note without its date, its source, fact or bedömning, and the befattning of who wrote it. */
export const underlag = z.strictObject({
  underlagId: uuid,
  ...noteFields,
  heading: shortText,
  text: narrative,
});

/** One note in one part. A correction is a new note that points at the old one; both stay. */
export const utredningNote = z.strictObject({
  noteId: uuid,
  part: z.enum(utredningParts),
  ...noteFields,
  text: narrative,
  corrects: uuid.optional(),
  /** Cases marked as similar, in the part tidigare händelser (F-10). */
  similarCaseIds: z.array(uuid).max(50, 'too-many').optional(),
  /** The identified causes as codes, in the part orsaker. */
  causes: z
    .array(z.strictObject({ code: cause, area: causeArea }))
    .max(20, 'too-many')
    .optional(),
});

export const beslutsforslag = z.strictObject({
  value: beslutValue,
  motivering: narrative,
  severityGuide: severityGuide.optional(),
});
export const secondReading = z.strictObject({ agrees: z.boolean(), motivering: narrative });

const beslutFields = {
  value: beslutValue,
  motivering: narrative,
  /** Befattning of the beslutsfattare. */
  title: text(200),
  delegationRef: text(80),
  decidedAt: instant,
  sekretessbedomning: narrative.optional(),
  severityGuide: severityGuide.optional(),
};
export const beslut = z.strictObject(beslutFields);

/** FL 36 §: a slip of the pen. The value cannot be corrected this way. */
export const beslutCorrection = z.strictObject({ motivering: narrative, title: text(200).optional(), reason });

/** FL 37 §: a changed beslut carries its own second reading, or why none was possible. */
export const beslutRevision = z
  .strictObject({
    ...beslutFields,
    reason,
    secondReading: z.strictObject({ readerId: userId, agrees: z.boolean(), motivering: narrative }).optional(),
    secondReadingWaived: reason.optional(),
  })
  .refine((said) => (said.secondReading === undefined) !== (said.secondReadingWaived === undefined), {
    error: 'required',
    path: ['secondReading'],
  });

/** LS-13, VIS-06: said of a text that leaves the case; `namesMayStand` answers the question about a name that was found in it. */
const secrecyCheck = { secrecyChecked: z.boolean().optional(), namesMayStand: z.boolean().optional() };

export const aterkoppling = z.strictObject({
  text: narrative,
  whatChanged: narrative,
  channel: informedChannel.default('in-app'),
  ...secrecyCheck,
});
export const enskildInformed = z
  .strictObject({
    stage: z.enum(['first-contact', 'outcome']),
    /** Left out: everyone concerned was informed. */
    enskildId: uuid.optional(),
    /** `barn`: the child, in words made for it, besides what its vårdnadshavare is told. */
    to: z.enum(['enskild', 'barn', 'vardnadshavare', 'god-man']),
    informedAt: instant,
    channel: informedChannel,
    text: narrative.optional(),
    ...secrecyCheck,
  })
  .refine((said) => said.to !== 'barn' || said.text !== undefined, { error: 'text-required', path: ['text'] });
export const staffInformed = z.strictObject({
  informedAt: instant,
  channel: informedChannel,
  text: narrative,
  ...secrecyCheck,
});
export const aterkopplingTo = z.enum(['reporter', 'enskild', 'staff', 'namnd']);
export const skipAterkoppling = z.strictObject({ to: aterkopplingTo, reason });
export const delegationsbeslutReported = z.strictObject({ meetingDate: localDate, reference: shortText.optional() });
export const continueAsAvvikelse = z.strictObject({ avvikelseId: uuid, whatHappened: narrative });
/** F-08: what happened and why it was graded so, without anybody in it who could be recognised. */
export const precedent = z.strictObject({ summary: narrative, reasons: narrative.optional(), ...secrecyCheck });
export const berordNamnd = z.strictObject({ kommun: text(120), name: text(200) });
export const removeBerordNamnd = z.strictObject({ namndId: uuid, reason });
/** `at` is when a person told the nämnd, as stated by that person. */
export const informNamnd = z.strictObject({ namndId: uuid, at: instant, channel: informedChannel, reference: shortText.optional() });
export const close = z.strictObject({ retentionClass: code });
