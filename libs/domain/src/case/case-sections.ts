import { z } from 'zod';
import type { RecordedEvent } from '../recorded-event.js';
import { attachmentsOf, attachmentView } from './attachment-view.js';
import { attachmentAdded, attachmentScanned, attachmentWithdrawn } from './attachments.js';
import * as facts from './case-events.js';
import { involvedPart, linkKind, parallelDuty } from './case-fields.js';
import { dialogueLine, dialogueOf } from './case-dialogue.js';
import { byWhom, readText, recordedBy, viewText } from './case-view.js';
import { documentsOf, documentView } from './document-view.js';
import { documentCreated } from './documents.js';
import { konsekvensOf, konsekvensView } from './konsekvens-view.js';

export const enskildView = z.object({
  enskildId: z.string(),
  name: viewText,
  personnummer: viewText,
  contact: viewText,
  isChild: z.boolean(),
  skyddadePersonuppgifter: z.boolean(),
  /** The newest card; older ones stay in the record. */
  konsekvens: konsekvensView.nullable(),
});
export type EnskildView = z.output<typeof enskildView>;

/** What a person may read of the parts that every case type has. */
export const caseSections = z.object({
  enskilda: z.array(enskildView),
  involvedStaff: z.array(z.object({ personId: z.string(), part: involvedPart, name: viewText })),
  jav: z.array(
    z.object({
      ...recordedBy,
      personId: z.string(),
      step: z.enum(['declared', 'excluded', 'not-excluded']),
      reason: viewText,
    }),
  ),
  kompletteringar: z.array(
    z.object({
      kompletteringId: z.string().nullable(),
      asked: z.object({ ...recordedBy, questions: viewText }).nullable(),
      answers: z.array(z.object({ ...recordedBy, text: viewText })),
    }),
  ),
  parallelDuties: z.array(
    z.object({
      ...recordedBy,
      duty: parallelDuty,
      needed: z.boolean(),
      done: z.boolean(),
      knownAt: z.string().nullable(),
      doneAt: z.string().nullable(),
      reference: viewText,
      reason: viewText,
    }),
  ),
  anteckningar: z.array(z.object({ ...recordedBy, kind: z.enum(['internal', 'enskild-objection']), text: viewText })),
  messages: z.array(z.object({ ...recordedBy, from: z.enum(['sender', 'handler']), text: viewText })),
  moves: z.array(z.object({ ...recordedBy, fromNodeId: z.string(), toNodeId: z.string(), reason: viewText })),
  links: z.array(z.object({ caseId: z.string(), link: linkKind, reason: viewText })),
  diarienummer: z.object({ diarienummer: z.string(), diarieforingAt: z.string() }).nullable(),
  atgardIds: z.array(z.string()),
  dialogue: z.array(dialogueLine),
  legalHold: z.boolean(),
  documents: z.array(documentView),
  /** The sender has a receipt code, and reads with it what is written in the dialogue. */
  receiptCode: z.boolean(),
  attachments: z.array(attachmentView),
});
export type CaseSections = z.output<typeof caseSections>;

const schemas = {
  Moved: facts.caseMoved,
  Linked: facts.caseLinked,
  DuplicateMarked: facts.duplicateMarked,
  EnskildAdded: facts.enskildAdded,
  KonsekvensRecorded: facts.konsekvensRecorded,
  InvolvedStaffAdded: facts.involvedStaffAdded,
  JavDeclared: facts.javDeclared,
  JavDecided: facts.javDecided,
  KompletteringRequested: facts.kompletteringRequested,
  KompletteringAdded: facts.kompletteringAdded,
  ParallelDutyConfirmed: facts.parallelDutyConfirmed,
  AnteckningAdded: facts.anteckningAdded,
  MessageSent: facts.messageSent,
  DiarienummerRecorded: facts.diarienummerRecorded,
  AtgardLinked: facts.atgardLinked,
  ReceiptCodeIssued: facts.receiptCodeIssued,
  DocumentCreated: documentCreated,
  LegalHoldPlaced: facts.legalHoldPlaced,
  LegalHoldLifted: facts.legalHoldLifted,
  AttachmentAdded: attachmentAdded,
  AttachmentScanned: attachmentScanned,
  AttachmentWithdrawn: attachmentWithdrawn,
};
type Suffix = keyof typeof schemas;
type Recorded<K extends Suffix> = RecordedEvent<string, z.output<(typeof schemas)[K]>>;

type EnskildFacts = z.output<typeof facts.enskildAdded>;
type StaffFacts = z.output<typeof facts.involvedStaffAdded>;

/** What the registration itself said in the same terms. */
export interface AtRegistration {
  readonly enskilda?: readonly EnskildFacts[] | undefined;
  readonly involvedStaff?: readonly StaffFacts[] | undefined;
  readonly links?: readonly { readonly caseId: string; readonly link: z.output<typeof linkKind> }[];
}

