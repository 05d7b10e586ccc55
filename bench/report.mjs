import { round } from './measure.mjs';

const atMost = (limit) => (value) => value <= limit;
const atLeast = (limit) => (value) => value >= limit;

/** What must be reached. A bar is judged only when its figure was measured in this run. */
const bars = [
  { key: 'appendSerialVsRaw', text: 'serial append p50 at most 2.5 x a raw INSERT', unit: 'x', holds: atMost(2.5) },
  { key: 'appendConcurrentVsEmmett', text: 'appends/s at least 5 x emmett', unit: 'x', holds: atLeast(5) },
  { key: 'rebuildVsEmmett', text: 'projection rebuild at least 5 x emmett', unit: 'x', holds: atLeast(5) },
  {
    key: 'statisticsP99Ms',
    part: '10000',
    text: 'statistics p99 at 10 000 cases at most 50 ms',
    unit: 'ms',
    holds: atMost(50),
  },
  {
    key: 'statisticsP99Ms',
    part: '100000',
    text: 'statistics p99 at 100 000 cases at most 50 ms',
    unit: 'ms',
    holds: atMost(50),
  },
  {
    key: 'statisticsP99Ms',
    part: '1000000',
    text: 'statistics p99 at 1 000 000 cases at most 50 ms',
    unit: 'ms',
    holds: atMost(50),
  },
  {
    key: 'statisticsGrowth',
    text: 'statistics p50 at 1 000 000 cases at most 1.5 x that at 10 000',
    unit: 'x',
    holds: atMost(1.5),
  },
  // What fifty that never pause get out of two cores is shown beside it: it says how much the process can do, not what a person waits.
  { key: 'mixedPacedP99Ms', text: 'fifty people with half a second between their acts: p99 at most 250 ms', unit: 'ms', holds: atMost(250) },
  {
    key: 'deadlineLateP99Ms',
    text: 'deadline lateness p99 at most 60 s, none early, each once',
    unit: 'ms',
    holds: atMost(60_000),
  },
  { key: 'documentP50Ms', text: 'a document from events to PDF: p50 at most 500 ms', unit: 'ms', holds: atMost(500) },
  { key: 'importPerSecond', text: 'import of 10 000 cases in at most 60 s', unit: '/s', holds: atLeast(10_000 / 60) },
  { key: 'coldStartMs', text: 'first start to ready at most 15 s', unit: 'ms', holds: atMost(15_000) },
  { key: 'warmStartMs', text: 'later start to ready at most 5 s', unit: 'ms', holds: atMost(5_000) },
];

/** The figures a machine reads, beside `raw`. */
const figureKeys = [
  'appendSerialVsRaw',
  'appendConcurrentVsEmmett',
  'rebuildVsEmmett',
  'statisticsP99Ms',
  'httpCommandP99Ms',
  'mixedCommandsPerSecond',
  'mixedP99Ms',
  'mixedPacedP99Ms',
  'deadlineLateP99Ms',
  'documentP50Ms',
  'importPerSecond',
  'coldStartMs',
  'warmStartMs',
];

function figuresOf(results) {
  return Object.assign({}, ...results.map(({ figures }) => figures));
}

export function judged(results) {
  const figures = figuresOf(results);
  return bars.flatMap(({ key, part, text, unit, holds }) => {
    const value = part === undefined ? figures[key] : figures[key]?.[part];
    if (value === undefined) return [];
    return [{ text, value, unit, holds: value !== null && holds(value) }];
  });
}

/** Bars that do not hold, and what went wrong beside the figures. */
export function missedBars({ results, bars: all }) {
  return [
    ...all.filter(({ holds }) => !holds).map(({ text, value, unit }) => `${text}: ${value} ${unit}`),
    ...results.flatMap(({ faults }) => faults),
  ];
}

export function toJson(report) {
  const figures = figuresOf(report.results);
  const raw = {
    machine: report.machine,
    quick: report.quick,
    seconds: round(report.seconds, 1),
    ...Object.fromEntries(report.results.map(({ key, raw: figuresBehind }) => [key, figuresBehind])),
    missed: missedBars(report),
  };
  return JSON.stringify({ ...Object.fromEntries(figureKeys.map((key) => [key, figures[key] ?? null])), raw }, null, 2);
}

export function table(report) {
  const { machine } = report;
  const sections = report.results.flatMap(({ title, lines, seconds }) => [
    '',
    `${title} (${Math.round(seconds)} s)`,
    ...columns(lines),
  ]);
  const verdicts = report.bars.map(({ text, value, unit, holds }) => [
    `${holds ? 'holds ' : 'MISSED'} ${text}`,
    `${value} ${unit}`,
  ]);
  const faults = report.results.flatMap((result) => result.faults.map((fault) => `  MISSED ${fault}`));
  return [
    `Klarsyn bench: ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}, embedded PostgreSQL ${machine.postgres}, ${Math.round(report.seconds)} s`,
    ...(report.quick ? ['Small sizes: the figures mean little.'] : []),
    ...sections,
    '',
    'Bars',
    ...columns(verdicts),
    ...faults,
  ].join('\n');
}

function columns(rows) {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
