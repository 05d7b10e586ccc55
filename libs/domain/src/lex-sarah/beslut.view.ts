import { z } from 'zod';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { guideView, readGuide } from '../policies/severity-guide.js';
import { aterkopplingTo, beslutValue, suspectedSeverity } from './lex-sarah.payloads.js';
import { lexSarahEvents } from './lex-sarah.events.js';
import type { LexSarahState } from './lex-sarah.state.js';

type Events = readonly RecordedEvent[];

export const forhandsbedomningView = z.object({
  ...recordedBy,
  suspectedSeverity,
  ivoNow: z.boolean(),
  motivering: viewText,
  severityGuide: guideView,
});

export function forhandsbedomningOf(events: Events): z.output<typeof forhandsbedomningView> | null {
  const event = recorded(lexSarahEvents, events, 'LexSarahForhandsbedomningRecorded').at(-1);
  if (event === undefined) return null;
  const { suspectedSeverity: severity, ivoNow, motivering, severityGuide } = event.data;
  const said = { suspectedSeverity: severity, ivoNow, motivering: readText(motivering) };
  return { ...byWhom(event), ...said, severityGuide: readGuide(severityGuide) };
}

const reading = z.object({
  ...recordedBy,
  outcome: z.enum(['agrees', 'dissents', 'waived']),
  readerId: z.string().nullable(),
  text: viewText,
});

export const forslagView = z.object({
  ...recordedBy,
  value: beslutValue,
  motivering: viewText,
  by: z.string(),
  utredningVersion: z.number(),
  hash: z.string(),
  severityGuide: guideView,
  secondReading: reading.nullable(),
  returned: z.object({ ...recordedBy, reason: viewText }).nullable(),
});

/** Every proposal with its second reading, the newest last. */
export function forslagOf(events: Events): z.output<typeof forslagView>[] {
  const submitted = recorded(lexSarahEvents, events, 'LexSarahBeslutsforslagSubmitted');
  return submitted.map((event, index) => {
    const until = submitted[index + 1]?.version ?? Infinity;
    const during = events.filter((one) => one.version > event.version && one.version < until);
    const returned = recorded(lexSarahEvents, during, 'LexSarahUtredningReturned').at(-1);
    return {
      ...byWhom(event),
      ...event.data,
      motivering: readText(event.data.motivering),
      severityGuide: readGuide(event.data.severityGuide),
      secondReading: readingOf(during),
      returned: returned === undefined ? null : { ...byWhom(returned), reason: readText(returned.data.reason) },
    };
  });
}

function readingOf(events: Events): z.output<typeof reading> | null {
  const read = recorded(lexSarahEvents, events, 'LexSarahSecondReadingRecorded').at(-1);
  if (read !== undefined) {
    const { agrees, readerId, motivering } = read.data;
    return { ...byWhom(read), outcome: agrees ? 'agrees' : 'dissents', readerId, text: readText(motivering) };
  }
  const waived = recorded(lexSarahEvents, events, 'LexSarahSecondReadingWaived').at(-1);
  return waived === undefined
    ? null
    : { ...byWhom(waived), outcome: 'waived', readerId: null, text: readText(waived.data.reason) };
}

export const beslutView = z.object({
  ...recordedBy,
  /** 0 for a beslut, 1 and up for each change of it (FL 37 §). */
  revision: z.number(),
  value: beslutValue,
  motivering: viewText,
  beslutsfattare: z.string(),
  title: viewText,
  delegationRef: z.string(),
  decidedAt: z.string(),
  ruleSetIds: z.array(z.string()),
  lagrum: z.string().nullable(),
  sekretessbedomning: viewText,
  severityGuide: guideView,
  secondReading: z.enum(['agrees', 'dissents', 'waived']),
  /** Why it was changed, and the second reading of the change. */
  reason: viewText,
  secondReadingText: viewText,
  corrections: z.array(
    z.object({ ...recordedBy, by: z.string(), motivering: viewText, title: viewText, reason: viewText }),
  ),
});

