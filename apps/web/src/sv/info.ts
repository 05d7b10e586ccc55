import type { LexSarahInfoEvents } from '#domain/lex-sarah-info/lex-sarah-info.events.js';
import type { FieldText } from './fields.js';

/** What happened with the information from an utförare, as one line of the history. */
export const infoEventSentences: Record<keyof LexSarahInfoEvents, string> = {
  LexSarahInfoRegistered: 'Informationen från utföraren togs emot', LexSarahInfoReviewed: 'Informationen granskades', LexSarahInfoUtredningRecorded: 'Utförarens utredning antecknades',
  LexSarahInfoUppfoljningStarted: 'Uppföljning påbörjades', LexSarahInfoAssigned: 'Handläggare utsågs', LexSarahInfoEscalated: 'Vår egen del rapporterades enligt lex Sarah',
  LexSarahInfoOwnShareRegistered: 'En egen avvikelse skapades', LexSarahInfoClosed: 'Ärendet avslutades',
  LexSarahInfoDiarienummerRecorded: 'Diarienummer angavs', LexSarahInfoMoved: 'Ärendet flyttades till en annan enhet', LexSarahInfoLinked: 'Ärendet kopplades ihop med ett annat',
  LexSarahInfoJavDeclared: 'Jäv anmäldes', LexSarahInfoJavDecided: 'Jäv prövades', LexSarahInfoAnteckningAdded: 'En anteckning skrevs',
  LexSarahInfoLegalHoldPlaced: 'Gallring stoppades', LexSarahInfoLegalHoldLifted: 'Stoppet för gallring hävdes',
  LexSarahInfoAttachmentAdded: 'En fil lades till', LexSarahInfoAttachmentScanned: 'En fil genomsöktes', LexSarahInfoAttachmentWithdrawn: 'En fil togs bort ur ärendet',
  LexSarahInfoDocumentCreated: 'Ett dokument skapades',
  LexSarahInfoDeadlineSet: 'En tid sattes', LexSarahInfoDeadlineMet: 'En tid hölls', LexSarahInfoDeadlineCancelled: 'En tid togs bort', LexSarahInfoDeadlineMissed: 'En tid gick ut', LexSarahInfoDeadlineReminderNoted: 'Påminnelse skickades',
};

export const infoCommandFields: Record<string, Record<string, FieldText>> = {
  ReviewLexSarahInfo: {
    action: { label: 'Vad gör vi?' },
    ownShare: { label: 'Bidrog vår egen handläggning?', hint: 'Då ska det finnas ett eget ärende: en avvikelse eller en lex Sarah-rapport.' },
    seriousDeficiencies: { label: 'Finns allvarliga brister i en verksamhet som kräver tillstånd?', hint: 'Då ska kommunen anmäla det till IVO (27 kap. 7 § SoL).' },
  },
  RecordLexSarahInfoUtredning: { value: { label: 'Vad kom utföraren fram till?' }, receivedAt: { label: 'När kom utredningen?' }, text: { label: 'Det viktigaste i utredningen', hint: 'Skriv inte namn eller personnummer här.' } },
  CloseLexSarahInfo: { carriedOutAt: { label: 'När blev det gjort?' }, summary: { label: 'Vad gjordes?', hint: 'Skriv inte namn eller personnummer här.' }, reference: { label: 'Hänvisning', hint: 'Till exempel protokoll eller diarienummer.' } },
};

/** Values of the review. */
export const infoActionLabels: Record<string, string> = {
  none: 'Ingen åtgärd behövs', dialogue: 'Dialog med utföraren', 'request-utredning': 'Begär in utredningen (15 kap. 9 § SoL)',
  'prompted-granskning': 'Påkallad granskning', avtalsatgard: 'Åtgärd enligt avtalet', 'ivo-27-7': 'Kommunen anmäler till IVO (27 kap. 7 § SoL)',
};

/** What the utförare told about. */
export const infoKindLabels: Record<string, string> = { rapport: 'En lex Sarah-rapport hos utföraren', 'ivo-anmalan': 'Utförarens anmälan till IVO' };
