import { z } from 'zod';
import { caseSections, sectionsOf } from '../case/case-sections.js';
import { timelineEntry, timelineOf } from '../case/case-timeline.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import { deadlinesView, deadlineView } from '../case/deadline-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { synpunktStatuses } from './synpunkt.commands.js';
import { synpunktEvents, type SynpunktEvent, type SynpunktEvents } from './synpunkt.events.js';
import { isFromChild, needsOrosanmalan } from './synpunkt.guards.js';
import { concernsChild, evolveSynpunkt, initialSynpunkt, isMissforhallandeQuestionOpen } from './synpunkt.state.js';

const registered = synpunktEvents.SynpunktRegistered.schema.shape;
const classifiedFacts = synpunktEvents.SynpunktClassified.schema.shape;
const noteFacts = synpunktEvents.SynpunktUtredningRecorded.schema.shape;
const answerFacts = synpunktEvents.SynpunktAnswered.schema.shape;

const categoryView = z.object({ code: z.string(), detail: z.string().optional(), primary: z.boolean(), otherText: viewText });
const reportView = z.object({
  ...registered, ...recordedBy, text: viewText, measure: viewText, senderName: viewText, senderContact: viewText, language: viewText,
});
const classificationView = z.object({ ...classifiedFacts, ...recordedBy, categories: z.array(categoryView).optional() });
const utredningView = z.object({ ...noteFacts, ...recordedBy, title: viewText, text: viewText });
const yttrandeView = z.object({
  ...recordedBy,
  utforareId: z.string(),
  dueDate: z.string(),
  questions: viewText,
  received: z.object({ ...recordedBy, receivedAt: z.string(), text: viewText }).nullable(),
});
const answerView = z.object({ ...answerFacts, ...recordedBy, summary: viewText, whatChanged: viewText, childHeardNote: viewText, childAnswer: viewText });

/** Everything that a person may read of one synpunkt. */
export const synpunktView = z.object({
  caseType: z.literal('synpunkt'),
  status: z.enum(synpunktStatuses),
  ownerUnit: z.string(),
  enheter: z.array(z.string()),
  receivedAt: z.string(),
  reporterId: z.string().nullable(),
  anonymous: z.boolean(),
  chefBerors: z.boolean(),
  handlerId: z.string().nullable(),
  excluded: z.array(z.string()),
  /** Set by the handler; null until then. */
  kind: z.string().nullable(),
  concernsChild: z.boolean(),
  /** A child tells of danger, and nobody has taken a stand on an orosanmälan yet. */
  needsOrosanmalan: z.boolean(),
  /** The child wrote to us itself. */
  fromChild: z.boolean(),
  report: reportView,
  acknowledged: z.object({ ...recordedBy, channel: z.string() }).nullable(),
  /** Newest last; the last one stands. */
  classifications: z.array(classificationView),
  missforhallande: z.object({
    open: z.boolean(),
    answer: z.enum(['yes', 'no', 'unsure']).nullable(),
    assessments: z.array(z.object({ ...recordedBy, answer: z.enum(['yes', 'no', 'unsure']), motivering: viewText })),
  }),
  escalatedTo: z.string().nullable(),
  continuedAs: z.string().nullable(),
  utredning: z.array(utredningView),
  yttranden: z.array(yttrandeView),
  vardnadshavareContacts: z.array(z.object({ ...recordedBy, allowed: z.boolean(), reason: viewText })),
  overklagande: z.object({ isOverklagande: z.boolean(), handedOver: z.object({ ...recordedBy, handedOverAt: z.string(), to: viewText }).nullable() }),
  answers: z.array(answerView),
  delays: z.array(z.object({ ...recordedBy, newDate: z.string(), reason: viewText })),
  withdrawn: z.object({ ...recordedBy, reason: viewText }).nullable(),
  handedOver: z.object({ ...recordedBy, senderInformed: z.boolean(), to: viewText }).nullable(),
  closed: z.object({ ...recordedBy, outcome: z.string(), summary: viewText }).nullable(),
  reopened: z.array(z.object({ ...recordedBy, reason: viewText })),
  sections: caseSections,
  deadlines: z.array(deadlineView),
  timeline: z.array(timelineEntry),
});
export type SynpunktView = z.output<typeof synpunktView>;

type Recorded<T extends keyof SynpunktEvents> = RecordedEvent<T, z.output<SynpunktEvents[T]['schema']>>;

