import type { TemplateId } from '#domain/documents/templates.js';
import { buildDocument } from './build-document.js';
import { dataOf, documentId, lexSarahData } from './document-cases.fixture.js';
import type { Block, DocumentTree } from './document-tree.js';

export interface MadeTemplate {
  readonly name: string;
  readonly id: TemplateId;
  readonly tree: () => DocumentTree;
}

const made = (id: TemplateId, name: string, tree: () => DocumentTree): MadeTemplate => ({ id, name: `${id} ${name}`, tree });

/** Each template with a whole case behind it; the specs of structure and look go through all of them. */
export const everyTemplate: readonly MadeTemplate[] = [
  made('T-03', 'utredning', () => buildDocument('T-03', lexSarahData())),
  made('T-04', 'beslut', () => buildDocument('T-04', lexSarahData({ value: 'allvarligt-missforhallande', laws: ['sol', 'lss'] }))),
  made('T-10', 'delegationsbeslut', () => buildDocument('T-10', lexSarahData())),
];

/** A document that is harder than any real one. */
export function longTree(title = 'Ett långt dokument'): DocumentTree {
  const word = 'läkemedelsavvikelsehanteringssystemsuppföljningsrapporteringsrutinbeskrivningsdokumentet';
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: 'Åäö ÅÄÖ é ü – ”citat” 27 kap. 5 §' },
    ...Array.from({ length: 30 }, (_, at): Block => ({ kind: 'text', text: `Stycke ${String(at)}. ${'Det här är en mening som fyller raden. '.repeat(9)}` })),
    { kind: 'table', columns: [{ label: 'Nr', share: 10 }, { label: 'Text', share: 30 }], rows: Array.from({ length: 80 }, (_, at) => [String(at + 1), `Rad ${String(at + 1)} i tabellen ${at === 40 ? word : ''}`]) },
    { kind: 'table', columns: [{ label: 'Smal', share: 10 }, { label: 'Bred', share: 60 }], rows: [[word, 'Mycket text. '.repeat(700)]] },
    { kind: 'list', items: Array.from({ length: 50 }, (_, at) => `Punkt ${String(at + 1)}: ${'ord '.repeat(40)}`) },
    { kind: 'frame', text: 'Det här står i en ram.' },
    { kind: 'signature', lines: ['Åsa Öberg', 'Utredare'] },
  ];
  const { operator } = dataOf({ caseType: 'extern-avvikelse', view: { ourRef: '', counterparty: '', occurredFrom: null, description: null, konsekvens: null, wantedAtgard: null, identityChannel: null, disclosureGround: null, answerBy: null } });
  return {
    documentId, title, createdAt: '2026-03-20T13:05:00.000Z', recipient: ['Maj Lund', 'Storgatan 1', '123 45 Nackby'], secrecy: null, blocks,
    head: { huvudman: operator.huvudman, namnd: operator.namnd, documentType: 'Prov', reference: { label: 'Diarienummer', value: 'SN 2026/1' }, version: 'T-03, version 1', createdAt: '2026-03-20 kl. 14.05', createdBy: 'Åsa Öberg', citations: [] },
  };
}
