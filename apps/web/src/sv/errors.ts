import { operatorSentence } from '../operator.js';
import type { DomainErrorCode } from '#domain/domain-error.js';

/** Every refusal of the domain as one Swedish sentence that says what to do. A code without a sentence does not compile. */
const domainErrors: Record<DomainErrorCode, string> = {
  'document-exists': 'Ett annat dokument har redan skapats under samma nummer. Öppna formuläret på nytt.',
  'document-incomplete': 'Ärendet saknar uppgifter som dokumentet behöver.',
  'unknown-document': 'Dokumentet finns inte i ärendet.',
  'wrong-template': 'Den mallen går inte att använda här.',
  'nothing-to-mask': 'Ett ord eller en uppgift som skulle tas bort finns inte i dokumentet. Kontrollera stavningen.',
  'case-not-found': 'Ärendet finns inte, eller så har du inte behörighet att se det.',
  'case-exists': 'Det här ärendet är redan inskickat.',
  forbidden: 'Du har inte behörighet att göra det här.',
  'wrong-state': 'Det går inte att göra det här i ärendets nuvarande läge. Ladda om sidan och se vad som har hänt.',
  'already-done': 'Det här är redan gjort.',
  'person-has-jav': 'Personen är jävig i ärendet och får inte arbeta med det.',
  'reason-required': 'Skriv en motivering.',
  'lex-sarah-question-open': 'Frågan om lex Sarah är inte besvarad. Lex Sarah-ansvarig måste svara innan ärendet kan gå vidare.',
  'lex-sarah-question-needs-second-person': 'Risken är så hög att en andra person måste bekräfta att det inte är lex Sarah.',
  'category-required': 'Välj minst en kategori, och vilken som är den viktigaste.',
  'cause-required': 'Ange minst en orsak, eller skriv varför orsaken inte kunde fastställas.',
  'atgard-undecided': 'En föreslagen åtgärd är varken godkänd eller avvisad.',
  'atgard-not-followed-up': 'En godkänd åtgärd är inte följd upp och inte heller överlämnad till en ansvarig med datum.',
  'aterkoppling-missing': 'Återkoppling saknas. Ge den, eller skriv varför den inte är möjlig.',
  'omedelbar-atgard-not-assessed': 'Bedöm först om någon omedelbar åtgärd behövs.',
  'utredare-missing': 'Utse en utredare först.',
  'utredare-is-beslutsfattare': 'Samma person kan inte både utreda och besluta.',
  'utredning-incomplete': 'Utredningen är inte komplett. De delar som saknas måste fyllas i först.',
  'second-reading-missing': 'Förslaget måste läsas av en andra person innan beslut.',
  'second-reader-not-independent': 'Den andra läsaren får inte vara rapportör, utredare eller beslutsfattare och inte jävig.',
  'delegation-missing': 'Beslutsfattaren saknar giltig delegation för beslut i lex Sarah den dagen.',
  'ivo-not-closed': 'Delen om anmälan till IVO är inte avslutad.',
  'ivo-anmalan-missing-fields': 'Underlaget till IVO är inte komplett.',
  'ivo-krav-open': 'Alla krav i IVO:s beslut är inte besvarade.',
  'wrong-operator': 'Det här görs inte i den här verksamheten: en nämnd och ett företag har olika skyldigheter.',
  'namnd-not-informed': 'Varje berörd nämnd ska vara informerad om rapporten, och om anmälan till IVO när en sådan är gjord.',
  'retention-five-years': 'I en enskild verksamhet ska handlingarna bevaras och sedan gallras fem år efter den sista anteckningen.',
  'ivo-package-changed': 'Ärendet har ändrats sedan underlaget till IVO frystes. Förbered det igen, eller ange vilken version du skickade.',
  'ivo-enclosure-type': 'IVO:s e-tjänst tar bara emot PDF, XLSX, GIF, JPEG och PNG. Gör en PDF av filen, lägg den i ärendet och välj den i stället.',
  'enclosure-unavailable': 'En fil du valt går inte att lämna ut: den är borttagen, i karantän eller innehåller skadlig kod. Välj bort den.',
  'enclosure-changed': 'En fil som granskades har tagits bort ur ärendet, eller går inte längre att lämna ut. Granska sekretessen igen.',
  'ivo-protected-not-confirmed': 'Någon i ärendet har skyddade personuppgifter. Bekräfta att du har kontrollerat vad underlaget röjer.',
  'konsekvens-missing': 'Konsekvenserna är inte beskrivna för alla berörda personer.',
  'missforhallande-question-open': 'Ta först ställning till om synpunkten visar på ett missförhållande (lex Sarah).',
  'reviewer-is-owner': 'Den som ansvarade för att genomföra åtgärden kan inte följa upp dess effekt. Någon annan ska bedöma.',
  'effect-review-required': 'Effekten av åtgärden måste följas upp innan den kan avslutas.',
  'effect-not-achieved': 'Effekten uppnåddes inte. Öppna åtgärden igen, ersätt den med en ny eller lyft den som risk.',
  'atgard-replacement-unknown': 'Åtgärden som ska ersätta den här finns inte, är avvisad eller har själv inte hjälpt. Välj en annan.',
  'master-not-open': 'Det andra ärendet kan inte ta emot den här rapporten: det är självt en dubblett, eller utreds inte.',
  'other-namnd': 'Enheten hör till en annan nämnd. Mellan nämnder gäller sekretess: skicka en avvikelse dit i stället.',
  'duty-not-done': 'En parallell skyldighet ska göras men är inte gjord. Bekräfta att den är gjord, eller ändra svaret och skriv varför.',
  'duty-unanswered': 'Ärendet tyder på en parallell skyldighet som ingen har svarat på. Svara ja eller nej först.',
  'duty-not-in-force': 'Bestämmelsen gällde inte ännu.',
  'belongs-elsewhere': 'Det här hör inte hemma i ärendet och antecknas inte här. Använd den kanal som är till för det.',
  'link-to-self': 'Ett ärende kan inte länkas till sig självt.',
  'unknown-person': 'Personen finns inte, eller kan inte väljas här.',
  'unknown-unit': 'Enheten finns inte, eller gällde inte vid den här tiden.',
  'future-time': 'Tiden ligger i framtiden.',
  'time-order': 'Tiderna kommer i fel ordning.',
  'not-muntlig': 'Det här gäller bara en muntlig rapport.',
  'beslut-unchanged': 'Beslutet är detsamma som det som redan gäller.',
  'vardnadshavare-contact-not-assessed': 'Bedöm först om vårdnadshavaren får kontaktas.',
  'child-step-missing': 'Ett barn berörs. Svara på om svaret är anpassat för barnet och om barnet har hörts.',
  'overklagande-not-handed-over': 'Det är egentligen ett överklagande. Lämna över det innan du svarar.',
  'personnummer-in-text': 'Det står ett personnummer i texten. Ta bort det. Vem det gäller lämnas för sig.',
  'known-name-in-text': 'Ett namn ur ärendet eller ett kopplat ärende står i texten. Ta bort det. Vem det gäller lämnas för sig.',
  'identity-in-file': 'Ett personnummer, eller ett namn ur ärendet eller ett kopplat ärende, står i namnet på en fil eller i uppgiften om vem som har skrivit den. Spara filen utan det, lägg till den på nytt och välj den.',
  'files-not-read': 'Klarsyn läser inte filerna. Läs dem, och kryssa i att ingen kan kännas igen i dem.',
  'secrecy-step-missing': 'Texten har inte kunnat jämföras med ärendets namn. Försök igen.',
  'identity-with-anonymised': 'Är texten avidentifierad ska ingen identitet lämnas för sig heller. Välj ”Lämnas inte”, eller granska om med en annan grund.',
  'own-failure-not-extern': 'Det som bara är vår egen brist rapporteras som en egen avvikelse, eller enligt lex Sarah om någon har farit illa.',
  'answer-not-due': 'Tiden för svar har inte gått ut ännu.',
  'meeting-not-held': 'Mötet i samverkan har inte hållits. Ärendet hålls öppet tills det är gjort.',
  'own-share-missing': 'Vi hade själva del i det som hände. Skapa först en egen avvikelse.',
  'ivo-27-7-not-in-force': 'Anmälningsskyldigheten i 27 kap. 7 § socialtjänstlagen gäller från den 1 januari 2026.',
  'ivo-27-7-question-open': 'Svara på om det finns allvarliga brister i en verksamhet som kräver tillstånd (27 kap. 7 § SoL).',
  'ivo-27-7-required': 'Finns allvarliga brister i en verksamhet som kräver tillstånd ska kommunen anmäla det till IVO, och bara då. Välj den åtgärden, eller ändra svaret.',
  'action-not-carried-out': 'Det som bestämdes vid granskningen är inte gjort. Anteckna vad som gjordes och när, eller utförarens utredning.',
  'pattern-not-raised': 'Utan svar ska mönstret lyftas. Välj ett forum eller en risk.',
  'orosanmalan-not-assessed': 'Ett barn berättar om fara. Ta först ställning till orosanmälan, under Parallella skyldigheter.',
  'too-many': 'Det är för många. Ta bort någon.',
  'unknown-deadline': 'Den tidsfristen finns inte.',
  'statutory-limit': 'Den tiden bestäms av lag eller föreskrift och kan bara ändras när regeln ändras. Ange i så fall vilken författning som gäller.',
  'policy-backdated': 'En ny tid kan börja gälla i dag eller senare. Det som redan löper ändras inte.',
  'jav-unresolved': 'Det finns en namngiven person som inte är kopplad till ett konto. Red ut vem det är innan någon utses, så att ingen jävig får ärendet.',
  'second-reader-available': 'Det finns någon som kan läsa förslaget. Andra läsning kan bara utgå när ingen oberoende person finns.',
  'secrecy-check-missing': 'Läs igenom texten och intyga att den inte röjer uppgifter om någon annan.',
  'names-in-text': 'Texten innehåller ett namn eller personnummer som finns i ärendet. Ta bort det, eller intyga att det får stå kvar.',
  'muntlig-not-documented': 'Den muntliga rapporten är inte nedskriven ännu. Dokumentera den först.',
  'unknown-note': 'Anteckningen som ska rättas finns inte i ärendet.',
  'attachment-exists': 'En annan fil har redan sparats under samma nummer. Välj filen på nytt.',
  'unknown-attachment': 'Filen finns inte i ärendet.',
  'too-many-attachments': 'Ärendet har redan så många filer som det får ha.',
  'attachments-too-large': 'Ärendet får innehålla högst 200 MB filer. Den här får inte plats.',
};

