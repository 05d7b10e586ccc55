import { avvikelseStory, type AvvikelsePlan } from './avvikelse-story.js';
import { atgardStory, type AtgardPlan } from './atgard-story.js';
import { lexSarahStory, type LexSarahPlan } from './lex-sarah-story.js';
import { demoId } from './organisation.js';
import type { Story } from './story.js';
import { synpunktStory, type SynpunktPlan } from './synpunkt-story.js';
import { bofEvents, childWords, lexSarahEvents, omsorgEvents, omsorgLexSarah, ownComplaints, seriousLexSarah, utforareComplaints } from './texts.js';

const dayMs = 24 * 60 * 60 * 1000;

/** So many days before the demo's today, at half past eight in the morning; with `hours`, so many hours more exactly. */
function ago(end: string, days: number, hours?: number): string {
  if (hours !== undefined) return new Date(Date.parse(end) - days * dayMs - hours * 60 * 60 * 1000).toISOString();
  const date = new Date(Date.parse(end) - days * dayMs);
  date.setUTCHours(7, 30, 0, 0);
  return date.toISOString();
}

type At<T> = Omit<T, 'key' | 'at' | 'end'> & { readonly days: number; readonly hours?: number };

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('no such text');
  return found;
}

const avvikelse = (i: number, unit: string, upTo: AvvikelsePlan['upTo'], days: number, more: Partial<AvvikelsePlan> = {}): At<AvvikelsePlan> => {
  const text = unit.startsWith('omsorg') ? at(omsorgEvents, i % omsorgEvents.length) : at(bofEvents, i % bofEvents.length);
  return {
    unit, upTo, days, reporter: unit.startsWith('omsorg') ? 'jonas' : 'amina', what: text.what, done: text.done, categories: unit.startsWith('omsorg') ? ['utforande'] : ['dokumentation'],
    cause: text.cause, causeText: text.why, changed: text.changed, ...more,
  };
};

/** Avvikelser in every state: some just in, some due today, some late. */
const avvikelser: readonly At<AvvikelsePlan>[] = [
  { ...avvikelse(0, 'bof-utredning', 'received', 0), hours: 3 },
  { ...avvikelse(1, 'bof-mottagning', 'received', 1), hours: 5 },
  avvikelse(2, 'bof-familjehem', 'received', 4),
  avvikelse(0, 'omsorg-solgarden', 'received', 8),
  { ...avvikelse(2, 'omsorg-daglig', 'received', 0, { someoneInDanger: true }), hours: 2 },
  avvikelse(3, 'bof-oppenvard', 'bedomning-done', 6),
  avvikelse(1, 'omsorg-lss', 'bedomning-done', 3, { risk: [3, 3], lexSarahQuestion: 'unsure' }),
  avvikelse(4, 'bof-utredning', 'bedomning-done', 12),
  avvikelse(5, 'bof-mottagning', 'under-utredning', 14),
  avvikelse(1, 'omsorg-boendestod', 'under-utredning', 38),
  avvikelse(2, 'bof-utredning', 'under-atgard', 24),
  avvikelse(0, 'omsorg-lss', 'under-uppfoljning', 33),
  avvikelse(4, 'bof-familjehem', 'closed', 45),
  avvikelse(3, 'bof-utredning', 'closed', 80),
];

const synpunkt = (i: number, upTo: SynpunktPlan['upTo'], days: number, more: Partial<SynpunktPlan> = {}): At<SynpunktPlan> => ({
  unit: 'omsorg-boendestod', ...at(utforareComplaints, i % utforareComplaints.length), kind: 'klagomal', subject: 'utforare', utforare: 'omsorg-i-centrum', categories: ['utforande'], upTo, days, ...more,
});

const synpunkter: readonly At<SynpunktPlan>[] = [
  { ...synpunkt(0, 'received', 0), hours: 4 },
  synpunkt(1, 'received', 1, { anonymous: true }),
  synpunkt(2, 'received', 5, ownText(0)),
  synpunkt(3, 'acknowledged', 3),
  synpunkt(4, 'assigned', 6, ownText(1)),
  synpunkt(0, 'under-utredning', 9),
  synpunkt(1, 'under-utredning', 18, ownText(2)),
  synpunkt(2, 'awaiting-yttrande', 8),
  synpunkt(3, 'answered', 13),
  synpunkt(4, 'assigned', 4, { ...ownText(0), text: childWords, isChild: true, unit: 'bof-familjehem' }),
  synpunkt(0, 'closed', 60),
  synpunkt(1, 'closed', 30, { ...ownText(0), kind: 'praise', text: 'Tack till personalen på mottagningen som lyssnade och ringde upp precis när de sa.', categories: [] }),
];

/** About the own verksamhet instead of a utförare. */
function ownText(i: number): Partial<SynpunktPlan> {
  return { unit: 'bof-utredning', subject: 'myndighet', categories: ['handlaggning'], ...at(ownComplaints, i) };
}

const lexSarah = (i: number, upTo: LexSarahPlan['upTo'], days: number, more: Partial<LexSarahPlan> = {}): At<LexSarahPlan> => ({
  unit: 'bof-utredning', reporter: 'amina', ...at(lexSarahEvents, i % lexSarahEvents.length), categories: ['lag-eller-rutin'], value: 'missforhallande', upTo, days, ...more,
});

