import { avvikelseOf, atgardList, dutyOn, lexSarahOf, otherOn, receivedAtOf, sectionsOf, signatureOf, wordOn } from '../case-texts.js';
import type { Block } from '../document-tree.js';
import { beslutText } from '../labels.js';
import { dayText, said } from '../swedish.js';
import type { DocumentData, Person, TemplateText } from '../template.js';

const anonymous = 'Den som rapporterade är anonym. Det finns ingen att skicka brevet till; svara i dialogen med kvittenskoden i stället.';

/** Who reported, as an address. In a letter to the reporter the name stands there and nowhere else. */
export function reporterLines(data: DocumentData): readonly string[] {
  const found = data.source.caseType === 'lex-sarah' ? lexSarahReporter(data) : avvikelseReporter(data);
  return found === null ? [] : [found.name, ...(found.title === null ? [] : [found.title])];
}

/** As typed by whoever received the rapport, else the account. */
function lexSarahReporter(data: DocumentData): Person | null {
  const { reporter } = lexSarahOf(data);
  if (reporter === null) return null;
  if (reporter.name !== null) return { name: reporter.name, title: reporter.befattning };
  return reporter.reporterId === null ? null : data.person(reporter.reporterId);
}

function avvikelseReporter(data: DocumentData): Person | null {
  const { reporterId, anonymous: unknown, report } = avvikelseOf(data);
  if (report.reporterName !== null) return { name: report.reporterName, title: report.reporterBefattning };
  return reporterId === null || unknown ? null : data.person(reporterId);
}

const missingReporter = (data: DocumentData): string[] => (reporterLines(data).length === 0 ? [anonymous] : []);

const yourName: readonly Block[] = [
  { kind: 'heading', level: 2, text: 'Ditt namn' },
  { kind: 'text', text: 'Ditt namn visas bara för dem som behöver det för att ta hand om ärendet. Vi kan inte lova att du är anonym. Du får inte straffas för att du rapporterar.' },
];

/** T-01: at once, and true: what happens next, and no promise of anonymity. */
export const bekraftelse: TemplateText = {
  secret: false,
  missing: missingReporter,
  title: () => 'Vi har tagit emot din rapport',
  recipient: reporterLines,
  citations: (data) => (data.source.caseType === 'lex-sarah' ? [dutyOn(data, 'report', receivedAtOf(data)), dutyOn(data, 'investigate', data.createdAt)] : otherOn(data, 'medverka', receivedAtOf(data))),
  blocks: (data) => [
    { kind: 'text', text: `Tack för att du rapporterade. Din rapport om ${data.operator.unit} kom in den ${dayText(receivedAtOf(data))}. Den har fått nummer ${data.number}.` },
    { kind: 'heading', level: 2, text: 'Det här händer nu' },
    ...(data.source.caseType === 'lex-sarah' ? afterRapport(data) : afterAvvikelse(data)),
    { kind: 'heading', level: 2, text: 'Om du vill lägga till något' },
    { kind: 'text', text: 'Du kan när som helst skriva mer i ärendet under Mina rapporter. Det du redan har skrivit ändras inte; det nya läggs till med datum.' },
    ...yourName,
    signatureOf(data),
  ],
};

function afterRapport(data: DocumentData): Block[] {
  const word = wordOn(data, 'investigate', data.createdAt);
  return [
    {
      kind: 'list',
      items: [
        'Den lex Sarah-ansvariga bedömer om någon behöver skyddas direkt.',
        'Rapporten utreds. Det gäller alla rapporter, också när det som hände redan är åtgärdat.',
        'Du får veta när ärendet är beslutat, vad det ledde till och vad som ändras. Under tiden kan du följa läget under Mina rapporter.',
      ],
    },
    { kind: 'text', text: `Skyldigheten att rapportera finns i ${dutyOn(data, 'report', receivedAtOf(data))}. Verksamheten ska dokumentera och utreda det som har hänt och avhjälpa eller undanröja det ${word}. Det står i ${dutyOn(data, 'investigate', data.createdAt)}.` },
  ];
}

function afterAvvikelse(data: DocumentData): Block[] {
  return [
    {
      kind: 'list',
      items: [
        'Chefen för enheten bedömer vad som har hänt och om det kan vara ett missförhållande enligt lex Sarah.',
        'Orsakerna utreds och enheten bestämmer vad som ska ändras.',
        'Du får veta vad din rapport ledde till. Under tiden kan du följa läget under Mina rapporter.',
      ],
    },
    { kind: 'text', text: `Alla som arbetar i verksamheten ska medverka till att den är av god kvalitet. Det står i ${otherOn(data, 'medverka', receivedAtOf(data)).join(' och ')}.` },
  ];
}

