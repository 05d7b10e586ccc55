import { otherOn, signatureOf } from '../case-texts.js';
import type { Fact } from '../document-tree.js';
import { dayText, said, unknownText } from '../swedish.js';
import type { DocumentData, ExternFacts, TemplateText } from '../template.js';

function factsOf({ source }: DocumentData): ExternFacts {
  if (source.caseType !== 'extern-avvikelse') throw new RangeError('the case is no extern avvikelse');
  return source.view;
}

const grounds: Readonly<Record<string, string>> = { consent: 'samtycke', duty: 'uppgiftsskyldighet', anonymised: 'uppgifterna går inte att härleda till någon' };

function groundText(data: DocumentData, ground: string | null): string {
  if (ground === null) return unknownText;
  const lagrum = ground === 'consent' ? otherOn(data, 'samtycke', data.createdAt) : ground === 'duty' ? otherOn(data, 'uppgiftsskyldighet', data.createdAt) : [];
  return [grounds[ground] ?? ground, ...lagrum.map((one) => `(${one})`)].join(' ');
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
  citations: (data) => [...otherOn(data, 'god-kvalitet', data.createdAt), ...otherOn(data, factsOf(data).disclosureGround === 'duty' ? 'uppgiftsskyldighet' : 'samtycke', data.createdAt)],
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
      { kind: 'heading', level: 2, text: 'Svar' },
      { kind: 'text', text: `Bekräfta gärna att ni har fått brevet.${facts.answerBy === null ? '' : ` Vi hoppas på ert svar senast den ${dayText(facts.answerBy)}.`} Ange vår beteckning. Skriv inte namn eller personnummer i svaret.` },
      { kind: 'heading', level: 2, text: 'Vem det gäller' },
      { kind: 'text', text: `Brevet innehåller inga uppgifter om vem det gäller. De lämnas skilt från brevet: ${said(facts.identityChannel)}. Grund för att lämna uppgifterna: ${groundText(data, facts.disclosureGround)}.` },
      signatureOf(data),
    ];
  },
};
