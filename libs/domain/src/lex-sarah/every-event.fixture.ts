import type { LexSarahEvent } from './lex-sarah.events.js';
import { attachments } from './attachments.fixture.js';
import { documents } from './documents.fixture.js';
import * as story from './lex-sarah.fixture.js';
import { namnder } from './namnder.fixture.js';

const { ansvarig, beslutsfattare, chef, day, id, play, reader, registrator, reporter, step, system, utredare } = story;

const deadline = {
  deadlineId: id(0xd1),
  kind: 'DL-LS-2',
  cycle: 'first',
  rev: 1,
  nominal: '2026-03-03',
  lastAllowed: '2026-03-03',
  dueAt: day(3),
  basis: 'statutory-word',
  lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)',
  lagkrav: 'genast',
  rule: { unit: 'hours', n: 24 },
  startedAt: day(2),
  policyVersion: 'default-1',
  wakes: [{ step: 'due-day', at: day(3), to: 'responsible' }],
  responsible: ['enhetschef'],
  escalateTo: ['socialchef'],
} as const;

const common: readonly story.Step[] = [
  step(system, day(2), { type: 'AcknowledgeLexSarahRapport', data: { channel: 'in-app' } }),
  step(registrator, day(3), {
    type: 'RecordLexSarahDiarienummer',
    data: { diarienummer: 'SN 2026/17', diarieforingAt: day(3, 8) },
  }),
  step(ansvarig, day(3), {
    type: 'InformLexSarahNamndordforande',
    data: { informedAt: day(3), channel: 'phone', note: 'Kort samtal.' },
  }),
  step(ansvarig, day(3), { type: 'MoveLexSarah', data: { toNodeId: story.otherUnit, reason: 'Fel enhet.' } }),
  step(ansvarig, day(3), { type: 'AddLexSarahEnhet', data: { enhetId: story.unit } }),
  step(ansvarig, day(3), {
    type: 'LinkLexSarah',
    data: { toCaseId: id(0x31), link: 'about-same-event', reason: 'Samma kväll.' },
  }),
  step(ansvarig, day(3), {
    type: 'RequestLexSarahKomplettering',
    data: { kompletteringId: id(0x41), questions: 'Vilka dagar?' },
  }),
  step(reporter, day(3), {
    type: 'AddLexSarahKomplettering',
    data: { kompletteringId: id(0x41), text: 'Fredag till söndag.' },
  }),
  step(ansvarig, day(3), {
    type: 'AddLexSarahEnskild',
    data: { enskildId: id(0xc2), name: 'Elis Holm', isChild: false, skyddadePersonuppgifter: true },
  }),
  step(ansvarig, day(3), {
    type: 'AddLexSarahInvolvedStaff',
    data: { personId: 'u-named', part: 'actor', name: 'Robin Dal' },
  }),
  step(ansvarig, day(3), {
    type: 'ResolveLexSarahInvolvedStaff',
    data: { personId: 'u-named', accountId: 'u-robin', reason: 'Samma person enligt chefen.' },
  }),
  step(ansvarig, day(3), {
    type: 'ConfirmLexSarahParallelDuty',
    data: { duty: 'orosanmalan', needed: true, done: true, reference: 'OA 7' },
  }),
  step(ansvarig, day(3), { type: 'AddLexSarahAnteckning', data: { kind: 'internal', text: 'Ringt chefen.' } }),
  step(reporter, day(3), { type: 'SendLexSarahMessage', data: { from: 'sender', text: 'Hur går det?' } }),
  step(system, day(3), { type: 'LinkLexSarahAtgard', data: { atgardId: id(0x51) } }),
  step(registrator, day(3), { type: 'PlaceLexSarahLegalHold', data: { ground: 'tillsyn', reason: 'IVO granskar.' } }),
  step(registrator, day(3), { type: 'LiftLexSarahLegalHold', data: { reason: 'Klart.' } }),
  step(chef, day(3), { type: 'DeclareLexSarahJav', data: { reason: 'Nära vän.' } }),
  step(ansvarig, day(3), {
    type: 'DecideLexSarahJav',
    data: { personId: chef.userId, excluded: true, reason: 'Nära vän.' },
  }),
  step(ansvarig, day(3), {
    type: 'DecideLexSarahJav',
    data: { personId: chef.userId, excluded: false, reason: 'Prövat på nytt.' },
  }),
];