/** Every beslut and change of one, in order; the last one stands. */
export function beslutOf(events: Events): z.output<typeof beslutView>[] {
  const first = recorded(lexSarahEvents, events, 'LexSarahBeslutRecorded').map((event) => {
    const { utredningVersion: _version, ...data } = event.data;
    return { event, data: { ...data, revision: 0, reason: null, secondReadingText: null } };
  });
  const changed = recorded(lexSarahEvents, events, 'LexSarahBeslutRevised').map((event) => {
    const { secondReaderId: _reader, ...data } = event.data;
    return { event, data };
  });
  const all = [...first, ...changed].sort((a, b) => a.event.version - b.event.version);
  return all.map(({ event, data }, index) => {
    const until = all[index + 1]?.event.version ?? Infinity;
    return {
      ...byWhom(event),
      ...data,
      motivering: readText(data.motivering),
      title: readText(data.title),
      sekretessbedomning: readText(data.sekretessbedomning),
      severityGuide: readGuide(data.severityGuide),
      reason: readText(data.reason),
      secondReadingText: readText(data.secondReadingText),
      corrections: correctionsOf(events.filter((one) => one.version > event.version && one.version < until)),
    };
  });
}

function correctionsOf(events: Events): z.output<typeof beslutView>['corrections'] {
  return recorded(lexSarahEvents, events, 'LexSarahBeslutCorrected').map((event) => ({
    ...byWhom(event),
    by: event.data.by,
    motivering: readText(event.data.motivering),
    title: readText(event.data.title),
    reason: readText(event.data.reason),
  }));
}

const toldState = z.enum(['pending', 'done', 'not-possible']);
const told = { ...recordedBy, informedAt: z.string(), channel: z.string(), text: viewText };

export const aterkopplingView = z.object({
  reporter: z.object({
    state: toldState,
    given: z.array(z.object({ ...recordedBy, text: viewText, whatChanged: viewText, channel: z.string() })),
  }),
  enskild: z.object({
    state: toldState,
    firstContact: z.boolean(),
    informed: z.array(
      z.object({
        ...told,
        stage: z.enum(['first-contact', 'outcome']),
        enskildId: z.string().nullable(),
        to: z.string(),
      }),
    ),
  }),
  staff: z.object({ state: toldState, informed: z.array(z.object(told)) }),
  namnd: z.object({
    state: toldState,
    reported: z.array(z.object({ ...recordedBy, meetingDate: z.string(), reference: z.string().nullable() })),
  }),
  skipped: z.array(z.object({ ...recordedBy, to: aterkopplingTo, reason: viewText })),
});

export function aterkopplingOf(
  events: Events,
  { aterkoppling, firstContact }: LexSarahState,
): z.output<typeof aterkopplingView> {
  return {
    reporter: {
      state: aterkoppling.reporter,
      given: recorded(lexSarahEvents, events, 'LexSarahAterkopplingGiven').map((event) => ({
        ...byWhom(event),
        channel: event.data.channel,
        text: readText(event.data.text),
        whatChanged: readText(event.data.whatChanged),
      })),
    },
    enskild: {
      state: aterkoppling.enskild,
      firstContact,
      informed: recorded(lexSarahEvents, events, 'LexSarahEnskildInformed').map((event) => ({
        ...byWhom(event),
        ...event.data,
        enskildId: event.data.enskildId ?? null,
        text: readText(event.data.text),
      })),
    },
    staff: {
      state: aterkoppling.staff,
      informed: recorded(lexSarahEvents, events, 'LexSarahStaffInformed').map((event) => ({
        ...byWhom(event),
        ...event.data,
        text: readText(event.data.text),
      })),
    },
    namnd: {
      state: aterkoppling.namnd,
      reported: recorded(lexSarahEvents, events, 'LexSarahDelegationsbeslutReported').map((event) => ({
        ...byWhom(event),
        meetingDate: event.data.meetingDate,
        reference: event.data.reference ?? null,
      })),
    },
    skipped: recorded(lexSarahEvents, events, 'LexSarahAterkopplingSkipped').map((event) => ({
      ...byWhom(event),
      to: event.data.to,
      reason: readText(event.data.reason),
    })),
  };
}
