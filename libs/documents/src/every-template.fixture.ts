import type { StatisticsAnswer } from '#domain/answers/statistics.js';
import type { TemplateId } from '#domain/documents/templates.js';
import { buildDocument } from './build-document.js';
import { avvikelseData, dataOf, documentId, enskildId, externFacts, infoData, lexSarahData, notifiedData, synpunktData } from './document-cases.fixture.js';
import type { Block, DocumentTree } from './document-tree.js';
import { figuresDocument, type Making } from './figures-document.js';
import { staffInformation } from './staff-information.js';

export interface MadeTemplate {
  readonly name: string;
  readonly id: TemplateId;
  readonly tree: () => DocumentTree;
}

const made = (id: TemplateId, name: string, tree: () => DocumentTree): MadeTemplate => ({ id, name: `${id} ${name}`, tree });

const making: Making = {
  documentId, createdAt: '2026-03-20T13:05:00.000Z', createdBy: { name: 'Kristina Ek', title: 'Kvalitetsledare' },
  operator: { huvudman: 'Nackby kommun', namnd: 'Socialnämnden', unit: 'Gruppbostaden Solgården', kind: 'namnd' },
};

const row = (measure: string, unit: string | null, value: number | null, before: number | null) => ({
  measure, unit, year: 2025, value, qualifier: value === null ? ('not-reported' as const) : ('exact' as const), compareYear: 2024, compareValue: before,
  compareQualifier: before === null ? ('not-reported' as const) : ('exact' as const), difference: value === null || before === null ? null : value - before,
});

export const figures: StatisticsAnswer = {
  year: 2025, compareYear: 2024, years: [2024, 2025], units: [{ code: 'bof', name: 'Barn- och familjeenheten' }, { code: 'omsorg', name: 'Omsorgsenheten' }],
  rows: [row('lex-sarah-rapporter', null, 5, null), row('synpunkter-klagomal-egen-verksamhet', null, 7, 6), row('interna-avvikelser', null, 6, 5), row('lex-sarah-rapporter', 'bof', 4, 6), row('interna-avvikelser', 'bof', 6, 5), row('synpunkter-klagomal-utforare', 'omsorg', 32, 15)],
  series: [], jointCases: 1, parkedStreams: 0, asOfPosition: '4711',
  sentences: [{ query: 'Q-01', unit: 'bof', text: 'Under 2025 har det inom barn- och familjeenheten gjorts fyra rapporter enligt lex Sarah jämfört med sex föregående år.' }],
};

const privateOperator = { huvudman: 'Lindgården HVB AB', namnd: 'Ledningen', unit: 'Lindgården', kind: 'enskild-verksamhet' } as const;

/** Each template with a whole case behind it; the specs of structure and look go through all of them. */
export const everyTemplate: readonly MadeTemplate[] = [
  made('T-01', 'bekräftelse, lex Sarah', () => buildDocument('T-01', lexSarahData())),
  made('T-01', 'bekräftelse, avvikelse', () => buildDocument('T-01', avvikelseData())),
  made('T-02', 'begäran om komplettering', () => buildDocument('T-02', lexSarahData())),
  made('T-03', 'utredning', () => buildDocument('T-03', lexSarahData())),
  made('T-04', 'beslut', () => buildDocument('T-04', lexSarahData({ value: 'allvarligt-missforhallande', laws: ['sol', 'lss'] }))),
  made('T-05', 'återkoppling till rapportör', () => buildDocument('T-05', lexSarahData())),
  made('T-06', 'information till den enskilde', () => buildDocument('T-06', lexSarahData({}, { variant: 'enskild', enskildId }))),
  made('T-06', 'information till ett barn', () => buildDocument('T-06', lexSarahData({}, { variant: 'barn', enskildId, ownText: 'Du fick ingen hjälp tre kvällar. Det var vi som gjorde fel.' }))),
  made('T-06', 'information till vårdnadshavare', () => buildDocument('T-06', lexSarahData({}, { variant: 'vardnadshavare', enskildId }))),
  made('T-07', 'återkoppling till arbetsgruppen', () => buildDocument('T-07', lexSarahData())),
  made('T-08', 'underlag för anmälan', () => buildDocument('T-08', notifiedData({ variant: 'underlag' }))),
  made('T-08', 'missiv', () => buildDocument('T-08', notifiedData({ variant: 'missiv' }))),
  made('T-09', 'information om rapport', () => buildDocument('T-09', lexSarahData({}, { variant: 'rapport', ownText: 'Socialnämnden, Nackby kommun', operator: privateOperator }))),
  made('T-09', 'information om anmälan', () => buildDocument('T-09', notifiedData({ variant: 'ivo-anmalan', ownText: 'Socialnämnden, Nackby kommun', operator: privateOperator }))),
  made('T-10', 'delegationsbeslut', () => buildDocument('T-10', lexSarahData())),
  made('T-11', 'bekräftelse på synpunkt', () => buildDocument('T-11', synpunktData())),
  made('T-11', 'bekräftelse till ett barn', () => buildDocument('T-11', synpunktData({}, { form: 'child', isChild: true }))),
  made('T-12', 'svar', () => buildDocument('T-12', synpunktData())),
  made('T-13', 'försening', () => buildDocument('T-13', synpunktData())),
  made('T-14', 'begäran om yttrande', () => buildDocument('T-14', synpunktData())),
  made('T-14', 'begäran till utförare om lex Sarah', () => buildDocument('T-14', infoData())),
  made('T-15', 'avvikelse i samverkan', () => buildDocument('T-15', dataOf({ caseType: 'extern-avvikelse', view: externFacts }))),
  made('T-16', 'sammanställning', () => figuresDocument(figures, 'year', making)),
  made('T-18', 'personalinformation', () => staffInformation(['sol', 'lss'], making)),
];

/** A document that is harder than any real one. */
export function longTree(title = 'Ett långt dokument'): DocumentTree {
  const word = 'läkemedelsavvikelsehanteringssystemsuppföljningsrapporteringsrutinbeskrivningsdokumentet';
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: 'Åäö ÅÄÖ é ü – ”citat” 27 kap. 5 §' },
    ...Array.from({ length: 12 }, (_, at): Block => ({ kind: 'text', text: `Stycke ${String(at)}. ${'Det här är en mening som fyller raden. '.repeat(5)}` })),
    { kind: 'table', columns: [{ label: 'Nr', share: 10 }, { label: 'Text', share: 30 }], rows: Array.from({ length: 80 }, (_, at) => [String(at + 1), `Rad ${String(at + 1)} i tabellen ${at === 40 ? word : ''}`]) },
    { kind: 'table', columns: [{ label: 'Smal', share: 10 }, { label: 'Bred', share: 60 }], rows: [[word, 'Mycket text. '.repeat(450)]] },
    { kind: 'list', items: Array.from({ length: 12 }, (_, at) => `Punkt ${String(at + 1)}: ${'ord '.repeat(40)}`) },
    { kind: 'frame', text: 'Det här står i en ram.' },
    { kind: 'signature', lines: ['Åsa Öberg', 'Utredare'] },
  ];
  return {
    documentId, title, createdAt: '2026-03-20T13:05:00.000Z', recipient: ['Maj Lund', 'Storgatan 1', '123 45 Nackby'], secrecy: null, blocks,
    head: { huvudman: 'Nackby kommun', namnd: 'Socialnämnden', documentType: 'Prov', reference: { label: 'Diarienummer', value: 'SN 2026/1' }, version: 'T-03, version 1', createdAt: '2026-03-20 kl. 14.05', createdBy: 'Åsa Öberg', citations: [] },
  };
}
