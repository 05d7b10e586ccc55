import { templateOf, type TemplateId } from '#domain/documents/templates.js';
import { citedOn } from '#domain/lagrum/other-acts.js';
import { lawsOf } from './case-texts.js';
import { mapTexts, type DocumentTree, type Fact } from './document-tree.js';
import { hiddenNames, withoutNames } from './hidden-names.js';
import { dayOf, stampText } from './swedish.js';
import type { DocumentData, TemplateText } from './template.js';
import { beslut, delegationsbeslut } from './templates/beslut.js';
import { information } from './templates/enskild-letter.js';
import { externAvvikelse } from './templates/extern-letter.js';
import { ivoUnderlag } from './templates/ivo.js';
import { namndInformation } from './templates/namnd-information.js';
import { begaranOmKomplettering, begaranOmYttrande } from './templates/questions.js';
import { aterkoppling, aterkopplingTillGruppen, bekraftelse } from './templates/reporter-letters.js';
import { bekraftelsePaSynpunkt, forsening, svar } from './templates/synpunkt-letters.js';
import { utredning } from './templates/utredning.js';

/** The templates that are made from a case; T-16 and T-18 are made from figures and rules. */
const caseTemplates: Readonly<Record<Exclude<TemplateId, 'T-16' | 'T-18'>, TemplateText>> = {
  'T-01': bekraftelse,
  'T-02': begaranOmKomplettering,
  'T-03': utredning,
  'T-04': beslut,
  'T-05': aterkoppling,
  'T-06': information,
  'T-07': aterkopplingTillGruppen,
  'T-08': ivoUnderlag,
  'T-09': namndInformation,
  'T-10': delegationsbeslut,
  'T-11': bekraftelsePaSynpunkt,
  'T-12': svar,
  'T-13': forsening,
  'T-14': begaranOmYttrande,
  'T-15': externAvvikelse,
};

function textOf(id: TemplateId): TemplateText {
  if (id === 'T-16' || id === 'T-18') throw new RangeError(`${id} is not made from a case`);
  return caseTemplates[id];
}

/** What has to be there before the document can be made, one Swedish sentence each. */
export function missingFor(id: TemplateId, data: DocumentData): readonly string[] {
  return textOf(id).missing(data);
}

/** The document of a case at one revision. The same data gives the same tree. */
export function buildDocument(id: TemplateId, data: DocumentData): DocumentTree {
  const row = templateOf(id);
  const text = textOf(id);
  const tree: DocumentTree = {
    documentId: data.documentId,
    title: text.title(data),
    createdAt: data.createdAt,
    head: {
      huvudman: data.operator.huvudman,
      namnd: data.operator.namnd,
      documentType: row.name,
      reference: referenceOf(data),
      version: `${row.id}, version ${String(row.version)}`,
      createdAt: stampText(data.createdAt),
      createdBy: data.createdBy.title === null ? data.createdBy.name : `${data.createdBy.name}, ${data.createdBy.title.toLowerCase()}`,
      citations: [...new Set(text.citations(data))],
    },
    recipient: text.recipient(data),
    secrecy: text.secret ? secrecyOf(data) : null,
    blocks: text.blocks(data),
  };
  const names = hiddenNames(id, data);
  return names.length === 0 ? tree : mapTexts(tree, (_place, one) => withoutNames(one, names));
}

function referenceOf(data: DocumentData): Fact {
  if (data.operator.kind === 'enskild-verksamhet') return { label: 'Ärendenummer', value: data.number };
  return { label: 'Diarienummer', value: diarienummerOf(data) ?? `Inte satt (ärende ${data.number})` };
}

function diarienummerOf({ source }: DocumentData): string | null {
  if ('sections' in source.view) return source.view.sections.diarienummer?.diarienummer ?? null;
  return source.view.diarienummer;
}

/** OSL 5:5: the provision, the day and the authority. A private operator has tystnadsplikt instead. */
export function secrecyOf(data: DocumentData): string {
  const day = dayOf(data.createdAt);
  const laws = lawsOf(data);
  if (data.operator.kind === 'enskild-verksamhet') return `Uppgifterna i handlingen omfattas av tystnadsplikt enligt ${citedOn('tystnadsplikt', laws, day).join(' och ')}.`;
  const by = `${data.operator.namnd}, ${data.operator.huvudman}`;
  return `Sekretessmarkering. Uppgifter i handlingen kan vara sekretessbelagda enligt ${citedOn('sekretess', laws, day).join(' och ')}. Markeringen är gjord ${day} av ${by}, enligt ${citedOn('sekretessmarkering', laws, day).join(' och ')}.`;
}
