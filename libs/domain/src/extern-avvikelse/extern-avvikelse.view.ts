import { z } from 'zod';
import { caseSections, sectionsOf } from '../case/case-sections.js';
import { timelineEntry, timelineOf } from '../case/case-timeline.js';
import { enclosuresView, enclosureView } from '../case/enclosures.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import { deadlinesView, deadlineView } from '../case/deadline-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { externAvvikelseStatuses } from './extern-avvikelse.commands.js';
import { externAvvikelseEvents, type ExternAvvikelseEvent, type ExternAvvikelseEvents } from './extern-avvikelse.events.js';
import { evolveExternAvvikelse, initialExternAvvikelse, isMeetingOwed, isOwnShareOwed, type ExternAvvikelseState } from './extern-avvikelse.state.js';

const answerFacts = externAvvikelseEvents.ExternAvvikelseAnswerRecorded.schema.shape;
const meetingFacts = externAvvikelseEvents.ExternAvvikelseMeetingRecorded.schema.shape;
const reminderFacts = externAvvikelseEvents.ExternAvvikelseCounterpartyReminded.schema.shape;
const disclosureView = { disclosureGround: z.string(), dutyLagrum: viewText, lookedThroughBy: z.string(), enclosures: z.array(enclosureView) };

const letterView = z.object({
  ...recordedBy,
  causeIn: z.string().nullable(),
  occurredFrom: z.string().nullable(),
  counterpartyUnit: viewText,
  theirRef: viewText,
  channelIn: z.string().nullable(),
  description: viewText,
  konsekvens: viewText,
  wantedAtgard: viewText,
});
const answerView = z.object({ ...answerFacts, ...recordedBy, text: viewText, missing: viewText });
const meetingView = z.object({ ...meetingFacts, ...recordedBy, outcome: viewText, notHeldBecause: viewText });
const raisedView = z.object({ ...recordedBy, plannedMeetingDate: z.string(), forum: viewText, purpose: viewText });

/** Everything that a person may read of one avvikelse to or from another authority. */
export const externAvvikelseView = z.object({
  caseType: z.literal('extern-avvikelse'),
  status: z.enum(externAvvikelseStatuses),
  direction: z.enum(['out', 'in']),
  counterpartyId: z.string(),
  ownerUnit: z.string(),
  enheter: z.array(z.string()),
  receivedAt: z.string(),
  reporterId: z.string().nullable(),
  handlerId: z.string().nullable(),
  excluded: z.array(z.string()),
  /** As it stands now; older versions are in the record. */
  letter: letterView,
  revisions: z.number().int(),
  cleared: z.object({ ...recordedBy, ...disclosureView }).nullable(),
  dispatched: z.object({ ...recordedBy, sentBy: z.string(), channel: z.string(), identityChannel: z.string(), sentAt: z.string(), ourRef: viewText, title: viewText }).nullable(),
  receipt: z.object({ ...recordedBy, receivedAt: z.string(), theirRef: viewText }).nullable(),
  reminders: z.array(z.object({ ...reminderFacts, ...recordedBy })),
  unansweredAt: z.string().nullable(),
  answers: z.array(answerView),
  raised: z.array(raisedView),
  meetings: z.array(meetingView),
  meetingOwed: z.boolean(),
  plannedMeetingDate: z.string().nullable(),
  analysis: z.object({ ...recordedBy, ownShare: z.boolean(), conclusion: viewText }).nullable(),
  ownShareOwed: z.boolean(),
  ownCaseId: z.string().nullable(),
  acknowledged: z.object({ ...recordedBy, acknowledgedAt: z.string(), channel: z.string() }).nullable(),
  ownAnswer: z.object({ ...recordedBy, ...disclosureView, channel: z.string(), identityChannel: z.string(), sentAt: z.string(), text: viewText }).nullable(),
  closed: z.object({ ...recordedBy, outcome: z.string(), reason: viewText, liftTo: z.string().nullable(), liftNote: viewText }).nullable(),
  sections: caseSections,
  deadlines: z.array(deadlineView),
  timeline: z.array(timelineEntry),
});
export type ExternAvvikelseView = z.output<typeof externAvvikelseView>;

type Recorded<T extends keyof ExternAvvikelseEvents> = RecordedEvent<T, z.output<ExternAvvikelseEvents[T]['schema']>>;
type Of = <T extends keyof ExternAvvikelseEvents>(type: T) => readonly Recorded<T>[];

