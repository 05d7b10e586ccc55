import type { EnskildView } from '#domain/case/case-sections.js';
import { addressLines, atgardList, dutyOn, lexSarahOf, otherOn, receivedAtOf, sectionsOf, signatureOf } from '../case-texts.js';
import type { Block } from '../document-tree.js';
import { beslutText } from '../labels.js';
import { dayText } from '../swedish.js';
import type { DocumentData, TemplateText } from '../template.js';
import { concerned } from './reporter-letters.js';

function textOf(data: DocumentData): string | null {
  if (data.ownText !== null) return data.ownText;
  if (data.source.caseType !== 'lex-sarah') return null;
  const { informed } = lexSarahOf(data).aterkoppling.enskild;
  return informed.findLast((one) => one.text !== null && (one.enskildId === null || one.enskildId === data.enskildId))?.text ?? null;
}

/** Nothing goes to a vårdnadshavare by itself: OSL 12:3 is asked first. */
const askFirst = 'Gäller det ett barn: pröva först om uppgifterna får lämnas till vårdnadshavaren.';

function missing(data: DocumentData): string[] {
  const person = concerned(data);
  return [
    ...(person === null ? ['Välj vem brevet gäller, eller lägg först till personen i ärendet.'] : []),
    ...(textOf(data) === null ? ['Det är inte skrivet vad personen ska få veta. Skriv det i ärendet eller här.'] : []),
    ...(data.variant === 'vardnadshavare' && person?.isChild === false ? ['Personen är inte ett barn och har ingen vårdnadshavare.'] : []),
  ];
}

/** T-06: plain words to the person, or to who speaks for the person; a child gets a letter of its own. */
export const information: TemplateText = {
  secret: false,
  missing,
  title: (data) => (data.variant === 'barn' ? 'Det här har hänt' : 'Information om något som har hänt'),
  recipient,
  citations: (data) => [
    ...(data.source.caseType === 'lex-sarah' ? [dutyOn(data, 'investigate', data.createdAt)] : otherOn(data, 'god-kvalitet', data.createdAt)),
    ...(concerned(data)?.isChild === true ? otherOn(data, 'barnets-basta', data.createdAt) : []),
    ...(data.variant === 'vardnadshavare' ? otherOn(data, 'sekretess-mot-vardnadshavare', data.createdAt) : []),
  ],
  blocks: (data) => [...(data.variant === 'barn' ? childBlocks(data) : adultBlocks(data)), signatureOf(data)],
};

function recipient(data: DocumentData): string[] {
  const person = concerned(data);
  const name = person?.name ?? null;
  if (data.variant === 'vardnadshavare') return [name === null ? 'Vårdnadshavare' : `Vårdnadshavare för ${name}`];
  if (data.variant === 'god-man') return [name === null ? 'God man' : `God man eller annan ställföreträdare för ${name}`];
  return name === null || person === null ? [] : [name, ...ownAddress(person)];
}

/** A protected address is written nowhere: the letter is handed over in person. */
function ownAddress({ skyddadePersonuppgifter, contact }: EnskildView): string[] {
  return skyddadePersonuppgifter ? [] : addressLines(contact);
}

function adultBlocks(data: DocumentData): Block[] {
  const list = atgardList(data.atgarder);
  return [
    { kind: 'text', text: opening(data) },
    { kind: 'heading', level: 2, text: 'Vad som har hänt' },
    { kind: 'text', text: textOf(data) ?? '' },
    ...outcome(data),
    { kind: 'heading', level: 2, text: 'Vad vi gör' },
    ...(list.length === 0 ? [{ kind: 'text', text: 'Vi utreder vad som hände och vad som behöver ändras. Du får veta mer när det är klart.' } as const] : [{ kind: 'list', items: list } as const]),
    { kind: 'heading', level: 2, text: 'Vad du kan göra' },
    {
      kind: 'list',
      items: [
        'Du får berätta hur du har upplevt det som hände. Det skrivs in i utredningen med dina egna ord.',
        'Tycker du att något vi har skrivit är fel kan du säga det. Då antecknar vi det.',
        'Du får lämna klagomål. Det får aldrig leda till att du får sämre stöd eller hjälp.',
      ],
    },
    { kind: 'text', text: 'Vi kan inte berätta om andra personer eller om vem som rapporterade. Har du frågor, eller vill du ha informationen på ett annat sätt eller på ett annat språk, är du välkommen att kontakta oss.' },
  ];
}

function opening(data: DocumentData): string {
  const received = dayText(receivedAtOf(data));
  const where = data.operator.unit;
  const who = concerned(data)?.name ?? 'den du företräder';
  if (data.variant === 'vardnadshavare' || data.variant === 'god-man') return `Vi vill berätta om något som har hänt i ${where} och som gäller ${who}. Vi fick veta det den ${received}.`;
  return `Vi vill berätta för dig om något som har hänt i ${where} och som gäller dig. Vi fick veta det den ${received}.`;
}

function outcome(data: DocumentData): Block[] {
  const value = data.source.caseType === 'lex-sarah' ? lexSarahOf(data).beslut.at(-1)?.value : undefined;
  if (value === undefined) return [];
  return [{ kind: 'text', text: `Vi har utrett det som hände och beslutat att det var ${beslutText(value)}. Utredningen är gjord enligt ${dutyOn(data, 'investigate', data.createdAt)}.` }];
}

/** 3:3 SoL: adapted information. Short sentences, no words of law. */
function childBlocks(data: DocumentData): Block[] {
  return [
    { kind: 'text', text: 'Hej! Det här brevet är till dig. Det handlar om något som har hänt. Be gärna en vuxen som du litar på att läsa det tillsammans med dig.' },
    { kind: 'heading', level: 2, text: 'Vad har hänt?' },
    { kind: 'text', text: textOf(data) ?? '' },
    { kind: 'heading', level: 2, text: 'Vad gör vi nu?' },
    { kind: 'text', text: 'Vi tar reda på varför det blev så. Vi ändrar på saker så att det inte ska hända igen.' },
    { kind: 'heading', level: 2, text: 'Du ska veta det här' },
    {
      kind: 'list',
      items: ['Det är inte ditt fel.', 'Du får säga vad du tycker och hur det känns.', 'Du får fråga hur mycket du vill.', 'Du får säga till om vi har förstått fel.'],
    },
    { kind: 'text', text: 'Vill du prata med någon? Ring eller skriv till den som har skrivit brevet. Är du rädd eller är det bråttom, ring 112.' },
  ];
}

/** Said beside the form, and no hindrance: a person has to judge it. */
export function adviceFor(data: DocumentData): readonly string[] {
  const child = sectionsOf(data)?.enskilda.some((one) => one.isChild) ?? false;
  return child && data.variant === 'vardnadshavare' ? [askFirst] : [];
}