/** Builds the shared parts from the events of a case; `prefix` is the case type as written in event names. */
export function sectionsOf(prefix: string, events: readonly RecordedEvent[], registered: AtRegistration): CaseSections {
  const of = <K extends Suffix>(suffix: K): readonly Recorded<K>[] => {
    const isOfType = (event: RecordedEvent): event is Recorded<K> =>
      Object.hasOwn(schemas, suffix) && event.type === `${prefix}${suffix}`;
    return events.filter(isOfType);
  };
  const holds = [...of('LegalHoldPlaced'), ...of('LegalHoldLifted')].sort((a, b) => a.version - b.version);
  return {
    enskilda: enskildaOf(
      [...(registered.enskilda ?? []), ...of('EnskildAdded').map((event) => event.data)],
      of('KonsekvensRecorded'),
    ),
    involvedStaff: [...(registered.involvedStaff ?? []), ...of('InvolvedStaffAdded').map((event) => event.data)].map(
      ({ personId, part, name }) => ({ personId, part, name: readText(name) }),
    ),
    jav: javOf(of('JavDeclared'), of('JavDecided')),
    kompletteringar: kompletteringarOf(of('KompletteringRequested'), of('KompletteringAdded')),
    parallelDuties: of('ParallelDutyConfirmed').map((event) => {
      const { duty, needed, done, knownAt = null, doneAt = null, reference, reason } = event.data;
      return { ...byWhom(event), duty, needed, done, knownAt, doneAt, reference: readText(reference), reason: readText(reason) };
    }),
    anteckningar: of('AnteckningAdded').map((event) => ({
      ...byWhom(event),
      kind: event.data.kind,
      text: readText(event.data.text),
    })),
    messages: of('MessageSent').map((event) => ({
      ...byWhom(event),
      from: event.data.from,
      text: readText(event.data.text),
    })),
    moves: of('Moved').map((event) => ({ ...byWhom(event), ...event.data, reason: readText(event.data.reason) })),
    links: [
      ...(registered.links ?? []).map((link) => ({ ...link, reason: null })),
      ...of('Linked').map(({ data }) => ({ caseId: data.toCaseId, link: data.link, reason: readText(data.reason) })),
      ...of('DuplicateMarked').map(({ data }) => ({
        caseId: data.masterCaseId,
        link: 'duplicate-of' as const,
        reason: readText(data.reason),
      })),
    ],
    diarienummer: of('DiarienummerRecorded').at(-1)?.data ?? null,
    atgardIds: [...new Set(of('AtgardLinked').map((event) => event.data.atgardId))],
    documents: documentsOf(of('DocumentCreated')),
    legalHold: holds.at(-1)?.type === `${prefix}LegalHoldPlaced`,
    dialogue: dialogueOf(prefix, events),
    receiptCode: of('ReceiptCodeIssued').length > 0,
    attachments: attachmentsOf(of('AttachmentAdded'), of('AttachmentScanned'), of('AttachmentWithdrawn')),
  };
}

function enskildaOf(added: readonly EnskildFacts[], cards: readonly Recorded<'KonsekvensRecorded'>[]): EnskildView[] {
  const newest = new Map(added.map((one) => [one.enskildId, one]));
  return [...newest.values()].map((one) => {
    const card = cards.findLast((event) => event.data.enskildId === one.enskildId);
    return {
      ...one,
      name: readText(one.name),
      personnummer: readText(one.personnummer),
      contact: readText(one.contact),
      konsekvens: card === undefined ? null : konsekvensOf(card),
    };
  });
}

function javOf(
  declared: readonly Recorded<'JavDeclared'>[],
  decided: readonly Recorded<'JavDecided'>[],
): CaseSections['jav'] {
  const steps = [
    ...declared.map((event) => ({ event, step: 'declared' as const })),
    ...decided.map((event) => ({
      event,
      step: event.data.excluded ? ('excluded' as const) : ('not-excluded' as const),
    })),
  ];
  return steps
    .sort((a, b) => a.event.version - b.event.version)
    .map(({ event, step }) => ({
      ...byWhom(event),
      step,
      personId: event.data.personId,
      reason: readText(event.data.reason),
    }));
}

function kompletteringarOf(
  asked: readonly Recorded<'KompletteringRequested'>[],
  added: readonly Recorded<'KompletteringAdded'>[],
): CaseSections['kompletteringar'] {
  const ids = asked.map((event) => event.data.kompletteringId);
  const answersTo = (isAnswer: (id: string | undefined) => boolean) =>
    added
      .filter((event) => isAnswer(event.data.kompletteringId))
      .map((event) => ({ ...byWhom(event), text: readText(event.data.text) }));
  const asks = asked.map((event) => ({
    kompletteringId: event.data.kompletteringId,
    asked: { ...byWhom(event), questions: readText(event.data.questions) },
    answers: answersTo((id) => id === event.data.kompletteringId),
  }));
  const unasked = answersTo((id) => id === undefined || !ids.includes(id));
  return unasked.length === 0 ? asks : [...asks, { kompletteringId: null, asked: null, answers: unasked }];
}