interface Told {
  readonly text: string | null;
  readonly whatChanged: string | null;
}

function toldToReporter(data: DocumentData): Told | null {
  const given = data.source.caseType === 'lex-sarah' ? lexSarahOf(data).aterkoppling.reporter.given : avvikelseOf(data).aterkoppling.given;
  const newest = given.at(-1);
  if (data.ownText !== null) return { text: data.ownText, whatChanged: newest?.whatChanged ?? null };
  return newest ?? null;
}

/** T-05: what it led to and what changed. Names of other individuals and of staff are taken out (VIS-06). */
export const aterkoppling: TemplateText = {
  secret: false,
  missing: (data) => [...missingReporter(data), ...(toldToReporter(data) === null ? ['Återkopplingen är inte skriven i ärendet. Skriv den där, eller skriv texten här.'] : [])],
  title: () => 'Återkoppling på din rapport',
  recipient: reporterLines,
  citations: (data) => (data.source.caseType === 'lex-sarah' ? [dutyOn(data, 'investigate', data.createdAt)] : otherOn(data, 'god-kvalitet', data.createdAt)),
  blocks: (data) => {
    const told = toldToReporter(data);
    const list = atgardList(data.atgarder);
    return [
      { kind: 'text', text: `Du rapporterade den ${dayText(receivedAtOf(data))} något som hänt i ${data.operator.unit}. Ärendet har nummer ${data.number}. Här berättar vi vad det ledde till.` },
      { kind: 'heading', level: 2, text: 'Vad vi kom fram till' },
      { kind: 'text', text: said(told?.text) },
      ...outcomeSentence(data),
      { kind: 'heading', level: 2, text: 'Vad som ändras' },
      { kind: 'text', text: said(told?.whatChanged) },
      ...(list.length === 0 ? [] : [{ kind: 'text', text: 'Det här har beslutats:' } as const, { kind: 'list', items: list } as const]),
      { kind: 'text', text: 'Vi berättar inte mer om andra personer än vi får, eftersom deras uppgifter är skyddade. Har du frågor är du välkommen att höra av dig. Tack för att du bidrog till att verksamheten blir bättre.' },
      signatureOf(data),
    ];
  },
};

function outcomeSentence(data: DocumentData): Block[] {
  const value = data.source.caseType === 'lex-sarah' ? lexSarahOf(data).beslut.at(-1)?.value : undefined;
  return value === undefined ? [] : [{ kind: 'text', text: `Beslutet är att det som hände var ${beslutText(value)}.` }];
}

function toldToStaff(data: DocumentData): string | null {
  if (data.ownText !== null) return data.ownText;
  return data.source.caseType === 'lex-sarah' ? (lexSarahOf(data).aterkoppling.staff.informed.at(-1)?.text ?? null) : (avvikelseOf(data).closed?.summary ?? null);
}

/** T-07: for the team to learn from, about nobody. */
export const aterkopplingTillGruppen: TemplateText = {
  secret: false,
  missing: (data) => (toldToStaff(data) === null ? ['Texten till arbetsgruppen är inte skriven i ärendet. Skriv den där, eller skriv texten här.'] : []),
  title: () => 'Vad vi lär av det som hände',
  recipient: (data) => [`Arbetsgruppen, ${data.operator.unit}`],
  citations: (data) => otherOn(data, 'god-kvalitet', data.createdAt),
  blocks: (data) => {
    const list = atgardList(data.atgarder);
    return [
      { kind: 'text', text: `Det här är en återkoppling till arbetsgruppen om ärende ${data.number}. Den säger inget om vem som rapporterade, vem det gällde eller vem som var inblandad. Försök inte heller ta reda på det.` },
      { kind: 'heading', level: 2, text: 'Vad som hände och varför' },
      { kind: 'text', text: said(toldToStaff(data)) },
      { kind: 'heading', level: 2, text: 'Så här arbetar vi nu' },
      ...(list.length === 0 ? [{ kind: 'text', text: 'Inga åtgärder är beslutade ännu.' } as const] : [{ kind: 'list', items: list } as const]),
      { kind: 'heading', level: 2, text: 'Att prata om på arbetsplatsträffen' },
      { kind: 'list', items: ['Kan något liknande hända hos oss igen?', 'Vad behöver vi för att följa rutinen också en stressig dag?', 'Vet alla hur man rapporterar?'] },
      { kind: 'text', text: `Skyldigheten att medverka till god kvalitet finns i ${otherOn(data, 'medverka', data.createdAt).join(' och ')}.` },
      signatureOf(data),
    ];
  },
};

/** Whom the case concerns, for letters that need to know. */
export function concerned(data: DocumentData) {
  return sectionsOf(data)?.enskilda.find((one) => one.enskildId === data.enskildId) ?? null;
}
