import { z } from 'zod';
import { readText, byWhom, recorded, recordedBy, viewText } from '../case/case-view.js';
import { origin, partialTime } from '../case/case-fields.js';
import { noteFields } from '../case/documentation.js';
import type { RecordedEvent } from '../recorded-event.js';
import { rapportRegistered } from './lex-sarah.event-data.js';
import { lexSarahEvents } from './lex-sarah.events.js';
import type { LexSarahState } from './lex-sarah.state.js';
import { requiredUtredningParts, utredningParts } from './lex-sarah.status.js';
import { missingParts } from './utredning.js';

type Events = readonly RecordedEvent[];
const registeredShape = rapportRegistered.shape;

export const rapportView = z.object({
  nodeId: z.string(),
  operatorKind: registeredShape.operatorKind,
  form: registeredShape.form,
  whatHappened: viewText,
  occurredFrom: partialTime.nullable(),
  occurredTo: partialTime.nullable(),
  discoveredAt: partialTime.nullable(),
  reportedAt: z.string(),
  receivedAt: z.string(),
  place: viewText,
  howDiscovered: viewText,
  konsekvens: viewText,
  someoneInDanger: z.enum(['yes', 'no', 'unsure']).nullable(),
  doneSoFar: viewText,
  othersWhoKnow: viewText,
  reporterKind: z.string().nullable(),
  laws: z.array(z.string()),
  verksamhetsomrade: z.string().nullable(),
  insatstyp: z.string().nullable(),
  origin: origin.nullable(),
  ruleSetIdsAtReport: z.array(z.string()),
});

/** Kept apart from the rapport, since fewer may see who reported (VIS-04). */
export const reporterView = z.object({
  reporterId: z.string().nullable(),
  receivedByOfficialId: z.string().nullable(),
  name: viewText,
  befattning: viewText,
  contact: viewText,
});

export function rapportOf(data: z.output<typeof rapportRegistered>): z.output<typeof rapportView> {
  return {
    nodeId: data.nodeId,
    operatorKind: data.operatorKind,
    form: data.form,
    whatHappened: readText(data.whatHappened),
    occurredFrom: data.occurredFrom ?? null,
    occurredTo: data.occurredTo ?? null,
    discoveredAt: data.discoveredAt ?? null,
    reportedAt: data.reportedAt,
    receivedAt: data.receivedAt,
    place: readText(data.place),
    howDiscovered: readText(data.howDiscovered),
    konsekvens: readText(data.konsekvens),
    someoneInDanger: data.someoneInDanger ?? null,
    doneSoFar: readText(data.doneSoFar),
    othersWhoKnow: readText(data.othersWhoKnow),
    reporterKind: data.reporterKind ?? null,
    laws: data.laws ?? [],
    verksamhetsomrade: data.verksamhetsomrade ?? null,
    insatstyp: data.insatstyp ?? null,
    origin: data.origin ?? null,
    ruleSetIdsAtReport: data.ruleSetIdsAtReport,
  };
}

export function reporterOf(data: z.output<typeof rapportRegistered>): z.output<typeof reporterView> {
  return {
    reporterId: data.reporterId,
    receivedByOfficialId: data.receivedByOfficialId ?? null,
    name: readText(data.reporterName),
    befattning: readText(data.reporterBefattning),
    contact: readText(data.reporterContact),
  };
}

export const muntligView = z.object({
  state: z.enum(['not-documented', 'documented', 'confirmed']),
  texts: z.array(
    z.object({ ...recordedBy, text: viewText, documentedBy: z.string(), title: viewText, documentedAt: z.string(), offeredToCheck: z.boolean().nullable() }),
  ),
  confirmations: z.array(z.object({ ...recordedBy, by: z.string(), remarks: viewText })),
});

export function muntligOf(events: Events, state: LexSarahState): z.output<typeof muntligView> {
  return {
    state: state.muntlig,
    texts: recorded(lexSarahEvents, events, 'LexSarahMuntligRapportRecorded').map((event) => ({
      ...byWhom(event),
      ...event.data,
      text: readText(event.data.text),
      title: readText(event.data.title),
      offeredToCheck: event.data.offeredToCheck ?? null,
    })),
    confirmations: recorded(lexSarahEvents, events, 'LexSarahMuntligRapportConfirmed').map((event) => ({
      ...byWhom(event),
      by: event.data.by,
      remarks: readText(event.data.remarks),
    })),
  };
}

export const omedelbarAtgardView = z.object({
  state: z.enum(['not-assessed', 'taken', 'not-needed']),
  taken: z.array(z.object({ ...recordedBy, what: viewText, takenAt: z.string(), takenBy: viewText })),
  ruledOut: z.object({ ...recordedBy, reason: viewText }).nullable(),
});

export function omedelbarAtgardOf(events: Events, state: LexSarahState): z.output<typeof omedelbarAtgardView> {
  const ruledOut = recorded(lexSarahEvents, events, 'LexSarahOmedelbarAtgardRuledOut').at(-1);
  return {
    state: state.omedelbarAtgard,
    taken: recorded(lexSarahEvents, events, 'LexSarahOmedelbarAtgardRecorded').map((event) => ({
      ...byWhom(event),
      takenAt: event.data.takenAt,
      what: readText(event.data.what),
      takenBy: readText(event.data.takenBy),
    })),
    ruledOut: ruledOut === undefined ? null : { ...byWhom(ruledOut), reason: readText(ruledOut.data.reason) },
  };
}

const causes = z.array(z.object({ code: z.string(), area: z.string() }));
const note = {
  ...recordedBy,
  documentedBy: z.string(),
  title: viewText,
  date: z.string(),
  source: noteFields.source,
  nature: noteFields.nature,
  text: viewText,
};

export const utredningView = z.object({
  startedAt: z.string().nullable(),
  /** Counts the entries; a proposal freezes the version it was made on. */
  version: z.number(),
  parts: z.array(
    z.object({
      part: z.enum(utredningParts),
      required: z.boolean(),
      notes: z.array(
        z.object({ ...note, noteId: z.string(), corrects: z.string().nullable(), similarCaseIds: z.array(z.string()), causes }),
      ),
    }),
  ),
  missingParts: z.array(z.enum(utredningParts)),
  underlag: z.array(z.object({ ...note, underlagId: z.string(), heading: viewText })),
  frozen: z.array(z.object({ version: z.number(), hash: z.string() })),
});

export function utredningOf(events: Events, state: LexSarahState): z.output<typeof utredningView> {
  const notes = recorded(lexSarahEvents, events, 'LexSarahUtredningPartRecorded').map((event) => {
    const { corrects, similarCaseIds, causes: found, ...data } = event.data;
    const codes = { similarCaseIds: similarCaseIds ?? [], causes: found ?? [] };
    const texts = { text: readText(data.text), title: readText(data.title) };
    return { ...byWhom(event), ...data, ...texts, corrects: corrects ?? null, ...codes };
  });
  const missing = missingParts(state);
  return {
    startedAt: state.utredningStartedAt,
    version: state.utredningVersion,
    parts: utredningParts.map((part) => ({
      part,
      required: missing.includes(part) || requiredUtredningParts.some((one) => one === part),
      notes: notes.filter((one) => one.part === part).map(({ part: _part, ...one }) => one),
    })),
    missingParts: [...missing],
    underlag: recorded(lexSarahEvents, events, 'LexSarahUnderlagAdded').map((event) => ({
      ...byWhom(event),
      ...event.data,
      heading: readText(event.data.heading),
      text: readText(event.data.text),
      title: readText(event.data.title),
    })),
    frozen: [...state.frozen],
  };
}
