import { z } from 'zod';
import { caseSections, sectionsOf } from '../case/case-sections.js';
import { timelineEntry, timelineOf } from '../case/case-timeline.js';
import { byWhom, readText, recorded, recordedBy, viewText } from '../case/case-view.js';
import { deadlinesView, deadlineView } from '../case/deadline-view.js';
import { fold } from '../decider.js';
import type { RecordedEvent } from '../recorded-event.js';
import {
  aterkopplingOf,
  aterkopplingView,
  beslutOf,
  beslutView,
  forhandsbedomningOf,
  forhandsbedomningView,
  forslagOf,
  forslagView,
} from './beslut.view.js';
import { ivoOf, ivoView } from './ivo.view.js';
import { lexSarahEvents, type LexSarahEvent } from './lex-sarah.events.js';
import { lexSarahStatuses } from './lex-sarah.status.js';
import { lexSarah } from './lex-sarah.js';
import { berordNamndView, namnderOf } from './provider.view.js';
import type { LexSarahState } from './lex-sarah.state.js';
import {
  muntligOf,
  muntligView,
  omedelbarAtgardOf,
  omedelbarAtgardView,
  rapportOf,
  rapportView,
  reporterOf,
  reporterView,
  utredningOf,
  utredningView,
} from './lex-sarah.view-parts.js';

const person = z.string().nullable();

const classificationView = z.object({
  ...recordedBy,
  laws: z.array(z.string()),
  categories: z.array(
    z.object({ code: z.string(), detail: z.string().nullable(), primary: z.boolean(), otherText: viewText }),
  ),
  verksamhetsomrade: person,
  qualityArea: person,
  process: person,
  insatstyp: person,
  ageGroup: person,
  sex: person,
});

/** Everything a person may read of one lex Sarah case. Texts that were not opened for the reader are null. */
export const lexSarahView = z.object({
  caseType: z.literal('lex-sarah'),
  status: z.enum(['none', ...lexSarahStatuses]),
  operatorKind: z.enum(['namnd', 'enskild-verksamhet', 'sis']),
  namnder: z.array(berordNamndView),
  ownerUnit: z.string(),
  enheter: z.array(z.string()),
  chefBerors: z.boolean(),
  rapport: rapportView.nullable(),
  reporter: reporterView.nullable(),
  muntlig: muntligView,
  acknowledgedAt: z.string().nullable(),
  omedelbarAtgard: omedelbarAtgardView,
  namndordforandeInformed: z.array(
    z.object({ ...recordedBy, informedAt: z.string(), channel: z.string(), note: viewText }),
  ),
  people: z.object({ utredare: person, beslutsfattare: person, secondReaderId: person }),
  excluded: z.array(z.string()),
  /** Named staff of whom it is not known who they are: nobody is appointed meanwhile. */
  unresolvedStaff: z.array(z.string()),
  classification: classificationView.nullable(),
  forhandsbedomning: forhandsbedomningView.nullable(),
  handedOver: z
    .object({ ...recordedBy, toOperator: viewText, utforareId: person, handedOverAt: z.string(), reason: viewText })
    .nullable(),
  utredning: utredningView,
  beslutsforslag: z.array(forslagView),
  beslut: z.array(beslutView),
  ivo: ivoView,
  aterkoppling: aterkopplingView,
  continuedAsAvvikelse: z.string().nullable(),
  precedent: z.object({ ...recordedBy, summary: viewText, reasons: viewText }).nullable(),
  closed: z.object({ ...recordedBy, retentionClass: z.string() }).nullable(),
  reopenings: z.array(z.object({ ...recordedBy, reason: viewText })),
  sections: caseSections,
  deadlines: z.array(deadlineView),
  timeline: z.array(timelineEntry),
});
export type LexSarahView = z.output<typeof lexSarahView>;

function isLexSarah(event: RecordedEvent): event is RecordedEvent & LexSarahEvent {
  return Object.hasOwn(lexSarahEvents, event.type);
}

