import type { LexSarahInfoCommands } from '#domain/lex-sarah-info/lex-sarah-info.commands.js';
import { hidden, of, step, weighty, withdrawFile, type CommandText } from './command-text.js';

/** What an utförare tells about its lex Sarah. */
export const infoCommandTexts: Record<keyof LexSarahInfoCommands, CommandText> = {
  RegisterLexSarahInfo: hidden, NoteLexSarahInfoDeadlineMissed: hidden, NoteLexSarahInfoDeadlineReminder: hidden,
  CreateLexSarahInfoDocument: hidden,
  AddLexSarahInfoAttachment: hidden, NoteLexSarahInfoAttachmentScan: hidden, WithdrawLexSarahInfoAttachment: withdrawFile,
  ReviewLexSarahInfo: step('Granska informationen', 'Utföraren utreder och anmäler själv. Nämnden gör inte det i utförarens ställe, men följer upp och kan begära in utredningen (15 kap. 9 § SoL).'),
  RecordLexSarahInfoUtredning: step('Anteckna utförarens utredning'),
  StartLexSarahInfoUppfoljning: step('Börja följa upp'),
  AssignLexSarahInfo: of('people', 'Utse handläggare'),
  EscalateLexSarahInfo: step('Rapportera vår egen del enligt lex Sarah', 'När vår egen handläggning bidrog till ett missförhållande. Du rapporterar i eget namn. Ett nytt ärende skapas och kopplas hit.'),
  RegisterLexSarahInfoOwnShare: step('Skapa en egen avvikelse', 'När vår egen handläggning bidrog. Ett nytt ärende skapas och kopplas hit.'),
  CloseLexSarahInfo: weighty(step('Avsluta ärendet', 'Det som bestämdes vid granskningen ska vara gjort.')),
  RecordLexSarahInfoDiarienummer: of('case', 'Ange diarienummer'),
  MoveLexSarahInfo: of('case', 'Flytta till rätt enhet', 'Texten och tiderna står kvar.'),
  LinkLexSarahInfo: of('case', 'Koppla ihop med ett annat ärende'),
  DeclareLexSarahInfoJav: of('people', 'Anmäl att jag är jävig'),
  DecideLexSarahInfoJav: weighty(of('people', 'Pröva jäv', 'Den som är jävig kommer inte längre åt ärendet.')),
  AddLexSarahInfoAnteckning: of('note', 'Skriv anteckning'),
  PlaceLexSarahInfoLegalHold: of('case', 'Stoppa gallring'),
  LiftLexSarahInfoLegalHold: of('case', 'Häv stoppet för gallring'),
};
