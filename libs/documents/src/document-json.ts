import { z } from 'zod';
import type { DocumentTree } from './document-tree.js';

const text = z.string();
const fact = z.object({ label: text, value: text });

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text }),
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('source'), text }),
  z.object({ kind: z.literal('list'), items: z.array(text) }),
  z.object({ kind: z.literal('facts'), rows: z.array(fact) }),
  z.object({ kind: z.literal('table'), columns: z.array(z.object({ label: text, share: z.number() })), rows: z.array(z.array(text)) }),
  z.object({ kind: z.literal('frame'), text }),
  z.object({ kind: z.literal('signature'), lines: z.array(text) }),
]);

const tree = z.object({
  documentId: text,
  title: text,
  createdAt: text,
  head: z.object({
    huvudman: text, namnd: text, documentType: text, reference: fact, version: text, createdAt: text, createdBy: text, citations: z.array(text),
  }),
  recipient: z.array(text),
  secrecy: text.nullable(),
  blocks: z.array(block),
});

/** What a document says, as it is kept beside the bytes that were made of it. */
export function treeToJson(document: DocumentTree): string {
  return JSON.stringify(document);
}

export function treeFromJson(json: string): DocumentTree {
  return tree.parse(JSON.parse(json));
}
