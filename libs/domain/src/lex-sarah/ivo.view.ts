import { z } from 'zod';
import { enclosuresView, enclosureView } from '../case/enclosures.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { anmalanChannel, ivoOutcome, laterChannel } from './ivo.payloads.js';
import { ivoEnclosure } from './ivo-enclosures.js';
import { changesSincePrepared } from './ivo-basis.js';
import { unnumbered } from './ivo.evolve.js';
import { lexSarahEvents } from './lex-sarah.events.js';
import type { LexSarahState } from './lex-sarah.state.js';
import { ivoStatuses } from './lex-sarah.status.js';

type Events = readonly RecordedEvent[];

const clear = z.string().nullable();
const operatorKind = z.enum(['namnd', 'enskild-verksamhet', 'sis']);

/** The form as prepared, field by field in the order of the blankett, ready to be copied. */
export const packageView = z.object({
  ...recordedBy,
  version: z.number(),
  hash: viewText,
  missing: z.array(z.string()),
  warnings: z.array(z.string()),
  utredningVersion: z.number().nullable(),
  utredningAttached: z.boolean().nullable(),
  /** What of the case has changed since this version was frozen (IVO-06). */
  changes: z.array(z.string()),
  versions: z.array(z.number()),
  /** What goes along, with what has become of it since (IVO-06). */
  enclosures: z.array(enclosureView),
  severity: clear,
  laws: z.array(z.string()),
  verksamhetsomrade: clear,
  fields: z.array(z.object({ name: z.string(), value: viewText })),
});

const packageFields = [
  'avsandarensDiarienummer',
  'senderName',
  'senderOrgNumber',
  'senderAddress',
  'senderPostalAddress',
  'contactName',
  'contactTitle',
  'contactPhone',
  'contactEmail',
  'verksamhetName',
  'verksamhetAddress',
  'kommun',
  'enhet',
  'occurredDate',
  'occurredTime',
  'eventDescription',
  'lagrumOther',
  'konsekvenser',
  'vidtagnaAtgarder',
  'ovrigt',
  'signedBy',
  'signedDate',
  'ivoDepartment',
] as const;

function packageOf(events: Events, state: LexSarahState): z.output<typeof packageView> | null {
  const event = recorded(lexSarahEvents, events, 'LexSarahIvoAnmalanPrepared').at(-1);
  if (event === undefined) return null;
  const { data } = event;
  return {
    ...byWhom(event),
    version: data.version,
    hash: readText(data.hash),
    missing: data.missing,
    changes: [...changesSincePrepared(state)],
    versions: state.ivo.prepared.map((one) => one.version),
    enclosures: enclosuresView(data.enclosures ?? [], state),
    warnings: data.warnings,
    utredningVersion: data.utredningVersion,
    utredningAttached: data.utredningAttached ?? null,
    severity: data.severity ?? null,
    laws: data.laws ?? [],
    verksamhetsomrade: data.verksamhetsomrade ?? null,
    fields: packageFields.map((name) => ({ name, value: readText(data[name]) })),
  };
}

const sentView = z.object({
  ...recordedBy,
  sentAt: z.string(),
  channel: anmalanChannel,
  utredningAttached: z.boolean(),
  utredningVersion: z.number().nullable(),
  preparedVersion: z.number().nullable(),
  enclosures: z.array(ivoEnclosure),
  attachments: z.array(z.object({ name: viewText, type: z.string() })),
  signedBy: viewText,
  receipt: z.string(),
  avsandarensDiarienummer: z.string(),
  operatorKind,
  ruleSetIds: z.array(z.string()),
  lagrum: clear,
});

function sentOf(events: Events): z.output<typeof sentView> | null {
  const event = recorded(lexSarahEvents, events, 'LexSarahIvoAnmalanRecorded').at(-1);
  if (event === undefined) return null;
  const { utredningHash: _hash, ...data } = event.data;
  const attachments = data.attachments.map(({ name, type }) => ({ name: readText(name), type }));
  return {
    ...byWhom(event),
    ...data,
    operatorKind: data.operatorKind ?? 'namnd',
    enclosures: data.enclosures ?? [],
    attachments,
    signedBy: readText(data.signedBy),
  };
}

