import { describe, expect, test } from '@jest/globals';
import { aggregates, eventDefinitions } from '#domain/registry.js';
import { notificationEvents } from '#domain/notification/notification.events.js';
import { definitions } from './create-read-model.js';

const typesOf: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.values(aggregates).map(({ category, events }) => [category, Object.keys(events)])),
  notification: Object.keys(notificationEvents),
};

const own = ['Avvikelse', 'Synpunkt', 'LexSarah'];
const of = (prefixes: readonly string[]) => (...endings: readonly string[]) =>
  prefixes.flatMap((prefix) => endings.map((ending) => `${prefix}${ending}`));
const ofCases = of(own);

/** What is written on a case without changing anything a list or a count shows. */
const externWritten = of(['ExternAvvikelse'])('AtgardLinked', 'CounterpartyReminded', 'MeetingRecorded', 'OwnShareRegistered');
const infoWritten = of(['LexSarahInfo'])('UtredningRecorded', 'Escalated', 'OwnShareRegistered');
const writtenEverywhere = of([...own, 'ExternAvvikelse', 'LexSarahInfo'])(
  'DiarienummerRecorded',
  'Linked',
  'AnteckningAdded',
  'DocumentCreated',
  'LegalHoldPlaced',
  'LegalHoldLifted',
  'AttachmentAdded',
  'AttachmentScanned',
  'AttachmentWithdrawn',
);
const externSteps = [
  'Revised',
  'Cleared',
  'Acknowledged',
  'UtredningStarted',
  'Analysed',
  'Closed',
]
  .map((ending) => `ExternAvvikelse${ending}`)
  .concat(['Reviewed', 'UppfoljningStarted', 'Closed'].map((ending) => `LexSarahInfo${ending}`));
const externPeople = ['Assigned', 'JavDeclared', 'JavDecided'].flatMap((ending) => [
  `ExternAvvikelse${ending}`,
  `LexSarahInfo${ending}`,
]);

const written = [
  'LexSarahBerordNamndAdded',
  'LexSarahBerordNamndRemoved',
  'LexSarahNamndInformedOfRapport',
  'LexSarahNamndInformedOfIvoAnmalan',
  ...externWritten,
  ...infoWritten,
  ...writtenEverywhere,
  ...ofCases(
    'KompletteringRequested',
    'KompletteringAdded',
    'EnskildAdded',
    'KonsekvensRecorded',
    'ParallelDutyConfirmed',
    'MessageSent',
    'AtgardLinked',
  ),
  'AvvikelseReceiptCodeIssued',
  'SynpunktReceiptCodeIssued',
  'AvvikelseAcknowledged',
  'AvvikelseOmedelbarAtgardRecorded',
  'AvvikelseLexSarahNoConfirmed',
  'AvvikelseLexSarahQuestionAnswered',
  'AvvikelseEscalated',
  'AvvikelseUtredningRecorded',
  'AvvikelseRiskRaised',
  'SynpunktMissforhallandeBedomningRecorded',
  'SynpunktUtredningRecorded',
  'SynpunktVardnadshavareContactAssessed',
  'SynpunktEscalated',
  'SynpunktContinuedAsAvvikelse',
  'SynpunktOverklagandeHandedOver',
  'SynpunktDelayNotified',
  'SynpunktWithdrawn',
  'LexSarahMuntligRapportRecorded',
  'LexSarahMuntligRapportConfirmed',
  'LexSarahRapportAcknowledged',
  'LexSarahOmedelbarAtgardRecorded',
  'LexSarahOmedelbarAtgardRuledOut',
  'LexSarahNamndordforandeInformed',
  'LexSarahUnderlagAdded',
  'LexSarahUtredningPartRecorded',
  'LexSarahSecondReadingWaived',
  'LexSarahBeslutCorrected',
  'LexSarahStatusMessageSent',
  'LexSarahEnskildInformed',
  'LexSarahStaffInformed',
  'LexSarahDelegationsbeslutReported',
  'LexSarahContinuedAsAvvikelse',
  'LexSarahPrecedentPublished',
  'LexSarahPrecedentWithdrawn',
  'LexSarahIvoAnmalanDecided',
  'LexSarahIvoAnmalanPrepared',
  'LexSarahIvoUtredningRecorded',
  'LexSarahIvoDiarienummerRecorded',
  'LexSarahIvoKompletteringRequested',
  'LexSarahIvoKompletteringRecorded',
  'LexSarahIvoBeslutRecorded',
  'LexSarahIvoKravAnswerRecorded',
  'LexSarahIvoClosed',
];
const told = [
  'AvvikelseAterkopplingGiven',
  'AvvikelseAterkopplingSkipped',
  'LexSarahAterkopplingGiven',
  'LexSarahAterkopplingSkipped',
];
const decided = ['LexSarahBeslutRevised', 'LexSarahIvoAnmalanRecorded', 'LexSarahClassified', 'SynpunktClassified'];
const people = [
  ...ofCases('InvolvedStaffAdded', 'JavDeclared', 'JavDecided'),
  'AvvikelseUtredareAssigned',
  'LexSarahInvolvedStaffResolved',
  'LexSarahUtredareAssigned',
  'LexSarahUtredareReplaced',
  'LexSarahBeslutsfattareAssigned',
  'LexSarahSecondReadingRecorded',
  ...externPeople,
];
const deadlines = [...ofCases('Deadline'), 'ExternAvvikelseDeadline', 'LexSarahInfoDeadline', 'AtgardDeadline'].flatMap((start) =>
  ['Set', 'Met', 'Cancelled', 'Missed', 'ReminderNoted'].map((ending) => `${start}${ending}`),
);
const states = [
  'AvvikelseUtredningStarted',
  'AvvikelseUtredningCompleted',
  'AvvikelseUppfoljningStarted',
  'SynpunktAcknowledged',
  'SynpunktAssigned',
  'SynpunktUtredningStarted',
  'SynpunktYttrandeRequested',
  'SynpunktYttrandeRecorded',
  'SynpunktUppfoljningStarted',
  'LexSarahForhandsbedomningRecorded',
  'LexSarahUtredningStarted',
  'LexSarahBeslutsforslagSubmitted',
  'LexSarahUtredningReturned',
  'LexSarahUppfoljningStarted',
  ...ofCases('Closed'),
  'SynpunktReopened',
  'LexSarahReopened',
];
const away = ['AbsenceRecorded', 'AbsenceEnded', 'ErsattareAppointed', 'ErsattareEnded'];
const joint = ofCases('EnhetAdded');
const atgardSteps = ['AtgardRejected', 'AtgardStarted', 'AtgardRescheduled', 'AtgardCompleted', 'AtgardClosed'];

