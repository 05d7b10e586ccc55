import { Story } from '#domain/case/story.spec-tool.js';
import { noForeignFacts } from '#domain/decider.js';
import { lexSarahCommands } from '#domain/lex-sarah/lex-sarah.commands.js';
import { lexSarahEvents } from '#domain/lex-sarah/lex-sarah.events.js';
import { lexSarah } from '#domain/lex-sarah/lex-sarah.js';
import { requiredUtredningParts, type LexSarahBeslutValue } from '#domain/lex-sarah/lex-sarah.status.js';
import { viewLexSarah } from '#domain/lex-sarah/lex-sarah.view.js';
import type { DocumentData, DocumentSource, Person } from './template.js';

/** Names that may stand in no document where they are forbidden. */
export const canary = { reporter: 'Rakel Rapportsson', enskild: 'Elis Enskildsson', staff: 'Malte Medarbetarsson', other: 'Nova Annansson' };
export const enskildId = '01930000-0000-7000-8000-0000000000e1';
export const otherEnskildId = '01930000-0000-7000-8000-0000000000e2';
export const documentId = '01930000-0000-7000-8000-00000000d0c1';
const unit = '01930000-0000-7000-8000-000000000001';

const people: Readonly<Record<string, Person>> = {
  'u-reporter': { name: canary.reporter, title: 'Stödassistent' },
  'u-utredare': { name: 'Leila Rahimi', title: 'Utredare' },
  'u-beslut': { name: 'Eva Ström', title: 'Avdelningschef' },
  'u-reader': { name: 'Göran Åkesson', title: 'Utredare' },
  'u-ansvarig': { name: 'Sara Öberg', title: 'Lex Sarah-ansvarig' },
  'u-staff': { name: canary.staff, title: 'Vikarie' },
};

export const atgarder: DocumentData['atgarder'] = [
  { what: 'Skriv in i rutinen för överlämning att kvällspasset alltid kvitterar läkemedelslistan tillsammans med dagpasset.', status: 'ongoing', owner: null, dueDate: '2026-04-30', effect: null },
  { what: 'Gå igenom rutinen på arbetsplatsträff.', status: 'done', owner: null, dueDate: null, effect: null },
];

/** The document data of a case, made by Leila on the given day. */
export function dataOf(source: DocumentSource, more: Partial<DocumentData> = {}): DocumentData {
  return {
    documentId, source, number: 'LS-2026-0004', atgarder,
    operator: { huvudman: 'Nackby kommun', namnd: 'Socialnämnden', unit: 'Gruppbostaden Solgården', kind: 'namnd' },
    createdAt: '2026-03-20T13:05:00.000Z', createdBy: { name: 'Leila Rahimi', title: 'Utredare' },
    variant: null, ownText: null, enskildId: null,
    person: (userId) => people[userId] ?? null,
    utforare: () => 'Omsorg i Centrum AB',
    ...more,
  };
}

const partTexts: Readonly<Record<string, string>> = {
  handelse: `Kvällsinsatsen uteblev i tre dagar. ${canary.reporter} såg på måndagen att signeringslistan var tom.\nKonsekvensen blev att personen inte fick sina läkemedel. Läkemedelsavvikelsehanteringsrutinen följdes inte.`,
  orsaker: 'Överlämningen mellan passen gjordes muntligen. Den som skulle ha tagit emot uppgiften var sjuk och ersattes av en vikarie som inte kände till rutinen.',
};

export interface LexSarahPlan {
  readonly receivedAt?: string;
  readonly decidedAt?: string;
  readonly laws?: readonly ('sol' | 'lss')[];
  readonly value?: LexSarahBeslutValue;
  readonly upTo?: 'received' | 'utredning' | 'beslut' | 'told';
}

