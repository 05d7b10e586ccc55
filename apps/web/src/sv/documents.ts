/** What a person reads in the section Dokument of a case. */
export const documentWords = {
  heading: 'Dokument',
  none: 'Inga dokument är skapade i ärendet.',
  create: 'Skapa dokument',
  createTitle: 'Skapa dokument',
  intro: 'Dokumentet skapas av det som står i ärendet nu och sparas där. Det ändras inte sedan. Ladda ner det för att läsa eller skicka det.',
  template: 'Vilket dokument?',
  variant: 'Form',
  enskild: 'Vem gäller brevet?',
  format: 'Filformat',
  pdf: 'PDF, färdig handling',
  docx: 'Word (DOCX), för att redigera innan den skickas',
  ownText: 'Egen text',
  ownTextHint: 'Skriv inte namn på andra än mottagaren.',
  missing: 'Det här saknas:',
  ready: 'Allt som dokumentet behöver finns.',
  made: 'Dokumentet är skapat.',
  download: 'Ladda ner',
  mask: 'Maskera för utlämnande',
  maskTitle: 'Maskerad kopia för utlämnande',
  maskIntro: 'Välj vad som ska tas bort i kopian, enligt vilket lagrum och varför. Texten tas bort, den täcks inte över. Originalet ändras inte. Ett maskeringsprotokoll skapas samtidigt.',
  maskPlaces: 'Uppgifter i dokumentet',
  maskPhrase: 'Ord eller namn som tas bort överallt',
  maskPhraseHint: 'Ett per rad, till exempel ett namn. Det tas bort överallt där det står.',
  ground: 'Lagrum',
  reason: 'Skäl',
  reasonHint: 'Står i protokollet. Skriv inte det som ska maskeras.',
  makeCopy: 'Skapa maskerad kopia',
  chooseSomething: 'Välj minst en uppgift eller skriv ett ord som ska tas bort.',
  giveReason: 'Skriv varför uppgifterna tas bort.',
  busy: 'Skapar …',
  cancel: 'Avbryt',
  close: 'Stäng',
} as const;

export const placeWords = (place: string): string => {
  if (place === 'title') return 'Rubrik';
  if (place === 'createdBy') return 'Upprättad av';
  return place.startsWith('to.') ? 'Adress' : '';
};

/** Documents that are made of figures and of rules. */
export const figureDocuments = {
  heading: 'Dokument',
  year: 'Sammanställning för helår',
  part: 'Sammanställning för del av år',
  figuresIntro: 'Siffrorna ovan som rapport till nämnden, utan personuppgifter.',
  information: 'Personalinformation om lex Sarah',
  informationIntro: (unit: string) => `Vad personalen ska få veta om skyldigheten att rapportera, enligt lagen som den är i dag. Gäller ${unit}.`,
  chooseUnit: 'Välj en enhet ovan för att skapa informationen till dess personal.',
};
