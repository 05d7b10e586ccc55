import type { ReceiptAnswer } from '#domain/answers/public.js';

/** How it goes, in the words one would say aloud. `child` and `easy-read` have few words; what is missing there is said as to everybody. */
type Told = Readonly<Record<string, string>>;

const toAll: Told = {
  received: 'Vi har fått det du skrev. Snart läser någon det.',
  acknowledged: 'Vi har fått det du skrev, och det väntar på en handläggare.',
  assigned: 'En handläggare har hand om det du skrev.',
  'under-utredning': 'Vi tar reda på vad som har hänt.',
  'awaiting-yttrande': 'Vi har frågat dem som utför arbetet, och väntar på deras svar.',
  answered: 'Vi har svarat. Läs svaret här nedanför.',
  'under-uppfoljning': 'Vi har svarat, och följer nu upp att det blev bättre.',
  closed: 'Ärendet är avslutat.',
  'handed-over': 'Det du skrev hör till någon annan, och vi har lämnat över det dit.',
  duplicate: 'Någon annan har skrivit om samma sak. Vi håller ihop det ni skrivit, och ni får båda svar.',
  'bedomning-done': 'Det du skrev är läst och bedömt.',
  'under-atgard': 'Utredningen är klar, och åtgärder genomförs.',
};

const toFewWords: Told = {
  received: 'Vi har fått det du skrev.',
  acknowledged: 'Vi har fått det du skrev.',
  assigned: 'En person läser det du skrev.',
  'under-utredning': 'Vi tar reda på vad som har hänt.',
  'awaiting-yttrande': 'Vi har frågat några andra. Vi väntar på svar från dem.',
  answered: 'Vi har svarat dig. Läs svaret här.',
  'under-uppfoljning': 'Vi har svarat dig. Vi ser efter att det blir bättre.',
  closed: 'Nu är det klart.',
  'handed-over': 'Någon annan ska ta hand om det. Vi har gett det till dem.',
  duplicate: 'Fler har skrivit om samma sak. Ni får svar alla.',
};

export function isShort(form: ReceiptAnswer['form']): boolean {
  return form === 'child' || form === 'easy-read';
}

export function publicStatus({ form, status }: Pick<ReceiptAnswer, 'form' | 'status'>): string {
  return (isShort(form) ? toFewWords[status] : undefined) ?? toAll[status] ?? 'Ärendet pågår.';
}

const steps: Told = {
  SynpunktRegistered: 'Du skickade det du skrivit', AvvikelseRegistered: 'Du skickade rapporten', SynpunktAcknowledged: 'Vi bekräftade att det kommit fram',
  SynpunktAssigned: 'En handläggare tog hand om det', SynpunktUtredningStarted: 'Vi började ta reda på vad som hänt', SynpunktAnswered: 'Vi svarade',
  SynpunktDelayNotified: 'Vi berättade att svaret dröjer', SynpunktMoved: 'Det flyttades till rätt enhet', SynpunktHandedOver: 'Det lämnades över till någon annan',
  SynpunktWithdrawn: 'Synpunkten togs tillbaka', SynpunktClosed: 'Ärendet avslutades', SynpunktReopened: 'Ärendet öppnades igen',
  AvvikelseBedomningRecorded: 'Rapporten bedömdes', AvvikelseUtredningStarted: 'Utredningen började', AvvikelseUtredningCompleted: 'Utredningen blev klar',
  AvvikelseMoved: 'Rapporten flyttades till rätt enhet', AvvikelseAterkopplingGiven: 'Vi gav dig återkoppling', AvvikelseClosed: 'Ärendet avslutades', AvvikelseReopened: 'Ärendet öppnades igen',
};

export function publicStep(type: string): string | null {
  return steps[type] ?? null;
}

/** Headings and buttons of the page that the code opens. */
export interface FollowWords {
  readonly heading: string;
  readonly answer: string;
  readonly changed: string;
  readonly whole: string;
  readonly dialogue: string;
  readonly fromUs: string;
  readonly fromYou: string;
  readonly nothingYet: string;
  readonly question: string;
  readonly write: string;
  readonly writeLabel: string;
  readonly answerLabel: string;
  readonly send: string;
  readonly yourText: string;
  readonly withdraw: string;
  readonly withdrawHint: string;
  readonly withdrawn: string;
  readonly close: string;
}

const usual: FollowWords = {
  heading: 'Ditt ärende', answer: 'Svar till dig', changed: 'Det här ändrades', whole: 'Läs hela svaret', dialogue: 'Meddelanden', fromUs: 'Från oss', fromYou: 'Från dig',
  nothingYet: 'Här ser du när vi skriver till dig. Du kan också skriva till oss.', question: 'Vi har en fråga till dig', write: 'Skriv till oss',
  writeLabel: 'Ditt meddelande', answerLabel: 'Ditt svar', send: 'Skicka', yourText: 'Det du skrev först', withdraw: 'Ta tillbaka',
  withdrawHint: 'Då svarar vi inte mer på det du skrev. Visar det att någon kan fara illa måste vi ändå ta reda på vad som hänt.',
  withdrawn: 'Du har tagit tillbaka det du skrev. Visar det att någon kan fara illa måste vi ändå ta reda på vad som hänt.', close: 'Stäng ärendet på den här skärmen',
};

const fewWords: FollowWords = {
  ...usual, heading: 'Det du berättade', answer: 'Vårt svar', dialogue: 'Vi skriver till varandra', nothingYet: 'Här ser du när vi skriver till dig. Du kan skriva till oss.',
  question: 'Vi undrar en sak', write: 'Skriv mer', writeLabel: 'Vad vill du skriva?', answerLabel: 'Vad svarar du?',
  withdraw: 'Jag ångrar mig', withdrawHint: 'Då slutar vi svara på det du skrev. Om någon kan må dåligt eller vara i fara måste vi ändå ta reda på mer.',
  withdrawn: 'Du har ångrat dig. Om någon kan må dåligt eller vara i fara måste vi ändå ta reda på mer.', close: 'Stäng sidan',
};

export function followWords(form: ReceiptAnswer['form'] | undefined): FollowWords {
  return form !== undefined && isShort(form) ? fewWords : usual;
}

/** What is and what is not hidden, told before anything is sent. Never more than the law gives. */
export const hiddenFacts: readonly string[] = [
  'Vi sparar inte vilken dator, telefon eller nätadress du skriver från, och inga kakor behövs.',
  'Skriver du inte vem du är kan vi inte se det. Men det du berättar kan göra att någon ändå förstår vem du är.',
  'Det du skickar blir en allmän handling. Uppgifter om enskildas personliga förhållanden skyddas av sekretess (26 kap. 1 § offentlighets- och sekretesslagen), men den skyddar inte alltid dig som skriver.',
  'Du får inte bli sämre behandlad för att du klagar.',
];

export const staffFacts: readonly string[] = [
  'En lex Sarah-rapport behöver ditt namn. Vill du lämna en sådan loggar du in och rapporterar där. Det du skriver här blir en avvikelse, och chefen måste svara på om det kan vara lex Sarah.',
  'Sekretessen i 26 kap. 1 § offentlighets- och sekretesslagen skyddar den enskilde. Den skyddar inte dig som personal.',
  'Skriv inte från ett arbetskonto eller en arbetsdator om du vill vara okänd. Arbetsgivaren kan se vad som gjorts där.',
  'Är ni färre än tio på enheten kan andra ofta räkna ut vem som har skrivit.',
  'Koden du får är ditt kvitto på att rapporten kom in den dagen. Vi kan inte se vem som har den.',
];