/** What each projection does not look at. An event that stands neither here nor among those it handles has been forgotten. */
const ignored: Readonly<Record<string, readonly string[] | 'all-but-registrations'>> = {
  'case-number': 'all-but-registrations',
  'case-features': 'all-but-registrations',
  deadlines: 'all-but-registrations',
  'receipt-codes': 'all-but-registrations',
  worklist: [
    ...written,
    ...told,
    'AvvikelseCoReporterAdded',
    'LexSarahBeslutRevised',
    'LexSarahIvoAnmalanRecorded',
    'LexSarahClassified',
  ],
  'my-reports': [
    ...written.filter((type) => type !== 'LexSarahBeslutCorrected'),
    'LexSarahBeslutCorrected',
    ...people,
    ...decided.filter((type) => type !== 'LexSarahBeslutRevised'),
    ...deadlines,
    ...joint,
  ],
  outbox: [
    ...written,
    'AvvikelseAterkopplingSkipped',
    'LexSarahAterkopplingSkipped',
    'LexSarahBeslutRevised',
    'LexSarahIvoAnmalanRecorded',
    'LexSarahClassified',
    ...deadlines.filter((type) => /Met$|Cancelled$/.test(type)),
    ...atgardSteps,
    'DelegationRecorded',
    'DelegationEnded',
    'IvoAvsandareRecorded',
  ],
  atgarder: deadlines,
  extern: 'all-but-registrations',
  organisation: [],
  'deadline-policies': ['CoverageSet'],
  statistics: [
    ...written,
    'AvvikelseCoReporterAdded',
    ...people,
    ...deadlines.filter((type) => !/^LexSarahDeadline(Set|Met)$|^ExternAvvikelseDeadlineMissed$/.test(type)),
    ...states,
    ...externSteps,
    'RoleGranted',
    'RoleEnded',
    'DelegationRecorded',
    'DelegationEnded',
    ...away,
    'IvoAvsandareRecorded',
    'HistoricImportStarted',
    'HistoricImportCompleted',
    'DeadlinePolicyRecorded',
  ],
};

describe.each(definitions.map(({ name, create }) => [name, create()] as const))('projection %s', (name, projection) => {
  const inCategories = projection.categories.flatMap((category) => typesOf[category] ?? []);

  test('handles only event types that the registry knows, in categories it follows', () => {
    for (const type of projection.handles) expect([type, inCategories.includes(type)]).toEqual([type, true]);
  });

  test('handles or deliberately ignores every event type of its categories', () => {
    const passed = ignored[name] ?? [];
    const forgotten = inCategories.filter(
      (type) => !projection.handles.has(type) && passed !== 'all-but-registrations' && !passed.includes(type),
    );
    expect(forgotten).toEqual([]);
  });

  test('has one place for each table, and its columns are not those of a sealed field', () => {
    expect(new Set(projection.tables.map((table) => table.name)).size).toBe(projection.tables.length);
  });
});

test('every category that has events is followed by some projection', () => {
  const followed = new Set(definitions.flatMap(({ create }) => create().categories));
  expect(Object.keys(typesOf).filter((category) => !followed.has(category))).toEqual([]);
  expect(Object.values(typesOf).flat().toSorted()).toEqual(Object.keys(eventDefinitions).toSorted());
});
