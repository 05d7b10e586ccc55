import { viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import { basisOf, ruleSetIdsOf } from '#domain/lagrum/rule-sets.js';
import { requiredUtredningParts, type LexSarahBeslutValue } from '#domain/lex-sarah/lex-sarah.status.js';
import { viewLexSarah } from '#domain/lex-sarah/lex-sarah.view.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { eventDefinitions } from '#domain/registry.js';
import { viewSynpunkt } from '#domain/synpunkt/synpunkt.view.js';
import type { DocumentData, DocumentSource, ExternFacts, InfoFacts, Person } from './template.js';

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
    reporterNames: [canary.reporter],
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

type Fact = readonly [by: string, at: string, type: string, data: object];

/** The events of a case as a reader with full access gets them; each is what its schema says. */
function recorded(facts: readonly Fact[]): RecordedEvent[] {
  const definitions = Object.entries(eventDefinitions);
  return facts.map(([actor, recordedAt, type, data], version) => {
    const definition = definitions.find(([name]) => name === type)?.[1];
    if (definition === undefined) throw new RangeError(type);
    return { type, data: definition.schema.parse(data), version, position: String(version + 1), recordedAt, actor, role: 'medarbetare' };
  });
}

const hash = 'a'.repeat(64);

/** A lex Sarah case with a child and another person, as far as asked. */
export function lexSarahEventsOf(plan: LexSarahPlan = {}): RecordedEvent[] {
  const { receivedAt = '2026-03-02T07:30:00.000Z', decidedAt = '2026-03-19T14:00:00.000Z', laws = ['sol'], value = 'missforhallande', upTo = 'told' } = plan;
  const stages = ['received', 'utredning', 'beslut', 'told'];
  const parts = [received(receivedAt, laws), investigated(receivedAt, laws), decided(decidedAt, laws, value), told(decidedAt)];
  return recorded(parts.slice(0, stages.indexOf(upTo) + 1).flat());
}

function received(at: string, laws: readonly string[]): Fact[] {
  return [
    ['u-reporter', at, 'LexSarahRapportRegistered', {
      nodeId: unit, operatorKind: 'namnd', form: 'skriftlig', whatHappened: `${canary.enskild} fick inte hjälp på kvällen.`, reportedAt: at, receivedAt: at, laws,
      enskilda: [
        { enskildId, name: canary.enskild, personnummer: '20140101-0000', contact: 'Storgatan 1, 123 45 Nackby', isChild: true, skyddadePersonuppgifter: false },
        { enskildId: otherEnskildId, name: canary.other, isChild: false, skyddadePersonuppgifter: false },
      ],
      involvedStaff: [{ personId: 'u-staff', part: 'actor' }], chefBerors: false, reporterId: 'u-reporter', ruleSetIdsAtReport: ruleSetIdsOf(laws, at.slice(0, 10)),
    }],
    ['u-registrator', at, 'LexSarahDiarienummerRecorded', { diarienummer: 'SN 2026/117', diarieforingAt: at }],
    ['u-ansvarig', at, 'LexSarahKompletteringRequested', { kompletteringId: '01930000-0000-7000-8000-0000000000b1', questions: 'Vilka dagar uteblev insatsen?\nVem tog emot överlämningen?' }],
    ['u-ansvarig', at, 'LexSarahOmedelbarAtgardRecorded', { what: 'Extra personal kallades in.', takenAt: at }],
  ];
}

function investigated(at: string, laws: readonly string[]): Fact[] {
  const note = { date: '2025-06-20', source: 'interview', nature: 'fact', title: 'Utredare', documentedBy: 'u-utredare' } as const;
  const text = (part: string) => partTexts[part] ?? `Detta är utrett i delen om ${part}. Uppgifterna kommer från samtal med personalen och från dokumentationen.`;
  return [
    ['u-ansvarig', at, 'LexSarahClassified', { laws, categories: [{ code: 'utforande', primary: true }] }],
    ['u-ansvarig', at, 'LexSarahForhandsbedomningRecorded', { suspectedSeverity: 'unclear', ivoNow: false, motivering: 'Behöver utredas.' }],
    ['u-ansvarig', at, 'LexSarahUtredareAssigned', { utredareId: 'u-utredare' }],
    ['u-ansvarig', at, 'LexSarahBeslutsfattareAssigned', { beslutsfattareId: 'u-beslut' }],
    ['u-utredare', at, 'LexSarahUtredningStarted', { startedAt: at, utredareId: 'u-utredare' }],
    ['u-utredare', at, 'LexSarahUnderlagAdded', { ...note, underlagId: '01930000-0000-7000-8000-000000000071', heading: 'Samtal med arbetsgruppen', text: 'Gruppen berättar att överlämningen brukar ske i korridoren.' }],
    ...[...requiredUtredningParts, 'barnperspektiv'].map((part, index): Fact => ['u-utredare', at, 'LexSarahUtredningPartRecorded', { ...note, noteId: `01930000-0000-7000-8000-0000000001${String(index + 10)}`, part, text: text(part) }]),
    ['u-utredare', at, 'LexSarahKonsekvensRecorded', {
      enskildId, grades: [{ area: 'fysiskt', occurred: 'moderate', possible: 'serious' }, { area: 'psykiskt', occurred: 'minor', possible: 'moderate' }],
      ownViewSource: 'own-words', childAnswered: true, whatHappened: 'Barnet var utan kvällsmedicin i tre dagar.', ownView: 'Jag var rädd att ingen skulle komma.', childText: 'Barnet har fått prata med sin socialsekreterare.',
    }],
  ];
}

function decided(at: string, laws: readonly string[], value: LexSarahBeslutValue): Fact[] {
  const day = at.slice(0, 10);
  return [
    ['u-utredare', at, 'LexSarahBeslutsforslagSubmitted', { value, motivering: 'Insatsen uteblev helt och personen var utan skydd i tre dygn.', by: 'u-utredare', utredningVersion: 12, hash }],
    ['u-reader', at, 'LexSarahSecondReadingRecorded', { readerId: 'u-reader', agrees: true, motivering: 'Jag delar bedömningen.' }],
    ['u-beslut', at, 'LexSarahBeslutRecorded', {
      value, motivering: 'En insats som är beviljad har uteblivit i tre dygn. Det har haft konsekvenser för personens hälsa.', title: 'Avdelningschef', beslutsfattare: 'u-beslut',
      delegationRef: 'SN 2025-03-12 § 41', decidedAt: at, sekretessbedomning: 'Namn och hälsouppgifter omfattas av sekretess.', ruleSetIds: ruleSetIdsOf(laws, day),
      lagrum: basisOf('investigate', laws, day).lagrum, utredningVersion: 12, secondReading: 'agrees',
    }],
  ];
}

function told(at: string): Fact[] {
  return [
    ['u-ansvarig', at, 'LexSarahAterkopplingGiven', { text: `Det du rapporterade är utrett. ${canary.enskild} har fått hjälp och ${canary.staff} har fått stöd.`, whatChanged: 'Överlämningen görs nu skriftligt.', channel: 'meeting' }],
    ['u-ansvarig', at, 'LexSarahEnskildInformed', { stage: 'outcome', to: 'vardnadshavare', enskildId, informedAt: at, channel: 'meeting', text: `Hjälpen på kvällen kom inte i tre dagar. Det var vårt fel. ${canary.reporter} och ${canary.other} berättade om det, och ${canary.staff} är ledsen.` }],
    ['u-ansvarig', at, 'LexSarahStaffInformed', { informedAt: at, channel: 'meeting', text: `En insats uteblev för ${canary.enskild}. ${canary.staff} var ny och fick inte rutinen. ${canary.reporter} sade till.` }],
  ];
}

const anmalan = {
  avsandarensDiarienummer: 'SN 2026/117', severity: 'allvarligt-missforhallande', senderName: 'Socialnämnden, Nackby kommun', senderOrgNumber: '212000-0000', senderAddress: 'Torget 1', senderPostalAddress: '123 45 Nackby',
  contactName: 'Sara Öberg', contactTitle: 'Lex Sarah-ansvarig', contactPhone: '08-123 45', contactEmail: 'socialnamnden@nackby.example', verksamhetName: 'Gruppbostaden Solgården', verksamhetAddress: 'Solvägen 3', kommun: 'Nackby',
  enhet: 'Omsorgsenheten', occurredDate: '27 februari–1 mars 2026', eventDescription: `Kvällsinsatsen uteblev i tre dagar.\n${canary.reporter} upptäckte det på måndagen.`, utredningAttached: false, verksamhetsomrade: 'funktionsnedsattning', laws: ['lss'],
  konsekvenser: 'Personen var utan läkemedel i tre dygn.', vidtagnaAtgarder: 'Extra personal och ny rutin för överlämning.', signedBy: 'Sara Öberg', signedDate: '2026-03-03', ivoDepartment: 'Avdelning öst',
};

const attachmentId = '01930000-0000-7000-8000-00000000f001';
const beslutId = '01930000-0000-7000-8000-00000000d0c4';
const size = 48_000;
const mediaType = 'application/pdf';
const lying: readonly Fact[] = [
  ['u-reporter', '2026-03-03T14:00:00.000Z', 'LexSarahAttachmentAdded', {
    attachmentId, name: `Signeringslista ${canary.reporter}.pdf`, mediaType, size, sha256: hash, sourceSha256: hash, reencoded: false, originalSize: 0, from: 'reporter', scan: 'clean',
    findings: { author: false, trackedChanges: false, comments: false, position: false, hiddenSheets: false, scripts: false, embeddedFiles: false },
  }],
  ['u-ansvarig', '2026-03-03T14:30:00.000Z', 'LexSarahDocumentCreated', {
    documentId: beslutId, template: 'T-04', templateVersion: 1, format: 'pdf', revision: 3, masked: false, hash: 'd'.repeat(64), size, ruleSetIds: [], createdAt: '2026-03-03T14:30:00.000Z', createdBy: 'u-ansvarig',
  }],
];
const alongside = [{ kind: 'attachment', id: attachmentId, sha256: hash, mediaType, size }, { kind: 'document', id: beslutId, sha256: 'd'.repeat(64), mediaType, size }];

/** The same case with the anmälan prepared, sent without the utredning, and answered with a number. */
export function notifiedData(more: Partial<DocumentData> = {}, enclosures: readonly object[] = alongside): DocumentData {
  const at = '2026-03-03T15:00:00.000Z';
  const ivo: Fact[] = [
    ['u-ansvarig', at, 'LexSarahIvoAnmalanDecided', { by: 'u-ansvarig', basis: 'own-decision', ground: 'Allvarligt redan nu.' }],
    ['u-ansvarig', at, 'LexSarahIvoAnmalanPrepared', { ...anmalan, enclosures, version: 1, hash, missing: [], warnings: [], utredningVersion: null, utredningHash: null }],
    ['u-ansvarig', at, 'LexSarahIvoAnmalanRecorded', {
      sentAt: at, channel: 'e-tjanst', utredningAttached: false, utredningVersion: null, utredningHash: null, preparedVersion: 1, attachments: [], signedBy: 'Sara Öberg', receipt: 'K-1',
      avsandarensDiarienummer: 'SN 2026/117', ruleSetIds: ['lss-lex-sarah'], lagrum: basisOf('notify-ivo', ['lss'], '2026-03-03').lagrum,
    }],
    ['u-ansvarig', at, 'LexSarahIvoDiarienummerRecorded', { diarienummer: '3.1.2-01234/2026' }],
  ];
  const laws = ['lss'];
  const facts = [...received('2026-03-02T07:30:00.000Z', laws), ...investigated('2026-03-02T07:30:00.000Z', laws), ...lying, ...ivo, ...decided('2026-03-19T14:00:00.000Z', laws, 'allvarligt-missforhallande')];
  return dataOf({ caseType: 'lex-sarah', view: viewLexSarah(recorded(facts)) }, more);
}

export function lexSarahData(plan: LexSarahPlan = {}, more: Partial<DocumentData> = {}): DocumentData {
  return dataOf({ caseType: 'lex-sarah', view: viewLexSarah(lexSarahEventsOf(plan)) }, more);
}

/** An avvikelse about one person, told about and closed. */
export function avvikelseData(more: Partial<DocumentData> = {}, registered: object = {}): DocumentData {
  const at = '2026-03-02T07:30:00.000Z';
  const view = viewAvvikelse(recorded([
    ['u-reporter', at, 'AvvikelseRegistered', {
      nodeId: unit, reporterId: 'u-reporter', anonymous: false, affects: ['enskild'], discoveredAt: at, receivedAt: at, omedelbarAtgardTaken: false, someoneInDanger: false, chefBerors: false,
      whatHappened: `${canary.enskild} fick fel medicin.`, laws: ['sol', 'lss'], ...registered,
    }],
    ['u-ansvarig', at, 'AvvikelseEnskildAdded', { enskildId, name: canary.enskild, isChild: false, skyddadePersonuppgifter: false }],
    ['u-ansvarig', at, 'AvvikelseKompletteringRequested', { kompletteringId: '01930000-0000-7000-8000-0000000000b1', questions: 'Vilken dag var det?' }],
    ['u-ansvarig', at, 'AvvikelseAterkopplingGiven', { text: `Vi har gått igenom hur ${canary.enskild} fick sin medicin.`, whatChanged: 'Två kontrollerar läkemedelslistan.' }],
  ]));
  return dataOf({ caseType: 'avvikelse', view }, { number: 'AV-2026-0012', ...more });
}

/** A klagomål about a utförare, with everything a letter may need. */
export function synpunktData(more: Partial<DocumentData> = {}, registered: object = {}, answered: object = {}): DocumentData {
  const at = '2026-03-02T07:30:00.000Z';
  const utforareId = '01930000-0000-7000-8000-0000000000a3';
  const view = viewSynpunkt(recorded([
    ['anonym', at, 'SynpunktRegistered', {
      nodeId: unit, text: 'Ingen ringde tillbaka.', form: 'full', reporterId: null, anonymous: false, receivedAt: at, isChild: false, senderName: 'Maj Lund', senderContact: 'Ekvägen 4\n123 45 Nackby', ...registered,
    }],
    ['u-ansvarig', at, 'SynpunktYttrandeRequested', { utforareId, dueDate: '2026-03-31', questions: 'Vem tog emot samtalet?\nVilken rutin gäller?' }],
    ['u-ansvarig', at, 'SynpunktKompletteringRequested', { kompletteringId: '01930000-0000-7000-8000-0000000000b1', questions: 'Vilken dag ringde du?' }],
    ['u-ansvarig', at, 'SynpunktDelayNotified', { newDate: '2026-04-10', reason: 'Vi väntar på svar från utföraren.' }],
    ['u-ansvarig', at, 'SynpunktAnswered', { summary: 'Vi beklagar att ingen ringde tillbaka. Det berodde på att telefontiden var dåligt bemannad.', whatChanged: 'Telefontiden är nu bemannad varje dag.', channel: 'brev', to: 'sender', answeredBy: 'u-ansvarig', ...answered }],
  ]));
  return dataOf({ caseType: 'synpunkt', view }, { number: 'SY-2026-0031', ...more });
}

export const externFacts: ExternFacts = {
  diarienummer: 'SN 2026/130', ourRef: 'EX-2026-0003', counterparty: 'Barn- och ungdomspsykiatrin, Region Nacka', occurredFrom: '2026-02-20', description: 'Kallelsen till samverkansmötet kom inte fram. Mötet hölls utan oss.', konsekvens: 'Planeringen försenades tre veckor.',
  wantedAtgard: 'Skicka kallelser till den gemensamma brevlådan.', identityChannel: 'gemensamt ärendesystem', disclosureGround: 'anonymised', enclosures: ['Kallelse 2026-02-12.pdf'], answerBy: '2026-05-19',
};

const infoFacts: InfoFacts = {
  diarienummer: 'SN 2026/141', laws: ['sol'], isAboutIvo: false, utforare: 'Lindgården HVB AB', verksamhet: 'Solgläntans korttidsboende', receivedAt: '2026-03-02T07:30:00.000Z', providerRef: 'LG 2026-4', asksForUtredning: true,
};

/** What an utförare has told, and the nämnd asks about. */
export function infoData(facts: Partial<InfoFacts> = {}, more: Partial<DocumentData> = {}): DocumentData {
  return dataOf({ caseType: 'lex-sarah-info', view: { ...infoFacts, ...facts } }, { number: 'LI-2026-0002', ...more });
}
