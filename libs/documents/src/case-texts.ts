import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import type { CaseSections } from '#domain/case/case-sections.js';
import { basisOf, lagkravLabels, type LegalTopic } from '#domain/lagrum/rule-sets.js';
import { citedOn, type CitedTopic } from '#domain/lagrum/other-acts.js';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import type { SynpunktView } from '#domain/synpunkt/synpunkt.view.js';
import type { Block } from './document-tree.js';
import { wordOf } from './labels.js';
import { capital, dayOf, dayText, unknownText } from './swedish.js';
import type { AtgardFacts, DocumentData } from './template.js';

export function lexSarahOf({ source }: DocumentData): LexSarahView {
  if (source.caseType !== 'lex-sarah') throw new RangeError('the case is no lex Sarah case');
  return source.view;
}

export function synpunktOf({ source }: DocumentData): SynpunktView {
  if (source.caseType !== 'synpunkt') throw new RangeError('the case is no synpunkt');
  return source.view;
}

export function avvikelseOf({ source }: DocumentData): AvvikelseView {
  if (source.caseType !== 'avvikelse') throw new RangeError('the case is no avvikelse');
  return source.view;
}

export function sectionsOf({ source }: DocumentData): CaseSections | null {
  return source.caseType === 'extern-avvikelse' || source.caseType === 'lex-sarah-info' ? null : source.view.sections;
}

/** The acts the case falls under: as classified, else as said when it came in. */
export function lawsOf({ source }: DocumentData): readonly string[] {
  switch (source.caseType) {
    case 'lex-sarah':
      return lexSarahLawsOf(source.view);
    case 'avvikelse':
      return avvikelseLawsOf(source.view);
    case 'synpunkt':
      return source.view.classifications.at(-1)?.laws ?? [];
    case 'lex-sarah-info':
      return source.view.laws;
    case 'extern-avvikelse':
      return [];
  }
}

function lexSarahLawsOf({ classification, rapport }: LexSarahView): readonly string[] {
  return classification?.laws ?? rapport?.laws ?? [];
}

function avvikelseLawsOf({ bedomningar, report }: AvvikelseView): readonly string[] {
  return bedomningar.at(-1)?.laws ?? report.laws ?? [];
}

export function receivedAtOf({ source, createdAt }: DocumentData): string {
  if (source.caseType === 'lex-sarah') return source.view.rapport?.receivedAt ?? createdAt;
  return source.caseType === 'extern-avvikelse' ? createdAt : source.view.receivedAt;
}

/** A lex Sarah duty as cited on the day of the act, both acts where both hold. */
export function dutyOn(data: DocumentData, topic: LegalTopic, at: string): string {
  return basisOf(topic, lawsOf(data), dayOf(at)).lagrum ?? unknownText;
}

/** The law's own word of that day: genast, snarast or utan dröjsmål. */
export function wordOn(data: DocumentData, topic: LegalTopic, at: string): string {
  const { lagkrav } = basisOf(topic, lawsOf(data), dayOf(at));
  return lagkrav === null ? '' : lagkravLabels[lagkrav];
}

export function otherOn(data: DocumentData, topic: CitedTopic, at: string): readonly string[] {
  return citedOn(topic, lawsOf(data), dayOf(at));
}

/** Name and befattning, or what may be said of somebody without an account. */
export function personText(data: DocumentData, userId: string | null, title?: string | null): string {
  const person = userId === null ? null : data.person(userId);
  if (person === null) return unknownText;
  const befattning = title ?? person.title;
  return befattning === null ? person.name : `${person.name}, ${befattning.charAt(0).toLowerCase()}${befattning.slice(1)}`;
}

/** The lines of an address. An e-mail address or a telephone number is none. */
export function addressLines(contact: string | null): string[] {
  if (contact === null || /@|^[\d+()\s-]+$/.test(contact)) return [];
  return contact.split(/[\n,;]+/).map((line) => line.trim()).filter((line) => line !== '');
}

export function signatureOf({ createdBy, operator }: DocumentData): Block {
  const lines = [createdBy.name, ...(createdBy.title === null ? [] : [createdBy.title]), operator.unit];
  return { kind: 'signature', lines: lines.filter((line) => line !== '') };
}

export function atgardBlocks(atgarder: readonly AtgardFacts[]): Block[] {
  const known = atgarder.filter((one) => one.status !== 'rejected');
  if (known.length === 0) return [{ kind: 'text', text: 'Inga åtgärder är beslutade i ärendet.' }];
  const rows = known.map((one) => [one.what ?? unknownText, one.dueDate === null ? '–' : dayText(one.dueDate), capital(wordOf(one.status))]);
  return [{ kind: 'table', columns: [{ label: 'Åtgärd', share: 58 }, { label: 'Klar senast', share: 24 }, { label: 'Läge', share: 18 }], rows }];
}

/** Åtgärder in words, for a letter: nobody's name stands in it. */
export function atgardList(atgarder: readonly AtgardFacts[]): string[] {
  return atgarder.flatMap((one) => (one.what === null || one.status === 'rejected' ? [] : [one.what]));
}
