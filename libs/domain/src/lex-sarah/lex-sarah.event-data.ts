import { z } from 'zod';
import { enskildAdded, involvedStaffAdded } from '../case/case-events.js';
import { noteFacts } from '../case/documentation.js';
import { nodeId, origin, partialTime, reason, userId } from '../case/case-fields.js';
import { recordedCategories } from '../code-lists/category-choice.js';
import { instant, localDate, uuid } from '../ids.js';
import { content, identity } from '../personal-data.js';
import { severityGuideUsed } from '../policies/severity-guide.js';
import { code, narrative, shortText, text } from '../text.js';
import {
  answer,
  aterkopplingTo,
  beslutValue,
  informedChannel,
  laws,
  reporterKind,
  suspectedSeverity,
} from './lex-sarah.payloads.js';
import { lexSarahStatuses, utredningParts } from './lex-sarah.status.js';

const sealedText = content(narrative);
const optionalText = content(narrative.optional());
const sealedReason = content(reason);
/** F-08: the answers tell of a person; which rule and what it said stand beside them. */
const sealedGuide = content(severityGuideUsed.optional());
const ruleSetIds = z.array(code).min(1).max(4);

export const rapportRegistered = z.strictObject({
  nodeId,
  operatorKind: z.enum(['namnd', 'enskild-verksamhet', 'sis']),
  form: z.enum(['skriftlig', 'muntlig']),
  whatHappened: sealedText,
  occurredFrom: partialTime.optional(),
  occurredTo: partialTime.optional(),
  discoveredAt: partialTime.optional(),
  reportedAt: instant,
  receivedAt: instant,
  place: content(shortText.optional()),
  howDiscovered: optionalText,
  konsekvens: optionalText,
  someoneInDanger: answer.optional(),
  doneSoFar: optionalText,
  othersWhoKnow: optionalText,
  enskilda: z.array(enskildAdded),
  involvedStaff: z.array(involvedStaffAdded),
  chefBerors: z.boolean(),
  reporterKind: reporterKind.optional(),
  laws: laws.optional(),
  verksamhetsomrade: code.optional(),
  insatstyp: code.optional(),
  /** Null when the rapport was taken down for somebody else: the receiver then is reporter in own right (27 kap. 2 § SoL). */
  reporterId: userId.nullable(),
  receivedByOfficialId: userId.optional(),
  reporterName: identity('reporter', text(200).optional()),
  reporterBefattning: identity('reporter', text(200).optional()),
  reporterContact: identity('reporter', text(500).optional()),
  origin: origin.optional(),
  /** The rule sets in force the local day the rapport was received, one per act. */
  ruleSetIdsAtReport: ruleSetIds,
});

export const muntligRapportRecorded = z.strictObject({
  text: sealedText,
  documentedBy: userId,
  documentedAt: instant,
  title: content(text(200)),
  /** The reporter was offered to check what was written down. */
  offeredToCheck: z.boolean().optional(),
});
export const muntligRapportConfirmed = z.strictObject({ by: userId, remarks: optionalText });
export const omedelbarAtgardRecorded = z.strictObject({
  what: sealedText,
  takenAt: instant,
  takenBy: content(shortText.optional()),
});
export const reasonOnly = z.strictObject({ reason: sealedReason });
export const namndordforandeWasInformed = z.strictObject({
  informedAt: instant,
  channel: informedChannel,
  note: optionalText,
});
export const utredareAssigned = z.strictObject({ utredareId: userId });
export const utredareReplaced = z.strictObject({ utredareId: userId, previousId: userId, reason: sealedReason });
export const beslutsfattareAssigned = z.strictObject({ beslutsfattareId: userId, delegationRef: text(80).optional() });
export const classified = z.strictObject({
  laws,
  categories: recordedCategories,
  verksamhetsomrade: code.optional(),
  qualityArea: code.optional(),
  process: code.optional(),
  insatstyp: code.optional(),
  ageGroup: code.optional(),
  sex: code.optional(),
});
export const forhandsbedomningRecorded = z.strictObject({
  suspectedSeverity,
  ivoNow: z.boolean(),
  motivering: sealedText,
  severityGuide: sealedGuide,
});
export const handedOver = z.strictObject({
  toOperator: content(text(200)),
  utforareId: uuid.optional(),
  at: instant,
  reason: sealedReason,
});
export const utredningStarted = z.strictObject({ startedAt: instant, utredareId: userId });

