import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType,
  type FileChild,
} from 'docx';
import type { Block, DocumentTree, Fact } from './document-tree.js';
import { nothingKnown, paragraphsOf } from './pdf-blocks.js';
import { readZip, writeZip } from './zip-archive.js';

const font = 'Calibri';
const bullets = 'klarsyn-bullets';
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'C8C8C8' } as const;
const inner = { top: noBorder, left: noBorder, right: noBorder, bottom: thin, insideHorizontal: thin, insideVertical: noBorder } as const;

/** For what is edited before it is sent. The same tree gives the same bytes: what the library dates by its own clock is dated anew. */
export async function renderDocx(tree: DocumentTree): Promise<Uint8Array> {
  const { head } = tree;
  const document = new Document({
    title: tree.title, creator: head.huvudman, lastModifiedBy: head.huvudman, keywords: tree.documentId, revision: 1,
    styles: { default: defaults(), paragraphStyles: [smallStyle, frameStyle], characterStyles: [strongStyle] },
    numbering: { config: [{ reference: bullets, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 240 } } } }] }] },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_500, bottom: 1_500, left: 1_580, right: 1_420 } } },
        headers: { first: new Header({ children: [] }), default: new Header({ children: [small(`${head.namnd}, ${head.huvudman}`), small(`${head.reference.value} · ${tree.title}`)] }) },
        footers: { first: foot(tree), default: foot(tree) },
        children: [
          ...letterhead(tree), new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(tree.title)] }),
          ...(tree.secrecy === null ? [] : [framed(tree.secrecy)]), ...tree.blocks.flatMap(childrenOf),
        ],
      },
    ],
  });
  return dated(await Packer.toBuffer(document), tree.createdAt);
}

/** Two places in the file take the clock of the machine: when it was made and when it was changed. */
function dated(archive: Buffer, createdAt: string): Buffer {
  const stamp = createdAt.replace(/\.\d+Z$/, 'Z');
  const entries = readZip(archive).map(({ name, bytes }) => {
    if (name !== 'docProps/core.xml') return { name, bytes };
    const text = bytes.toString('utf8').replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`);
    return { name, bytes: Buffer.from(text, 'utf8') };
  });
  return writeZip(entries);
}

function defaults() {
  const heading = (size: number, before: number) => ({ run: { font, size, bold: true, color: '1A1A1A' }, paragraph: { spacing: { before, after: 80 }, keepNext: true } });
  return {
    document: { run: { font, size: 22, language: { value: 'sv-SE', eastAsia: 'sv-SE', bidirectional: 'sv-SE' } }, paragraph: { spacing: { after: 140, line: 276 } } },
    heading1: heading(38, 240), heading2: heading(27, 280), heading3: heading(23, 180),
  };
}

const smallStyle = { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 17, color: '4A4A4A' }, paragraph: { spacing: { after: 20 } } };
const strongStyle = { id: 'Strong', name: 'Strong', run: { bold: true } };
const frameStyle = { id: 'Frame', name: 'Frame', basedOn: 'Normal', run: { size: 20 }, paragraph: { spacing: { before: 80, after: 200 } } };

function small(text: string): Paragraph {
  return new Paragraph({ style: 'Small', children: [new TextRun(text)] });
}

function framed(text: string): Paragraph {
  const side = { style: BorderStyle.SINGLE, size: 6, color: '4A4A4A', space: 6 } as const;
  return new Paragraph({ style: 'Frame', border: { top: side, bottom: side, left: side, right: side }, children: [new TextRun(text)] });
}

function foot({ secrecy }: DocumentTree): Footer {
  const pages = new Paragraph({ style: 'Small', alignment: AlignmentType.RIGHT, children: [new TextRun({ children: ['Sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES] })] });
  return new Footer({ children: [...(secrecy === null ? [] : [small(secrecy)]), pages] });
}

function letterhead({ head, recipient }: DocumentTree): FileChild[] {
  const facts: readonly Fact[] = [
    { label: 'Handling', value: head.documentType }, head.reference, { label: 'Upprättad', value: head.createdAt }, { label: 'Upprättad av', value: head.createdBy },
    { label: 'Mall', value: head.version }, { label: 'Rättslig grund', value: head.citations.length === 0 ? nothingKnown : head.citations.join('; ') },
  ];
  return [
    new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: head.huvudman, style: 'Strong' })] }),
    new Paragraph({ children: [new TextRun(head.namnd)] }),
    table(facts.map(({ label, value }) => [label, value]), [1_600, 7_300], 'facts'),
    new Paragraph({ spacing: { after: 200 }, children: [] }),
    ...recipient.map((line) => new Paragraph({ spacing: { after: 0 }, children: [new TextRun(line)] })),
  ];
}

function childrenOf(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3, children: [new TextRun(block.text)] })];
    case 'text':
      return paragraphsOf(block.text).map((text) => new Paragraph({ children: [new TextRun(text)] }));
    case 'source':
      return [new Paragraph({ style: 'Small', spacing: { after: 140 }, children: [new TextRun(block.text)] })];
    case 'list':
      return block.items.map((text) => new Paragraph({ numbering: { reference: bullets, level: 0 }, spacing: { after: 60 }, children: [new TextRun(text)] }));
    case 'facts':
      return [table(block.rows.map(({ label, value }) => [label, paragraphsOf(value).join(' ')]), [3_200, 5_700], 'facts'), afterTable()];
    case 'table':
      return [table([block.columns.map(({ label }) => label), ...block.rows], widthsOf(block.columns.map(({ share }) => share)), 'head'), afterTable()];
    case 'frame':
      return [framed(block.text)];
    case 'signature':
      return [new Paragraph({ spacing: { before: 700, after: 60 }, children: [new TextRun('_'.repeat(36))] }), ...block.lines.map((line) => new Paragraph({ spacing: { after: 0 }, keepLines: true, children: [new TextRun(line)] }))];
  }
}

function afterTable(): Paragraph {
  return new Paragraph({ spacing: { after: 80 }, children: [] });
}

function widthsOf(shares: readonly number[]): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.round((8_900 * share) / all));
}

function table(rows: readonly (readonly string[])[], widths: readonly number[], kind: 'facts' | 'head'): Table {
  return new Table({
    width: { size: 8_900, type: WidthType.DXA }, columnWidths: [...widths], borders: inner,
    rows: rows.map((cells, row) => new TableRow({
      tableHeader: kind === 'head' && row === 0, cantSplit: cells.every((cell) => cell.length < 800),
      children: cells.map((cell, at) => {
        const strong = kind === 'facts' ? at === 0 : row === 0;
        const text = cell.trim() === '' ? nothingKnown : cell;
        return new TableCell({ width: { size: widths[at] ?? 1_000, type: WidthType.DXA }, margins: { top: 40, bottom: 40, right: 100 }, children: [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, size: 20, ...(strong && { style: 'Strong' }) })] })] });
      }),
    })),
  });
}