/** Built from the opened events of one case. */
export function viewExternAvvikelse(events: readonly RecordedEvent[]): ExternAvvikelseView {
  const of: Of = (type) => recorded(externAvvikelseEvents, events, type);
  const state = events.filter(isOwnEvent).reduce(evolveExternAvvikelse, initialExternAvvikelse);
  if (state.direction === null || state.status === 'none') throw new RangeError('the stream is not an extern avvikelse');
  return {
    caseType: 'extern-avvikelse',
    status: state.status,
    direction: state.direction,
    counterpartyId: state.counterpartyId,
    ownerUnit: state.ownerUnit,
    enheter: [...state.enheter],
    receivedAt: state.receivedAt ?? '',
    reporterId: state.reporterId,
    handlerId: state.people.handlerId ?? null,
    excluded: [...state.excluded],
    letter: letterOf(of),
    revisions: of('ExternAvvikelseRevised').length,
    ...sending(of, state),
    reminders: of('ExternAvvikelseCounterpartyReminded').map((event) => ({ ...event.data, ...byWhom(event) })),
    answers: of('ExternAvvikelseAnswerRecorded').map((event) => ({
      ...event.data, ...byWhom(event), text: readText(event.data.text), missing: readText(event.data.missing),
    })),
    raised: of('ExternAvvikelseRaised').map((event) => ({
      ...byWhom(event), plannedMeetingDate: event.data.plannedMeetingDate, forum: readText(event.data.forum), purpose: readText(event.data.purpose),
    })),
    meetings: of('ExternAvvikelseMeetingRecorded').map((event) => ({
      ...event.data, ...byWhom(event), outcome: readText(event.data.outcome), notHeldBecause: readText(event.data.notHeldBecause),
    })),
    meetingOwed: isMeetingOwed(state),
    plannedMeetingDate: state.plannedMeetingDate,
    ownShareOwed: isOwnShareOwed(state),
    ownCaseId: state.ownCaseId,
    ...ending(of, state),
    sections: sectionsOf('ExternAvvikelse', events, {}),
    deadlines: deadlinesView('ExternAvvikelse', events),
    timeline: timelineOf(externAvvikelseEvents, events),
  };
}

function isOwnEvent(event: RecordedEvent): event is RecordedEvent & ExternAvvikelseEvent {
  return event.type in externAvvikelseEvents;
}

function letterOf(of: Of): ExternAvvikelseView['letter'] {
  const sent = of('ExternAvvikelseRevised').at(-1) ?? of('ExternAvvikelseCreated').at(-1);
  const came = of('ExternAvvikelseRegistered').at(-1);
  const event = sent ?? came;
  if (event === undefined) throw new RangeError('the stream has no letter');
  const { occurredFrom, counterpartyUnit, description, wantedAtgard } = event.data;
  return {
    ...byWhom(event),
    ...oneWay(sent?.data, came?.data),
    occurredFrom: occurredFrom ?? null,
    counterpartyUnit: readText(counterpartyUnit),
    description: readText(description),
    wantedAtgard: readText(wantedAtgard),
  };
}

/** What only we state, and what only they do. */
function oneWay(sent: Recorded<'ExternAvvikelseCreated' | 'ExternAvvikelseRevised'>['data'] | undefined, came: Recorded<'ExternAvvikelseRegistered'>['data'] | undefined) {
  return { causeIn: sent?.causeIn ?? null, konsekvens: readText(sent?.konsekvens), theirRef: readText(came?.theirRef), channelIn: came?.channelIn ?? null };
}

function sending(of: Of, state: ExternAvvikelseState) {
  const cleared = state.status === 'draft' ? undefined : of('ExternAvvikelseCleared').at(-1);
  const dispatched = of('ExternAvvikelseDispatched').at(-1);
  const receipt = of('ExternAvvikelseReceiptRecorded').at(-1);
  const unanswered = of('ExternAvvikelseUnansweredMarked').at(-1);
  return {
    cleared: cleared ? { ...cleared.data, ...byWhom(cleared), ...disclosed(cleared.data, state) } : null,
    dispatched: dispatched
      ? { ...dispatched.data, ...byWhom(dispatched), ourRef: readText(dispatched.data.ourRef), title: readText(dispatched.data.title) }
      : null,
    receipt: receipt ? { ...receipt.data, ...byWhom(receipt), theirRef: readText(receipt.data.theirRef) } : null,
    unansweredAt: unanswered ? byWhom(unanswered).at : null,
  };
}

/** The ground in words, and the files that were looked through with what has become of each. */
function disclosed({ dutyLagrum, enclosures }: Recorded<'ExternAvvikelseCleared'>['data'], state: ExternAvvikelseState) {
  return { dutyLagrum: readText(dutyLagrum), enclosures: enclosuresView(enclosures ?? [], state) };
}

function ending(of: Of, state: ExternAvvikelseState) {
  const analysed = of('ExternAvvikelseAnalysed').at(-1);
  const acknowledged = of('ExternAvvikelseAcknowledged').at(-1);
  const answered = of('ExternAvvikelseAnswered').at(-1);
  const closed = state.status === 'closed' ? of('ExternAvvikelseClosed').at(-1) : undefined;
  return {
    analysis: analysed ? { ...byWhom(analysed), ownShare: analysed.data.ownShare, conclusion: readText(analysed.data.conclusion) } : null,
    acknowledged: acknowledged ? { ...byWhom(acknowledged), acknowledgedAt: acknowledged.data.at, channel: acknowledged.data.channel } : null,
    ownAnswer: answered
      ? { ...answered.data, ...byWhom(answered), ...disclosed(answered.data, state), text: readText(answered.data.text) }
      : null,
    closed: closed ? closingOf(closed) : null,
  };
}

function closingOf(event: Recorded<'ExternAvvikelseClosed'>): NonNullable<ExternAvvikelseView['closed']> {
  const { outcome, reason, liftTo, liftNote } = event.data;
  return { ...byWhom(event), outcome, reason: readText(reason), liftTo: liftTo ?? null, liftNote: readText(liftNote) };
}
