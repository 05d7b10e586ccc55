import { mapTexts, type DocumentTree } from './document-tree.js';

/** Every text of a document, one per line. */
export function textsOf(tree: DocumentTree): string {
  const texts: string[] = [];
  mapTexts(tree, (_place, text) => {
    texts.push(text);
    return text;
  });
  return [...texts, ...tree.head.citations, tree.secrecy ?? ''].join('\n');
}
