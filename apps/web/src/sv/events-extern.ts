import type { ExternAvvikelseEvents } from '#domain/extern-avvikelse/extern-avvikelse.events.js';

/** What happened between the authorities, as one line of the history. */
export const externEventSentences: Record<keyof ExternAvvikelseEvents, string> = {
  ExternAvvikelseCreated: 'Avvikelsen skrevs som utkast', ExternAvvikelseRevised: 'Utkastet ändrades', ExternAvvikelseCleared: 'Sekretessen granskades',
  ExternAvvikelseDispatched: 'Avvikelsen antecknades som skickad', ExternAvvikelseReceiptRecorded: 'Motparten kvitterade', ExternAvvikelseCounterpartyReminded: 'Motparten påmindes',
  ExternAvvikelseAnswerRecorded: 'Motpartens svar kom in', ExternAvvikelseUnansweredMarked: 'Tiden för svar gick ut utan svar', ExternAvvikelseRaised: 'Ärendet lyftes till samverkan',
  ExternAvvikelseMeetingRecorded: 'Mötet i samverkan antecknades', ExternAvvikelseAnalysed: 'Svaret analyserades',
  ExternAvvikelseRegistered: 'Avvikelsen kom in', ExternAvvikelseAcknowledged: 'Motparten fick veta att den kommit in', ExternAvvikelseUtredningStarted: 'Utredningen påbörjades',
  ExternAvvikelseAnswered: 'Vårt svar antecknades som skickat', ExternAvvikelseAssigned: 'Samordnare utsågs', ExternAvvikelseOwnShareRegistered: 'En egen avvikelse skapades', ExternAvvikelseClosed: 'Ärendet avslutades',
  ExternAvvikelseDiarienummerRecorded: 'Diarienummer angavs', ExternAvvikelseMoved: 'Ärendet flyttades till en annan enhet', ExternAvvikelseLinked: 'Ärendet kopplades ihop med ett annat',
  ExternAvvikelseJavDeclared: 'Jäv anmäldes', ExternAvvikelseJavDecided: 'Jäv prövades', ExternAvvikelseAnteckningAdded: 'En anteckning skrevs', ExternAvvikelseAtgardLinked: 'En åtgärd kopplades till ärendet',
  ExternAvvikelseLegalHoldPlaced: 'Gallring stoppades', ExternAvvikelseLegalHoldLifted: 'Stoppet för gallring hävdes',
  ExternAvvikelseAttachmentAdded: 'En fil lades till', ExternAvvikelseAttachmentScanned: 'En fil genomsöktes', ExternAvvikelseAttachmentWithdrawn: 'En fil togs bort ur ärendet',
  ExternAvvikelseDocumentCreated: 'Ett dokument skapades',
  ExternAvvikelseDeadlineSet: 'En tid sattes', ExternAvvikelseDeadlineMet: 'En tid hölls', ExternAvvikelseDeadlineCancelled: 'En tid togs bort', ExternAvvikelseDeadlineMissed: 'En tid gick ut', ExternAvvikelseDeadlineReminderNoted: 'Påminnelse skickades',
};