const fileErrors: Record<string, string> = {
  'file-empty': 'Filen är tom.',
  'file-too-large': 'Filen är för stor. Högst 25 MB.',
  'file-type-not-allowed': 'Den här sortens fil kan inte läggas till. Spara den som PDF, bild, text, Word, Excel, ODT eller m4a.',
  'file-not-what-it-says': 'Filens innehåll stämmer inte med dess namn. Öppna den och spara den på nytt.',
  'file-has-macros': 'Filen innehåller makron. Spara den utan makron och försök igen.',
  'file-unreadable': 'Filen kan inte läsas. Den kan vara trasig eller låst med lösenord.',
  'archive-too-large': 'Filen blir för stor när den packas upp.',
  'archive-nested': 'Filen innehåller andra filer. Lägg till dem var för sig.',
  'image-too-large': 'Bilden har för många bildpunkter. Spara den mindre.',
  'file-not-whole': 'Hela filen kom inte fram. Försök igen.',
  'file-quarantined': 'Filen är i karantän tills den har genomsökts. Försök igen om en stund.',
  'file-infected': 'Skadlig kod hittades i filen. Den kan inte hämtas.',
  'file-withdrawn': 'Filen är borttagen ur ärendet.',
  'file-destroyed': 'Filen är gallrad.',
};

