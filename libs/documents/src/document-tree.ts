/** One column of a table; `share` is its part of the width. */
export interface Column {
  readonly label: string;
  readonly share: number;
}

/** What a document is made of, whatever it is written as. A text of several lines is several paragraphs. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Small print: who wrote a note, when and from which source. */
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Names and values side by side: a table whose first cells are headings of their rows. */
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** Stands in a frame: what must not be overlooked. */
  | { readonly kind: 'frame'; readonly text: string }
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What 7.9 asks for at the head of every document. */
export interface DocumentHead {
  readonly huvudman: string;
  readonly namnd: string;
  readonly documentType: string;
  /** Diarienummer, or the number of the case where the operation keeps no diarium. */
  readonly reference: Fact;
  /** Of the template: `T-04, version 1`. */
  readonly version: string;
  /** Day and clock in Sweden, `2026-11-21 kl. 14.32`. */
  readonly createdAt: string;
  readonly createdBy: string;
  /** The acts the document rests on, each as cited. */
  readonly citations: readonly string[];
}

export interface DocumentTree {
  /** The document's own id, also in its metadata. */
  readonly documentId: string;
  readonly title: string;
  /** The instant that stands in the metadata of the file. */
  readonly createdAt: string;
  readonly head: DocumentHead;
  /** Lines of the address; empty for what is no letter. */
  readonly recipient: readonly string[];
  /** OSL 5:5 or tystnadsplikt: on the first page and at the foot of each. */
  readonly secrecy: string | null;
  readonly blocks: readonly Block[];
}

/** Names every text of a tree and gives each the chance to be another: what is masked is masked before anything is drawn. */
export function mapTexts(tree: DocumentTree, change: (place: string, text: string) => string): DocumentTree {
  const blocks = tree.blocks.map((block, at) => mapBlock(block, (part, text) => change(`b${String(at + 1)}${part}`, text)));
  return {
    ...tree,
    title: change('title', tree.title),
    head: { ...tree.head, createdBy: change('createdBy', tree.head.createdBy) },
    recipient: tree.recipient.map((line, at) => change(`to.${String(at + 1)}`, line)),
    blocks,
  };
}

function mapBlock(block: Block, change: (part: string, text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'source':
    case 'frame':
      return { ...block, text: change('', block.text) };
    case 'list':
      return { ...block, items: block.items.map((item, at) => change(`.${String(at + 1)}`, item)) };
    case 'facts':
      return { ...block, rows: block.rows.map((row, at) => ({ ...row, value: change(`.${String(at + 1)}`, row.value) })) };
    case 'table':
      return { ...block, rows: block.rows.map((cells, row) => cells.map((cell, at) => change(`.${String(row + 1)}.${String(at + 1)}`, cell))) };
    case 'signature':
      return { ...block, lines: block.lines.map((line, at) => change(`.${String(at + 1)}`, line)) };
  }
}