const lexSarahCases: readonly At<LexSarahPlan>[] = [
  { ...lexSarah(0, 'received', 0), hours: 6 },
  lexSarah(1, 'received', 2),
  { ...lexSarah(2, 'protected', 1, { unit: 'bof-familjehem' }), hours: 2 },
  lexSarah(3, 'forhandsbedomning-done', 2),
  lexSarah(0, 'under-utredning', 12),
  lexSarah(1, 'utredning-complete', 27, { child: 'Barnet i ärendet' }),
  lexSarah(2, 'beslut-proposed', 31),
  lexSarah(3, 'second-read', 26, { unit: 'bof-mottagning' }),
  { ...lexSarah(0, 'beslut-recorded', 29), ...seriousLexSarah, value: 'allvarligt-missforhallande', unit: 'bof-familjehem' },
  { ...lexSarah(1, 'forhandsbedomning-done', 3), ...seriousLexSarah, value: 'pataglig-risk-for-allvarligt-missforhallande', ivoNow: true, child: 'Barnet i ärendet' },
  { ...lexSarah(2, 'ivo-sent', 40), ...omsorgLexSarah, unit: 'omsorg-solgarden', reporter: 'jonas', laws: ['sol', 'lss'], value: 'allvarligt-missforhallande' },
  lexSarah(3, 'under-uppfoljning', 42),
  lexSarah(0, 'closed', 120),
];

/** Åtgärder of the open cases: waiting for a decision, under way, late, and waiting for the effect review. */
export function openAtgarder(end: string): Story[] {
  const of = (aggregate: AtgardPlan['case']['aggregate'], i: number): AtgardPlan['case'] => ({ aggregate, caseId: demoId('case', `${aggregate}/open/${String(i)}`) });
  const bof = { unit: 'bof', chef: 'birgitta', end } as const;
  const omsorg = { unit: 'omsorg', chef: 'tomas', end } as const;
  return [
    atgardStory({
      ...bof, key: 'open/0', at: ago(end, 9), owner: 'amina', case: of('avvikelse', 10), upTo: 'ongoing', dueInDays: 21, type: 'rutin',
      what: 'Morgonmöte mellan mottagning och utredning, med en lista där skyddsbedömningen kryssas.', aim: 'Ingen överlämning utan skyddsbedömning.',
      measure: 'Andel överlämningar med skyddsbedömning, mäts i tio ärenden efter två månader.',
    }),
    atgardStory({
      ...omsorg, key: 'open/1', at: ago(end, 20), owner: 'jonas', case: of('avvikelse', 11), upTo: 'done', dueInDays: 14, type: 'kontroll-egenkontroll',
      what: 'Genomgång av alla genomförandeplaner i gruppen.', aim: 'Alla planer är yngre än ett år.', measure: 'Antal planer äldre än ett år.',
    }),
    atgardStory({
      ...omsorg, key: 'open/2', at: ago(end, 26), owner: 'jonas', case: of('avvikelse', 9), upTo: 'ongoing', dueInDays: 12, type: 'bemanning-organisation',
      what: 'Namngiven ersättare för schemaansvarig.', aim: 'Inget pass står utan bemanning.', measure: 'Antal obemannade pass per månad.',
    }),
    atgardStory({
      ...bof, key: 'open/3', at: ago(end, 6), owner: 'amina', case: of('lexSarah', 11), upTo: 'approved', dueInDays: 30, type: 'information-utbildning',
      what: 'Genomgång med hela enheten av hur meddelanden från skolan tas emot.', aim: 'Varje larm från skolan når den som utreder samma dag.',
      measure: 'Stickprov på fem ärenden efter tre månader.',
    }),
    atgardStory({
      ...omsorg, key: 'open/5', at: ago(end, 31), owner: 'jonas', case: of('avvikelse', 9), upTo: 'effect-reviewed', effect: 'not-achieved', dueInDays: 10, type: 'information-utbildning',
      what: 'Påminnelse på arbetsplatsträffen om att läsa schemat kvällen innan.', aim: 'Alla vet vilket pass de har.', measure: 'Två pass stod ändå utan bemanning.',
    }),
    atgardStory({
      ...bof, key: 'open/4', at: ago(end, 2), owner: 'amina', case: of('avvikelse', 8), upTo: 'proposed', dueInDays: 30, type: 'rutin',
      what: 'Obligatorisk fråga om tolk i bokningen.', aim: 'Inget samtal bokas utan tolk när den behövs.', measure: 'Antal avbrutna samtal.',
    }),
  ];
}

/** Some thirty open cases around today, and a few of this year that are closed. */
export function openStories(end: string): Story[] {
  return [
    ...avvikelser.map(({ days, hours, ...plan }, i) => avvikelseStory({ ...plan, key: `open/${String(i)}`, at: ago(end, days, hours), end })),
    ...synpunkter.map(({ days, hours, ...plan }, i) => synpunktStory({ ...plan, key: `open/${String(i)}`, at: ago(end, days, hours), end })),
    ...lexSarahCases.map(({ days, hours, ...plan }, i) => lexSarahStory({ ...plan, key: `open/${String(i)}`, at: ago(end, days, hours), end })),
  ];
}