const ivoBeslutView = z.object({
  ...recordedBy,
  outcome: ivoOutcome,
  receivedAt: z.string(),
  summary: viewText,
  krav: z.array(
    z.object({
      kravId: z.string(),
      text: viewText,
      dueDate: clear,
      answer: z.object({ ...recordedBy, sentAt: z.string(), summary: viewText }).nullable(),
    }),
  ),
});

function ivoBeslutOf(events: Events): z.output<typeof ivoBeslutView> | null {
  const event = recorded(lexSarahEvents, events, 'LexSarahIvoBeslutRecorded').at(-1);
  if (event === undefined) return null;
  const answers = recorded(lexSarahEvents, events, 'LexSarahIvoKravAnswerRecorded');
  const krav = event.data.krav.map((one) => {
    const answer = answers.find((given) => given.data.kravId === one.kravId);
    return {
      kravId: one.kravId,
      text: readText(one.text),
      dueDate: one.dueDate ?? null,
      answer:
        answer === undefined
          ? null
          : { ...byWhom(answer), sentAt: answer.data.sentAt, summary: readText(answer.data.summary) },
    };
  });
  return {
    ...byWhom(event),
    outcome: event.data.outcome,
    receivedAt: event.data.receivedAt,
    summary: readText(event.data.summary),
    krav,
  };
}

export const ivoView = z.object({
  status: z.enum(ivoStatuses),
  /** In whose name the anmälan is made (IVO-01). */
  operatorKind,
  decided: z
    .object({
      ...recordedBy,
      by: z.string(),
      basis: z.enum(['own-decision', 'forhandsbedomning', 'beslut']),
      decidedAt: clear,
      ground: viewText,
    })
    .nullable(),
  prepared: packageView.nullable(),
  sent: sentView.nullable(),
  utredningSent: z
    .object({
      ...recordedBy,
      sentAt: z.string(),
      channel: laterChannel,
      utredningVersion: z.number(),
      hash: z.string(),
      receipt: clear,
    })
    .nullable(),
  diarienummer: clear,
  kompletteringar: z.array(
    z.object({
      ...recordedBy,
      ivoKompletteringId: clear,
      requestedAt: z.string(),
      dueDate: clear,
      questions: viewText,
      open: z.boolean(),
    }),
  ),
  kompletteringarSent: z.array(
    z.object({
      ...recordedBy,
      ivoKompletteringId: clear,
      sentAt: z.string(),
      channel: laterChannel,
      summary: viewText,
    }),
  ),
  beslut: ivoBeslutView.nullable(),
});

export function ivoOf(events: Events, state: LexSarahState): z.output<typeof ivoView> {
  const { ivo } = state;
  const decided = recorded(lexSarahEvents, events, 'LexSarahIvoAnmalanDecided').at(-1);
  const later = recorded(lexSarahEvents, events, 'LexSarahIvoUtredningRecorded').at(-1);
  return {
    status: ivo.status,
    operatorKind: state.operatorKind,
    decided:
      decided === undefined ? null : {
            ...byWhom(decided),
            ...decided.data,
            decidedAt: decided.data.decidedAt ?? null,
            ground: readText(decided.data.ground),
          },
    prepared: packageOf(events, state),
    sent: sentOf(events),
    utredningSent:
      later === undefined ? null : { ...byWhom(later), ...later.data, receipt: later.data.receipt ?? null },
    diarienummer: ivo.diarienummer,
    kompletteringar: recorded(lexSarahEvents, events, 'LexSarahIvoKompletteringRequested').map((event) => ({
      ...byWhom(event),
      requestedAt: event.data.requestedAt,
      ivoKompletteringId: event.data.ivoKompletteringId ?? null,
      dueDate: event.data.dueDate ?? null,
      questions: readText(event.data.questions),
      open: ivo.openKompletteringar.includes(event.data.ivoKompletteringId ?? unnumbered),
    })),
    kompletteringarSent: recorded(lexSarahEvents, events, 'LexSarahIvoKompletteringRecorded').map((event) => ({
      ...byWhom(event),
      ...event.data,
      ivoKompletteringId: event.data.ivoKompletteringId ?? null,
      summary: readText(event.data.summary),
    })),
    beslut: ivoBeslutOf(events),
  };
}
