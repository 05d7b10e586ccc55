import { otherOn, signatureOf } from '../case-texts.js';
import type { Block, Fact } from '../document-tree.js';
import { dayText, said, unknownText } from '../swedish.js';
import type { DocumentData, ExternFacts, TemplateText } from '../template.js';

function factsOf({ source }: DocumentData): ExternFacts {
  if (source.caseType !== 'extern-avvikelse') throw new RangeError('the case is no extern avvikelse');
  return source.view;
}

const grounds: Readonly<Record<string, string>> = { samtycke: 'samtycke', uppgiftsskyldighet: 'uppgiftsskyldighet i lag', anonymised: 'uppgifterna går inte att härleda till någon' };

/** The provision that lets the letter say what it says; what nobody can be known by needs none. */
function groundLagrum(data: DocumentData, ground: string | null): readonly string[] {
  return ground === 'samtycke' || ground === 'uppgiftsskyldighet' ? otherOn(data, ground, data.createdAt) : [];
}

function groundText(data: DocumentData, ground: string | null): string {
  if (ground === null) return unknownText;
  return [grounds[ground] ?? ground, ...groundLagrum(data, ground).map((one) => `(${one})`)].join(' ');
}

function identityText({ identityChannel }: ExternFacts): string {
  const nobody = 'Brevet innehåller inga uppgifter om vem det gäller.';
  return identityChannel === null ? nobody : `${nobody} De lämnas skilt från brevet: ${identityChannel}.`;
}

/** What goes along, so that who receives the letter sees whether something is missing. */
function enclosureBlocks({ enclosures }: ExternFacts): Block[] {
  if (enclosures.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'Bilagor' }, { kind: 'list', items: enclosures.map(said) }];
}

/** T-15: 7.7. Nobody is named: the identity goes apart, in the channel that was agreed (EX-01). */
export const externAvvikelse: TemplateText = {
  secret: true,
  missing: (data) => {
    const facts = factsOf(data);
    return [
      ...(facts.description === null ? ['Det är inte beskrivet vad som har hänt.'] : []),
      ...(facts.disclosureGround === null ? ['Sekretessprövningen är inte gjord: grunden för att lämna uppgifterna saknas.'] : []),
    ];
  },
  title: () => 'Avvikelse i samverkan',
  recipient: (data) => [factsOf(data).counterparty],
  citations: (data) => [...otherOn(data, 'god-kvalitet', data.createdAt), ...groundLagrum(data, factsOf(data).disclosureGround)],
  blocks: (data) => {
    const facts = factsOf(data);
    const rows: readonly Fact[] = [
      { label: 'Vår beteckning', value: said(facts.ourRef) }, { label: 'Vår verksamhet', value: said(data.operator.unit) },
      { label: 'När det hände', value: dayText(facts.occurredFrom) },
    ];
    return [
      { kind: 'text', text: 'Vi har sett en brist i samverkan mellan oss och er. Vi beskriver den här och ber er att ta reda på vad som hände hos er och vad som kan göras för att det inte ska hända igen.' },
      { kind: 'facts', rows },
      { kind: 'heading', level: 2, text: 'Vad som hände' },
      { kind: 'text', text: said(facts.description) },
      { kind: 'heading', level: 2, text: 'Vad det innebar för den enskilde' },
      { kind: 'text', text: said(facts.konsekvens) },
      { kind: 'heading', level: 2, text: 'Vad vi vill att ni gör' },
      { kind: 'text', text: said(facts.wantedAtgard) },
      ...enclosureBlocks(facts),
      { kind: 'heading', level: 2, text: 'Svar' },
      { kind: 'text', text: `Bekräfta gärna att ni har fått brevet.${facts.answerBy === null ? '' : ` Vi hoppas på ert svar senast den ${dayText(facts.answerBy)}.`} Ange vår beteckning. Skriv inte namn eller personnummer i svaret.` },
      { kind: 'heading', level: 2, text: 'Vem det gäller' },
      { kind: 'text', text: `${identityText(facts)} Grund för att lämna uppgifterna: ${groundText(data, facts.disclosureGround)}.` },
      signatureOf(data),
    ];
  },
};