/** Who somebody named without an account turned out to be; nothing but the reason when there is no account. */
export const involvedStaffResolved = z.strictObject({
  personId: userId,
  accountId: userId.optional(),
  reason: sealedReason,
});

export const underlagAdded = z.strictObject({
  underlagId: uuid,
  ...noteFacts,
  heading: content(shortText),
  text: sealedText,
});
export const utredningPartRecorded = z.strictObject({
  noteId: uuid,
  part: z.enum(utredningParts),
  ...noteFacts,
  text: sealedText,
  corrects: uuid.optional(),
  similarCaseIds: z.array(uuid).max(50).optional(),
  causes: z.array(z.strictObject({ code, area: code })).optional(),
});

/** LS-13, VIS-06: the writer has checked the text against other individuals, and perhaps that a name in it may stand. */
const secrecyChecked = { secrecyChecked: z.literal(true).optional(), namesMayStand: z.literal(true).optional() };

/** Hash over the ids of every note and underlag in order; the texts themselves are bound to the ids by the chain of the record. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const frozen = { utredningVersion: z.int().min(1), hash: sha256 };
export const beslutsforslagSubmitted = z.strictObject({
  value: beslutValue,
  motivering: sealedText,
  by: userId,
  ...frozen,
  severityGuide: sealedGuide,
});
export const secondReadingRecorded = z.strictObject({ readerId: userId, agrees: z.boolean(), motivering: sealedText });
export const secondReadingWaived = z.strictObject({ by: userId, reason: sealedReason });

const beslutData = {
  value: beslutValue,
  motivering: sealedText,
  beslutsfattare: userId,
  title: content(text(200)),
  delegationRef: text(80),
  decidedAt: instant,
  ruleSetIds,
  lagrum: z.string().max(300).nullable(),
  sekretessbedomning: optionalText,
  severityGuide: sealedGuide,
};
export const beslutRecorded = z.strictObject({
  ...beslutData,
  utredningVersion: z.int().min(1),
  secondReading: z.enum(['agrees', 'dissents', 'waived']),
});
export const beslutCorrected = z.strictObject({
  motivering: sealedText,
  title: content(text(200).optional()),
  by: userId,
  reason: sealedReason,
});
export const beslutRevised = z.strictObject({
  revision: z.int().min(1),
  ...beslutData,
  reason: sealedReason,
  secondReading: z.enum(['agrees', 'dissents', 'waived']),
  secondReaderId: userId.optional(),
  secondReadingText: content(narrative),
});

export const aterkopplingGiven = z.strictObject({
  text: sealedText,
  whatChanged: sealedText,
  channel: informedChannel,
  ...secrecyChecked,
});
/** Where the case stood: what the reporter is told, without a word of the case. */
export const statusMessageSent = z.strictObject({ status: z.enum(lexSarahStatuses) });
export const enskildWasInformed = z.strictObject({
  stage: z.enum(['first-contact', 'outcome']),
  enskildId: uuid.optional(),
  to: z.enum(['enskild', 'barn', 'vardnadshavare', 'god-man']),
  informedAt: instant,
  channel: informedChannel,
  text: optionalText,
  ...secrecyChecked,
});
export const staffWasInformed = z.strictObject({
  informedAt: instant,
  channel: informedChannel,
  text: sealedText,
  ...secrecyChecked,
});
export const aterkopplingSkipped = z.strictObject({ to: aterkopplingTo, reason: sealedReason });
export const delegationsbeslutWasReported = z.strictObject({ meetingDate: localDate, reference: shortText.optional() });
export const continuedAsAvvikelse = z.strictObject({ avvikelseId: uuid, nodeId, whatHappened: sealedText });
export const precedentPublished = z.strictObject({
  summary: sealedText,
  reasons: optionalText,
  ...secrecyChecked,
});
const kommun = text(120);
/** Names of authorities, not of persons: in the clear. */
export const berordNamndAdded = z.strictObject({ namndId: uuid, kommun, name: text(200) });
export const berordNamndRemoved = z.strictObject({ namndId: uuid, reason: sealedReason });
const namndWasInformed = {
  namndId: uuid,
  at: instant,
  channel: informedChannel,
  reference: shortText.optional(),
  ruleSetIds,
  lagrum: z.string().max(300).nullable(),
};
export const namndInformedOfRapport = z.strictObject({ ...namndWasInformed, kommun });
export const namndInformedOfIvoAnmalan = z.strictObject(namndWasInformed);
export const closed = z.strictObject({ retentionClass: code });