const edgeErrors: Record<string, string> = {
  ...fileErrors,
  'invalid-input': 'Något är fel ifyllt. Se svaren nedan.',
  'not-found': 'Sidan eller ärendet finns inte, eller så har du inte behörighet att se det.',
  'not-signed-in': 'Du är inte inloggad längre. Det du skrivit finns kvar.',
  'not-same-origin': 'Begäran kom från en annan webbplats och togs inte emot.',
  'method-not-allowed': 'Begäran kan inte tas emot.',
  'not-acceptable': 'Begäran kan inte tas emot.',
  'unsupported-media-type': 'Innehållet kan inte tas emot i den formen.',
  'too-large': 'Det du skickar är för stort.',
  'stale-version': 'Någon annan har ändrat ärendet sedan du öppnade det. Det du skrivit finns kvar. Hämta ärendet på nytt och skicka igen.',
  'command-id-reused': 'Uppgiften har redan skickats en gång, med annat innehåll. Ladda om sidan.',
  'too-many-requests': 'Det har kommit för många försök på kort tid. Vänta en stund och försök igen.',
  'try-again': 'Klarsyn kan inte spara just nu. Det du skrivit finns kvar. Försök igen om en stund.',
  'receipt-code-unknown': 'Koden stämmer inte. Kontrollera siffrorna och försök igen.',
  'sign-in-failed': 'Inloggningen kunde inte slutföras.',
};

const unreachable = 'Det finns ingen kontakt med Klarsyn just nu. Det du skrivit finns kvar. Försök igen när du har nät.';
const fault = 'Något gick fel hos oss. Det du skrivit finns kvar. Försök igen om en stund.';

const byStatus: Record<number, string> = {
  400: 'Något är fel ifyllt. Se svaren nedan.',
  401: 'Du är inte inloggad längre. Det du skrivit finns kvar.',
  403: domainErrors.forbidden,
  404: domainErrors['case-not-found'],
  409: domainErrors['wrong-state'],
  503: 'Klarsyn kan inte spara just nu. Det du skrivit finns kvar. Försök igen om en stund.',
};

function isDomainError(code: string): code is DomainErrorCode {
  return Object.hasOwn(domainErrors, code);
}

export function problemSentence(code: string, status: number): string {
  if (isDomainError(code)) return operatorSentence(domainErrors[code]);
  return edgeErrors[code] ?? byStatus[status] ?? fault;
}

export const contestedSentence = 'Du har skrivit på två ställen. Välj först vilken text som ska gälla. Inget är skickat.';
export const unreachableSentence = unreachable;
export const faultSentence = fault;