/** Builds the view from the events of the case, opened as far as the reader may see them. */
export function viewLexSarah(events: readonly RecordedEvent[]): LexSarahView {
  const state = fold(lexSarah, events.filter(isLexSarah));
  const registered = recorded(lexSarahEvents, events, 'LexSarahRapportRegistered').at(0)?.data ?? null;
  return {
    caseType: 'lex-sarah',
    status: state.status,
    operatorKind: state.operatorKind,
    namnder: namnderOf(events, state),
    ownerUnit: state.ownerUnit,
    enheter: [...state.enheter],
    chefBerors: state.chefBerors,
    rapport: registered && rapportOf(registered),
    reporter: registered && reporterOf(registered),
    muntlig: muntligOf(events, state),
    acknowledgedAt:
      recorded(lexSarahEvents, events, 'LexSarahRapportAcknowledged')
        .map((event) => byWhom(event).at)
        .at(0) ?? null,
    omedelbarAtgard: omedelbarAtgardOf(events, state),
    namndordforandeInformed: recorded(lexSarahEvents, events, 'LexSarahNamndordforandeInformed').map((event) => ({
      ...byWhom(event),
      ...event.data,
      note: readText(event.data.note),
    })),
    people: peopleOf(state),
    excluded: [...state.excluded],
    unresolvedStaff: [...state.unresolvedStaff],
    classification: classificationOf(events),
    forhandsbedomning: forhandsbedomningOf(events),
    handedOver: handedOverOf(events),
    utredning: utredningOf(events, state),
    beslutsforslag: forslagOf(events),
    beslut: beslutOf(events),
    ivo: ivoOf(events, state),
    aterkoppling: aterkopplingOf(events, state),
    continuedAsAvvikelse:
      recorded(lexSarahEvents, events, 'LexSarahContinuedAsAvvikelse').at(-1)?.data.avvikelseId ?? null,
    precedent: state.precedentPublished ? precedentOf(events) : null,
    closed: closedOf(events, state),
    reopenings: recorded(lexSarahEvents, events, 'LexSarahReopened').map((event) => ({
      ...byWhom(event),
      reason: readText(event.data.reason),
    })),
    sections: {
      ...sectionsOf('LexSarah', events, registered ?? {}),
      links: sectionsOf('LexSarah', events, { links: state.links.filter((one) => bornLinks.includes(one.link)) }).links,
    },
    deadlines: deadlinesView('LexSarah', events),
    timeline: timelineOf(lexSarahEvents, events),
  };
}

function peopleOf({ people }: LexSarahState): LexSarahView['people'] {
  const { utredare, beslutsfattare, secondReaderId } = people;
  return { utredare: utredare ?? null, beslutsfattare: beslutsfattare ?? null, secondReaderId: secondReaderId ?? null };
}

function closedOf(events: readonly RecordedEvent[], { status }: LexSarahState): LexSarahView['closed'] {
  const event = recorded(lexSarahEvents, events, 'LexSarahClosed').at(-1);
  return status === 'closed' && event !== undefined ? { ...byWhom(event), ...event.data } : null;
}

const bornLinks: readonly string[] = ['escalated-from', 'continued-from', 'continued-as'];

function classificationOf(events: readonly RecordedEvent[]): LexSarahView['classification'] {
  const event = recorded(lexSarahEvents, events, 'LexSarahClassified').at(-1);
  if (event === undefined) return null;
  const { data } = event;
  return {
    ...byWhom(event),
    laws: data.laws,
    categories: data.categories.map((one) => ({
      code: one.code,
      detail: one.detail ?? null,
      primary: one.primary,
      otherText: readText(one.otherText),
    })),
    verksamhetsomrade: data.verksamhetsomrade ?? null,
    qualityArea: data.qualityArea ?? null,
    process: data.process ?? null,
    insatstyp: data.insatstyp ?? null,
    ageGroup: data.ageGroup ?? null,
    sex: data.sex ?? null,
  };
}

function handedOverOf(events: readonly RecordedEvent[]): LexSarahView['handedOver'] {
  const event = recorded(lexSarahEvents, events, 'LexSarahHandedOver').at(-1);
  if (event === undefined) return null;
  const { toOperator, utforareId, at, reason } = event.data;
  return {
    ...byWhom(event),
    toOperator: readText(toOperator),
    utforareId: utforareId ?? null,
    handedOverAt: at,
    reason: readText(reason),
  };
}

function precedentOf(events: readonly RecordedEvent[]): LexSarahView['precedent'] {
  const event = recorded(lexSarahEvents, events, 'LexSarahPrecedentPublished').at(-1);
  return event === undefined ? null : { ...byWhom(event), summary: readText(event.data.summary), reasons: readText(event.data.reasons) };
}

/** Stands where the account of the reporter stood, for a reader who may not know it; the page says "rapportören". */
export const hiddenReporter = 'reporter';

/** The view for those who may read the case but not who reported it (VIS-04). */
export function withoutReporter(view: LexSarahView): LexSarahView {
  const ids = [view.reporter?.reporterId, view.reporter?.receivedByOfficialId];
  const hide = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value === 'string') return ids.includes(value) ? hiddenReporter : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner)]));
  };
  return lexSarahView.parse(hide({ ...view, reporter: null }));
}
