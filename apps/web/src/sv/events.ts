import type { AtgardEvents } from '#domain/atgard/atgard.events.js';
import type { AvvikelseEvents } from '#domain/avvikelse/avvikelse.events.js';
import type { LexSarahEvents } from '#domain/lex-sarah/lex-sarah.events.js';
import type { LexSarahInfoEvents } from '#domain/lex-sarah-info/lex-sarah-info.events.js';
import type { ExternAvvikelseEvents } from '#domain/extern-avvikelse/extern-avvikelse.events.js';
import type { SynpunktEvents } from '#domain/synpunkt/synpunkt.events.js';
import { infoEventSentences } from './info.js';
import { externEventSentences } from './events-extern.js';

type Named = keyof AvvikelseEvents | keyof SynpunktEvents | keyof LexSarahEvents | keyof ExternAvvikelseEvents | keyof LexSarahInfoEvents | keyof AtgardEvents;

/** What happened, as one line of the history. An event without a sentence does not compile. */
export const eventSentences: Record<Named, string> = {
  AvvikelseRegistered: 'Avvikelsen rapporterades', AvvikelseAcknowledged: 'Rapportören fick en bekräftelse', AvvikelseCoReporterAdded: 'En kollega anslöt sig till rapporten',
  AvvikelseOmedelbarAtgardRecorded: 'Omedelbar åtgärd antecknades', AvvikelseBedomningRecorded: 'Avvikelsen bedömdes', AvvikelseLexSarahNoConfirmed: 'En andra person bekräftade att det inte är lex Sarah',
  AvvikelseLexSarahQuestionAnswered: 'Lex Sarah-frågan besvarades', AvvikelseEscalated: 'Ärendet gick vidare till lex Sarah', AvvikelseUtredareAssigned: 'Utredare utsågs',
  AvvikelseUtredningStarted: 'Utredningen påbörjades', AvvikelseUtredningRecorded: 'Utredningen kompletterades', AvvikelseUtredningCompleted: 'Utredningen avslutades',
  AvvikelseUppfoljningStarted: 'Uppföljning av åtgärder påbörjades', AvvikelseRiskRaised: 'Ärendet lyftes som risk', AvvikelseAterkopplingGiven: 'Rapportören fick återkoppling',
  AvvikelseAterkopplingSkipped: 'Återkoppling bedömdes inte möjlig', AvvikelseClosed: 'Ärendet avslutades', AvvikelseReopened: 'Ärendet öppnades igen',
  AvvikelseDiarienummerRecorded: 'Diarienummer angavs', AvvikelseMoved: 'Ärendet flyttades till en annan enhet', AvvikelseLinked: 'Ärendet kopplades ihop med ett annat', AvvikelseDuplicateMarked: 'Ärendet markerades som dubblett',
  AvvikelseEnhetAdded: 'En enhet lades till', AvvikelseKompletteringRequested: 'Komplettering begärdes', AvvikelseKompletteringAdded: 'Komplettering kom in', AvvikelseEnskildAdded: 'En berörd person lades till',
  AvvikelseKonsekvensRecorded: 'Konsekvenser för den enskilde beskrevs', AvvikelseInvolvedStaffAdded: 'Inblandad personal angavs', AvvikelseJavDeclared: 'Jäv anmäldes', AvvikelseJavDecided: 'Jäv prövades',
  AvvikelseParallelDutyConfirmed: 'En parallell skyldighet bekräftades', AvvikelseAnteckningAdded: 'En anteckning skrevs', AvvikelseMessageSent: 'Ett meddelande skrevs', AvvikelseReceiptCodeIssued: 'Rapportören fick en kod att följa ärendet med', AvvikelseAtgardLinked: 'En åtgärd kopplades till ärendet',
  AvvikelseLegalHoldPlaced: 'Gallring stoppades', AvvikelseLegalHoldLifted: 'Stoppet för gallring hävdes',
  AvvikelseAttachmentAdded: 'En fil lades till', AvvikelseAttachmentScanned: 'En fil genomsöktes', AvvikelseAttachmentWithdrawn: 'En fil togs bort ur ärendet',
  AvvikelseDocumentCreated: 'Ett dokument skapades',
  AvvikelseDeadlineSet: 'En tid sattes', AvvikelseDeadlineMet: 'En tid hölls', AvvikelseDeadlineCancelled: 'En tid togs bort', AvvikelseDeadlineMissed: 'En tid gick ut', AvvikelseDeadlineReminderNoted: 'Påminnelse skickades',

  SynpunktRegistered: 'Synpunkten registrerades', SynpunktAcknowledged: 'Avsändaren fick en bekräftelse', SynpunktAssigned: 'Handläggare utsågs', SynpunktClassified: 'Synpunkten klassificerades',
  SynpunktMissforhallandeBedomningRecorded: 'Ställning togs till lex Sarah', SynpunktUtredningStarted: 'Utredningen påbörjades', SynpunktUtredningRecorded: 'Utredningen kompletterades', SynpunktYttrandeRequested: 'Yttrande begärdes från utföraren',
  SynpunktYttrandeRecorded: 'Utförarens yttrande kom in', SynpunktVardnadshavareContactAssessed: 'Kontakt med vårdnadshavare bedömdes', SynpunktEscalated: 'Ärendet gick vidare till lex Sarah', SynpunktContinuedAsAvvikelse: 'Ärendet fortsatte som avvikelse',
  SynpunktOverklagandeHandedOver: 'Ett överklagande lämnades över', SynpunktAnswered: 'Synpunkten besvarades', SynpunktDelayNotified: 'Avsändaren fick veta att svaret dröjer', SynpunktWithdrawn: 'Synpunkten togs tillbaka',
  SynpunktHandedOver: 'Synpunkten lämnades över', SynpunktUppfoljningStarted: 'Uppföljning påbörjades', SynpunktClosed: 'Ärendet avslutades', SynpunktReopened: 'Ärendet öppnades igen',
  SynpunktDiarienummerRecorded: 'Diarienummer angavs', SynpunktMoved: 'Ärendet flyttades till en annan enhet', SynpunktLinked: 'Ärendet kopplades ihop med ett annat', SynpunktDuplicateMarked: 'Ärendet markerades som dubblett',
  SynpunktEnhetAdded: 'En enhet lades till', SynpunktKompletteringRequested: 'Komplettering begärdes', SynpunktKompletteringAdded: 'Komplettering kom in', SynpunktEnskildAdded: 'En berörd person lades till',
  SynpunktKonsekvensRecorded: 'Konsekvenser för den enskilde beskrevs', SynpunktInvolvedStaffAdded: 'Inblandad personal angavs', SynpunktJavDeclared: 'Jäv anmäldes', SynpunktJavDecided: 'Jäv prövades',
  SynpunktParallelDutyConfirmed: 'En parallell skyldighet bekräftades', SynpunktAnteckningAdded: 'En anteckning skrevs', SynpunktMessageSent: 'Ett meddelande skrevs', SynpunktReceiptCodeIssued: 'Avsändaren fick en kod att följa ärendet med', SynpunktAtgardLinked: 'En åtgärd kopplades till ärendet',
  SynpunktLegalHoldPlaced: 'Gallring stoppades', SynpunktLegalHoldLifted: 'Stoppet för gallring hävdes',
  SynpunktAttachmentAdded: 'En fil lades till', SynpunktAttachmentScanned: 'En fil genomsöktes', SynpunktAttachmentWithdrawn: 'En fil togs bort ur ärendet',
  SynpunktDocumentCreated: 'Ett dokument skapades',
  SynpunktDeadlineSet: 'En tid sattes', SynpunktDeadlineMet: 'En tid hölls', SynpunktDeadlineCancelled: 'En tid togs bort', SynpunktDeadlineMissed: 'En tid gick ut', SynpunktDeadlineReminderNoted: 'Påminnelse skickades',

  LexSarahRapportRegistered: 'Rapporten togs emot', LexSarahMuntligRapportRecorded: 'Den muntliga rapporten dokumenterades', LexSarahMuntligRapportConfirmed: 'Rapportören bekräftade dokumentationen', LexSarahRapportAcknowledged: 'Rapportören fick en bekräftelse',
  LexSarahOmedelbarAtgardRecorded: 'Omedelbar åtgärd antecknades', LexSarahOmedelbarAtgardRuledOut: 'Ingen omedelbar åtgärd bedömdes behövas', LexSarahNamndordforandeInformed: 'Nämndordföranden informerades',
  LexSarahUtredareAssigned: 'Utredare utsågs', LexSarahUtredareReplaced: 'Utredare byttes', LexSarahBeslutsfattareAssigned: 'Beslutsfattare utsågs', LexSarahInvolvedStaffResolved: 'Det klarlades vem en namngiven person är', LexSarahClassified: 'Ärendet klassificerades',
  LexSarahForhandsbedomningRecorded: 'Förhandsbedömning gjordes', LexSarahHandedOver: 'Ärendet lämnades över', LexSarahUtredningStarted: 'Utredningen påbörjades', LexSarahUnderlagAdded: 'Underlag lades till',
  LexSarahUtredningPartRecorded: 'Utredningen kompletterades', LexSarahBeslutsforslagSubmitted: 'Förslag till beslut lämnades', LexSarahSecondReadingRecorded: 'En andra person läste förslaget', LexSarahSecondReadingWaived: 'Andra läsning avstods',
  LexSarahUtredningReturned: 'Utredningen skickades tillbaka', LexSarahBeslutRecorded: 'Beslut fattades', LexSarahBeslutCorrected: 'Skrivfel i beslutet rättades', LexSarahBeslutRevised: 'Beslutet ändrades',
  LexSarahAterkopplingGiven: 'Rapportören fick återkoppling', LexSarahStatusMessageSent: 'Rapportören fick besked om hur det går', LexSarahEnskildInformed: 'Den enskilde informerades', LexSarahStaffInformed: 'Personalen informerades', LexSarahAterkopplingSkipped: 'Återkoppling bedömdes inte möjlig',
  LexSarahDelegationsbeslutReported: 'Beslutet anmäldes till nämnden', LexSarahUppfoljningStarted: 'Uppföljning av åtgärder påbörjades', LexSarahContinuedAsAvvikelse: 'Ärendet fortsatte som avvikelse', LexSarahPrecedentPublished: 'En vägledande sammanfattning publicerades',
  LexSarahPrecedentWithdrawn: 'Den vägledande sammanfattningen drogs tillbaka', LexSarahClosed: 'Ärendet avslutades',
  LexSarahBerordNamndAdded: 'En berörd nämnd angavs', LexSarahBerordNamndRemoved: 'En nämnd visade sig inte vara berörd', LexSarahNamndInformedOfRapport: 'En nämnd informerades om rapporten', LexSarahNamndInformedOfIvoAnmalan: 'En nämnd informerades om anmälan till IVO', LexSarahReopened: 'Ärendet öppnades igen',
  LexSarahIvoAnmalanDecided: 'Beslut om anmälan till IVO', LexSarahIvoAnmalanPrepared: 'Underlag till IVO förbereddes', LexSarahIvoAnmalanRecorded: 'Anmälan till IVO antecknades som skickad', LexSarahIvoUtredningRecorded: 'Utredningen antecknades som skickad till IVO',
  LexSarahIvoDiarienummerRecorded: 'IVO:s diarienummer angavs', LexSarahIvoKompletteringRequested: 'IVO begärde komplettering', LexSarahIvoKompletteringRecorded: 'Komplettering till IVO antecknades som skickad', LexSarahIvoBeslutRecorded: 'IVO:s beslut antecknades',
  LexSarahIvoKravAnswerRecorded: 'Svar på IVO:s krav antecknades', LexSarahIvoClosed: 'Delen om IVO avslutades',
  LexSarahDiarienummerRecorded: 'Diarienummer angavs', LexSarahMoved: 'Ärendet flyttades till en annan enhet', LexSarahLinked: 'Ärendet kopplades ihop med ett annat', LexSarahDuplicateMarked: 'Ärendet markerades som dubblett',
  LexSarahEnhetAdded: 'En enhet lades till', LexSarahKompletteringRequested: 'Komplettering begärdes', LexSarahKompletteringAdded: 'Komplettering kom in', LexSarahEnskildAdded: 'En berörd person lades till',
  LexSarahKonsekvensRecorded: 'Konsekvenser för den enskilde beskrevs', LexSarahInvolvedStaffAdded: 'Inblandad personal angavs', LexSarahJavDeclared: 'Jäv anmäldes', LexSarahJavDecided: 'Jäv prövades',
  LexSarahParallelDutyConfirmed: 'En parallell skyldighet bekräftades', LexSarahAnteckningAdded: 'En anteckning skrevs', LexSarahMessageSent: 'Ett meddelande skrevs', LexSarahAtgardLinked: 'En åtgärd kopplades till ärendet',
  LexSarahLegalHoldPlaced: 'Gallring stoppades', LexSarahLegalHoldLifted: 'Stoppet för gallring hävdes',
  LexSarahAttachmentAdded: 'En fil lades till', LexSarahAttachmentScanned: 'En fil genomsöktes', LexSarahAttachmentWithdrawn: 'En fil togs bort ur ärendet',
  LexSarahDocumentCreated: 'Ett dokument skapades',
  LexSarahDeadlineSet: 'En tid sattes', LexSarahDeadlineMet: 'En tid hölls', LexSarahDeadlineCancelled: 'En tid togs bort', LexSarahDeadlineMissed: 'En tid gick ut', LexSarahDeadlineReminderNoted: 'Påminnelse skickades',

  ...externEventSentences,
  ...infoEventSentences,

  AtgardProposed: 'Åtgärden föreslogs', AtgardApproved: 'Åtgärden godkändes', AtgardRejected: 'Åtgärden avvisades', AtgardStarted: 'Genomförandet började', AtgardOwnerAssigned: 'Ansvarig byttes', AtgardRescheduled: 'Ett datum flyttades',
  AtgardCompleted: 'Åtgärden genomfördes', AtgardEffectReviewed: 'Effekten följdes upp', AtgardReopened: 'Åtgärden öppnades igen', AtgardClosed: 'Åtgärden avslutades',
  AtgardDeadlineSet: 'En tid sattes', AtgardDeadlineMet: 'En tid hölls', AtgardDeadlineCancelled: 'En tid togs bort', AtgardDeadlineMissed: 'En tid gick ut', AtgardDeadlineReminderNoted: 'Påminnelse skickades',
};

export function eventSentence(type: string): string {
  return (eventSentences as Record<string, string>)[type.replace(/\.v\d+$/, '')] ?? 'Något hände i ärendet';
}