const ivo: readonly story.Step[] = [
  step(ansvarig, day(3, 14), {
    type: 'PrepareLexSarahIvoAnmalan',
    data: { kommun: 'Nackby', contactName: 'Alva Lind', eventDescription: 'Utebliven insats.', protectedConfirmed: true },
  }),
  step(ansvarig, day(3, 16), {
    type: 'RecordLexSarahIvoAnmalan',
    data: {
      sentAt: day(3, 15),
      channel: 'e-tjanst',
      utredningAttached: false,
      attachments: [{ name: 'Rapport.pdf', type: 'pdf' }],
      signedBy: 'Alva Lind',
      receipt: 'K-1',
    },
  }),
  step(ansvarig, day(4), { type: 'RecordLexSarahIvoDiarienummer', data: { diarienummer: '3.1.2-1/2026' } }),
  step(ansvarig, day(4), {
    type: 'RecordLexSarahIvoKompletteringRequest',
    data: { requestedAt: day(4), questions: 'Vilken enhet?' },
  }),
  step(ansvarig, day(4), {
    type: 'RecordLexSarahIvoKomplettering',
    data: { sentAt: day(4), channel: 'post', summary: 'Svar.' },
  }),
];

const ivoEnd: readonly story.Step[] = [
  step(ansvarig, day(14), { type: 'RecordLexSarahIvoUtredning', data: { sentAt: day(14), channel: 'post' } }),
  step(ansvarig, day(15), {
    type: 'RecordLexSarahIvoBeslut',
    data: { outcome: 'krav', receivedAt: day(15), summary: 'Brist.', krav: [{ kravId: id(0x61), text: 'Redovisa.' }] },
  }),
  step(ansvarig, day(16), {
    type: 'RecordLexSarahIvoKravAnswer',
    data: { kravId: id(0x61), sentAt: day(16), summary: 'Redovisat.' },
  }),
  step(ansvarig, day(16), { type: 'CloseLexSarahIvo', data: {} }),
];

const whole: readonly story.Step[] = [
  story.rapport,
  story.protectedNow,
  ...common,
  story.forhandsbedomning(true),
  ...ivo,
  ...story.appointed,
  step(ansvarig, day(4), { type: 'ReplaceLexSarahUtredare', data: { utredareId: 'u-old', reason: 'Tjänstledig.' } }),
  step(ansvarig, day(4), {
    type: 'ReplaceLexSarahUtredare',
    data: { utredareId: utredare.userId, reason: 'Åter i tjänst.' },
  }),
  story.started,
  step(utredare, day(5), {
    type: 'AddLexSarahUnderlag',
    data: {
      underlagId: id(0x71),
      date: '2026-03-04',
      source: 'document',
      nature: 'fact',
      title: 'Socialsekreterare',
      heading: 'Schema',
      text: 'Ingen bemanning.',
    },
  }),
  ...story.allNotes,
  story.forslag('missforhallande'),
  step(beslutsfattare, day(9), { type: 'ReturnLexSarahUtredning', data: { reason: 'Mer om orsakerna.' } }),
  story.forslag('missforhallande'),
  step(ansvarig, day(10), { type: 'WaiveLexSarahSecondReading', data: { reason: 'Ingen annan.' } }),
  step(beslutsfattare, day(10), { type: 'ReturnLexSarahUtredning', data: { reason: 'Läsare finns.' } }),
  story.forslag('missforhallande'),
  story.read,
  story.beslut('missforhallande'),
  step(beslutsfattare, day(12), {
    type: 'CorrectLexSarahBeslut',
    data: { motivering: 'Rätt datum.', reason: 'Skrivfel.' },
  }),
  step(
    beslutsfattare,
    day(12),
    {
      type: 'ReviseLexSarahBeslut',
      data: {
        value: 'inte-missforhallande',
        motivering: 'Nya uppgifter.',
        title: 'Socialchef',
        delegationRef: 'D-12',
        decidedAt: day(12),
        reason: 'Nya uppgifter.',
        secondReading: { readerId: reader.userId, agrees: false, motivering: 'Delar inte.' },
      },
    },
    story.delegated,
  ),
  ...story.told,
  step(ansvarig, day(13), {
    type: 'InformLexSarahEnskild',
    data: { stage: 'first-contact', to: 'enskild', informedAt: day(13), channel: 'phone', text: 'Samtal.', secrecyChecked: true },
  }),
  step(ansvarig, day(13), { type: 'StartLexSarahUppfoljning', data: {} }),
  step(ansvarig, day(13), {
    type: 'ContinueLexSarahAsAvvikelse',
    data: { avvikelseId: id(0x81), whatHappened: 'Rutinen brast.' },
  }),
  step(ansvarig, day(13), { type: 'PublishLexSarahPrecedent', data: { summary: 'Utebliven insats.', reasons: 'Ingen kom till skada.', secrecyChecked: true } }),
  step(ansvarig, day(13), { type: 'WithdrawLexSarahPrecedent', data: { reason: 'Gick att känna igen.' } }),
  ...ivoEnd,
  step(utredare, day(17), {
    type: 'RecordLexSarahKonsekvens',
    data: {
      enskildId: id(0xc2),
      grades: [{ area: 'fysiskt', occurred: 'none', possible: 'minor' }],
      ownViewSource: 'not-obtained',
      whatHappened: 'Inget.',
    },
  }),
  step(ansvarig, day(17), {
    type: 'InformLexSarahEnskild',
    data: { stage: 'outcome', to: 'enskild', informedAt: day(17), channel: 'phone' },
  }),
  step(ansvarig, day(18), { type: 'CloseLexSarah', data: { retentionClass: 'bevarande' } }),
  step(ansvarig, day(19), { type: 'ReopenLexSarah', data: { reason: 'Nya uppgifter.' } }),
];