/** A lex Sarah case with a child and another person, as far as asked. */
export function lexSarahStory(plan: LexSarahPlan = {}) {
  const { receivedAt = '2026-03-02T07:30:00.000Z', decidedAt = '2026-03-19T14:00:00.000Z', laws = ['sol'], value = 'missforhallande', upTo = 'told' } = plan;
  const story = new Story(lexSarah, lexSarahCommands, lexSarahEvents, { by: 'u-ansvarig', at: decidedAt });
  story.do('RegisterLexSarahRapport', {
    nodeId: unit, whatHappened: `${canary.enskild} fick inte hjälp på kvällen.`, form: 'skriftlig', receivedAt, laws: [...laws],
    enskilda: [
      { enskildId, name: canary.enskild, personnummer: '20140101-0000', contact: 'Storgatan 1', isChild: true, skyddadePersonuppgifter: false },
      { enskildId: otherEnskildId, name: canary.other, isChild: false, skyddadePersonuppgifter: false },
    ],
    involvedStaff: [{ personId: 'u-staff', part: 'actor' }],
  }, { by: 'u-reporter' });
  story.do('RecordLexSarahDiarienummer', { diarienummer: 'SN 2026/117', diarieforingAt: receivedAt });
  story.do('RequestLexSarahKomplettering', { kompletteringId: '01930000-0000-7000-8000-0000000000b1', questions: 'Vilka dagar uteblev insatsen?\nVem tog emot överlämningen?' });
  story.do('RecordLexSarahOmedelbarAtgard', { what: 'Extra personal kallades in.', takenAt: receivedAt });
  if (upTo === 'received') return story;
  investigate(story, laws);
  if (upTo === 'utredning') return story;
  story.do('SubmitLexSarahBeslutsforslag', { value, motivering: 'Insatsen uteblev helt och personen var utan skydd i tre dygn.' }, { by: 'u-utredare' });
  story.do('RecordLexSarahSecondReading', { agrees: true, motivering: 'Jag delar bedömningen.' }, { by: 'u-reader' });
  story.do('RecordLexSarahBeslut', {
    value, motivering: 'En insats som är beviljad har uteblivit i tre dygn. Det har haft konsekvenser för personens hälsa.', title: 'Avdelningschef',
    delegationRef: 'SN 2025-03-12 § 41', decidedAt, sekretessbedomning: 'Namn och hälsouppgifter omfattas av sekretess.',
  }, { by: 'u-beslut', facts: { ...noForeignFacts, delegationRefs: ['SN 2025-03-12 § 41'] } });
  if (upTo === 'beslut') return story;
  tell(story, decidedAt);
  return story;
}

type LexSarahStory = Story<Parameters<typeof lexSarah.evolve>[0], Parameters<typeof lexSarah.decide>[0], Parameters<typeof lexSarah.evolve>[1]>;

function investigate(story: LexSarahStory, laws: readonly string[]): void {
  story.do('ClassifyLexSarah', { laws: [...laws], categories: [{ code: 'utforande', primary: true }] });
  story.do('RecordLexSarahForhandsbedomning', { suspectedSeverity: 'unclear', ivoNow: false, motivering: 'Behöver utredas.' });
  story.do('AssignLexSarahUtredare', { utredareId: 'u-utredare' });
  story.do('AssignLexSarahBeslutsfattare', { beslutsfattareId: 'u-beslut' });
  story.do('StartLexSarahUtredning', {}, { by: 'u-utredare' });
  const note = { date: '2025-06-20', source: 'interview', nature: 'fact', title: 'Utredare' } as const;
  story.do('AddLexSarahUnderlag', { ...note, underlagId: '01930000-0000-7000-8000-000000000071', heading: 'Samtal med arbetsgruppen', text: 'Gruppen berättar att överlämningen brukar ske i korridoren.' }, { by: 'u-utredare' });
  [...requiredUtredningParts, 'barnperspektiv' as const].forEach((part, at) => {
    story.do('RecordLexSarahUtredningPart', { ...note, noteId: `01930000-0000-7000-8000-0000000001${String(at + 10)}`, part, text: partTexts[part] ?? `Detta är utrett i delen om ${part}. Uppgifterna kommer från samtal med personalen och från dokumentationen.` }, { by: 'u-utredare' });
  });
  story.do('RecordLexSarahKonsekvens', {
    enskildId, grades: [{ area: 'fysiskt', occurred: 'moderate', possible: 'serious' }, { area: 'psykiskt', occurred: 'minor', possible: 'moderate' }],
    ownViewSource: 'own-words', whatHappened: 'Barnet var utan kvällsmedicin i tre dagar.', ownView: 'Jag var rädd att ingen skulle komma.', childText: 'Barnet har fått prata med sin socialsekreterare.',
  }, { by: 'u-utredare' });
}

function tell(story: LexSarahStory, at: string): void {
  story.do('GiveLexSarahAterkoppling', { text: `Det du rapporterade är utrett. ${canary.enskild} har fått hjälp och ${canary.staff} har fått stöd.`, whatChanged: 'Överlämningen görs nu skriftligt.', channel: 'meeting' });
  story.do('InformLexSarahEnskild', { stage: 'outcome', to: 'vardnadshavare', enskildId, informedAt: at, channel: 'meeting', text: `Hjälpen på kvällen kom inte i tre dagar. Det var vårt fel. ${canary.reporter} och ${canary.other} nämns aldrig här.` });
  story.do('InformLexSarahStaff', { informedAt: at, channel: 'meeting', text: `En insats uteblev för ${canary.enskild}. Så här arbetar vi nu. ${canary.staff} och ${canary.reporter} ska inte nämnas.` });
}

export function lexSarahData(plan: LexSarahPlan = {}, more: Partial<DocumentData> = {}): DocumentData {
  return dataOf({ caseType: 'lex-sarah', view: viewLexSarah(lexSarahStory(plan).recorded()) }, more);
}
