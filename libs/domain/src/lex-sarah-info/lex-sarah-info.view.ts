import { z } from 'zod';
import { caseSections, sectionsOf } from '../case/case-sections.js';
import { timelineEntry, timelineOf } from '../case/case-timeline.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import { deadlinesView, deadlineView } from '../case/deadline-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { lexSarahInfoStatuses } from './lex-sarah-info.commands.js';
import { lexSarahInfoEvents, type LexSarahInfoEvent, type LexSarahInfoEvents } from './lex-sarah-info.events.js';
import { evolveLexSarahInfo, initialLexSarahInfo, isOwnCaseOwed } from './lex-sarah-info.state.js';

const registered = lexSarahInfoEvents.LexSarahInfoRegistered.schema.shape;
const reviewed = lexSarahInfoEvents.LexSarahInfoReviewed.schema.shape;
const utredning = lexSarahInfoEvents.LexSarahInfoUtredningRecorded.schema.shape;

/** Everything that a person may read of what an utförare has told about its lex Sarah. */
export const lexSarahInfoView = z.object({
  caseType: z.literal('lex-sarah-info'),
  status: z.enum(lexSarahInfoStatuses),
  ownerUnit: z.string(),
  enheter: z.array(z.string()),
  receivedAt: z.string(),
  utforareId: z.string(),
  handlerId: z.string().nullable(),
  excluded: z.array(z.string()),
  information: z.object({ ...registered, ...recordedBy, summary: viewText, providerRef: viewText, verksamhet: viewText }),
  /** Newest last; the last one stands. */
  reviews: z.array(z.object({ ...reviewed, ...recordedBy, motivering: viewText })),
  utredningar: z.array(z.object({ ...utredning, ...recordedBy, text: viewText })),
  escalatedTo: z.string().nullable(),
  ownCaseId: z.string().nullable(),
  ownCaseOwed: z.boolean(),
  followedUpFrom: z.string().nullable(),
  closed: z.object({ ...recordedBy, carriedOutAt: z.string().nullable(), summary: viewText, reference: viewText }).nullable(),
  sections: caseSections,
  deadlines: z.array(deadlineView),
  timeline: z.array(timelineEntry),
});
export type LexSarahInfoView = z.output<typeof lexSarahInfoView>;

type Recorded<T extends keyof LexSarahInfoEvents> = RecordedEvent<T, z.output<LexSarahInfoEvents[T]['schema']>>;

/** Built from the opened events of one case. */
export function viewLexSarahInfo(events: readonly RecordedEvent[]): LexSarahInfoView {
  const of = <T extends keyof LexSarahInfoEvents>(type: T): readonly Recorded<T>[] => recorded(lexSarahInfoEvents, events, type);
  const [first] = of('LexSarahInfoRegistered');
  const state = events.filter(isOwnEvent).reduce(evolveLexSarahInfo, initialLexSarahInfo);
  if (first === undefined || state.status === 'none') throw new RangeError('the stream is no information from an utförare');
  const closed = state.status === 'closed' ? of('LexSarahInfoClosed').at(-1) : undefined;
  return {
    caseType: 'lex-sarah-info',
    status: state.status,
    ownerUnit: state.ownerUnit,
    enheter: [...state.enheter],
    receivedAt: first.data.receivedAt,
    utforareId: state.utforareId,
    handlerId: state.people.handlerId ?? null,
    excluded: [...state.excluded],
    information: {
      ...first.data, ...byWhom(first), summary: readText(first.data.summary), providerRef: readText(first.data.providerRef), verksamhet: readText(first.data.verksamhet),
    },
    reviews: of('LexSarahInfoReviewed').map((event) => ({ ...event.data, ...byWhom(event), motivering: readText(event.data.motivering) })),
    utredningar: of('LexSarahInfoUtredningRecorded').map((event) => ({ ...event.data, ...byWhom(event), text: readText(event.data.text) })),
    escalatedTo: state.escalatedTo,
    ownCaseId: state.ownCaseId,
    ownCaseOwed: isOwnCaseOwed(state),
    followedUpFrom: startOf(of('LexSarahInfoUppfoljningStarted').at(-1)),
    closed: closed ? closingOf(closed) : null,
    sections: sectionsOf('LexSarahInfo', events, {}),
    deadlines: deadlinesView('LexSarahInfo', events),
    timeline: timelineOf(lexSarahInfoEvents, events),
  };
}

function isOwnEvent(event: RecordedEvent): event is RecordedEvent & LexSarahInfoEvent {
  return event.type in lexSarahInfoEvents;
}

function startOf(event: RecordedEvent | undefined): string | null {
  return event === undefined ? null : byWhom(event).at;
}

function closingOf(event: Recorded<'LexSarahInfoClosed'>): NonNullable<LexSarahInfoView['closed']> {
  const { carriedOutAt, summary, reference } = event.data;
  return { ...byWhom(event), carriedOutAt: carriedOutAt ?? null, summary: readText(summary), reference: readText(reference) };
}