/** One long case, as its events. */
export const wholeCase: readonly LexSarahEvent[] = play(whole);

const muntlig = play([
  step(chef, day(2), {
    type: 'RegisterLexSarahRapport',
    data: { nodeId: story.unit, whatHappened: 'Berättat.', form: 'muntlig', reporterName: 'Kim Berg' },
  }),
  step(chef, day(2), { type: 'RecordLexSarahMuntligRapport', data: { text: 'Det som sades.', title: 'Enhetschef' } }),
  step(chef, day(3), { type: 'ConfirmLexSarahMuntligRapport', data: { remarks: 'Stämmer.' } }),
  step(chef, day(3), { type: 'RuleOutLexSarahOmedelbarAtgard', data: { reason: 'Ingen fara.' } }),
  step(ansvarig, day(3), { type: 'SkipLexSarahAterkoppling', data: { to: 'staff', reason: 'Berörs inte.' } }),
  step(ansvarig, day(3), {
    type: 'HandOverLexSarah',
    data: { toOperator: 'Lindgården HVB AB', at: day(3), reason: 'Deras verksamhet.' },
  }),
]);
const sameEvent = { masterCaseId: id(0x91), reason: 'Samma händelse.' };
const duplicate = play([story.minimal, step(ansvarig, day(3), { type: 'MarkLexSarahDuplicate', data: sameEvent })]);

const { deadlineId, kind, rev } = deadline;
const deadlines: readonly LexSarahEvent[] = [
  {
    type: 'LexSarahDeadlineSet',
    data: {
      ...deadline,
      wakes: [...deadline.wakes],
      responsible: [...deadline.responsible],
      escalateTo: [...deadline.escalateTo],
    },
  },
  { type: 'LexSarahDeadlineReminderNoted', data: { deadlineId, kind, rev, step: 'due-day', to: 'responsible' } },
  { type: 'LexSarahStatusMessageSent', data: { status: 'under-utredning' } },
  { type: 'LexSarahDeadlineMissed', data: { deadlineId, kind, rev, dueAt: day(3) } },
  { type: 'LexSarahDeadlineMet', data: { deadlineId, kind, rev, metAt: day(3) } },
  { type: 'LexSarahDeadlineCancelled', data: { deadlineId, kind, rev, reason: 'case-closed' } },
];

/** At least one of every event of lex Sarah, as `decide` writes them. */
export const everyEvent: readonly LexSarahEvent[] = [...wholeCase, ...muntlig, ...duplicate, ...attachments, ...documents, ...deadlines, ...namnder];
