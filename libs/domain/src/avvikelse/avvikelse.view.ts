import { z } from 'zod';
import { caseSections, sectionsOf } from '../case/case-sections.js';
import { timelineEntry, timelineOf } from '../case/case-timeline.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import { deadlinesView, deadlineView } from '../case/deadline-view.js';
import { risk } from '../code-lists/risk-matrix.js';
import { guideView, readGuide } from '../policies/severity-guide.js';
import type { RecordedEvent } from '../recorded-event.js';
import { avvikelseStatuses } from './avvikelse.commands.js';
import { avvikelseEvents, type AvvikelseEvent, type AvvikelseEvents } from './avvikelse.events.js';
import { answer } from './avvikelse.payloads.js';
import { evolveAvvikelse, initialAvvikelse, isLexSarahQuestionOpen } from './avvikelse.state.js';

const registered = avvikelseEvents.AvvikelseRegistered.schema.shape;
const bedomningFacts = avvikelseEvents.AvvikelseBedomningRecorded.schema.shape;
const utredningFacts = avvikelseEvents.AvvikelseUtredningRecorded.schema.shape;

const categoryView = z.object({ code: z.string(), detail: z.string().optional(), primary: z.boolean(), otherText: viewText });
const causeView = z.object({ code: z.string(), area: z.string(), text: viewText });

const reportView = z.object({
  ...registered,
  ...recordedBy,
  whatHappened: viewText,
  omedelbarAtgard: viewText,
  place: viewText,
  howDiscovered: viewText,
  possibleKonsekvens: viewText,
  reporterProposal: viewText,
  reporterName: viewText,
  reporterBefattning: viewText,
  reporterContact: viewText,
});

const bedomningView = z.object({ ...bedomningFacts, ...recordedBy, categories: z.array(categoryView), motivering: viewText, severityGuide: guideView });

const utredningView = z.object({
  ...recordedBy,
  nature: utredningFacts.nature,
  date: z.string(),
  source: utredningFacts.source,
  documentedBy: z.string(),
  title: viewText,
  courseOfEvents: viewText,
  causes: z.array(causeView).optional(),
  causeUndetermined: viewText,
  similarCaseIds: z.array(z.string()).optional(),
});

/** Everything that a person may read of one avvikelse. */
export const avvikelseView = z.object({
  caseType: z.literal('avvikelse'),
  status: z.enum(avvikelseStatuses),
  ownerUnit: z.string(),
  enheter: z.array(z.string()),
  receivedAt: z.string(),
  reporterId: z.string().nullable(),
  anonymous: z.boolean(),
  chefBerors: z.boolean(),
  utredare: z.string().nullable(),
  excluded: z.array(z.string()),
  report: reportView,
  coReporters: z.array(z.object({ ...recordedBy, reporterId: z.string(), text: viewText })),
  acknowledgedAt: z.string().nullable(),
  omedelbarAtgard: z.enum(['not-assessed', 'taken', 'not-needed']),
  omedelbaraAtgarder: z.array(
    z.object({ ...recordedBy, outcome: z.enum(['taken', 'not-needed']), takenAt: z.string().nullable(), description: viewText }),
  ),
  /** Newest last; the last one stands. */
  bedomningar: z.array(bedomningView),
  risk: risk.nullable(),
  lexSarahQuestion: z.object({
    open: z.boolean(),
    answer: answer.nullable(),
    needsSecondPerson: z.boolean(),
    noConfirmed: z.object({ ...recordedBy, motivering: viewText }).nullable(),
    ansvarig: z.object({ ...recordedBy, answer: z.enum(['yes', 'no']), motivering: viewText }).nullable(),
  }),
  escalatedTo: z.string().nullable(),
  /** Entries in order; a part of a later entry replaces the same part of an earlier one. */
  utredning: z.array(utredningView),
  riskIds: z.array(z.string()),
  aterkoppling: z.object({
    state: z.enum(['pending', 'done', 'not-possible']),
    given: z.array(z.object({ ...recordedBy, text: viewText, whatChanged: viewText })),
    skipped: z.object({ ...recordedBy, ground: z.string(), reason: viewText }).nullable(),
  }),
  closed: z.object({ ...recordedBy, summary: viewText }).nullable(),
  reopened: z.array(z.object({ ...recordedBy, reason: viewText })),
  sections: caseSections,
  deadlines: z.array(deadlineView),
  timeline: z.array(timelineEntry),
});
export type AvvikelseView = z.output<typeof avvikelseView>;

