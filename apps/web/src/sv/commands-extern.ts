import type { ExternAvvikelseCommands } from '#domain/extern-avvikelse/extern-avvikelse.commands.js';
import { hidden, of, step, weighty, withdrawFile, type CommandText } from './command-text.js';

/** Avvikelser to and from other authorities. Klarsyn sends nothing: what a person has sent is noted here. */
export const externCommandTexts: Record<keyof ExternAvvikelseCommands, CommandText> = {
  CreateExternAvvikelse: hidden, CreateExternAvvikelseDocument: hidden, RegisterExternAvvikelse: hidden, LinkExternAvvikelseAtgard: hidden, NoteExternAvvikelseDeadlineMissed: hidden, NoteExternAvvikelseDeadlineReminder: hidden,
  AddExternAvvikelseAttachment: hidden, NoteExternAvvikelseAttachmentScan: hidden, WithdrawExternAvvikelseAttachment: withdrawFile,
  ReviseExternAvvikelse: step('Ändra utkastet', 'Ändras texten efter sekretessgranskningen ska den granskas igen, och filerna väljas på nytt.'),
  ClearExternAvvikelse: step('Granska sekretessen', 'Läs texten en gång till. Namn och personnummer får inte stå i den. Klarsyn jämför med personnummer och med de namn som finns i kopplade ärenden, men en person måste läsa. Filer kan Klarsyn inte läsa. Generalklausulen (10 kap. 27 § OSL) gäller inte för socialtjänstens sekretess.'),
  RecordExternAvvikelseDispatch: step('Anteckna att den är skickad', 'Klarsyn skickar inget. Skicka först själv, och lämna uppgiften om vem det gäller för sig. Anteckna sedan här.'),
  RecordExternAvvikelseReceipt: step('Anteckna kvittens', 'Motparten har bekräftat att avvikelsen kommit fram.'),
  RemindExternAvvikelseCounterparty: of('tell', 'Anteckna en påminnelse', 'Påminn först motparten själv. Klarsyn skickar inget.'),
  RecordExternAvvikelseAnswer: step('Anteckna motpartens svar'),
  MarkExternAvvikelseUnanswered: step('Markera som obesvarad', 'Tiden för svar har gått ut.'),
  RaiseExternAvvikelse: step('Lyft till samverkan', 'När svar uteblir, inte räcker eller samma sak händer igen. Ett planerat möte följs upp tills det har hållits.'),
  RecordExternAvvikelseMeeting: step('Anteckna mötet', 'Blev mötet inte av? Anteckna det också. Ärendet hålls öppet tills mötet har hållits.'),
  AnalyseExternAvvikelse: step('Analysera', 'Vad visar svaret eller mötet? Hade vi själva del i det som hände?'),
  AcknowledgeExternAvvikelse: step('Anteckna att vi kvitterat', 'Bekräfta först själv till motparten att avvikelsen kommit in.'),
  StartExternAvvikelseUtredning: step('Påbörja utredningen'),
  AnswerExternAvvikelse: step('Anteckna vårt svar', 'Skicka först svaret själv. Inga namn eller personnummer får stå i det. Klarsyn jämför med de namn som finns i ärendet.'),
  AssignExternAvvikelse: of('people', 'Utse samordnare', 'Samordnaren håller kontakten med motparten och får påminnelserna.'),
  RegisterExternAvvikelseOwnShare: step('Skapa en egen avvikelse', 'När vi själva har del i det som hände. Ett nytt ärende skapas och kopplas hit. Är det allvarligt ska det rapporteras enligt lex Sarah.'),
  CloseExternAvvikelse: weighty(step('Avsluta ärendet', 'Utan svar behövs en motivering, och mönstret ska lyftas till ett forum eller en risk.')),
  RecordExternAvvikelseDiarienummer: of('case', 'Ange diarienummer'),
  MoveExternAvvikelse: of('case', 'Flytta till rätt enhet', 'Texten och tiderna står kvar.'),
  LinkExternAvvikelse: of('case', 'Koppla ihop med ett annat ärende', 'Namnen i det kopplade ärendet används för att kontrollera texten innan den lämnar oss.'),
  DeclareExternAvvikelseJav: of('people', 'Anmäl att jag är jävig'),
  DecideExternAvvikelseJav: weighty(of('people', 'Pröva jäv', 'Den som är jävig kommer inte längre åt ärendet.')),
  AddExternAvvikelseAnteckning: of('note', 'Skriv anteckning'),
  PlaceExternAvvikelseLegalHold: of('case', 'Stoppa gallring'),
  LiftExternAvvikelseLegalHold: of('case', 'Häv stoppet för gallring'),
};
