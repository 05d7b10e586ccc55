import type { DeadlineRow } from './deadline-policy.js';
import { externDeadlineRows } from './deadline-rows-extern.js';

const usual = { shares: [0.5, 0.8] } as const;
const days = (n: number) => ({ unit: 'days', n }) as const;
const workingDays = (n: number) => ({ unit: 'working-days', n }) as const;

/** Own targets and limits: neither law nor föreskrift gives the number. */
const configured = { basis: 'configured', ground: null, reminders: usual } as const;
/** The law says genast, snarast or utan dröjsmål; the number is our target and is never shown as a legal limit. */
const word = { basis: 'statutory-word', reminders: usual } as const;

const report = { topic: 'report' } as const;
const investigate = { topic: 'investigate' } as const;

/**
 * Domain 6.3 as data: what is due, how long it takes, on what ground, who is reminded and who is told when it is late.
 * Which events start and stop each clock stands in deadline-clocks.ts.
 */
export const defaultDeadlineRows: readonly DeadlineRow[] = [
  { ...configured, kind: 'DL-AV-2', name: 'Bedöm avvikelse', span: days(5), responsible: ['enhetschef', 'ersattare'], escalateTo: ['verksamhetschef'], escalateNextDay: true },
  { ...configured, kind: 'DL-AV-3', name: 'Påbörja utredning', span: days(10), responsible: ['utredare', 'enhetschef'], escalateTo: ['verksamhetschef'] },
  { ...configured, kind: 'DL-AV-4', name: 'Avsluta utredning', span: days(30), responsible: ['utredare'], escalateTo: ['enhetschef', 'kvalitetsledare'] },
  { ...configured, kind: 'DL-AV-5', name: 'Återkoppla till rapportören', span: days(30), responsible: ['enhetschef'], escalateTo: ['kvalitetsledare'] },
  {
    ...word, kind: 'DL-AV-6', name: 'Svara på lex Sarah-frågan', span: workingDays(1), ground: report,
    responsible: ['lex-sarah-ansvarig'], escalateTo: ['socialchef'],
  },
  {
    ...word, kind: 'DL-LS-1', name: 'Ta emot och registrera', span: workingDays(1), targetSameDay: true,
    ground: { lagrum: '5 kap. 1 § offentlighets- och sekretesslagen (2009:400)', since: '2009-06-30' },
    responsible: ['registrator', 'lex-sarah-ansvarig'], escalateTo: ['socialchef'],
  },
  {
    ...word, kind: 'DL-LS-2', name: 'Omedelbar åtgärd bedömd', span: { unit: 'hours', n: 24 }, ground: investigate,
    responsible: ['enhetschef', 'lex-sarah-ansvarig'], escalateTo: ['socialchef', 'jour'],
  },
  { ...configured, kind: 'DL-LS-3', name: 'Bekräfta till rapportören', span: workingDays(1), responsible: ['lex-sarah-ansvarig'], escalateTo: [] },
  {
    ...word, kind: 'DL-LS-4', name: 'Förhandsbedömning gjord och utredare utsedd', span: workingDays(1), ground: investigate,
    responsible: ['lex-sarah-ansvarig'], escalateTo: ['socialchef'],
  },
  { ...word, kind: 'DL-LS-5', name: 'Utredning påbörjad', span: workingDays(1), ground: investigate, responsible: ['utredare'], escalateTo: ['socialchef'] },
  {
    ...configured, kind: 'DL-LS-6', name: 'Utredning klar', span: days(30), reminders: { daysAfterStart: [15, 25], daily: false },
    responsible: ['utredare'], escalateTo: ['lex-sarah-ansvarig', 'socialchef'],
  },
  { ...configured, kind: 'DL-LS-7', name: 'Beslut', span: workingDays(5), responsible: ['second-reader', 'beslutsfattare'], escalateTo: ['socialchef'] },
  { ...configured, kind: 'DL-LS-8', name: 'Återkoppling till rapportören', span: workingDays(5), responsible: ['lex-sarah-ansvarig'], escalateTo: ['kvalitetsledare'] },
  {
    // F-11 b: on the day itself the system tells the reporter how it goes; the lex Sarah-ansvarig is reminded to add a word of her own.
    ...configured, kind: 'DL-LS-8', part: 'status', name: 'Besked till rapportören om hur det går', span: days(30), reminders: { daysBefore: [] },
    responsible: ['lex-sarah-ansvarig'], escalateTo: [],
  },
  {
    ...configured, kind: 'DL-LS-9', part: 'first-contact', name: 'Första kontakt med den enskilde', span: workingDays(2),
    responsible: ['enhetschef'], escalateTo: ['lex-sarah-ansvarig'],
  },
  {
    ...configured, kind: 'DL-LS-9', part: 'outcome', name: 'Information till den enskilde om beslutet', span: workingDays(5),
    responsible: ['enhetschef'], escalateTo: ['lex-sarah-ansvarig'],
  },
  { ...configured, kind: 'DL-LS-10', name: 'Återkoppling till personalen', span: days(30), responsible: ['enhetschef'], escalateTo: ['kvalitetsledare'] },
  {
    // The date of the next meeting is not known here: thirty days stand for a nämnd that meets monthly.
    ...configured, kind: 'DL-LS-11', name: 'Anmäl delegationsbeslut till nämnden', span: days(30),
    ground: { lagrum: '6 kap. 40 § och 7 kap. 8 § kommunallagen (2017:725)', since: '2018-01-01' }, responsible: ['namndsekreterare'], escalateTo: [],
  },
  {
    ...word, kind: 'DL-IVO-1', name: 'Anmäl till IVO', span: workingDays(1), targetSameDay: true, ground: { topic: 'notify-ivo' },
    responsible: ['lex-sarah-ansvarig', 'beslutsfattare'], escalateTo: ['socialchef', 'namndordforande'],
  },
  {
    kind: 'DL-IVO-2', name: 'Utredning till IVO', span: { unit: 'months', n: 2 }, basis: 'statutory-limit', ground: { foreskrift: true },
    reminders: { daysAfterStart: [30, 45, 53, 58], daily: true },
    responsible: ['utredare', 'lex-sarah-ansvarig'], escalateTo: ['socialchef', 'namndordforande'],
  },
  { ...configured, kind: 'DL-IVO-3', name: 'Komplettering till IVO', span: workingDays(10), responsible: ['lex-sarah-ansvarig'], escalateTo: ['socialchef'] },
  {
    kind: 'DL-IVO-4', name: 'Svara på krav i IVO:s beslut', span: { unit: 'date', n: 0 }, basis: 'statutory-limit',
    ground: { lagrum: '28 kap. 9 § socialtjänstlagen (2025:400)', since: '2025-07-01' }, reminders: usual,
    responsible: ['lex-sarah-ansvarig'], escalateTo: ['socialchef', 'namndordforande'],
  },
  // The law says that the nämnd is to be informed, without a word on when: the day is our target.
  {
    ...word, kind: 'DL-PR-1', part: 'name', name: 'Ange berörda nämnder', span: workingDays(1), ground: { topic: 'inform-namnd-of-rapport' },
    responsible: ['lex-sarah-ansvarig', 'verksamhetsansvarig'], escalateTo: ['verksamhetsansvarig'],
  },
  {
    ...word, kind: 'DL-PR-1', name: 'Informera nämnden om rapporten', span: workingDays(1), ground: { topic: 'inform-namnd-of-rapport' },
    responsible: ['lex-sarah-ansvarig', 'verksamhetsansvarig'], escalateTo: ['verksamhetsansvarig'],
  },
  {
    ...word, kind: 'DL-PR-2', name: 'Informera nämnden om anmälan till IVO', span: days(0), ground: { topic: 'inform-namnd-of-ivo-anmalan' },
    responsible: ['lex-sarah-ansvarig', 'verksamhetsansvarig'], escalateTo: ['verksamhetsansvarig'],
  },
  { ...configured, kind: 'DL-SY-1', name: 'Bekräfta synpunkten', span: workingDays(2), responsible: ['handler'], escalateTo: ['enhetschef'] },
  { ...configured, kind: 'DL-SY-2', name: 'Svara', span: workingDays(10), responsible: ['handler'], escalateTo: ['enhetschef'] },
  { ...configured, kind: 'DL-SY-3', name: 'Meddela försening', span: days(0), responsible: ['handler'], escalateTo: ['enhetschef'] },
  { ...configured, kind: 'DL-SY-4', name: 'Yttrande från utförare', span: workingDays(5), responsible: ['avtalsansvarig'], escalateTo: ['enhetschef'] },
  {
    ...word, kind: 'DL-SY-5', name: 'Lex Sarah-ställningstagande', span: workingDays(1), ground: report,
    responsible: ['handler'], escalateTo: ['lex-sarah-ansvarig'],
  },
  {
    ...configured, kind: 'DL-AT-1', name: 'Åtgärd klar', span: { unit: 'date', n: 0 }, reminders: { daysBefore: [7] },
    responsible: ['owner'], escalateTo: ['enhetschef'],
  },
  {
    kind: 'DL-GDPR-72', name: 'Anmäl personuppgiftsincident', span: { unit: 'hours', n: 72 }, basis: 'statutory-limit',
    ground: { lagrum: 'artikel 33 i dataskyddsförordningen', since: '2018-05-25' }, reminders: usual,
    responsible: ['dataskyddsombud', 'enhetschef'], escalateTo: ['socialchef'],
  },
  { ...configured, kind: 'DL-AT-2', name: 'Effektuppföljning', span: days(90), responsible: ['reviewer'], escalateTo: ['enhetschef', 'kvalitetsledare'] },
  ...externDeadlineRows,
];