/** Built from the opened events of one case. */
export function viewAvvikelse(events: readonly RecordedEvent[]): AvvikelseView {
  const of = <T extends keyof AvvikelseEvents>(type: T) => recorded(avvikelseEvents, events, type);
  const [first] = of('AvvikelseRegistered');
  if (first === undefined) throw new RangeError('the stream is not an avvikelse');
  const state = events.filter(isAvvikelseEvent).reduce(evolveAvvikelse, initialAvvikelse);
  const closed = state.status === 'closed' ? of('AvvikelseClosed').at(-1) : undefined;
  const skipped = of('AvvikelseAterkopplingSkipped').at(-1);
  const { origin } = first.data;
  return {
    caseType: 'avvikelse',
    status: state.status === 'none' ? 'received' : state.status,
    ownerUnit: state.ownerUnit,
    enheter: [...state.enheter],
    receivedAt: first.data.receivedAt,
    reporterId: state.reporterId,
    anonymous: state.anonymous,
    chefBerors: state.chefBerors,
    utredare: state.people.utredare ?? null,
    excluded: [...state.excluded],
    report: reportOf(first),
    coReporters: of('AvvikelseCoReporterAdded').map((event) => ({
      ...byWhom(event), reporterId: event.data.reporterId, text: readText(event.data.text),
    })),
    acknowledgedAt: of('AvvikelseAcknowledged').map((event) => byWhom(event).at)[0] ?? null,
    omedelbarAtgard: state.omedelbarAtgard,
    omedelbaraAtgarder: of('AvvikelseOmedelbarAtgardRecorded').map((event) => ({
      ...byWhom(event), outcome: event.data.outcome, takenAt: event.data.takenAt ?? null, description: readText(event.data.description),
    })),
    bedomningar: of('AvvikelseBedomningRecorded').map(bedomningOf),
    risk: state.risk,
    lexSarahQuestion: questionOf(events, state),
    escalatedTo: state.escalatedTo,
    utredning: of('AvvikelseUtredningRecorded').map(utredningOf),
    riskIds: [...state.riskIds],
    aterkoppling: {
      state: state.aterkoppling,
      given: of('AvvikelseAterkopplingGiven').map((event) => ({
        ...byWhom(event), text: readText(event.data.text), whatChanged: readText(event.data.whatChanged),
      })),
      skipped: skipped ? { ...byWhom(skipped), ground: skipped.data.ground, reason: readText(skipped.data.reason) } : null,
    },
    closed: closed ? { ...byWhom(closed), summary: readText(closed.data.summary) } : null,
    reopened: of('AvvikelseReopened').map((event) => ({ ...byWhom(event), reason: readText(event.data.reason) })),
    sections: sectionsOf('Avvikelse', events, { links: origin ? [{ caseId: origin.caseId, link: origin.link }] : [] }),
    deadlines: deadlinesView('Avvikelse', events),
    timeline: timelineOf(avvikelseEvents, events),
  };
}

type Recorded<T extends keyof AvvikelseEvents> = RecordedEvent<T, z.output<AvvikelseEvents[T]['schema']>>;

function isAvvikelseEvent(event: RecordedEvent): event is RecordedEvent & AvvikelseEvent {
  return event.type in avvikelseEvents;
}

function reportOf(event: Recorded<'AvvikelseRegistered'>): AvvikelseView['report'] {
  const { data } = event;
  return {
    ...data,
    ...byWhom(event),
    whatHappened: readText(data.whatHappened),
    omedelbarAtgard: readText(data.omedelbarAtgard),
    place: readText(data.place),
    howDiscovered: readText(data.howDiscovered),
    possibleKonsekvens: readText(data.possibleKonsekvens),
    reporterProposal: readText(data.reporterProposal),
    reporterName: readText(data.reporterName),
    reporterBefattning: readText(data.reporterBefattning),
    reporterContact: readText(data.reporterContact),
  };
}

function bedomningOf(event: Recorded<'AvvikelseBedomningRecorded'>): AvvikelseView['bedomningar'][number] {
  const categories = event.data.categories.map((one) => ({ ...one, otherText: readText(one.otherText) }));
  return { ...event.data, ...byWhom(event), categories, motivering: readText(event.data.motivering), severityGuide: readGuide(event.data.severityGuide) };
}

function questionOf(events: readonly RecordedEvent[], state: typeof initialAvvikelse): AvvikelseView['lexSarahQuestion'] {
  const question = state.lexSarahQuestion;
  const confirmed = recorded(avvikelseEvents, events, 'AvvikelseLexSarahNoConfirmed').at(-1);
  const answered = recorded(avvikelseEvents, events, 'AvvikelseLexSarahQuestionAnswered').at(-1);
  return {
    open: isLexSarahQuestionOpen(state),
    answer: question?.answer ?? null,
    needsSecondPerson: question?.needsSecondPerson ?? false,
    noConfirmed: confirmed && question?.noConfirmed === true ? { ...byWhom(confirmed), motivering: readText(confirmed.data.motivering) } : null,
    ansvarig: answered ? { ...byWhom(answered), answer: answered.data.answer, motivering: readText(answered.data.motivering) } : null,
  };
}

function utredningOf(event: Recorded<'AvvikelseUtredningRecorded'>): AvvikelseView['utredning'][number] {
  const { data } = event;
  return {
    ...data,
    ...byWhom(event),
    title: readText(data.title),
    courseOfEvents: readText(data.courseOfEvents),
    causes: data.causes?.map((one) => ({ code: one.code, area: one.area, text: readText(one.text) })),
    causeUndetermined: readText(data.causeUndetermined),
  };
}
