import { v7 } from 'uuid';
import { categories } from '#domain/code-lists/categories.js';
import { demoNodes, nodeId } from '#infra/seed/organisation.js';
import { newEvent } from './event.mjs';

export const years = [2022, 2023, 2024, 2025, 2026];
const places = [
  'bof-mottagning',
  'bof-utredning',
  'bof-familjehem',
  'bof-oppenvard',
  'omsorg-lss',
  'omsorg-boendestod',
  'omsorg-solgarden',
  'omsorg-daglig',
];
const besluts = [
  'inte-missforhallande',
  'missforhallande',
  'missforhallande',
  'pataglig-risk-for-missforhallande',
  'allvarligt-missforhallande',
];
const dayMs = 24 * 60 * 60 * 1000;

/** The same numbers in every run: what is counted must be known beforehand. */
function dice(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n) => Math.floor(next() * n), chance: (share) => next() < share };
}

const instantAt = (ms) => new Date(ms).toISOString();

/** What is written of a case: type, payload, and the day on which it happened. */
function avvikelse({ below, chance }, place, received) {
  const events = [
    [
      'AvvikelseRegistered',
      { nodeId: nodeId(place), receivedAt: instantAt(received), anonymous: chance(0.1) },
      received,
    ],
  ];
  if (chance(0.03))
    events.push(['AvvikelseEnhetAdded', { enhetId: nodeId(place.startsWith('bof') ? 'omsorg' : 'bof') }, received]);
  if (chance(0.8)) events.push(['AvvikelseBedomningRecorded', { categories: themes(below, chance) }, received + dayMs]);
  if (chance(0.6)) events.push(['AvvikelseAterkopplingGiven', {}, received + 20 * dayMs]);
  return { category: 'avvikelse', events, counted: 'interna-avvikelser' };
}

function synpunkt({ below, chance }, place, received) {
  const subject = chance(0.4) ? 'utforare' : 'myndighet';
  const events = [
    [
      'SynpunktRegistered',
      { nodeId: nodeId(place), receivedAt: instantAt(received), anonymous: chance(0.3) },
      received,
    ],
    [
      'SynpunktClassified',
      { kind: chance(0.7) ? 'klagomal' : 'synpunkt', subject, categories: themes(below, chance) },
      received + dayMs,
    ],
  ];
  if (chance(0.7)) events.push(['SynpunktAnswered', {}, received + 9 * dayMs]);
  return {
    category: 'synpunkt',
    events,
    counted: subject === 'utforare' ? 'synpunkter-klagomal-utforare' : 'synpunkter-klagomal-egen-verksamhet',
  };
}

/** Half take at most five weeks, one in a hundred four months, and nearly every number of days up to that occurs. */
function handlingDays(next) {
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Math.max(1, Math.round(35 * Math.exp(0.55 * normal)));
}

function lexSarah({ next, below, chance }, place, received) {
  const decided = received + handlingDays(next) * dayMs;
  const value = besluts[below(besluts.length)];
  const events = [
    [
      'LexSarahRapportRegistered',
      { nodeId: nodeId(place), receivedAt: instantAt(received), anonymous: false },
      received,
    ],
    ['LexSarahClassified', { categories: themes(below, chance) }, received + dayMs],
    ['LexSarahDeadlineSet', { kind: 'DL-LS-7', dueAt: instantAt(received + 60 * dayMs) }, received],
    ['LexSarahDeadlineMet', { kind: 'DL-LS-7', metAt: instantAt(decided) }, decided],
    ['LexSarahBeslutRecorded', { value, decidedAt: instantAt(decided) }, decided],
  ];
  if (value.startsWith('allvarligt'))
    events.push(['LexSarahIvoAnmalanRecorded', { sentAt: instantAt(decided + below(30) * dayMs) }, decided]);
  if (chance(0.9)) events.push(['LexSarahAterkopplingGiven', {}, decided + below(30) * dayMs]);
  return { category: 'lexSarah', events, counted: 'lex-sarah-rapporter' };
}

function themes(below, chance) {
  const codes = [
    categories[below(categories.length)].code,
    ...(chance(0.3) ? [categories[below(categories.length)].code] : []),
  ];
  return codes.map((code, i) => ({ code, primary: i === 0 }));
}

/** The events of the organisation and of the coverage, which the counting asks for. */
export function organisationEvents() {
  const nodes = demoNodes.map(({ code, parent, level, name, nameInSentence, validFrom }) => ({
    nodeId: nodeId(code),
    ...(parent === null ? {} : { parentId: nodeId(parent) }),
    code,
    level,
    name,
    nameInSentence,
    validFrom,
  }));
  return {
    organisation: nodes.map((node) => newEvent(node, 'OrganisationNodeAdded')),
    coverage: [
      newEvent({ nodeId: nodeId('socialnamnden'), measure: 'all', coveredFrom: `${years[0]}-01-01` }, 'CoverageSet'),
    ],
  };
}

/** Cases without end, seven tenths avvikelser and one tenth lex Sarah, with what a year must count of them in `tally`. */
export function* syntheticCases(seed, tally) {
  const roll = dice(seed);
  const kinds = [...Array(7).fill(avvikelse), synpunkt, synpunkt, lexSarah];
  for (;;) {
    const year = years[roll.below(years.length)];
    const received = Date.UTC(year, 0, 2, 9) + roll.below(360) * dayMs;
    const { category, events, counted } = kinds[roll.below(kinds.length)](
      roll,
      places[roll.below(places.length)],
      received,
    );
    const key = `${counted}|${year}`;
    tally.set(key, (tally.get(key) ?? 0) + 1);
    const made = events.map(([type, data, at]) => {
      const event = newEvent(data, type);
      return { ...event, meta: { ...event.meta, occurredAt: instantAt(at) } };
    });
    yield { streamId: `${category}-${v7()}`, events: made };
  }
}
