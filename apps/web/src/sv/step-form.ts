/** One choice with a picture. */
export interface PictureChoice {
  readonly value: string;
  readonly label: string;
  readonly icon: string;
}

/** All that the form with one question at a time says: once for children, once as easy reading. Few words, and every one true. */
export interface StepWords {
  readonly form: 'child' | 'easy-read';
  readonly title: string;
  readonly hello: string;
  readonly intro: readonly string[];
  readonly start: string;
  readonly tryOut: string;
  readonly trying: string;
  readonly what: string;
  readonly happens: readonly { readonly icon: string; readonly text: string }[];
  readonly understood: string;
  readonly danger: string;
  readonly dangers: readonly PictureChoice[];
  readonly dangerNow: string;
  readonly kind: string;
  readonly kinds: readonly PictureChoice[];
  readonly tell: string;
  readonly tellHint: string;
  readonly tellEmpty: string;
  readonly about: string;
  readonly anywhere: string;
  readonly who: string;
  readonly whoHint: string;
  readonly noName: string;
  readonly withName: string;
  readonly name: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly check: string;
  readonly sendIt: string;
  readonly tried: string;
  readonly triedText: string;
  readonly reallySend: string;
  readonly thanks: string;
  readonly codeText: string;
}

const dangers: readonly PictureChoice[] = [
  { value: 'yes', label: 'Ja', icon: 'siren' }, { value: 'no', label: 'Nej', icon: 'shield' }, { value: 'unsure', label: 'Jag vet inte', icon: 'help' },
];
const kinds: readonly PictureChoice[] = [
  { value: 'klagomal', label: 'Något är dåligt', icon: 'sad' }, { value: 'berom', label: 'Något är bra', icon: 'happy' },
  { value: 'fraga', label: 'Jag har en fråga', icon: 'help' }, { value: 'forslag', label: 'Jag har en idé', icon: 'idea' },
];

export const childWords: StepWords = {
  form: 'child', title: 'För barn och unga', hello: 'Hej! Här kan du berätta.',
  intro: ['Du kan berätta om något som är bra eller dåligt hos socialtjänsten.', 'Du behöver inte säga vad du heter.'],
  start: 'Jag vill berätta', tryOut: 'Jag vill prova först', trying: 'Du provar. Inget skickas.',
  what: 'Vad händer om jag berättar?',
  happens: [
    { icon: 'eye', text: 'En vuxen som jobbar hos oss läser det du skriver.' },
    { icon: 'key', text: 'Du får en hemlig kod. Med koden kan du läsa vårt svar och skriva mer.' },
    { icon: 'user', text: 'Om du inte skriver vad du heter vet vi inte vem du är. Men om du skriver något som bara du vet kan någon förstå att det är du.' },
    { icon: 'home', text: 'Vi pratar inte med dina föräldrar utan att först tänka efter om det är bra eller dåligt för dig.' },
    { icon: 'shield', text: 'Om du eller någon annan kan vara i fara måste vi försöka hjälpa. Då pratar vi med fler vuxna som jobbar med att skydda barn.' },
    { icon: 'file', text: 'Det du skriver sparas hos kommunen. Om någon ber att få läsa det tar vi bort det som lagen säger är hemligt.' },
    { icon: 'scale', text: 'Du får inte bli sämre behandlad för att du klagar.' },
  ],
  understood: 'Jag förstår', danger: 'Är du eller någon annan i fara nu?', dangers,
  dangerNow: 'Vänta inte på svar härifrån. Ring nu, eller gå till en vuxen som du litar på.',
  kind: 'Vad vill du berätta?', kinds, tell: 'Berätta!', tellHint: 'Skriv som du vill. Det gör inget om det blir fel.', tellEmpty: 'Skriv något här först.',
  about: 'Vad handlar det om?', anywhere: 'Jag vet inte', who: 'Vill du säga vem du är?',
  whoHint: 'Du får svar med din kod, också om du inte säger vem du är.', noName: 'Nej', withName: 'Ja',
  name: 'Vad heter du?', contact: 'Hur kan vi nå dig?', contactHint: 'Till exempel ett telefonnummer. Tänk på om någon annan kan se när vi hör av oss.',
  check: 'Är det klart?', sendIt: 'Skicka', tried: 'Du har provat!', triedText: 'Inget har skickats. Ingen har läst det du skrev.', reallySend: 'Jag vill skicka det på riktigt',
  thanks: 'Tack för att du berättade!', codeText: 'Det här är din kod. Spara den. Visa den inte för andra.',
};

export const easyReadWords: StepWords = {
  ...childWords,
  form: 'easy-read', title: 'Lättläst', hello: 'Säg vad du tycker.',
  intro: ['Här kan du säga vad som är bra eller dåligt hos socialtjänsten.', 'Du behöver inte säga vad du heter.'],
  start: 'Jag vill skriva', tryOut: 'Jag vill prova först', what: 'Vad händer när jag skickar?',
  happens: [
    { icon: 'eye', text: 'En person som arbetar hos oss läser det du skriver.' },
    { icon: 'key', text: 'Du får en kod. Med koden kan du läsa vårt svar och skriva mer.' },
    { icon: 'user', text: 'Om du inte skriver vem du är vet vi inte det. Men någon kan ändå förstå det av det du berättar.' },
    { icon: 'shield', text: 'Om någon kan vara i fara måste vi försöka hjälpa. Då kan vi behöva prata med fler.' },
    { icon: 'file', text: 'Det du skriver sparas hos kommunen. Om någon ber att få läsa det tar vi bort det som lagen säger är hemligt.' },
    { icon: 'scale', text: 'Du får inte bli sämre behandlad för att du klagar.' },
  ],
  dangerNow: 'Vänta inte på svar härifrån. Ring nu.',
  tell: 'Skriv vad du tycker', tellHint: 'Skriv med dina egna ord.', contactHint: 'Till exempel ett telefonnummer eller en adress. Vi svarar aldrig med e-post.',
  sendIt: 'Skicka', thanks: 'Tack! Vi har fått det du skrev.', codeText: 'Det här är din kod. Spara den. Visa den inte för andra.',
};