/** Built from the opened events of one case. */
export function viewSynpunkt(events: readonly RecordedEvent[]): SynpunktView {
  const of = <T extends keyof SynpunktEvents>(type: T) => recorded(synpunktEvents, events, type);
  const [first] = of('SynpunktRegistered');
  if (first === undefined) throw new RangeError('the stream is not a synpunkt');
  const state = events.filter(isSynpunktEvent).reduce(evolveSynpunkt, initialSynpunkt);
  return {
    caseType: 'synpunkt',
    status: state.status === 'none' ? 'received' : state.status,
    ownerUnit: state.ownerUnit,
    enheter: [...state.enheter],
    receivedAt: first.data.receivedAt,
    reporterId: state.reporterId,
    anonymous: state.anonymous,
    chefBerors: state.chefBerors,
    handlerId: state.people.handlerId ?? null,
    excluded: [...state.excluded],
    kind: state.kind,
    concernsChild: concernsChild(state),
    needsOrosanmalan: needsOrosanmalan(state),
    fromChild: isFromChild(first.data),
    report: reportOf(first),
    classifications: of('SynpunktClassified').map(classificationOf),
    missforhallande: {
      open: isMissforhallandeQuestionOpen(state),
      answer: state.missforhallande,
      assessments: of('SynpunktMissforhallandeBedomningRecorded').map((event) => ({
        ...byWhom(event), answer: event.data.answer, motivering: readText(event.data.motivering),
      })),
    },
    escalatedTo: state.escalatedTo,
    continuedAs: state.continuedAs,
    utredning: of('SynpunktUtredningRecorded').map((event) => ({
      ...event.data, ...byWhom(event), title: readText(event.data.title), text: readText(event.data.text),
    })),
    yttranden: yttrandenOf(of('SynpunktYttrandeRequested'), of('SynpunktYttrandeRecorded')),
    vardnadshavareContacts: of('SynpunktVardnadshavareContactAssessed').map((event) => ({
      ...byWhom(event), allowed: event.data.allowed, reason: readText(event.data.reason),
    })),
    answers: of('SynpunktAnswered').map((event) => ({
      ...event.data, ...byWhom(event), summary: readText(event.data.summary), whatChanged: readText(event.data.whatChanged),
      childHeardNote: readText(event.data.childHeardNote), childAnswer: readText(event.data.childAnswer),
    })),
    delays: of('SynpunktDelayNotified').map((event) => ({ ...byWhom(event), newDate: event.data.newDate, reason: readText(event.data.reason) })),
    reopened: of('SynpunktReopened').map((event) => ({ ...byWhom(event), reason: readText(event.data.reason) })),
    ...newestOf(events, state),
    sections: sectionsOf('Synpunkt', events, {}),
    deadlines: deadlinesView('Synpunkt', events),
    timeline: timelineOf(synpunktEvents, events),
  };
}

function isSynpunktEvent(event: RecordedEvent): event is RecordedEvent & SynpunktEvent {
  return event.type in synpunktEvents;
}

/** The parts of which the newest stands alone. */
function newestOf(events: readonly RecordedEvent[], state: typeof initialSynpunkt) {
  const last = <T extends keyof SynpunktEvents>(type: T) => recorded(synpunktEvents, events, type).at(-1);
  const acknowledged = last('SynpunktAcknowledged');
  const overklagande = last('SynpunktOverklagandeHandedOver');
  const withdrawn = last('SynpunktWithdrawn');
  const handedOver = last('SynpunktHandedOver');
  const closed = state.status === 'closed' ? last('SynpunktClosed') : undefined;
  return {
    acknowledged: acknowledged ? { ...byWhom(acknowledged), channel: acknowledged.data.channel } : null,
    overklagande: {
      isOverklagande: state.isOverklagande,
      handedOver: overklagande ? { ...byWhom(overklagande), handedOverAt: overklagande.data.at, to: readText(overklagande.data.to) } : null,
    },
    withdrawn: withdrawn ? { ...byWhom(withdrawn), reason: readText(withdrawn.data.reason) } : null,
    handedOver: handedOver ? { ...byWhom(handedOver), senderInformed: handedOver.data.senderInformed, to: readText(handedOver.data.to) } : null,
    closed: closed ? { ...byWhom(closed), outcome: closed.data.outcome, summary: readText(closed.data.summary) } : null,
  };
}

function reportOf(event: Recorded<'SynpunktRegistered'>): SynpunktView['report'] {
  const { data } = event;
  return {
    ...data,
    ...byWhom(event),
    text: readText(data.text),
    measure: readText(data.measure),
    senderName: readText(data.senderName),
    senderContact: readText(data.senderContact),
    language: readText(data.language),
  };
}

function classificationOf(event: Recorded<'SynpunktClassified'>): SynpunktView['classifications'][number] {
  const categories = event.data.categories?.map((one) => ({ ...one, otherText: readText(one.otherText) }));
  return { ...event.data, ...byWhom(event), categories };
}

/** Only one yttrande is awaited at a time: each answer belongs to the request before it. */
function yttrandenOf(
  requests: readonly Recorded<'SynpunktYttrandeRequested'>[], answers: readonly Recorded<'SynpunktYttrandeRecorded'>[],
): SynpunktView['yttranden'] {
  return requests.map((request, at) => {
    const answer = answers[at];
    const received = answer ? { ...byWhom(answer), receivedAt: answer.data.receivedAt, text: readText(answer.data.text) } : null;
    const { utforareId, dueDate, questions } = request.data;
    return { ...byWhom(request), utforareId, dueDate, questions: readText(questions), received };
  });
}
