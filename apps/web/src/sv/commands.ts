import type { AtgardCommands } from '#domain/atgard/atgard.commands.js';
import type { AvvikelseCommands } from '#domain/avvikelse/avvikelse.commands.js';
import type { LexSarahCommands } from '#domain/lex-sarah/lex-sarah.commands.js';
import type { LexSarahInfoCommands } from '#domain/lex-sarah-info/lex-sarah-info.commands.js';
import type { ExternAvvikelseCommands } from '#domain/extern-avvikelse/extern-avvikelse.commands.js';
import { sendYourself } from './ivo.js';
import type { SynpunktCommands } from '#domain/synpunkt/synpunkt.commands.js';
import { infoCommandTexts } from './commands-info.js';
import { externCommandTexts } from './commands-extern.js';
import { hidden, of, step, weighty, withdrawFile, type CommandText } from './command-text.js';

type Named = keyof AvvikelseCommands | keyof SynpunktCommands | keyof LexSarahCommands | keyof ExternAvvikelseCommands | keyof LexSarahInfoCommands | keyof AtgardCommands;

const move = of('case', 'Flytta till rätt enhet', 'Texten och tiderna står kvar. Rapportören ser att ärendet är flyttat till rätt enhet.');
const linkTo = of('case', 'Koppla ihop med ett annat ärende');
const duplicate = weighty(of('case', 'Markera som dubblett', 'Båda texterna finns kvar, och båda som rapporterat får återkoppling.'));
const joint = of('case', 'Lägg till en enhet som deltar');
const ask = of('tell', 'Be om komplettering', 'Frågan går till den som rapporterade. Det som skrevs först ändras aldrig.');
const addMore = of('note', 'Lägg till komplettering');
const enskild = of('people', 'Lägg till den det gäller', 'Uppgifterna sparas skilt från texten.');
const konsekvens = of('step', 'Beskriv konsekvenser för den enskilde');
const involved = of('people', 'Ange inblandad personal', 'Den som är inblandad får inte handlägga ärendet.');
const declareJav = of('people', 'Anmäl att jag är jävig');
const decideJav = weighty(of('people', 'Pröva jäv', 'Den som är jävig kommer inte längre åt ärendet.'));
const duty = of('step', 'Bekräfta en parallell skyldighet', 'Något mer kan behöva göras vid sidan av ärendet.');
const note = of('note', 'Skriv anteckning');
const message = of('tell', 'Skriv meddelande');
const diarium = of('case', 'Ange diarienummer');
const hold = of('case', 'Stoppa gallring');
const liftHold = of('case', 'Häv stoppet för gallring');
const reopen = weighty(of('case', 'Öppna ärendet igen'));
const escalate = of('step', 'Gå vidare till lex Sarah', 'Du rapporterar i eget namn enligt lex Sarah. Ett nytt ärende skapas och kopplas till det här, som finns kvar som det är.');

