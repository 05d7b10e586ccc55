import { addressLines, otherOn, receivedAtOf, signatureOf, synpunktOf } from '../case-texts.js';
import type { Block } from '../document-tree.js';
import { dayText, said } from '../swedish.js';
import type { DocumentData, TemplateText } from '../template.js';

const anonymous = 'Avsändaren är anonym. Det finns ingen att skicka brevet till; svara med kvittenskoden i stället.';

/** Name and address as the sender gave them. */
export function senderLines(data: DocumentData): readonly string[] {
  const { report } = synpunktOf(data);
  return report.senderName === null ? [] : [report.senderName, ...addressLines(report.senderContact)];
}

const missingSender = (data: DocumentData): string[] => (senderLines(data).length === 0 ? [anonymous] : []);

/** Written so that a child understands, when it is a child who reads. */
function toChild(data: DocumentData): boolean {
  return synpunktOf(data).fromChild;
}

function answerDay(data: DocumentData): string | null {
  return synpunktOf(data).deadlines.find((one) => one.kind === 'DL-SY-2')?.nominal ?? null;
}

/** T-11 */
export const bekraftelsePaSynpunkt: TemplateText = {
  secret: false,
  missing: missingSender,
  title: (data) => (toChild(data) ? 'Tack för att du berättade' : 'Vi har tagit emot det du skrev'),
  recipient: senderLines,
  citations: (data) => [...otherOn(data, 'klagomal', receivedAtOf(data)), ...otherOn(data, 'service', receivedAtOf(data))],
  blocks: (data) => [...(toChild(data) ? confirmedToChild(data) : confirmed(data)), signatureOf(data)],
};

function confirmed(data: DocumentData): Block[] {
  const day = answerDay(data);
  return [
    { kind: 'text', text: `Tack för att du hörde av dig. Din synpunkt om ${data.operator.unit} kom in den ${dayText(receivedAtOf(data))} och har fått nummer ${data.number}.` },
    { kind: 'heading', level: 2, text: 'Det här händer nu' },
    {
      kind: 'list',
      items: [
        'En handläggare läser det du har skrivit och tar reda på vad som har hänt.',
        day === null ? 'Du får svar så snart vi kan.' : `Vårt mål är att du ska få svar senast den ${dayText(day)}. Blir vi försenade hör vi av oss.`,
        'Den som klagomålet gäller handlägger det aldrig själv.',
      ],
    },
    { kind: 'text', text: 'Du och dina närstående får inte drabbas för att du har lämnat en synpunkt. Vill du lägga till något, ta tillbaka det du skrivit eller få hjälp på ett annat språk är du välkommen att kontakta oss.' },
  ];
}

function confirmedToChild(data: DocumentData): Block[] {
  return [
    { kind: 'text', text: `Vi har läst det du skrev. Det var bra att du berättade. Ditt ärende har nummer ${data.number}.` },
    { kind: 'heading', level: 2, text: 'Vad händer nu?' },
    { kind: 'list', items: ['En vuxen som arbetar hos oss tar reda på mer.', 'Du får svar. Du får fråga om det är något du inte förstår.', 'Ingen får vara arg på dig för att du berättade.'] },
    { kind: 'text', text: 'Är du rädd eller är det bråttom? Ring 112. Du behöver inte vara säker för att ringa.' },
  ];
}

function answerOf(data: DocumentData) {
  const newest = synpunktOf(data).answers.at(-1);
  const written = (toChild(data) ? newest?.childAnswer : null) ?? newest?.summary ?? null;
  return data.ownText ?? written;
}

/** T-12: SY-07, an individual decision is never changed by an answer to a complaint. */
export const svar: TemplateText = {
  secret: false,
  missing: (data) => [...missingSender(data), ...(answerOf(data) === null ? ['Svaret är inte skrivet i ärendet. Skriv det där, eller skriv texten här.'] : [])],
  title: (data) => (toChild(data) ? 'Svar till dig' : 'Svar på din synpunkt'),
  recipient: senderLines,
  citations: (data) => otherOn(data, 'klagomal', data.createdAt),
  blocks: (data) => {
    const child = toChild(data);
    const newest = synpunktOf(data).answers.at(-1);
    // The text for the child says in its own words what changes.
    const changed = child && newest?.childAnswer != null ? null : (newest?.whatChanged ?? null);
    return [
      { kind: 'text', text: child ? `Du berättade något för oss den ${dayText(receivedAtOf(data))}. Nu har vi tagit reda på mer. Här är vårt svar.` : `Du lämnade den ${dayText(receivedAtOf(data))} en synpunkt på ${data.operator.unit}. Ärendet har nummer ${data.number}. Vi har gått igenom det du skrev och svarar här.` },
      { kind: 'heading', level: 2, text: 'Vårt svar' },
      { kind: 'text', text: said(answerOf(data)) },
      ...(changed === null ? [] : [{ kind: 'heading', level: 2, text: child ? 'Det här ändrar vi' : 'Vad som ändras' } as const, { kind: 'text', text: changed } as const]),
      { kind: 'heading', level: 2, text: 'Om du har frågor' },
      { kind: 'text', text: child ? 'Du får höra av dig till oss igen. Du kan be en vuxen som du litar på att hjälpa dig.' : 'Är du inte nöjd med svaret eller har du frågor är du välkommen att kontakta oss igen. Ett beslut om stöd eller hjälp kan inte ändras genom ett klagomål. Hur man överklagar står i beslutet, och vi hjälper dig om du vill överklaga.' },
      signatureOf(data),
    ];
  },
};

/** T-13: a new day, why, and an apology. */
export const forsening: TemplateText = {
  secret: false,
  missing: (data) => [...missingSender(data), ...(synpunktOf(data).delays.length === 0 ? ['Förseningen är inte meddelad i ärendet. Ange ny dag och orsak där först.'] : [])],
  title: () => 'Svaret på din synpunkt dröjer',
  recipient: senderLines,
  citations: (data) => otherOn(data, 'forsening', data.createdAt),
  blocks: (data) => {
    const delay = synpunktOf(data).delays.at(-1);
    return [
      { kind: 'text', text: `Du lämnade den ${dayText(receivedAtOf(data))} en synpunkt på ${data.operator.unit}. Ärendet har nummer ${data.number}. Vi hinner inte svara så snabbt som vi hade tänkt, och det beklagar vi.` },
      { kind: 'facts', rows: [{ label: 'Ny dag för svar', value: dayText(delay?.newDate) }, { label: 'Varför det dröjer', value: said(data.ownText ?? delay?.reason) }] },
      { kind: 'text', text: 'Du behöver inte göra något. Har det hänt något nytt, eller är det bråttom för dig, är du välkommen att kontakta oss.' },
      signatureOf(data),
    ];
  },
};