/** Every command a person may meet. A command without a text does not compile. */
export const commandTexts: Record<Named, CommandText> = {
  CreateAvvikelseDocument: hidden,
  RegisterAvvikelse: hidden, AcknowledgeAvvikelse: hidden, LinkAvvikelseAtgard: hidden, NoteAvvikelseDeadlineMissed: hidden, NoteAvvikelseDeadlineReminder: hidden,
  AddAvvikelseAttachment: hidden, NoteAvvikelseAttachmentScan: hidden, WithdrawAvvikelseAttachment: withdrawFile,
  AddAvvikelseCoReporter: of('note', 'Jag har också sett detta', 'Du behöver inte skriva en egen rapport.'),
  RecordAvvikelseOmedelbarAtgard: step('Anteckna omedelbar åtgärd'),
  RecordAvvikelseBedomning: step('Bedöm avvikelsen'),
  ConfirmAvvikelseLexSarahNo: step('Bekräfta att det inte är lex Sarah', 'Risken är så hög att två personer ska ha tagit ställning. Du intygar att du har läst ärendet.'),
  AnswerAvvikelseLexSarahQuestion: step('Svara på lex Sarah-frågan', 'Svarar du ja skapas ett lex Sarah-ärende som kopplas hit.'),
  EscalateAvvikelse: escalate,
  AssignAvvikelseUtredare: of('people', 'Utse utredare'),
  StartAvvikelseUtredning: step('Påbörja utredningen'),
  RecordAvvikelseUtredning: step('Skriv i utredningen', 'Fyll i den del du har. Det du skriver ersätter samma del, den äldre texten finns kvar i historiken.'),
  CompleteAvvikelseUtredning: step('Avsluta utredningen', 'Händelseförlopp, orsaker och konsekvenser för varje person ska finnas.'),
  StartAvvikelseUppfoljning: step('Börja följa upp åtgärderna', 'Alla godkända åtgärder ska vara genomförda.'),
  RaiseAvvikelseRisk: of('case', 'Lyft som risk'),
  GiveAvvikelseAterkoppling: of('tell', 'Ge återkoppling till rapportören', 'Skriv till den som rapporterade: vad som beslutades och vad som ändrades. Skriv inget om andra enskilda.'),
  SkipAvvikelseAterkoppling: of('tell', 'Återkoppling är inte möjlig'),
  CloseAvvikelse: weighty(step('Avsluta ärendet')),
  ReopenAvvikelse: reopen,
  RecordAvvikelseDiarienummer: diarium, MoveAvvikelse: move, LinkAvvikelse: linkTo, MarkAvvikelseDuplicate: duplicate, AddAvvikelseEnhet: joint,
  RequestAvvikelseKomplettering: ask, AddAvvikelseKomplettering: addMore, AddAvvikelseEnskild: enskild, RecordAvvikelseKonsekvens: konsekvens,
  AddAvvikelseInvolvedStaff: involved, DeclareAvvikelseJav: declareJav, DecideAvvikelseJav: decideJav, ConfirmAvvikelseParallelDuty: duty,
  AddAvvikelseAnteckning: note, SendAvvikelseMessage: message, PlaceAvvikelseLegalHold: hold, LiftAvvikelseLegalHold: liftHold,

  CreateSynpunktDocument: hidden,
  RegisterSynpunkt: hidden, IssueSynpunktReceiptCode: hidden, LinkSynpunktAtgard: hidden, NoteSynpunktDeadlineMissed: hidden, NoteSynpunktDeadlineReminder: hidden,
  AddSynpunktAttachment: hidden, NoteSynpunktAttachmentScan: hidden, WithdrawSynpunktAttachment: withdrawFile,
  AcknowledgeSynpunkt: of('tell', 'Bekräfta till avsändaren', 'Anteckna att och hur avsändaren har fått veta att synpunkten är mottagen.'),
  AssignSynpunkt: of('people', 'Utse handläggare'),
  ClassifySynpunkt: step('Klassificera synpunkten'),
  RecordSynpunktMissforhallandeBedomning: step('Ta ställning till lex Sarah', 'Visar synpunkten på ett missförhållande eller en påtaglig risk? Svarar du ja är du själv skyldig att rapportera.'),
  StartSynpunktUtredning: step('Påbörja utredningen'),
  RecordSynpunktUtredning: step('Skriv i utredningen'),
  RequestSynpunktYttrande: step('Begär yttrande från utföraren', 'Nämnden får begära uppgifter för uppföljning och kvalitetssäkring (15 kap. 9 § SoL).'),
  RecordSynpunktYttrande: step('Anteckna utförarens yttrande'),
  AssessSynpunktVardnadshavareContact: step('Bedöm kontakt med vårdnadshavare', 'Sekretessen för ett barn kan gälla också mot vårdnadshavaren (12 kap. 3 § OSL). Bedöm om barnet kan lida betydande men.'),
  EscalateSynpunkt: escalate,
  ContinueSynpunktAsAvvikelse: step('Fortsätt som avvikelse', 'Ett nytt ärende skapas och kopplas hit. Synpunkten finns kvar och ska fortfarande besvaras.'),
  HandOverSynpunktOverklagande: step('Lämna över ett överklagande', 'Ett överklagande ska lämnas vidare direkt.'),
  AnswerSynpunkt: step('Besvara synpunkten', 'Svar med uppgifter ur ärendet skickas aldrig med e-post. Anteckna svaret här.'),
  NotifySynpunktDelay: of('tell', 'Meddela försening'),
  WithdrawSynpunkt: of('case', 'Anteckna att synpunkten är återtagen', 'Den utreds ändå om den visar på en risk.'),
  HandOverSynpunkt: weighty(of('case', 'Lämna över till rätt mottagare')),
  StartSynpunktUppfoljning: step('Börja följa upp'),
  CloseSynpunkt: weighty(step('Avsluta ärendet')),
  ReopenSynpunkt: reopen,
  RecordSynpunktDiarienummer: diarium, MoveSynpunkt: move, LinkSynpunkt: linkTo, MarkSynpunktDuplicate: duplicate, AddSynpunktEnhet: joint,
  RequestSynpunktKomplettering: { ...ask, intro: 'Frågan går till avsändaren. Det som sades först ändras aldrig.' }, AddSynpunktKomplettering: addMore,
  AddSynpunktEnskild: enskild, RecordSynpunktKonsekvens: konsekvens, AddSynpunktInvolvedStaff: involved, DeclareSynpunktJav: declareJav,
  DecideSynpunktJav: decideJav, ConfirmSynpunktParallelDuty: duty, AddSynpunktAnteckning: note, SendSynpunktMessage: message,
  PlaceSynpunktLegalHold: hold, LiftSynpunktLegalHold: liftHold,

  CreateLexSarahDocument: hidden,
  RegisterLexSarahRapport: hidden, AcknowledgeLexSarahRapport: hidden, SendLexSarahStatusMessage: hidden, LinkLexSarahAtgard: hidden, NoteLexSarahDeadlineMissed: hidden, NoteLexSarahDeadlineReminder: hidden,
  AddLexSarahAttachment: hidden, NoteLexSarahAttachmentScan: hidden, WithdrawLexSarahAttachment: withdrawFile,
  RecordLexSarahMuntligRapport: step('Dokumentera den muntliga rapporten'),
  ConfirmLexSarahMuntligRapport: step('Bekräfta det som skrevs ner', 'Stämmer det med det du berättade?'),
  RecordLexSarahOmedelbarAtgard: step('Anteckna omedelbar åtgärd'),
  RuleOutLexSarahOmedelbarAtgard: step('Ingen omedelbar åtgärd behövs'),
  InformLexSarahNamndordforande: of('tell', 'Anteckna att nämndordföranden informerats'),
  AssignLexSarahUtredare: of('people', 'Utse utredare', 'Inte rapportören, inte någon inblandad och inte den som ska besluta.'),
  ReplaceLexSarahUtredare: of('people', 'Byt utredare'),
  AssignLexSarahBeslutsfattare: of('people', 'Utse beslutsfattare', 'Inte rapportören, inte någon inblandad och inte utredaren.'),
  ResolveLexSarahInvolvedStaff: of('people', 'Klarlägg vem en namngiven person är', 'Jäv prövas för personer, inte för namn. Koppla till ett konto, eller skriv varför personen inte har något.'),
  ClassifyLexSarah: step('Klassificera ärendet'),
  RecordLexSarahForhandsbedomning: step('Gör förhandsbedömningen', 'En första bedömning. Alla rapporter utreds, oavsett svar.'),
  HandOverLexSarah: weighty(of('case', 'Lämna över till rätt verksamhet', 'När rapporten gäller någon annans verksamhet.')),
  StartLexSarahUtredning: step('Påbörja utredningen', 'Enhetschefen ser därefter bara läget och sina egna uppgifter.'),
  AddLexSarahUnderlag: step('Lägg till underlag', 'Samtal, handling eller iakttagelse.'),
  RecordLexSarahUtredningPart: step('Skriv i utredningen'),
  SubmitLexSarahBeslutsforslag: step('Lämna förslag till beslut', 'Utredningen fryses i den version som förslaget bygger på.'),
  RecordLexSarahSecondReading: step('Läs förslaget som andra läsare', 'Du säger vad du tycker. Det är inget veto och stoppar aldrig en anmälan till IVO.'),
  WaiveLexSarahSecondReading: step('Avstå från andra läsning', 'Bara när det inte finns någon oberoende person. Räknas i statistiken.'),
  ReturnLexSarahUtredning: step('Skicka tillbaka till utredaren'),
  RecordLexSarahBeslut: step('Fatta beslut'),
  CorrectLexSarahBeslut: of('case', 'Rätta skrivfel i beslutet', 'Bara uppenbara skrivfel (36 § förvaltningslagen). Ställningstagandet kan inte ändras så.'),
  ReviseLexSarahBeslut: weighty(of('case', 'Ändra beslutet', '37 § förvaltningslagen. Det tidigare beslutet finns kvar.')),
  GiveLexSarahAterkoppling: of('tell', 'Ge återkoppling till rapportören', 'Skriv till den som rapporterade: vad som beslutades och vad som ändrades. Skriv inget om andra enskilda.'),
  InformLexSarahEnskild: of('tell', 'Anteckna att den enskilde informerats'),
  InformLexSarahStaff: of('tell', 'Anteckna att personalen informerats', 'Avidentifierat.'),
  SkipLexSarahAterkoppling: of('tell', 'Återkoppling är inte möjlig'),
  ReportLexSarahDelegationsbeslut: of('tell', 'Anteckna att beslutet anmälts till nämnden'),
  StartLexSarahUppfoljning: step('Börja följa upp åtgärderna'),
  ContinueLexSarahAsAvvikelse: step('Fortsätt som avvikelse', 'Ett nytt ärende skapas och kopplas hit. Rapporten räknas fortfarande som en lex Sarah-rapport.'),
  PublishLexSarahPrecedent: of('case', 'Publicera som vägledande', 'En avidentifierad sammanfattning som andra kan jämföra med.'),
  WithdrawLexSarahPrecedent: of('case', 'Dra tillbaka det vägledande'),
  AddLexSarahBerordNamnd: of('tell', 'Lägg till berörd nämnd', 'Den nämnd som har beslutat om insatsen för någon som berörs.'),
  RemoveLexSarahBerordNamnd: of('tell', 'Nämnden är inte berörd'),
  InformLexSarahNamndOfRapport: of('tell', 'Anteckna att nämnden informerats om rapporten', 'Klarsyn skickar inget. Informera nämnden själv, utan att röja mer än som behövs, och anteckna sedan här.'),
  InformLexSarahNamndOfIvoAnmalan: of('tell', 'Anteckna att nämnden informerats om anmälan till IVO', 'Klarsyn skickar inget. Informera nämnden själv och anteckna sedan här.'),
  CloseLexSarah: weighty(step('Avsluta ärendet')),
  ReopenLexSarah: reopen,
  DecideLexSarahIvoAnmalan: of('ivo', 'Besluta att anmäla till IVO'),
  PrepareLexSarahIvoAnmalan: of('ivo', 'Förbered anmälan', `Du får ett kontrollerat underlag att föra över. Avsändarens uppgifter fylls i från inställningarna om du lämnar dem tomma. ${sendYourself}`),
  RecordLexSarahIvoAnmalan: of('ivo', 'Anteckna att jag har anmält', `Skicka först. Anteckna sedan här när det gjordes. ${sendYourself}`),
  RecordLexSarahIvoUtredning: of('ivo', 'Anteckna att utredningen är skickad', sendYourself),
  RecordLexSarahIvoDiarienummer: of('ivo', 'Ange IVO:s diarienummer'),
  RecordLexSarahIvoKompletteringRequest: of('ivo', 'Anteckna att IVO begärt komplettering'),
  RecordLexSarahIvoKomplettering: of('ivo', 'Anteckna att kompletteringen är skickad', sendYourself),
  RecordLexSarahIvoBeslut: of('ivo', 'Anteckna IVO:s beslut'),
  RecordLexSarahIvoKravAnswer: of('ivo', 'Anteckna svar på ett krav', sendYourself),
  CloseLexSarahIvo: of('ivo', 'Avsluta delen om IVO', 'Alla krav ska vara besvarade och utredningen skickad.'),
  RecordLexSarahDiarienummer: diarium, MoveLexSarah: move, LinkLexSarah: linkTo, MarkLexSarahDuplicate: duplicate, AddLexSarahEnhet: joint,
  RequestLexSarahKomplettering: ask, AddLexSarahKomplettering: addMore, AddLexSarahEnskild: enskild, RecordLexSarahKonsekvens: konsekvens,
  AddLexSarahInvolvedStaff: involved, DeclareLexSarahJav: declareJav, DecideLexSarahJav: decideJav, ConfirmLexSarahParallelDuty: duty,
  AddLexSarahAnteckning: note, SendLexSarahMessage: message, PlaceLexSarahLegalHold: hold, LiftLexSarahLegalHold: liftHold,

  ...externCommandTexts,
  ...infoCommandTexts,

  ProposeAtgard: step('Föreslå åtgärd'), NoteAtgardDeadlineMissed: hidden, NoteAtgardDeadlineReminder: hidden,
  ApproveAtgard: step('Godkänn åtgärden'),
  RejectAtgard: weighty(step('Avvisa åtgärden')),
  StartAtgard: step('Börja genomföra'),
  AssignAtgardOwner: of('people', 'Byt ansvarig'),
  RescheduleAtgard: of('case', 'Flytta datum', 'Det tidigare datumet finns kvar i historiken.'),
  CompleteAtgard: step('Markera som genomförd'),
  ReviewAtgardEffect: step('Följ upp effekten', 'Någon annan än den som genomförde åtgärden ska bedöma.'),
  ReopenAtgard: step('Öppna åtgärden igen'),
  CloseAtgard: weighty(step('Avsluta åtgärden')),
};

export function commandText(name: string): CommandText | null {
  const text = (commandTexts as Record<string, CommandText>)[name];
  return text === undefined || text.group === 'hidden' ? null : text;
}
